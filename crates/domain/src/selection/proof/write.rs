//! Writing the proof file, in the order in which the document lists its fields.

use serde::Serialize;

use super::{PROOF_FORMAT, Proof};
use crate::selection::commitment::{Commitment, FORMAT, METHOD};
use crate::selection::draw::Reveal;
use crate::selection::line::Pseudonym;
use crate::selection::value::OneLine;

#[derive(Serialize)]
struct ProofFile<'a> {
    format: &'static str,
    commitment: CommitmentFile<'a>,
    commitment_sha256: String,
    shares: [Option<String>; 2],
    fallback_value: Option<&'a str>,
    seed: String,
    order: Vec<String>,
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
    shares: [PromiseFile<'a>; 2],
    reveal_by: String,
    fallback: FallbackFile<'a>,
    pool: Vec<String>,
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
        format: PROOF_FORMAT,
        commitment: commitment_file(&proof.commitment),
        commitment_sha256: proof.commitment.sha256().to_string(),
        shares: proof.reveals.each_ref().map(|reveal| match reveal {
            Reveal::Share(share) => Some(share.reveal()),
            Reveal::Withheld => None,
        }),
        fallback_value: proof.fallback_value.as_ref().map(OneLine::as_str),
        seed: proof.seed.digest().to_string(),
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
    CommitmentFile {
        format: FORMAT,
        round: parts.round.to_string(),
        corrects: parts
            .corrects
            .as_ref()
            .map(|earlier| CorrectsFile { round: earlier.round.to_string(), cause: earlier.cause.as_str() }),
        call: parts.call.as_str(),
        seats: parts.seats.get(),
        method: METHOD,
        rules: parts
            .rules
            .iter()
            .map(|rule| RuleFile { id: rule.id(), version: rule.version(), text: rule.text() })
            .collect(),
        rules_sha256: commitment.rules_sha256().to_string(),
        shares: parts
            .shares
            .each_ref()
            .map(|promise| PromiseFile { role: promise.role.as_str(), sha256: promise.hash.to_string() }),
        reveal_by: parts.reveal_by.to_string(),
        fallback: FallbackFile {
            description: parts.fallback.description.as_str(),
            published_on: parts.fallback.published_on.to_string(),
        },
        pool: lines(&parts.pool),
    }
}

fn lines(lines: &[Pseudonym]) -> Vec<String> {
    lines.iter().map(ToString::to_string).collect()
}
