//! Operations of oversight.

use actix_web::web::Data;
use actix_web::{get, post};
use polku_api_types::oversight::{
    CalendarSession, MoveSessions, ProgrammeHealth, SessionCalendarExportQuery, SessionCalendarQuery,
    SessionMoves,
};
use polku_api_types::page::Page;
use polku_domain::access::perm;
use polku_domain::ids::ProgrammeId;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{export, service};
use crate::access::Require;
use crate::app::App;
use crate::http::{Also, Body, Idempotent, Json, Listed, PathId, Problems, Query, TableFile};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(list_session_calendar)
        .service(export_session_calendar)
        .service(view_programme_health)
        .service(preview_moves)
        .service(move_sessions);
}

/// The sessions of some days of all programmes that the caller runs or decides on, drafts among them, the earliest first.
#[utoipa::path(
    tag = "oversight",
    operation_id = "list_session_calendar",
    params(SessionCalendarQuery),
    responses((status = 200, description = "A page of sessions.", body = Page<CalendarSession>), Problems)
)]
#[get("/session_calendar")]
pub async fn list_session_calendar(
    app: Data<App>,
    caller: Require<perm::ViewSessionCalendar>,
    query: Query<SessionCalendarQuery>,
) -> Result<Listed<CalendarSession>, AppError> {
    service::list_session_calendar(&app, &caller, &query).await.map(Listed)
}

/// The same as a file, filtered as the calendar is.
#[utoipa::path(
    tag = "oversight",
    operation_id = "export_session_calendar",
    params(SessionCalendarExportQuery),
    responses(TableFile, Problems)
)]
#[get("/session_calendar/export")]
pub async fn export_session_calendar(
    app: Data<App>,
    caller: Require<perm::ViewSessionCalendar>,
    query: Query<SessionCalendarExportQuery>,
) -> Result<TableFile, AppError> {
    export::export_session_calendar(&app, &caller, &query).await
}

/// How a programme that meets is doing: what is not scheduled, not led, in breach, not marked, not opened.
#[utoipa::path(
    tag = "oversight",
    operation_id = "view_programme_health",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "Counts, and the sessions that ask for something.", body = ProgrammeHealth), Problems)
)]
#[get("/programmes/{programme_id}/health")]
pub async fn view_programme_health(
    app: Data<App>,
    caller: Require<perm::ViewProgrammeHealth>,
    id: PathId<ProgrammeId>,
) -> Result<Json<ProgrammeHealth>, AppError> {
    service::view_programme_health(&app, &caller, *id).await.map(Json)
}

/// What moving sessions would do, without saving anything: where each would be, what is there already, how many people would
/// be told.
#[utoipa::path(
    tag = "oversight",
    operation_id = "preview_moves",
    request_body = MoveSessions,
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "Where they would go.", body = SessionMoves), Problems, Also<409>)
)]
#[post("/programmes/{programme_id}/sessions/moves/preview")]
pub async fn preview_moves(
    app: Data<App>,
    caller: Require<perm::ManageSessions>,
    id: PathId<ProgrammeId>,
    body: Body<MoveSessions>,
) -> Result<Json<SessionMoves>, AppError> {
    service::preview_moves(&app, &caller, *id, body.into_inner()).await.map(Json)
}

/// Move a session or a series as it was seen, all of it or nothing. Members of what is published are told.
#[utoipa::path(
    tag = "oversight",
    operation_id = "move_sessions",
    request_body = MoveSessions,
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "Where they went.", body = SessionMoves), Problems, Also<409>)
)]
#[post("/programmes/{programme_id}/sessions/moves")]
pub async fn move_sessions(
    app: Data<App>,
    caller: Require<perm::ManageSessions>,
    id: PathId<ProgrammeId>,
    key: Idempotent,
    body: Body<MoveSessions>,
) -> Result<Json<SessionMoves>, AppError> {
    service::move_sessions(&app, &caller, &key, *id, body.into_inner()).await.map(Json)
}
