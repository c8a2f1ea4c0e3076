//! The pool in numbers: people with the same values, as far as a quota asks for them, are one stratum.

use std::collections::{BTreeMap, BTreeSet};

use super::MAX_LINES;
use super::declared::{Quota, Quotas};
use super::integer::System;
use crate::programmes::rule::fact::{Attribute, Facts, Value};
use crate::selection::commitment::Seats;
use crate::selection::line::Pseudonym;

/// A line of the pool with the values that quotas ask for. A value that is not known counts in no quota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The line.
    pub line: Pseudonym,
    /// What is known of the person.
    pub values: BTreeMap<Attribute, String>,
}

impl Candidate {
    /// A line with what is known of the person, as far as the quotas ask for it.
    #[must_use]
    pub fn of(line: Pseudonym, facts: &Facts, quotas: &Quotas) -> Self {
        let value = |attribute: Attribute| match facts.get(attribute)?.value.as_ref()? {
            Value::Flag(flag) => Some(flag.to_string()),
            Value::Code(code) => Some(code.clone()),
            Value::Day(_) => None,
        };
        let known = |attribute| Some((attribute, value(attribute)?));
        Self { line, values: quotas.attributes().into_iter().filter_map(known).collect() }
    }
}

/// The pool by strata, the strata in ascending order of the quotas they count in.
#[derive(Clone, Debug)]
pub(super) struct Strata {
    /// The lines of each stratum in ascending order.
    pub(super) lines: Vec<Vec<Pseudonym>>,
    /// The strata that count in each quota.
    pub(super) counted: Vec<Vec<usize>>,
    /// The quotas.
    pub(super) quotas: Vec<Quota>,
    /// How many lines a panel has.
    pub(super) size: u32,
    /// How many panels there are to be.
    pub(super) panels: u32,
}

impl Strata {
    /// Sorts the pool; `None` if it is empty, too large or has a line twice.
    pub(super) fn of(quotas: &Quotas, seats: Seats, pool: &[Candidate], panels: u32) -> Option<Self> {
        let distinct: BTreeSet<Pseudonym> = pool.iter().map(|candidate| candidate.line).collect();
        if pool.is_empty() || pool.len() > MAX_LINES || distinct.len() != pool.len() {
            return None;
        }
        let quotas = quotas.as_slice().to_vec();
        let mut strata: BTreeMap<Vec<bool>, Vec<Pseudonym>> = BTreeMap::new();
        for candidate in pool {
            let counts = quotas.iter().map(|quota| quota.counts(candidate)).collect();
            strata.entry(counts).or_default().push(candidate.line);
        }
        let mut counted = vec![Vec::new(); quotas.len()];
        for (stratum, counts) in strata.keys().enumerate() {
            let of = counted.iter_mut().zip(counts).filter(|(_, counts)| **counts);
            of.for_each(|(counted, _)| counted.push(stratum));
        }
        let mut lines: Vec<Vec<Pseudonym>> = strata.into_values().collect();
        lines.iter_mut().for_each(|stratum| stratum.sort_unstable());
        let size = seats.get().min(u32::try_from(pool.len()).unwrap_or(u32::MAX));
        Some(Self { lines, counted, quotas, size, panels })
    }

    /// How many lines each stratum has.
    pub(super) fn sizes(&self) -> Vec<i64> {
        self.lines.iter().map(|lines| lines.len() as i64).collect()
    }

    /// The panels, as numbers of each stratum: the quotas, and last the size of a panel.
    pub(super) fn system(&self) -> System {
        let quotas = self.counted.iter().zip(&self.quotas);
        let mut sums: Vec<_> = quotas
            .map(|(counted, quota)| (counted.clone(), i64::from(quota.min), i64::from(quota.max)))
            .collect();
        let size = i64::from(self.size);
        sums.push(((0..self.lines.len()).collect(), size, size));
        System { boxes: self.sizes().into_iter().map(|size| (0, size)).collect(), sums }
    }
}
