//! Two halves of the people, each with all the ways of putting them that matter, joined to the best whole.
//!
//! A way is told by how many of each value it puts in the first group, packed into one number so that sorting the
//! ways lays out a tree: those with the same counts of the first values lie side by side. Both trees are descended
//! at once, value by value; only pairs of branches are followed whose costs so far, with the least that the values
//! to come can cost, stay below the best whole known.

use super::exact::Exact;

/// Pairs of branches visited before it is given up.
const BUDGET: u32 = 6_000_000;

/// Every way of putting one half of the people that could be part of something better.
pub(super) struct Half {
    begins_at: usize,
    /// The values in the order in which they are packed.
    order: Vec<usize>,
    people: usize,
    /// Counts in the first group, packed, and a bit for each unit.
    ways: Vec<(u128, u64)>,
    /// The bits each value takes, and the size of the first group.
    widths: Vec<u32>,
    size_width: u32,
}

impl Half {
    pub(super) fn new(exact: &Exact<'_>, range: std::ops::Range<usize>, order: Vec<usize>) -> Self {
        let with = exact.people_with(range.clone());
        let people = exact.people_in(range.clone());
        let widths = order.iter().map(|value| width(with[*value])).collect();
        Self { begins_at: range.start, order, people, ways: Vec::new(), widths, size_width: width(people) }
    }

    pub(super) const fn begins_at(&self) -> usize {
        self.begins_at
    }

    pub(super) fn order(&self) -> &[usize] {
        &self.order
    }

    /// Keeps a way, told by its counts in order, the size of the first group and a bit for each unit.
    pub(super) fn keep(&mut self, counts: &[usize], in_first: usize, ways: u64) {
        let size = in_first as u128;
        let counts = counts.iter().zip(&self.widths);
        let packed = counts.fold(size, |packed, (count, width)| packed << width | *count as u128);
        self.ways.push((packed, ways));
    }

    /// How far to the right a value's counts stand.
    fn shifts(&self) -> Vec<u32> {
        let mut left: u32 = self.widths.iter().sum();
        let shift = |width: &u32| {
            left -= width;
            left
        };
        self.widths.iter().map(shift).collect()
    }

    fn bits(&self) -> u32 {
        self.widths.iter().sum::<u32>() + self.size_width
    }

    fn sort(&mut self) {
        self.ways.sort_unstable();
        self.ways.dedup_by_key(|(packed, _)| *packed);
    }
}

const fn width(most: usize) -> u32 {
    usize::BITS - most.leading_zeros()
}

struct Join<'h> {
    one: &'h [(u128, u64)],
    other: &'h [(u128, u64)],
    shifts: (Vec<u32>, Vec<u32>),
    widths: (&'h [u32], &'h [u32]),
    costs: Vec<&'h [u64]>,
    /// The least that the values from one on can cost.
    rest: Vec<u64>,
    best: u64,
    found: Option<u64>,
    budget: u32,
}

/// The cheapest whole below `best` and how its units stand, if there is one; none when that takes too long.
pub(super) fn join(
    (mut one, mut other): (Half, Half),
    costs: &[&[u64]],
    size: usize,
    best: u64,
) -> Option<Option<(u64, u64)>> {
    if one.bits() > u128::BITS || other.bits() > u128::BITS {
        return None;
    }
    one.sort();
    other.sort();
    let costs: Vec<&[u64]> = one.order.iter().map(|value| costs[*value]).collect();
    let mut rest = vec![0; costs.len() + 1];
    for (at, its) in costs.iter().enumerate().rev() {
        rest[at] = rest[at + 1] + its.iter().copied().min().unwrap_or(0);
    }
    let mut joining = Join {
        one: &one.ways,
        other: &other.ways,
        shifts: (one.shifts(), other.shifts()),
        widths: (&one.widths, &other.widths),
        costs,
        rest,
        best,
        found: None,
        budget: BUDGET,
    };
    let size_shifts = (one.widths.iter().sum(), other.widths.iter().sum());
    for in_one in size.saturating_sub(other.people)..=size.min(one.people) {
        let of_one = joining.run_of((0, joining.one.len()), true, size_shifts.0, in_one as u128);
        let of_other =
            joining.run_of((0, joining.other.len()), false, size_shifts.1, (size - in_one) as u128);
        if !joining.descend(of_one, of_other, 0, 0) {
            return None;
        }
    }
    Some(joining.found.map(|ways| (joining.best, ways)))
}

impl Join<'_> {
    const fn ways(&self, of_one: bool) -> &[(u128, u64)] {
        if of_one { self.one } else { self.other }
    }

    /// Those of a run whose number, from a bit on, is this; the run is sorted by it.
    fn run_of(&self, run: (usize, usize), of_one: bool, shift: u32, number: u128) -> (usize, usize) {
        let ways = &self.ways(of_one)[run.0..run.1];
        let from = ways.partition_point(|(packed, _)| packed >> shift < number);
        let to = from + ways[from..].partition_point(|(packed, _)| packed >> shift == number);
        (run.0 + from, run.0 + to)
    }

    /// The count that a way has of a value.
    fn count(&self, of_one: bool, way: usize, value: usize) -> usize {
        let (shifts, widths) =
            if of_one { (&self.shifts.0, self.widths.0) } else { (&self.shifts.1, self.widths.1) };
        let mask = (1_u128 << widths[value]) - 1;
        usize::try_from(self.ways(of_one)[way].0 >> shifts[value] & mask).unwrap_or(0)
    }

    /// The first branch of a run at a value: the count, and where those end that have it.
    fn branch(&self, run: (usize, usize), of_one: bool, value: usize) -> (usize, usize) {
        let count = self.count(of_one, run.0, value);
        if self.count(of_one, run.1 - 1, value) == count {
            return (count, run.1);
        }
        let shift = if of_one { self.shifts.0[value] } else { self.shifts.1[value] };
        let ways = &self.ways(of_one)[run.0..run.1];
        let number = ways[0].0 >> shift;
        (count, run.0 + ways.partition_point(|(packed, _)| packed >> shift == number))
    }

    fn descend(&mut self, one: (usize, usize), other: (usize, usize), value: usize, cost: u64) -> bool {
        if one.0 == one.1 || other.0 == other.1 || cost + self.rest[value] >= self.best {
            return true;
        }
        if value == self.costs.len() {
            self.best = cost;
            self.found = Some(self.one[one.0].1 | self.other[other.0].1);
            return true;
        }
        let Some(left) = self.budget.checked_sub(1) else { return false };
        self.budget = left;
        let mut from = one.0;
        while from < one.1 {
            let (count, to) = self.branch((from, one.1), true, value);
            let mut its_from = other.0;
            while its_from < other.1 {
                let (more, its_to) = self.branch((its_from, other.1), false, value);
                let cost = cost + self.costs[value][count + more];
                if cost + self.rest[value + 1] < self.best
                    && !self.descend((from, to), (its_from, its_to), value + 1, cost)
                {
                    return false;
                }
                its_from = its_to;
            }
            from = to;
        }
        true
    }
}
