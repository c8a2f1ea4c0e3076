//! Operations on one's own secret calendar address.

use actix_web::web::Data;
use actix_web::{delete, get, post};
use polku_api_types::calendars::{IssuedCalendarAddress, OwnCalendarAddress};
use polku_domain::access::perm;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{Created, Idempotent, Json, NoContent, Problems};
use crate::problem::AppError;

/// Whether a calendar can follow the caller's sessions, and since when. The address itself is shown once, when it is made.
#[utoipa::path(tag = "sessions", operation_id = "view_own_calendar_address",
    responses((status = 200, description = "How it stands", body = OwnCalendarAddress), Problems))]
#[get("/me/calendar_address")]
pub async fn view_own_calendar_address(
    app: Data<App>,
    caller: Require<perm::ManageOwnCalendarAddress>,
) -> Result<Json<OwnCalendarAddress>, AppError> {
    service::view_own_calendar_address(&app, &caller).await.map(Json)
}

/// Makes the secret address at which calendars follow the caller's sessions. The one before ends.
///
/// The address is in the first answer only. Whoever has it reads when and where the caller's sessions are, until the caller
/// makes another, ends it, or leaves the staff.
#[utoipa::path(tag = "sessions", operation_id = "make_own_calendar_address",
    responses((status = 201, description = "Made", body = IssuedCalendarAddress), Problems))]
#[post("/me/calendar_address")]
pub async fn make_own_calendar_address(
    app: Data<App>,
    caller: Require<perm::ManageOwnCalendarAddress>,
    key: Idempotent,
) -> Result<Created<IssuedCalendarAddress>, AppError> {
    let made = service::make_own_calendar_address(&app, &caller, &key).await?;
    Ok(Created::new(made, "/api/v1/me/calendar_address"))
}

/// Ends the secret address. Calendars that follow it get nothing more.
#[utoipa::path(tag = "sessions", operation_id = "end_own_calendar_address",
    responses((status = 204, description = "It has ended."), Problems))]
#[delete("/me/calendar_address")]
pub async fn end_own_calendar_address(
    app: Data<App>,
    caller: Require<perm::ManageOwnCalendarAddress>,
) -> Result<NoContent, AppError> {
    service::end_own_calendar_address(&app, &caller).await.map(|()| NoContent)
}
