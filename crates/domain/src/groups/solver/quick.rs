//! A first division without looking back: good where there are many groups, and given up as soon as it gets tight.

use super::Problem;

/// How many groups a person may be offered, beyond those they cannot be in anyway, before giving up.
const OFFERS: usize = 4_000;
/// How often in all somebody may be made to change places with somebody placed already.
const EXCHANGES: usize = 20_000;

struct Quick<'p> {
    problem: &'p Problem,
    group_of: Vec<usize>,
    people_in: Vec<Vec<usize>>,
    /// Groups with room, in no particular order.
    open: Vec<usize>,
    next: usize,
}

const NOWHERE: usize = usize::MAX;

/// Everyone's group, if it could be found without looking back.
pub(super) fn place(problem: &Problem) -> Option<Vec<usize>> {
    let mut quick = Quick {
        problem,
        group_of: vec![NOWHERE; problem.people],
        people_in: vec![Vec::new(); problem.groups()],
        open: (0..problem.groups()).filter(|group| problem.sizes[*group] > 0).collect(),
        next: 0,
    };
    let mut order: Vec<usize> = (0..problem.people).collect();
    order.sort_by_key(|person| {
        let unit = &problem.values[problem.unit_of(*person)];
        let crowd = if unit.most < problem.people { unit.people } else { 0 };
        (std::cmp::Reverse((problem.apart[*person].len(), crowd)), problem.languages[*person].count_ones())
    });
    let mut exchanges = EXCHANGES;
    for person in order {
        if !quick.put(person) && !quick.exchange(person, &mut exchanges) {
            return None;
        }
    }
    Some(quick.group_of)
}

impl Quick<'_> {
    fn put(&mut self, person: usize) -> bool {
        for offer in 0..self.open.len().min(OFFERS) {
            let at = (self.next + offer) % self.open.len();
            let group = self.open[at];
            if !self.takes(group, person, NOWHERE) {
                continue;
            }
            self.enter(person, group);
            self.next = at + 1;
            if self.people_in[group].len() == self.problem.sizes[group] {
                self.open.swap_remove(at);
                self.next = at;
            }
            return true;
        }
        false
    }

    /// Whether a group takes a person, somebody who leaves it aside.
    fn takes(&self, group: usize, person: usize, leaving: usize) -> bool {
        let problem = self.problem;
        if !problem.may_be_in(person, group) {
            return false;
        }
        let unit = problem.unit_of(person);
        let most = problem.values[unit].most;
        let inside = self.people_in[group].iter().filter(|other| **other != leaving);
        let apart =
            problem.apart[person].iter().all(|other| self.group_of[*other] != group || *other == leaving);
        apart
            && (most >= problem.people
                || inside.filter(|other| problem.unit_of(**other) == unit).count() < most)
    }

    /// Finds somebody whose place the person can take and who can go where there is room.
    fn exchange(&mut self, person: usize, left: &mut usize) -> bool {
        for other in 0..self.problem.people {
            let group = self.group_of[other];
            if group == NOWHERE || !self.takes(group, person, other) {
                continue;
            }
            let Some(less) = left.checked_sub(1) else { return false };
            *left = less;
            let takes = |open: &usize| *open != group && self.takes(*open, other, NOWHERE);
            let to = self.open.iter().take(OFFERS).position(takes);
            let Some(at) = to else { continue };
            let there = self.open[at];
            self.people_in[group].retain(|inside| *inside != other);
            self.enter(person, group);
            self.enter(other, there);
            if self.people_in[there].len() == self.problem.sizes[there] {
                self.open.swap_remove(at);
            }
            return true;
        }
        false
    }

    fn enter(&mut self, person: usize, group: usize) {
        self.group_of[person] = group;
        self.people_in[group].push(person);
    }
}
