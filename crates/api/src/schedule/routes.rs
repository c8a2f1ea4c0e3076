//! Operations of proposed dates.

use actix_web::post;
use actix_web::web::Data;
use polku_api_types::schedule::{AcceptSchedule, ProposeSchedule, ScheduleProposal};
use polku_api_types::sessions::Sessions;
use polku_domain::access::perm;
use polku_domain::ids::ProgrammeId;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{Also, Body, Created, Idempotent, Json, PathId, Problems};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(preview_schedule).service(accept_schedule);
}

/// When the sessions could be held that the design promises and nobody has planned: without clashes, around what is fixed, with
/// a cause for each that has no time. Nothing is saved. At most 200 are proposed at once.
#[utoipa::path(
    tag = "schedule",
    operation_id = "preview_schedule",
    request_body = ProposeSchedule,
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The dates.", body = ScheduleProposal), Problems, Also<409>, Also<503>)
)]
#[post("/programmes/{programme_id}/schedule/preview")]
pub async fn preview_schedule(
    app: Data<App>,
    caller: Require<perm::ManageSessions>,
    id: PathId<ProgrammeId>,
    body: Body<ProposeSchedule>,
) -> Result<Json<ScheduleProposal>, AppError> {
    service::preview_schedule(&app, &caller, *id, body.into_inner()).await.map(Json)
}

/// Plan exactly what a proposal showed, as drafts of which nobody is told; all of it or nothing.
#[utoipa::path(
    tag = "schedule",
    operation_id = "accept_schedule",
    request_body = AcceptSchedule,
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses(
        (status = 201, description = "The drafts that were planned or moved.", body = Sessions),
        Problems,
        Also<409>,
        Also<503>
    )
)]
#[post("/programmes/{programme_id}/schedule")]
pub async fn accept_schedule(
    app: Data<App>,
    caller: Require<perm::ManageSessions>,
    id: PathId<ProgrammeId>,
    key: Idempotent,
    body: Body<AcceptSchedule>,
) -> Result<Created<Sessions>, AppError> {
    let sessions = service::accept_schedule(&app, &caller, &key, *id, body.into_inner()).await?;
    Ok(Created::new(sessions, format!("/api/v1/programmes/{}/sessions", *id)))
}
