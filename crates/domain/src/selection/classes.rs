//! Classes of equals: lines in the order of what assessors gave them, and the draw among those who got the same.
//!
//! The commitment says which class each line is in, from 1 for the highest total, and never the total itself: whoever
//! has the totals of others could find people by them. The texts that are hashed are specified in
//! `docs/SELECTION.md`, section 8.

use std::collections::BTreeMap;

use super::commitment::CommitmentFault;
use super::line::Pseudonym;
use super::value::{OneLine, ValueFault};
use crate::scoring::classes;

/// Most criteria of a commitment.
pub const MAX_CRITERIA: usize = 10;
/// Highest weight of a criterion, and highest point on its scale.
pub const MAX_WEIGHT: u32 = 10;
/// Highest limit from which on two assessors disagree.
pub const MAX_LIMIT: u32 = 1_000;

/// A criterion in the words that are hashed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicCriterion {
    id: String,
    weight: u32,
    highest: u32,
    text: OneLine,
}

impl PublicCriterion {
    /// A criterion by its id (as a rule's), its weight and highest point (each 1 to 10), and what it asks.
    ///
    /// # Errors
    /// [`ValueFault::RuleId`], [`ValueFault::Number`] or [`ValueFault::Text`].
    pub fn parse(id: &str, (weight, highest): (u32, u32), text: &str) -> Result<Self, ValueFault> {
        if !super::commitment::is_rule_id(id) {
            return Err(ValueFault::RuleId);
        }
        if !(1..=MAX_WEIGHT).contains(&weight) || !(1..=MAX_WEIGHT).contains(&highest) {
            return Err(ValueFault::Number);
        }
        Ok(Self { id: id.to_owned(), weight, highest, text: OneLine::parse(text)? })
    }

    /// The id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// How much a point counts.
    #[must_use]
    pub const fn weight(&self) -> u32 {
        self.weight
    }

    /// The highest point; the lowest is 0.
    #[must_use]
    pub const fn highest(&self) -> u32 {
        self.highest
    }

    /// What the criterion asks, in one line.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.as_str()
    }
}

/// What a commitment to a scored draw holds beyond one to a draw with equal chances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassTerms {
    /// The criteria, in the order of the call.
    pub criteria: Vec<PublicCriterion>,
    /// From which difference of two weighted totals on the assessors had to agree, 1 to [`MAX_LIMIT`].
    pub limit: u32,
    /// How many classes there are.
    pub classes: u32,
    /// The class of each line, 1 for the highest total.
    pub class_of: BTreeMap<Pseudonym, u32>,
}

impl ClassTerms {
    /// Terms for lines with their totals: equal totals are one class, and no class is empty.
    #[must_use]
    pub fn of_totals(criteria: Vec<PublicCriterion>, limit: u32, totals: &BTreeMap<Pseudonym, u32>) -> Self {
        let class_of = classes(totals);
        let classes = class_of.values().copied().max().unwrap_or(0);
        Self { criteria, limit, classes, class_of }
    }

    /// Whether there are no criteria or too many.
    pub(super) const fn has_wrong_length(&self) -> bool {
        self.criteria.is_empty() || self.criteria.len() > MAX_CRITERIA
    }

    /// Checks that criteria, classes and pool fit together.
    pub(super) fn check(&self, pool: &[Pseudonym]) -> Result<(), CommitmentFault> {
        if self.has_wrong_length() {
            return Err(CommitmentFault::CriterionCount);
        }
        let mut ids: Vec<&str> = self.criteria.iter().map(PublicCriterion::id).collect();
        ids.sort_unstable();
        if !ids.is_sorted_by(|a, b| a < b) {
            return Err(CommitmentFault::CriterionTwice);
        }
        let mut used: Vec<u32> = self.class_of.values().copied().collect();
        used.sort_unstable();
        used.dedup();
        if !used.iter().copied().eq(1..=self.classes) || !self.class_of.keys().eq(pool) {
            return Err(CommitmentFault::ClassMissing);
        }
        Ok(())
    }
}
