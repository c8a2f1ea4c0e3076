//! Operations on a programme in another year.

use actix_web::web::Data;
use actix_web::{get, post};
use polku_api_types::programmes::{CopyProgramme, NextYear, NextYearQuery, ProgrammeDetails};
use polku_domain::access::perm;
use polku_domain::ids::ProgrammeId;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Require;
use crate::app::App;
use crate::http::{Body, Created, Idempotent, Json, PathId, Problems, Query};
use crate::problem::AppError;
use crate::programmes::service;

/// Mounts the operations.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(preview_next_year).service(copy_programme);
}

/// What would be copied of a programme into another year: its dates with why they move, and what has to be approved anew.
///
/// The call opens in the same week of the other year, on the same day of the week, and all its dates move by as many
/// weeks; a date on a weekend or a holiday goes forward to the next working day. Nothing is written.
#[utoipa::path(
    tag = "programmes",
    operation_id = "preview_next_year",
    params(("programme_id" = uuid::Uuid, Path, description = "Id of the programme"), NextYearQuery),
    responses((status = 200, description = "What would be copied", body = NextYear), Problems),
)]
#[get("/programmes/{programme_id}/next_year")]
pub async fn preview_next_year(
    app: Data<App>,
    caller: Require<perm::CopyProgramme>,
    programme: PathId<ProgrammeId>,
    query: Query<NextYearQuery>,
) -> Result<Json<NextYear>, AppError> {
    service::next_year::preview_next_year(&app, &caller, programme.0, &query).await.map(Json)
}

/// Copy a programme to another year: its design as a draft, its call as a draft, its rules to be decided anew.
///
/// No people, no answers, no roles and no decision are copied. Whoever copies it counts as the preparer of the new call and
/// cannot approve it. The call is not sent to the decider before each copied rule was decided anew or withdrawn.
#[utoipa::path(
    tag = "programmes",
    operation_id = "copy_programme",
    request_body = CopyProgramme,
    params(("programme_id" = uuid::Uuid, Path, description = "Id of the programme that is copied")),
    responses((status = 201, description = "The new programme", body = ProgrammeDetails), Problems),
)]
#[post("/programmes/{programme_id}/copies")]
pub async fn copy_programme(
    app: Data<App>,
    caller: Require<perm::CopyProgramme>,
    key: Idempotent,
    programme: PathId<ProgrammeId>,
    body: Body<CopyProgramme>,
) -> Result<Created<ProgrammeDetails>, AppError> {
    let answer =
        service::next_year::copy_programme(&app, &caller, &key, programme.0, body.into_inner()).await?;
    let location = format!("/api/v1/programmes/{}", answer.id);
    let version = answer.version;
    Ok(Created::new(answer, location).version(version))
}
