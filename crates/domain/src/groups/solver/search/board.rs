//! A division under change, with the counts that make the cost of a change cheap to know.

use super::super::{Problem, Table};
use super::Dice;

pub(super) struct Board<'p> {
    problem: &'p Problem,
    tables: Vec<(&'p Table, Vec<i64>)>,
    group_of: Vec<usize>,
    people_in: Vec<Vec<usize>>,
    slot_of: Vec<usize>,
    cost: i64,
    /// Who has been moved by the exchange under way, and from where.
    moved: Vec<(usize, usize)>,
    looked_at: usize,
}

impl<'p> Board<'p> {
    pub(super) fn new(problem: &'p Problem, group_of: Vec<usize>) -> Self {
        let groups = problem.groups();
        let mut people_in = vec![Vec::new(); groups];
        let mut slot_of = vec![0; problem.people];
        for (person, group) in group_of.iter().enumerate() {
            slot_of[person] = people_in[*group].len();
            people_in[*group].push(person);
        }
        let tables: Vec<(&Table, Vec<i64>)> = problem
            .tables
            .values()
            .filter(|table| table.weight > 0)
            .map(|table| {
                let mut counts = vec![0; table.people_with.len() * groups];
                for (person, group) in group_of.iter().enumerate() {
                    counts[table.value_of[person] * groups + group] += 1;
                }
                (table, counts)
            })
            .collect();
        let mut board =
            Self { problem, tables, group_of, people_in, slot_of, cost: 0, moved: Vec::new(), looked_at: 0 };
        board.cost = board.count_cost();
        board
    }

    pub(super) const fn people(&self) -> usize {
        self.problem.people
    }

    /// The weighted cost, scaled by the square of the number of people.
    pub(super) const fn cost(&self) -> u64 {
        self.cost.unsigned_abs()
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
    pub(super) fn exchange(&mut self, dice: &mut Dice, accept: impl Fn(u64) -> bool) -> usize {
        let person = dice.below(self.people());
        let here = self.group_of[person];
        let there = (here + 1 + dice.below(self.problem.groups() - 1)) % self.problem.groups();
        if self.people_in[there].is_empty() {
            return 1;
        }
        let other = self.people_in[there][dice.below(self.people_in[there].len())];
        if self.fits(person, there, other) && self.fits(other, here, person) {
            let cost = self.cost + self.swap_change(person, other);
            if accept(cost.unsigned_abs()) {
                self.move_to(person, there);
                self.move_to(other, here);
                self.cost = cost;
            }
            return 1;
        }
        let before = self.cost;
        self.moved.clear();
        self.looked_at = 0;
        if !self.exchange_chains(person, there, dice) || !accept(self.cost()) {
            while let Some((person, from)) = self.moved.pop() {
                self.move_to(person, from);
            }
            self.cost = before;
        }
        1 + self.looked_at / 8
    }

    /// Whether a person has nobody to be apart from in a group, the one who leaves it aside.
    fn fits(&self, person: usize, group: usize, leaving: usize) -> bool {
        self.problem.apart[person].iter().all(|other| self.group_of[*other] != group || *other == leaving)
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
                (0, 0) => return true,
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
        let groups = self.problem.groups();
        for (table, counts) in &mut self.tables {
            let row = table.value_of[person] * groups;
            counts[row + from] -= 1;
            counts[row + group] += 1;
        }
    }

    fn swap_change(&self, one: usize, other: usize) -> i64 {
        let (here, there) = (self.group_of[one], self.group_of[other]);
        let change = |(table, counts): &(&Table, Vec<i64>)| {
            let (mine, theirs) = (table.value_of[one], table.value_of[other]);
            if mine == theirs {
                return 0;
            }
            self.value_change(table, counts, mine, here, there)
                + self.value_change(table, counts, theirs, there, here)
        };
        self.tables.iter().map(change).sum()
    }

    fn move_change(&self, person: usize, to: usize) -> i64 {
        let from = self.group_of[person];
        let change = |(table, counts): &(&Table, Vec<i64>)| {
            self.value_change(table, counts, table.value_of[person], from, to)
        };
        self.tables.iter().map(change).sum()
    }

    /// What one more person of a value costs in `to` and one fewer in `from`: with the sizes fixed, the sum of
    /// the (N·x − n·s)² changes by 2N·(N·(1 + x_to − x_from) − n·(s_to − s_from)).
    fn value_change(&self, table: &Table, counts: &[i64], value: usize, from: usize, to: usize) -> i64 {
        let row = value * self.problem.groups();
        let people = signed(self.problem.people);
        let sizes = signed(self.problem.sizes[to]) - signed(self.problem.sizes[from]);
        let step = people * (1 + counts[row + to] - counts[row + from]) - table.people_with[value] * sizes;
        2 * people * weight_of(table) * step
    }

    fn count_cost(&self) -> i64 {
        let people = signed(self.problem.people);
        let groups = self.problem.groups();
        let of_table = |(table, counts): &(&Table, Vec<i64>)| -> i64 {
            let squares = counts.iter().enumerate().map(|(cell, count)| {
                let share = table.people_with[cell / groups] * signed(self.problem.sizes[cell % groups]);
                (people * count - share).pow(2)
            });
            weight_of(table) * squares.sum::<i64>()
        };
        self.tables.iter().map(of_table).sum()
    }
}

fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn weight_of(table: &Table) -> i64 {
    i64::try_from(table.weight).unwrap_or(0)
}
