//! Why there is no division: the limits are added one kind after the other, and of the first kind with which it
//! cannot be done the fewest are named, found by leaving out everyone who can be left out.
//!
//! Wishes come last and are never named: that they, with the rest, make it impossible is all that is said.

use super::placing::{Placed, place};
use super::{Limits, PLACING_BUDGET, Problem, bound_sets, first_division};
use crate::groups::{Criterion, Grouping};

/// Placements tried for each person who may turn out not to matter. If that is too few, the person is kept:
/// the cause then names more people than needed but stays a cause.
const BUDGET_PER_PERSON: u64 = 20_000;

/// A cause, people and units by their numbers.
pub(in crate::groups) enum Cause {
    /// More people in one line than there are groups.
    LineTooLong(Vec<usize>),
    /// An odd ring with two groups.
    OddRing(Vec<usize>),
    /// Not enough groups, whatever their sizes.
    TooFewGroups(Vec<usize>),
    /// Sets that do not fit.
    TooTight(Vec<Vec<usize>>),
    /// Units, by their order as text, with more people than the groups may hold.
    Units(Vec<usize>),
    /// People with too little language in common.
    Languages(Vec<usize>),
    /// With the wishes it cannot be done.
    Wishes,
    /// Neither found nor proven impossible.
    GaveUp(u64),
}

/// The cause of a grouping that is known to be impossible.
pub(super) fn find(grouping: &Grouping) -> Cause {
    let mut lines = Problem::new(grouping, Limits::LINES);
    match first_division(&mut lines, PLACING_BUDGET) {
        Placed::Impossible => return of_lines(&lines),
        Placed::GaveUp(tried) => return Cause::GaveUp(tried),
        Placed::Everyone(_) => {}
    }
    let mut units = Problem::new(grouping, Limits { units: true, ..Limits::LINES });
    if is_impossible(&mut units, PLACING_BUDGET) {
        return Cause::Units(fewest_units(&mut units));
    }
    let mut open = Problem::new(grouping, Limits::OPEN);
    if is_impossible(&mut open, PLACING_BUDGET) {
        return Cause::Languages(fewest_languages(&mut open));
    }
    Cause::Wishes
}

/// The cause where the search gave up: a line that is too long can be seen without a search.
pub(super) fn find_at_sight(grouping: &Grouping, tried: u64) -> Cause {
    line_too_long(&Problem::new(grouping, Limits::LINES)).unwrap_or(Cause::GaveUp(tried))
}

fn is_impossible(problem: &mut Problem, budget: u64) -> bool {
    matches!(first_division(problem, budget), Placed::Impossible)
}

fn fewest_units(problem: &mut Problem) -> Vec<usize> {
    let units = problem.values.iter().filter(|value| value.criterion == Criterion::Unit).count();
    let mut named = Vec::new();
    for unit in 0..units {
        let most = std::mem::replace(&mut problem.values[unit].most, usize::MAX);
        if !is_impossible(problem, BUDGET_PER_PERSON) {
            problem.values[unit].most = most;
            named.push(unit);
        }
    }
    named
}

fn fewest_languages(problem: &mut Problem) -> Vec<usize> {
    let mut named = Vec::new();
    let everything = problem.languages.iter().fold(0, |all, languages| all | languages);
    for person in 0..problem.people {
        let own = std::mem::replace(&mut problem.languages[person], everything);
        if own != everything && !is_impossible(problem, BUDGET_PER_PERSON) {
            problem.languages[person] = own;
            named.push(person);
        }
    }
    named
}

fn of_lines(problem: &Problem) -> Cause {
    if let Some(line) = line_too_long(problem) {
        return line;
    }
    let active = fewest(problem);
    let people: Vec<usize> = (0..problem.people).filter(|person| active[*person]).collect();
    let boundless = vec![problem.people; problem.groups()];
    match place(problem, &boundless, &active, BUDGET_PER_PERSON) {
        Placed::Impossible if problem.groups() == 2 => Cause::OddRing(in_ring_order(problem, people)),
        Placed::Impossible => Cause::TooFewGroups(people),
        Placed::Everyone(_) => {
            let mut sets = bound_sets(problem, &active);
            sets.iter_mut().for_each(|set| set.sort_unstable());
            sets.sort();
            Cause::TooTight(sets)
        }
        Placed::GaveUp(tried) => Cause::GaveUp(tried),
    }
}

/// One person more in a single line than there are groups, if there is such a line.
fn line_too_long(problem: &Problem) -> Option<Cause> {
    let enough = problem.groups() + 1;
    (0..problem.people).find_map(|person| {
        let mut line = vec![person];
        for superior in &problem.superiors[person] {
            let in_line = line.iter().all(|other| problem.apart[*other].binary_search(superior).is_ok());
            if in_line && line.len() < enough {
                line.push(*superior);
            }
        }
        line.sort_unstable();
        (line.len() == enough).then_some(Cause::LineTooLong(line))
    })
}

fn fewest(problem: &Problem) -> Vec<bool> {
    let mut active: Vec<bool> = problem.apart.iter().map(|others| !others.is_empty()).collect();
    for set in bound_sets(problem, &active) {
        leave_out(problem, &mut active, &set);
    }
    for person in 0..problem.people {
        if active[person] {
            leave_out(problem, &mut active, &[person]);
        }
    }
    active
}

fn leave_out(problem: &Problem, active: &mut [bool], people: &[usize]) {
    people.iter().for_each(|person| active[*person] = false);
    if !matches!(place(problem, &problem.sizes, active, BUDGET_PER_PERSON), Placed::Impossible) {
        people.iter().for_each(|person| active[*person] = true);
    }
}

/// The fewest people who cannot be parted in two form one ring; this walks around it.
fn in_ring_order(problem: &Problem, people: Vec<usize>) -> Vec<usize> {
    let mut ring: Vec<usize> = people.first().copied().into_iter().collect();
    while let Some(last) = ring.last() {
        let next = people
            .iter()
            .find(|person| !ring.contains(person) && problem.apart[*last].binary_search(person).is_ok());
        let Some(next) = next else { break };
        ring.push(*next);
    }
    if ring.len() == people.len() { ring } else { people }
}
