//! Waivers: a named official says why it is right all the same.

use std::collections::BTreeMap;

use polku_api_types::leading::{CoachWaiver, SessionLeading, WaiveCoachPolicy};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{FacilitatorId, PersonId, ProgrammeId, SessionId, WaiverId};
use polku_domain::sessions::SessionState;
use uuid::Uuid;

use super::assigning::shown;
use super::{look_at, today};
use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::db::{AnyConn, Code, Json, Key, Ts};
use crate::facilitators::waivers::{self, Waiver, WaiverRow};
use crate::facilitators::{self, Asked, Open};
use crate::http::{Idempotent, Wanted, write_once};
use crate::leading::convert::{self, Beside};
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::convert::design::mode_to_domain;
use crate::programmes::service::programme_for;
use crate::sessions::service::{asked, session_for};
use crate::sessions::store;

/// Grants a waiver for one session, one coach and one mode, also before the change that needs it.
///
/// # Errors
/// `not_found`, `session_stands_still`; `forbidden` for whoever plans the programme's sessions, too, and for the coach;
/// `nothing_to_waive` where the policy allows it; `invalid_fields` for whoever is no facilitator of the programme.
pub async fn waive_coach_policy(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    id: SessionId,
    body: WaiveCoachPolicy,
) -> Result<SessionLeading, AppError> {
    let (name, title) = facilitators::official(&body.name, &body.title)?;
    let reason = facilitators::reason(&body.reason)?;
    let (asking, now, today, by) = (caller.clone(), app.clock.now(), today(app), caller.account()?);
    let waiver = WaiverId::new(app.ids.ordered());
    write_once(app, key, move |conn| {
        let session = session_for(conn, &asking, id, Permission::ViewSession)?;
        let target = Target::of_programme(session.programme_id.0);
        asking.demand(Permission::WaiveCoachPolicy, target)?;
        if asking.may(Permission::ManageSessions, target) {
            // Whoever holds both parts plans it, and so does not say that it is right all the same.
            return Err(AppError::new(ProblemCode::Forbidden));
        }
        if session.state.0 == SessionState::Cancelled {
            return Err(AppError::new(ProblemCode::SessionStandsStill));
        }
        let coach = FacilitatorId::new(body.facilitator_id);
        let found = facilitators::some_of(conn, &asking.scope, session.programme_id.0, &[coach])?;
        let unknown = || AppError::invalid("/facilitator_id", FieldCode::NotFound);
        let coach = found.first().ok_or_else(unknown)?;
        if coach.row.account_id.0 == by {
            // Nobody says of themselves that it is right all the same.
            return Err(AppError::new(ProblemCode::Forbidden));
        }
        let mode = mode_to_domain(body.mode);
        let now_so = asked(conn, &asking, &[&session])?.pop().ok_or_else(AppError::not_found)?;
        let so = Asked { mode, ..now_so };
        let found = facilitators::judged(conn, &asking.scope, &[(so, Some(coach.into()))])?.pop();
        let Open { needed, breach, .. } = found.ok_or_else(AppError::not_found)?;
        let breach = breach.ok_or_else(|| AppError::new(ProblemCode::NothingToWaive))?;
        let row = WaiverRow {
            id: Key(waiver),
            agency_id: Key(asking.scope.agency()),
            programme_id: session.programme_id,
            session_id: session.id,
            facilitator_id: coach.row.id,
            mode: Code(mode),
            finding: Json(facilitators::finding(&breach, &needed)),
            reason: reason.clone(),
            official_name: name.clone(),
            official_title: title.clone(),
            decided_by: Key(by),
            decided_at: Ts(now),
        };
        waivers::insert(conn, &row)?;
        let entry = Entry {
            action: "coach_policy_waived",
            subject: Subject::new("session", id),
            person: coach.person,
            fields: &["waiver"],
            at: now,
        };
        audit::record(conn, &asking.actor(), entry)?;
        shown(conn, &asking, &session, today)
    })
    .await
}

/// A page of a programme's waivers, ended ones among them, for its evaluation.
///
/// # Errors
/// `not_found`, `invalid_cursor`, and what the policy refuses.
pub async fn list_coach_waivers(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    query: &PageQuery,
) -> Result<Page<CoachWaiver>, AppError> {
    let cursors = app.cursors(caller, format!("coach_waivers:{programme}"));
    let wanted: Wanted<waivers::Position> = cursors.wanted(query)?;
    let (asking, limit) = (caller.clone(), wanted.limit);
    let (coaches, rows, items) = app
        .db
        .read(move |conn| {
            programme_for(conn, &asking, programme, Permission::ListSessions)?;
            let rows = waivers::page(conn, &asking.scope, programme, &wanted)?;
            let shown = rows.get(..limit.min(rows.len())).unwrap_or_default();
            let items = shown_with(conn, &asking, shown)?;
            Ok::<_, AppError>((coaches(conn, &asking, programme, shown)?, rows, items))
        })
        .await?;
    app.use_log.note_list(&caller.actor(), &look_at(coaches, "list_coach_waivers", app.clock.now()))?;
    let page = cursors.page(rows, limit, |(last, _): &Waiver| waivers::Position {
        decided_at: last.decided_at.0,
        id: last.id.0,
    })?;
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// The coaches of some waivers who are of the register, each with the session.
fn coaches(
    conn: &mut AnyConn,
    caller: &Caller,
    programme: ProgrammeId,
    rows: &[Waiver],
) -> Result<Vec<(PersonId, Uuid)>, AppError> {
    let ids: Vec<FacilitatorId> = rows.iter().map(|(row, _)| row.facilitator_id.0).collect();
    let found = facilitators::some_of(conn, &caller.scope, programme, &ids)?;
    let person = |id| found.iter().find(|one| one.row.id.0 == id)?.person;
    Ok(rows
        .iter()
        .filter_map(|(row, _)| Some((person(row.facilitator_id.0)?, row.session_id.0.uuid())))
        .collect())
}

/// Waivers of one programme as they are shown, with a fixed number of queries.
pub(super) fn shown_with(
    conn: &mut AnyConn,
    caller: &Caller,
    rows: &[Waiver],
) -> Result<Vec<CoachWaiver>, AppError> {
    let Some(programme) = rows.first().map(|(row, _)| row.programme_id.0) else { return Ok(Vec::new()) };
    let ids: Vec<SessionId> = rows.iter().map(|(row, _)| row.session_id.0).collect();
    let coaches: Vec<FacilitatorId> = rows.iter().map(|(row, _)| row.facilitator_id.0).collect();
    let sessions = store::some_of(conn, &caller.scope, programme, &ids)?;
    let elements = store::elements(conn, &caller.scope, sessions.iter().map(|row| row.element_id))?;
    let named = facilitators::some_of(conn, &caller.scope, programme, &coaches)?;
    let names: BTreeMap<FacilitatorId, String> =
        named.into_iter().filter_map(|one| Some((one.row.id.0, one.name?))).collect();
    let sessions = sessions.into_iter().map(|row| (row.id.0, row)).collect();
    let beside = Beside { sessions, elements, names };
    rows.iter().map(|waiver| convert::waiver(waiver, &beside)).collect()
}
