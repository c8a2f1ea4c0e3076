//! Operations of the promise of time.

use actix_web::web::Data;
use actix_web::{get, post};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::programmes::DesignDetails;
use polku_api_types::promises::{
    ConsentToHours, DesignPublicationPreview, HourConsent, HourQuestion, HourQuestionsQuery, OwnHourQuestion,
};
use polku_domain::access::perm;
use polku_domain::ids::{ApplicationId, ProgrammeId};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{Also, Body, Idempotent, IfMatch, Json, Listed, PathId, Problems, Query, Versioned};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(preview_design_publication)
        .service(publish_design)
        .service(list_hour_questions)
        .service(list_own_hour_questions)
        .service(consent_to_hours);
}

/// What publishing the draft would ask of those who take part. Nothing is kept and nobody is told.
#[utoipa::path(
    tag = "designs",
    operation_id = "preview_design_publication",
    params(("programme_id" = uuid::Uuid, Path, description = "Id of the programme")),
    responses((status = 200, description = "What would be asked", body = DesignPublicationPreview), Problems, Also<409>),
)]
#[get("/programmes/{programme_id}/design/publication/preview")]
pub async fn preview_design_publication(
    app: Data<App>,
    caller: Require<perm::PublishDesign>,
    programme: PathId<ProgrammeId>,
) -> Result<Json<DesignPublicationPreview>, AppError> {
    service::preview_design_publication(&app, &caller, programme.0).await.map(Json)
}

/// Publish the draft: from now on this version never changes. Whoever takes part and was promised fewer hours than it takes,
/// beyond the limit of the programme, is asked for consent by mail.
#[utoipa::path(
    tag = "designs",
    operation_id = "publish_design",
    params(("programme_id" = uuid::Uuid, Path, description = "Id of the programme")),
    responses((status = 200, description = "The published version", body = DesignDetails), Problems),
)]
#[post("/programmes/{programme_id}/design/publication")]
pub async fn publish_design(
    app: Data<App>,
    caller: Require<perm::PublishDesign>,
    programme: PathId<ProgrammeId>,
    seen: IfMatch,
) -> Result<Versioned<DesignDetails>, AppError> {
    let answer = service::publish_design(&app, &caller, programme.0, seen).await?;
    let version = answer.version;
    Ok(Versioned(answer, version))
}

/// Who was asked for consent to the hours of the version that was published last, by name. Who has left or gone through is not
/// among them.
#[utoipa::path(
    tag = "participation",
    operation_id = "list_hour_questions",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), HourQuestionsQuery),
    responses((status = 200, description = "A page of those who were asked.", body = Page<HourQuestion>), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/hour_questions")]
pub async fn list_hour_questions(
    app: Data<App>,
    caller: Require<perm::ListParticipants>,
    id: PathId<ProgrammeId>,
    query: Query<HourQuestionsQuery>,
) -> Result<Listed<HourQuestion>, AppError> {
    service::list_hour_questions(&app, &caller, *id, &query).await.map(Listed)
}

/// What the caller is asked to consent to and has not answered.
#[utoipa::path(
    tag = "participation",
    operation_id = "list_own_hour_questions",
    params(PageQuery),
    responses((status = 200, description = "A page of questions.", body = Page<OwnHourQuestion>), Problems)
)]
#[get("/me/hour_questions")]
pub async fn list_own_hour_questions(
    app: Data<App>,
    caller: Require<perm::ListOwnParticipations>,
    query: Query<PageQuery>,
) -> Result<Listed<OwnHourQuestion>, AppError> {
    service::list_own_hour_questions(&app, &caller, &query).await.map(Listed)
}

/// Consent to the hours of the version that was published last. Consenting again changes nothing.
#[utoipa::path(
    tag = "participation",
    operation_id = "consent_to_hours",
    params(("application_id" = uuid::Uuid, Path, description = "The caller's application.")),
    request_body = ConsentToHours,
    responses((status = 200, description = "The consent.", body = HourConsent), Problems, Also<409>)
)]
#[post("/me/applications/{application_id}/hour_consents")]
pub async fn consent_to_hours(
    app: Data<App>,
    caller: Require<perm::ConsentToHours>,
    id: PathId<ApplicationId>,
    key: Idempotent,
    body: Body<ConsentToHours>,
) -> Result<Json<HourConsent>, AppError> {
    service::consent_to_hours(&app, &caller, &key, *id, body.into_inner()).await.map(Json)
}
