//! What a verifier checks beyond that in a draw among equals (`docs/SELECTION.md`, section 8).

use std::collections::BTreeMap;

use super::fault::ProofFault;
use super::quota::up_to;
use super::shape::{RawCriterion, RawScored};
use super::verify::{narrow, value};
use crate::selection::classes::{ClassTerms, MAX_CRITERIA, MAX_LIMIT, PublicCriterion};
use crate::selection::commitment::{MAX_POOL, Method};
use crate::selection::line::Pseudonym;

/// Most classes: as many as lines.
fn most_classes() -> u32 {
    u32::try_from(MAX_POOL).unwrap_or(u32::MAX)
}

/// The criteria, the limit and how many classes there are; the classes of the lines follow with the pool.
pub(super) fn terms(raw: &RawScored) -> Result<ClassTerms, ProofFault> {
    if raw.criteria.is_empty() || raw.criteria.len() > MAX_CRITERIA {
        return Err(ProofFault::WrongLength { at: "/commitment/criteria".to_owned() });
    }
    let criteria = raw.criteria.iter().enumerate().map(criterion).collect::<Result<_, _>>()?;
    let limit = value("/commitment/limit".to_owned(), up_to(raw.limit, MAX_LIMIT))?;
    let classes = value("/commitment/classes".to_owned(), up_to(raw.classes, most_classes()))?;
    Ok(ClassTerms { criteria, limit, classes, class_of: BTreeMap::new() })
}

fn criterion((index, raw): (usize, &RawCriterion)) -> Result<PublicCriterion, ProofFault> {
    // An impossible number becomes 0, which `parse` refuses in its turn.
    let number = |number| narrow(number).unwrap_or(0);
    let parsed = PublicCriterion::parse(&raw.id, (number(raw.weight), number(raw.highest)), &raw.text);
    value(format!("/commitment/criteria/{index}"), parsed)
}

/// The pool, each line with its class.
pub(super) fn lines(
    pool: &[String],
    raw: &RawScored,
    mut terms: ClassTerms,
) -> Result<(Vec<Pseudonym>, Method), ProofFault> {
    let mut lines = Vec::with_capacity(pool.len());
    for (index, (line, class)) in pool.iter().zip(&raw.class_of).enumerate() {
        let at = |name: &str| format!("/commitment/pool/{index}/{name}");
        let line = value(at("line"), Pseudonym::parse(line))?;
        terms.class_of.insert(line, value(at("class"), up_to(*class, most_classes()))?);
        lines.push(line);
    }
    Ok((lines, Method::Scored(Box::new(terms))))
}
