//! What was said of oneself.

use std::collections::{BTreeMap, BTreeSet};

use polku_api_types::attendance::{OwnAttendance, OwnAttendanceRecord};
use polku_api_types::page::Page;
use polku_api_types::sessions::OwnSessionsQuery;
use polku_domain::ids::{ApplicationId, PersonId, SessionId};

use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::attendance::convert;
use crate::attendance::store::{self, MarkRow};
use crate::db::AnyConn;
use crate::participation;
use crate::problem::AppError;
use crate::sessions::service::own_slice;
use crate::sessions::store::{SessionRow, by_ids, elements, own_declined, own_declines, programme_names};

/// All marks of a person by session, the later after the earlier.
fn marks_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
) -> Result<BTreeMap<SessionId, Vec<MarkRow>>, AppError> {
    let of: Vec<ApplicationId> = participation::store::of_person(conn, scope, person, None)?
        .iter()
        .map(|row| row.application_id.0)
        .collect();
    let mut marks: BTreeMap<SessionId, Vec<MarkRow>> = BTreeMap::new();
    for row in store::of_applications(conn, scope, &of)? {
        marks.entry(row.session_id.0).or_default().push(row);
    }
    Ok(marks)
}

/// A page of the caller's sessions with what was said of the caller.
///
/// # Errors
/// `forbidden` for an account without a person; `invalid_cursor`.
pub async fn list_own_attendance(
    app: &App,
    caller: &Caller,
    query: &OwnSessionsQuery,
) -> Result<Page<OwnAttendance>, AppError> {
    let (scope, person, now) = (caller.scope, caller.person()?, app.clock.now());
    let (own, next_cursor) = own_slice(app, caller, "own_attendance", query).await?;
    let (marks, declined) = app
        .db
        .read(move |conn| {
            Ok::<_, AppError>((marks_of(conn, &scope, person)?, own_declined(conn, &scope, person, now)?))
        })
        .await?;
    let item = |session: &SessionRow| {
        let said: Vec<&MarkRow> = marks.get(&session.id.0).into_iter().flatten().collect();
        convert::own_attendance(session, (&said, declined.contains(&session.id.0)), now)
    };
    Ok(Page { items: own.rows.iter().map(item).collect(), next_cursor })
}

/// With a fixed number of queries, all that was said of a person, for everything that is held about them: also of sessions that
/// they are no member of any more, and which invitations their calendar declined.
///
/// # Errors
/// What the database refuses.
pub fn own_records(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
) -> Result<Vec<OwnAttendanceRecord>, AppError> {
    let marks = marks_of(conn, scope, person)?;
    let declines = own_declines(conn, scope, person)?;
    let of: BTreeSet<SessionId> = marks.keys().chain(declines.keys()).copied().collect();
    let sessions = by_ids(conn, scope, of)?;
    let elements = elements(conn, scope, sessions.iter().map(|session| session.element_id))?;
    let programmes: BTreeSet<_> = sessions.iter().map(|session| session.programme_id.0).collect();
    let names = programme_names(conn, scope, &programmes.into_iter().collect::<Vec<_>>())?;
    let record = |session: &SessionRow| {
        let said: Vec<&MarkRow> = marks.get(&session.id.0).into_iter().flatten().collect();
        let element = elements.get(&session.element_id.0).ok_or_else(AppError::not_found)?;
        Ok(OwnAttendanceRecord {
            session_id: session.id.0.uuid(),
            programme: names.get(&session.programme_id.0).cloned().ok_or_else(AppError::not_found)?,
            title: element.title.0.clone(),
            start: session.local_start.clone(),
            declined_in_calendar_at: declines.get(&session.id.0).copied(),
            said: convert::own_marks(&said),
        })
    };
    sessions.iter().map(record).collect()
}
