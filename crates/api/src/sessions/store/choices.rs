//! What members of hybrid sessions chose.

use std::collections::BTreeSet;

use diesel::prelude::*;
use polku_domain::ids::{AgencyId, ApplicationId, SessionId};
use polku_domain::sessions::Way;

use crate::access::AgencyScope;
use crate::db::schema::{attendance_marks, session_choices};
use crate::db::{AnyConn, Code, DbError, Key, Ts};
use crate::each_backend;

/// A choice as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = session_choices)]
pub struct ChoiceRow {
    pub session_id: Key<SessionId>,
    pub application_id: Key<ApplicationId>,
    pub agency_id: Key<AgencyId>,
    pub way: Code<Way>,
    pub chosen_at: Ts,
}

/// What was chosen of some sessions, also by those who are no members any more.
pub fn choices(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    sessions: &[SessionId],
) -> Result<Vec<ChoiceRow>, DbError> {
    let rows = session_choices::table
        .filter(session_choices::agency_id.eq(Key(scope.agency())))
        .filter(session_choices::session_id.eq_any(keys(sessions)))
        .order((session_choices::session_id, session_choices::application_id))
        .select(ChoiceRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// What was chosen by way of some applications.
pub fn choices_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ApplicationId],
) -> Result<Vec<ChoiceRow>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows = session_choices::table
        .filter(session_choices::agency_id.eq(Key(scope.agency())))
        .filter(session_choices::application_id.eq_any(of))
        .order((session_choices::session_id, session_choices::application_id))
        .select(ChoiceRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// Whose apology stands at some sessions: it is the newest that was said of them.
pub fn apologised(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    sessions: &[SessionId],
) -> Result<BTreeSet<(SessionId, ApplicationId)>, DbError> {
    let newer = diesel::alias!(attendance_marks as newer);
    let superseded = newer.filter(
        newer
            .field(attendance_marks::session_id)
            .eq(attendance_marks::session_id)
            .and(newer.field(attendance_marks::application_id).eq(attendance_marks::application_id))
            .and(newer.field(attendance_marks::number).gt(attendance_marks::number)),
    );
    let rows: Vec<(Key<SessionId>, Key<ApplicationId>)> = attendance_marks::table
        .filter(attendance_marks::agency_id.eq(Key(scope.agency())))
        .filter(attendance_marks::session_id.eq_any(keys(sessions)))
        .filter(attendance_marks::status.eq("apologised"))
        .filter(diesel::dsl::not(diesel::dsl::exists(superseded)))
        .select((attendance_marks::session_id, attendance_marks::application_id))
        .load(conn)?;
    Ok(rows.into_iter().map(|(session, application)| (session.0, application.0)).collect())
}

/// Keeps a choice in place of what was chosen before.
pub fn keep_choice(conn: &mut AnyConn, scope: &AgencyScope, row: &ChoiceRow) -> Result<(), DbError> {
    drop_choices_of(conn, scope, row.session_id.0, &[row.application_id.0])?;
    each_backend!(conn, |c| diesel::insert_into(session_choices::table).values(row).execute(c))?;
    Ok(())
}

/// Drops all that was chosen of some sessions.
pub fn drop_choices(conn: &mut AnyConn, scope: &AgencyScope, sessions: &[SessionId]) -> Result<(), DbError> {
    let rows = session_choices::table
        .filter(session_choices::agency_id.eq(Key(scope.agency())))
        .filter(session_choices::session_id.eq_any(keys(sessions)));
    diesel::delete(rows).execute(conn)?;
    Ok(())
}

/// Drops what was chosen of a session by way of some applications.
pub fn drop_choices_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    session: SessionId,
    of: &[ApplicationId],
) -> Result<(), DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows = session_choices::table
        .filter(session_choices::agency_id.eq(Key(scope.agency())))
        .filter(session_choices::session_id.eq(Key(session)))
        .filter(session_choices::application_id.eq_any(of));
    diesel::delete(rows).execute(conn)?;
    Ok(())
}

fn keys(sessions: &[SessionId]) -> Vec<Key<SessionId>> {
    sessions.iter().map(|id| Key(*id)).collect()
}
