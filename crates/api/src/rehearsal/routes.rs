//! Operations on rehearsals.

use actix_web::web::Data;
use actix_web::{get, post};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::rehearsal::{
    PublishRehearsal, Rehearsal, RehearsalPools, RehearsalPublication, RehearseSelection,
};
use polku_domain::access::perm;
use polku_domain::ids::{CallId, RehearsalPublicationId};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{publishing, service};
use crate::access::Require;
use crate::app::App;
use crate::http::{Also, Body, Created, Idempotent, Json, Listed, PathId, Problems, Query};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(view_rehearsal_pools)
        .service(rehearse_selection)
        .service(publish_rehearsal)
        .service(list_rehearsal_publications)
        .service(view_rehearsal_publication);
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
/// Nothing is stored but an entry in the audit log that it was done. The pool is a share of the staff, that of an earlier
/// call whose outcome is confirmed, or invented people by a recipe. The same pool, terms and seed give the same answer, and a round whose seed
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

/// Publish a rehearsal with its call, by name and title, as an official who did not prepare the call.
///
/// It is of invented people only: no figure of the register or of an earlier pool is published. The server makes it anew
/// from the recipe and the seed. It never changes; a newer one stands beside it. Anybody repeats it with `polku rehearse`.
#[utoipa::path(
    tag = "rehearsal",
    operation_id = "publish_rehearsal",
    request_body = PublishRehearsal,
    params(("call_id" = uuid::Uuid, Path, description = "The call.")),
    responses((status = 201, description = "What was published.", body = RehearsalPublication), Problems)
)]
#[post("/calls/{call_id}/rehearsal_publications")]
pub async fn publish_rehearsal(
    app: Data<App>,
    caller: Require<perm::PublishRehearsal>,
    key: Idempotent,
    call: PathId<CallId>,
    body: Body<PublishRehearsal>,
) -> Result<Created<RehearsalPublication>, AppError> {
    let made = publishing::publish_rehearsal(&app, &caller, &key, *call, body.into_inner()).await?;
    let location = format!("/api/v1/rehearsal_publications/{}", made.id);
    Ok(Created::new(made, location))
}

/// The rehearsals that were published of a call, the latest first.
#[utoipa::path(
    tag = "rehearsal",
    operation_id = "list_rehearsal_publications",
    params(("call_id" = uuid::Uuid, Path, description = "The call."), PageQuery),
    responses((status = 200, description = "A page of them.", body = Page<RehearsalPublication>), Problems)
)]
#[get("/calls/{call_id}/rehearsal_publications")]
pub async fn list_rehearsal_publications(
    app: Data<App>,
    caller: Require<perm::RehearseSelection>,
    call: PathId<CallId>,
    query: Query<PageQuery>,
) -> Result<Listed<RehearsalPublication>, AppError> {
    publishing::list_rehearsal_publications(&app, &caller, *call, &query).await.map(Listed)
}

/// A published rehearsal of an approved call: all that it takes to repeat it, and what came of it.
#[utoipa::path(
    tag = "rehearsal",
    operation_id = "view_rehearsal_publication",
    params(("publication_id" = uuid::Uuid, Path, description = "The publication.")),
    responses((status = 200, description = "What was published.", body = RehearsalPublication), Problems)
)]
#[get("/rehearsal_publications/{publication_id}")]
pub async fn view_rehearsal_publication(
    app: Data<App>,
    _caller: Require<perm::ReadPublic>,
    id: PathId<RehearsalPublicationId>,
) -> Result<Json<RehearsalPublication>, AppError> {
    publishing::view_rehearsal_publication(&app, *id).await.map(Json)
}
