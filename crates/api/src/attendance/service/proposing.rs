//! A remote tool's list, read as proposals. The file is read and let go: nothing of it is stored or logged.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use polku_api_types::attendance::{self as wire, Attendee, RemoteProposals};
use polku_domain::access::Permission;
use polku_domain::attendance::tool::{Known, Span, ToolList, propose};
use polku_domain::ids::{ApplicationId, PersonId, SessionId};
use polku_domain::programmes::element::DeliveryMode;
use polku_domain::sessions::{Hour, SessionState, instant};
use uuid::Uuid;

use super::reading::{people, sheet};
use super::{note_looks, sheet_for};
use crate::access::Caller;
use crate::app::App;
use crate::attendance::{convert, store};
use crate::problem::{AppError, ProblemCode};
use crate::programmes::store::count;
use crate::sessions::convert::clock_of;
use crate::sessions::store::SessionRow;

/// What a remote tool's list proposes for a session that was held remotely or as hybrid. Nothing is saved.
///
/// # Errors
/// `not_found`, `session_not_held`, `session_not_begun`, `session_not_remote`; the refusals of whole files,
/// `list_of_other_session`; `unavailable` while others read lists; and what the policy refuses.
pub async fn preview_attendance(
    app: &App,
    caller: &Caller,
    id: SessionId,
    bytes: Arc<[u8]>,
) -> Result<RemoteProposals, AppError> {
    let (asking, now) = (caller.clone(), app.clock.now());
    let (session, sheet, known, seen) = app
        .db
        .read(move |conn| {
            let (session, _) = sheet_for(conn, &asking, id, Permission::MarkAttendance, now)?;
            takes_lists(&session, now)?;
            let mut listed = people(conn, &asking, &session)?;
            listed.retain(|(_, one)| one.membership == wire::Membership::Member);
            let ids: Vec<PersonId> = listed.iter().map(|(person, _)| *person).collect();
            let mut addresses = store::addresses(conn, &asking.scope, &ids)?;
            let known = |(person, one): &(PersonId, Attendee)| Known {
                application: ApplicationId::new(one.application_id),
                given_name: one.given_name.clone(),
                family_name: one.family_name.clone(),
                email: addresses.remove(person),
            };
            let known: Vec<Known> = listed.iter().map(known).collect();
            let seen: Vec<(PersonId, Uuid)> = ids.into_iter().map(|person| (person, id.uuid())).collect();
            let people = listed.into_iter().map(|(_, one)| one).collect();
            let sheet = sheet(conn, &asking, &session, people, now)?;
            Ok::<_, AppError>((session, sheet, known, seen))
        })
        .await?;
    let zone = TimeZone::get(&session.zone).map_err(AppError::internal)?;
    let span = span(&session, &zone);
    // Reading takes a while: not on a thread that answers others, and one list at a time.
    let turn = app.remote_lists.turn().await?;
    let reading = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        ToolList::read(&bytes, &span, &zone).map(|list| (propose(&list, &known, &span), list.faults))
    });
    let (proposals, faults) =
        reading.await.map_err(AppError::internal)?.map_err(|fault| convert::list_fault(&fault))?;
    note_looks(app, caller, "preview_attendance", seen)?;
    Ok(convert::remote_proposals(sheet, proposals, &faults))
}

fn takes_lists(session: &SessionRow, now: Timestamp) -> Result<(), AppError> {
    let code = match (session.state.0, session.mode.0) {
        (SessionState::Draft | SessionState::Cancelled, _) => ProblemCode::SessionNotHeld,
        (_, DeliveryMode::InPerson) => ProblemCode::SessionNotRemote,
        _ if !convert::sitting(session).has_begun(now) => ProblemCode::SessionNotBegun,
        _ => return Ok(()),
    };
    Err(AppError::new(code))
}

/// When a stored session was held, with its breaks.
fn span(session: &SessionRow, zone: &TimeZone) -> Span {
    let mut from = session.starts_at.0;
    let mut breaks = Vec::with_capacity(session.breaks.0.len());
    for pause in &session.breaks.0 {
        let Some(clock) = clock_of(&pause.start) else { continue };
        // A break follows what was before it, also where the clock shows its hour twice.
        let shown = |hour| instant(clock, Some(hour), zone).ok();
        let begins = shown(Hour::Earlier).filter(|at| *at >= from).or_else(|| shown(Hour::Later));
        let lasts = jiff::SignedDuration::from_mins(i64::from(pause.minutes));
        if let Some((begins, ends)) = begins.and_then(|at| Some((at, at.checked_add(lasts).ok()?))) {
            breaks.push((begins, ends));
            from = ends;
        }
    }
    Span {
        starts_at: session.starts_at.0,
        ends_at: session.ends_at.0,
        breaks,
        counted_minutes: count(session.counted_minutes),
    }
}
