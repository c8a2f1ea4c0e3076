//! The best division into two groups, with the proof that it is the best, where that is cheap.
//!
//! The bound sets and then everyone else are put on one side or the other, in turn. At each point every value has
//! some people fixed on the first side and some still free, and the least it can cost is the least within that
//! range. Where the sum of these is no lower than the best division known, nothing below can be better: branch and
//! bound. What is wanted together is put first: its cost is least where all of it is on one side, so it pulls at
//! everything else, and once it is fixed the sum tells much. If that takes too long, the people are cut in half, all
//! ways of putting one half that could still lead to something better are listed, then all of the other, and the two
//! lists are joined (`joining`): the square root of what there is to try.

use super::bound::Halves;
use super::joining::{Half, join};
use super::{Best, Problem, Value, bound_sets, spoken};
use crate::groups::Aim;

/// Points visited before branch and bound is given up: with more to put than can be proven it is hardly worth trying.
const BUDGET_OF_FEW: u32 = 250_000;
const BUDGET_OF_MANY: u32 = 10_000;
const FEW_UNITS: usize = 44;
const BUDGET_OF_HALF: u32 = 3_000_000;
/// What is looked for at each attempt, between the least there might be and the best known.
const ATTEMPTS: [u64; 4] = [50, 70, 85, 100];
/// With more people than this no proof is tried.
const MOST_PEOPLE: usize = 120;
/// With more people or bound sets to be put than this the list of half the ways is too long.
const MOST_UNITS_TO_JOIN: usize = 44;

/// More than any division may cost for the proof to be tried; a sum of as many as there are values is still a number.
const FORBIDDEN: u64 = 1 << 50;

/// In which order those who are bound to nobody are put.
#[derive(Clone, Copy)]
enum Order {
    /// Those who are wanted together first, which makes the most of the bound.
    TogetherFirst,
    /// By what they have in common, which makes many ways of a half come to the same.
    Alike,
}

/// One value of one criterion as far as the people have been put.
struct StandingValue {
    free: usize,
    in_first: usize,
    cost: u64,
    /// What it costs with so many of its people in the first group, weighted.
    costs: Vec<u64>,
    /// Where between nobody and everybody the cost is least, if it falls before and rises after.
    least_at: Option<usize>,
    most: usize,
}

pub(super) struct Exact<'p> {
    problem: &'p Problem,
    /// Who is put together: `one` on one side and `other` on the other.
    units: Vec<Halves>,
    /// Whether a unit is one person who is in everything that counts like the person of the unit before.
    repeats: Vec<bool>,
    values: Vec<StandingValue>,
    /// Each person's values that count.
    values_of: Vec<Vec<usize>>,
    in_first: Vec<bool>,
    room: [usize; 2],
    /// The sum of the values' least costs.
    cost: u64,
    best: u64,
    found: Option<Vec<usize>>,
    budget: u32,
}

/// The best there is: `known`, or one that is better; none when the proof is too long, or longer than a glance unless
/// it is to be `thorough`.
pub(super) fn prove(problem: &mut Problem, known: &Best, thorough: bool) -> Option<Best> {
    if problem.people > MOST_PEOPLE {
        return None;
    }
    let plans = spoken::plans(problem)?;
    let before = problem.spoken.clone();
    let mut best = Some(known.clone());
    for plan in plans.all {
        problem.spoken = plan;
        best = best.and_then(|best| prove_as_spoken(problem, best, thorough));
    }
    problem.spoken = before;
    best
}

fn prove_as_spoken(problem: &Problem, best: Best, thorough: bool) -> Option<Best> {
    let mut exact = Exact::new(problem, u64::try_from(best.cost).ok()?, Order::TogetherFirst)?;
    exact.budget = if exact.units.len() <= FEW_UNITS { BUDGET_OF_FEW } else { BUDGET_OF_MANY };
    let mut proven = exact.descend(0);
    let mut better = exact.better();
    if !proven && thorough && exact.units.len() <= MOST_UNITS_TO_JOIN {
        let mut exact = Exact::new(problem, exact.best, Order::Alike)?;
        proven = exact.prove_in_halves().is_some();
        better = exact.better().or(better);
    }
    proven.then(|| better.unwrap_or(best))
}

impl<'p> Exact<'p> {
    fn new(problem: &'p Problem, best: u64, order: Order) -> Option<Self> {
        let (values, values_of) = all_values(problem)?;
        let mut units = problem.halves()?;
        units.sort_by_key(|unit| std::cmp::Reverse(unit.people()));
        let mut alone = vec![true; problem.people];
        bound_sets(problem, &alone.clone()).into_iter().flatten().for_each(|person| alone[person] = false);
        let mut others: Vec<usize> = (0..problem.people).filter(|person| alone[*person]).collect();
        others.sort_by_cached_key(|person| {
            let its = &values_of[*person];
            let together = its.iter().copied().filter(|value| values[*value].least_at.is_none());
            let together: Vec<usize> = match order {
                Order::TogetherFirst => together.collect(),
                Order::Alike => Vec::new(),
            };
            // What most have in common pulls the hardest.
            let people = together.first().map_or(0, |value| values[*value].costs.len());
            let people = std::cmp::Reverse(people);
            (together.is_empty(), people, together, its.clone(), problem.languages[*person])
        });
        let mut repeats = vec![false; units.len()];
        for (at, person) in others.iter().enumerate() {
            let alike = |other: usize| {
                values_of[other] == values_of[*person]
                    && problem.languages[other] == problem.languages[*person]
            };
            repeats.push(at > 0 && alike(others[at - 1]));
            units.push(Halves { one: vec![*person], other: Vec::new() });
        }
        let mut exact = Self {
            problem,
            units,
            repeats,
            values,
            values_of,
            in_first: vec![false; problem.people],
            room: [problem.sizes[0], problem.sizes[1]],
            cost: 0,
            best,
            found: None,
            budget: 0,
        };
        (0..exact.values.len()).for_each(|value| {
            exact.refresh(value);
        });
        Some(exact)
    }

    /// The best division found, if one was.
    fn better(&mut self) -> Option<Best> {
        let division = self.found.take()?;
        Some(Best { cost: u128::from(self.best), division })
    }

    /// Puts the units from this one on; false when the budget ran out.
    fn descend(&mut self, at: usize) -> bool {
        if self.cost >= self.best {
            return true;
        }
        if at == self.units.len() {
            self.best = self.cost;
            self.found = Some(self.in_first.iter().map(|first| usize::from(!first)).collect());
            return true;
        }
        let Some(left) = self.budget.checked_sub(1) else { return false };
        self.budget = left;
        for &first in self.ways(at) {
            let done = !self.put(at, first) || self.descend(at + 1);
            self.take_back(at, first);
            if !done {
                return false;
            }
        }
        true
    }

    /// Looks first for something that is much better than the best known, then for something less so: the lists of
    /// what could be much better are short, and often there is something in them. None when they grow too long.
    fn prove_in_halves(&mut self) -> Option<()> {
        let (known, least) = (self.best, self.cost.min(self.best));
        let found_before = self.found.take();
        for percent in ATTEMPTS {
            self.best = least + (known - least) * percent / 100;
            self.join_halves()?;
            if self.found.is_some() {
                return Some(());
            }
        }
        self.found = found_before;
        Some(())
    }

    /// Lists all ways of putting each half of the units that could lead to something better, and joins them.
    fn join_halves(&mut self) -> Option<()> {
        let middle = self.units.len() / 2;
        let order = self.telling_first();
        let mut lists = Vec::new();
        for range in [0..middle, middle..self.units.len()] {
            self.budget = BUDGET_OF_HALF;
            let mut half = Half::new(self, range.clone(), order.clone());
            if !self.list(range.start, range.end, 0, &mut half) {
                return None;
            }
            lists.push(half);
        }
        let [one, other] = <[Half; 2]>::try_from(lists).ok()?;
        let joined = join((one, other), &self.costs(), self.problem.sizes[0], self.best)?;
        if let Some((cost, ways)) = joined {
            self.best = cost;
            let mut division = vec![1; self.problem.people];
            for at in 0..self.units.len() {
                for place in 0..self.units[at].people() {
                    let (person, first) = self.units[at].person(place, ways >> at & 1 == 1);
                    division[person] = usize::from(!first);
                }
            }
            self.found = Some(division);
        }
        Some(())
    }

    /// The values in the order in which a join looks at them: those first of which most counts cost too much.
    fn telling_first(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.values.len()).collect();
        order.sort_by_key(|value| {
            let costs = &self.values[*value].costs;
            let (middle, likely) = (costs.len() / 2, costs.len().isqrt());
            let near = &costs[middle.saturating_sub(likely)..(middle + likely + 1).min(costs.len())];
            let least = costs.iter().min().copied().unwrap_or(0);
            let excess: u64 = near.iter().map(|cost| (cost - least).min(FORBIDDEN >> 8)).sum();
            std::cmp::Reverse(excess / near.len() as u64)
        });
        order
    }

    fn costs(&self) -> Vec<&[u64]> {
        self.values.iter().map(|value| value.costs.as_slice()).collect()
    }

    /// Lists every way of putting the units up to `end` that could be part of something better.
    fn list(&mut self, at: usize, end: usize, ways: u64, half: &mut Half) -> bool {
        if self.cost >= self.best {
            return true;
        }
        if at == end {
            let counts = half.order().iter().map(|value| self.values[*value].in_first).collect::<Vec<_>>();
            half.keep(&counts, self.problem.sizes[0] - self.room[0], ways);
            return true;
        }
        let Some(left) = self.budget.checked_sub(1) else { return false };
        self.budget = left;
        for &first in self.ways_within(at, half.begins_at()) {
            let done = !self.put(at, first) || self.list(at + 1, end, ways | u64::from(first) << at, half);
            self.take_back(at, first);
            if !done {
                return false;
            }
        }
        true
    }

    /// As [`Self::ways`]; the half that comes second knows nothing of the unit before it.
    fn ways_within(&self, at: usize, begins_at: usize) -> &'static [bool] {
        if at == begins_at && at > 0 { &[true, false] } else { self.ways(at) }
    }

    /// The ways in which a unit may stand. With groups of one size and language the first unit need not be turned,
    /// since that only exchanges the groups' numbers; and of people who are alike the first ones go to the first
    /// group.
    fn ways(&self, at: usize) -> &'static [bool] {
        let after_second = self.repeats[at] && !self.in_first[self.units[at - 1].one[0]];
        let problem = self.problem;
        let alike = problem.sizes[0] == problem.sizes[1] && problem.spoken[0] == problem.spoken[1];
        if at == 0 && alike {
            &[true]
        } else if after_second {
            &[false]
        } else {
            &[true, false]
        }
    }

    /// Puts a unit; false if it does not fit so. It has to be taken back in either case.
    fn put(&mut self, at: usize, first: bool) -> bool {
        let needed = self.needed(at, first);
        let mut fits = needed[0] <= self.room[0] && needed[1] <= self.room[1];
        self.room = [self.room[0].wrapping_sub(needed[0]), self.room[1].wrapping_sub(needed[1])];
        for place in 0..needed[0] + needed[1] {
            let (person, in_first) = self.units[at].person(place, first);
            fits &= self.problem.may_be_in(person, usize::from(!in_first));
            self.in_first[person] = in_first;
            for criterion in 0..self.values_of[person].len() {
                let value = self.values_of[person][criterion];
                self.values[value].free -= 1;
                self.values[value].in_first += usize::from(in_first);
                fits &= self.refresh(value);
            }
        }
        fits
    }

    fn take_back(&mut self, at: usize, first: bool) {
        let needed = self.needed(at, first);
        self.room = [self.room[0].wrapping_add(needed[0]), self.room[1].wrapping_add(needed[1])];
        for place in 0..needed[0] + needed[1] {
            let (person, in_first) = self.units[at].person(place, first);
            for criterion in 0..self.values_of[person].len() {
                let value = self.values_of[person][criterion];
                self.values[value].free += 1;
                self.values[value].in_first -= usize::from(in_first);
                self.refresh(value);
            }
        }
    }

    fn needed(&self, at: usize, first: bool) -> [usize; 2] {
        let unit = &self.units[at];
        if first { [unit.one.len(), unit.other.len()] } else { [unit.other.len(), unit.one.len()] }
    }

    /// Finds the least a value can cost now; false if too many of it are in one of the groups.
    fn refresh(&mut self, value: usize) -> bool {
        let value = &mut self.values[value];
        let people = value.costs.len() - 1;
        let low = value.in_first.max(people.saturating_sub(value.most));
        let high = (value.in_first + value.free).min(value.most);
        let fits = low <= high;
        let cost = if !fits {
            value.cost
        } else if let Some(least_at) = value.least_at {
            value.costs[least_at.clamp(low, high)]
        } else {
            value.costs[low].min(value.costs[high])
        };
        self.cost = self.cost - value.cost + cost;
        value.cost = cost;
        fits
    }

    /// The people of the units in a range who have each value.
    pub(super) fn people_with(&self, range: std::ops::Range<usize>) -> Vec<usize> {
        let mut people = vec![0; self.values.len()];
        for unit in &self.units[range] {
            for person in unit.one.iter().chain(&unit.other) {
                self.values_of[*person].iter().for_each(|value| people[*value] += 1);
            }
        }
        people
    }

    /// How many people the units in a range have.
    pub(super) fn people_in(&self, range: std::ops::Range<usize>) -> usize {
        self.units[range].iter().map(Halves::people).sum()
    }
}

/// The values that count or have a maximum; none if their costs do not fit.
fn all_values(problem: &Problem) -> Option<(Vec<StandingValue>, Vec<Vec<usize>>)> {
    let mut numbers = vec![None; problem.values.len()];
    let mut values = Vec::new();
    for (at, value) in problem.values.iter().enumerate() {
        if value.weight > 0 || value.most < problem.people {
            numbers[at] = Some(values.len());
            values.push(standing(problem, value)?);
        }
    }
    let of_person = |its: &[usize; 5]| its.iter().filter_map(|value| numbers[*value]).collect();
    Some((values, problem.values_of.iter().map(of_person).collect()))
}

fn standing(problem: &Problem, value: &Value) -> Option<StandingValue> {
    let cost = |in_first: usize| {
        if in_first.max(value.people - in_first) > value.most {
            return Some(FORBIDDEN);
        }
        let cost = u128::from(value.weight) * problem.cost_of_two(value, in_first);
        u64::try_from(cost).ok().filter(|cost| *cost < FORBIDDEN)
    };
    let costs: Option<Vec<u64>> = (0..=value.people).map(cost).collect();
    let costs = costs?;
    let least_at = match value.criterion.aim() {
        Aim::Spread => (0..costs.len()).min_by_key(|at| costs[*at]),
        Aim::Together => None,
    };
    Some(StandingValue { free: value.people, in_first: 0, cost: 0, costs, least_at, most: value.most })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Best, Exact, Order};
    use crate::groups::Grouping;
    use crate::groups::fixtures::{pool_of_all_criteria, pool_of_teams};
    use crate::groups::solver::{Limits, Problem};

    /// What branch and bound and what joining halves find to be the best, from a division that is far from it.
    fn both_ways(problem: &Problem, known: &Best) -> [Option<u64>; 2] {
        let known = u64::try_from(known.cost).unwrap();
        let mut descending = Exact::new(problem, known, Order::TogetherFirst).unwrap();
        descending.budget = u32::MAX;
        assert!(descending.descend(0));
        let mut joining = Exact::new(problem, known, Order::Alike).unwrap();
        joining.prove_in_halves().unwrap();
        for exact in [&descending, &joining] {
            if let Some(division) = &exact.found {
                assert_eq!(
                    problem.cost_of(division),
                    u128::from(exact.best),
                    "the cost is that of the division"
                );
                let in_first = division.iter().filter(|group| **group == 0).count();
                assert_eq!(in_first, problem.sizes[0]);
            }
        }
        [&descending, &joining].map(|exact| exact.found.as_ref().map(|_| exact.best))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn joining_two_halves_finds_what_branch_and_bound_finds(
            people in 2..15_u32, smaller in 1..8_u32, variant in 0..1_000_u64, most in prop::option::of(2..5_u32),
        ) {
            prop_assume!(smaller < people);
            let sizes = vec![people - smaller, smaller];
            for mut input in [
                pool_of_all_criteria(people, sizes.clone(), variant),
                pool_of_teams(people, 3, 2, sizes.clone(), variant),
            ] {
                input.unit_maximum = most;
                let grouping = Grouping::parse(input).unwrap();
                let problem = Problem::new(&grouping, Limits::ALL);
                let start: Vec<usize> = (0..people as usize).map(|at| usize::from(at >= problem.sizes[0])).collect();
                let known = Best { cost: problem.cost_of(&start) + 1, division: start };
                let [descended, joined] = both_ways(&problem, &known);
                prop_assert_eq!(descended, joined);
            }
        }
    }
}
