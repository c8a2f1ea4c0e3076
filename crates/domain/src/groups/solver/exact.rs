//! The best division into two groups, with the proof that it is the best, where that is cheap.
//!
//! Branch and bound: the bound sets and then everyone else are put on one side or the other, in turn. At each
//! point every value has some people fixed on the first side and some still free, and the least it can cost is
//! the square nearest its share within that range. Where the sum of these is no lower than the best division
//! known, nothing below can be better.

use super::bound::Halves;
use super::{Best, Problem, bound_sets};

/// Points visited before the proof is given up.
const BUDGET: u32 = 250_000;
/// With more people than this no proof is tried.
const MOST_PEOPLE: usize = 120;

/// One value of one criterion as far as the people have been put.
struct StandingValue {
    weight: u64,
    people: usize,
    free: usize,
    in_first: usize,
    cost: u64,
}

struct Exact<'p> {
    problem: &'p Problem,
    /// Who is put together: `one` on one side and `other` on the other.
    units: Vec<Halves>,
    /// Whether a unit is one person who is in everything that counts like the person of the unit before.
    repeats: Vec<bool>,
    values: Vec<StandingValue>,
    /// Each person's values, one for each criterion.
    values_of: Vec<Vec<usize>>,
    in_first: Vec<bool>,
    room: [usize; 2],
    /// The sum of the values' least costs.
    cost: u64,
    best: Best,
    budget: u32,
}

/// The best there is: `known`, or one that is better; none when the proof is too long.
pub(super) fn prove(problem: &Problem, known: &Best) -> Option<Best> {
    if problem.groups() != 2 || problem.people > MOST_PEOPLE {
        return None;
    }
    let mut exact = Exact::new(problem, known.clone())?;
    exact.descend(0).then_some(exact.best)
}

impl<'p> Exact<'p> {
    fn new(problem: &'p Problem, best: Best) -> Option<Self> {
        let (values, values_of) = all_values(problem);
        let mut units = problem.halves()?;
        units.sort_by_key(|unit| std::cmp::Reverse(unit.one.len() + unit.other.len()));
        let mut alone = vec![true; problem.people];
        bound_sets(problem, &alone.clone()).into_iter().flatten().for_each(|person| alone[person] = false);
        let mut others: Vec<usize> = (0..problem.people).filter(|person| alone[*person]).collect();
        others.sort_by_key(|person| values_of[*person].clone());
        let mut repeats = vec![false; units.len()];
        for (at, person) in others.iter().enumerate() {
            repeats.push(at > 0 && values_of[others[at - 1]] == values_of[*person]);
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
            budget: BUDGET,
        };
        (0..exact.values.len()).for_each(|value| exact.refresh(value));
        Some(exact)
    }

    /// Puts the units from this one on; false when the budget ran out.
    fn descend(&mut self, at: usize) -> bool {
        if self.cost >= self.best.cost {
            return true;
        }
        if at == self.units.len() {
            let division = self.in_first.iter().map(|first| usize::from(!first)).collect();
            self.best = Best { cost: self.cost, division };
            return true;
        }
        let Some(left) = self.budget.checked_sub(1) else { return false };
        self.budget = left;
        for first in self.ways(at) {
            if self.put(at, first) {
                let done = self.descend(at + 1);
                self.take_back(at, first);
                if !done {
                    return false;
                }
            }
        }
        true
    }

    /// The ways in which a unit may stand. With groups of one size the first unit need not be turned, since that
    /// only exchanges the groups' numbers; and of people who are alike the first ones go to the first group.
    fn ways(&self, at: usize) -> Vec<bool> {
        let after_second = self.repeats[at] && !self.in_first[self.units[at - 1].one[0]];
        if at == 0 && self.problem.sizes[0] == self.problem.sizes[1] {
            vec![true]
        } else if after_second {
            vec![false]
        } else {
            vec![true, false]
        }
    }

    fn put(&mut self, at: usize, first: bool) -> bool {
        let needed = self.needed(at, first);
        if needed[0] > self.room[0] || needed[1] > self.room[1] {
            return false;
        }
        self.room = [self.room[0] - needed[0], self.room[1] - needed[1]];
        for (person, in_first) in self.people_of(at, first) {
            self.in_first[person] = in_first;
            for criterion in 0..self.values_of[person].len() {
                let value = self.values_of[person][criterion];
                self.values[value].free -= 1;
                self.values[value].in_first += usize::from(in_first);
                self.refresh(value);
            }
        }
        true
    }

    fn take_back(&mut self, at: usize, first: bool) {
        let needed = self.needed(at, first);
        self.room = [self.room[0] + needed[0], self.room[1] + needed[1]];
        for (person, in_first) in self.people_of(at, first) {
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

    /// The people of a unit, each with whether they are put in the first group.
    fn people_of(&self, at: usize, first: bool) -> Vec<(usize, bool)> {
        let unit = &self.units[at];
        let one = unit.one.iter().map(|person| (*person, first));
        one.chain(unit.other.iter().map(|person| (*person, !first))).collect()
    }

    fn refresh(&mut self, value: usize) {
        let value = &mut self.values[value];
        let problem = self.problem;
        let share = value.people * problem.sizes[0];
        let rounded = [share / problem.people, share.div_ceil(problem.people)];
        let squares = rounded.map(|count| {
            let reachable = count.clamp(value.in_first, value.in_first + value.free);
            2 * ((problem.people * reachable).abs_diff(share) as u64).pow(2)
        });
        let cost = value.weight * squares[0].min(squares[1]);
        self.cost = self.cost - value.cost + cost;
        value.cost = cost;
    }
}

fn all_values(problem: &Problem) -> (Vec<StandingValue>, Vec<Vec<usize>>) {
    let mut values: Vec<StandingValue> = Vec::new();
    let mut values_of = vec![Vec::new(); problem.people];
    for table in problem.tables.values().filter(|table| table.weight > 0) {
        for (person, value) in table.value_of.iter().enumerate() {
            values_of[person].push(values.len() + value);
        }
        values.extend(table.people_with.iter().map(|people| {
            let people = usize::try_from(*people).unwrap_or(0);
            StandingValue { weight: table.weight, people, free: people, in_first: 0, cost: 0 }
        }));
    }
    (values, values_of)
}
