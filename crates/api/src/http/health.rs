//! Is the process alive, and can it work?

use actix_web::{get, web};
use serde::Serialize;

use super::answer::{Json, Problems};
use super::store;
use crate::app::App;
use crate::problem::AppError;

/// The state of the service.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Health {
    /// `ok`; anything else is answered as a problem.
    status: &'static str,
}

/// The process answers. Says nothing about what it depends on.
#[utoipa::path(
    tag = "service",
    operation_id = "view_health",
    responses((status = 200, description = "The process answers.", body = Health), Problems)
)]
#[get("/healthz")]
pub async fn view_health() -> Json<Health> {
    Json(Health { status: "ok" })
}

/// The service can work: its database takes a write.
#[utoipa::path(
    tag = "service",
    operation_id = "view_readiness",
    responses((status = 200, description = "The service can work.", body = Health), Problems)
)]
#[get("/readyz")]
pub async fn view_readiness(app: web::Data<App>) -> Result<Json<Health>, AppError> {
    let now = app.clock.now();
    app.db.write_tx(move |conn| store::write_probe(conn, now).map_err(AppError::from)).await?;
    Ok(Json(Health { status: "ok" }))
}
