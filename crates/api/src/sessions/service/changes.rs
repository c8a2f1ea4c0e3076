//! What becomes of a planned session: changed, published, cancelled, removed.

use jiff::Timestamp;
use polku_api_types::sessions::{CancelSession, PublishSessions, SaveSession, SessionDetails, Sessions};
use polku_domain::access::Permission;
use polku_domain::ids::{ElementId, ProgrammeId, SessionId};
use polku_domain::sessions::{SessionState, SessionStep};

use super::choosing::keep_seats;
use super::leading::{checked_drafts, come_into_breach, told_leaders};
use super::modes::{Because, record_modes};
use super::planning::{Published, row};
use super::reading::{details, one};
use super::session_for;
use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::db::{AnyConn, Code, Ts};
use crate::facilitators;
use crate::facilitators::waivers;
use crate::http::{Idempotent, IfMatch, write_once};
use crate::notify::Template;
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::service::{programme_for, unless_stale};
use crate::programmes::store::version;
use crate::sessions::convert;
use crate::sessions::mails::{News, tell};
use crate::sessions::store::{self, SessionRow};

/// The state after a step.
fn step(row: &SessionRow, step: SessionStep) -> Result<Option<SessionState>, AppError> {
    row.state.0.after(step).map_err(|still| AppError::new(ProblemCode::SessionStandsStill).because(still))
}

/// Loads a session that the caller may manage and has seen in this version.
fn managed(
    conn: &mut AnyConn,
    caller: &Caller,
    id: SessionId,
    seen: IfMatch,
) -> Result<SessionRow, AppError> {
    let row = session_for(conn, caller, id, Permission::ManageSessions)?;
    seen.check(version(row.version))?;
    Ok(row)
}

fn record(
    conn: &mut AnyConn,
    caller: &Caller,
    id: SessionId,
    (action, fields): (&'static str, &[&str]),
    at: Timestamp,
) -> Result<(), AppError> {
    let entry = Entry { action, subject: Subject::new("session", id), person: None, fields, at };
    Ok(audit::record(conn, &caller.actor(), entry)?)
}

/// Changes a session; whoever knows of it is told.
///
/// # Errors
/// `not_found`, `session_stands_still`, `stale_version`, `invalid_fields`.
pub async fn update_session(
    app: &App,
    caller: &Caller,
    id: SessionId,
    seen: IfMatch,
    body: SaveSession,
) -> Result<SessionDetails, AppError> {
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    app.db
        .write_tx(move |conn| {
            let before = managed(conn, &asking, id, seen)?;
            let (after, _) = saved(conn, &here, &asking, &before, &body, now)?;
            one(conn, &asking, after)
        })
        .await
}

/// Changes a session inside a transaction, in the version of `before`: what it is now, and how many members were told.
///
/// # Errors
/// `session_stands_still`, `stale_version`, `coach_policy_breached`, `invalid_fields`.
pub fn saved(
    conn: &mut AnyConn,
    app: &App,
    caller: &Caller,
    before: &SessionRow,
    body: &SaveSession,
    at: Timestamp,
) -> Result<(SessionRow, u32), AppError> {
    step(before, SessionStep::Change)?;
    let after = changed(conn, caller, before.programme_id.0, &[(before, body)], at)?;
    let after = after.into_iter().next().ok_or_else(AppError::not_found)?;
    stays_what_was_waived(conn, caller, before, &after)?;
    let fields = changed_fields(before, &after);
    let because = because(before, &after, body)?;
    keep_seats(conn, &caller.scope, (before, &after))?;
    unless_stale(store::replace(conn, &caller.scope, before, &after)?)?;
    let change = (before.clone(), after.clone());
    let breach = come_into_breach(conn, caller, std::slice::from_ref(&change), at)?;
    if let Some((_, breach)) = breach.first() {
        return Err(facilitators::refusal([("/mode".to_owned(), breach)]));
    }
    record(conn, caller, before.id.0, ("session_changed", &fields), at)?;
    if let Some(because) = because {
        record_modes(conn, app, caller, std::slice::from_ref(&change), &because, at)?;
    }
    let concerns = fields.iter().any(|field| concerns_members(field, &after));
    if after.state.0 != SessionState::Published || !concerns {
        return Ok((after, 0));
    }
    let (now_so, was) = (std::slice::from_ref(&after), std::slice::from_ref(before));
    let heard = told(conn, app, caller, now_so, (changed_template(before, &after, at), was), at)?;
    Ok((after, heard))
}

/// The rows of sessions of one programme as they shall be, without saving them. What people were told a session is, and for
/// whom, stays; they are told when and where. A fixed number of queries.
///
/// # Errors
/// `design_not_published`; `invalid_fields` with what is wrong.
pub fn changed(
    conn: &mut AnyConn,
    caller: &Caller,
    programme: ProgrammeId,
    changes: &[(&SessionRow, &SaveSession)],
    now: Timestamp,
) -> Result<Vec<SessionRow>, AppError> {
    let published = Published::load(conn, caller, programme)?;
    // A session keeps its element when a new version of the design is published.
    let earlier = changes.iter().map(|(before, _)| before.element_id);
    let earlier = earlier.filter(|id| published.element(id.0).is_none()).collect::<Vec<_>>();
    let kept = store::elements(conn, &caller.scope, earlier)?;
    let change = |(before, body): &(&SessionRow, &SaveSession)| {
        if before.state.0 == SessionState::Published {
            if before.element_id.0.uuid() != body.element_id {
                return Err(AppError::invalid("/element_id", FieldCode::NotAllowed));
            }
            if before.group().map(|group| group.uuid()) != body.group_id {
                return Err(AppError::invalid("/group_id", FieldCode::NotAllowed));
            }
        }
        let wanted = ElementId::new(body.element_id);
        let own = || kept.get(&wanted).filter(|_| before.element_id.0 == wanted).cloned();
        let planned = published.planned(body, published.element(wanted).or_else(own), "")?;
        let plan = &planned.said.plan;
        let held = plan.held(&planned.said.zone).map_err(|fault| convert::plan_fault(fault, ""))?;
        Ok(SessionRow {
            state: before.state,
            published_at: before.published_at,
            version: before.version + 1,
            ..row(caller, before.id.0, programme, &planned, (plan, held), now)
        })
    };
    changes.iter().map(change).collect()
}

/// A waiver says that it is right for this group and this meeting: a draft that has one is not made another.
fn stays_what_was_waived(
    conn: &mut AnyConn,
    caller: &Caller,
    before: &SessionRow,
    after: &SessionRow,
) -> Result<(), AppError> {
    let same = (before.element_id, before.group_id) == (after.element_id, after.group_id);
    if same || waivers::in_force(conn, &caller.scope, &[before.id.0])?.is_empty() {
        return Ok(());
    }
    Err(AppError::new(ProblemCode::SessionStandsStill))
}

/// Why people find the session otherwise than they were told; nothing where it is delivered as before, or is a draft.
fn because(before: &SessionRow, after: &SessionRow, body: &SaveSession) -> Result<Option<Because>, AppError> {
    if before.state.0 != SessionState::Published || before.mode == after.mode {
        convert::no_cause(body, "")?;
        return Ok(None);
    }
    let cause = body.mode_cause.ok_or_else(|| AppError::invalid("/mode_cause", FieldCode::Missing))?;
    let (cause, note) = convert::cause(cause, body.mode_note.as_deref(), ("/mode_cause", "/mode_note"))?;
    Ok(Some(Because { cause, note, circumstance: None }))
}

fn changed_fields(before: &SessionRow, after: &SessionRow) -> Vec<&'static str> {
    let changes = [
        ("element", before.element_id != after.element_id),
        ("group", before.group_id != after.group_id),
        ("start", (before.starts_at, &before.zone) != (after.starts_at, &after.zone)),
        ("end", before.ends_at != after.ends_at),
        ("breaks", before.breaks != after.breaks),
        ("mode", before.mode != after.mode),
        ("topic", before.topic != after.topic),
        ("place", before.place != after.place),
        ("seats", before.seats != after.seats),
        ("join_address", before.join_address != after.join_address),
        ("remote_seats", before.remote_seats != after.remote_seats),
        ("choose_hours", before.choose_hours != after.choose_hours),
    ];
    changes.into_iter().filter(|(_, changed)| *changed).map(|(field, _)| field).collect()
}

/// Whether a change of this field is one for those who are there. How many seats there are is the coordinator's business,
/// and so is when choosing closes where nobody chooses.
fn concerns_members(field: &str, after: &SessionRow) -> bool {
    match field {
        "seats" | "remote_seats" => false,
        "choose_hours" => convert::choosing(after).concerns(),
        _ => true,
    }
}

/// What members are told of a change: of a session that has turned hybrid, that they can choose, if there is still time to.
fn changed_template(before: &SessionRow, after: &SessionRow, at: Timestamp) -> Template {
    let opens = !convert::choosing(before).concerns() && convert::choosing(after).is_open(at);
    if opens { Template::SessionOpenedChoice } else { Template::SessionChanged }
}

/// Tells the members of sessions of one programme, as they are now or were before, and those who lead them; how many
/// members.
pub(super) fn told(
    conn: &mut AnyConn,
    app: &App,
    caller: &Caller,
    sessions: &[SessionRow],
    (template, before): (Template, &[SessionRow]),
    at: Timestamp,
) -> Result<u32, AppError> {
    let heard = told_members(conn, app, caller, sessions, (template, before), at)?;
    told_leaders(conn, app, caller, sessions, template, at)?;
    Ok(heard)
}

/// Tells the members of sessions of one programme, as they are now or were before; how many.
///
/// # Errors
/// What the database refuses.
pub fn told_members(
    conn: &mut AnyConn,
    app: &App,
    caller: &Caller,
    sessions: &[SessionRow],
    (template, before): (Template, &[SessionRow]),
    at: Timestamp,
) -> Result<u32, AppError> {
    let Some(programme) = sessions.first().map(|row| row.programme_id.0) else { return Ok(0) };
    let people = store::participants(conn, &caller.scope, &[programme], None)?;
    let news = News { template, programme, sessions, before, cause: None, action: app.ids.ordered(), at };
    tell(conn, app, &caller.scope, &people, news)
}

/// Publishes drafts, all of them or none; everybody concerned is told once.
///
/// # Errors
/// `not_found`, `session_stands_still`, `invalid_fields` for what is no session of the programme.
pub async fn publish_sessions(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    programme: ProgrammeId,
    body: PublishSessions,
) -> Result<Sessions, AppError> {
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    write_once(app, key, move |conn| {
        programme_for(conn, &asking, programme, Permission::ManageSessions)?;
        let ids: Vec<SessionId> = body.session_ids.iter().copied().map(SessionId::new).collect();
        let drafts = store::some_of(conn, &asking.scope, programme, &ids)?;
        for (index, id) in ids.iter().enumerate() {
            let pointer = || format!("/session_ids/{index}");
            let found = drafts.iter().find(|row| row.id.0 == *id);
            let found = found.ok_or_else(|| AppError::invalid(pointer(), FieldCode::NotFound))?;
            step(found, SessionStep::Publish)?;
        }
        checked_drafts(conn, &asking, &drafts, &ids)?;
        let keys: Vec<_> = drafts.iter().map(|row| row.id).collect();
        let published = store::publish(conn, &asking.scope, &keys, now)?;
        unless_stale(published == drafts.len())?;
        let entry = |row: &SessionRow| Entry {
            action: "session_published",
            subject: Subject::new("session", row.id.0),
            person: None,
            fields: &["state"],
            at: now,
        };
        let entries: Vec<Entry<'_>> = drafts.iter().map(entry).collect();
        audit::record_all(conn, &asking.actor(), &entries)?;
        let rows = store::some_of(conn, &asking.scope, programme, &ids)?;
        told(conn, &here, &asking, &rows, (Template::SessionsPublished, &[]), now)?;
        Ok(Sessions { items: details(conn, &asking, programme, &rows)? })
    })
    .await
}

/// Cancels a published session; whoever is in it is told. Its hours are still to be held.
///
/// # Errors
/// `not_found`, `session_stands_still`, `session_attended`, `stale_version`.
pub async fn cancel_session(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    (id, seen): (SessionId, IfMatch),
    body: CancelSession,
) -> Result<SessionDetails, AppError> {
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    write_once(app, key, move |conn| {
        let before = managed(conn, &asking, id, seen)?;
        let (after, _) = cancelled(conn, &here, &asking, &before, &body, now)?;
        one(conn, &asking, after)
    })
    .await
}

/// Cancels a session inside a transaction, in the version of `before`: what it is now, and how many members were told. One
/// at which somebody is marked as there was held: cancelled, its hours would count for nobody.
///
/// # Errors
/// `session_stands_still`, `session_attended`, `stale_version`.
pub fn cancelled(
    conn: &mut AnyConn,
    app: &App,
    caller: &Caller,
    before: &SessionRow,
    body: &CancelSession,
    at: Timestamp,
) -> Result<(SessionRow, u32), AppError> {
    step(before, SessionStep::Cancel)?;
    if store::marked(conn, &caller.scope, before.id.0)?.there > 0 {
        return Err(AppError::new(ProblemCode::SessionAttended));
    }
    let after = SessionRow {
        state: Code(SessionState::Cancelled),
        cancellation: Some(Code(convert::reason_to_domain(body.reason))),
        changed_at: Ts(at),
        version: before.version + 1,
        ..before.clone()
    };
    keep_seats(conn, &caller.scope, (before, &after))?;
    unless_stale(store::replace(conn, &caller.scope, before, &after)?)?;
    record(conn, caller, before.id.0, ("session_cancelled", &["state", "cancellation"]), at)?;
    let heard = told(conn, app, caller, std::slice::from_ref(&after), (Template::SessionCancelled, &[]), at)?;
    Ok((after, heard))
}

/// Takes a draft away. Nobody was told of it.
///
/// # Errors
/// `not_found`, `session_stands_still`, `stale_version`.
pub async fn remove_session(
    app: &App,
    caller: &Caller,
    id: SessionId,
    seen: IfMatch,
) -> Result<(), AppError> {
    let (asking, now) = (caller.clone(), app.clock.now());
    app.db
        .write_tx(move |conn| {
            let row = managed(conn, &asking, id, seen)?;
            step(&row, SessionStep::Remove)?;
            if waivers::has_any(conn, &asking.scope, id)? {
                // What an official decided on it is kept.
                return Err(AppError::new(ProblemCode::SessionStandsStill));
            }
            unless_stale(store::remove(conn, &asking.scope, &row)?)?;
            record(conn, &asking, id, ("session_removed", &[]), now)
        })
        .await
}
