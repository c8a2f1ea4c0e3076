//! Making a change of circumstances: exactly what was seen, or nothing.

use jiff::Timestamp;
use polku_api_types::circumstances::{ChangeCircumstances, CircumstanceChange};
use polku_domain::access::Permission;
use polku_domain::ids::{CircumstanceId, ProgrammeId, SessionId};
use polku_domain::programmes::element::DeliveryMode;
use polku_domain::sessions::ModeCause;

use super::MOST;
use super::reading::shown;
use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::circumstances::convert;
use crate::circumstances::store::{self, CircumstanceRow};
use crate::db::{AnyConn, Code, Key, Ts};
use crate::facilitators::refusal;
use crate::http::{Idempotent, write_once};
use crate::notify::Template;
use crate::problem::{AppError, ProblemCode};
use crate::programmes::convert::design::mode_to_domain;
use crate::programmes::service::{programme_for, unless_stale};
use crate::programmes::store::number;
use crate::sessions::convert::cause;
use crate::sessions::mails::{News, tell, would_hear};
use crate::sessions::service::{Because, come_into_breach, record_modes, seen, told_leaders, turned};
use crate::sessions::store::{SessionRow, participants, replace};

/// What is to be made of some sessions, each as it is and as it shall be.
pub(super) struct Making {
    pub id: CircumstanceId,
    pub programme: ProgrammeId,
    /// How they are turned; `None` where each is turned back.
    pub to: Option<DeliveryMode>,
    pub cause: ModeCause,
    pub note: Option<String>,
    pub undoes: Option<CircumstanceId>,
    pub sessions: Vec<(SessionRow, SessionRow)>,
    pub at: Timestamp,
}

/// Turns sessions as they were seen, all of them or none, and tells everybody concerned once.
///
/// # Errors
/// `not_found`, `stale_version` for what has changed since, `session_stands_still` for what cannot be turned,
/// `coach_policy_breached`, `invalid_fields`, and what the policy refuses.
pub async fn change_circumstances(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    programme: ProgrammeId,
    body: ChangeCircumstances,
) -> Result<CircumstanceChange, AppError> {
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    write_once(app, key, move |conn| {
        programme_for(conn, &asking, programme, Permission::ManageSessions)?;
        let (cause, note) = cause(body.cause, body.note.as_deref(), ("/cause", "/note"))?;
        let to = mode_to_domain(body.to);
        let named: Vec<(SessionId, u64)> =
            body.sessions.iter().map(|one| (SessionId::new(one.session_id), one.version)).collect();
        let rows = seen(conn, &asking, programme, &named, MOST)?;
        if rows.iter().any(|row| convert::turning(row, 0).turns(to, now).is_err()) {
            return Err(AppError::new(ProblemCode::SessionStandsStill));
        }
        let sessions = rows.into_iter().map(|row| {
            let after = turned(&row, to, now);
            (row, after)
        });
        let making = Making {
            id: CircumstanceId::new(here.ids.ordered()),
            programme,
            to: Some(to),
            cause,
            note,
            undoes: None,
            sessions: sessions.collect(),
            at: now,
        };
        make(conn, &here, &asking, &making)
    })
    .await
}

/// Keeps a change, turns its sessions, and tells their members.
pub(super) fn make(
    conn: &mut AnyConn,
    app: &App,
    caller: &Caller,
    making: &Making,
) -> Result<CircumstanceChange, AppError> {
    let people = participants(conn, &caller.scope, &[making.programme], None)?;
    let after: Vec<SessionRow> = making.sessions.iter().map(|(_, after)| after.clone()).collect();
    let row = CircumstanceRow {
        id: Key(making.id),
        agency_id: Key(caller.scope.agency()),
        programme_id: Key(making.programme),
        to_mode: making.to.map(Code),
        cause: Code(making.cause),
        note: making.note.clone(),
        sessions: number(u32::try_from(after.len()).unwrap_or(u32::MAX)),
        told: number(would_hear(&people, &after)),
        undoes: making.undoes.map(Key),
        made_by: Key(caller.account()?),
        made_at: Ts(making.at),
    };
    store::add(conn, &row)?;
    for (before, after) in &making.sessions {
        unless_stale(replace(conn, &caller.scope, before, after)?)?;
    }
    unbroken(conn, caller, making)?;
    let because = Because { cause: making.cause, note: making.note.clone(), circumstance: Some(making.id) };
    record_modes(conn, app, caller, &making.sessions, &because, making.at)?;
    record(conn, caller, making)?;
    let template =
        if making.undoes.is_some() { Template::SessionsTurnedBack } else { Template::SessionsTurned };
    let news = News {
        template,
        programme: making.programme,
        sessions: &after,
        before: &[],
        cause: Some(making.cause),
        action: making.id.uuid(),
        at: making.at,
    };
    tell(conn, app, &caller.scope, &people, news)?;
    told_leaders(conn, app, caller, &after, template, making.at)?;
    let named = store::find(conn, &caller.scope, making.id)?.ok_or_else(AppError::not_found)?;
    shown(conn, &caller.scope, &[named], making.at)?.pop().ok_or_else(AppError::not_found)
}

/// The policy on coaches holds for each session as it is turned (N6).
fn unbroken(conn: &mut AnyConn, caller: &Caller, making: &Making) -> Result<(), AppError> {
    let found = come_into_breach(conn, caller, &making.sessions, making.at)?;
    if found.is_empty() {
        return Ok(());
    }
    if making.undoes.is_some() {
        // Whoever undoes names no sessions that a fault could point at.
        return Err(AppError::new(ProblemCode::CoachPolicyBreached));
    }
    Err(refusal(found.iter().map(|(index, breach)| (format!("/sessions/{index}"), breach))))
}

fn record(conn: &mut AnyConn, caller: &Caller, making: &Making) -> Result<(), AppError> {
    let action = if making.undoes.is_some() { "circumstances_undone" } else { "circumstances_changed" };
    let whole = Entry {
        action,
        subject: Subject::new("circumstance_change", making.id),
        person: None,
        fields: &["to", "cause", "sessions"],
        at: making.at,
    };
    let each = making.sessions.iter().map(|(row, _)| Entry {
        action: "session_mode_changed",
        subject: Subject::new("session", row.id.0),
        person: None,
        fields: &["mode"],
        at: making.at,
    });
    let entries: Vec<Entry<'_>> = std::iter::once(whole).chain(each).collect();
    Ok(audit::record_all(conn, &caller.actor(), &entries)?)
}
