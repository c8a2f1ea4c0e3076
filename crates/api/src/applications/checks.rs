//! Checks of an outcome as applicants and officials see them. The selection writes them; here they are read and shown.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_api_types::selection as wire;
use polku_domain::ids::{AccountId, AgencyId, ApplicationId, CheckRequestId, ProgrammeId};
use polku_domain::selection::check_request::{Cause, Finding, Remedy};
use polku_i18n::Language;

use super::grounds::Ground;
use super::reasons::{self, RuleTexts};
use crate::access::AgencyScope;
use crate::clock::finland;
use crate::db::schema::check_requests;
use crate::db::{AnyConn, Code, Day, DbError, Json, Key, Ts};
use crate::programmes::store::{count, stored_words, version};

stored_words!(Finding);
stored_words!(Cause);
stored_words!(Remedy);

/// A check as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = check_requests)]
pub struct CheckRow {
    pub id: Key<CheckRequestId>,
    pub agency_id: Key<AgencyId>,
    pub programme_id: Key<ProgrammeId>,
    pub application_id: Key<ApplicationId>,
    pub claim: String,
    pub asked_at: Ts,
    pub due_on: Day,
    pub answer: Option<String>,
    pub finding: Option<Code<Finding>>,
    pub corrected: Option<Json<Vec<Ground>>>,
    pub cause: Option<Code<Cause>>,
    pub remedy: Option<Code<Remedy>>,
    pub round: Option<i64>,
    pub answered_at: Option<Ts>,
    pub answered_by: Option<Key<AccountId>>,
    pub answerer_name: Option<String>,
    pub answerer_title: Option<String>,
    pub version: i64,
}

impl CheckRow {
    /// Whether it mended an error: then its facts are the ones that count.
    #[must_use]
    pub fn mended(&self) -> bool {
        self.remedy.is_some()
    }
}

/// Checks of some applications, the latest first.
pub fn checks_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ApplicationId],
) -> Result<Vec<CheckRow>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows = check_requests::table
        .filter(check_requests::agency_id.eq(Key(scope.agency())))
        .filter(check_requests::application_id.eq_any(of))
        .order(check_requests::id.desc())
        .select(CheckRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// A check on the wire, with the decision it is about, in the reader's language.
#[must_use]
pub fn to_wire(
    row: &CheckRow,
    recorded: &[Ground],
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
        recorded: reasons::results(recorded, texts, language),
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
