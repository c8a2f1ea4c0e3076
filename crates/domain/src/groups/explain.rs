//! What an assignment achieves and why it is not better, as data.

use super::score::{cost_of, counts, fills_of};
use super::solver::Problem;
use super::{Assignment, Cost, Criterion, GroupNumber, Grouping, check_open, score};
use crate::ids::PersonId;

/// The head counts of one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueRow {
    /// The value, as the members carry it.
    pub value: String,
    /// How many people have it.
    pub people: u32,
    /// How many of them are in each group, in the order of the groups' numbers.
    pub counts: Vec<u32>,
    /// The least this value can cost, weighted: the proportional shares rounded by largest remainders and, with
    /// two groups, to what the reporting lines leave reachable; nothing for a value that does not count.
    pub bound: Cost,
}

/// One criterion's part in the score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionReport {
    /// The criterion.
    pub criterion: Criterion,
    /// Its weight.
    pub weight: u32,
    /// What it costs, weighted.
    pub cost: Cost,
    /// The least it could cost if it were the only one: the sum of its values' bounds.
    pub bound: Cost,
    /// The values, in their order as text.
    pub rows: Vec<ValueRow>,
}

/// Two people whom the reporting line keeps apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    /// The one below.
    pub person: PersonId,
    /// The one above.
    pub superior: PersonId,
}

/// How good an assignment is known to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quality {
    /// It reaches the bound: no assignment that keeps the limits is better.
    Best,
    /// It is at most this much above the best.
    WithinGap(Cost),
    /// It breaks a limit that may be told, so it is compared with nothing.
    LimitsBroken,
}

/// Score, bound and reasons of one assignment. Nothing in it is made from the wishes not to share a group, but for
/// a bound known from the proposal.
///
/// The bound is the sum of the least that each value can cost by itself, or the cost of the best division where branch
/// and bound proved it. It is true (nothing that keeps the limits is below it) but not
/// always reachable, since the criteria and the reporting lines pull at the same people; a gap therefore does
/// not mean that something better exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// How many people each group holds.
    pub fills: Vec<u32>,
    /// Each criterion's part.
    pub criteria: Vec<CriterionReport>,
    /// The sum of the criteria's costs.
    pub cost: Cost,
    /// What no assignment with these fills and limits can be below; at least the sum of the criteria's bounds.
    pub bound: Cost,
    /// What the two say together.
    pub quality: Quality,
    /// Everyone whom the reporting lines keep apart, in the order of the lower person's id.
    pub apart: Vec<Apart>,
}

/// Explains an assignment of a grouping. Members without a group are left out, as in [`score`]. A bound known
/// from a [`Proposal`](super::Proposal) is used if it is higher than the one found here; it holds as long as
/// everyone has a group, the groups are filled as they were then and the limits are those there were.
#[must_use]
pub fn explain(grouping: &Grouping, assignment: &Assignment, known: Option<Cost>) -> Explanation {
    let fills = fills_of(grouping, assignment);
    let problem = Problem::of_assigned(grouping, assignment, &fills);
    let criteria: Vec<CriterionReport> = Criterion::ALL
        .into_iter()
        .map(|criterion| report(grouping, assignment, &problem, criterion))
        .collect();
    let cost = score(grouping, assignment);
    let bound = Cost::new(problem.bound(), problem.people());
    let known = known.filter(|_| fills.iter().copied().eq(grouping.fills().into_iter().map(u64::from)));
    let bound = known.map_or(bound, |known| known.max(bound));
    let quality = if !check_open(grouping, assignment).is_empty() {
        Quality::LimitsBroken
    } else if cost <= bound {
        Quality::Best
    } else {
        Quality::WithinGap(cost.above(bound))
    };
    Explanation {
        fills: fills.into_iter().map(head_count).collect(),
        criteria,
        cost,
        bound,
        quality,
        apart: apart(grouping),
    }
}

fn report(
    grouping: &Grouping,
    assignment: &Assignment,
    problem: &Problem,
    criterion: Criterion,
) -> CriterionReport {
    let weight = grouping.weights().of(criterion);
    let bounds = problem.value_bounds(criterion);
    // The problem numbers the values in their order as text, which is the order of the table.
    let rows: Vec<ValueRow> = counts(grouping, assignment, criterion)
        .into_iter()
        .zip(bounds)
        .map(|((value, row), bound)| ValueRow {
            value: value.to_owned(),
            people: head_count(row.iter().sum()),
            counts: row.into_iter().map(head_count).collect(),
            bound: Cost::new(
                if criterion.counts(value) { u128::from(weight) * bound } else { 0 },
                problem.people(),
            ),
        })
        .collect();
    CriterionReport {
        criterion,
        weight,
        cost: cost_of(grouping, assignment, criterion),
        bound: sum(rows.iter().map(|row| row.bound), problem.people()),
        rows,
    }
}

fn sum(costs: impl Iterator<Item = Cost>, people: usize) -> Cost {
    Cost::new(costs.map(Cost::scaled).sum(), people)
}

fn apart(grouping: &Grouping) -> Vec<Apart> {
    let pairs = grouping.members().iter();
    pairs
        .flat_map(|member| {
            member.superiors.iter().map(|superior| Apart { person: member.person, superior: *superior })
        })
        .collect()
}

fn head_count(people: u64) -> u32 {
    u32::try_from(people).unwrap_or(u32::MAX)
}

impl Explanation {
    /// Head counts of one group under a criterion: its column of the table, value by value.
    pub fn column(&self, criterion: Criterion, group: GroupNumber) -> impl Iterator<Item = (&str, u32)> {
        self.criteria.iter().filter(move |report| report.criterion == criterion).flat_map(move |report| {
            report
                .rows
                .iter()
                .map(move |row| (row.value.as_str(), row.counts.get(group.place()).copied().unwrap_or(0)))
        })
    }
}
