//! Checks of an outcome as applicants and officials see them.

use jiff::Timestamp;
use polku_api_types::applications as wire;
use polku_domain::applications::check_request::{Cause, Finding, Remedy};
use polku_i18n::Language;

use super::grounds::Ground;
use super::reasons::{self, RuleTexts};
use super::store::checks::CheckRow;
use crate::clock::finland;
use crate::programmes::store::{count, version};

/// What was recorded of an applicant when the round was committed.
#[derive(Clone, Copy, Debug)]
pub struct Recorded<'a> {
    /// What the rules said.
    pub grounds: &'a [Ground],
    /// Whether they were counted among those whom an earlier round left out.
    pub left_out: Option<&'a wire::Fact>,
}

/// A check on the wire, with the decision it is about, in the reader's language.
#[must_use]
pub fn to_wire(
    row: &CheckRow,
    recorded: Recorded<'_>,
    texts: &RuleTexts,
    language: Language,
    now: Timestamp,
) -> wire::CheckRequestDetails {
    let today = now.to_zoned(finland()).date();
    wire::CheckRequestDetails {
        id: row.id.0.uuid(),
        application_id: row.application_id.0.uuid(),
        claim: row.claim.clone(),
        asked_at: row.asked_at.0,
        due_on: row.due_on.0,
        overdue: row.answered_at.is_none() && today > row.due_on.0,
        recorded: reasons::results(recorded.grounds, texts, language),
        left_out: recorded.left_out.cloned(),
        answer: answer(row, texts, language),
        version: version(row.version),
    }
}

fn answer(row: &CheckRow, texts: &RuleTexts, language: Language) -> Option<wire::CheckAnswer> {
    let corrected = row.corrected.as_ref().map(|grounds| grounds.0.as_slice()).unwrap_or_default();
    Some(wire::CheckAnswer {
        finding: match row.finding?.0 {
            Finding::Right => wire::CheckFinding::Right,
            Finding::WrongWithoutEffect => wire::CheckFinding::WrongWithoutEffect,
            Finding::Wrong => wire::CheckFinding::Wrong,
        },
        text: row.answer.clone()?,
        corrected: reasons::results(corrected, texts, language),
        corrected_left_out: row.corrected_left_out,
        cause: row.cause.map(|cause| cause_to_wire(cause.0)),
        remedy: row.remedy.map(|remedy| remedy_to_wire(remedy.0)),
        round: row.round.map(count),
        at: row.answered_at?.0,
        name: row.answerer_name.clone()?,
        title: row.answerer_title.clone()?,
    })
}

/// A cause on the wire.
#[must_use]
pub const fn cause_to_wire(cause: Cause) -> wire::CheckCause {
    match cause {
        Cause::RegisterWrong => wire::CheckCause::RegisterWrong,
        Cause::RegisterOutdated => wire::CheckCause::RegisterOutdated,
    }
}

/// A remedy on the wire.
#[must_use]
pub const fn remedy_to_wire(remedy: Remedy) -> wire::CheckRemedy {
    match remedy {
        Remedy::Place => wire::CheckRemedy::Place,
        Remedy::Waiting => wire::CheckRemedy::Waiting,
    }
}
