//! What a move by hand would do, before it is made.

use super::score::cost_of;
use super::{Assignment, BrokenLimit, Cost, Criterion, GroupNumber, Grouping, check, score};
use crate::ids::PersonId;

/// One criterion before and after a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoreChange {
    /// The criterion.
    pub criterion: Criterion,
    /// Its cost as things are.
    pub before: Cost,
    /// Its cost afterwards.
    pub after: Cost,
}

/// What a move would break and how the balance would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consequences {
    /// Who would be where.
    pub assignment: Assignment,
    /// The limits that would be broken afterwards and are not broken as much now: the move's own doing.
    pub breaks: Vec<BrokenLimit>,
    /// The limits that are broken now and would not be afterwards.
    pub mends: Vec<BrokenLimit>,
    /// The whole cost as things are.
    pub before: Cost,
    /// The whole cost afterwards.
    pub after: Cost,
    /// The change by criterion.
    pub criteria: Vec<ScoreChange>,
}

impl Consequences {
    /// Whether the move may be made: it breaks nothing.
    #[must_use]
    pub const fn is_allowed(&self) -> bool {
        self.breaks.is_empty()
    }

    /// Whether two people of one reporting line share a group now and would not afterwards.
    #[must_use]
    pub fn parts_a_line(&self) -> bool {
        self.mends.iter().any(|limit| matches!(limit, BrokenLimit::SameLine { .. }))
    }
}

/// What follows if a person moves to a group. A full group has no room for a move: swap instead.
#[must_use]
pub fn consequences_of_move(
    grouping: &Grouping,
    assignment: &Assignment,
    person: PersonId,
    group: GroupNumber,
) -> Consequences {
    compare(grouping, assignment, assignment.with(person, group))
}

/// What follows if two people exchange their groups.
#[must_use]
pub fn consequences_of_swap(
    grouping: &Grouping,
    assignment: &Assignment,
    one: PersonId,
    other: PersonId,
) -> Consequences {
    compare(grouping, assignment, assignment.with_swapped(one, other))
}

fn compare(grouping: &Grouping, before: &Assignment, after: Assignment) -> Consequences {
    let broken_before = check(grouping, before);
    let broken_after = check(grouping, &after);
    let breaks = broken_after.iter().filter(|limit| !has_at_least(&broken_before, limit)).cloned().collect();
    let mends = broken_before.iter().filter(|limit| !has_at_least(&broken_after, limit)).cloned().collect();
    let criteria = Criterion::ALL
        .into_iter()
        .map(|criterion| ScoreChange {
            criterion,
            before: cost_of(grouping, before, criterion),
            after: cost_of(grouping, &after, criterion),
        })
        .collect();
    Consequences {
        breaks,
        mends,
        before: score(grouping, before),
        after: score(grouping, &after),
        criteria,
        assignment: after,
    }
}

/// Whether a limit is among these; a group with as much too many or too few there is counted as the same limit.
fn has_at_least(limits: &[BrokenLimit], limit: &BrokenLimit) -> bool {
    use BrokenLimit::{TooFew, TooMany, TooManyOfUnit};
    limits.iter().any(|other| match (other, limit) {
        (TooMany { group, people, .. }, TooMany { group: same, people: fewer, .. }) => {
            group == same && people >= fewer
        }
        (TooFew { group, people, .. }, TooFew { group: same, people: more, .. }) => {
            group == same && people <= more
        }
        (
            TooManyOfUnit { group, unit, people },
            TooManyOfUnit { group: same, unit: same_unit, people: fewer },
        ) => group == same && unit == same_unit && people >= fewer,
        _ => other == limit,
    })
}
