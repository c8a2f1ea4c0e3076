//! Operations on retention.

use actix_web::get;
use actix_web::web::Data;
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::retention::{ErasureReport, OutlookQuery, RetentionOutlook};
use polku_domain::access::perm;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{Json, Listed, Problems, Query};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(view_retention_outlook).service(list_erasure_reports);
}

/// What is kept how long, and what falls due within some days: by class, and applications by programme and call.
///
/// It is counted by the queries that the nightly run erases by, so that what it tells of today is what the run of today
/// erases. A number of people or records below five is not told. Applications that are old enough but are kept, because
/// somebody takes part or something is undecided, are named with the reason: each ends by what somebody does.
#[utoipa::path(
    tag = "retention",
    operation_id = "view_retention_outlook",
    params(OutlookQuery),
    responses((status = 200, description = "The outlook.", body = RetentionOutlook), Problems)
)]
#[get("/retention_outlook")]
pub async fn view_retention_outlook(
    app: Data<App>,
    caller: Require<perm::ViewRetention>,
    query: Query<OutlookQuery>,
) -> Result<Json<RetentionOutlook>, AppError> {
    service::view_retention_outlook(&app, &caller, &query).await.map(Json)
}

/// What was erased on which day, the latest first. A report leads to nobody: kinds and numbers, none below five.
#[utoipa::path(
    tag = "retention",
    operation_id = "list_erasure_reports",
    params(PageQuery),
    responses((status = 200, description = "A page of reports.", body = Page<ErasureReport>), Problems)
)]
#[get("/erasure_reports")]
pub async fn list_erasure_reports(
    app: Data<App>,
    caller: Require<perm::ViewRetention>,
    query: Query<PageQuery>,
) -> Result<Listed<ErasureReport>, AppError> {
    service::list_erasure_reports(&app, &caller, &query).await.map(Listed)
}
