//! Why there is no division: the fewest people, found by leaving out everyone who can be left out.

use super::placing::{Placed, place};
use super::{Outcome, Problem, bound_sets};

/// Placements tried for each person who may turn out not to matter. If that is too few, the person is kept:
/// the cause then names more people than needed but stays a cause.
const BUDGET_PER_PERSON: u64 = 20_000;

/// The cause of a problem that is known to be impossible.
pub(super) fn find(problem: &Problem) -> Outcome {
    if let Some(line) = line_too_long(problem) {
        return line;
    }
    let active = fewest(problem);
    let people: Vec<usize> = (0..problem.people).filter(|person| active[*person]).collect();
    let boundless = vec![problem.people; problem.groups()];
    match place(problem, &boundless, &active, BUDGET_PER_PERSON) {
        Placed::Impossible if problem.groups() == 2 => Outcome::OddRing(in_ring_order(problem, people)),
        Placed::Impossible => Outcome::TooFewGroups(people),
        Placed::Everyone(_) => {
            let mut sets = bound_sets(problem, &active);
            sets.iter_mut().for_each(|set| set.sort_unstable());
            sets.sort();
            Outcome::TooTight(sets)
        }
        Placed::GaveUp(tried) => Outcome::GaveUp(tried),
    }
}

/// One person more in a single line than there are groups, if there is such a line.
pub(super) fn line_too_long(problem: &Problem) -> Option<Outcome> {
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
        (line.len() == enough).then_some(Outcome::LineTooLong(line))
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
