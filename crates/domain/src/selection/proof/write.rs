//! Writing the proof file, in the order in which the document lists its fields.

use serde::Serialize;

use super::{PROOF_FORMAT, Proof, QUOTA_PROOF_FORMAT, SCORED_PROOF_FORMAT};
use crate::selection::classes::ClassTerms;
use crate::selection::commitment::{Commitment, Method};
use crate::selection::draw::Reveal;
use crate::selection::line::Pseudonym;
use crate::selection::panels::{OpenedPanel, PublicQuota, QuotaTerms};
use crate::selection::value::OneLine;

#[derive(Serialize)]
struct ProofFile<'a> {
    format: &'static str,
    commitment: CommitmentFile<'a>,
    commitment_sha256: String,
    shares: [Option<String>; 2],
    fallback_value: Option<&'a str>,
    seed: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    panel: Option<PanelFile<'a>>,
    order: Vec<String>,
}

#[derive(Serialize)]
struct PanelFile<'a> {
    number: u32,
    salt: String,
    lines: &'a [u32],
    path: Vec<String>,
}

#[derive(Serialize)]
struct QuotaFile<'a> {
    attribute: &'a str,
    value: &'a str,
    min: u32,
    max: u32,
    lines: Option<u32>,
}

#[derive(Serialize)]
struct CriterionFile<'a> {
    id: &'a str,
    weight: u32,
    highest: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct PanelsFile {
    count: u32,
    root: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum LineFile {
    Plain(String),
    Sealed { line: String, chance: String },
    Scored { line: String, class: u32 },
}

#[derive(Serialize)]
struct CommitmentFile<'a> {
    format: &'static str,
    round: String,
    corrects: Option<CorrectsFile<'a>>,
    call: &'a str,
    seats: u32,
    method: &'static str,
    rules: Vec<RuleFile<'a>>,
    rules_sha256: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    quotas: Option<Vec<QuotaFile<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    panels: Option<PanelsFile>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auditor: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    criteria: Option<Vec<CriterionFile<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    classes: Option<u32>,
    shares: [PromiseFile<'a>; 2],
    reveal_by: String,
    fallback: FallbackFile<'a>,
    pool: Vec<LineFile>,
}

#[derive(Serialize)]
struct CorrectsFile<'a> {
    round: String,
    cause: &'a str,
}

#[derive(Serialize)]
struct RuleFile<'a> {
    id: &'a str,
    version: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct PromiseFile<'a> {
    role: &'a str,
    sha256: String,
}

#[derive(Serialize)]
struct FallbackFile<'a> {
    description: &'a str,
    published_on: String,
}

/// The proof file, indented for readers, ending with a line feed.
pub(super) fn to_json(proof: &Proof) -> String {
    let file = ProofFile {
        format: match proof.commitment.parts().method {
            Method::EqualChances => PROOF_FORMAT,
            Method::Quotas(_) => QUOTA_PROOF_FORMAT,
            Method::Scored(_) => SCORED_PROOF_FORMAT,
        },
        commitment: commitment_file(&proof.commitment),
        commitment_sha256: proof.commitment.sha256().to_string(),
        shares: proof.reveals.each_ref().map(|reveal| match reveal {
            Reveal::Share(share) => Some(share.reveal()),
            Reveal::Withheld => None,
        }),
        fallback_value: proof.fallback_value.as_ref().map(OneLine::as_str),
        seed: proof.seed.digest().to_string(),
        panel: proof.panel.as_ref().map(panel_file),
        order: lines(proof.result.order()),
    };
    // Strings, numbers and lists only: serialising them cannot fail.
    serde_json::to_string_pretty(&file).map(|json| json + "\n").unwrap_or_default()
}

/// The commitment alone, indented for readers, ending with a line feed.
pub(in crate::selection) fn commitment_to_json(commitment: &Commitment) -> String {
    serde_json::to_string_pretty(&commitment_file(commitment)).map(|json| json + "\n").unwrap_or_default()
}

fn commitment_file(commitment: &Commitment) -> CommitmentFile<'_> {
    let parts = commitment.parts();
    let (method, format) = parts.method.names();
    let (terms, classes) = (parts.method.quotas(), parts.method.classes());
    CommitmentFile {
        format,
        round: parts.round.to_string(),
        corrects: parts
            .corrects
            .as_ref()
            .map(|earlier| CorrectsFile { round: earlier.round.to_string(), cause: earlier.cause.as_str() }),
        call: parts.call.as_str(),
        seats: parts.seats.get(),
        method,
        rules: parts
            .rules
            .iter()
            .map(|rule| RuleFile { id: rule.id(), version: rule.version(), text: rule.text() })
            .collect(),
        rules_sha256: commitment.rules_sha256().to_string(),
        quotas: terms.map(quota_files),
        panels: terms.map(|terms| PanelsFile { count: terms.panels, root: terms.root.to_string() }),
        auditor: terms.map(|terms| terms.auditor.as_str()),
        criteria: classes.map(criterion_files),
        limit: classes.map(|terms| terms.limit),
        classes: classes.map(|terms| terms.classes),
        shares: parts
            .shares
            .each_ref()
            .map(|promise| PromiseFile { role: promise.role.as_str(), sha256: promise.hash.to_string() }),
        reveal_by: parts.reveal_by.to_string(),
        fallback: FallbackFile {
            description: parts.fallback.description.as_str(),
            published_on: parts.fallback.published_on.to_string(),
        },
        pool: parts.pool.iter().map(|line| line_file(*line, &parts.method)).collect(),
    }
}

fn line_file(of: Pseudonym, method: &Method) -> LineFile {
    let line = of.to_string();
    match (
        method.quotas().and_then(|terms| terms.chances.get(&of)),
        method.classes().and_then(|terms| terms.class_of.get(&of)),
    ) {
        (Some(chance), _) => LineFile::Sealed { line, chance: chance.to_string() },
        (None, Some(class)) => LineFile::Scored { line, class: *class },
        (None, None) => LineFile::Plain(line),
    }
}

fn criterion_files(terms: &ClassTerms) -> Vec<CriterionFile<'_>> {
    let file = |criterion| {
        let criterion: &crate::selection::classes::PublicCriterion = criterion;
        CriterionFile {
            id: criterion.id(),
            weight: criterion.weight(),
            highest: criterion.highest(),
            text: criterion.text(),
        }
    };
    terms.criteria.iter().map(file).collect()
}

fn panel_file(panel: &OpenedPanel) -> PanelFile<'_> {
    PanelFile {
        number: panel.number,
        salt: panel.salt.to_string(),
        lines: &panel.lines,
        path: panel.path.iter().map(ToString::to_string).collect(),
    }
}

fn quota_files(terms: &QuotaTerms) -> Vec<QuotaFile<'_>> {
    let file = |quota| {
        let quota: &PublicQuota = quota;
        let (min, max) = quota.bounds();
        QuotaFile { attribute: quota.attribute(), value: quota.value(), min, max, lines: quota.lines() }
    };
    terms.quotas.iter().map(file).collect()
}

fn lines(lines: &[Pseudonym]) -> Vec<String> {
    lines.iter().map(ToString::to_string).collect()
}
