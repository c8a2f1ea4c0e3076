//! Operations on personal links.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use polku_api_types::access::LinkToken;
use polku_api_types::personal_links::{IssuedPersonalLink, LinkAddress, OwnPersonalLink, PersonalLinkState};
use polku_domain::access::perm;
use polku_domain::ids::PersonId;

use super::service;
use crate::access::Require;
use crate::access::sign_ins::sign_in_cookie;
use crate::app::App;
use crate::http::{Also, Body, Created, Idempotent, Json, NoContent, PathId, Problems};
use crate::problem::AppError;

/// Where the caller's personal link goes once their service has ended.
#[utoipa::path(tag = "access", operation_id = "view_own_personal_link",
    responses((status = 200, description = "Where it goes", body = OwnPersonalLink), Problems))]
#[get("/me/personal_link")]
pub async fn view_own_personal_link(
    app: Data<App>,
    caller: Require<perm::ManageOwnLinkAddress>,
) -> Result<Json<OwnPersonalLink>, AppError> {
    service::view_own_personal_link(&app, &caller).await.map(Json)
}

/// Says where the caller's personal link goes once their service has ended: an address that they keep then.
///
/// Nobody but the caller reads it. It is erased with the caller's line of the register.
#[utoipa::path(tag = "access", operation_id = "set_own_link_address", request_body = LinkAddress,
    responses((status = 200, description = "Where it goes now", body = OwnPersonalLink), Problems))]
#[post("/me/personal_link/address")]
pub async fn set_own_link_address(
    app: Data<App>,
    caller: Require<perm::ManageOwnLinkAddress>,
    key: Idempotent,
    body: Body<LinkAddress>,
) -> Result<Json<OwnPersonalLink>, AppError> {
    service::set_own_link_address(&app, &caller, &key, &body).await.map(Json)
}

/// Takes back where the caller's personal link would go.
#[utoipa::path(tag = "access", operation_id = "delete_own_link_address",
    responses((status = 204, description = "It goes nowhere."), Problems))]
#[delete("/me/personal_link/address")]
pub async fn delete_own_link_address(
    app: Data<App>,
    caller: Require<perm::ManageOwnLinkAddress>,
) -> Result<NoContent, AppError> {
    service::delete_own_link_address(&app, &caller).await.map(|()| NoContent)
}

/// Opens a personal link and sets the cookie by which its holder reads their own data. The link is used up.
///
/// What it opened ends after 30 minutes without use, after two hours anyway, with the next link that is opened, and as
/// soon as the register names the person again. After 20 wrong links from one address within 15 minutes the next wrong
/// one is answered with 429.
#[utoipa::path(tag = "access", operation_id = "open_personal_link", request_body = LinkToken,
    responses((status = 204, description = "Opened; the cookie is set."), Problems, Also<404>))]
#[post("/personal_links/opening")]
pub async fn open_personal_link(
    app: Data<App>,
    caller: Require<perm::SignIn>,
    req: HttpRequest,
    body: Body<LinkToken>,
) -> Result<HttpResponse, AppError> {
    let address = app.caller_address(&req).map(|address| address.to_string()).unwrap_or_default();
    let secret = service::open_personal_link(&app, &caller, &address, &body.token).await?;
    Ok(HttpResponse::NoContent()
        .insert_header((CACHE_CONTROL, "no-store"))
        .cookie(sign_in_cookie(&app.public_url, secret))
        .finish())
}

/// Asks for a new personal link, which goes to the address that its holder gave before they left.
///
/// The answer is the same whether anybody gave that address or not. No link goes within five minutes of the last, nor more
/// than five on a day. After 50 requests from one place within 15 minutes the next is answered with 429.
#[utoipa::path(tag = "access", operation_id = "ask_for_personal_link", request_body = LinkAddress,
    responses((status = 204, description = "If it is known, a link is on its way there."), Problems))]
#[post("/personal_links/requests")]
pub async fn ask_for_personal_link(
    app: Data<App>,
    _caller: Require<perm::SignIn>,
    req: HttpRequest,
    body: Body<LinkAddress>,
) -> Result<NoContent, AppError> {
    let address = app.caller_address(&req).map(|address| address.to_string()).unwrap_or_default();
    service::ask_for_personal_link(&app, &address, &body).await.map(|()| NoContent)
}

/// How it stands with the personal link of somebody of the register.
#[utoipa::path(tag = "access", operation_id = "view_personal_link",
    params(("person_id" = uuid::Uuid, Path, description = "Id of the person")),
    responses((status = 200, description = "How it stands", body = PersonalLinkState), Problems),
    extensions(("x-personal" = json!(true))))]
#[get("/people/{person_id}/personal_link")]
pub async fn view_personal_link(
    app: Data<App>,
    caller: Require<perm::ManagePersonalLinks>,
    person: PathId<PersonId>,
) -> Result<Json<PersonalLinkState>, AppError> {
    service::view_personal_link(&app, &caller, person.0).await.map(Json)
}

/// Makes a personal link for somebody who has left. The link before it ends.
///
/// Where they said an address before they left, it goes there, and the answer says so and shows no link. Of others it is
/// in the first answer only, to be handed over after their identity was checked; what it opens leaves out what no role
/// may read: `withheld` of `GET /me/data` says what.
#[utoipa::path(tag = "access", operation_id = "issue_personal_link",
    params(("person_id" = uuid::Uuid, Path, description = "Id of the person")),
    responses((status = 201, description = "Made", body = IssuedPersonalLink), Problems, Also<409>))]
#[post("/people/{person_id}/personal_link")]
pub async fn issue_personal_link(
    app: Data<App>,
    caller: Require<perm::ManagePersonalLinks>,
    person: PathId<PersonId>,
    key: Idempotent,
) -> Result<Created<IssuedPersonalLink>, AppError> {
    let made = service::issue_personal_link(&app, &caller, &key, person.0).await?;
    Ok(Created::new(made, format!("/api/v1/people/{}/personal_link", person.0)))
}

/// Ends the personal link of somebody who has left and what it opened, and forgets where their links went.
#[utoipa::path(tag = "access", operation_id = "end_personal_link",
    params(("person_id" = uuid::Uuid, Path, description = "Id of the person")),
    responses((status = 204, description = "Ended."), Problems, Also<409>))]
#[delete("/people/{person_id}/personal_link")]
pub async fn end_personal_link(
    app: Data<App>,
    caller: Require<perm::ManagePersonalLinks>,
    person: PathId<PersonId>,
) -> Result<NoContent, AppError> {
    service::end_personal_link(&app, &caller, person.0).await.map(|()| NoContent)
}
