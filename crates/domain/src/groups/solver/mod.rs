//! The search for groups, on numbers instead of people.
//!
//! First the people with someone to be apart from are placed by backtracking (`placing`), which either succeeds
//! or proves that it cannot be done (`cause` then finds out why); everyone else fills the room that is left.
//! From there `search` exchanges people, or whole chains of people who push each other out, at incremental cost.
#![expect(
    clippy::indexing_slicing,
    reason = "the tables are built here to one another's length and people, values and groups are their indices"
)]

mod bound;
mod cause;
mod exact;
mod placing;
mod search;

use std::collections::BTreeMap;

use super::{Assignment, Criterion, Grouping, Member, Seed};
use placing::{Placed, place};
use search::Improved;

/// How many placements of one person are tried before the search for a first division gives up.
const PLACING_BUDGET: u64 = 400_000;

/// One criterion in numbers. Values are numbered in their order as text.
struct Table {
    weight: u64,
    value_of: Vec<usize>,
    people_with: Vec<i64>,
}

/// A grouping in numbers: people are numbered in the order of their ids, groups from 0.
pub(super) struct Problem {
    people: usize,
    /// How many people each group gets, exactly.
    sizes: Vec<usize>,
    tables: BTreeMap<Criterion, Table>,
    superiors: Vec<Vec<usize>>,
    /// Whom each person must be apart from, in rising order.
    apart: Vec<Vec<usize>>,
}

/// The best division so far, with its cost scaled by N².
#[derive(Clone)]
struct Best {
    cost: u64,
    division: Vec<usize>,
}

/// What the solver found.
pub(super) enum Outcome {
    /// Everyone's group, and what no division can be below, scaled by N².
    Placed { division: Vec<usize>, bound: u64 },
    /// More people in one line than there are groups.
    LineTooLong(Vec<usize>),
    /// An odd ring with two groups.
    OddRing(Vec<usize>),
    /// Not enough groups, whatever their sizes.
    TooFewGroups(Vec<usize>),
    /// Sets that do not fit.
    TooTight(Vec<Vec<usize>>),
    /// Neither found nor proven impossible.
    GaveUp(u64),
}

impl Problem {
    pub(super) fn new(grouping: &Grouping) -> Self {
        let members: Vec<&Member> = grouping.members().iter().collect();
        Self::build(&members, grouping.fills().iter().map(|fill| *fill as usize).collect(), grouping)
    }

    /// The problem that an assignment answers: its people only, the groups as they are filled.
    pub(super) fn of_assigned(grouping: &Grouping, assignment: &Assignment, fills: &[u64]) -> Self {
        let assigned = |member: &&Member| {
            assignment.group_of(member.person).is_some_and(|group| group.place() < fills.len())
        };
        let members: Vec<&Member> = grouping.members().iter().filter(assigned).collect();
        Self::build(
            &members,
            fills.iter().map(|fill| usize::try_from(*fill).unwrap_or(0)).collect(),
            grouping,
        )
    }

    fn build(members: &[&Member], sizes: Vec<usize>, grouping: &Grouping) -> Self {
        let number: BTreeMap<_, usize> =
            members.iter().enumerate().map(|(place, member)| (member.person, place)).collect();
        let superiors: Vec<Vec<usize>> = members
            .iter()
            .map(|member| member.superiors.iter().filter_map(|person| number.get(person).copied()).collect())
            .collect();
        let tables = Criterion::ALL
            .into_iter()
            .map(|criterion| (criterion, Table::new(members, criterion, grouping.weights().of(criterion))))
            .collect();
        Self { people: members.len(), sizes, tables, apart: both_ways(&superiors), superiors }
    }

    pub(super) const fn people(&self) -> usize {
        self.people
    }

    fn groups(&self) -> usize {
        self.sizes.len()
    }
}

impl Table {
    fn new(members: &[&Member], criterion: Criterion, weight: u32) -> Self {
        let mut numbers: BTreeMap<&str, usize> =
            members.iter().map(|member| (member.value(criterion), 0)).collect();
        for (number, value) in numbers.values_mut().enumerate() {
            *value = number;
        }
        let value_of: Vec<usize> = members.iter().map(|member| numbers[member.value(criterion)]).collect();
        let mut people_with = vec![0; numbers.len()];
        for value in &value_of {
            people_with[*value] += 1;
        }
        Self { weight: u64::from(weight), value_of, people_with }
    }
}

fn both_ways(superiors: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut apart = vec![Vec::new(); superiors.len()];
    for (person, above) in superiors.iter().enumerate() {
        for superior in above {
            apart[person].push(*superior);
            apart[*superior].push(person);
        }
    }
    for others in &mut apart {
        others.sort_unstable();
        others.dedup();
    }
    apart
}

/// Divides the people, or says why not.
pub(super) fn solve(problem: &Problem, seed: Seed) -> Outcome {
    let everyone = vec![true; problem.people];
    match place(problem, &problem.sizes, &everyone, PLACING_BUDGET) {
        Placed::Everyone(start) => {
            let Improved { division, bound } = search::improve(problem, start, seed);
            Outcome::Placed { division, bound }
        }
        Placed::Impossible => cause::find(problem),
        Placed::GaveUp(tried) => cause::line_too_long(problem).unwrap_or(Outcome::GaveUp(tried)),
    }
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
