//! What a step with a session means for those who lead it: the policy on coaches, waivers, mails.

use jiff::Timestamp;
use polku_domain::facilitators::Breach;
use polku_domain::ids::SessionId;
use polku_domain::sessions::SessionState;

use crate::access::Caller;
use crate::app::App;
use crate::db::AnyConn;
use crate::facilitators::waivers::Cause;
use crate::facilitators::{self, Asked, News, Open};
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

/// After changes, each as it was and as it is: waivers for another mode end, and no published session must have come into
/// breach. One that was in breach before, because the policy was tightened, may still be moved. Answers which came into
/// breach, and by what; there is a fixed number of queries.
///
/// # Errors
/// What the database refuses.
pub fn come_into_breach(
    conn: &mut AnyConn,
    caller: &Caller,
    changes: &[(SessionRow, SessionRow)],
    at: Timestamp,
) -> Result<Vec<(usize, Breach)>, AppError> {
    let (before, after): (Vec<_>, Vec<_>) = changes.iter().map(|(before, after)| (before, after)).unzip();
    let (was, is) = (asked(conn, caller, &before)?, asked(conn, caller, &after)?);
    let stood = facilitators::open(conn, &caller.scope, &was)?;
    let turned: Vec<Asked> =
        was.iter().zip(&is).filter(|(was, is)| was.mode != is.mode).map(|(_, is)| *is).collect();
    facilitators::end_waivers(conn, &caller.scope, &turned, Cause::ModeChanged, at)?;
    let stands = facilitators::open(conn, &caller.scope, &is)?;
    let found = changes.iter().zip(stood.iter().zip(&stands)).enumerate();
    let breach = |(index, ((before, after), (stood, stands))): (
        usize,
        (&(SessionRow, SessionRow), (&Open, &Open)),
    )| {
        let is_new = before.mode != after.mode || stood.unwaived().is_none();
        let breach = stands.unwaived().filter(|_| is_new && after.state.0 == SessionState::Published)?;
        Some((index, breach.clone()))
    };
    Ok(found.filter_map(breach).collect())
}

/// Tells those who lead what the members are told.
///
/// # Errors
/// What the database refuses.
pub fn told_leaders(
    conn: &mut AnyConn,
    app: &App,
    caller: &Caller,
    sessions: &[SessionRow],
    template: Template,
    at: Timestamp,
) -> Result<(), AppError> {
    let template = match template {
        Template::SessionsPublished => Template::LeadingAssigned,
        Template::SessionChanged | Template::SessionOpenedChoice => Template::LeadingChanged,
        Template::SessionCancelled => Template::LeadingCancelled,
        Template::SessionsTurned | Template::SessionsTurnedBack => Template::LeadingTurned,
        _ => return Ok(()),
    };
    let Some(programme) = sessions.first().map(|row| row.programme_id.0) else { return Ok(()) };
    let name = programmes::name_of(conn, &caller.scope, programme)?;
    let of = |row: &SessionRow| (row.id.0, (row.starts_at.0, row.ends_at.0), row.zone.clone());
    let sessions: Vec<_> = sessions.iter().map(of).collect();
    let news = News {
        template,
        of: programme,
        programme: &name,
        sessions: &sessions,
        action: app.ids.ordered(),
        at,
    };
    facilitators::tell(conn, app, &caller.scope, news)
}
