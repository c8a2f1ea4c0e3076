//! A division under change, with the counts that make the cost of a change cheap to know.

use super::super::{Problem, signed};
use super::Dice;
use crate::groups::{Aim, Criterion};

/// With more people than this, what an exchange costs is looked at before whether it may be: most cost too much.
const COST_FIRST: usize = 300;

const LANGUAGES: usize = 3;

/// What the cost of a move needs to know of a value, side by side.
#[derive(Clone, Copy)]
struct Scale {
    /// N for people to be spread, minus G for people wanted together; times the weight and 2.
    per_count: i64,
    /// Minus n for people to be spread, half G for people wanted together; times the weight and 2.
    per_size: i64,
    most: i32,
}

pub(super) struct Board<'p> {
    problem: &'p Problem,
    scales: Vec<Scale>,
    /// The values that weigh something or have a maximum: of each person as many as there are such criteria.
    values_of: Vec<u32>,
    criteria: usize,
    /// Whether the first of them is the unit and has a maximum.
    unit_limited: bool,
    /// Head counts, group by group: a group's row is one or two lines of the cache.
    counts: Vec<i32>,
    group_of: Vec<usize>,
    people_in: Vec<Vec<usize>>,
    /// How many in a group cannot take part in each language; empty where all can take part in the same.
    lacking: Vec<[u32; LANGUAGES]>,
    slot_of: Vec<usize>,
    base: u128,
    /// What has been added to the base, in units of N.
    cost: i64,
    /// Who has been moved by the exchange under way, and from where.
    moved: Vec<(usize, usize)>,
    looked_at: usize,
}

impl<'p> Board<'p> {
    pub(super) fn new(problem: &'p Problem, group_of: Vec<usize>) -> Self {
        let mut people_in = vec![Vec::new(); problem.groups()];
        let mut slot_of = vec![0; problem.people];
        for (person, group) in group_of.iter().enumerate() {
            slot_of[person] = people_in[*group].len();
            people_in[*group].push(person);
        }
        let unit_limited = problem.values.iter().any(|value| value.most < problem.people);
        let counted: Vec<usize> = (0..Criterion::ALL.len())
            .filter(|at| {
                let mut values = problem.values.iter().filter(|value| value.criterion == Criterion::ALL[*at]);
                values.any(|value| value.weight > 0 || value.most < problem.people)
            })
            .collect();
        let values_of: Vec<u32> = problem
            .values_of
            .iter()
            .flat_map(|its| counted.iter().map(|at| u32::try_from(its[*at]).unwrap_or(0)))
            .collect();
        let width = problem.values.len();
        let mut counts = vec![0; width * problem.groups()];
        for (its, group) in values_of.chunks(counted.len().max(1)).zip(&group_of) {
            for value in its {
                counts[group * width + *value as usize] += 1;
            }
        }
        Self {
            problem,
            scales: scales(problem),
            values_of,
            criteria: counted.len(),
            unit_limited,
            counts,
            base: problem.cost_of(&group_of),
            lacking: lacking(problem, &group_of),
            group_of,
            people_in,
            slot_of,
            cost: 0,
            moved: Vec::new(),
            looked_at: 0,
        }
    }

    pub(super) const fn people(&self) -> usize {
        self.problem.people
    }

    /// How many steps back the search remembers: two groups need patience, many have so many exchanges to try that
    /// it would take too long.
    pub(super) fn memory(&self) -> usize {
        if self.problem.groups() == 2 { 400 } else { (self.people() / 3).clamp(20, 700) }
    }

    /// What has been added to the cost the division began with, in units of N.
    pub(super) const fn cost(&self) -> i64 {
        self.cost
    }

    /// The most that may have been added when the cost is no higher than this.
    pub(super) fn added_at(&self, cost: u128) -> i64 {
        let added =
            i128::try_from(cost).unwrap_or(i128::MAX) - i128::try_from(self.base).unwrap_or(i128::MAX);
        let in_people = added.div_euclid(i128::try_from(self.people().max(1)).unwrap_or(1));
        i64::try_from(in_people).unwrap_or(i64::MIN)
    }

    /// The weighted cost, scaled by the square of the number of people.
    pub(super) fn full_cost(&self) -> u128 {
        self.base.saturating_add_signed(i128::from(self.cost) * i128::try_from(self.people()).unwrap_or(0))
    }

    pub(super) fn division(&self) -> &[usize] {
        &self.group_of
    }

    /// Exchanges at random, whatever it costs.
    pub(super) fn shuffle(&mut self, dice: &mut Dice) {
        for _ in 0..self.people() * 2 {
            self.exchange(dice, |_| true);
        }
    }

    /// Tries one exchange between two groups and keeps it if `accept` likes the cost afterwards. Answers how
    /// many people had to be looked at, which is what it took.
    pub(super) fn exchange(&mut self, dice: &mut Dice, accept: impl Fn(i64) -> bool) -> usize {
        let person = dice.below(self.people());
        let here = self.group_of[person];
        let other = dice.below(self.people());
        let there = self.group_of[other];
        if there == here {
            return 1;
        }
        let cost = self.cost + self.swap_change(person, other);
        if self.people() > COST_FIRST && !accept(cost) {
            return 1;
        }
        if self.fits(person, there, other) && self.fits(other, here, person) {
            if accept(cost) {
                self.swap(person, other);
                self.cost = cost;
            }
            return 1;
        }
        let before = self.cost;
        self.moved.clear();
        self.looked_at = 0;
        if !self.exchange_chains(person, there, dice) || !accept(self.cost) {
            while let Some((person, from)) = self.moved.pop() {
                self.move_to(person, from);
            }
            self.cost = before;
        }
        1 + self.looked_at / 8
    }

    /// Whether a person may be in a group and has nobody to be apart from there, the one who leaves it aside.
    fn fits(&self, person: usize, group: usize, leaving: usize) -> bool {
        self.problem.apart[person].iter().all(|other| self.group_of[*other] != group || *other == leaving)
            && (self.lacking.is_empty() || self.understands(person, group, leaving))
            && (!self.unit_limited || self.unit_fits(person, group, leaving))
    }

    /// Whether a group still has a language for all when a person comes and another one leaves.
    fn understands(&self, person: usize, group: usize, leaving: usize) -> bool {
        let (coming, going) = (lacks(self.problem, person), lacks(self.problem, leaving));
        (0..LANGUAGES).any(|at| self.lacking[group][at] + coming[at] == going[at])
    }

    fn unit_fits(&self, person: usize, group: usize, leaving: usize) -> bool {
        let unit = self.problem.unit_of(person);
        let frees = i32::from(self.problem.unit_of(leaving) == unit);
        self.counts[group * self.width() + unit] - frees < self.scales[unit].most
    }

    /// Moves a person to a group, whoever cannot stay there with them to the group they left, and so on; then
    /// moves other chains back until both groups have their sizes again. False if that does not come about.
    fn exchange_chains(&mut self, person: usize, there: usize, dice: &mut Dice) -> bool {
        let here = self.group_of[person];
        let first = self.chain(person, there);
        self.looked_at += first.len();
        self.turn(&first);
        let mut tries = 8 + 4 * self.excess(here).max(self.excess(there));
        loop {
            let (from, to, excess) = match (self.excess(here), self.excess(there)) {
                (0, 0) => return self.may_stay_moved(),
                (0, excess) => (there, here, excess),
                (excess, _) => (here, there, excess),
            };
            if tries == 0 {
                return false;
            }
            tries -= 1;
            let candidate = self.people_in[from][dice.below(self.people_in[from].len())];
            let chain = self.chain(candidate, to);
            self.looked_at += chain.len();
            if chain.iter().any(|(person, _)| self.moved.iter().any(|(moved, _)| moved == person)) {
                continue;
            }
            let leaving = chain.iter().filter(|(_, target)| *target == to).count();
            let coming = chain.len() - leaving;
            if leaving > coming && leaving - coming <= excess {
                self.turn(&chain);
            }
        }
    }

    /// Whether those moved understand what is spoken where they are now and are not too many of their unit.
    fn may_stay_moved(&self) -> bool {
        self.moved.iter().all(|(person, _)| {
            let group = self.group_of[*person];
            let unit = self.problem.unit_of(*person);
            (self.lacking.is_empty() || self.lacking[group].contains(&0))
                && (!self.unit_limited || self.counts[group * self.width() + unit] <= self.scales[unit].most)
        })
    }

    fn excess(&self, group: usize) -> usize {
        self.people_in[group].len().saturating_sub(self.problem.sizes[group])
    }

    /// Everyone who has to change sides between two groups if one person does, with the group they go to.
    fn chain(&self, person: usize, there: usize) -> Vec<(usize, usize)> {
        let here = self.group_of[person];
        let mut chain = vec![(person, there)];
        let mut next = 0;
        while let Some((person, target)) = chain.get(next).copied() {
            for other in &self.problem.apart[person] {
                if self.group_of[*other] == target && !chain.iter().any(|(linked, _)| linked == other) {
                    chain.push((*other, if target == there { here } else { there }));
                }
            }
            next += 1;
        }
        chain
    }

    fn turn(&mut self, chain: &[(usize, usize)]) {
        for (person, target) in chain {
            self.cost += self.move_change(*person, *target);
            self.moved.push((*person, self.group_of[*person]));
            self.move_to(*person, *target);
        }
    }

    const fn width(&self) -> usize {
        self.problem.values.len()
    }

    fn values(&self, person: usize) -> &[u32] {
        &self.values_of[person * self.criteria..(person + 1) * self.criteria]
    }

    fn move_to(&mut self, person: usize, group: usize) {
        let from = self.group_of[person];
        let slot = self.slot_of[person];
        self.people_in[from].swap_remove(slot);
        if let Some(filler) = self.people_in[from].get(slot) {
            self.slot_of[*filler] = slot;
        }
        self.slot_of[person] = self.people_in[group].len();
        self.people_in[group].push(person);
        self.group_of[person] = group;
        self.count(person, from, group);
    }

    fn swap(&mut self, one: usize, other: usize) {
        let (here, there) = (self.group_of[one], self.group_of[other]);
        let (slot, other_slot) = (self.slot_of[one], self.slot_of[other]);
        self.people_in[here][slot] = other;
        self.people_in[there][other_slot] = one;
        (self.slot_of[one], self.slot_of[other]) = (other_slot, slot);
        (self.group_of[one], self.group_of[other]) = (there, here);
        self.count(one, here, there);
        self.count(other, there, here);
    }

    fn count(&mut self, person: usize, from: usize, to: usize) {
        if !self.lacking.is_empty() {
            let lacks = lacks(self.problem, person);
            for (at, one) in lacks.into_iter().enumerate() {
                self.lacking[from][at] -= one;
                self.lacking[to][at] += one;
            }
        }
        let width = self.width();
        for at in person * self.criteria..(person + 1) * self.criteria {
            let value = self.values_of[at] as usize;
            self.counts[from * width + value] -= 1;
            self.counts[to * width + value] += 1;
        }
    }

    fn swap_change(&self, one: usize, other: usize) -> i64 {
        let (here, there) = (self.group_of[one], self.group_of[other]);
        let pairs = self.values(one).iter().zip(self.values(other));
        pairs
            .filter(|(mine, theirs)| mine != theirs)
            .map(|(mine, theirs)| {
                self.value_change(*mine as usize, here, there)
                    + self.value_change(*theirs as usize, there, here)
            })
            .sum()
    }

    fn move_change(&self, person: usize, to: usize) -> i64 {
        let from = self.group_of[person];
        self.values(person).iter().map(|value| self.value_change(*value as usize, from, to)).sum()
    }

    /// What one more person of a value costs in `to` and one fewer in `from`, in units of N. With the sizes fixed,
    /// the sum of the (N·x − n·s)² changes by 2N·(N·(1 + x_to − x_from) − n·(s_to − s_from)), and the sum of the
    /// N·G·x·(s − x) by N·G·(s_to − s_from − 2·(1 + x_to − x_from)).
    fn value_change(&self, value: usize, from: usize, to: usize) -> i64 {
        let scale = self.scales[value];
        let width = self.width();
        let counts = i64::from(1 + self.counts[to * width + value] - self.counts[from * width + value]);
        let sizes = signed(self.problem.sizes[to]) - signed(self.problem.sizes[from]);
        scale.per_count * counts + scale.per_size * sizes
    }
}

/// One for each language that a person cannot take part in.
fn lacks(problem: &Problem, person: usize) -> [u32; LANGUAGES] {
    let languages = problem.languages[person];
    [0, 1, 2].map(|at| u32::from(languages >> at & 1 == 0))
}

fn lacking(problem: &Problem, group_of: &[usize]) -> Vec<[u32; LANGUAGES]> {
    if problem.languages.windows(2).all(|pair| pair[0] == pair[1]) {
        return Vec::new();
    }
    let mut lacking = vec![[0; LANGUAGES]; problem.groups()];
    for (person, group) in group_of.iter().enumerate() {
        for (at, one) in lacks(problem, person).into_iter().enumerate() {
            lacking[*group][at] += one;
        }
    }
    lacking
}

fn scales(problem: &Problem) -> Vec<Scale> {
    let (people, groups) = (signed(problem.people), signed(problem.groups()));
    let scale = |value: &super::super::Value| {
        let weight = i64::try_from(value.weight).unwrap_or(0);
        let (per_count, per_size) = match value.criterion.aim() {
            Aim::Spread => (2 * weight * people, -2 * weight * signed(value.people)),
            Aim::Together => (-2 * weight * groups, weight * groups),
        };
        Scale { per_count, per_size, most: i32::try_from(value.most).unwrap_or(i32::MAX) }
    };
    problem.values.iter().map(scale).collect()
}
