//! Operations on applications.

use actix_web::web::Data;
use actix_web::{get, post, put};
use polku_api_types::applications::{
    ApplicationDetails, ApplicationSummary, ApplicationsExportQuery, ApplicationsImportQuery,
    ApplicationsImportResult, ApplicationsQuery, MyApplication, SubmitApplication,
};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::perm;
use polku_domain::ids::{ApplicationId, CallId};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{
    Body, Created, Idempotent, IfMatch, Json, Listed, PathId, Problems, Query, TableFile, Upload, Versioned,
};
use crate::problem::AppError;

/// Mounts the room. Patterns are tried in this order, so what is asked for most comes first; no two of them suit the
/// same address.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(view_application)
        .service(list_applications)
        .service(list_own_applications)
        .service(view_own_application)
        .service(submit_application)
        .service(change_application)
        .service(export_applications)
        .service(import_applications);
}

/// Apply to an open call, or apply again after withdrawing. Everybody on the staff may apply; when in the window means
/// nothing.
#[utoipa::path(
    tag = "applications",
    operation_id = "submit_application",
    request_body = SubmitApplication,
    params(("call_id" = uuid::Uuid, Path, description = "Id of the call")),
    responses((status = 201, description = "The application", body = MyApplication), Problems),
)]
#[post("/calls/{call_id}/applications")]
pub async fn submit_application(
    app: Data<App>,
    caller: Require<perm::SubmitApplication>,
    key: Idempotent,
    call: PathId<CallId>,
    body: Body<SubmitApplication>,
) -> Result<Created<MyApplication>, AppError> {
    let answer = service::own::submit_application(&app, &caller, &key, call.0, body.into_inner()).await?;
    let location = format!("/api/v1/me/applications/{}", answer.id);
    let version = answer.version;
    Ok(Created::new(answer, location).version(version))
}

/// One's own applications, the latest first.
#[utoipa::path(
    tag = "applications",
    operation_id = "list_own_applications",
    params(PageQuery),
    responses((status = 200, description = "A page of applications", body = Page<MyApplication>), Problems),
)]
#[get("/me/applications")]
pub async fn list_own_applications(
    app: Data<App>,
    caller: Require<perm::ListOwnApplications>,
    query: Query<PageQuery>,
) -> Result<Listed<MyApplication>, AppError> {
    service::own::list_own_applications(&app, &caller, &query).await.map(Listed)
}

/// One of one's own applications, with its outcome and the reasons once the list is confirmed.
#[utoipa::path(
    tag = "applications",
    operation_id = "view_own_application",
    params(("application_id" = uuid::Uuid, Path, description = "Id of the application")),
    responses((status = 200, description = "The application", body = MyApplication), Problems),
)]
#[get("/me/applications/{application_id}")]
pub async fn view_own_application(
    app: Data<App>,
    caller: Require<perm::ChangeApplication>,
    application: PathId<ApplicationId>,
) -> Result<Versioned<MyApplication>, AppError> {
    let answer = service::own::view_own_application(&app, &caller, application.0).await?;
    let version = answer.version;
    Ok(Versioned(answer, version))
}

/// Change the answers of one's own application until the window closes.
#[utoipa::path(
    tag = "applications",
    operation_id = "change_application",
    request_body = SubmitApplication,
    params(("application_id" = uuid::Uuid, Path, description = "Id of the application")),
    responses((status = 200, description = "The application as it is now", body = MyApplication), Problems),
)]
#[put("/me/applications/{application_id}")]
pub async fn change_application(
    app: Data<App>,
    caller: Require<perm::ChangeApplication>,
    application: PathId<ApplicationId>,
    seen: IfMatch,
    body: Body<SubmitApplication>,
) -> Result<Versioned<MyApplication>, AppError> {
    let answer =
        service::own::change_application(&app, &caller, application.0, seen, body.into_inner()).await?;
    let version = answer.version;
    Ok(Versioned(answer, version))
}

/// The applications of a call: filtered, sorted, searched by name.
#[utoipa::path(
    tag = "applications",
    operation_id = "list_applications",
    params(("call_id" = uuid::Uuid, Path, description = "Id of the call"), ApplicationsQuery),
    responses((status = 200, description = "A page of applications", body = Page<ApplicationSummary>), Problems),
    extensions(("x-personal" = json!(true))),
)]
#[get("/calls/{call_id}/applications")]
pub async fn list_applications(
    app: Data<App>,
    caller: Require<perm::ListApplications>,
    call: PathId<CallId>,
    query: Query<ApplicationsQuery>,
) -> Result<Listed<ApplicationSummary>, AppError> {
    service::list::list_applications(&app, &caller, call.0, query.into_inner()).await.map(Listed)
}

/// One application with its answers, and what the rules say of it to those who may know.
#[utoipa::path(
    tag = "applications",
    operation_id = "view_application",
    params(("application_id" = uuid::Uuid, Path, description = "Id of the application")),
    responses((status = 200, description = "The application", body = ApplicationDetails), Problems),
    extensions(("x-personal" = json!(true))),
)]
#[get("/applications/{application_id}")]
pub async fn view_application(
    app: Data<App>,
    caller: Require<perm::ViewApplication>,
    application: PathId<ApplicationId>,
) -> Result<Versioned<ApplicationDetails>, AppError> {
    let answer = service::view::view_application(&app, &caller, application.0).await?;
    let version = answer.version;
    Ok(Versioned(answer, version))
}

/// The applications of a call as a file, filtered and sorted as the list is.
#[utoipa::path(
    tag = "applications",
    operation_id = "export_applications",
    params(("call_id" = uuid::Uuid, Path, description = "Id of the call"), ApplicationsExportQuery),
    responses(TableFile, Problems),
    extensions(("x-personal" = json!(true))),
)]
#[get("/calls/{call_id}/applications/export")]
pub async fn export_applications(
    app: Data<App>,
    caller: Require<perm::ExportApplications>,
    call: PathId<CallId>,
    query: Query<ApplicationsExportQuery>,
) -> Result<TableFile, AppError> {
    service::export::export_applications(&app, &caller, call.0, query.into_inner()).await
}

/// Import applications that were made elsewhere, or see what an import would do.
///
/// Without `apply=true` nothing changes. Send `file_sha256` of the dry run along, so that exactly the file looked at
/// is imported.
#[utoipa::path(
    tag = "applications",
    operation_id = "import_applications",
    params(("call_id" = uuid::Uuid, Path, description = "Id of the call"), ApplicationsImportQuery),
    request_body(content = String, content_type = "text/csv"),
    responses((status = 200, description = "What it would do, or did", body = ApplicationsImportResult), Problems),
)]
#[post("/calls/{call_id}/applications/import")]
pub async fn import_applications(
    app: Data<App>,
    caller: Require<perm::ImportApplications>,
    call: PathId<CallId>,
    query: Query<ApplicationsImportQuery>,
    key: Idempotent,
    file: Upload,
) -> Result<Json<ApplicationsImportResult>, AppError> {
    let bytes = file.0.to_vec().into();
    service::import::import_applications(&app, &caller, &key, call.0, &query, bytes).await.map(Json)
}
