//! Invite, look at a link, redeem it.

use actix_web::{post, web};
use polku_api_types::access::{CreateInvitation, InvitationDetails, LinkDetails, LinkToken, RedeemLink};
use polku_domain::access::perm;

use super::{redeem, service};
use crate::access::Require;
use crate::app::App;
use crate::http::{Also, Body, Created, Idempotent, Json, NoContent, Problems};
use crate::problem::AppError;

/// Invites somebody to sign in, until an end date where they are not on the staff.
///
/// The link is shown in the first answer only. With an address it is also sent by mail.
#[utoipa::path(
    tag = "access",
    operation_id = "create_invitation",
    request_body = CreateInvitation,
    responses((status = 201, description = "Invited.", body = InvitationDetails), Problems)
)]
#[post("/invitations")]
pub async fn create_invitation(
    app: web::Data<App>,
    caller: Require<perm::ManageAccounts>,
    key: Idempotent,
    body: Body<CreateInvitation>,
) -> Result<Created<InvitationDetails>, AppError> {
    let made = service::create_invitation(&app, &caller, &key, body.into_inner()).await?;
    let location = format!("/api/v1/accounts/{}", made.account_id);
    Ok(Created::new(made, location))
}

/// What a one-time link opens.
#[utoipa::path(
    tag = "access",
    operation_id = "preview_link",
    request_body = LinkToken,
    responses((status = 200, description = "What it opens.", body = LinkDetails), Problems, Also<404>)
)]
#[post("/one_time_links/preview")]
pub async fn preview_link(
    app: web::Data<App>,
    _caller: Require<perm::SignIn>,
    body: Body<LinkToken>,
) -> Result<Json<LinkDetails>, AppError> {
    service::preview_link(&app, &body.token).await.map(Json)
}

/// Redeems a one-time link: chooses user name and password. The link is used up.
#[utoipa::path(
    tag = "access",
    operation_id = "redeem_link",
    request_body = RedeemLink,
    responses((status = 204, description = "Redeemed; sign in next."), Problems, Also<404>, Also<409>)
)]
#[post("/one_time_links/redemption")]
pub async fn redeem_link(
    app: web::Data<App>,
    caller: Require<perm::SignIn>,
    body: Body<RedeemLink>,
) -> Result<NoContent, AppError> {
    redeem::redeem_link(&app, &caller, body.into_inner()).await.map(|()| NoContent)
}
