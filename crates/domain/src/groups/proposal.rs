//! The door to the solver.

use super::solver::{Outcome, Problem, solve};
use super::{Assignment, Cost, Explanation, GroupNumber, Grouping, Infeasible, Seed, explain};
use crate::ids::PersonId;

/// Groups that keep every limit, with what they achieve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Who is in which group.
    pub assignment: Assignment,
    /// Score, bound and reasons.
    pub explanation: Explanation,
    /// The seed of the search: with the same input it gives the same proposal again.
    pub seed: Seed,
    /// The digest of the input.
    pub digest: [u8; 32],
}

/// Divides the people of a grouping.
///
/// # Errors
/// [`Infeasible`] with the people who make it so, when the limits cannot all be kept.
pub fn propose(grouping: &Grouping) -> Result<Proposal, Infeasible> {
    let problem = Problem::new(grouping);
    let name = |people: Vec<usize>| -> Vec<PersonId> {
        people
            .into_iter()
            .filter_map(|place| grouping.members().get(place))
            .map(|member| member.person)
            .collect()
    };
    let groups = u32::try_from(grouping.sizes().len()).unwrap_or(u32::MAX);
    match solve(&problem, grouping.seed()) {
        Outcome::Placed { division, bound } => {
            let people = grouping.members().iter().zip(division);
            let assignment: Assignment =
                people.map(|(member, group)| (member.person, GroupNumber::at(group))).collect();
            let bound = Cost::new(bound, grouping.members().len());
            let explanation = explain(grouping, &assignment, Some(bound));
            Ok(Proposal { assignment, explanation, seed: grouping.seed(), digest: grouping.digest() })
        }
        Outcome::LineTooLong(line) => Err(Infeasible::LineLongerThanGroups { line: name(line), groups }),
        Outcome::OddRing(ring) => Err(Infeasible::OddRing { ring: name(ring) }),
        Outcome::TooFewGroups(people) => Err(Infeasible::TooFewGroups { people: name(people), groups }),
        Outcome::TooTight(sets) => Err(Infeasible::SizesTooTight {
            bound_together: sets.into_iter().map(name).collect(),
            sizes: grouping.fills(),
        }),
        Outcome::GaveUp(tried) => Err(Infeasible::NotFound { tried }),
    }
}
