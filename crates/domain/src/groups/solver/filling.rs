//! The people whom nobody has to be apart from, put into the room that the others leave.
//!
//! Where units have a maximum or groups a language, a person who fits nowhere can still have a place if others
//! make way: one goes elsewhere, who makes another go, until somebody finds room. People of one unit and the same
//! languages are alike, so this is a flow from such classes to groups; it succeeds whenever anything does.

use std::collections::BTreeMap;

use super::Problem;

/// A class of people: their unit and their languages.
type Class = (usize, u8);

pub(super) struct Filling<'p> {
    problem: &'p Problem,
    room: Vec<usize>,
    /// How many of each unit are in a group; the others' and these.
    of_unit: Vec<BTreeMap<usize, usize>>,
    /// Who of a class was put in a group.
    put: Vec<BTreeMap<Class, Vec<usize>>>,
}

impl<'p> Filling<'p> {
    /// The room that is left when some people have their group.
    pub(super) fn new(problem: &'p Problem, room: &[usize], group_of: &[Option<usize>]) -> Self {
        let groups = problem.groups();
        let mut of_unit = vec![BTreeMap::new(); groups];
        for (person, group) in group_of.iter().enumerate() {
            if let Some(group) = group {
                *of_unit[*group].entry(problem.unit_of(person)).or_default() += 1;
            }
        }
        Self { problem, room: room.to_vec(), of_unit, put: vec![BTreeMap::new(); groups] }
    }

    /// The groups of these people; none when they do not all fit.
    pub(super) fn put_all(mut self, people: &[usize]) -> Option<Vec<(usize, usize)>> {
        for person in people {
            if !self.put_one(*person) {
                return None;
            }
        }
        let of_group = |(group, classes): (usize, BTreeMap<Class, Vec<usize>>)| {
            classes.into_values().flatten().map(move |person| (person, group))
        };
        Some(self.put.into_iter().enumerate().flat_map(of_group).collect())
    }

    /// Puts a person where there is most room, or makes the fewest others move on.
    fn put_one(&mut self, person: usize) -> bool {
        let class = self.class(person);
        let open = (0..self.room.len()).filter(|group| self.room[*group] > 0 && self.takes(*group, class));
        if let Some(group) = open.max_by_key(|group| (self.room[*group], std::cmp::Reverse(*group))) {
            self.room[group] -= 1;
            self.enter(person, group);
            return true;
        }
        let Some(way) = self.way(class) else { return false };
        let mut coming = person;
        for (at, (group, leaving)) in way.iter().enumerate() {
            let next = leaving.and_then(|class| self.leave(class, *group));
            self.enter(coming, *group);
            match next {
                Some(next) => coming = next,
                None => {
                    debug_assert_eq!(at + 1, way.len());
                    self.room[*group] -= 1;
                }
            }
        }
        true
    }

    /// The shortest way on which a newcomer of a class enters a group, somebody of another class leaves it for
    /// another group, and so on, to a group with room.
    fn way(&self, class: Class) -> Option<Vec<(usize, Option<Class>)>> {
        // Each step is a class on its way in, with the step it came from: the group left and by whom.
        let mut steps: Vec<(Class, Option<usize>, usize)> = vec![(class, None, usize::MAX)];
        let mut seen: BTreeMap<(usize, Class), ()> = BTreeMap::new();
        let mut at = 0;
        while at < steps.len() {
            let (coming, _, from) = steps[at];
            for group in (0..self.room.len()).filter(|group| *group != from) {
                if self.problem.spoken[group] & coming.1 == 0 {
                    continue;
                }
                let crowded = !self.unit_fits(group, coming.0);
                if self.room[group] > 0 && !crowded {
                    return Some(self.trace(&steps, at, group));
                }
                for (leaving, people) in &self.put[group] {
                    let helps = !people.is_empty() && (!crowded || leaving.0 == coming.0);
                    if helps && seen.insert((group, *leaving), ()).is_none() {
                        steps.push((*leaving, Some(at), group));
                    }
                }
            }
            at += 1;
        }
        None
    }

    fn trace(
        &self,
        steps: &[(Class, Option<usize>, usize)],
        last: usize,
        group: usize,
    ) -> Vec<(usize, Option<Class>)> {
        let mut way = vec![(group, None)];
        let mut at = last;
        while let (class, Some(before), left) = steps[at] {
            way.push((left, Some(class)));
            at = before;
        }
        way.reverse();
        way
    }

    fn class(&self, person: usize) -> Class {
        let unit = self.problem.unit_of(person);
        let limited = self.problem.values[unit].most < self.problem.people;
        (if limited { unit } else { usize::MAX }, self.problem.languages[person])
    }

    fn takes(&self, group: usize, class: Class) -> bool {
        self.problem.spoken[group] & class.1 != 0 && self.unit_fits(group, class.0)
    }

    fn unit_fits(&self, group: usize, unit: usize) -> bool {
        let here = self.of_unit[group].get(&unit).copied().unwrap_or(0);
        self.problem.values.get(unit).is_none_or(|value| here < value.most)
    }

    fn enter(&mut self, person: usize, group: usize) {
        let class = self.class(person);
        *self.of_unit[group].entry(class.0).or_default() += 1;
        self.put[group].entry(class).or_default().push(person);
    }

    fn leave(&mut self, class: Class, group: usize) -> Option<usize> {
        let person = self.put[group].get_mut(&class)?.pop()?;
        if let Some(here) = self.of_unit[group].get_mut(&class.0) {
            *here -= 1;
        }
        Some(person)
    }
}
