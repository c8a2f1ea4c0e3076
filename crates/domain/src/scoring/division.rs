//! Dividing applications among assessors: two each, loads as equal as conflicts allow, and the same every time.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// How many read each application.
pub const READERS: usize = 2;

/// One application that needs readers.
#[derive(Clone, Debug)]
pub struct Wanted<A, R> {
    /// The application.
    pub application: A,
    /// Who reads it already, or has read it: they keep it.
    pub held: BTreeSet<R>,
    /// Who may not read it: in conflict, or abstained.
    pub barred: BTreeSet<R>,
}

/// Who reads what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Division<A: Ord, R: Ord> {
    /// The new readers of each application.
    pub given: BTreeMap<A, BTreeSet<R>>,
    /// How many readers an application lacks, if it lacks any.
    pub lacking: BTreeMap<A, usize>,
}

/// Divides applications among readers. Whoever holds one already keeps it; what is missing is given so that the loads
/// are as equal as they can be (an optimal semi-matching: no reader could hand one on to somebody who has two fewer).
///
/// The order of neither applications nor readers means anything: both are taken in ascending order, so the caller's
/// identifiers should carry neither name nor time.
#[must_use]
pub fn divide<A: Ord + Clone, R: Ord + Clone>(
    wanted: &[Wanted<A, R>],
    readers: &BTreeSet<R>,
) -> Division<A, R> {
    let mut work = Work::of(wanted, readers);
    let mut division = Division { given: BTreeMap::new(), lacking: BTreeMap::new() };
    let mut order: Vec<&A> = work.wanted.keys().copied().collect();
    order.sort_unstable();
    for application in order {
        for missing in (1..=work.missing(application)).rev() {
            if !work.give(application) {
                division.lacking.insert(application.clone(), missing);
                break;
            }
        }
    }
    for (application, given) in work.given {
        if !given.is_empty() {
            division.given.insert(application.clone(), given.into_iter().cloned().collect());
        }
    }
    division
}

struct Work<'a, A, R> {
    wanted: BTreeMap<&'a A, &'a Wanted<A, R>>,
    given: BTreeMap<&'a A, BTreeSet<&'a R>>,
    /// What each reader was given here; what they hold from before cannot be handed on.
    movable: BTreeMap<&'a R, BTreeSet<&'a A>>,
    load: BTreeMap<&'a R, usize>,
}

impl<'a, A: Ord, R: Ord> Work<'a, A, R> {
    fn of(wanted: &'a [Wanted<A, R>], readers: &'a BTreeSet<R>) -> Self {
        // Who can take nothing at all would be the least loaded for ever, and each search go through everything to
        // find them.
        let takes = |reader: &&R| {
            let barred = |one: &Wanted<A, R>| one.barred.contains(*reader) || one.held.contains(*reader);
            !wanted.iter().all(barred)
        };
        let mut load: BTreeMap<&R, usize> = readers.iter().filter(takes).map(|reader| (reader, 0)).collect();
        for reader in wanted.iter().flat_map(|one| &one.held) {
            if let Some(load) = load.get_mut(reader) {
                *load += 1;
            }
        }
        Self {
            wanted: wanted.iter().map(|one| (&one.application, one)).collect(),
            given: wanted.iter().map(|one| (&one.application, BTreeSet::new())).collect(),
            movable: readers.iter().map(|reader| (reader, BTreeSet::new())).collect(),
            load,
        }
    }

    fn missing(&self, application: &A) -> usize {
        self.wanted.get(application).map_or(0, |one| READERS.saturating_sub(one.held.len()))
    }

    fn may_take(&self, application: &A, reader: &R) -> bool {
        let given = self.given.get(application).is_some_and(|given| given.contains(reader));
        let wanted = self.wanted.get(application);
        !given && wanted.is_some_and(|one| !one.held.contains(reader) && !one.barred.contains(reader))
    }

    /// Gives one reader more to an application, handing others on where that makes the loads more equal.
    fn give(&mut self, application: &'a A) -> bool {
        let Some((chain, _)) = self.least_loaded(application) else { return false };
        let mut taking = application;
        for (reader, hands_on) in chain {
            self.put(taking, reader);
            if let Some(next) = hands_on {
                self.take_away(next, reader);
                taking = next;
            }
        }
        true
    }

    /// The shortest chain of readers from an application to the least loaded that can be reached: each takes what came
    /// and hands on one that the next takes.
    fn least_loaded(&self, application: &'a A) -> Option<(Vec<(&'a R, Option<&'a A>)>, usize)> {
        // Through which reader's which application somebody was reached.
        let mut reached: BTreeMap<&'a R, Option<(&'a R, &'a A)>> = BTreeMap::new();
        let mut queue = VecDeque::new();
        for reader in self.load.keys().copied().filter(|reader| self.may_take(application, reader)) {
            reached.insert(reader, None);
            queue.push_back(reader);
        }
        let mut order = Vec::new();
        let least = self.load.values().min().copied().unwrap_or(0);
        while let Some(reader) = queue.pop_front() {
            order.push(reader);
            if self.load.get(reader) == Some(&least) {
                break;
            }
            for hands_on in self.movable.get(reader).into_iter().flatten().copied() {
                for next in self.load.keys().copied() {
                    if !reached.contains_key(next) && self.may_take(hands_on, next) {
                        reached.insert(next, Some((reader, hands_on)));
                        queue.push_back(next);
                    }
                }
            }
        }
        let load_of = |reader: &R| self.load.get(reader).copied().unwrap_or(usize::MAX);
        // Of equals the first that was reached: the shortest chain.
        let end = order.into_iter().min_by_key(|reader| load_of(reader))?;
        let mut chain = vec![(end, None)];
        let mut at = end;
        while let Some(Some((from, hands_on))) = reached.get(at).copied() {
            chain.push((from, Some(hands_on)));
            at = from;
        }
        chain.reverse();
        Some((chain, load_of(end)))
    }

    fn put(&mut self, application: &'a A, reader: &'a R) {
        self.given.entry(application).or_default().insert(reader);
        self.movable.entry(reader).or_default().insert(application);
        *self.load.entry(reader).or_default() += 1;
    }

    fn take_away(&mut self, application: &'a A, reader: &'a R) {
        self.given.entry(application).or_default().remove(reader);
        self.movable.entry(reader).or_default().remove(application);
        if let Some(load) = self.load.get_mut(reader) {
            *load = load.saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wanted(application: u16, barred: &[u8]) -> Wanted<u16, u8> {
        Wanted { application, held: BTreeSet::new(), barred: barred.iter().copied().collect() }
    }

    fn loads(division: &Division<u16, u8>, readers: &BTreeSet<u8>) -> Vec<usize> {
        let of = |reader: &u8| division.given.values().filter(|given| given.contains(reader)).count();
        readers.iter().map(of).collect()
    }

    /// The head of the agency stands above every applicant.
    #[test]
    fn who_can_take_nothing_is_left_out_of_the_search() {
        let readers = BTreeSet::from([1, 2, 3]);
        let applications: Vec<_> = (0..6).map(|application| wanted(application, &[3])).collect();
        let work = Work::of(&applications, &readers);
        assert_eq!(work.load.len(), 2);
        assert_eq!(loads(&divide(&applications, &readers), &readers), [6, 6, 0]);
    }

    #[test]
    fn a_conflict_does_not_leave_somebody_with_more_than_one_more() {
        // The first two are barred from nearly everything; what they can read goes to them.
        let readers = BTreeSet::from([1, 2, 3, 4]);
        let all: Vec<_> =
            (0..8).map(|number| wanted(number, if number < 4 { &[1, 2] } else { &[] })).collect();
        let division = divide(&all, &readers);
        assert_eq!(loads(&division, &readers), [4, 4, 4, 4]);
        assert!(division.lacking.is_empty());
    }

    #[test]
    fn who_cannot_be_read_by_two_is_told_with_how_many_lack() {
        let readers = BTreeSet::from([1, 2]);
        let division = divide(&[wanted(1, &[1]), wanted(2, &[1, 2]), wanted(3, &[])], &readers);
        assert_eq!(division.lacking, BTreeMap::from([(1, 1), (2, 2)]));
        assert_eq!(division.given[&3], readers);
        assert_eq!(division.given[&1], BTreeSet::from([2]));
        assert!(!division.given.contains_key(&2));
    }

    #[test]
    fn what_somebody_holds_stays_theirs_and_counts() {
        let readers = BTreeSet::from([1, 2, 3]);
        let held = Wanted { application: 1, held: BTreeSet::from([1, 9]), barred: BTreeSet::new() };
        let division = divide(&[held, wanted(2, &[])], &readers);
        assert!(!division.given.contains_key(&1));
        // Reader 1 has one already, so the other two get the second.
        assert_eq!(division.given[&2], BTreeSet::from([2, 3]));
    }

    /// Whether somebody could hand one application on to somebody with two fewer.
    fn could_be_more_equal(
        all: &[Wanted<u16, u8>],
        division: &Division<u16, u8>,
        readers: &BTreeSet<u8>,
    ) -> bool {
        let load = |reader: &u8| division.given.values().filter(|given| given.contains(reader)).count();
        division.given.iter().any(|(application, given)| {
            let one = all.iter().find(|one| one.application == *application).unwrap();
            let may = |to: &&u8| !given.contains(*to) && !one.barred.contains(*to);
            given.iter().any(|from| readers.iter().filter(may).any(|to| load(from) > load(to) + 1))
        })
    }

    proptest! {
        #[test]
        fn every_application_has_two_readers_without_conflict_and_loads_are_level(
            barred in prop::collection::vec(prop::collection::btree_set(0u8..7, 0..5), 0..40),
            readers in prop::collection::btree_set(0u8..7, 0..7),
        ) {
            let all: Vec<Wanted<u16, u8>> = (0..).zip(barred)
                .map(|(application, barred)| Wanted { application, held: BTreeSet::new(), barred }).collect();
            let division = divide(&all, &readers);
            for one in &all {
                let given = division.given.get(&one.application).cloned().unwrap_or_default();
                let lacking = division.lacking.get(&one.application).copied().unwrap_or(0);
                prop_assert_eq!(given.len() + lacking, READERS);
                prop_assert!(given.is_disjoint(&one.barred) && given.is_subset(&readers));
                // Nothing is lacking that somebody could have read.
                let able = readers.difference(&one.barred).count();
                prop_assert_eq!(given.len(), able.min(READERS));
            }
            prop_assert!(!could_be_more_equal(&all, &division, &readers));
            let free = all.iter().all(|one| one.barred.is_empty());
            let loads = loads(&division, &readers);
            if free && readers.len() >= READERS {
                prop_assert!(loads.iter().max().unwrap_or(&0) - loads.iter().min().unwrap_or(&0) <= 1);
            }
            let mut backwards = all.clone();
            backwards.reverse();
            prop_assert_eq!(divide(&backwards, &readers), division);
        }
    }
}
