//! Doing it: one step of one session, in the version that was seen.

use jiff::Timestamp;
use polku_api_types::sessions::{CancelSession, SaveSession};
use polku_api_types::today::{ChangeToday, DayChange};
use polku_domain::ids::{ApplicationId, SessionId};
use polku_domain::sessions::DayStep;
use uuid::Uuid;

use super::session_for;
use crate::access::Caller;
use crate::app::App;
use crate::clock::finland;
use crate::db::{AnyConn, Key, Ts};
use crate::facilitators;
use crate::http::{Idempotent, IfMatch, write_once};
use crate::leading;
use crate::notify::Template;
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::store::version;
use crate::sessions::convert::{as_said, as_said_from};
use crate::sessions::service::{cancelled, saved, told_members};
use crate::sessions::store::{self, AlertRow, Participant, SessionRow};
use crate::today::convert;

/// Does it, and tells everybody concerned.
///
/// # Errors
/// `not_found`, `stale_version`, `session_stands_still`, `session_day_over`, `session_attended`, `coach_policy_breached`,
/// `invalid_fields`, and what the policy refuses.
pub async fn change_session_today(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    (id, seen): (SessionId, IfMatch),
    body: ChangeToday,
) -> Result<DayChange, AppError> {
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    write_once(app, key, move |conn| {
        let (before, runs) = session_for(conn, &asking, id, now)?;
        seen.check(version(before.version))?;
        let step = convert::step(&body);
        if step == DayStep::Substitute && !runs {
            // Whoever cannot come does not choose who comes instead.
            return Err(AppError::new(ProblemCode::Forbidden));
        }
        let marked = store::marked(conn, &asking.scope, id)?;
        convert::today(&before, marked).allows(step, now).map_err(convert::refused)?;
        let (after, told) = done(conn, &here, &asking, &before, &body, now)?;
        if told > 0 {
            await_opening(conn, &asking, &before, &after, now)?;
        }
        Ok(convert::change(step, &after, told))
    })
    .await
}

/// The session after the step, and how many members were told.
fn done(
    conn: &mut AnyConn,
    app: &App,
    caller: &Caller,
    before: &SessionRow,
    body: &ChangeToday,
    now: Timestamp,
) -> Result<(SessionRow, u32), AppError> {
    match body {
        ChangeToday::Cancel { reason } => {
            cancelled(conn, app, caller, before, &CancelSession { reason: *reason }, now)
        }
        ChangeToday::Move { start } => {
            let said = as_said_from(before, start, "/start")?;
            let (after, told) = saved(conn, app, caller, before, &said, now)?;
            if after.starts_at != before.starts_at && after.starts_at.0 <= now {
                return Err(AppError::invalid("/start", FieldCode::OutOfOrder));
            }
            Ok((after, told))
        }
        ChangeToday::Turn { mode, mode_cause, mode_note, join_address, place } => {
            let as_it_is = as_said(before);
            let said = SaveSession {
                mode: Some(*mode),
                mode_cause: Some(*mode_cause),
                mode_note: mode_note.clone(),
                join_address: join_address.clone().or_else(|| as_it_is.join_address.clone()),
                place: place.clone().or_else(|| as_it_is.place.clone()),
                ..as_it_is
            };
            saved(conn, app, caller, before, &said, now)
        }
        ChangeToday::Substitute { facilitator_id } => {
            substituted(conn, app, caller, before, *facilitator_id, now)
        }
    }
}

/// Somebody else leads in the place of the lead. Members are told, too: whom they meet is no detail to them.
fn substituted(
    conn: &mut AnyConn,
    app: &App,
    caller: &Caller,
    before: &SessionRow,
    substitute: Uuid,
    now: Timestamp,
) -> Result<(SessionRow, u32), AppError> {
    let id = before.id.0;
    let leaders = facilitators::leaders_of(conn, &caller.scope, &[id])?.remove(&id).unwrap_or_default();
    let day = finland().to_datetime(before.starts_at.0).date();
    let stays = |leader: &&facilitators::Leader| leader.name.is_some() && day <= leader.ends_on;
    let beside = leaders.iter().skip(1).filter(stays).map(|leader| leader.facilitator.uuid());
    let ids: Vec<Uuid> =
        std::iter::once(substitute).chain(beside.filter(|other| *other != substitute)).collect();
    let at = |_| "/facilitator_id".to_owned();
    let after = leading::led_by(conn, app, caller, before, (&ids, &at), now)?;
    let (now_so, was) = (std::slice::from_ref(&after), std::slice::from_ref(before));
    let told = told_members(conn, app, caller, now_so, (Template::SessionChanged, was), now)?;
    Ok((after, told))
}

/// Keeps who was told, until each has opened it: whoever is a member as it was or as it is.
fn await_opening(
    conn: &mut AnyConn,
    caller: &Caller,
    before: &SessionRow,
    after: &SessionRow,
    now: Timestamp,
) -> Result<(), AppError> {
    let people = store::participants(conn, &caller.scope, &[after.programme_id.0], None)?;
    let concerned =
        |one: &&Participant| [before, after].iter().any(|row| one.member.is_in(row.group(), row.starts_at.0));
    let expires_at = convert::day_end(before).max(convert::day_end(after));
    let row = |application: ApplicationId| AlertRow {
        session_id: after.id,
        application_id: Key(application),
        agency_id: Key(caller.scope.agency()),
        told_at: Ts(now),
        expires_at: Ts(expires_at),
    };
    let rows: Vec<AlertRow> = people.iter().filter(concerned).map(|one| row(one.application)).collect();
    Ok(store::keep_alerts(conn, &caller.scope, after.id.0, &rows)?)
}
