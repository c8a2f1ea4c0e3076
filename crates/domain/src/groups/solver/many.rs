//! The best division into more than two groups, with the proof that it is the best, where the people are few.
//!
//! One person after the other is put into each group in turn. At each point every value has some people fixed in the
//! groups and some still free, and the least it can cost is found by itself: branch and bound, as with two groups
//! (`exact`). Of divisions that differ only in the numbers of groups that are alike, or in people who are alike, one
//! is looked at: the first in the order of its groups' numbers, person by person.

use super::{Best, Problem, Value, bound_sets, signed, spoken};
use crate::groups::Aim;

/// With more people than this no proof is tried.
const MOST_PEOPLE: usize = 24;
/// People put before a glance is given up, and before a thorough try is.
const BUDGET_OF_GLANCE: u32 = 5_000;
const BUDGET: u32 = 60_000;
/// More than a value may cost for the proof to be tried; a sum of as many as there are values is still a number.
const TOO_MUCH: i64 = 1 << 50;
const NOWHERE: usize = usize::MAX;

/// One value of one criterion as far as the people have been put.
struct StandingValue {
    aim: Aim,
    most: usize,
    free: usize,
    /// How many of it are in each group.
    counts: Vec<usize>,
    /// The least it can cost.
    least: i64,
    /// What it costs in each group with so many of its people there, weighted.
    costs: Vec<Vec<i64>>,
}

struct Many<'p> {
    problem: &'p Problem,
    /// The people in the order in which they are put, and whether one is like the one before.
    order: Vec<usize>,
    repeats: Vec<bool>,
    values: Vec<StandingValue>,
    /// Each person's values that count.
    values_of: Vec<Vec<usize>>,
    group_of: Vec<usize>,
    room: Vec<usize>,
    /// The sum of the values' least costs, and what they were before, to be taken back.
    cost: i64,
    earlier: Vec<(usize, i64)>,
    /// The counts of one value while its free people are being put.
    filled: Vec<usize>,
    best: i64,
    found: Option<Vec<usize>>,
    budget: u32,
}

/// The best there is: `known`, or one that is better; none when the proof is too long, or longer than a glance unless
/// it is to be `thorough`.
pub(super) fn prove(problem: &mut Problem, known: &Best, thorough: bool) -> Option<Best> {
    if problem.people > MOST_PEOPLE {
        return None;
    }
    let plans = spoken::plans(problem).filter(|plans| plans.complete)?;
    let before = std::mem::take(&mut problem.spoken);
    let mut budget = if thorough { BUDGET } else { BUDGET_OF_GLANCE };
    let mut best = Some(known.clone());
    for plan in plans.all {
        problem.spoken = plan;
        best = best.and_then(|best| prove_as_spoken(problem, best, &mut budget));
    }
    problem.spoken = before;
    best
}

fn prove_as_spoken(problem: &Problem, best: Best, budget: &mut u32) -> Option<Best> {
    let mut many = Many::new(problem, i64::try_from(best.cost).ok()?, *budget)?;
    let proven = many.descend(0);
    *budget = many.budget;
    if !proven {
        return None;
    }
    let Some(division) = many.found else { return Some(best) };
    Some(Best { cost: u128::try_from(many.best).ok()?, division })
}

impl<'p> Many<'p> {
    fn new(problem: &'p Problem, best: i64, budget: u32) -> Option<Self> {
        let (values, values_of) = all_values(problem)?;
        let order = order(problem, &values, &values_of);
        let alike = |one: usize, other: usize| {
            values_of[one] == values_of[other]
                && problem.languages[one] == problem.languages[other]
                && problem.apart[one] == problem.apart[other]
        };
        let repeats = (0..order.len()).map(|at| at > 0 && alike(order[at - 1], order[at])).collect();
        let mut many = Self {
            problem,
            order,
            repeats,
            values,
            values_of,
            group_of: vec![NOWHERE; problem.people],
            room: problem.sizes.clone(),
            cost: 0,
            earlier: Vec::new(),
            filled: Vec::new(),
            best,
            found: None,
            budget,
        };
        for value in 0..many.values.len() {
            // A value that does not fit into the groups at all has no least cost; nothing can be put then.
            let least = many.least(value)?;
            many.values[value].least = least;
            many.cost += least;
        }
        Some(many)
    }

    /// Puts the people from this one on; false when the budget ran out.
    fn descend(&mut self, at: usize) -> bool {
        if self.cost >= self.best {
            return true;
        }
        let Some(person) = self.order.get(at).copied() else {
            self.best = self.cost;
            self.found = Some(self.group_of.clone());
            return true;
        };
        let first = if self.repeats[at] { self.group_of[self.order[at - 1]] } else { 0 };
        for group in first..self.room.len() {
            if !self.takes(group, person) {
                continue;
            }
            let Some(left) = self.budget.checked_sub(1) else { return false };
            self.budget = left;
            let known = self.earlier.len();
            self.put(person, group);
            let done = !self.may_be_better(person) || self.descend(at + 1);
            self.take_back(person, group, known);
            if !done {
                return false;
            }
        }
        true
    }

    /// Whether a person may be put into a group, and it is not an empty one just like another before it.
    fn takes(&self, group: usize, person: usize) -> bool {
        let problem = self.problem;
        let has_room = |value: &usize| self.values[*value].counts[group] < self.values[*value].most;
        let kind = |group: usize| (problem.sizes[group], problem.spoken[group]);
        let is_empty = |group: usize| self.room[group] == problem.sizes[group];
        self.room[group] > 0
            && self.values_of[person].iter().all(has_room)
            && problem.may_be_in(person, group)
            && problem.apart[person].iter().all(|other| self.group_of[*other] != group)
            && !(is_empty(group) && (0..group).any(|other| is_empty(other) && kind(other) == kind(group)))
    }

    fn put(&mut self, person: usize, group: usize) {
        self.group_of[person] = group;
        self.room[group] -= 1;
        for value in &self.values_of[person] {
            self.values[*value].free -= 1;
            self.values[*value].counts[group] += 1;
        }
    }

    /// Finds the least that a person's values can cost now; false as soon as it is too much, or one does not fit.
    /// Other values may cost more as well, since there is less room: what was the least for them is no more than that.
    fn may_be_better(&mut self, person: usize) -> bool {
        for at in 0..self.values_of[person].len() {
            let value = self.values_of[person][at];
            let Some(least) = self.least(value) else { return false };
            let before = std::mem::replace(&mut self.values[value].least, least);
            self.earlier.push((value, before));
            self.cost = self.cost - before + least;
            if self.cost >= self.best {
                return false;
            }
        }
        true
    }

    fn take_back(&mut self, person: usize, group: usize, known: usize) {
        for (value, before) in self.earlier.drain(known..) {
            let least = std::mem::replace(&mut self.values[value].least, before);
            self.cost = self.cost - least + before;
        }
        self.group_of[person] = NOWHERE;
        self.room[group] += 1;
        for value in &self.values_of[person] {
            self.values[*value].free += 1;
            self.values[*value].counts[group] -= 1;
        }
    }

    /// The least a value can cost, wherever its free people go; none if they do not all fit.
    fn least(&mut self, value: usize) -> Option<i64> {
        match self.values[value].aim {
            Aim::Spread => self.least_when_spread(value),
            Aim::Together => self.least_together(value),
        }
    }

    /// Each further person in a group costs more than the one before, so they go, one by one, where they cost least.
    fn least_when_spread(&mut self, value: usize) -> Option<i64> {
        let its = &self.values[value];
        self.filled.clone_from(&its.counts);
        for _ in 0..its.free {
            let open = |group: &usize| {
                let now = self.filled[*group];
                now < its.most && now < its.counts[*group] + self.room[*group]
            };
            let step = |group: &usize| {
                let now = self.filled[*group];
                its.costs[*group][now + 1] - its.costs[*group][now]
            };
            let next = (0..self.room.len()).filter(open).min_by_key(step)?;
            self.filled[next] += 1;
        }
        Some(self.filled.iter().zip(&its.costs).map(|(count, costs)| costs[*count]).sum())
    }

    /// Each further person in a group costs less than the one before, so all who can come to a group cost on average no
    /// more than any fewer of them: they go, group by group, where that average is lowest.
    fn least_together(&mut self, value: usize) -> Option<i64> {
        let its = &self.values[value];
        let coming =
            |group: usize| its.free.min(self.room[group]).min(its.most.saturating_sub(its.counts[group]));
        self.filled.clear();
        let mut cost: i64 = its.counts.iter().zip(&its.costs).map(|(count, costs)| costs[*count]).sum();
        let mut left = its.free;
        while left > 0 {
            let average = |group: &usize| {
                let (now, more) = (its.counts[*group], coming(*group));
                let costs = &its.costs[*group];
                // The pairs x·(s − x) change by x more people in steps that differ by two, so the average is whole.
                (costs[now + more] - costs[now]) / signed(more)
            };
            let open = |group: &usize| coming(*group) > 0 && !self.filled.contains(group);
            let next = (0..self.room.len()).filter(open).min_by_key(average)?;
            let more = coming(next).min(left);
            cost += average(&next) * signed(more);
            left -= more;
            self.filled.push(next);
        }
        Some(cost)
    }
}

/// In which order people are put: those who are bound to each other, then those who are wanted together with most,
/// since what that costs tells much; people who are alike one after the other.
fn order(problem: &Problem, values: &[StandingValue], values_of: &[Vec<usize>]) -> Vec<usize> {
    let key = |person: &usize| (values_of[*person].clone(), problem.languages[*person], *person);
    let mut order = Vec::new();
    let mut others = vec![true; problem.people];
    for mut set in bound_sets(problem, &others.clone()) {
        set.sort_by_cached_key(|person| (std::cmp::Reverse(problem.apart[*person].len()), key(person)));
        set.iter().for_each(|person| others[*person] = false);
        order.extend(set);
    }
    let mut others: Vec<usize> = (0..problem.people).filter(|person| others[*person]).collect();
    others.sort_by_cached_key(|person| {
        let together = values_of[*person].iter().copied().find(|value| values[*value].aim == Aim::Together);
        let people = together.map_or(0, |value| values[value].free);
        (std::cmp::Reverse(people), together, key(person))
    });
    order.extend(others);
    order
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
    let costs_in = |size: &usize| {
        let cost = |count: usize| {
            let cost = u128::from(value.weight) * problem.cell(value, count, *size);
            i64::try_from(cost).ok().filter(|cost| *cost < TOO_MUCH)
        };
        (0..=value.people).map(cost).collect::<Option<Vec<i64>>>()
    };
    Some(StandingValue {
        aim: value.criterion.aim(),
        most: value.most,
        free: value.people,
        counts: vec![0; problem.groups()],
        least: 0,
        costs: problem.sizes.iter().map(costs_in).collect::<Option<Vec<_>>>()?,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{BUDGET, Best, Many, Problem, prove};
    use crate::groups::Grouping;
    use crate::groups::solver::Limits;
    use crate::groups::tests::generated::groupings;

    const DEAR: u128 = 1 << 60;

    /// Whether a division keeps every limit.
    fn keeps_all(problem: &Problem, division: &[usize]) -> bool {
        (0..problem.groups()).all(|group| {
            let inside: Vec<usize> =
                (0..problem.people).filter(|person| division[*person] == group).collect();
            let apart = |person: &usize| inside.iter().all(|other| !problem.apart[*person].contains(other));
            let of_unit =
                |unit: usize| inside.iter().filter(|person| problem.unit_of(**person) == unit).count();
            let spoken = inside.iter().fold(u8::MAX, |all, person| all & problem.languages[*person]);
            inside.len() == problem.sizes[group]
                && inside.iter().all(apart)
                && inside
                    .iter()
                    .map(|person| problem.unit_of(*person))
                    .all(|unit| of_unit(unit) <= problem.values[unit].most)
                && spoken != 0
        })
    }

    fn least_of_all(problem: &Problem) -> Option<u128> {
        let (people, groups) = (u32::try_from(problem.people).unwrap(), problem.groups());
        let all = (0..groups.pow(people))
            .map(|number| -> Vec<usize> { (0..people).map(|at| number / groups.pow(at) % groups).collect() });
        all.filter(|division| keeps_all(problem, division)).map(|division| problem.cost_of(&division)).min()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        /// With nothing known beforehand, so that all that is left out is left out rightly.
        #[test]
        fn what_is_found_is_the_least_of_all_divisions(
            input in (3..=4_u32).prop_flat_map(|groups| groupings(4..=if groups == 3 { 8 } else { 7 }, groups)),
        ) {
            let mut problem = Problem::new(&Grouping::parse(input).unwrap(), Limits::ALL);
            let nothing = Best { cost: DEAR, division: Vec::new() };
            let least = least_of_all(&problem);
            let proven = prove(&mut problem, &nothing, true);
            prop_assert_eq!(proven.as_ref().map_or(DEAR, |proven| proven.cost), least.unwrap_or(DEAR));
            if let (Some(proven), Some(least)) = (proven, least) {
                prop_assert!(keeps_all(&problem, &proven.division));
                prop_assert_eq!(problem.cost_of(&proven.division), least);
            }
        }

        /// Nothing is left of what was put and taken back, and no bound was above what came of it.
        #[test]
        fn what_was_put_is_taken_back(input in groupings(4..=9, 3)) {
            let problem = Problem::new(&Grouping::parse(input).unwrap(), Limits::ALL);
            let Some(mut many) = Many::new(&problem, 1 << 60, BUDGET) else { return Ok(()) };
            let before = many.cost;
            many.descend(0);
            prop_assert_eq!(many.cost, before);
            prop_assert!(before <= many.best);
            prop_assert_eq!(&many.room, &problem.sizes);
            prop_assert!(many.earlier.is_empty());
        }
    }
}
