//! How far an assignment is from balance, counted afresh from the people.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::{Aim, Assignment, Criterion, Grouping};

/// How far groups are from what is wanted, weighted, in people squared, exactly.
///
/// With N people of whom n have a value, a group of s people has the proportional share n·s/N of them. If it
/// counts x, the difference is (N·x − n·s)/N, and its square counts. Where people with one value are wanted
/// together, x·(s − x) counts instead, the pairs of one of them with somebody else, over the average size of the
/// G groups, N/G. `scaled` is the weighted sum of (N·x − n·s)² and of N·G·x·(s − x), to be divided by N².
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    scaled: u128,
    people: u32,
}

impl Cost {
    /// A cost kept from before: the scaled sum, and of how many people it is.
    #[must_use]
    pub const fn restore(scaled: u128, people: u32) -> Self {
        Self { scaled, people }
    }

    pub(super) fn new(scaled: u128, people: usize) -> Self {
        Self { scaled, people: u32::try_from(people).unwrap_or(u32::MAX) }
    }

    /// The sum before its division by the square of the number of people.
    #[must_use]
    pub const fn scaled(self) -> u128 {
        self.scaled
    }

    /// The cost in hundredths of a person squared, rounded half up: what people are shown.
    #[must_use]
    pub fn hundredths(self) -> u64 {
        let square = self.square();
        u64::try_from((self.scaled * 200 + square) / (2 * square)).unwrap_or(u64::MAX)
    }

    /// How far above another cost of the same people this is, in thousandths of that one, rounded up; none where
    /// that one is nothing and this is more.
    #[must_use]
    pub fn per_mille_above(self, other: Self) -> Option<u64> {
        let above = self.scaled.saturating_sub(other.scaled);
        if above == 0 {
            return Some(0);
        }
        let thousandths = (above * 1_000 + other.scaled.saturating_sub(1)).checked_div(other.scaled)?;
        Some(u64::try_from(thousandths).unwrap_or(u64::MAX))
    }

    /// What is left above another cost of the same people; nothing if that one is larger.
    #[must_use]
    pub const fn above(self, other: Self) -> Self {
        Self { scaled: self.scaled.saturating_sub(other.scaled), people: self.people }
    }

    fn square(self) -> u128 {
        u128::from(self.people.max(1)).pow(2)
    }
}

impl PartialEq for Cost {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Cost {}

impl PartialOrd for Cost {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Cost {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.scaled * other.square()).cmp(&(other.scaled * self.square()))
    }
}

/// One value's head counts per group.
pub(super) type Counts<'a> = BTreeMap<&'a str, Vec<u64>>;

/// Head counts per value and group of the members who have a group.
pub(super) fn counts<'a>(
    grouping: &'a Grouping,
    assignment: &Assignment,
    criterion: Criterion,
) -> Counts<'a> {
    let groups = grouping.sizes().len();
    let mut table: Counts<'a> = BTreeMap::new();
    for member in grouping.members() {
        let Some(group) = assignment.group_of(member.person) else { continue };
        let row = table.entry(member.value(criterion)).or_insert_with(|| vec![0; groups]);
        if let Some(count) = row.get_mut(group.place()) {
            *count += 1;
        }
    }
    table
}

/// How many members each group holds.
pub(super) fn fills_of(grouping: &Grouping, assignment: &Assignment) -> Vec<u64> {
    let mut fills = vec![0; grouping.sizes().len()];
    for member in grouping.members() {
        if let Some(fill) = assignment.group_of(member.person).and_then(|group| fills.get_mut(group.place()))
        {
            *fill += 1;
        }
    }
    fills
}

/// The unweighted scaled cost of one value over the groups.
pub(super) fn scaled_cost_of_value(aim: Aim, row: &[u64], fills: &[u64]) -> u128 {
    let people: u128 = fills.iter().map(|fill| u128::from(*fill)).sum();
    let with_value: u128 = row.iter().map(|count| u128::from(*count)).sum();
    let groups = fills.len() as u128;
    row.iter()
        .zip(fills)
        .map(|(count, fill)| (u128::from(*count), u128::from(*fill)))
        .map(|(count, fill)| match aim {
            Aim::Spread => (people * count).abs_diff(with_value * fill).pow(2),
            Aim::Together => people * groups * count * (fill - count),
        })
        .sum()
}

/// The cost of one criterion, weighted.
pub(super) fn cost_of(grouping: &Grouping, assignment: &Assignment, criterion: Criterion) -> Cost {
    let fills = fills_of(grouping, assignment);
    let people: u64 = fills.iter().sum();
    let table = counts(grouping, assignment, criterion);
    let values = table.iter().filter(|(value, _)| criterion.counts(value));
    let sum: u128 = values.map(|(_, row)| scaled_cost_of_value(criterion.aim(), row, &fills)).sum();
    let weight = u128::from(grouping.weights().of(criterion));
    Cost::new(weight * sum, usize::try_from(people).unwrap_or(usize::MAX))
}

/// The cost of an assignment over all criteria. Members without a group do not count, and the shares are those
/// of the groups as they are filled, so that a board half way through a change by hand can be scored too.
#[must_use]
pub fn score(grouping: &Grouping, assignment: &Assignment) -> Cost {
    let costs = Criterion::ALL.map(|criterion| cost_of(grouping, assignment, criterion));
    let scaled = costs.iter().map(|cost| cost.scaled).sum();
    Cost { scaled, people: costs.first().map_or(0, |cost| cost.people) }
}
