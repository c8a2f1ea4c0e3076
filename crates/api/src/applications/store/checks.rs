//! Checks of an outcome as they are kept. Read here for what an applicant is told; the selection writes them.

use diesel::prelude::*;
use polku_domain::applications::check_request::{Cause, Finding, Remedy};
use polku_domain::ids::{AccountId, AgencyId, ApplicationId, CheckRequestId, ProgrammeId};

use crate::access::AgencyScope;
use crate::applications::grounds::Ground;
use crate::db::schema::check_requests;
use crate::db::{AnyConn, Code, Day, DbError, Json, Key, Ts};
use crate::programmes::store::stored_words;

stored_words!(Finding, Cause, Remedy);

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
    /// Whether the applicant should have been counted among those whom an earlier round left out; none where that was not
    /// corrected.
    pub corrected_left_out: Option<bool>,
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
