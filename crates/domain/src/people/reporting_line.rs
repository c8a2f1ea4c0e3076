//! Reporting lines: who is whose supervisor, any number of steps up.

use std::collections::{BTreeMap, BTreeSet};

/// Supervisor of each person, for questions about lines; registers may hold cycles, so every walk is bounded.
#[derive(Clone, Debug, Default)]
pub struct ReportingLines<K: Ord + Clone> {
    supervisor_of: BTreeMap<K, K>,
}

impl<K: Ord + Clone> ReportingLines<K> {
    /// Collects `(person, supervisor)` pairs.
    #[must_use]
    pub fn new(pairs: impl IntoIterator<Item = (K, K)>) -> Self {
        Self { supervisor_of: pairs.into_iter().collect() }
    }

    /// The supervisors of `person`, nearest first; stops where the line ends or would repeat.
    #[must_use]
    pub fn above(&self, person: &K) -> Vec<K> {
        let mut seen = BTreeSet::from([person]);
        let mut line = Vec::new();
        let mut at = person;
        while let Some(next) = self.supervisor_of.get(at) {
            if !seen.insert(next) {
                break;
            }
            line.push(next.clone());
            at = next;
        }
        line
    }

    /// Whether one of the two is above the other, any number of steps.
    #[must_use]
    pub fn in_one_line(&self, one: &K, other: &K) -> bool {
        one != other && (self.above(one).contains(other) || self.above(other).contains(one))
    }

    /// The cycles of the register: sets of people each of whom is, through others, their own supervisor.
    #[must_use]
    pub fn cycles(&self) -> Vec<BTreeSet<K>> {
        let mut done: BTreeSet<&K> = BTreeSet::new();
        let mut cycles = Vec::new();
        for start in self.supervisor_of.keys() {
            let mut path = Vec::new();
            let mut on_path = BTreeSet::new();
            let mut at = Some(start);
            while let Some(person) = at.filter(|person| !done.contains(person)) {
                if !on_path.insert(person) {
                    let cycle = path.iter().copied().skip_while(|other| *other != person);
                    cycles.push(cycle.cloned().collect());
                    break;
                }
                path.push(person);
                at = self.supervisor_of.get(person);
            }
            done.extend(path);
        }
        cycles
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn line_leads_from_the_nearest_supervisor_to_the_top() {
        let lines = ReportingLines::new([(1, 2), (2, 3), (4, 3)]);
        assert_eq!(lines.above(&1), [2, 3]);
        assert!(lines.in_one_line(&3, &1) && lines.in_one_line(&1, &2));
        assert!(!lines.in_one_line(&1, &4) && !lines.in_one_line(&1, &1));
    }

    #[test]
    fn cycles_are_found_once_and_their_tails_left_out() {
        let lines = ReportingLines::new([(1, 2), (2, 3), (3, 1), (4, 1), (5, 5), (6, 7)]);
        assert_eq!(lines.cycles(), [BTreeSet::from([1, 2, 3]), BTreeSet::from([5])]);
    }

    proptest! {
        #[test]
        fn register_without_its_cycles_has_none(pairs in prop::collection::btree_map(0u8..40, 0u8..40, 0..40)) {
            let lines = ReportingLines::new(pairs.clone());
            let caught: BTreeSet<u8> = lines.cycles().into_iter().flatten().collect();
            for person in &caught {
                let back = lines.above(person).iter().any(|above| pairs.get(above) == Some(person));
                prop_assert!(back || pairs.get(person) == Some(person));
            }
            let rest = ReportingLines::new(pairs.into_iter().filter(|(person, _)| !caught.contains(person)));
            prop_assert!(rest.cycles().is_empty());
        }
    }
}
