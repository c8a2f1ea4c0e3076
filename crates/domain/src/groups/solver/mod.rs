//! The search for groups, on numbers instead of people.
//!
//! First a language is given to every group (`spoken`), then everybody is placed, quickly (`quick`) or, where that
//! does not succeed, by backtracking (`placing`), which either succeeds or proves that it cannot be done (`cause`
//! then finds out why). From there `search` exchanges people, or whole chains of people who push each other out,
//! at incremental cost; the division of few people, into two groups (`exact`) or more (`many`), is then proven to be the
//! best, or a better one found. `repair` mends groups that were good once with as few moves as can be.
#![expect(
    clippy::indexing_slicing,
    reason = "the tables are built here to one another's length and people, values and groups are their indices"
)]

mod bound;
mod cause;
mod exact;
mod filling;
mod joining;
mod many;
mod placing;
mod quick;
mod repair;
mod search;
mod spoken;

use std::collections::BTreeMap;

use super::{Aim, Assignment, Criterion, Grouping, Member, Progress, Seed};
pub(super) use cause::Cause;
use placing::Placed;
pub(super) use repair::{Repaired, repair};

/// How many placements of one person are tried before the search for a first division gives up.
const PLACING_BUDGET: u64 = 400_000;
/// With more people than this, a first division is not searched for by backtracking.
const MOST_TO_BACKTRACK: usize = 2_000;

/// One value of one criterion.
struct Value {
    criterion: Criterion,
    /// 0 too where people with the value do not count.
    weight: u64,
    people: usize,
    /// The most people with it in one group.
    most: usize,
}

/// A grouping in numbers: people are numbered in the order of their ids, groups from 0.
pub(super) struct Problem {
    people: usize,
    /// How many people each group gets, exactly.
    sizes: Vec<usize>,
    /// Criterion by criterion, in their order as text.
    values: Vec<Value>,
    /// Each person's values, one for each criterion.
    values_of: Vec<[usize; Criterion::ALL.len()]>,
    superiors: Vec<Vec<usize>>,
    /// Whom each person must be apart from, in rising order.
    apart: Vec<Vec<usize>>,
    /// What each person can take part in, a bit for each language.
    languages: Vec<u8>,
    /// The language of each group; every bit where it does not matter.
    spoken: Vec<u8>,
}

/// The best division so far, with its cost scaled by N².
#[derive(Clone)]
struct Best {
    cost: u128,
    division: Vec<usize>,
}

/// What the solver found.
pub(super) enum Outcome {
    /// Groups.
    Placed(Solved),
    /// None, and why.
    Impossible(Cause),
}

/// Everyone's group, and what no division can be below, scaled by N².
pub(super) struct Solved {
    pub(super) division: Vec<usize>,
    pub(super) bound: u128,
    pub(super) stopped: bool,
}

/// Which limits a problem is built with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Limits {
    pub(super) wishes: bool,
    pub(super) languages: bool,
    pub(super) units: bool,
}

impl Limits {
    pub(super) const ALL: Self = Self { wishes: true, languages: true, units: true };
    pub(super) const OPEN: Self = Self { wishes: false, ..Self::ALL };
    const LINES: Self = Self { wishes: false, languages: false, units: false };
}

impl Problem {
    pub(super) fn new(grouping: &Grouping, limits: Limits) -> Self {
        let members: Vec<&Member> = grouping.members().iter().collect();
        let sizes = grouping.fills().iter().map(|fill| *fill as usize).collect();
        Self::build(&members, sizes, grouping, limits)
    }

    /// The problem that an assignment answers, as far as it may be told: its people only, the groups as they are
    /// filled, no wishes.
    pub(super) fn of_assigned(grouping: &Grouping, assignment: &Assignment, fills: &[u64]) -> Self {
        let assigned = |member: &&Member| {
            assignment.group_of(member.person).is_some_and(|group| group.place() < fills.len())
        };
        let members: Vec<&Member> = grouping.members().iter().filter(assigned).collect();
        let sizes = fills.iter().map(|fill| usize::try_from(*fill).unwrap_or(0)).collect();
        Self::build(&members, sizes, grouping, Limits::OPEN)
    }

    fn build(members: &[&Member], sizes: Vec<usize>, grouping: &Grouping, limits: Limits) -> Self {
        let number: BTreeMap<_, usize> =
            members.iter().enumerate().map(|(place, member)| (member.person, place)).collect();
        let numbers = |people: &[crate::ids::PersonId]| -> Vec<usize> {
            people.iter().filter_map(|person| number.get(person).copied()).collect()
        };
        let superiors: Vec<Vec<usize>> = members.iter().map(|member| numbers(&member.superiors)).collect();
        let wishes: Vec<Vec<usize>> = if limits.wishes {
            members.iter().map(|member| numbers(&member.apart_from)).collect()
        } else {
            Vec::new()
        };
        let (values, values_of) = all_values(members, grouping, limits);
        let languages =
            members.iter().map(|member| if limits.languages { member.languages.bits() } else { u8::MAX });
        Self {
            people: members.len(),
            spoken: vec![u8::MAX; sizes.len()],
            sizes,
            values,
            values_of,
            apart: both_ways(&superiors, &wishes),
            superiors,
            languages: languages.collect(),
        }
    }

    pub(super) const fn people(&self) -> usize {
        self.people
    }

    fn groups(&self) -> usize {
        self.sizes.len()
    }

    /// Whether a person can take part in what is spoken in a group.
    fn may_be_in(&self, person: usize, group: usize) -> bool {
        self.languages[person] & self.spoken[group] != 0
    }

    /// Whether anybody could be in any group with room, were it not for whom they must be apart from.
    fn is_open(&self) -> bool {
        self.values.iter().all(|value| value.most >= self.people)
            && self.languages.iter().all(|known| self.spoken.iter().all(|spoken| known & spoken != 0))
    }

    /// The number of a person's unit among the values.
    fn unit_of(&self, person: usize) -> usize {
        self.values_of[person][0]
    }

    /// What `count` people of a value cost in a group of this size, unweighted and scaled by N².
    fn cell(&self, value: &Value, count: usize, size: usize) -> u128 {
        let people = self.people as u128;
        let (count, size) = (count as u128, size as u128);
        match value.criterion.aim() {
            Aim::Spread => (people * count).abs_diff(value.people as u128 * size).pow(2),
            Aim::Together => people * self.groups() as u128 * count * size.saturating_sub(count),
        }
    }

    /// The cost of a division, counted afresh.
    fn cost_of(&self, division: &[usize]) -> u128 {
        let mut counts = vec![0_usize; self.values.len() * self.groups()];
        for (person, group) in division.iter().enumerate() {
            for value in self.values_of[person] {
                counts[value * self.groups() + group] += 1;
            }
        }
        let cells = counts.iter().enumerate().map(|(cell, count)| {
            let value = &self.values[cell / self.groups()];
            u128::from(value.weight) * self.cell(value, *count, self.sizes[cell % self.groups()])
        });
        cells.sum()
    }
}

fn all_values(
    members: &[&Member],
    grouping: &Grouping,
    limits: Limits,
) -> (Vec<Value>, Vec<[usize; Criterion::ALL.len()]>) {
    let mut values: Vec<Value> = Vec::new();
    let mut values_of = vec![[0; Criterion::ALL.len()]; members.len()];
    let unit_maximum = grouping.unit_maximum().filter(|_| limits.units).map(|most| most as usize);
    for (at, criterion) in Criterion::ALL.into_iter().enumerate() {
        let mut numbers: BTreeMap<&str, usize> =
            members.iter().map(|member| (member.value(criterion), 0)).collect();
        for (text, number) in &mut numbers {
            *number = values.len();
            let weight = if criterion.counts(text) { grouping.weights().of(criterion) } else { 0 };
            let most = unit_maximum.filter(|_| criterion == Criterion::Unit).unwrap_or(usize::MAX);
            values.push(Value { criterion, weight: u64::from(weight), people: 0, most });
        }
        for (member, its) in members.iter().zip(&mut values_of) {
            its[at] = numbers[member.value(criterion)];
            values[its[at]].people += 1;
        }
    }
    (values, values_of)
}

fn both_ways(superiors: &[Vec<usize>], wishes: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut apart = vec![Vec::new(); superiors.len()];
    for (person, others) in superiors.iter().enumerate().chain(wishes.iter().enumerate()) {
        for other in others {
            apart[person].push(*other);
            apart[*other].push(person);
        }
    }
    for others in &mut apart {
        others.sort_unstable();
        others.dedup();
    }
    apart
}

/// Divides the people, or says why not. `go_on` is asked now and then; what was found until it says no is the
/// answer then.
pub(super) fn solve(grouping: &Grouping, seed: Seed, go_on: &mut dyn FnMut(Progress) -> bool) -> Outcome {
    let mut problem = Problem::new(grouping, Limits::ALL);
    match first_division(&mut problem, PLACING_BUDGET) {
        Placed::Everyone(start) => Outcome::Placed(search::improve(&mut problem, start, seed, go_on)),
        Placed::Impossible => Outcome::Impossible(cause::find(grouping)),
        Placed::GaveUp(tried) => Outcome::Impossible(cause::find_at_sight(grouping, tried)),
    }
}

/// Everyone placed in some way that keeps the limits; the problem then has the languages with which it was done.
fn first_division(problem: &mut Problem, budget: u64) -> Placed {
    let Some(plans) = spoken::plans(problem) else { return Placed::Impossible };
    let mut tried = 0;
    let mut gave_up = !plans.complete;
    for plan in plans.all {
        problem.spoken = plan;
        if let Some(division) = quick::place(problem) {
            return Placed::Everyone(division);
        }
        if problem.people > MOST_TO_BACKTRACK {
            gave_up = true;
            continue;
        }
        match placing::place(problem, &problem.sizes, &vec![true; problem.people], budget) {
            Placed::Everyone(division) => return Placed::Everyone(division),
            Placed::Impossible => {}
            Placed::GaveUp(after) => {
                gave_up = true;
                tried += after;
            }
        }
    }
    if gave_up { Placed::GaveUp(tried) } else { Placed::Impossible }
}

/// The sets of people who are bound to each other by whom they must be apart from, among the `active`; largest
/// first, people alone left out. Within a set those with most to be apart from come first.
fn bound_sets(problem: &Problem, active: &[bool]) -> Vec<Vec<usize>> {
    let mut seen = vec![false; problem.people];
    let mut sets = Vec::new();
    for first in 0..problem.people {
        if seen[first] || !active[first] {
            continue;
        }
        seen[first] = true;
        let mut set = vec![first];
        let mut next = 0;
        while next < set.len() {
            for other in &problem.apart[set[next]] {
                if active[*other] && !seen[*other] {
                    seen[*other] = true;
                    set.push(*other);
                }
            }
            next += 1;
        }
        if set.len() > 1 {
            set.sort_by_key(|person| (std::cmp::Reverse(problem.apart[*person].len()), *person));
            sets.push(set);
        }
    }
    sets.sort_by_key(|set| std::cmp::Reverse(set.len()));
    sets
}

fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
