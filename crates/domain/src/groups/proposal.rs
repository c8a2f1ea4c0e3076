//! The door to the solver.

use super::solver::{Cause, Outcome, Solved, solve};
use super::{Assignment, Cost, Criterion, Explanation, GroupNumber, Grouping, Infeasible, Seed, explain};
use crate::ids::PersonId;

/// How far a search has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The effort spent so far.
    pub done: u64,
    /// The most effort it will take.
    pub of: u64,
    /// The cost of the division as it is now: everybody is in a group that keeps the limits.
    pub cost: Cost,
    /// What no division can cost less than, as far as it is known by then.
    pub bound: Cost,
}

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
    /// Whether the search was stopped before its end. What it found until then keeps the limits all the same.
    pub stopped: bool,
}

/// Divides the people of a grouping.
///
/// # Errors
/// [`Infeasible`] with the people who make it so, when the limits cannot all be kept.
pub fn propose(grouping: &Grouping) -> Result<Proposal, Infeasible> {
    propose_while(grouping, &mut |_| true)
}

/// Divides the people of a grouping as long as `go_on` says so; it is asked some hundred times a second.
///
/// # Errors
/// As [`propose`].
pub fn propose_while(
    grouping: &Grouping,
    go_on: &mut dyn FnMut(Progress) -> bool,
) -> Result<Proposal, Infeasible> {
    match solve(grouping, grouping.seed(), go_on) {
        Outcome::Placed(Solved { division, bound, stopped }) => {
            let people = grouping.members().iter().zip(division);
            let assignment: Assignment =
                people.map(|(member, group)| (member.person, GroupNumber::at(group))).collect();
            let bound = Cost::new(bound, grouping.members().len());
            let explanation = explain(grouping, &assignment, Some(bound));
            let (seed, digest) = (grouping.seed(), grouping.digest());
            Ok(Proposal { assignment, explanation, seed, digest, stopped })
        }
        Outcome::Impossible(cause) => Err(told(grouping, cause)),
    }
}

/// A cause with the people and units it names.
fn told(grouping: &Grouping, cause: Cause) -> Infeasible {
    let groups = u32::try_from(grouping.sizes().len()).unwrap_or(u32::MAX);
    let name = |people: Vec<usize>| -> Vec<PersonId> {
        let members = people.into_iter().filter_map(|place| grouping.members().get(place));
        members.map(|member| member.person).collect()
    };
    match cause {
        Cause::LineTooLong(line) => Infeasible::LineLongerThanGroups { line: name(line), groups },
        Cause::OddRing(ring) => Infeasible::OddRing { ring: name(ring) },
        Cause::TooFewGroups(people) => Infeasible::TooFewGroups { people: name(people), groups },
        Cause::TooTight(sets) => Infeasible::SizesTooTight {
            bound_together: sets.into_iter().map(name).collect(),
            sizes: grouping.fills(),
        },
        Cause::Units(numbers) => {
            let mut units: Vec<&str> =
                grouping.members().iter().map(|member| member.value(Criterion::Unit)).collect();
            units.sort_unstable();
            units.dedup();
            let units = numbers.into_iter().filter_map(|number| units.get(number));
            Infeasible::UnitMaximum {
                units: units.map(|unit| (*unit).to_owned()).collect(),
                maximum: grouping.unit_maximum().unwrap_or(u32::MAX),
            }
        }
        Cause::Languages(people) => Infeasible::Languages { people: name(people) },
        Cause::Wishes => Infeasible::Wishes,
        Cause::GaveUp(tried) => Infeasible::NotFound { tried },
    }
}
