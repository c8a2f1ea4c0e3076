//! Operations on participations. Discontinuing, which frees a place, is an operation of the selection.

use actix_web::web::Data;
use actix_web::{get, post};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::participation::{
    ParticipantSummary, ParticipantsExportQuery, ParticipantsQuery, ParticipationDetails,
};
use polku_domain::access::perm;
use polku_domain::ids::{ApplicationId, ProgrammeId};
use polku_domain::participation::ParticipationChange;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{export, service};
use crate::access::Require;
use crate::app::App;
use crate::http::{Also, Idempotent, Listed, PathId, Problems, Query, TableFile, Versioned};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(list_participants)
        .service(export_participants)
        .service(list_own_participations)
        .service(view_participation)
        .service(pause_participation)
        .service(resume_participation)
        .service(complete_participation);
}

type Participation = Result<Versioned<ParticipationDetails>, AppError>;

fn versioned(details: ParticipationDetails) -> Versioned<ParticipationDetails> {
    let version = details.version;
    Versioned(details, version)
}

/// The participants of a programme by name, also those who left.
#[utoipa::path(
    tag = "participation",
    operation_id = "list_participants",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), ParticipantsQuery),
    responses((status = 200, description = "A page of participants.", body = Page<ParticipantSummary>), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/participants")]
pub async fn list_participants(
    app: Data<App>,
    caller: Require<perm::ListParticipants>,
    id: PathId<ProgrammeId>,
    query: Query<ParticipantsQuery>,
) -> Result<Listed<ParticipantSummary>, AppError> {
    service::list_participants(&app, &caller, *id, &query).await.map(Listed)
}

/// The participants of a programme as a file, filtered and sorted as the list is.
#[utoipa::path(
    tag = "participation",
    operation_id = "export_participants",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), ParticipantsExportQuery),
    responses(TableFile, Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/participants/export")]
pub async fn export_participants(
    app: Data<App>,
    caller: Require<perm::ExportParticipants>,
    id: PathId<ProgrammeId>,
    query: Query<ParticipantsExportQuery>,
) -> Result<TableFile, AppError> {
    export::export_participants(&app, &caller, *id, &query).await
}

/// The caller's own participations with their history, the latest first.
#[utoipa::path(
    tag = "participation",
    operation_id = "list_own_participations",
    params(PageQuery),
    responses((status = 200, description = "A page of participations.", body = Page<ParticipationDetails>), Problems)
)]
#[get("/me/participations")]
pub async fn list_own_participations(
    app: Data<App>,
    caller: Require<perm::ListOwnParticipations>,
    query: Query<PageQuery>,
) -> Result<Listed<ParticipationDetails>, AppError> {
    service::list_own_participations(&app, &caller, &query).await.map(Listed)
}

/// A participation with its history; there is none before a place is accepted.
#[utoipa::path(
    tag = "participation",
    operation_id = "view_participation",
    params(("application_id" = uuid::Uuid, Path, description = "The application by which the place was given.")),
    responses((status = 200, description = "The participation.", body = ParticipationDetails), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/applications/{application_id}/participation")]
pub async fn view_participation(
    app: Data<App>,
    caller: Require<perm::ViewParticipation>,
    id: PathId<ApplicationId>,
) -> Participation {
    service::view_participation(&app, &caller, *id).await.map(versioned)
}

/// Pause a participation. The place is kept; a pause has no reason.
#[utoipa::path(
    tag = "participation",
    operation_id = "pause_participation",
    params(("application_id" = uuid::Uuid, Path, description = "The application by which the place was given.")),
    responses((status = 200, description = "The participation.", body = ParticipationDetails), Problems, Also<409>),
    extensions(("x-personal" = json!(true)))
)]
#[post("/applications/{application_id}/participation/pause")]
pub async fn pause_participation(
    app: Data<App>,
    caller: Require<perm::ManageParticipation>,
    id: PathId<ApplicationId>,
    key: Idempotent,
) -> Participation {
    service::manage(&app, &caller, &key, *id, ParticipationChange::Pause).await.map(versioned)
}

/// Let a paused participation go on.
#[utoipa::path(
    tag = "participation",
    operation_id = "resume_participation",
    params(("application_id" = uuid::Uuid, Path, description = "The application by which the place was given.")),
    responses((status = 200, description = "The participation.", body = ParticipationDetails), Problems, Also<409>),
    extensions(("x-personal" = json!(true)))
)]
#[post("/applications/{application_id}/participation/resumption")]
pub async fn resume_participation(
    app: Data<App>,
    caller: Require<perm::ManageParticipation>,
    id: PathId<ApplicationId>,
    key: Idempotent,
) -> Participation {
    service::manage(&app, &caller, &key, *id, ParticipationChange::Resume).await.map(versioned)
}

/// Say that somebody went through the programme.
#[utoipa::path(
    tag = "participation",
    operation_id = "complete_participation",
    params(("application_id" = uuid::Uuid, Path, description = "The application by which the place was given.")),
    responses((status = 200, description = "The participation.", body = ParticipationDetails), Problems, Also<409>),
    extensions(("x-personal" = json!(true)))
)]
#[post("/applications/{application_id}/participation/completion")]
pub async fn complete_participation(
    app: Data<App>,
    caller: Require<perm::ManageParticipation>,
    id: PathId<ApplicationId>,
    key: Idempotent,
) -> Participation {
    service::manage(&app, &caller, &key, *id, ParticipationChange::Complete).await.map(versioned)
}
