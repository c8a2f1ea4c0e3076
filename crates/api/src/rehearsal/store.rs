//! What a rehearsal reads: the lines of an earlier pool, and which calls have one.

use diesel::dsl::exists;
use diesel::prelude::*;
use polku_api_types::text::Localised;
use polku_domain::ids::{ApplicationId, CallId, PersonId, ProgrammeId, SelectionId};
use polku_domain::programmes::call::Method;

use crate::access::AgencyScope;
use crate::db::schema::{applications, calls, decisions, programmes, selections};
use crate::db::{AnyConn, Code, Day, DbError, Json, Key};

/// Most rounds that are looked through for those the caller may read.
const MOST: i64 = 500;

/// A line of a round's pool, with whose it is.
#[derive(Clone, Debug, Queryable)]
pub struct LineRow {
    pub application: Key<ApplicationId>,
    pub person: Key<PersonId>,
    pub pseudonym: Option<String>,
}

/// The pool of a round.
pub fn lines_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    round: SelectionId,
) -> Result<Vec<LineRow>, DbError> {
    let rows = decisions::table
        .inner_join(applications::table.on(applications::id.eq(decisions::application_id)))
        .filter(decisions::agency_id.eq(Key(scope.agency())))
        .filter(decisions::selection_id.eq(Key(round)))
        .filter(decisions::eligible.eq(true))
        .order(decisions::application_id)
        .select((decisions::application_id, applications::person_id, decisions::pseudonym))
        .load(conn)?;
    Ok(rows)
}

/// A call whose outcome is confirmed.
#[derive(Clone, Debug, Queryable)]
pub struct EarlierRow {
    pub call: Key<CallId>,
    pub programme: Key<ProgrammeId>,
    pub programme_name: Json<Localised>,
    pub opens_on: Day,
    pub closes_on: Day,
    pub method: Code<Method>,
    pub pool_size: i64,
}

/// The calls whose outcome is confirmed and whose pool is still kept, the latest first.
pub fn confirmed(conn: &mut AnyConn, scope: &AgencyScope) -> Result<Vec<EarlierRow>, DbError> {
    let rows = selections::table
        .inner_join(calls::table.on(calls::id.eq(selections::call_id)))
        .inner_join(programmes::table.on(programmes::id.eq(selections::programme_id)))
        .filter(selections::agency_id.eq(Key(scope.agency())))
        .filter(selections::confirmed_at.is_not_null())
        .filter(exists(decisions::table.filter(decisions::selection_id.eq(selections::id))))
        .order((selections::confirmed_at.desc(), selections::id))
        .limit(MOST)
        .select((
            calls::id,
            calls::programme_id,
            programmes::name,
            calls::opens_on,
            calls::closes_on,
            calls::method,
            selections::pool_size,
        ))
        .load(conn)?;
    Ok(rows)
}
