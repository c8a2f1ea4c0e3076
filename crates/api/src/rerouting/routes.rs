//! Operations on other paths for applicants.

use actix_web::web::Data;
use actix_web::{get, post};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::rerouting::{
    AddendumDetails, AddendumPreview, AdoptAddendum, ApplicantClusters, MyPathOffer, PrepareAddendum,
};
use polku_domain::access::perm;
use polku_domain::ids::{AddendumId, CallId, PathOfferId};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{
    Also, Body, CalendarDownload, Created, Idempotent, IfMatch, Json, Listed, PathId, Problems, Query,
    Versioned,
};
use crate::problem::AppError;

/// Mounts the room. What has a fixed name comes before what has an id.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(view_clusters)
        .service(list_addenda)
        .service(prepare_addendum)
        .service(preview_addendum)
        .service(withdraw_addendum)
        .service(adopt_addendum)
        .service(list_own_path_offers)
        .service(export_path_offer_calendar)
        .service(accept_path_offer)
        .service(refuse_path_offer);
}

fn versioned(details: AddendumDetails) -> Versioned<AddendumDetails> {
    let version = details.version;
    Versioned(details, version)
}

/// In which clusters the applicants of a call are, so that another path can be founded for one. Numbers under five are
/// hidden, with as many more as it takes to keep them so.
#[utoipa::path(
    tag = "rerouting",
    operation_id = "view_clusters",
    params(("call_id" = uuid::Uuid, Path, description = "The call.")),
    responses((status = 200, description = "The clusters.", body = ApplicantClusters), Problems)
)]
#[get("/calls/{call_id}/clusters")]
pub async fn view_clusters(
    app: Data<App>,
    caller: Require<perm::ViewClusters>,
    call: PathId<CallId>,
) -> Result<Json<ApplicantClusters>, AppError> {
    service::view_clusters(&app, &caller, *call).await.map(Json)
}

/// The addenda of a call: which other path is offered to whom, why, and who decided it. Everybody on the staff sees
/// those that were adopted.
#[utoipa::path(
    tag = "rerouting",
    operation_id = "list_addenda",
    params(("call_id" = uuid::Uuid, Path, description = "The call."), PageQuery),
    responses((status = 200, description = "A page of addenda, the earliest first.", body = Page<AddendumDetails>), Problems)
)]
#[get("/calls/{call_id}/addenda")]
pub async fn list_addenda(
    app: Data<App>,
    caller: Require<perm::ListAddenda>,
    call: PathId<CallId>,
    query: Query<PageQuery>,
) -> Result<Listed<AddendumDetails>, AppError> {
    service::list_addenda(&app, &caller, *call, &query).await.map(Listed)
}

/// Prepare an addendum to a closed call, for the decider. It offers another programme of the initiative and excludes
/// nobody: who refuses or is silent stays in the pool. The published rules stay as they are.
#[utoipa::path(
    tag = "rerouting",
    operation_id = "prepare_addendum",
    request_body = PrepareAddendum,
    params(("call_id" = uuid::Uuid, Path, description = "The call.")),
    responses((status = 201, description = "The addendum.", body = AddendumDetails), Problems)
)]
#[post("/calls/{call_id}/addenda")]
pub async fn prepare_addendum(
    app: Data<App>,
    caller: Require<perm::PrepareAddendum>,
    key: Idempotent,
    call: PathId<CallId>,
    body: Body<PrepareAddendum>,
) -> Result<Created<AddendumDetails>, AppError> {
    let details = service::prepare_addendum(&app, &caller, &key, *call, body.into_inner()).await?;
    let (location, version) = (format!("/api/v1/addenda/{}", details.id), details.version);
    Ok(Created::new(details, location).version(version))
}

/// Preview what adopting an addendum would do: whom it suits, the places it needs, and the mail.
#[utoipa::path(
    tag = "rerouting",
    operation_id = "preview_addendum",
    params(("addendum_id" = uuid::Uuid, Path, description = "The addendum.")),
    responses((status = 200, description = "What it would do.", body = AddendumPreview), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/addenda/{addendum_id}/preview")]
pub async fn preview_addendum(
    app: Data<App>,
    caller: Require<perm::PreviewMail>,
    id: PathId<AddendumId>,
) -> Result<Json<AddendumPreview>, AppError> {
    service::preview_addendum(&app, &caller, *id).await.map(Json)
}

/// Withdraw an addendum that has not been adopted. It stays on record.
#[utoipa::path(
    tag = "rerouting",
    operation_id = "withdraw_addendum",
    params(("addendum_id" = uuid::Uuid, Path, description = "The addendum.")),
    responses((status = 200, description = "The addendum.", body = AddendumDetails), Problems)
)]
#[post("/addenda/{addendum_id}/withdrawal")]
pub async fn withdraw_addendum(
    app: Data<App>,
    caller: Require<perm::PrepareAddendum>,
    id: PathId<AddendumId>,
    key: Idempotent,
    version: IfMatch,
) -> Result<Versioned<AddendumDetails>, AppError> {
    service::withdraw_addendum(&app, &caller, &key, version, *id).await.map(versioned)
}

/// Adopt an addendum, as an official who did not prepare it: each whom it suits is offered the other path, and each
/// offer holds a place of it.
#[utoipa::path(
    tag = "rerouting",
    operation_id = "adopt_addendum",
    request_body = AdoptAddendum,
    params(("addendum_id" = uuid::Uuid, Path, description = "The addendum.")),
    responses((status = 200, description = "The addendum.", body = AddendumDetails), Problems)
)]
#[post("/addenda/{addendum_id}/adoption")]
pub async fn adopt_addendum(
    app: Data<App>,
    caller: Require<perm::AdoptAddendum>,
    id: PathId<AddendumId>,
    key: Idempotent,
    version: IfMatch,
    body: Body<AdoptAddendum>,
) -> Result<Versioned<AddendumDetails>, AppError> {
    service::adopt_addendum(&app, &caller, &key, version, *id, body.into_inner()).await.map(versioned)
}

/// The other paths that the caller was offered, with the reason and the facts, the latest first.
#[utoipa::path(
    tag = "rerouting",
    operation_id = "list_own_path_offers",
    params(PageQuery),
    responses((status = 200, description = "A page of offers.", body = Page<MyPathOffer>), Problems)
)]
#[get("/me/path_offers")]
pub async fn list_own_path_offers(
    app: Data<App>,
    caller: Require<perm::ListOwnPathOffers>,
    query: Query<PageQuery>,
) -> Result<Listed<MyPathOffer>, AppError> {
    service::list_own_path_offers(&app, &caller, &query).await.map(Listed)
}

/// The last day to answer the other path, as a file that calendars read (RFC 5545), while it can be answered.
#[utoipa::path(
    tag = "rerouting",
    operation_id = "export_path_offer_calendar",
    params(("path_offer_id" = uuid::Uuid, Path, description = "An offer of another path to the caller.")),
    responses(
        (status = 200, description = "The file.", body = String, content_type = "text/calendar"),
        Problems,
        Also<409>
    ),
    extensions(("x-clashes" = json!(true)))
)]
#[get("/me/path_offers/{path_offer_id}/calendar")]
pub async fn export_path_offer_calendar(
    app: Data<App>,
    caller: Require<perm::AnswerPathOffer>,
    id: PathId<PathOfferId>,
) -> Result<CalendarDownload, AppError> {
    service::path_offer_calendar(&app, &caller, *id)
        .await
        .map(|text| CalendarDownload::new("polku.ics", text))
}

/// Accept the other path: the application leaves the pool, keeps its time and history, and has a place there.
#[utoipa::path(
    tag = "rerouting",
    operation_id = "accept_path_offer",
    params(("path_offer_id" = uuid::Uuid, Path, description = "An offer of another path to the caller.")),
    responses((status = 200, description = "The offer.", body = MyPathOffer), Problems)
)]
#[post("/me/path_offers/{path_offer_id}/acceptance")]
pub async fn accept_path_offer(
    app: Data<App>,
    caller: Require<perm::AnswerPathOffer>,
    id: PathId<PathOfferId>,
    key: Idempotent,
) -> Result<Json<MyPathOffer>, AppError> {
    service::accept(&app, &caller, &key, *id).await.map(Json)
}

/// Refuse the other path: the application stays in the pool exactly as it was.
#[utoipa::path(
    tag = "rerouting",
    operation_id = "refuse_path_offer",
    params(("path_offer_id" = uuid::Uuid, Path, description = "An offer of another path to the caller.")),
    responses((status = 200, description = "The offer.", body = MyPathOffer), Problems)
)]
#[post("/me/path_offers/{path_offer_id}/refusal")]
pub async fn refuse_path_offer(
    app: Data<App>,
    caller: Require<perm::AnswerPathOffer>,
    id: PathId<PathOfferId>,
    key: Idempotent,
) -> Result<Json<MyPathOffer>, AppError> {
    service::refuse(&app, &caller, &key, *id).await.map(Json)
}
