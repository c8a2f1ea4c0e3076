//! A first division that keeps the limits, or the proof that there is none.
//!
//! Only people with someone to be apart from need thought: how to place all others is a flow (`filling`). They are
//! placed set by set with backtracking. Between two sets only the room left in the groups matters (and, with a unit
//! maximum, how many of each unit they hold), in whatever order, so each room that led nowhere is remembered and
//! never tried again; with two groups that makes the search the usual dynamic programme over sums.

use std::collections::{BTreeMap, BTreeSet};

use super::filling::Filling;
use super::{Problem, bound_sets};

pub(super) enum Placed {
    Everyone(Vec<usize>),
    Impossible,
    /// After so many tries.
    GaveUp(u64),
}

struct Step {
    person: usize,
    set: usize,
    opens_set: bool,
}

struct Placing<'p> {
    problem: &'p Problem,
    room: Vec<usize>,
    group_of: Vec<Option<usize>>,
    /// How many of each unit a group holds, of the units that have a maximum.
    of_unit: Vec<BTreeMap<usize, usize>>,
    /// The set and the room left before it, sorted, from which no way led on.
    dead_ends: BTreeSet<(usize, Vec<Room>)>,
    placed: Vec<usize>,
}

/// What distinguishes a group from others, as long as nobody of the set under way is in it.
type Room = (usize, u8, BTreeMap<usize, usize>);

/// Places everyone, observing the limits of the `active` only, in groups of these sizes.
pub(super) fn place(problem: &Problem, sizes: &[usize], active: &[bool], budget: u64) -> Placed {
    let steps: Vec<Step> = bound_sets(problem, active)
        .into_iter()
        .enumerate()
        .flat_map(|(set, people)| {
            people.into_iter().enumerate().map(move |(at, person)| Step { person, set, opens_set: at == 0 })
        })
        .collect();
    let mut placing = Placing {
        problem,
        room: sizes.to_vec(),
        group_of: vec![None; problem.people],
        of_unit: vec![BTreeMap::new(); sizes.len()],
        dead_ends: BTreeSet::new(),
        placed: Vec::new(),
    };
    match placing.run(&steps, budget) {
        Ok(true) => Placed::Everyone(placing.placed),
        Ok(false) => Placed::Impossible,
        Err(tried) => Placed::GaveUp(tried),
    }
}

impl Placing<'_> {
    fn run(&mut self, steps: &[Step], budget: u64) -> Result<bool, u64> {
        let mut tried = 0;
        let mut frames: Vec<Vec<usize>> = Vec::with_capacity(steps.len());
        loop {
            if let Some(step) = steps.get(frames.len()) {
                frames.push(self.choices(step, steps));
            } else if self.fill_up() {
                return Ok(true);
            }
            while let Some(choices) = frames.last_mut() {
                let next = choices.pop();
                let step = &steps[frames.len() - 1];
                self.take_back(step.person);
                if let Some(group) = next {
                    tried += 1;
                    if tried > budget {
                        return Err(tried);
                    }
                    self.put(step.person, group);
                    break;
                }
                if step.opens_set {
                    let key = self.dead_end(step);
                    self.dead_ends.insert(key);
                }
                frames.pop();
            }
            if frames.is_empty() {
                return Ok(false);
            }
        }
    }

    /// The groups a person can go to, the best last: most room first, since room is what runs out.
    fn choices(&self, step: &Step, steps: &[Step]) -> Vec<usize> {
        if step.opens_set && self.dead_ends.contains(&self.dead_end(step)) || !self.leaves_room() {
            return Vec::new();
        }
        let mut touched = vec![false; self.room.len()];
        for other in steps.iter().filter(|other| other.set == step.set) {
            if let Some(group) = self.group_of[other.person] {
                touched[group] = true;
            }
        }
        let mut closed = vec![false; self.room.len()];
        for other in &self.problem.apart[step.person] {
            if let Some(group) = self.group_of[*other] {
                closed[group] = true;
            }
        }
        let mut open: Vec<usize> =
            (0..self.room.len()).filter(|group| !closed[*group] && self.takes(*group, step.person)).collect();
        open.sort_by_key(|group| (self.room[*group], std::cmp::Reverse(*group)));
        // Groups that are alike and hold nobody of this set lead to the same.
        let mut untouched_rooms = BTreeSet::new();
        open.retain(|group| touched[*group] || untouched_rooms.insert(self.room_of(*group)));
        open
    }

    fn dead_end(&self, step: &Step) -> (usize, Vec<Room>) {
        let mut rooms: Vec<Room> = (0..self.room.len()).map(|group| self.room_of(group)).collect();
        rooms.sort_unstable();
        (step.set, rooms)
    }

    fn room_of(&self, group: usize) -> Room {
        (self.room[group], self.problem.spoken[group], self.of_unit[group].clone())
    }

    fn takes(&self, group: usize, person: usize) -> bool {
        let unit = self.problem.unit_of(person);
        let of_unit = self.of_unit[group].get(&unit).copied().unwrap_or(0);
        self.room[group] > 0
            && self.problem.may_be_in(person, group)
            && of_unit < self.problem.values[unit].most
    }

    fn put(&mut self, person: usize, group: usize) {
        self.group_of[person] = Some(group);
        self.room[group] -= 1;
        let unit = self.problem.unit_of(person);
        if self.problem.values[unit].most < self.problem.people {
            *self.of_unit[group].entry(unit).or_default() += 1;
        }
    }

    fn take_back(&mut self, person: usize) {
        let Some(group) = self.group_of[person].take() else { return };
        self.room[group] += 1;
        let unit = self.problem.unit_of(person);
        if let Some(here) = self.of_unit[group].get_mut(&unit) {
            *here -= 1;
            if *here == 0 {
                self.of_unit[group].remove(&unit);
            }
        }
    }

    /// Whether everyone still to be placed would fit if nobody had to be apart from anybody: where they do not, no
    /// way leads on, and the search need not find that out person by person.
    fn leaves_room(&self) -> bool {
        self.problem.is_open() || self.fill().is_some()
    }

    fn fill(&self) -> Option<Vec<(usize, usize)>> {
        let others: Vec<usize> =
            (0..self.problem.people).filter(|person| self.group_of[*person].is_none()).collect();
        Filling::new(self.problem, &self.room, &self.group_of).put_all(&others)
    }

    /// Puts everyone else in the room that is left; false if they do not fit.
    fn fill_up(&mut self) -> bool {
        let Some(put) = self.fill() else { return false };
        self.placed = self.group_of.iter().map(|group| group.unwrap_or(0)).collect();
        for (person, group) in put {
            self.placed[person] = group;
        }
        true
    }
}
