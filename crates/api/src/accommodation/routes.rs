//! Operations of accommodation.

use actix_web::web::Data;
use actix_web::{delete, get, put};
use polku_api_types::accommodation::{
    AccommodationContactDetails, AccommodationProgramme, AccommodationWish, AccommodationWishEntry,
    NameAccommodationContact, SetAccommodationWish,
};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::perm;
use polku_domain::ids::{ApplicationId, ProgrammeId};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{Also, Body, IfMatch, Listed, NoContent, PathId, Problems, Query, Versioned};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(view_accommodation_wish)
        .service(set_accommodation_wish)
        .service(delete_accommodation_wish)
        .service(list_accommodation_programmes)
        .service(list_accommodation_wishes)
        .service(view_accommodation_contact)
        .service(name_accommodation_contact);
}

/// What the caller has said that they need to take part, and who reads it.
#[utoipa::path(
    tag = "accommodation",
    operation_id = "view_accommodation_wish",
    params(("application_id" = uuid::Uuid, Path, description = "The caller's own application.")),
    responses((status = 200, description = "What was said.", body = AccommodationWish), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/applications/{application_id}/accommodation_wish")]
pub async fn view_accommodation_wish(
    app: Data<App>,
    caller: Require<perm::ViewAccommodationWish>,
    application: PathId<ApplicationId>,
) -> Result<Versioned<AccommodationWish>, AppError> {
    let wish = service::view_accommodation_wish(&app, caller.into_caller(), *application).await?;
    let version = wish.version;
    Ok(Versioned(wish, version))
}

/// Says what the caller needs to take part: the need, not its cause. The caller and the one named contact read it, nobody
/// else; no decision on the application knows of it. It is erased when application or participation are over.
#[utoipa::path(
    tag = "accommodation",
    operation_id = "set_accommodation_wish",
    params(("application_id" = uuid::Uuid, Path, description = "The caller's own application.")),
    request_body = SetAccommodationWish,
    responses((status = 200, description = "What was said.", body = AccommodationWish), Problems, Also<409>),
    extensions(("x-personal" = json!(true)))
)]
#[put("/applications/{application_id}/accommodation_wish")]
pub async fn set_accommodation_wish(
    app: Data<App>,
    caller: Require<perm::SetAccommodationWish>,
    application: PathId<ApplicationId>,
    version: IfMatch,
    body: Body<SetAccommodationWish>,
) -> Result<Versioned<AccommodationWish>, AppError> {
    let given = body.into_inner();
    let caller = caller.into_caller();
    let wish = service::set_accommodation_wish(&app, caller, *application, version, given).await?;
    let version = wish.version;
    Ok(Versioned(wish, version))
}

/// Takes back what was said. Nothing of it is kept.
#[utoipa::path(
    tag = "accommodation",
    operation_id = "delete_accommodation_wish",
    params(("application_id" = uuid::Uuid, Path, description = "The caller's own application.")),
    responses((status = 204, description = "Taken back."), Problems)
)]
#[delete("/applications/{application_id}/accommodation_wish")]
pub async fn delete_accommodation_wish(
    app: Data<App>,
    caller: Require<perm::SetAccommodationWish>,
    application: PathId<ApplicationId>,
    version: IfMatch,
) -> Result<NoContent, AppError> {
    let caller = caller.into_caller();
    service::delete_accommodation_wish(&app, caller, *application, version).await.map(|()| NoContent)
}

/// The programmes for which the caller is the contact.
#[utoipa::path(
    tag = "accommodation",
    operation_id = "list_accommodation_programmes",
    params(PageQuery),
    responses((status = 200, description = "A page of programmes.", body = Page<AccommodationProgramme>), Problems)
)]
#[get("/accommodation_programmes")]
pub async fn list_accommodation_programmes(
    app: Data<App>,
    caller: Require<perm::ListAccommodationWishes>,
    query: Query<PageQuery>,
) -> Result<Listed<AccommodationProgramme>, AppError> {
    service::list_accommodation_programmes(&app, &caller, &query).await.map(Listed)
}

/// What people need to take part in the programmes for which the caller is the contact, the earliest application first.
/// Whoever is the contact of none sees none. Each author sees in their use log that it was read.
#[utoipa::path(
    tag = "accommodation",
    operation_id = "list_accommodation_wishes",
    params(PageQuery),
    responses((status = 200, description = "A page of wishes.", body = Page<AccommodationWishEntry>), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/accommodation_wishes")]
pub async fn list_accommodation_wishes(
    app: Data<App>,
    caller: Require<perm::ListAccommodationWishes>,
    query: Query<PageQuery>,
) -> Result<Listed<AccommodationWishEntry>, AppError> {
    service::list_accommodation_wishes(&app, &caller, &query).await.map(Listed)
}

/// Who is named to read what people need to take part in a programme.
#[utoipa::path(
    tag = "accommodation",
    operation_id = "view_accommodation_contact",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "Who is named.", body = AccommodationContactDetails), Problems)
)]
#[get("/programmes/{programme_id}/accommodation_contact")]
pub async fn view_accommodation_contact(
    app: Data<App>,
    caller: Require<perm::ManageAccommodationContact>,
    programme: PathId<ProgrammeId>,
) -> Result<Versioned<AccommodationContactDetails>, AppError> {
    let named = service::view_accommodation_contact(&app, caller.into_caller(), *programme).await?;
    let version = named.version;
    Ok(Versioned(named, version))
}

/// Names the one who reads what people need to take part. Whoever was named before reads nothing from this moment on, and
/// everybody who has said something is told who reads it now. A decider or an assessor of the programme cannot be named.
#[utoipa::path(
    tag = "accommodation",
    operation_id = "name_accommodation_contact",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    request_body = NameAccommodationContact,
    responses((status = 200, description = "Who is named.", body = AccommodationContactDetails), Problems)
)]
#[put("/programmes/{programme_id}/accommodation_contact")]
pub async fn name_accommodation_contact(
    app: Data<App>,
    caller: Require<perm::ManageAccommodationContact>,
    programme: PathId<ProgrammeId>,
    version: IfMatch,
    body: Body<NameAccommodationContact>,
) -> Result<Versioned<AccommodationContactDetails>, AppError> {
    let given = body.into_inner();
    let caller = caller.into_caller();
    let named = service::name_accommodation_contact(&app, caller, *programme, version, given).await?;
    let version = named.version;
    Ok(Versioned(named, version))
}
