//! Operations on one's own data.

use actix_web::get;
use actix_web::web::Data;
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::people::{AccessLogEntry, MyData, MyDataExport};
use polku_domain::access::perm;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{Json, JsonFile, Listed, Problems, Query};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(view_my_data).service(export_my_data).service(view_my_access_log);
}

/// Everything held about the caller.
#[utoipa::path(
    tag = "people",
    operation_id = "view_my_data",
    responses((status = 200, description = "Everything held", body = MyData), Problems),
    extensions(("x-personal" = json!(true))),
)]
#[get("/me/data")]
pub async fn view_my_data(
    app: Data<App>,
    caller: Require<perm::ViewOwnData>,
) -> Result<Json<MyData>, AppError> {
    service::view_my_data(&app, &caller).await.map(Json)
}

/// Everything held about the caller and who looked at it, as a file.
#[utoipa::path(
    tag = "people",
    operation_id = "export_my_data",
    responses((status = 200, description = "Everything held", body = MyDataExport), Problems),
    extensions(("x-personal" = json!(true))),
)]
#[get("/me/data/export")]
pub async fn export_my_data(
    app: Data<App>,
    caller: Require<perm::ViewOwnData>,
) -> Result<JsonFile<MyDataExport>, AppError> {
    let data = service::export_my_data(&app, &caller).await?;
    Ok(JsonFile::new("polku-my-data.json", data))
}

/// Who looked at records about the caller, latest first.
#[utoipa::path(
    tag = "people",
    operation_id = "view_my_access_log",
    params(PageQuery),
    responses((status = 200, description = "A page of looks", body = Page<AccessLogEntry>), Problems),
)]
#[get("/me/access_log")]
pub async fn view_my_access_log(
    app: Data<App>,
    caller: Require<perm::ViewOwnData>,
    query: Query<PageQuery>,
) -> Result<Listed<AccessLogEntry>, AppError> {
    service::view_my_access_log(&app, &caller, &query).await.map(Listed)
}
