//! What a rehearsal reads: the lines of an earlier pool, and which calls have one. And what was published.

use diesel::dsl::exists;
use diesel::prelude::*;
use polku_api_types::rehearsal::Rehearsal;
use polku_api_types::text::Localised;
use polku_domain::ids::{
    AccountId, AgencyId, ApplicationId, CallId, PersonId, ProgrammeId, RehearsalPublicationId, SelectionId,
};
use polku_domain::programmes::call::Method;

use crate::access::AgencyScope;
use crate::db::schema::{applications, calls, decisions, programmes, rehearsal_publications, selections};
use crate::db::{AnyConn, Code, Day, DbError, Json, Key, Ts};
use crate::http::Wanted;

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

/// A published rehearsal as stored: never changed.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = rehearsal_publications)]
pub struct PublicationRow {
    pub id: Key<RehearsalPublicationId>,
    pub agency_id: Key<AgencyId>,
    pub call_id: Key<CallId>,
    pub number: i64,
    pub rehearsal: Json<Rehearsal>,
    pub published_by: Key<AccountId>,
    pub approver_name: String,
    pub approver_title: String,
    pub published_at: Ts,
}

/// Adds a publication.
pub fn insert(conn: &mut AnyConn, row: &PublicationRow) -> Result<(), DbError> {
    diesel::insert_into(rehearsal_publications::table).values(row).execute(conn)?;
    Ok(())
}

/// How many were published of a call; the number of the latest.
pub fn count_of(conn: &mut AnyConn, scope: &AgencyScope, call: CallId) -> Result<i64, DbError> {
    let count = rehearsal_publications::table
        .filter(rehearsal_publications::agency_id.eq(Key(scope.agency())))
        .filter(rehearsal_publications::call_id.eq(Key(call)))
        .count()
        .get_result(conn)?;
    Ok(count)
}

/// A page of what was published of a call, the latest first.
pub fn page_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
    wanted: &Wanted<RehearsalPublicationId>,
) -> Result<Vec<PublicationRow>, DbError> {
    let mut query = rehearsal_publications::table
        .filter(rehearsal_publications::agency_id.eq(Key(scope.agency())))
        .filter(rehearsal_publications::call_id.eq(Key(call)))
        .order(rehearsal_publications::id.desc())
        .limit(wanted.rows())
        .select(PublicationRow::as_select())
        .into_boxed();
    if let Some(after) = wanted.after {
        query = query.filter(rehearsal_publications::id.lt(Key(after)));
    }
    Ok(query.load(conn)?)
}

/// A publication by its public id, with the agency it is of.
pub fn find(
    conn: &mut AnyConn,
    id: RehearsalPublicationId,
) -> Result<Option<(AgencyScope, PublicationRow)>, DbError> {
    let row: Option<PublicationRow> = rehearsal_publications::table
        .filter(rehearsal_publications::id.eq(Key(id)))
        .select(PublicationRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(|row| (AgencyScope::for_job(row.agency_id.0), row)))
}
