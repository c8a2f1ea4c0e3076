//! Operations on places: how many there are, who was offered one, and who waits.

use actix_web::web::Data;
use actix_web::{get, post};
use polku_api_types::applications::OfferDetails;
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::selection::{OfferByHand, OfferSummary, PlacesOverview, WaitingEntry};
use polku_domain::access::perm;
use polku_domain::ids::{OfferId, ProgrammeId};

use crate::access::Require;
use crate::app::App;
use crate::http::{
    Also, Body, CalendarDownload, Idempotent, Json, Listed, PathId, Problems, Query, Versioned,
};
use crate::problem::AppError;
use crate::selection::service;

/// How many places a programme has, how many of them are taken, and how many people wait.
#[utoipa::path(
    tag = "offers",
    operation_id = "view_places",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The places.", body = PlacesOverview), Problems)
)]
#[get("/programmes/{programme_id}/places")]
pub async fn view_places(
    app: Data<App>,
    caller: Require<perm::ListOffers>,
    id: PathId<ProgrammeId>,
) -> Result<Json<PlacesOverview>, AppError> {
    service::view_places(&app, &caller, *id).await.map(Json)
}

/// The offers of a programme, newest first.
#[utoipa::path(
    tag = "offers",
    operation_id = "list_offers",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), PageQuery),
    responses((status = 200, description = "A page of offers.", body = Page<OfferSummary>), Problems)
)]
#[get("/programmes/{programme_id}/offers")]
pub async fn list_offers(
    app: Data<App>,
    caller: Require<perm::ListOffers>,
    id: PathId<ProgrammeId>,
    query: Query<PageQuery>,
) -> Result<Listed<OfferSummary>, AppError> {
    service::list_offers(&app, &caller, *id, &query).await.map(Listed)
}

/// Who waits for a place of a programme, in the order of the list, each with the place where they stand now.
#[utoipa::path(
    tag = "offers",
    operation_id = "list_waiting",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), PageQuery),
    responses((status = 200, description = "A page of the waiting list.", body = Page<WaitingEntry>), Problems)
)]
#[get("/programmes/{programme_id}/waiting_list")]
pub async fn list_waiting(
    app: Data<App>,
    caller: Require<perm::ListOffers>,
    id: PathId<ProgrammeId>,
    query: Query<PageQuery>,
) -> Result<Listed<WaitingEntry>, AppError> {
    service::list_waiting(&app, &caller, *id, &query).await.map(Listed)
}

/// Offer a free place to one of the waiting list out of turn, for a reason that is kept.
#[utoipa::path(
    tag = "offers",
    operation_id = "offer_by_hand",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    request_body = OfferByHand,
    responses((status = 200, description = "The offer.", body = OfferDetails), Problems)
)]
#[post("/programmes/{programme_id}/offers")]
pub async fn offer_by_hand(
    app: Data<App>,
    caller: Require<perm::ManageOffers>,
    id: PathId<ProgrammeId>,
    key: Idempotent,
    body: Body<OfferByHand>,
) -> Result<Versioned<OfferDetails>, AppError> {
    service::offer_by_hand(&app, &caller, &key, *id, body.into_inner()).await.map(super::offer)
}

/// The last day to answer the offered place, as a file that calendars read (RFC 5545), while it can be answered.
#[utoipa::path(
    tag = "offers",
    operation_id = "export_offer_calendar",
    params(("offer_id" = uuid::Uuid, Path, description = "An offer to the caller.")),
    responses(
        (status = 200, description = "The file.", body = String, content_type = "text/calendar"),
        Problems,
        Also<409>
    ),
    extensions(("x-clashes" = json!(true)))
)]
#[get("/me/offers/{offer_id}/calendar")]
pub async fn export_offer_calendar(
    app: Data<App>,
    caller: Require<perm::AnswerOffer>,
    id: PathId<OfferId>,
) -> Result<CalendarDownload, AppError> {
    service::offer_calendar(&app, &caller, *id).await.map(|text| CalendarDownload::new("polku.ics", text))
}
