//! Mending groups with as few moves as can be.
//!
//! For no move, then one, then two, every way is tried: some limit is broken, so one of the people it concerns must
//! move, and each of them is moved to each other group in turn. Nobody moves twice. Whatever mends the groups moves
//! one of the people concerned, so no way is missed, and the first number of moves with which it can be done is the
//! least there is. Of the ways with that many moves the one with the least cost is taken.

use super::{Limits, Problem};
use crate::groups::Grouping;

/// Points visited before it is given up.
const BUDGET: u32 = 400_000;
/// More moves than this are a new proposal rather than a repair.
const MOST_MOVES: usize = 8;

/// What came of the repair.
pub(in crate::groups) enum Repaired {
    /// Everyone's group; no fewer moves would do.
    Fewest(Vec<usize>),
    /// Nothing was found within the moves and points that are tried.
    NotFound,
}

struct Repair<'p> {
    problem: &'p Problem,
    /// The most people of each group, and the fewest.
    sizes: Vec<usize>,
    least: usize,
    group_of: Vec<Option<usize>>,
    people_in: Vec<Vec<usize>>,
    /// Who has been moved or placed.
    moved: Vec<bool>,
    /// Each group's cost, and their sum.
    costs: Vec<u128>,
    cost: u128,
    best: Option<(u128, Vec<Option<usize>>)>,
    budget: u32,
}

/// A limit that is broken, as what can be done about it.
enum Broken {
    /// One of these has to go.
    Leave(Vec<usize>),
    /// This one needs a group.
    Place(usize),
    /// Somebody has to come to this group.
    Come(usize),
}

/// Mends the groups in which people are; who has none is given one, which is no move.
pub(in crate::groups) fn repair(grouping: &Grouping, group_of: Vec<Option<usize>>) -> Repaired {
    let problem = Problem::new(grouping, Limits::ALL);
    let mut people_in = vec![Vec::new(); problem.groups()];
    for (person, group) in group_of.iter().enumerate() {
        if let Some(group) = group {
            people_in[*group].push(person);
        }
    }
    let mut repair = Repair {
        sizes: grouping.sizes().iter().map(|size| *size as usize).collect(),
        least: grouping.least() as usize,
        moved: vec![false; problem.people],
        costs: vec![0; problem.groups()],
        cost: 0,
        group_of,
        people_in,
        problem: &problem,
        best: None,
        budget: BUDGET,
    };
    (0..problem.groups()).for_each(|group| repair.refresh(group));
    for moves in 0..=MOST_MOVES {
        let all_tried = repair.mend(moves);
        if let Some((_, best)) = repair.best.take() {
            return Repaired::Fewest(best.into_iter().map(|group| group.unwrap_or(0)).collect());
        }
        if !all_tried {
            break;
        }
    }
    Repaired::NotFound
}

impl Repair<'_> {
    /// Tries every way with so many moves left; false when the budget ran out.
    fn mend(&mut self, left: usize) -> bool {
        let Some(budget) = self.budget.checked_sub(1) else { return false };
        self.budget = budget;
        if self.needs_more_than(left) {
            return true;
        }
        let Some(broken) = self.broken() else {
            self.keep();
            return true;
        };
        match broken {
            Broken::Place(person) => self.try_each(&[person], None, left),
            Broken::Leave(people) if left > 0 => self.try_each(&people, None, left - 1),
            Broken::Come(group) if left > 0 => {
                let others: Vec<usize> = (0..self.problem.people)
                    .filter(|person| self.group_of[*person].is_some_and(|own| own != group))
                    .collect();
                self.try_each(&others, Some(group), left - 1)
            }
            Broken::Leave(_) | Broken::Come(_) => true,
        }
    }

    fn try_each(&mut self, people: &[usize], only: Option<usize>, left: usize) -> bool {
        for person in people.iter().copied() {
            if self.moved[person] {
                continue;
            }
            let from = self.group_of[person];
            for group in 0..self.problem.groups() {
                if from == Some(group)
                    || only.is_some_and(|only| only != group)
                    || !self.may_come(person, group)
                {
                    continue;
                }
                self.put(person, Some(group));
                self.moved[person] = true;
                let all_tried = self.mend(left);
                self.moved[person] = false;
                self.put(person, from);
                if !all_tried {
                    return false;
                }
            }
        }
        true
    }

    /// Whether nobody who stays where they are now for certain forbids it.
    fn may_come(&self, person: usize, group: usize) -> bool {
        let inside = &self.people_in[group];
        let staying = || inside.iter().filter(|other| self.moved[**other]);
        let languages =
            staying().fold(self.problem.languages[person], |all, other| all & self.problem.languages[*other]);
        staying().all(|other| self.problem.apart[person].binary_search(other).is_err())
            && staying().count() < self.sizes[group]
            && languages != 0
    }

    fn put(&mut self, person: usize, group: Option<usize>) {
        if let Some(from) = self.group_of[person] {
            self.people_in[from].retain(|inside| *inside != person);
            self.refresh(from);
        }
        if let Some(to) = group {
            self.people_in[to].push(person);
            self.refresh(to);
        }
        self.group_of[person] = group;
    }

    /// A move takes one person out of one group and into another, so excess and want shrink by one at most, and of
    /// two who cannot stay together one has to go.
    fn needs_more_than(&self, left: usize) -> bool {
        let groups = || self.people_in.iter().zip(&self.sizes);
        let excess: usize = groups().map(|(inside, size)| inside.len().saturating_sub(*size)).sum();
        let want: usize = self.people_in.iter().map(|inside| self.least.saturating_sub(inside.len())).sum();
        let newcomers = self.group_of.iter().filter(|group| group.is_none()).count();
        if excess > left || want > left + newcomers {
            return true;
        }
        let mut going = vec![false; self.problem.people];
        let mut pairs = 0;
        for (person, others) in self.problem.apart.iter().enumerate() {
            let shares = |other: &&usize| self.group_of[**other] == self.group_of[person] && !going[**other];
            if self.group_of[person].is_none() || going[person] {
                continue;
            }
            if let Some(other) = others.iter().find(shares).copied() {
                going[person] = true;
                going[other] = true;
                pairs += 1;
            }
        }
        pairs > left
    }

    /// The limit to be mended next, one with few ways first.
    fn broken(&self) -> Option<Broken> {
        self.shared_by_two()
            .or_else(|| (0..self.problem.groups()).find_map(|group| self.broken_in(group)))
            .or_else(|| self.group_of.iter().position(Option::is_none).map(Broken::Place))
            .or_else(|| self.people_in.iter().position(|inside| inside.len() < self.least).map(Broken::Come))
    }

    fn shared_by_two(&self) -> Option<Broken> {
        self.problem.apart.iter().enumerate().find_map(|(person, others)| {
            let group = self.group_of[person]?;
            let other = others.iter().find(|other| self.group_of[**other] == Some(group))?;
            Some(Broken::Leave(vec![person, *other]))
        })
    }

    fn broken_in(&self, group: usize) -> Option<Broken> {
        let inside = &self.people_in[group];
        let spoken = inside.iter().fold(u8::MAX, |all, person| all & self.problem.languages[*person]);
        if inside.len() > self.sizes[group] || (spoken == 0 && !inside.is_empty()) {
            return Some(Broken::Leave(inside.clone()));
        }
        inside.iter().find_map(|person| {
            let unit = self.problem.unit_of(*person);
            let of_unit: Vec<usize> =
                inside.iter().copied().filter(|other| self.problem.unit_of(*other) == unit).collect();
            (of_unit.len() > self.problem.values[unit].most).then_some(Broken::Leave(of_unit))
        })
    }

    /// Counts a group's cost as it is filled now.
    fn refresh(&mut self, group: usize) {
        let mut counts = vec![0_usize; self.problem.values.len()];
        for person in &self.people_in[group] {
            self.problem.values_of[*person].iter().for_each(|value| counts[*value] += 1);
        }
        let size = self.people_in[group].len();
        let cells = self.problem.values.iter().zip(counts);
        let cost = cells
            .map(|(value, count)| u128::from(value.weight) * self.problem.cell(value, count, size))
            .sum();
        self.cost = self.cost - self.costs[group] + cost;
        self.costs[group] = cost;
    }

    fn keep(&mut self) {
        if self.best.as_ref().is_none_or(|(least, _)| self.cost < *least) {
            self.best = Some((self.cost, self.group_of.clone()));
        }
    }
}
