//! Which session is held in the place of a cancelled one, and whether anybody was there.

use std::collections::BTreeMap;

use diesel::prelude::*;
use polku_domain::ids::{AgencyId, ApplicationId, ProgrammeId, SessionId};

use crate::access::AgencyScope;
use crate::db::schema::{attendance_marks, session_replacements, sessions};
use crate::db::{AnyConn, DbError, Key, Ts};

/// What is said of somebody who was there. `attendance` comes after this room and holds the list against its own.
pub const WAS_THERE: [&str; 4] = ["on_site", "remote", "partly_on_site", "partly_remote"];

/// What is said of somebody who was not there and had not said so.
pub const ABSENT: &str = "absent";

/// A session held in the place of a cancelled one.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = session_replacements)]
pub struct ReplacementRow {
    pub session_id: Key<SessionId>,
    pub agency_id: Key<AgencyId>,
    pub held_as: Key<SessionId>,
    pub made_at: Ts,
}

/// Keeps that a cancelled session is held as another.
pub fn add_replacement(conn: &mut AnyConn, row: &ReplacementRow) -> Result<(), DbError> {
    diesel::insert_into(session_replacements::table).values(row).execute(conn)?;
    Ok(())
}

/// What is held in the place of a cancelled session.
pub fn replacement_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    session: SessionId,
) -> Result<Option<SessionId>, DbError> {
    let row: Option<Key<SessionId>> = session_replacements::table
        .filter(session_replacements::agency_id.eq(Key(scope.agency())))
        .filter(session_replacements::session_id.eq(Key(session)))
        .select(session_replacements::held_as)
        .first(conn)
        .optional()?;
    Ok(row.map(|id| id.0))
}

/// The cancelled sessions of a programme in whose place others are held.
pub fn replaced(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<Vec<SessionId>, DbError> {
    let rows: Vec<Key<SessionId>> = session_replacements::table
        .inner_join(sessions::table.on(sessions::id.eq(session_replacements::session_id)))
        .filter(session_replacements::agency_id.eq(Key(scope.agency())))
        .filter(sessions::programme_id.eq(Key(programme)))
        .select(session_replacements::session_id)
        .load(conn)?;
    Ok(rows.into_iter().map(|id| id.0).collect())
}

/// How many people are marked at a session, by what was said of each last.
#[derive(Clone, Copy, Debug, Default)]
pub struct Marked {
    /// As there.
    pub there: usize,
    /// As there or as absent: an apology is said beforehand, and says nothing of what was.
    pub at_all: usize,
}

/// Who is marked at a session.
pub fn marked(conn: &mut AnyConn, scope: &AgencyScope, session: SessionId) -> Result<Marked, DbError> {
    let rows: Vec<(Key<ApplicationId>, String)> = attendance_marks::table
        .filter(attendance_marks::agency_id.eq(Key(scope.agency())))
        .filter(attendance_marks::session_id.eq(Key(session)))
        .order(attendance_marks::number)
        .select((attendance_marks::application_id, attendance_marks::status))
        .load(conn)?;
    let last: BTreeMap<ApplicationId, String> =
        rows.into_iter().map(|(application, status)| (application.0, status)).collect();
    let there = last.values().filter(|status| WAS_THERE.contains(&status.as_str())).count();
    let absent = last.values().filter(|status| status.as_str() == ABSENT).count();
    Ok(Marked { there, at_all: there + absent })
}
