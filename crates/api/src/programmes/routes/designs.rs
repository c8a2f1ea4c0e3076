//! Operations on designs.

use actix_web::web::Data;
use actix_web::{get, post, put};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::programmes::{DesignDetails, DesignVersion, ShippedDesigns, UpdateDesign};
use polku_domain::access::perm;
use polku_domain::ids::{DesignId, ProgrammeId};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Require;
use crate::app::App;
use crate::http::{Body, Created, Idempotent, IfMatch, Json, Listed, PathId, Problems, Query, Versioned};
use crate::problem::AppError;
use crate::programmes::service;

/// Mounts the operations. What has a fixed name comes before what has an id.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(list_shipped_designs)
        .service(list_designs)
        .service(view_design_version)
        .service(view_design)
        .service(create_design_draft)
        .service(update_design);
}

/// Every version of a programme's design, the latest first.
#[utoipa::path(
    tag = "designs",
    operation_id = "list_designs",
    params(("programme_id" = uuid::Uuid, Path, description = "Id of the programme"), PageQuery),
    responses((status = 200, description = "A page of versions", body = Page<DesignVersion>), Problems),
)]
#[get("/programmes/{programme_id}/designs")]
pub async fn list_designs(
    app: Data<App>,
    caller: Require<perm::ViewDesign>,
    programme: PathId<ProgrammeId>,
    query: Query<PageQuery>,
) -> Result<Listed<DesignVersion>, AppError> {
    service::designs::list_designs(&app, &caller, programme.0, &query).await.map(Listed)
}

/// One version of a design. A published one never changes.
#[utoipa::path(
    tag = "designs",
    operation_id = "view_design_version",
    params(("design_id" = uuid::Uuid, Path, description = "Id of the version")),
    responses((status = 200, description = "The version", body = DesignDetails), Problems),
)]
#[get("/designs/{design_id}")]
pub async fn view_design_version(
    app: Data<App>,
    caller: Require<perm::ViewDesign>,
    design: PathId<DesignId>,
) -> Result<Versioned<DesignDetails>, AppError> {
    let answer = service::designs::view_design_version(&app, &caller, design.0).await?;
    let version = answer.version;
    Ok(Versioned(answer, version))
}

/// The version that is worked on: the draft, or the latest one where there is no draft.
#[utoipa::path(
    tag = "designs",
    operation_id = "view_design",
    params(("programme_id" = uuid::Uuid, Path, description = "Id of the programme")),
    responses((status = 200, description = "The design", body = DesignDetails), Problems),
)]
#[get("/programmes/{programme_id}/design")]
pub async fn view_design(
    app: Data<App>,
    caller: Require<perm::ViewDesign>,
    programme: PathId<ProgrammeId>,
) -> Result<Versioned<DesignDetails>, AppError> {
    let answer = service::designs::view_design(&app, &caller, programme.0).await?;
    let version = answer.version;
    Ok(Versioned(answer, version))
}

/// Start a draft from the latest version, which stays as it is.
#[utoipa::path(
    tag = "designs",
    operation_id = "create_design_draft",
    params(("programme_id" = uuid::Uuid, Path, description = "Id of the programme")),
    responses((status = 201, description = "The new draft", body = DesignDetails), Problems),
)]
#[post("/programmes/{programme_id}/design")]
pub async fn create_design_draft(
    app: Data<App>,
    caller: Require<perm::UpdateDesign>,
    key: Idempotent,
    programme: PathId<ProgrammeId>,
) -> Result<Created<DesignDetails>, AppError> {
    let answer = service::designs::create_design_draft(&app, &caller, &key, programme.0).await?;
    let location = format!("/api/v1/designs/{}", answer.id);
    let version = answer.version;
    Ok(Created::new(answer, location).version(version))
}

/// Replace the elements of the draft. Hours are derived from them.
#[utoipa::path(
    tag = "designs",
    operation_id = "update_design",
    request_body = UpdateDesign,
    params(("programme_id" = uuid::Uuid, Path, description = "Id of the programme")),
    responses((status = 200, description = "The draft as it is now", body = DesignDetails), Problems),
)]
#[put("/programmes/{programme_id}/design")]
pub async fn update_design(
    app: Data<App>,
    caller: Require<perm::UpdateDesign>,
    programme: PathId<ProgrammeId>,
    seen: IfMatch,
    body: Body<UpdateDesign>,
) -> Result<Versioned<DesignDetails>, AppError> {
    let answer = service::designs::update_design(&app, &caller, programme.0, seen, body.into_inner()).await?;
    let version = answer.version;
    Ok(Versioned(answer, version))
}

/// Designs that ship with the product, to start a programme from.
#[utoipa::path(
    tag = "designs",
    operation_id = "list_shipped_designs",
    responses((status = 200, description = "The designs", body = ShippedDesigns), Problems),
)]
#[get("/shipped_designs")]
pub async fn list_shipped_designs(
    _caller: Require<perm::ListProgrammes>,
) -> Result<Json<ShippedDesigns>, AppError> {
    service::designs::list_shipped_designs().map(Json)
}
