//! Operations of a day's change.

use actix_web::web::Data;
use actix_web::{get, post};
use polku_api_types::sessions::{HoldAgain, SessionDetails};
use polku_api_types::today::{ChangeToday, DayChange, SessionToday};
use polku_domain::access::perm;
use polku_domain::ids::SessionId;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{Also, Body, Created, Idempotent, IfMatch, PathId, Problems, Versioned};
use crate::problem::AppError;
use crate::sessions::service::hold_again as held_again;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(view_session_today).service(change_session_today).service(hold_again);
}

/// One session, and what can become of it today: what may be done, how many would be told, what would not fit, who could lead
/// it instead, who has not opened the last day's change, when it could be held instead.
///
/// For those who run its programme, and without names and proposals for its lead.
#[utoipa::path(
    tag = "today",
    operation_id = "view_session_today",
    params(("session_id" = uuid::Uuid, Path, description = "The session.")),
    responses((status = 200, description = "The session today.", body = SessionToday), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/sessions/{session_id}/today")]
pub async fn view_session_today(
    app: Data<App>,
    caller: Require<perm::ChangeToday>,
    id: PathId<SessionId>,
) -> Result<Versioned<SessionToday>, AppError> {
    let today = service::view_session_today(&app, &caller, *id).await?;
    let version = today.version;
    Ok(Versioned(today, version))
}

/// Cancel a session, move it, turn it, or let somebody else lead it, until the day on which it ends is over. Everybody
/// concerned is told at once, and their calendars with them.
///
/// The lead may cancel, move and turn the own session; who leads it instead is named by those who run the programme. Nothing
/// that somebody attended is cancelled or moved.
#[utoipa::path(
    tag = "today",
    operation_id = "change_session_today",
    request_body = ChangeToday,
    params(("session_id" = uuid::Uuid, Path, description = "The session.")),
    responses((status = 200, description = "What was done.", body = DayChange), Problems, Also<409>)
)]
#[post("/sessions/{session_id}/today")]
pub async fn change_session_today(
    app: Data<App>,
    caller: Require<perm::ChangeToday>,
    id: PathId<SessionId>,
    key: Idempotent,
    seen: IfMatch,
    body: Body<ChangeToday>,
) -> Result<Versioned<DayChange>, AppError> {
    let change = service::change_session_today(&app, &caller, &key, (*id, seen), body.into_inner()).await?;
    let version = change.version;
    Ok(Versioned(change, version))
}

/// Hold a cancelled session at another time, as a session of its own: published, for the same people, led by the same. Everybody
/// concerned is told.
#[utoipa::path(
    tag = "today",
    operation_id = "hold_again",
    request_body = HoldAgain,
    params(("session_id" = uuid::Uuid, Path, description = "The cancelled session.")),
    responses((status = 201, description = "The session held instead.", body = SessionDetails), Problems, Also<409>)
)]
#[post("/sessions/{session_id}/replacement")]
pub async fn hold_again(
    app: Data<App>,
    caller: Require<perm::ManageSessions>,
    id: PathId<SessionId>,
    key: Idempotent,
    seen: IfMatch,
    body: Body<HoldAgain>,
) -> Result<Created<SessionDetails>, AppError> {
    let session = held_again(&app, &caller, &key, (*id, seen), body.into_inner()).await?;
    let (at, version) = (format!("/api/v1/sessions/{}", session.id), session.version);
    Ok(Created::new(session, at).version(version))
}
