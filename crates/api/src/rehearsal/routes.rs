//! Operations on rehearsals.

use actix_web::web::Data;
use actix_web::{get, post};
use polku_api_types::rehearsal::{Rehearsal, RehearsalPools, RehearseSelection};
use polku_domain::access::perm;
use polku_domain::ids::CallId;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{Also, Body, Json, PathId, Problems};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(view_rehearsal_pools).service(rehearse_selection);
}

/// With whom the selection of a call can be rehearsed before it opens.
#[utoipa::path(
    tag = "rehearsal",
    operation_id = "view_rehearsal_pools",
    params(("call_id" = uuid::Uuid, Path, description = "The call.")),
    responses((status = 200, description = "The pools.", body = RehearsalPools), Problems, Also<409>)
)]
#[get("/calls/{call_id}/rehearsal_pools")]
pub async fn view_rehearsal_pools(
    app: Data<App>,
    caller: Require<perm::RehearseSelection>,
    call: PathId<CallId>,
) -> Result<Json<RehearsalPools>, AppError> {
    service::view_rehearsal_pools(&app, &caller, *call).await.map(Json)
}

/// Rehearse the selection of a call before it opens: the chances, the outcome and the load of each method side by side.
///
/// Nothing is stored but an entry in the audit log that it was done. The pool is a share of the staff, or that of an
/// earlier call whose outcome is confirmed. The same pool, terms and seed give the same answer, and a round whose seed
/// and pool are these gives that result. Once the call has opened, it is refused.
#[utoipa::path(
    tag = "rehearsal",
    operation_id = "rehearse_selection",
    request_body = RehearseSelection,
    params(("call_id" = uuid::Uuid, Path, description = "The call.")),
    responses((status = 200, description = "What each method would do.", body = Rehearsal), Problems, Also<409>)
)]
#[post("/calls/{call_id}/rehearsals")]
pub async fn rehearse_selection(
    app: Data<App>,
    caller: Require<perm::RehearseSelection>,
    call: PathId<CallId>,
    body: Body<RehearseSelection>,
) -> Result<Json<Rehearsal>, AppError> {
    service::rehearse_selection(&app, &caller, *call, body.into_inner()).await.map(Json)
}
