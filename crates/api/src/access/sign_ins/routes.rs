//! Sign in, sign out, change the password.

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpRequest, HttpResponse, delete, post, web};
use polku_api_types::access::{ChangePassword, SignIn};
use polku_domain::access::perm;

use super::service;
use crate::access::Require;
use crate::access::authenticate::cookie_name;
use crate::app::App;
use crate::http::{Body, NoContent, Problems};
use crate::problem::AppError;

/// Signs in with a local account and sets the sign-in cookie.
///
/// The eleventh wrong password for one account from one address within 15 minutes is answered with 429. Wrong
/// user name and wrong password are told alike.
#[utoipa::path(
    tag = "access",
    operation_id = "sign_in",
    request_body = SignIn,
    responses((status = 204, description = "Signed in; the cookie is set."), Problems)
)]
#[post("/sign_ins")]
pub async fn sign_in(
    app: web::Data<App>,
    caller: Require<perm::SignIn>,
    req: HttpRequest,
    body: Body<SignIn>,
) -> Result<HttpResponse, AppError> {
    let address = app.caller_address(&req).map(|address| address.to_string()).unwrap_or_default();
    let secret = service::sign_in(&app, &caller, &address, body.into_inner()).await?;
    Ok(HttpResponse::NoContent()
        .insert_header((CACHE_CONTROL, "no-store"))
        .cookie(sign_in_cookie(&app.public_url, secret))
        .finish())
}

/// Ends the caller's sign-in, or what their personal link opened.
#[utoipa::path(
    tag = "access",
    operation_id = "end_sign_in",
    responses((status = 204, description = "Signed out."), Problems)
)]
#[delete("/sign_ins/current")]
pub async fn end_sign_in(
    app: web::Data<App>,
    caller: Require<perm::EndSignIn>,
) -> Result<HttpResponse, AppError> {
    service::end_sign_in(&app, &caller).await?;
    let mut cookie = sign_in_cookie(&app.public_url, String::new());
    cookie.make_removal();
    Ok(HttpResponse::NoContent().insert_header((CACHE_CONTROL, "no-store")).cookie(cookie).finish())
}

/// Changes the password of the caller's own local account. Every other sign-in of the account ends.
#[utoipa::path(
    tag = "access",
    operation_id = "change_password",
    request_body = ChangePassword,
    responses((status = 204, description = "Changed."), Problems)
)]
#[post("/me/password")]
pub async fn change_password(
    app: web::Data<App>,
    caller: Require<perm::ChangePassword>,
    body: Body<ChangePassword>,
) -> Result<NoContent, AppError> {
    service::change_password(&app, &caller, body.into_inner()).await.map(|()| NoContent)
}

/// Ends with the browser; how long it holds is decided on the server.
pub(in crate::access) fn sign_in_cookie(public_url: &str, secret: String) -> Cookie<'static> {
    Cookie::build(cookie_name(public_url), secret)
        .path("/")
        .http_only(true)
        .secure(public_url.starts_with("https://"))
        .same_site(SameSite::Lax)
        .finish()
}
