//! What a verifier checks beyond that in a draw under quotas (`docs/SELECTION.md`, section 7).

use super::fault::ProofFault;
use super::shape::{RawPanel, RawQuota, RawTerms};
use super::verify::{narrow, value};
use crate::selection::commitment::{Commitment, MAX_POOL, Method};
use crate::selection::digest::Digest;
use crate::selection::draw::Seed;
use crate::selection::line::Pseudonym;
use crate::selection::panels::{MAX_PANELS, OpenedPanel, PublicQuota, QuotaTerms, pick, root_from};
use crate::selection::quota::MAX_QUOTAS;
use crate::selection::share::HolderRole;
use crate::selection::value::ValueFault;

/// The quotas, the panels and the auditor; the chances follow with the pool.
pub(super) fn terms(raw: &RawTerms) -> Result<QuotaTerms, ProofFault> {
    if raw.quotas.is_empty() || raw.quotas.len() > MAX_QUOTAS {
        return Err(ProofFault::WrongLength { at: "/commitment/quotas".to_owned() });
    }
    let quotas = raw.quotas.iter().enumerate().map(quota).collect::<Result<_, _>>()?;
    let at = |name: &str| format!("/commitment/{name}");
    let panels = value(at("panels/count"), up_to(raw.panels.0, MAX_PANELS))?;
    let root = value(at("panels/root"), Digest::parse(&raw.panels.1))?;
    let auditor = value(at("auditor"), HolderRole::parse(&raw.auditor))?;
    Ok(QuotaTerms { quotas, panels, root, auditor, chances: std::collections::BTreeMap::new() })
}

fn quota((index, raw): (usize, &RawQuota)) -> Result<PublicQuota, ProofFault> {
    // An impossible number becomes the largest, which `parse` refuses in its turn.
    let number = |number| narrow(number).unwrap_or(u32::MAX);
    let bounds = (number(raw.min), number(raw.max));
    let parsed = PublicQuota::parse(&raw.attribute, &raw.value, bounds, raw.lines.map(number));
    value(format!("/commitment/quotas/{index}"), parsed)
}

/// The pool, each line with its sealed chance.
pub(super) fn lines(
    pool: &[String],
    raw: &RawTerms,
    mut terms: QuotaTerms,
) -> Result<(Vec<Pseudonym>, Method), ProofFault> {
    let mut lines = Vec::with_capacity(pool.len());
    for (index, (line, chance)) in pool.iter().zip(&raw.chances).enumerate() {
        let at = |name: &str| format!("/commitment/pool/{index}/{name}");
        let line = value(at("line"), Pseudonym::parse(line))?;
        terms.chances.insert(line, value(at("chance"), Digest::parse(chance))?);
        lines.push(line);
    }
    Ok((lines, Method::Quotas(Box::new(terms))))
}

/// The opened panel, each value of its kind.
pub(super) fn panel(raw: &RawPanel) -> Result<OpenedPanel, ProofFault> {
    let at = |name: &str| format!("/panel/{name}");
    let number = value(at("number"), up_to(raw.number, MAX_PANELS))?;
    let salt = value(at("salt"), Digest::parse(&raw.salt))?;
    let most = u32::try_from(MAX_POOL).unwrap_or(u32::MAX);
    let line =
        |(index, line): (usize, &Option<u64>)| value(format!("/panel/lines/{index}"), up_to(*line, most));
    let lines = raw.lines.iter().enumerate().map(line).collect::<Result<_, _>>()?;
    let step = |(index, step): (usize, &String)| value(format!("/panel/path/{index}"), Digest::parse(step));
    let path = raw.path.iter().enumerate().map(step).collect::<Result<_, _>>()?;
    Ok(OpenedPanel { number, salt, lines, path })
}

/// Checks 16 to 18: the seed picks this panel, it is one of this pool, and it was committed to.
pub(super) fn check_panel(
    commitment: &Commitment,
    seed: Seed,
    panel: &OpenedPanel,
) -> Result<(), ProofFault> {
    let parts = commitment.parts();
    let Some(terms) = parts.method.quotas() else { return Err(ProofFault::PickWrong) };
    if panel.number != pick(seed, terms.panels) {
        return Err(ProofFault::PickWrong);
    }
    let places = parts.pool.len().min(parts.seats.get() as usize);
    let within = panel.lines.last().is_some_and(|last| *last as usize <= parts.pool.len());
    if panel.lines.len() != places || !within || !panel.lines.is_sorted_by(|a, b| a < b) {
        return Err(ProofFault::PanelMalformed);
    }
    let (index, count) = (panel.number as usize - 1, terms.panels as usize);
    let found = root_from(panel.digest(parts.round), index, count, &panel.path);
    if found == Some(terms.root) { Ok(()) } else { Err(ProofFault::PanelNotCommitted) }
}

/// A number from 1.
pub(super) fn up_to(number: Option<u64>, most: u32) -> Result<u32, ValueFault> {
    let number = narrow(number)?;
    if (1..=most).contains(&number) { Ok(number) } else { Err(ValueFault::Number) }
}
