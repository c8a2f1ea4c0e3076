//! The least that each value can cost, whatever happens to the others.

use super::{Problem, Value, bound_sets};
use crate::groups::{Aim, Criterion};

/// One bound set of people parted in two.
pub(super) struct Halves {
    pub(super) one: Vec<usize>,
    pub(super) other: Vec<usize>,
}

impl Halves {
    pub(super) const fn people(&self) -> usize {
        self.one.len() + self.other.len()
    }

    /// The person at a place, and whether they are in the first group when `one` is or is not.
    pub(super) fn person(&self, place: usize, one_in_first: bool) -> (usize, bool) {
        match self.one.get(place) {
            Some(person) => (*person, one_in_first),
            None => (self.other[place - self.one.len()], !one_in_first),
        }
    }
}

impl Problem {
    /// For each value in its order, the least its people can cost over the groups, unweighted and scaled by N².
    ///
    /// Where people are to be spread and nothing limits them, the least is reached by rounding the shares n·s/N by
    /// largest remainders: moving one person from a group with a smaller to one with a larger excess never lowers
    /// a sum of squares. Where they are wanted together, it is reached by filling groups one after the other, which
    /// is said only for groups of one size. With two groups a bound set can stand only one way or the other, so
    /// only some counts can be reached at all, and the least of those is taken. All are computed for the value
    /// alone, hence never above the truth.
    pub(in crate::groups) fn value_bounds(&self, criterion: Criterion) -> Vec<u128> {
        let halves = if self.groups() == 2 { self.halves() } else { None };
        let values = self.values.iter().enumerate().filter(|(_, value)| value.criterion == criterion);
        values
            .map(|(number, value)| match &halves {
                Some(halves) => self.bound_of_two(number, halves),
                None => self.bound_of_any(value),
            })
            .collect()
    }

    /// The weighted sum of all bounds, scaled by N².
    pub(in crate::groups) fn bound(&self) -> u128 {
        let of_criterion = |criterion: Criterion| -> u128 {
            let values = self.values.iter().filter(|value| value.criterion == criterion);
            let bounds = self.value_bounds(criterion);
            values.zip(bounds).map(|(value, bound)| u128::from(value.weight) * bound).sum()
        };
        Criterion::ALL.into_iter().map(of_criterion).sum()
    }

    fn bound_of_any(&self, value: &Value) -> u128 {
        match value.criterion.aim() {
            Aim::Spread => self.rounded_shares(value.people),
            Aim::Together => self.filled_groups(value),
        }
    }

    fn rounded_shares(&self, with_value: usize) -> u128 {
        let people = self.people as u128;
        let mut remainders: Vec<u128> =
            self.sizes.iter().map(|size| with_value as u128 * (*size as u128) % people).collect();
        remainders.sort_unstable_by_key(|remainder| std::cmp::Reverse(*remainder));
        let rounded_up = usize::try_from(remainders.iter().sum::<u128>() / people).unwrap_or(0);
        let squares = remainders.iter().enumerate().map(|(at, remainder)| {
            let difference = if at < rounded_up { people - remainder } else { *remainder };
            difference.pow(2)
        });
        squares.sum()
    }

    /// A sum of x·(s − x) is least where at most one group holds some but not only people of the value.
    fn filled_groups(&self, value: &Value) -> u128 {
        let size = self.sizes.first().copied().unwrap_or(0);
        if size == 0 || self.sizes.iter().any(|other| *other != size) {
            return 0;
        }
        self.cell(value, value.people % size, size)
    }

    fn bound_of_two(&self, number: usize, halves: &[Halves]) -> u128 {
        let value = &self.values[number];
        let with_value = value.people;
        let has_it = |person: &usize| self.values_of[*person].contains(&number);
        let count = |half: &[usize]| half.iter().filter(|person| has_it(person)).count();
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
        in_first
            .filter(fits)
            .map(|first| self.cost_of_two(value, first))
            .min()
            .unwrap_or_else(|| self.bound_of_any(value))
    }

    /// What a value costs with so many of its people in the first of two groups, unweighted.
    pub(super) fn cost_of_two(&self, value: &Value, in_first: usize) -> u128 {
        self.cell(value, in_first, self.sizes[0]) + self.cell(value, value.people - in_first, self.sizes[1])
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
