//! The least that each value can cost, whatever happens to the others.

use super::{Problem, Table, bound_sets};
use crate::groups::Criterion;

/// One bound set of people parted in two.
pub(super) struct Halves {
    pub(super) one: Vec<usize>,
    pub(super) other: Vec<usize>,
}

impl Problem {
    /// For each value in its order, the least sum over groups of (N·x − n·s)² that its n people can have.
    ///
    /// Without limits the least is reached by rounding the shares n·s/N by largest remainders: moving one
    /// person from a group with a smaller to one with a larger excess never lowers a sum of squares. With two
    /// groups a bound set can stand only one way or the other, so only some counts can be reached at all, and
    /// the least of those is taken. Both are computed for the value alone, hence never above the truth.
    pub(in crate::groups) fn value_bounds(&self, criterion: Criterion) -> Vec<u64> {
        let Some(table) = self.tables.get(&criterion) else { return Vec::new() };
        let halves = if self.groups() == 2 { self.halves() } else { None };
        (0..table.people_with.len())
            .map(|value| match &halves {
                Some(halves) => self.bound_of_two(table, value, halves),
                None => self.rounded_shares(table.people_with[value]),
            })
            .collect()
    }

    /// The weighted sum of all bounds, scaled by N².
    pub(in crate::groups) fn bound(&self) -> u64 {
        let of_table = |(criterion, table): (&Criterion, &Table)| -> u64 {
            table.weight * self.value_bounds(*criterion).iter().sum::<u64>()
        };
        self.tables.iter().map(of_table).sum()
    }

    fn rounded_shares(&self, with_value: i64) -> u64 {
        let people = self.people as u64;
        let with_value = with_value.unsigned_abs();
        let mut remainders: Vec<u64> =
            self.sizes.iter().map(|size| with_value * (*size as u64) % people).collect();
        remainders.sort_unstable_by_key(|remainder| std::cmp::Reverse(*remainder));
        let rounded_up = usize::try_from(remainders.iter().sum::<u64>() / people).unwrap_or(0);
        let squares = remainders.iter().enumerate().map(|(at, remainder)| {
            let difference = if at < rounded_up { people - remainder } else { *remainder };
            difference.pow(2)
        });
        squares.sum()
    }

    fn bound_of_two(&self, table: &Table, value: usize, halves: &[Halves]) -> u64 {
        let with_value = usize::try_from(table.people_with[value]).unwrap_or(0);
        let count = |half: &[usize]| half.iter().filter(|person| table.value_of[**person] == value).count();
        let mut reachable = vec![false; with_value + 1];
        reachable[0] = true;
        let mut bound_people = 0;
        for set in halves {
            let (one, other) = (count(&set.one), count(&set.other));
            bound_people += one + other;
            if one + other > 0 {
                reachable = (0..=with_value)
                    .map(|sum| {
                        (sum >= one && reachable[sum - one]) || (sum >= other && reachable[sum - other])
                    })
                    .collect();
            }
        }
        let free = with_value - bound_people;
        let in_first =
            (0..=with_value).filter(|sum| (sum.saturating_sub(free)..=*sum).any(|bound| reachable[bound]));
        let fits = |first: &usize| *first <= self.sizes[0] && with_value - first <= self.sizes[1];
        let cost = |first: usize| {
            let difference = (self.people * first).abs_diff(with_value * self.sizes[0]) as u64;
            2 * difference.pow(2)
        };
        in_first.filter(fits).map(cost).min().unwrap_or_else(|| self.rounded_shares(table.people_with[value]))
    }

    /// Every bound set parted in two; none if one of them cannot be.
    pub(super) fn halves(&self) -> Option<Vec<Halves>> {
        let everyone = vec![true; self.people];
        let mut side: Vec<Option<bool>> = vec![None; self.people];
        let mut all = Vec::new();
        for set in bound_sets(self, &everyone) {
            side[*set.first()?] = Some(true);
            let mut reached: Vec<usize> = set.first().copied().into_iter().collect();
            while let Some(person) = reached.pop() {
                for other in &self.apart[person] {
                    if side[*other].is_none() {
                        side[*other] = side[person].map(|of_person| !of_person);
                        reached.push(*other);
                    } else if side[*other] == side[person] {
                        return None;
                    }
                }
            }
            let (one, other) = set.into_iter().partition(|person| side[*person] == Some(true));
            all.push(Halves { one, other });
        }
        Some(all)
    }
}
