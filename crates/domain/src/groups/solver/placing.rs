//! A first division that keeps the limits, or the proof that there is none.
//!
//! Only people with someone to be apart from need thought: anyone else fits wherever there is room. They are
//! placed set by set with backtracking. Between two sets only the room left in the groups matters, in whatever
//! order, so each room that led nowhere is remembered and never tried again; with two groups that makes the
//! search the usual dynamic programme over sums.

use std::collections::BTreeSet;

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
    /// The set and the room left before it, sorted, from which no way led on.
    dead_ends: BTreeSet<(usize, Vec<usize>)>,
}

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
        dead_ends: BTreeSet::new(),
    };
    match placing.run(&steps, budget) {
        Ok(true) => Placed::Everyone(placing.fill_up()),
        Ok(false) => Placed::Impossible,
        Err(tried) => Placed::GaveUp(tried),
    }
}

impl Placing<'_> {
    fn run(&mut self, steps: &[Step], budget: u64) -> Result<bool, u64> {
        let mut tried = 0;
        let mut frames: Vec<Vec<usize>> = Vec::with_capacity(steps.len());
        loop {
            let Some(step) = steps.get(frames.len()) else { return Ok(true) };
            frames.push(self.choices(step, steps));
            while let Some(choices) = frames.last_mut() {
                let next = choices.pop();
                let step = &steps[frames.len() - 1];
                self.take_back(step.person);
                if let Some(group) = next {
                    tried += 1;
                    if tried > budget {
                        return Err(tried);
                    }
                    self.group_of[step.person] = Some(group);
                    self.room[group] -= 1;
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
        if step.opens_set && self.dead_ends.contains(&self.dead_end(step)) {
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
            (0..self.room.len()).filter(|group| self.room[*group] > 0 && !closed[*group]).collect();
        open.sort_by_key(|group| (self.room[*group], std::cmp::Reverse(*group)));
        // Groups with equal room and nobody of this set lead to the same.
        let mut untouched_rooms = BTreeSet::new();
        open.retain(|group| touched[*group] || untouched_rooms.insert(self.room[*group]));
        open
    }

    fn dead_end(&self, step: &Step) -> (usize, Vec<usize>) {
        let mut room = self.room.clone();
        room.sort_unstable();
        (step.set, room)
    }

    fn take_back(&mut self, person: usize) {
        if let Some(group) = self.group_of[person].take() {
            self.room[group] += 1;
        }
    }

    /// People who need not be apart from anyone go where there is most room.
    fn fill_up(mut self) -> Vec<usize> {
        let mut division = Vec::with_capacity(self.problem.people);
        for person in 0..self.problem.people {
            let group = self.group_of[person].unwrap_or_else(|| {
                let roomiest =
                    (0..self.room.len()).max_by_key(|group| (self.room[*group], std::cmp::Reverse(*group)));
                let group = roomiest.unwrap_or(0);
                self.room[group] = self.room[group].saturating_sub(1);
                group
            });
            division.push(group);
        }
        division
    }
}
