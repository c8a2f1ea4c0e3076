//! Calls.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_api_types::programmes::{LeftOut, Question, Quota, Scoring};
use polku_api_types::text::Localised;
use polku_domain::ids::{AccountId, AgencyId, ApplicationId, CallId, PersonId, ProgrammeId};
use polku_domain::programmes::call::{CallPhase, Method, SupervisorPart};

use crate::access::{AgencyScope, Programmes};
use crate::db::schema::{applications, calls};
use crate::db::{AnyConn, Code, Day, DbError, Json, Key, Ts};
use crate::each_backend;

/// The state of a call that is stored; open and closed follow from the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallStatus {
    Draft,
    AwaitingApproval,
    Approved,
}

crate::codes!(CallStatus { Draft = "draft", AwaitingApproval = "awaiting_approval", Approved = "approved" });

/// A call as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = calls)]
pub struct CallRow {
    pub id: Key<CallId>,
    pub agency_id: Key<AgencyId>,
    pub programme_id: Key<ProgrammeId>,
    pub opens_on: Day,
    pub closes_on: Day,
    pub zone: String,
    pub opens_at: Ts,
    pub closes_at: Ts,
    pub questions: Json<Vec<Question>>,
    pub target_group: Json<Localised>,
    pub method: Code<Method>,
    pub quotas: Json<Vec<Quota>>,
    pub left_out: Option<Json<LeftOut>>,
    pub scoring: Option<Json<Scoring>>,
    pub supervisor_part: Code<SupervisorPart>,
    pub statements_until: Option<Day>,
    pub seats: i64,
    pub offer_days: i64,
    pub waiting_list_until: Day,
    pub checks_until: Day,
    pub cooperation_on: Option<Day>,
    pub cooperation_reference: Option<String>,
    pub state: Code<CallStatus>,
    pub prepared_by: Key<AccountId>,
    pub approved_by: Option<Key<AccountId>>,
    pub approver_name: Option<String>,
    pub approver_title: Option<String>,
    pub approved_at: Option<Ts>,
    pub returned_note: Option<String>,
    pub created_at: Ts,
    pub version: i64,
}

/// What a change of a call's terms writes. Who changed it last prepared it.
#[derive(Clone, Debug, AsChangeset)]
#[diesel(table_name = calls, treat_none_as_null = true)]
pub struct TermsChange {
    pub opens_on: Day,
    pub closes_on: Day,
    pub opens_at: Ts,
    pub closes_at: Ts,
    pub questions: Json<Vec<Question>>,
    pub target_group: Json<Localised>,
    pub method: Code<Method>,
    pub quotas: Json<Vec<Quota>>,
    pub left_out: Option<Json<LeftOut>>,
    pub scoring: Option<Json<Scoring>>,
    pub supervisor_part: Code<SupervisorPart>,
    pub statements_until: Option<Day>,
    pub seats: i64,
    pub offer_days: i64,
    pub waiting_list_until: Day,
    pub checks_until: Day,
    pub cooperation_on: Option<Day>,
    pub cooperation_reference: Option<String>,
    pub prepared_by: Key<AccountId>,
}

/// What a change of a call's state writes.
#[derive(Clone, Debug, AsChangeset)]
#[diesel(table_name = calls, treat_none_as_null = true)]
pub struct StateChange {
    pub state: Code<CallStatus>,
    pub approved_by: Option<Key<AccountId>>,
    pub approver_name: Option<String>,
    pub approver_title: Option<String>,
    pub approved_at: Option<Ts>,
    pub returned_note: Option<String>,
}

/// Calls of some programmes that are in one phase at an instant.
#[derive(Clone, Debug)]
pub struct InPhase<'a> {
    pub phase: CallPhase,
    pub at: Timestamp,
    pub of: &'a Programmes,
}

/// The first calls of one phase, those that close last first, after the one that closes at an instant and has an id.
pub fn first_in_phase(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    wanted: &InPhase<'_>,
    after: Option<(Timestamp, CallId)>,
    limit: i64,
) -> Result<Vec<CallRow>, DbError> {
    let at = Ts(wanted.at);
    let query = calls::table
        .filter(calls::agency_id.eq(Key(scope.agency())))
        .order((calls::closes_at.desc(), calls::id.desc()))
        .limit(limit)
        .select(CallRow::as_select())
        .into_boxed();
    let approved = calls::state.eq(Code(CallStatus::Approved));
    let mut query = match wanted.phase {
        CallPhase::Draft => query.filter(calls::state.eq(Code(CallStatus::Draft))),
        CallPhase::AwaitingApproval => query.filter(calls::state.eq(Code(CallStatus::AwaitingApproval))),
        CallPhase::Approved => {
            query.filter(approved).filter(calls::closes_at.gt(at)).filter(calls::opens_at.gt(at))
        }
        CallPhase::Open => {
            query.filter(approved).filter(calls::closes_at.gt(at)).filter(calls::opens_at.le(at))
        }
        CallPhase::Closed => query.filter(approved).filter(calls::closes_at.le(at)),
    };
    if let Programmes::Only(these) = wanted.of {
        let these: Vec<Key<ProgrammeId>> = these.iter().copied().map(Key).collect();
        query = query.filter(calls::programme_id.eq_any(these));
    }
    if let Some((closes, id)) = after {
        // The first condition says nothing more than the second, but an index can begin at it.
        let later = calls::closes_at.lt(Ts(closes)).or(calls::id.lt(Key(id)));
        query = query.filter(calls::closes_at.le(Ts(closes))).filter(later);
    }
    Ok(query.load(conn)?)
}

/// The programme and the state of a call.
pub fn place_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: CallId,
) -> Result<Option<(ProgrammeId, CallStatus)>, DbError> {
    let query = calls::table
        .filter(calls::agency_id.eq(Key(scope.agency())))
        .filter(calls::id.eq(Key(id)))
        .select((calls::programme_id, calls::state));
    let row: Option<(Key<ProgrammeId>, Code<CallStatus>)> =
        each_backend!(conn, |c| query.first(c).optional())?;
    Ok(row.map(|(programme, state)| (programme.0, state.0)))
}

/// Calls of some programmes, the latest first.
pub fn list_of(conn: &mut AnyConn, scope: &AgencyScope, of: &[ProgrammeId]) -> Result<Vec<CallRow>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows = calls::table
        .filter(calls::agency_id.eq(Key(scope.agency())))
        .filter(calls::programme_id.eq_any(of))
        .order(calls::id.desc())
        .select(CallRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// One call.
pub fn find(conn: &mut AnyConn, scope: &AgencyScope, id: CallId) -> Result<Option<CallRow>, DbError> {
    let row = calls::table
        .filter(calls::agency_id.eq(Key(scope.agency())))
        .filter(calls::id.eq(Key(id)))
        .select(CallRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// Adds a call.
pub fn insert(conn: &mut AnyConn, row: &CallRow) -> Result<(), DbError> {
    diesel::insert_into(calls::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes the terms if the row still has the version; says whether it had.
pub fn update_terms(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: CallId,
    seen: i64,
    change: &TermsChange,
) -> Result<bool, DbError> {
    let of_version = calls::table
        .filter(calls::agency_id.eq(Key(scope.agency())))
        .filter(calls::id.eq(Key(id)))
        .filter(calls::version.eq(seen));
    let changed = diesel::update(of_version).set((change, calls::version.eq(seen + 1))).execute(conn)?;
    Ok(changed == 1)
}

/// Writes the state if the row still has the version; says whether it had.
pub fn update_state(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: CallId,
    seen: i64,
    change: &StateChange,
) -> Result<bool, DbError> {
    let of_version = calls::table
        .filter(calls::agency_id.eq(Key(scope.agency())))
        .filter(calls::id.eq(Key(id)))
        .filter(calls::version.eq(seen));
    let changed = diesel::update(of_version).set((change, calls::version.eq(seen + 1))).execute(conn)?;
    Ok(changed == 1)
}

/// Makes a change of the rules a change of the call: whoever read it before holds an old version.
pub fn touch(conn: &mut AnyConn, scope: &AgencyScope, row: &CallRow) -> Result<bool, DbError> {
    let of_version = calls::table
        .filter(calls::agency_id.eq(Key(scope.agency())))
        .filter(calls::id.eq(row.id))
        .filter(calls::version.eq(row.version));
    let changed = diesel::update(of_version).set(calls::version.eq(row.version + 1)).execute(conn)?;
    Ok(changed == 1)
}

/// A person's applications to some calls that were not withdrawn, with the call each belongs to.
pub fn applied_to(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
    of: &[CallId],
) -> Result<Vec<(CallId, ApplicationId)>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows: Vec<(Key<CallId>, Key<ApplicationId>)> = applications::table
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::call_id.eq_any(of))
        .filter(applications::person_id.eq(Key(person)))
        .filter(applications::state.ne("withdrawn"))
        .select((applications::call_id, applications::id))
        .load(conn)?;
    Ok(rows.into_iter().map(|(call, application)| (call.0, application.0)).collect())
}
