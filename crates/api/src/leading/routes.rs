//! Operations of leading.

use actix_web::web::Data;
use actix_web::{get, post, put};
use polku_api_types::leading::{
    AssignFacilitators, CoachBreach, CoachWaiver, LedSession, LedSessionDetails, SessionLeading,
    WaiveCoachPolicy,
};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::sessions::OwnSessionsQuery;
use polku_domain::access::perm;
use polku_domain::ids::{ProgrammeId, SessionId};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{
    Also, Body, CalendarDownload, Idempotent, IfMatch, Json, Listed, PathId, Problems, Query, Versioned,
};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(view_session_leading)
        .service(assign_facilitators)
        .service(waive_coach_policy)
        .service(list_coach_waivers)
        .service(list_coach_breaches)
        .service(list_led_sessions)
        .service(view_led_session)
        .service(export_led_calendar);
}

fn versioned(leading: SessionLeading) -> Versioned<SessionLeading> {
    let version = leading.version;
    Versioned(leading, version)
}

/// Who leads a session, and whether the policy on coaches allows it. The version is that of the session.
#[utoipa::path(
    tag = "leading",
    operation_id = "view_session_leading",
    params(("session_id" = uuid::Uuid, Path, description = "The session.")),
    responses((status = 200, description = "Who leads it.", body = SessionLeading), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/sessions/{session_id}/leading")]
pub async fn view_session_leading(
    app: Data<App>,
    caller: Require<perm::ViewSession>,
    id: PathId<SessionId>,
) -> Result<Versioned<SessionLeading>, AppError> {
    service::view_session_leading(&app, &caller, *id).await.map(versioned)
}

/// Name those who lead a session, the lead first. Of a published one they are told, and so are those who lead it no more; a
/// published session must not come into breach of the policy on coaches.
#[utoipa::path(
    tag = "leading",
    operation_id = "assign_facilitators",
    request_body = AssignFacilitators,
    params(("session_id" = uuid::Uuid, Path, description = "The session.")),
    responses((status = 200, description = "Who leads it.", body = SessionLeading), Problems, Also<409>)
)]
#[put("/sessions/{session_id}/facilitators")]
pub async fn assign_facilitators(
    app: Data<App>,
    caller: Require<perm::ManageSessions>,
    id: PathId<SessionId>,
    seen: IfMatch,
    body: Body<AssignFacilitators>,
) -> Result<Versioned<SessionLeading>, AppError> {
    service::assign_facilitators(&app, &caller, *id, seen, body.into_inner()).await.map(versioned)
}

/// Grant a waiver from the policy on coaches, for one coach in one mode, also before the change that needs it. It ends with the
/// next change of mode or coach, and is kept for the evaluation.
#[utoipa::path(
    tag = "leading",
    operation_id = "waive_coach_policy",
    request_body = WaiveCoachPolicy,
    params(("session_id" = uuid::Uuid, Path, description = "The session.")),
    responses((status = 200, description = "Who leads it.", body = SessionLeading), Problems, Also<409>)
)]
#[post("/sessions/{session_id}/waivers")]
pub async fn waive_coach_policy(
    app: Data<App>,
    caller: Require<perm::WaiveCoachPolicy>,
    id: PathId<SessionId>,
    key: Idempotent,
    body: Body<WaiveCoachPolicy>,
) -> Result<Versioned<SessionLeading>, AppError> {
    service::waive_coach_policy(&app, &caller, &key, *id, body.into_inner()).await.map(versioned)
}

/// The waivers of a programme, ended ones among them, as they were decided.
#[utoipa::path(
    tag = "leading",
    operation_id = "list_coach_waivers",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), PageQuery),
    responses((status = 200, description = "A page of waivers.", body = Page<CoachWaiver>), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/coach_waivers")]
pub async fn list_coach_waivers(
    app: Data<App>,
    caller: Require<perm::ListSessions>,
    id: PathId<ProgrammeId>,
    query: Query<PageQuery>,
) -> Result<Listed<CoachWaiver>, AppError> {
    service::list_coach_waivers(&app, &caller, *id, &query).await.map(Listed)
}

/// Published sessions that are in breach of the policy on coaches without a waiver, the earliest first: it was tightened after
/// they were published. Nothing is cancelled by itself.
#[utoipa::path(
    tag = "leading",
    operation_id = "list_coach_breaches",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), PageQuery),
    responses((status = 200, description = "A page of breaches.", body = Page<CoachBreach>), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/coach_breaches")]
pub async fn list_coach_breaches(
    app: Data<App>,
    caller: Require<perm::ListSessions>,
    id: PathId<ProgrammeId>,
    query: Query<PageQuery>,
) -> Result<Listed<CoachBreach>, AppError> {
    service::list_coach_breaches(&app, &caller, *id, &query).await.map(Listed)
}

/// The published sessions that the caller leads, cancelled ones among them, the earliest first: once the terms are accepted,
/// and until the last day.
#[utoipa::path(
    tag = "leading",
    operation_id = "list_led_sessions",
    params(OwnSessionsQuery),
    responses((status = 200, description = "A page of sessions.", body = Page<LedSession>), Problems)
)]
#[get("/me/led_sessions")]
pub async fn list_led_sessions(
    app: Data<App>,
    caller: Require<perm::ListLedSessions>,
    query: Query<OwnSessionsQuery>,
) -> Result<Listed<LedSession>, AppError> {
    service::list_led_sessions(&app, &caller, &query).await.map(Listed)
}

/// One of them with the names of its members.
#[utoipa::path(
    tag = "leading",
    operation_id = "view_led_session",
    params(("session_id" = uuid::Uuid, Path, description = "The session.")),
    responses((status = 200, description = "The session.", body = LedSessionDetails), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/me/led_sessions/{session_id}")]
pub async fn view_led_session(
    app: Data<App>,
    caller: Require<perm::ViewLedSession>,
    id: PathId<SessionId>,
) -> Result<Json<LedSessionDetails>, AppError> {
    service::view_led_session(&app, &caller, *id).await.map(Json)
}

/// The sessions that the caller leads, of the last half year and all to come, as a file that calendars read (RFC 5545).
#[utoipa::path(
    tag = "leading",
    operation_id = "export_led_calendar",
    responses((status = 200, description = "The file.", body = String, content_type = "text/calendar"), Problems)
)]
#[get("/me/led_calendar")]
pub async fn export_led_calendar(
    app: Data<App>,
    caller: Require<perm::ListLedSessions>,
) -> Result<CalendarDownload, AppError> {
    let text = service::led_calendar(&app, &caller).await?;
    Ok(CalendarDownload::new("polku.ics", text))
}
