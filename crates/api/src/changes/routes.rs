//! Operations on people who changed.

use actix_web::web::Data;
use actix_web::{get, post};
use polku_api_types::changes::{
    RegisterChange, RegisterChangesExportQuery, RegisterChangesQuery, ResolveRegisterChange,
};
use polku_api_types::page::Page;
use polku_domain::access::perm;
use polku_domain::ids::{ProgrammeId, RegisterChangeId};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{export, service};
use crate::access::Require;
use crate::app::App;
use crate::http::{Body, Idempotent, IfMatch, Listed, PathId, Problems, Query, TableFile, Versioned};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(list_register_changes).service(export_register_changes).service(resolve_register_change);
}

/// What the staff register changed of those who applied or took part, with what it breaks, the latest first.
#[utoipa::path(
    tag = "changes",
    operation_id = "list_register_changes",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), RegisterChangesQuery),
    responses((status = 200, description = "A page of changes.", body = Page<RegisterChange>), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/register_changes")]
pub async fn list_register_changes(
    app: Data<App>,
    caller: Require<perm::ListRegisterChanges>,
    id: PathId<ProgrammeId>,
    query: Query<RegisterChangesQuery>,
) -> Result<Listed<RegisterChange>, AppError> {
    service::list_register_changes(&app, &caller, *id, &query).await.map(Listed)
}

/// What the staff register changed of those who applied or took part as a file, filtered and sorted as the list is.
#[utoipa::path(
    tag = "changes",
    operation_id = "export_register_changes",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), RegisterChangesExportQuery),
    responses(TableFile, Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/register_changes/export")]
pub async fn export_register_changes(
    app: Data<App>,
    caller: Require<perm::ExportRegisterChanges>,
    id: PathId<ProgrammeId>,
    query: Query<RegisterChangesExportQuery>,
) -> Result<TableFile, AppError> {
    export::export_register_changes(&app, &caller, *id, &query).await
}

/// Deal with a change: keep things as they are, say that the person has been moved, pause the participation, or discontinue the participation.
#[utoipa::path(
    tag = "changes",
    operation_id = "resolve_register_change",
    params(("register_change_id" = uuid::Uuid, Path, description = "The change.")),
    request_body = ResolveRegisterChange,
    responses((status = 200, description = "The change.", body = RegisterChange), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[post("/register_changes/{register_change_id}/resolution")]
pub async fn resolve_register_change(
    app: Data<App>,
    caller: Require<perm::ResolveRegisterChange>,
    id: PathId<RegisterChangeId>,
    key: Idempotent,
    version: IfMatch,
    body: Body<ResolveRegisterChange>,
) -> Result<Versioned<RegisterChange>, AppError> {
    let change =
        service::resolve_register_change(&app, &caller, &key, version, *id, body.into_inner()).await?;
    let version = change.version;
    Ok(Versioned(change, version))
}
