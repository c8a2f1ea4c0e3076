//! Whom an earlier round left out. Read only: the selection and the applications write what this follows from.

use diesel::dsl::{count_star, exists};
use diesel::prelude::*;
use polku_api_types::programmes::LeftOut;
use polku_api_types::text::Localised;
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{CallId, PersonId, ProgrammeId, SelectionId};

use crate::access::AgencyScope;
use crate::db::schema::{applications, calls, decisions, people, programmes, selections};
use crate::db::{AnyConn, Code, Day, DbError, Json, Key, Ts};

/// Most rounds that are looked through for those the caller may see.
const MOST: i64 = 500;

/// A confirmed round.
#[derive(Clone, Debug, Queryable)]
pub struct ConfirmedRow {
    pub id: Key<SelectionId>,
    pub call: Key<CallId>,
    pub programme: Key<ProgrammeId>,
    pub programme_name: Json<Localised>,
    pub opens_on: Day,
    pub closes_on: Day,
    pub confirmed_at: Option<Ts>,
}

/// Rounds of the agency that are confirmed.
macro_rules! confirmed_rounds {
    ($scope:expr) => {
        selections::table
            .inner_join(calls::table.on(calls::id.eq(selections::call_id)))
            .inner_join(programmes::table.on(programmes::id.eq(selections::programme_id)))
            .filter(selections::agency_id.eq(Key($scope.agency())))
            .filter(selections::confirmed_at.is_not_null())
            .select((
                selections::id,
                selections::call_id,
                selections::programme_id,
                programmes::name,
                calls::opens_on,
                calls::closes_on,
                selections::confirmed_at,
            ))
    };
}

/// One round of the agency, if it is confirmed.
pub fn find(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    round: SelectionId,
) -> Result<Option<ConfirmedRow>, DbError> {
    Ok(confirmed_rounds!(scope).filter(selections::id.eq(Key(round))).first(conn).optional()?)
}

/// The round of a call, if it is confirmed and its decisions are kept.
pub fn of_call(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
) -> Result<Option<ConfirmedRow>, DbError> {
    let row = confirmed_rounds!(scope)
        .filter(selections::call_id.eq(Key(call)))
        .filter(exists(decisions::table.filter(decisions::selection_id.eq(selections::id))))
        .order(selections::round.desc())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// The confirmed rounds of the agency whose decisions are kept, the latest first.
pub fn confirmed(conn: &mut AnyConn, scope: &AgencyScope) -> Result<Vec<ConfirmedRow>, DbError> {
    let rows = confirmed_rounds!(scope)
        .filter(exists(decisions::table.filter(decisions::selection_id.eq(selections::id))))
        .order((selections::confirmed_at.desc(), selections::id))
        .limit(MOST)
        .load(conn)?;
    Ok(rows)
}

/// The states of those whom a round has left out.
fn states() -> Vec<Code<StateKind>> {
    StateKind::ALL.iter().copied().filter(|state| state.is_left_out()).map(Code).collect()
}

/// Whom a round has left out, as far as its applications are kept. Whoever was merged stands under who they are now, so
/// that a person was left out if either of the two was.
pub fn people_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    round: SelectionId,
) -> Result<Vec<PersonId>, DbError> {
    let rows: Vec<Key<PersonId>> = decisions::table
        .inner_join(applications::table.on(applications::id.eq(decisions::application_id)))
        .filter(decisions::agency_id.eq(Key(scope.agency())))
        .filter(decisions::selection_id.eq(Key(round)))
        .filter(applications::state.eq_any(states()))
        .select(applications::person_id)
        .load(conn)?;
    Ok(rows.into_iter().map(|person| person.0).collect())
}

/// How many of the active staff a round has left out, as far as its applications are kept.
pub fn active_in(conn: &mut AnyConn, scope: &AgencyScope, round: SelectionId) -> Result<i64, DbError> {
    let count = decisions::table
        .inner_join(applications::table.on(applications::id.eq(decisions::application_id)))
        .inner_join(people::table.on(people::id.eq(applications::person_id)))
        .filter(decisions::agency_id.eq(Key(scope.agency())))
        .filter(decisions::selection_id.eq(Key(round)))
        .filter(applications::state.eq_any(states()))
        .filter(people::active.eq(true))
        .select(count_star())
        .first(conn)?;
    Ok(count)
}

/// The preference that a call declares.
pub fn declared(conn: &mut AnyConn, scope: &AgencyScope, call: CallId) -> Result<Option<LeftOut>, DbError> {
    let row: Option<Option<Json<LeftOut>>> = calls::table
        .filter(calls::agency_id.eq(Key(scope.agency())))
        .filter(calls::id.eq(Key(call)))
        .select(calls::left_out)
        .first(conn)
        .optional()?;
    Ok(row.flatten().map(|declared| declared.0))
}
