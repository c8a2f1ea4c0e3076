//! Operations on working weeks and busy intervals.

use actix_web::web::Data;
use actix_web::{delete, get, post, put};
use polku_api_types::availability::{
    BusyIntervals, BusyIntervalsSent, SaveBusyIntervals, SaveWorkingWeek, SendBusyIntervals, WorkingWeek,
};
use polku_domain::access::perm;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{Body, Idempotent, IfMatch, Json, LargeBody, NoContent, Problems, Versioned};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(view_own_working_week)
        .service(save_own_working_week)
        .service(view_own_busy_intervals)
        .service(send_own_busy_intervals)
        .service(clear_own_busy_intervals)
        .service(send_busy_intervals);
}

/// The caller's own working week. Nobody else reads it.
#[utoipa::path(
    tag = "availability",
    operation_id = "view_own_working_week",
    responses((status = 200, description = "What the caller said, or the usual week.", body = WorkingWeek), Problems)
)]
#[get("/me/working_week")]
pub async fn view_own_working_week(
    app: Data<App>,
    caller: Require<perm::ManageOwnAvailability>,
) -> Result<Versioned<WorkingWeek>, AppError> {
    let week = service::view_own_working_week(&app, &caller).await?;
    let version = week.version;
    Ok(Versioned(week, version))
}

/// Say when the caller works. Whoever plans sessions is told how many of their people a time is outside the working hours of.
#[utoipa::path(
    tag = "availability",
    operation_id = "save_own_working_week",
    request_body = SaveWorkingWeek,
    responses((status = 200, description = "The week as it is now.", body = WorkingWeek), Problems)
)]
#[put("/me/working_week")]
pub async fn save_own_working_week(
    app: Data<App>,
    caller: Require<perm::ManageOwnAvailability>,
    seen: IfMatch,
    body: Body<SaveWorkingWeek>,
) -> Result<Versioned<WorkingWeek>, AppError> {
    let week = service::save_own_working_week(&app, &caller, seen, body.into_inner()).await?;
    let version = week.version;
    Ok(Versioned(week, version))
}

/// When the caller is busy, as it was sent within 24 hours. Nobody else reads it.
#[utoipa::path(
    tag = "availability",
    operation_id = "view_own_busy_intervals",
    responses((status = 200, description = "The intervals that are kept.", body = BusyIntervals), Problems)
)]
#[get("/me/busy_intervals")]
pub async fn view_own_busy_intervals(
    app: Data<App>,
    caller: Require<perm::ManageOwnAvailability>,
) -> Result<Json<BusyIntervals>, AppError> {
    service::view_own_busy_intervals(&app, &caller).await.map(Json)
}

/// Send when the caller is busy, in place of what was sent before. It is kept for 24 hours.
#[utoipa::path(
    tag = "availability",
    operation_id = "send_own_busy_intervals",
    request_body = SaveBusyIntervals,
    responses((status = 200, description = "How long it is kept.", body = BusyIntervalsSent), Problems)
)]
#[post("/me/busy_intervals")]
pub async fn send_own_busy_intervals(
    app: Data<App>,
    caller: Require<perm::ManageOwnAvailability>,
    key: Idempotent,
    body: Body<SaveBusyIntervals>,
) -> Result<Json<BusyIntervalsSent>, AppError> {
    service::send_own_busy_intervals(&app, &caller, &key, body.into_inner()).await.map(Json)
}

/// Erase when the caller is busy, whoever sent it.
#[utoipa::path(
    tag = "availability",
    operation_id = "clear_own_busy_intervals",
    responses((status = 204, description = "None are kept."), Problems)
)]
#[delete("/me/busy_intervals")]
pub async fn clear_own_busy_intervals(
    app: Data<App>,
    caller: Require<perm::ManageOwnAvailability>,
) -> Result<NoContent, AppError> {
    service::clear_own_busy_intervals(&app, &caller).await.map(|()| NoContent)
}

/// Send when many people of the agency are busy, each in place of what was sent of them before; all of it or nothing. It is kept
/// for 24 hours and read by nobody but the people themselves.
#[utoipa::path(
    tag = "availability",
    operation_id = "send_busy_intervals",
    request_body = SendBusyIntervals,
    responses((status = 200, description = "How long it is kept.", body = BusyIntervalsSent), Problems)
)]
#[post("/busy_intervals")]
pub async fn send_busy_intervals(
    app: Data<App>,
    caller: Require<perm::SendBusyIntervals>,
    key: Idempotent,
    body: LargeBody<SendBusyIntervals>,
) -> Result<Json<BusyIntervalsSent>, AppError> {
    service::send_busy_intervals(&app, &caller, &key, body.0).await.map(Json)
}
