//! The checks of `docs/SELECTION.md`, section 4, in its order.

use super::fault::ProofFault;
use super::shape::{RawCommitment, RawProof, RawRule};
use super::{Proof, Verified, json, quota, scored};
use crate::ids::SelectionId;
use crate::selection::commitment::{
    Commitment, CommitmentParts, Correction, DeclaredFallback, MAX_POOL, MAX_RULES, Method, RuleText, Seats,
};
use crate::selection::digest::Digest;
use crate::selection::draw::{DrawResult, Reveal, Seed};
use crate::selection::line::Pseudonym;
use crate::selection::panels::OpenedPanel;
use crate::selection::share::{HolderRole, SeedShare, SharePromise};
use crate::selection::value::{OneLine, ValueFault, parse_date, parse_uuid};

/// Verifies the bytes of a proof file, see [`verify`].
///
/// # Errors
/// [`ProofFault::NotUtf8`], or as [`verify`].
pub fn verify_bytes(file: &[u8]) -> Result<Verified, ProofFault> {
    verify(std::str::from_utf8(file).map_err(|_| ProofFault::NotUtf8)?)
}

/// Recomputes everything in a proof file, from the text of the rules to the drawn order.
///
/// What no program can know stays with the reader: that the commitment's hash is the one published beforehand.
///
/// # Errors
/// The first check that fails.
pub fn verify(file: &str) -> Result<Verified, ProofFault> {
    let raw = RawProof::read(&json::read(file)?)?;
    check_formats(&raw)?;
    let commitment_values = Values::of(&raw.commitment)?;
    let claims = Claims::of(&raw)?;
    let commitment = committed(commitment_values, claims.commitment_sha256)?;
    let seed = Seed::derive(&commitment, &claims.reveals, claims.fallback_value.as_ref())?;
    if seed.digest() != claims.seed {
        return Err(ProofFault::SeedWrong);
    }
    if let Some(panel) = &claims.panel {
        quota::check_panel(&commitment, seed, panel)?;
    }
    let result = DrawResult::of(&commitment, seed, claims.panel.as_ref());
    check_order(result.order(), &claims.order)?;
    let Claims { reveals, fallback_value, panel, .. } = claims;
    Ok(Verified { proof: Proof { commitment, reveals, fallback_value, seed, panel, result } })
}

/// Reads a commitment as the proof file holds it, with its hash checked.
///
/// # Errors
/// The first check that fails, as in [`verify`].
pub fn read_commitment(json: &str, sha256: Digest) -> Result<Commitment, ProofFault> {
    let raw = RawCommitment::read_alone(&json::read(json)?)?;
    check_commitment_format(&raw)?;
    committed(Values::of(&raw)?, sha256)
}

fn check_formats(raw: &RawProof) -> Result<(), ProofFault> {
    let [expected, ..] = raw.shape.names();
    if raw.format != expected {
        return Err(ProofFault::FormatUnknown { at: "/format".to_owned() });
    }
    check_commitment_format(&raw.commitment)
}

fn check_commitment_format(raw: &RawCommitment) -> Result<(), ProofFault> {
    let [_, format, method] = raw.shape.names();
    if raw.format != format {
        return Err(ProofFault::FormatUnknown { at: "/commitment/format".to_owned() });
    }
    if raw.method == method { Ok(()) } else { Err(ProofFault::MethodUnknown) }
}

/// The values of a commitment, each of its kind, not yet compared with each other.
struct Values {
    parts: CommitmentParts,
    rules_sha256: Digest,
}

impl Values {
    fn of(raw: &RawCommitment) -> Result<Self, ProofFault> {
        let at = |name: &str| format!("/commitment/{name}");
        let round = value(at("round"), parse_uuid(&raw.round))?;
        let corrects = raw.corrects.as_ref().map(correction).transpose()?;
        let call = value(at("call"), OneLine::parse(&raw.call))?;
        let seats = value(at("seats"), narrow(raw.seats).and_then(Seats::parse))?;
        let rules = rules(&raw.rules)?;
        let rules_sha256 = value(at("rules_sha256"), Digest::parse(&raw.rules_sha256))?;
        let terms = raw.terms.as_ref().map(quota::terms).transpose()?;
        let classes = raw.scored.as_ref().map(scored::terms).transpose()?;
        let [first, second] = &raw.shares;
        let shares = [promise(first, 0)?, promise(second, 1)?];
        let reveal_by = value(at("reveal_by"), parse_date(&raw.reveal_by))?;
        let (description, published_on) = &raw.fallback;
        let fallback = DeclaredFallback {
            description: value(at("fallback/description"), OneLine::parse(description))?,
            published_on: value(at("fallback/published_on"), parse_date(published_on))?,
        };
        if raw.pool.is_empty() || raw.pool.len() > MAX_POOL {
            return Err(ProofFault::WrongLength { at: at("pool") });
        }
        let (pool, method) = match (raw.terms.as_ref().zip(terms), raw.scored.as_ref().zip(classes)) {
            (Some((raw_terms, terms)), _) => quota::lines(&raw.pool, raw_terms, terms)?,
            (None, Some((raw_scored, classes))) => scored::lines(&raw.pool, raw_scored, classes)?,
            (None, None) => (pseudonyms(&raw.pool, "/commitment/pool")?, Method::EqualChances),
        };
        let round = SelectionId::new(round);
        let parts = CommitmentParts {
            round,
            corrects,
            call,
            seats,
            rules,
            shares,
            reveal_by,
            fallback,
            pool,
            method,
        };
        Ok(Self { parts, rules_sha256 })
    }
}

/// What the file claims beside the commitment.
struct Claims {
    commitment_sha256: Digest,
    reveals: [Reveal; 2],
    fallback_value: Option<OneLine>,
    seed: Digest,
    panel: Option<OpenedPanel>,
    order: Vec<Pseudonym>,
}

impl Claims {
    fn of(raw: &RawProof) -> Result<Self, ProofFault> {
        let commitment_sha256 =
            value("/commitment_sha256".to_owned(), Digest::parse(&raw.commitment_sha256))?;
        let [first, second] = &raw.shares;
        let reveals = [reveal(first.as_ref(), 0)?, reveal(second.as_ref(), 1)?];
        let fallback_value = raw.fallback_value.as_deref().map(OneLine::parse).transpose();
        Ok(Self {
            commitment_sha256,
            reveals,
            fallback_value: value("/fallback_value".to_owned(), fallback_value)?,
            seed: value("/seed".to_owned(), Digest::parse(&raw.seed))?,
            panel: raw.panel.as_ref().map(quota::panel).transpose()?,
            order: pseudonyms(&raw.order, "/order")?,
        })
    }
}

/// Checks that the values fit together, stand in canonical order, and are the ones that were hashed.
fn committed(values: Values, claimed: Digest) -> Result<Commitment, ProofFault> {
    let commitment = Commitment::new(values.parts.clone())?;
    if commitment.parts().rules != values.parts.rules {
        return Err(ProofFault::RulesNotAscending);
    }
    let quotas = |parts: &CommitmentParts| parts.method.quotas().map(|terms| terms.quotas.clone());
    if quotas(commitment.parts()) != quotas(&values.parts) {
        return Err(ProofFault::QuotasNotAscending);
    }
    if commitment.parts().pool != values.parts.pool {
        return Err(ProofFault::PoolNotAscending);
    }
    if commitment.rules_sha256() != values.rules_sha256 {
        return Err(ProofFault::RulesDigestWrong);
    }
    if commitment.sha256() == claimed { Ok(commitment) } else { Err(ProofFault::CommitmentHashWrong) }
}

fn check_order(drawn: &[Pseudonym], claimed: &[Pseudonym]) -> Result<(), ProofFault> {
    if drawn == claimed {
        return Ok(());
    }
    let same = drawn.iter().zip(claimed).take_while(|(drawn, claimed)| drawn == claimed).count();
    Err(ProofFault::OrderWrong { position: same + 1 })
}

fn rules(raw: &[RawRule]) -> Result<Vec<RuleText>, ProofFault> {
    if raw.len() > MAX_RULES {
        return Err(ProofFault::WrongLength { at: "/commitment/rules".to_owned() });
    }
    let rule = |(index, raw): (usize, &RawRule)| {
        // An impossible version becomes 0, which `parse` refuses in its turn.
        let parsed = RuleText::parse(&raw.id, narrow(raw.version).unwrap_or(0), &raw.text);
        value(format!("/commitment/rules/{index}"), parsed)
    };
    raw.iter().enumerate().map(rule).collect()
}

fn correction((round, cause): &(String, String)) -> Result<Correction, ProofFault> {
    let at = |name| format!("/commitment/corrects/{name}");
    let round = SelectionId::new(value(at("round"), parse_uuid(round))?);
    Ok(Correction { round, cause: value(at("cause"), OneLine::parse(cause))? })
}

fn promise((role, hash): &(String, String), index: usize) -> Result<SharePromise, ProofFault> {
    let at = |name| format!("/commitment/shares/{index}/{name}");
    let role = value(at("role"), HolderRole::parse(role))?;
    Ok(SharePromise { role, hash: value(at("sha256"), Digest::parse(hash))? })
}

fn reveal(share: Option<&String>, index: usize) -> Result<Reveal, ProofFault> {
    let Some(share) = share else { return Ok(Reveal::Withheld) };
    value(format!("/shares/{index}"), SeedShare::parse(share)).map(Reveal::Share)
}

fn pseudonyms(raw: &[String], at: &str) -> Result<Vec<Pseudonym>, ProofFault> {
    let parse = |(index, line): (usize, &String)| value(format!("{at}/{index}"), Pseudonym::parse(line));
    raw.iter().enumerate().map(parse).collect()
}

pub(super) fn narrow(number: Option<u64>) -> Result<u32, ValueFault> {
    number.and_then(|number| u32::try_from(number).ok()).ok_or(ValueFault::Number)
}

pub(super) fn value<T>(at: String, parsed: Result<T, ValueFault>) -> Result<T, ProofFault> {
    parsed.map_err(|fault| ProofFault::Value { at, fault })
}
