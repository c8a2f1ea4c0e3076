//! Operations on one's own digest.

use actix_web::web::Data;
use actix_web::{get, post, put};
use polku_api_types::digests::{DigestPreview, DigestSettings, PreviewDigest, SaveDigestSettings};
use polku_domain::access::perm;
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{Body, IfMatch, Json, Problems, Versioned};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(view_own_digest_settings).service(save_own_digest_settings).service(preview_own_digest);
}

/// How often the caller gets a digest. Nobody else reads it.
#[utoipa::path(
    tag = "digests",
    operation_id = "view_own_digest_settings",
    responses((status = 200, description = "What the caller chose, or never.", body = DigestSettings), Problems)
)]
#[get("/me/digest")]
pub async fn view_own_digest_settings(
    app: Data<App>,
    caller: Require<perm::ManageOwnDigest>,
) -> Result<Versioned<DigestSettings>, AppError> {
    let settings = service::view_own_digest_settings(&app, &caller).await?;
    let version = settings.version;
    Ok(Versioned(settings, version))
}

/// Say how often the caller gets a digest. Chosen after seven in the morning, it holds from the next day on.
#[utoipa::path(
    tag = "digests",
    operation_id = "save_own_digest_settings",
    request_body = SaveDigestSettings,
    responses((status = 200, description = "As it is now.", body = DigestSettings), Problems)
)]
#[put("/me/digest")]
pub async fn save_own_digest_settings(
    app: Data<App>,
    caller: Require<perm::ManageOwnDigest>,
    seen: IfMatch,
    body: Body<SaveDigestSettings>,
) -> Result<Versioned<DigestSettings>, AppError> {
    let settings = service::save_own_digest_settings(&app, &caller, seen, body.into_inner()).await?;
    let version = settings.version;
    Ok(Versioned(settings, version))
}

/// What a digest would say to the caller now, in the language in which they get mails; without sending or saving anything.
#[utoipa::path(
    tag = "digests",
    operation_id = "preview_own_digest",
    request_body = PreviewDigest,
    responses((status = 200, description = "The mail, or that there would be none.", body = DigestPreview), Problems)
)]
#[post("/me/digest/preview")]
pub async fn preview_own_digest(
    app: Data<App>,
    caller: Require<perm::ManageOwnDigest>,
    body: Body<PreviewDigest>,
) -> Result<Json<DigestPreview>, AppError> {
    service::preview_own_digest(&app, &caller, body.into_inner()).await.map(Json)
}
