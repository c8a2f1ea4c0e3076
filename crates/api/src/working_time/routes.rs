//! Operations of working time.

use actix_web::get;
use actix_web::web::Data;
use polku_api_types::working_time::{SupervisedHours, SupervisedHoursExportQuery, SupervisedHoursQuery};
use polku_domain::access::perm;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{export, service};
use crate::access::Require;
use crate::app::App;
use crate::http::{Json, Problems, Query, TableFile};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(view_supervised_hours).service(export_supervised_hours);
}

/// When those whom the staff register says the caller supervises today are away in programmes, and for how long: of the
/// programmes whose calls tell supervisors, what is published. Never at what, where or with whom, nor who was there.
#[utoipa::path(
    tag = "supervision",
    operation_id = "view_supervised_hours",
    params(SupervisedHoursQuery),
    responses((status = 200, description = "The times.", body = SupervisedHours), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/me/supervised_hours")]
pub async fn view_supervised_hours(
    app: Data<App>,
    caller: Require<perm::ViewSupervisedHours>,
    query: Query<SupervisedHoursQuery>,
) -> Result<Json<SupervisedHours>, AppError> {
    service::view_supervised_hours(&app, &caller, &query).await.map(Json)
}

/// The same as a file, a line for each time.
#[utoipa::path(
    tag = "supervision",
    operation_id = "export_supervised_hours",
    params(SupervisedHoursExportQuery),
    responses(TableFile, Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/me/supervised_hours/export")]
pub async fn export_supervised_hours(
    app: Data<App>,
    caller: Require<perm::ViewSupervisedHours>,
    query: Query<SupervisedHoursExportQuery>,
) -> Result<TableFile, AppError> {
    export::export_supervised_hours(&app, &caller, &query).await
}
