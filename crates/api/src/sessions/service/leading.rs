//! What a step with a session means for those who lead it: the policy on coaches, waivers, mails.

use jiff::Timestamp;
use polku_domain::ids::SessionId;
use polku_domain::sessions::SessionState;

use crate::access::Caller;
use crate::app::App;
use crate::db::AnyConn;
use crate::facilitators::waivers::Cause;
use crate::facilitators::{self, Asked, News};
use crate::notify::Template;
use crate::problem::AppError;
use crate::programmes::store::programmes;
use crate::sessions::store::{self, SessionRow};

/// Sessions as the policy on coaches sees them.
///
/// # Errors
/// What the database refuses.
pub fn asked(conn: &mut AnyConn, caller: &Caller, rows: &[&SessionRow]) -> Result<Vec<Asked>, AppError> {
    let elements = store::elements(conn, &caller.scope, rows.iter().map(|row| row.element_id))?;
    let one = |row: &&SessionRow| {
        let element = elements.get(&row.element_id.0).ok_or_else(AppError::not_found)?;
        let (session, kind, mode, starts_at) = (row.id.0, element.kind.0, row.mode.0, row.starts_at.0);
        Ok(Asked { session, kind, mode, starts_at })
    };
    rows.iter().map(one).collect()
}

/// Refuses to publish what is in breach, each under its place in the body.
pub(super) fn checked_drafts(
    conn: &mut AnyConn,
    caller: &Caller,
    drafts: &[SessionRow],
    ids: &[SessionId],
) -> Result<(), AppError> {
    let rows: Vec<&SessionRow> = drafts.iter().collect();
    let asked = asked(conn, caller, &rows)?;
    let found = facilitators::open(conn, &caller.scope, &asked)?;
    let at = |session: SessionId| ids.iter().position(|id| *id == session).unwrap_or_default();
    let faults = asked
        .iter()
        .zip(&found)
        .filter_map(|(one, found)| Some((format!("/session_ids/{}", at(one.session)), found.unwaived()?)));
    let faults: Vec<_> = faults.collect();
    if faults.is_empty() { Ok(()) } else { Err(facilitators::refusal(faults)) }
}

/// After a change: a waiver for another mode ends, and a published session must not have come into breach by it. One that
/// was in breach before, because the policy was tightened, may still be moved.
pub(super) fn checked(
    conn: &mut AnyConn,
    caller: &Caller,
    before: &SessionRow,
    after: &SessionRow,
    at: Timestamp,
) -> Result<(), AppError> {
    let asked = asked(conn, caller, &[before, after])?;
    let [was, is] = asked.as_slice() else { return Ok(()) };
    let other_mode = before.mode != after.mode;
    let stood = facilitators::open(conn, &caller.scope, &[*was])?;
    if other_mode {
        facilitators::end_waivers(conn, &caller.scope, is, Cause::ModeChanged, at)?;
    }
    if after.state.0 != SessionState::Published {
        return Ok(());
    }
    let stands = facilitators::open(conn, &caller.scope, &[*is])?;
    let breach = stands.first().and_then(|open| open.unwaived());
    let was_open = stood.first().is_some_and(|open| open.unwaived().is_some());
    match breach {
        Some(breach) if other_mode || !was_open => Err(facilitators::refusal([("/mode".to_owned(), breach)])),
        _ => Ok(()),
    }
}

/// Tells those who lead what the members are told.
pub(super) fn told_leaders(
    conn: &mut AnyConn,
    app: &App,
    caller: &Caller,
    sessions: &[SessionRow],
    template: Template,
    at: Timestamp,
) -> Result<(), AppError> {
    let template = match template {
        Template::SessionsPublished => Template::LeadingAssigned,
        Template::SessionChanged => Template::LeadingChanged,
        Template::SessionCancelled => Template::LeadingCancelled,
        _ => return Ok(()),
    };
    let Some(programme) = sessions.first().map(|row| row.programme_id.0) else { return Ok(()) };
    let name = programmes::name_of(conn, &caller.scope, programme)?;
    let of = |row: &SessionRow| (row.id.0, row.starts_at.0, row.zone.clone());
    let sessions: Vec<_> = sessions.iter().map(of).collect();
    let news = News { template, programme: &name, sessions: &sessions, action: app.ids.ordered(), at };
    facilitators::tell(conn, app, &caller.scope, news)
}
