//! Operations of changes of circumstances.

use actix_web::web::Data;
use actix_web::{get, post};
use polku_api_types::circumstances::{
    ChangeCircumstances, CircumstanceChange, CircumstancesPreview, PreviewCircumstances,
};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::perm;
use polku_domain::ids::{CircumstanceId, ProgrammeId};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{Also, Body, Created, Idempotent, Json, Listed, PathId, Problems, Query};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(preview_circumstances)
        .service(change_circumstances)
        .service(list_circumstances)
        .service(undo_circumstances);
}

/// Where the changes of a programme are listed.
fn listed_at(change: &CircumstanceChange) -> String {
    format!("/api/v1/programmes/{}/circumstances", change.programme_id)
}

/// What a change of circumstances would do, without saving anything: which sessions it would turn, how many people would be
/// told, what would not fit, what clashes.
#[utoipa::path(
    tag = "circumstances",
    operation_id = "preview_circumstances",
    request_body = PreviewCircumstances,
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "What it would do.", body = CircumstancesPreview), Problems)
)]
#[post("/programmes/{programme_id}/circumstances/preview")]
pub async fn preview_circumstances(
    app: Data<App>,
    caller: Require<perm::ManageSessions>,
    id: PathId<ProgrammeId>,
    body: Body<PreviewCircumstances>,
) -> Result<Json<CircumstancesPreview>, AppError> {
    service::preview_circumstances(&app, &caller, *id, body.into_inner()).await.map(Json)
}

/// Turn sessions as the preview showed them, all of them or none. Everybody who is a member of any is told in one mail.
#[utoipa::path(
    tag = "circumstances",
    operation_id = "change_circumstances",
    request_body = ChangeCircumstances,
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 201, description = "The change.", body = CircumstanceChange), Problems, Also<409>)
)]
#[post("/programmes/{programme_id}/circumstances")]
pub async fn change_circumstances(
    app: Data<App>,
    caller: Require<perm::ManageSessions>,
    id: PathId<ProgrammeId>,
    key: Idempotent,
    body: Body<ChangeCircumstances>,
) -> Result<Created<CircumstanceChange>, AppError> {
    let change = service::change_circumstances(&app, &caller, &key, *id, body.into_inner()).await?;
    let at = listed_at(&change);
    Ok(Created::new(change, at))
}

/// The changes of circumstances of a programme, the latest first.
#[utoipa::path(
    tag = "circumstances",
    operation_id = "list_circumstances",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), PageQuery),
    responses((status = 200, description = "A page of changes.", body = Page<CircumstanceChange>), Problems)
)]
#[get("/programmes/{programme_id}/circumstances")]
pub async fn list_circumstances(
    app: Data<App>,
    caller: Require<perm::ListSessions>,
    id: PathId<ProgrammeId>,
    query: Query<PageQuery>,
) -> Result<Listed<CircumstanceChange>, AppError> {
    service::list_circumstances(&app, &caller, *id, &query).await.map(Listed)
}

/// Undo a change as a whole: each of its sessions is delivered as before it, and everybody who is a member of any is told.
/// Once, and only while nothing of it has changed or begun.
#[utoipa::path(
    tag = "circumstances",
    operation_id = "undo_circumstances",
    params(("circumstance_id" = uuid::Uuid, Path, description = "The change.")),
    responses((status = 201, description = "The change that undid it.", body = CircumstanceChange), Problems, Also<409>)
)]
#[post("/circumstances/{circumstance_id}/undo")]
pub async fn undo_circumstances(
    app: Data<App>,
    caller: Require<perm::ManageSessions>,
    id: PathId<CircumstanceId>,
    key: Idempotent,
) -> Result<Created<CircumstanceChange>, AppError> {
    let change = service::undo_circumstances(&app, &caller, &key, *id).await?;
    let at = listed_at(&change);
    Ok(Created::new(change, at))
}
