//! Which language is spoken in which group.
//!
//! A language that nobody can take part in who could not also take part in another one need not be spoken at all.
//! What is left is most often one language, and then there is nothing to choose. Otherwise every way to give the
//! languages to the groups is listed, groups of one size being alike, those first in which most people can go
//! anywhere; each is tried until everyone can be placed.

use std::collections::{BTreeMap, BTreeSet};

use super::Problem;

/// Up to this many groups of different sizes every way is listed; beyond, the sizes are taken as alike.
const GROUPS_LISTED: usize = 8;
/// Up to this many groups of one size every way is listed; beyond, the languages change in so many steps.
const GROUPS_IN_ONES: usize = 60;
const STEPS: usize = 30;

/// The ways to give languages to groups.
pub(super) struct Plans {
    pub(super) all: Vec<Vec<u8>>,
    /// Whether there are no others worth trying.
    pub(super) complete: bool,
}

/// The ways worth trying; none when somebody can take part in nothing that could be spoken.
pub(super) fn plans(problem: &Problem) -> Option<Plans> {
    if problem.languages.contains(&0) {
        return None;
    }
    let needed = needed_languages(problem);
    if let [only] = needed.as_slice()
        && problem.languages.iter().all(|languages| languages & only != 0)
    {
        return Some(Plans { all: vec![vec![u8::MAX; problem.groups()]], complete: true });
    }
    let same_sizes = problem.sizes.windows(2).all(|pair| pair[0] == pair[1]);
    let mut all = if same_sizes || problem.groups() > GROUPS_LISTED {
        in_blocks(problem, &needed)
    } else {
        in_every_way(problem, &needed)
    };
    let known = known_by(problem);
    all.retain(|plan| has_room(&known, &places(problem, plan)));
    all.sort_by_cached_key(|plan| std::cmp::Reverse(freedom(&known, &places(problem, plan))));
    let complete = problem.groups() <= if same_sizes { GROUPS_IN_ONES } else { GROUPS_LISTED };
    Some(Plans { all, complete })
}

/// The languages that somebody can take part in who cannot take part in another one that goes further.
fn needed_languages(problem: &Problem) -> Vec<u8> {
    let known: BTreeSet<u8> = problem.languages.iter().copied().collect();
    let bits: Vec<u8> =
        (0..8).map(|at| 1_u8 << at).filter(|bit| known.iter().any(|set| set & bit != 0)).collect();
    let within = |one: u8, other: u8| known.iter().all(|set| set & one == 0 || set & other != 0);
    let is_needed = |bit: &u8| {
        bits.iter()
            .all(|other| other == bit || !within(*bit, *other) || (within(*other, *bit) && bit < other))
    };
    bits.iter().copied().filter(is_needed).collect()
}

/// The first groups speak the first language, the next ones the next; many groups change it in steps.
fn in_blocks(problem: &Problem, languages: &[u8]) -> Vec<Vec<u8>> {
    let groups = problem.groups();
    let step = step(groups);
    let mut shares = vec![Vec::new()];
    for at in 0..languages.len() {
        let last = at + 1 == languages.len();
        shares = shares
            .into_iter()
            .flat_map(|given: Vec<usize>| {
                let left = groups - given.iter().sum::<usize>();
                let from = if last { left } else { 0 };
                (from..=left).step_by(step).map(move |share| given.iter().copied().chain([share]).collect())
            })
            .collect();
    }
    let plan = |shares: Vec<usize>| -> Vec<u8> {
        languages.iter().zip(shares).flat_map(|(language, share)| vec![*language; share]).collect()
    };
    shares.into_iter().map(plan).collect()
}

fn step(groups: usize) -> usize {
    if groups <= GROUPS_IN_ONES { 1 } else { groups.div_ceil(STEPS) }
}

fn in_every_way(problem: &Problem, languages: &[u8]) -> Vec<Vec<u8>> {
    let mut all = vec![Vec::new()];
    for _ in 0..problem.groups() {
        all = all
            .into_iter()
            .flat_map(|plan: Vec<u8>| {
                languages.iter().map(move |language| plan.iter().copied().chain([*language]).collect())
            })
            .collect();
    }
    let mut seen = BTreeSet::new();
    all.retain(|plan: &Vec<u8>| {
        let mut seats: Vec<(usize, u8)> = problem.sizes.iter().copied().zip(plan.iter().copied()).collect();
        seats.sort_unstable();
        seen.insert(seats)
    });
    all
}

/// How many people can take part in which languages.
fn known_by(problem: &Problem) -> BTreeMap<u8, usize> {
    let mut known = BTreeMap::new();
    for languages in &problem.languages {
        *known.entry(*languages).or_default() += 1;
    }
    known
}

/// How many places there are in which language.
fn places(problem: &Problem, plan: &[u8]) -> BTreeMap<u8, usize> {
    let mut places = BTreeMap::new();
    for (spoken, size) in plan.iter().zip(&problem.sizes) {
        *places.entry(*spoken).or_default() += size;
    }
    places
}

/// Whether the people who can take part in some languages only fit into the groups that speak them.
fn has_room(known: &BTreeMap<u8, usize>, places: &BTreeMap<u8, usize>) -> bool {
    (1..=u8::MAX >> 5).all(|some| {
        let people: usize = known.iter().filter(|(set, _)| *set & !some == 0).map(|(_, people)| people).sum();
        let room: usize = places.iter().filter(|(spoken, _)| *spoken & some != 0).map(|(_, room)| room).sum();
        people <= room
    })
}

/// How many people could sit in how many places.
fn freedom(known: &BTreeMap<u8, usize>, places: &BTreeMap<u8, usize>) -> usize {
    let people = |spoken: u8| -> usize {
        known.iter().filter(|(set, _)| *set & spoken != 0).map(|(_, people)| people).sum()
    };
    places.iter().map(|(spoken, room)| room * people(*spoken)).sum()
}
