//! Operations of supervision.

use actix_web::web::Data;
use actix_web::{get, put};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::supervision::{
    ApplicationSupervision, ReplyToSupervisor, StateWorkingTime, SupervisedApplication, SupervisedCounts,
    SupervisionEntry, SupervisionQuery, SupervisorPreview,
};
use polku_domain::access::perm;
use polku_domain::ids::{ApplicationId, CallId};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{Also, Body, IfMatch, Json, Listed, PathId, Problems, Query, Versioned};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(preview_supervisor)
        .service(count_supervised_applications)
        .service(list_supervised_applications)
        .service(view_supervised_application)
        .service(state_working_time)
        .service(view_application_supervision)
        .service(reply_to_supervisor)
        .service(list_supervision);
}

/// What the caller's supervisor would learn if the caller applied to the call: all of it, before anything is sent.
#[utoipa::path(
    tag = "supervision",
    operation_id = "preview_supervisor",
    params(("call_id" = uuid::Uuid, Path, description = "Id of the call")),
    responses((status = 200, description = "What the supervisor would learn.", body = SupervisorPreview), Problems)
)]
#[get("/calls/{call_id}/supervisor_preview")]
pub async fn preview_supervisor(
    app: Data<App>,
    caller: Require<perm::SubmitApplication>,
    call: PathId<CallId>,
) -> Result<Json<SupervisorPreview>, AppError> {
    service::preview_supervisor(&app, &caller, call.0).await.map(Json)
}

/// How many applications the caller sees as a supervisor, and how many of them wait for a statement. It names nobody.
#[utoipa::path(
    tag = "supervision",
    operation_id = "count_supervised_applications",
    responses((status = 200, description = "The counts.", body = SupervisedCounts), Problems)
)]
#[get("/me/supervised_counts")]
pub async fn count_supervised_applications(
    app: Data<App>,
    caller: Require<perm::ListSupervisedApplications>,
) -> Result<Json<SupervisedCounts>, AppError> {
    service::count_supervised_applications(&app, &caller).await.map(Json)
}

/// The applications of those whom the staff register says the caller supervises today, the earliest first, as far as
/// their calls tell supervisors: who applied to what, and how much working time it takes. Never answers, state or outcome.
#[utoipa::path(
    tag = "supervision",
    operation_id = "list_supervised_applications",
    params(PageQuery),
    responses((status = 200, description = "A page of applications.", body = Page<SupervisedApplication>), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/me/supervised_applications")]
pub async fn list_supervised_applications(
    app: Data<App>,
    caller: Require<perm::ListSupervisedApplications>,
    query: Query<PageQuery>,
) -> Result<Listed<SupervisedApplication>, AppError> {
    service::list_supervised_applications(&app, &caller, &query).await.map(Listed)
}

/// One of those applications.
#[utoipa::path(
    tag = "supervision",
    operation_id = "view_supervised_application",
    params(("application_id" = uuid::Uuid, Path, description = "Id of the application")),
    responses((status = 200, description = "The application.", body = SupervisedApplication), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/me/supervised_applications/{application_id}")]
pub async fn view_supervised_application(
    app: Data<App>,
    caller: Require<perm::ViewSupervisedApplication>,
    application: PathId<ApplicationId>,
) -> Result<Versioned<SupervisedApplication>, AppError> {
    let seen = service::view_supervised_application(&app, &caller, application.0).await?;
    let version = seen.version;
    Ok(Versioned(seen, version))
}

/// States whether working time can be arranged, in the place of what was stated before. It can be changed until the call's
/// last day for statements. It excludes nobody: no selection reads it, and the applicant does at once.
#[utoipa::path(
    tag = "supervision",
    operation_id = "state_working_time",
    params(("application_id" = uuid::Uuid, Path, description = "Id of the application")),
    request_body = StateWorkingTime,
    responses((status = 200, description = "The application.", body = SupervisedApplication), Problems, Also<409>),
    extensions(("x-personal" = json!(true)))
)]
#[put("/me/supervised_applications/{application_id}/statement")]
pub async fn state_working_time(
    app: Data<App>,
    caller: Require<perm::StateWorkingTime>,
    application: PathId<ApplicationId>,
    version: IfMatch,
    body: Body<StateWorkingTime>,
) -> Result<Versioned<SupervisedApplication>, AppError> {
    let given = body.into_inner();
    let seen = service::state_working_time(&app, &caller, application.0, version, given).await?;
    let version = seen.version;
    Ok(Versioned(seen, version))
}

/// What the supervisor was told of an application, and what they stated: for its applicant and the coordinator, and for
/// nobody who assesses or decides.
#[utoipa::path(
    tag = "supervision",
    operation_id = "view_application_supervision",
    params(("application_id" = uuid::Uuid, Path, description = "Id of the application")),
    responses((status = 200, description = "How it stands.", body = ApplicationSupervision), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/applications/{application_id}/supervision")]
pub async fn view_application_supervision(
    app: Data<App>,
    caller: Require<perm::ViewApplicationSupervision>,
    application: PathId<ApplicationId>,
) -> Result<Versioned<ApplicationSupervision>, AppError> {
    let seen = service::view_application_supervision(&app, &caller, application.0).await?;
    let version = seen.version;
    Ok(Versioned(seen, version))
}

/// The applicant answers what the supervisor stated, in the place of an earlier answer. The supervisor and the coordinator
/// read it; it goes when the supervisor states something else.
#[utoipa::path(
    tag = "supervision",
    operation_id = "reply_to_supervisor",
    params(("application_id" = uuid::Uuid, Path, description = "The caller's own application.")),
    request_body = ReplyToSupervisor,
    responses((status = 200, description = "How it stands.", body = ApplicationSupervision), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[put("/applications/{application_id}/supervision/reply")]
pub async fn reply_to_supervisor(
    app: Data<App>,
    caller: Require<perm::ReplyToSupervisor>,
    application: PathId<ApplicationId>,
    version: IfMatch,
    body: Body<ReplyToSupervisor>,
) -> Result<Versioned<ApplicationSupervision>, AppError> {
    let given = body.into_inner();
    let seen = service::reply_to_supervisor(&app, &caller, application.0, version, given).await?;
    let version = seen.version;
    Ok(Versioned(seen, version))
}

/// How the applications of a call stand with the supervisors, the earliest first: for a conversation, and for nothing that
/// decides.
#[utoipa::path(
    tag = "supervision",
    operation_id = "list_supervision",
    params(("call_id" = uuid::Uuid, Path, description = "Id of the call"), SupervisionQuery),
    responses((status = 200, description = "A page of applications.", body = Page<SupervisionEntry>), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/calls/{call_id}/supervision")]
pub async fn list_supervision(
    app: Data<App>,
    caller: Require<perm::ListSupervision>,
    call: PathId<CallId>,
    query: Query<SupervisionQuery>,
) -> Result<Listed<SupervisionEntry>, AppError> {
    service::list_supervision(&app, &caller, call.0, &query).await.map(Listed)
}
