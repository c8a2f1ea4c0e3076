//! Machine clients and their tokens.

use actix_web::http::header::{AUTHORIZATION, CACHE_CONTROL};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use polku_api_types::access::{CreateMachineClient, MachineClientDetails, TokenAnswer, TokenRequest};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::perm;
use polku_domain::ids::ClientId;

use super::{service, token};
use crate::access::Require;
use crate::app::App;
use crate::http::{
    Body, Created, Idempotent, IfMatch, Json, Listed, NoBody, PathId, Problems, Query, Versioned,
};
use crate::problem::{AppError, ProblemCode};

/// The agency's machine clients.
#[utoipa::path(
    tag = "access",
    operation_id = "list_machine_clients",
    params(PageQuery),
    responses((status = 200, description = "A page of clients, oldest first.", body = Page<MachineClientDetails>), Problems)
)]
#[get("/machine_clients")]
pub async fn list_machine_clients(
    app: web::Data<App>,
    caller: Require<perm::ListClients>,
    query: Query<PageQuery>,
) -> Result<Listed<MachineClientDetails>, AppError> {
    service::list(&app, &caller, &query).await.map(Listed)
}

/// Creates a machine client. Its secret is shown in the first answer only.
#[utoipa::path(
    tag = "access",
    operation_id = "create_machine_client",
    request_body = CreateMachineClient,
    responses((status = 201, description = "Created.", body = MachineClientDetails), Problems)
)]
#[post("/machine_clients")]
pub async fn create_machine_client(
    app: web::Data<App>,
    caller: Require<perm::ManageClients>,
    key: Idempotent,
    body: Body<CreateMachineClient>,
) -> Result<Created<MachineClientDetails>, AppError> {
    let made = service::create(&app, &caller, &key, body.into_inner()).await?;
    let (location, version) = (format!("/api/v1/machine_clients/{}", made.id), made.version);
    Ok(Created::new(made, location).version(version))
}

/// Ends a machine client. Its tokens are refused from now on.
#[utoipa::path(
    tag = "access",
    operation_id = "end_machine_client",
    params(("client_id" = uuid::Uuid, Path, description = "The machine client.")),
    responses((status = 200, description = "Ended.", body = MachineClientDetails), Problems)
)]
#[post("/machine_clients/{client_id}/end")]
pub async fn end_machine_client(
    app: web::Data<App>,
    caller: Require<perm::ManageClients>,
    client: PathId<ClientId>,
    version: IfMatch,
    _body: NoBody,
) -> Result<Versioned<MachineClientDetails>, AppError> {
    let ended = service::end(&app, &caller, *client, version).await?;
    let version = ended.version;
    Ok(Versioned(ended, version))
}

/// Gives a machine client an access token (RFC 6749 §4.4): a JWT signed with ES256, valid for ten minutes.
#[utoipa::path(
    tag = "access",
    operation_id = "issue_token",
    request_body(content = TokenRequest, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, description = "A token.", body = TokenAnswer), Problems)
)]
#[post("/oauth/token")]
pub async fn issue_token(
    app: web::Data<App>,
    req: HttpRequest,
    _caller: Require<perm::SignIn>,
    form: web::Bytes,
) -> Result<HttpResponse, AppError> {
    let asked: TokenRequest = token::read_form(&form)?;
    let basic = req.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(token::basic);
    let answer = token::issue(&app, basic, asked).await?;
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(answer))
}

/// The public keys that access tokens are signed with (RFC 7517).
#[utoipa::path(
    tag = "access",
    operation_id = "view_jwks",
    responses((status = 200, description = "The keys.", body = Object), Problems)
)]
#[get("/.well-known/jwks.json")]
pub async fn view_jwks(
    app: web::Data<App>,
    _caller: Require<perm::ReadPublic>,
) -> Result<Json<serde_json::Value>, AppError> {
    Ok(Json(app.keys.jwks()))
}

/// Where machine clients get their tokens (RFC 8414).
#[utoipa::path(
    tag = "access",
    operation_id = "view_authorization_server",
    responses((status = 200, description = "The metadata.", body = Object), Problems)
)]
#[get("/.well-known/oauth-authorization-server")]
pub async fn view_authorization_server(
    app: web::Data<App>,
    _caller: Require<perm::ReadPublic>,
) -> Result<Json<serde_json::Value>, AppError> {
    if app.public_url.is_empty() {
        return Err(AppError::new(ProblemCode::Unavailable));
    }
    Ok(Json(token::metadata(&app.public_url)))
}
