//! What participants' calendars were told of sessions.

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::ids::{AgencyId, ApplicationId, ProgrammeId, SessionId};
use polku_domain::sessions::SessionState;

use super::SessionRow;
use crate::access::AgencyScope;
use crate::db::schema::{session_invitations, sessions};
use crate::db::{AnyConn, Code, DbError, Key, Ts};
use crate::each_backend;

/// So many rows are written together: both engines bound the number of values of a statement.
pub(super) const TOGETHER: usize = 1_000;

/// What a calendar was told last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Invited,
    Withdrawn,
}

crate::codes!(Told {
    Invited = "invited",
    Withdrawn = "withdrawn",
});

/// One line of what was told.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = session_invitations)]
pub struct InvitationRow {
    pub session_id: Key<SessionId>,
    pub application_id: Key<ApplicationId>,
    pub agency_id: Key<AgencyId>,
    pub sequence: i64,
    pub state: Code<Told>,
    pub told_at: Ts,
}

/// What was told of some sessions, and under which number, by session and participant.
pub type Invitations = BTreeMap<(SessionId, ApplicationId), (Told, i64)>;

/// What everybody was told of some sessions.
pub fn invitations(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: impl IntoIterator<Item = SessionId>,
) -> Result<Invitations, DbError> {
    type Row = (Key<SessionId>, Key<ApplicationId>, Code<Told>, i64);
    let rows: Vec<Row> = session_invitations::table
        .filter(session_invitations::agency_id.eq(Key(scope.agency())))
        .filter(session_invitations::session_id.eq_any(of.into_iter().map(Key).collect::<Vec<_>>()))
        .select((
            session_invitations::session_id,
            session_invitations::application_id,
            session_invitations::state,
            session_invitations::sequence,
        ))
        .load(conn)?;
    let line = |(session, application, told, sequence): Row| ((session.0, application.0), (told.0, sequence));
    Ok(rows.into_iter().map(line).collect())
}

/// Keeps what was told, in place of what was told before.
pub fn keep_invitations(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    rows: &[InvitationRow],
) -> Result<(), DbError> {
    let mut by_session: BTreeMap<Key<SessionId>, Vec<Key<ApplicationId>>> = BTreeMap::new();
    for row in rows {
        by_session.entry(row.session_id).or_default().push(row.application_id);
    }
    for (session, applications) in by_session {
        let before = session_invitations::table
            .filter(session_invitations::agency_id.eq(Key(scope.agency())))
            .filter(session_invitations::session_id.eq(session))
            .filter(session_invitations::application_id.eq_any(applications));
        diesel::delete(before).execute(conn)?;
    }
    for rows in rows.chunks(TOGETHER) {
        each_backend!(conn, |c| diesel::insert_into(session_invitations::table).values(rows).execute(c))?;
    }
    Ok(())
}

/// The programmes of all agencies with published sessions that have not begun.
pub fn programmes_ahead(conn: &mut AnyConn, now: Timestamp) -> Result<Vec<(AgencyId, ProgrammeId)>, DbError> {
    let rows: Vec<(Key<AgencyId>, Key<ProgrammeId>)> = sessions::table
        .filter(sessions::starts_at.gt(Ts(now)))
        .filter(sessions::state.eq(Code(SessionState::Published)))
        .select((sessions::agency_id, sessions::programme_id))
        .distinct()
        .load(conn)?;
    Ok(rows.into_iter().map(|(agency, programme)| (agency.0, programme.0)).collect())
}

/// The published sessions of a programme that have not begun, the earliest first.
pub fn ahead(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    now: Timestamp,
) -> Result<Vec<SessionRow>, DbError> {
    let rows = sessions::table
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::programme_id.eq(Key(programme)))
        .filter(sessions::starts_at.gt(Ts(now)))
        .filter(sessions::state.eq(Code(SessionState::Published)))
        .order((sessions::starts_at, sessions::id))
        .select(SessionRow::as_select())
        .load(conn)?;
    Ok(rows)
}
