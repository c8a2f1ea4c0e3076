//! Sessions of many programmes by time, and counts of one.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::ids::{ApplicationId, ProgrammeId, SessionId};
use polku_domain::sessions::SessionState;
use serde::{Deserialize, Serialize};

use crate::access::{AgencyScope, Programmes};
use crate::db::schema::{attendance_marks, participations, session_alerts, sessions};
use crate::db::{AnyConn, Code, DbError, Key, Ts};
use crate::http::Wanted;
use crate::sessions::store::SessionRow;

/// Where a page of a calendar ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    pub starts_at: Timestamp,
    pub id: SessionId,
}

/// Which sessions: from an instant, before another, and in which state.
#[derive(Clone, Copy, Debug)]
pub struct Days {
    pub from: Timestamp,
    pub until: Timestamp,
    pub state: Option<SessionState>,
}

/// A page of the sessions of these programmes within a period, the earliest first.
pub fn calendar(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &Programmes,
    days: &Days,
    wanted: &Wanted<Position>,
) -> Result<Vec<SessionRow>, DbError> {
    let mut query = sessions::table
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::starts_at.lt(Ts(days.until)))
        .order((sessions::starts_at.asc(), sessions::id.asc()))
        .limit(wanted.rows())
        .select(SessionRow::as_select())
        .into_boxed();
    if let Programmes::Only(these) = of {
        let these: Vec<_> = these.iter().map(|id| Key(*id)).collect();
        query = query.filter(sessions::programme_id.eq_any(these));
    }
    if let Some(state) = days.state {
        query = query.filter(sessions::state.eq(Code(state)));
    }
    query = match wanted.after {
        None => query.filter(sessions::starts_at.ge(Ts(days.from))),
        Some(Position { starts_at, id }) => {
            let at = Ts(starts_at);
            // The first condition says nothing more than the second, but an index can begin at it.
            let later = sessions::starts_at.gt(at).or(sessions::id.gt(Key(id)));
            query.filter(sessions::starts_at.ge(at)).filter(later)
        }
    };
    Ok(query.load(conn)?)
}

/// Participations of a programme by state, as the column holds it.
pub fn people(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<Vec<(String, i64)>, DbError> {
    let rows = participations::table
        .filter(participations::agency_id.eq(Key(scope.agency())))
        .filter(participations::programme_id.eq(Key(programme)))
        .group_by(participations::state)
        .select((participations::state, diesel::dsl::count_star()))
        .load(conn)?;
    Ok(rows)
}

/// Of whom something was said at which session of some programmes, each once.
pub fn marked(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ProgrammeId],
) -> Result<Vec<(SessionId, ApplicationId)>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows: Vec<(Key<SessionId>, Key<ApplicationId>)> = attendance_marks::table
        .inner_join(sessions::table.on(sessions::id.eq(attendance_marks::session_id)))
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::programme_id.eq_any(of))
        .select((attendance_marks::session_id, attendance_marks::application_id))
        .distinct()
        .load(conn)?;
    Ok(rows.into_iter().map(|(session, application)| (session.0, application.0)).collect())
}

/// How many people have not opened what they were told of each session of some programmes, as long as that matters.
pub fn unopened(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ProgrammeId],
    now: Timestamp,
) -> Result<Vec<(SessionId, i64)>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows: Vec<(Key<SessionId>, i64)> = session_alerts::table
        .inner_join(sessions::table.on(sessions::id.eq(session_alerts::session_id)))
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::programme_id.eq_any(of))
        .filter(session_alerts::expires_at.gt(Ts(now)))
        .group_by(session_alerts::session_id)
        .select((session_alerts::session_id, diesel::dsl::count_star()))
        .load(conn)?;
    Ok(rows.into_iter().map(|(session, people)| (session.0, people)).collect())
}

/// The programmes among these that meet: of which a published session ends after an instant; by id.
pub fn meeting(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &Programmes,
    after: Timestamp,
) -> Result<Vec<ProgrammeId>, DbError> {
    let mut query = sessions::table
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::state.eq(Code(SessionState::Published)))
        .filter(sessions::ends_at.gt(Ts(after)))
        .order(sessions::programme_id)
        .select(sessions::programme_id)
        .distinct()
        .into_boxed();
    if let Programmes::Only(these) = of {
        let these: Vec<_> = these.iter().map(|id| Key(*id)).collect();
        query = query.filter(sessions::programme_id.eq_any(these));
    }
    let rows: Vec<Key<ProgrammeId>> = query.load(conn)?;
    Ok(rows.into_iter().map(|id| id.0).collect())
}

/// The sessions of some programmes that are no drafts, the earliest first.
pub fn told_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ProgrammeId],
) -> Result<Vec<SessionRow>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows = sessions::table
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::programme_id.eq_any(of))
        .filter(sessions::state.ne(Code(SessionState::Draft)))
        .order((sessions::starts_at, sessions::id))
        .select(SessionRow::as_select())
        .load(conn)?;
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use crate::db::plans::plan;

    /// Of a million sessions only those of the period are read, in the order in which they lie, and none is sorted.
    #[test]
    fn the_calendar_reads_what_it_shows() {
        let period = "starts_at >= 'b' AND starts_at < 'c'";
        let after = "starts_at >= 'b' AND (starts_at > 'b' OR id > 'i') AND starts_at < 'c'";
        for which in [period, after] {
            let steps = plan(&diesel::sql_query(format!(
                "SELECT * FROM sessions WHERE agency_id = 'a' AND {which} ORDER BY starts_at, id LIMIT 51"
            )));
            assert!(!steps.is_empty() && steps.iter().all(|step| step.starts_with("SEARCH")), "{steps:#?}");
        }
    }
}
