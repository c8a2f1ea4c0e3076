//! Who was told of a day's change and has not opened it yet. A row goes when its person opens the session.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::ids::{AgencyId, ApplicationId, PersonId, SessionId};

use super::invited::TOGETHER;
use crate::access::AgencyScope;
use crate::db::schema::{participations, session_alerts};
use crate::db::{AnyConn, DbError, Key, Ts};
use crate::each_backend;

/// Somebody who was told of a change of a session.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = session_alerts)]
pub struct AlertRow {
    pub session_id: Key<SessionId>,
    pub application_id: Key<ApplicationId>,
    pub agency_id: Key<AgencyId>,
    pub told_at: Ts,
    pub expires_at: Ts,
}

/// Keeps who was told of a session, in place of whoever was told before.
pub fn keep_alerts(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    session: SessionId,
    rows: &[AlertRow],
) -> Result<(), DbError> {
    let before = session_alerts::table
        .filter(session_alerts::agency_id.eq(Key(scope.agency())))
        .filter(session_alerts::session_id.eq(Key(session)));
    diesel::delete(before).execute(conn)?;
    for rows in rows.chunks(TOGETHER) {
        each_backend!(conn, |c| diesel::insert_into(session_alerts::table).values(rows).execute(c))?;
    }
    Ok(())
}

/// Who of a session has not opened it since they were told, as long as that matters.
pub fn unopened(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    session: SessionId,
    now: Timestamp,
) -> Result<Vec<PersonId>, DbError> {
    let rows: Vec<Key<PersonId>> = session_alerts::table
        .inner_join(
            participations::table.on(participations::application_id.eq(session_alerts::application_id)),
        )
        .filter(session_alerts::agency_id.eq(Key(scope.agency())))
        .filter(session_alerts::session_id.eq(Key(session)))
        .filter(session_alerts::expires_at.gt(Ts(now)))
        .select(participations::person_id)
        .load(conn)?;
    Ok(rows.into_iter().map(|person| person.0).collect())
}

/// Something that somebody was told of a session and has not opened.
#[derive(Clone, Copy, Debug, Queryable)]
pub struct Unopened {
    pub session: Key<SessionId>,
    application: Key<ApplicationId>,
    told_at: Ts,
}

/// What somebody was told and has not opened.
pub fn alerts_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
) -> Result<Vec<Unopened>, DbError> {
    let rows = session_alerts::table
        .inner_join(
            participations::table.on(participations::application_id.eq(session_alerts::application_id)),
        )
        .filter(session_alerts::agency_id.eq(Key(scope.agency())))
        .filter(participations::person_id.eq(Key(person)))
        .select((session_alerts::session_id, session_alerts::application_id, session_alerts::told_at))
        .load(conn)?;
    Ok(rows)
}

/// Forgets that somebody had not opened what they were told: they have. What they were told since stays.
pub fn forget_opened(conn: &mut AnyConn, scope: &AgencyScope, opened: &[Unopened]) -> Result<(), DbError> {
    for one in opened {
        let row = session_alerts::table
            .filter(session_alerts::agency_id.eq(Key(scope.agency())))
            .filter(session_alerts::session_id.eq(one.session))
            .filter(session_alerts::application_id.eq(one.application))
            .filter(session_alerts::told_at.eq(one.told_at));
        diesel::delete(row).execute(conn)?;
    }
    Ok(())
}

/// Forgets who had not opened what is over; how many rows.
pub fn forget_alerts(conn: &mut AnyConn, now: Timestamp) -> Result<usize, DbError> {
    let over = session_alerts::table.filter(session_alerts::expires_at.le(Ts(now)));
    Ok(diesel::delete(over).execute(conn)?)
}
