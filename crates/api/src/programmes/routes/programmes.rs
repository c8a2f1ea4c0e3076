//! Operations on initiatives and programmes.

use actix_web::web::Data;
use actix_web::{get, post, put};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::programmes::{
    CreateInitiative, CreateProgramme, InitiativeDetails, ProgrammeDetails, ProgrammeOverview,
    ProgrammeSummary, UpdateInitiative, UpdateProgramme,
};
use polku_domain::access::perm;
use polku_domain::ids::{InitiativeId, ProgrammeId};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Require;
use crate::app::App;
use crate::http::{Body, Created, Idempotent, IfMatch, Json, Listed, PathId, Problems, Query, Versioned};
use crate::problem::AppError;
use crate::programmes::service;

/// Mounts the operations. What has a fixed name comes before what has an id.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(list_initiatives)
        .service(view_initiative)
        .service(create_initiative)
        .service(update_initiative)
        .service(list_programmes)
        .service(view_programme)
        .service(view_programme_overview)
        .service(create_programme)
        .service(update_programme);
}

/// Initiatives of the agency.
#[utoipa::path(
    tag = "programmes",
    operation_id = "list_initiatives",
    params(PageQuery),
    responses((status = 200, description = "A page of initiatives", body = Page<InitiativeDetails>), Problems),
)]
#[get("/initiatives")]
pub async fn list_initiatives(
    app: Data<App>,
    caller: Require<perm::ListInitiatives>,
    query: Query<PageQuery>,
) -> Result<Listed<InitiativeDetails>, AppError> {
    service::initiatives::list_initiatives(&app, &caller, &query).await.map(Listed)
}

/// One initiative.
#[utoipa::path(
    tag = "programmes",
    operation_id = "view_initiative",
    params(("initiative_id" = uuid::Uuid, Path, description = "Id of the initiative")),
    responses((status = 200, description = "The initiative", body = InitiativeDetails), Problems),
)]
#[get("/initiatives/{initiative_id}")]
pub async fn view_initiative(
    app: Data<App>,
    caller: Require<perm::ListInitiatives>,
    initiative: PathId<InitiativeId>,
) -> Result<Versioned<InitiativeDetails>, AppError> {
    let answer = service::initiatives::view_initiative(&app, &caller, initiative.0).await?;
    let version = answer.version;
    Ok(Versioned(answer, version))
}

/// Add an initiative: several programmes with one purpose.
#[utoipa::path(
    tag = "programmes",
    operation_id = "create_initiative",
    request_body = CreateInitiative,
    responses((status = 201, description = "The new initiative", body = InitiativeDetails), Problems),
)]
#[post("/initiatives")]
pub async fn create_initiative(
    app: Data<App>,
    caller: Require<perm::ManageInitiatives>,
    key: Idempotent,
    body: Body<CreateInitiative>,
) -> Result<Created<InitiativeDetails>, AppError> {
    let answer = service::initiatives::create_initiative(&app, &caller, &key, body.into_inner()).await?;
    let location = format!("/api/v1/initiatives/{}", answer.id);
    let version = answer.version;
    Ok(Created::new(answer, location).version(version))
}

/// Change the name and the summary of an initiative.
#[utoipa::path(
    tag = "programmes",
    operation_id = "update_initiative",
    request_body = UpdateInitiative,
    params(("initiative_id" = uuid::Uuid, Path, description = "Id of the initiative")),
    responses((status = 200, description = "The initiative as it is now", body = InitiativeDetails), Problems),
)]
#[put("/initiatives/{initiative_id}")]
pub async fn update_initiative(
    app: Data<App>,
    caller: Require<perm::ManageInitiatives>,
    initiative: PathId<InitiativeId>,
    seen: IfMatch,
    body: Body<UpdateInitiative>,
) -> Result<Versioned<InitiativeDetails>, AppError> {
    let answer =
        service::initiatives::update_initiative(&app, &caller, initiative.0, seen, body.into_inner()).await?;
    let version = answer.version;
    Ok(Versioned(answer, version))
}

/// Programmes that the caller may see: published ones, and those they work on.
#[utoipa::path(
    tag = "programmes",
    operation_id = "list_programmes",
    params(PageQuery),
    responses((status = 200, description = "A page of programmes, the latest first", body = Page<ProgrammeSummary>), Problems),
)]
#[get("/programmes")]
pub async fn list_programmes(
    app: Data<App>,
    caller: Require<perm::ListProgrammes>,
    query: Query<PageQuery>,
) -> Result<Listed<ProgrammeSummary>, AppError> {
    service::programmes::list_programmes(&app, &caller, &query).await.map(Listed)
}

/// One programme with its published design and where it stands.
#[utoipa::path(
    tag = "programmes",
    operation_id = "view_programme",
    params(("programme_id" = uuid::Uuid, Path, description = "Id of the programme")),
    responses((status = 200, description = "The programme", body = ProgrammeDetails), Problems),
)]
#[get("/programmes/{programme_id}")]
pub async fn view_programme(
    app: Data<App>,
    caller: Require<perm::ViewProgramme>,
    programme: PathId<ProgrammeId>,
) -> Result<Versioned<ProgrammeDetails>, AppError> {
    let answer = service::programmes::view_programme(&app, &caller, programme.0).await?;
    let version = answer.version;
    Ok(Versioned(answer, version))
}

/// The coordinator's page of a programme: its call, the funnel from applicants to participants, and the next step.
#[utoipa::path(
    tag = "programmes",
    operation_id = "view_programme_overview",
    params(("programme_id" = uuid::Uuid, Path, description = "Id of the programme")),
    responses((status = 200, description = "The programme with its figures", body = ProgrammeOverview), Problems),
)]
#[get("/programmes/{programme_id}/overview")]
pub async fn view_programme_overview(
    app: Data<App>,
    caller: Require<perm::ViewDraftProgramme>,
    programme: PathId<ProgrammeId>,
) -> Result<Json<ProgrammeOverview>, AppError> {
    service::overview::view_overview(&app, &caller, programme.0).await.map(Json)
}

/// Add a programme to an initiative, with a first draft of its design: a copy of a shipped one, or empty.
#[utoipa::path(
    tag = "programmes",
    operation_id = "create_programme",
    request_body = CreateProgramme,
    responses((status = 201, description = "The new programme", body = ProgrammeDetails), Problems),
)]
#[post("/programmes")]
pub async fn create_programme(
    app: Data<App>,
    caller: Require<perm::CreateProgramme>,
    key: Idempotent,
    body: Body<CreateProgramme>,
) -> Result<Created<ProgrammeDetails>, AppError> {
    let answer = service::programmes::create_programme(&app, &caller, &key, body.into_inner()).await?;
    let location = format!("/api/v1/programmes/{}", answer.id);
    let version = answer.version;
    Ok(Created::new(answer, location).version(version))
}

/// Change a programme, or publish its page. Places stand still once a call has promised them.
#[utoipa::path(
    tag = "programmes",
    operation_id = "update_programme",
    request_body = UpdateProgramme,
    params(("programme_id" = uuid::Uuid, Path, description = "Id of the programme")),
    responses((status = 200, description = "The programme as it is now", body = ProgrammeDetails), Problems),
)]
#[put("/programmes/{programme_id}")]
pub async fn update_programme(
    app: Data<App>,
    caller: Require<perm::UpdateProgramme>,
    programme: PathId<ProgrammeId>,
    seen: IfMatch,
    body: Body<UpdateProgramme>,
) -> Result<Versioned<ProgrammeDetails>, AppError> {
    let answer =
        service::programmes::update_programme(&app, &caller, programme.0, seen, body.into_inner()).await?;
    let version = answer.version;
    Ok(Versioned(answer, version))
}
