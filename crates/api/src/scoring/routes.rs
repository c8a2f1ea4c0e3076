//! Operations of scoring.

use actix_web::web::Data;
use actix_web::{get, post, put};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::scoring::{
    Abstain, GivePoints, NameAssessors, NameThirdAssessor, OwnScores, ScoreSheetDetails, ScoreSheetSummary,
    ScoredTotal, ScoringOverview,
};
use polku_domain::access::perm;
use polku_domain::ids::{ApplicationId, CallId, ScoreSheetId, ScoredId};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{Body, Idempotent, IfMatch, Json, Listed, PathId, Problems, Query, Versioned};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(view_scoring)
        .service(name_assessors)
        .service(list_scoring_totals)
        .service(name_third_assessor)
        .service(list_score_sheets)
        .service(view_score_sheet)
        .service(give_points)
        .service(abstain)
        .service(propose_points)
        .service(accept_points)
        .service(view_own_scores);
}

fn versioned(sheet: ScoreSheetDetails) -> Versioned<ScoreSheetDetails> {
    let version = sheet.version;
    Versioned(sheet, version)
}

/// How far the scoring of a call has come: who could be an assessor, which applications lack one and why, where two
/// differ. No points, and no totals.
#[utoipa::path(
    tag = "scoring",
    operation_id = "view_scoring",
    params(("call_id" = uuid::Uuid, Path, description = "The call.")),
    responses((status = 200, description = "How far it has come.", body = ScoringOverview), Problems),
    extensions(("x-personal" = json!(true)), ("x-clashes" = json!(true)))
)]
#[get("/calls/{call_id}/scoring")]
pub async fn view_scoring(
    app: Data<App>,
    caller: Require<perm::ManageScoring>,
    call: PathId<CallId>,
) -> Result<Json<ScoringOverview>, AppError> {
    service::view_scoring(&app, &caller, *call).await.map(Json)
}

/// Name the assessors of a call, once its selection has begun. Each application in the pool is given to exactly two, so
/// that all have as many, and nobody reads an application of their own, of their reporting line, or of somebody with the
/// same supervisor. Who has answered keeps the sheet; whoever is not named any more gives back the rest. The same names
/// again divide what has come into the pool since.
#[utoipa::path(
    tag = "scoring",
    operation_id = "name_assessors",
    request_body = NameAssessors,
    params(("call_id" = uuid::Uuid, Path, description = "The call.")),
    responses((status = 200, description = "How far it has come.", body = ScoringOverview), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[post("/calls/{call_id}/scoring/assessors")]
pub async fn name_assessors(
    app: Data<App>,
    caller: Require<perm::ManageScoring>,
    key: Idempotent,
    call: PathId<CallId>,
    body: Body<NameAssessors>,
) -> Result<Json<ScoringOverview>, AppError> {
    service::name_assessors(&app, &caller, &key, *call, body.into_inner()).await.map(Json)
}

/// The totals of a call, the highest first. There are none for anybody until every application in the pool has one.
#[utoipa::path(
    tag = "scoring",
    operation_id = "list_scoring_totals",
    params(("call_id" = uuid::Uuid, Path, description = "The call."), PageQuery),
    responses((status = 200, description = "A page of totals.", body = Page<ScoredTotal>), Problems),
    extensions(("x-personal" = json!(true)), ("x-clashes" = json!(true)))
)]
#[get("/calls/{call_id}/scoring/totals")]
pub async fn list_scoring_totals(
    app: Data<App>,
    caller: Require<perm::ViewScoringTotals>,
    call: PathId<CallId>,
    query: Query<PageQuery>,
) -> Result<Listed<ScoredTotal>, AppError> {
    service::list_scoring_totals(&app, &caller, *call, &query).await.map(Listed)
}

/// Name a third assessor, who decides where two differ. What the two gave is kept.
#[utoipa::path(
    tag = "scoring",
    operation_id = "name_third_assessor",
    request_body = NameThirdAssessor,
    params(("scored_id" = uuid::Uuid, Path, description = "The application, by its id in the scoring.")),
    responses((status = 200, description = "How far it has come.", body = ScoringOverview), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[post("/scored_applications/{scored_id}/third_assessor")]
pub async fn name_third_assessor(
    app: Data<App>,
    caller: Require<perm::ManageScoring>,
    key: Idempotent,
    scored: PathId<ScoredId>,
    body: Body<NameThirdAssessor>,
) -> Result<Json<ScoringOverview>, AppError> {
    service::name_third_assessor(&app, &caller, &key, *scored, body.into_inner()).await.map(Json)
}

/// The applications that the caller is to score, in a random order. Nothing tells whose they are or when they came.
#[utoipa::path(
    tag = "scoring",
    operation_id = "list_score_sheets",
    params(PageQuery),
    responses((status = 200, description = "A page of sheets.", body = Page<ScoreSheetSummary>), Problems)
)]
#[get("/me/score_sheets")]
pub async fn list_score_sheets(
    app: Data<App>,
    caller: Require<perm::ListScoreSheets>,
    query: Query<PageQuery>,
) -> Result<Listed<ScoreSheetSummary>, AppError> {
    service::list_score_sheets(&app, &caller, &query).await.map(Listed)
}

/// One application to be scored: the answers that the criteria are read from, and nothing else. The other assessor's
/// points are shown only where the two differ, once both have given theirs. The applicant sees that an assessor read.
#[utoipa::path(
    tag = "scoring",
    operation_id = "view_score_sheet",
    params(("sheet_id" = uuid::Uuid, Path, description = "The sheet.")),
    responses((status = 200, description = "The application.", body = ScoreSheetDetails), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/me/score_sheets/{sheet_id}")]
pub async fn view_score_sheet(
    app: Data<App>,
    caller: Require<perm::ViewScoreSheet>,
    sheet: PathId<ScoreSheetId>,
) -> Result<Versioned<ScoreSheetDetails>, AppError> {
    service::view_score_sheet(&app, &caller, *sheet).await.map(versioned)
}

/// Give points for every criterion, each with a reason. They stay as they are: where two differ, it is settled in the
/// open. Points of a third assessor decide.
#[utoipa::path(
    tag = "scoring",
    operation_id = "give_points",
    request_body = GivePoints,
    params(("sheet_id" = uuid::Uuid, Path, description = "The sheet.")),
    responses((status = 200, description = "The application.", body = ScoreSheetDetails), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[put("/me/score_sheets/{sheet_id}/points")]
pub async fn give_points(
    app: Data<App>,
    caller: Require<perm::ScoreApplication>,
    sheet: PathId<ScoreSheetId>,
    version: IfMatch,
    body: Body<GivePoints>,
) -> Result<Versioned<ScoreSheetDetails>, AppError> {
    service::give_points(&app, &caller, version, *sheet, body.into_inner()).await.map(versioned)
}

/// Abstain, say because you recognise the applicant. Somebody else reads the application, if anybody can.
#[utoipa::path(
    tag = "scoring",
    operation_id = "abstain",
    request_body = Abstain,
    params(("sheet_id" = uuid::Uuid, Path, description = "The sheet.")),
    responses((status = 200, description = "The sheet.", body = ScoreSheetSummary), Problems)
)]
#[post("/me/score_sheets/{sheet_id}/abstention")]
pub async fn abstain(
    app: Data<App>,
    caller: Require<perm::ScoreApplication>,
    key: Idempotent,
    sheet: PathId<ScoreSheetId>,
    body: Body<Abstain>,
) -> Result<Json<ScoreSheetSummary>, AppError> {
    service::abstain(&app, &caller, &key, *sheet, body.into_inner()).await.map(Json)
}

/// Propose points to the other assessor, where the two differ. It takes the place of what either proposed before.
#[utoipa::path(
    tag = "scoring",
    operation_id = "propose_points",
    request_body = GivePoints,
    params(("sheet_id" = uuid::Uuid, Path, description = "The sheet.")),
    responses((status = 200, description = "The application.", body = ScoreSheetDetails), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[put("/me/score_sheets/{sheet_id}/proposal")]
pub async fn propose_points(
    app: Data<App>,
    caller: Require<perm::ScoreApplication>,
    sheet: PathId<ScoreSheetId>,
    version: IfMatch,
    body: Body<GivePoints>,
) -> Result<Versioned<ScoreSheetDetails>, AppError> {
    service::propose_points(&app, &caller, version, *sheet, body.into_inner()).await.map(versioned)
}

/// Accept what the other assessor proposes. The total follows from it; what both gave first is kept.
#[utoipa::path(
    tag = "scoring",
    operation_id = "accept_points",
    params(("sheet_id" = uuid::Uuid, Path, description = "The sheet.")),
    responses((status = 200, description = "The sheet.", body = ScoreSheetSummary), Problems)
)]
#[post("/me/score_sheets/{sheet_id}/agreement")]
pub async fn accept_points(
    app: Data<App>,
    caller: Require<perm::ScoreApplication>,
    key: Idempotent,
    version: IfMatch,
    sheet: PathId<ScoreSheetId>,
) -> Result<Json<ScoreSheetSummary>, AppError> {
    service::accept_points(&app, &caller, &key, version, *sheet).await.map(Json)
}

/// What the caller's own application was given, criterion by criterion, once the list is confirmed. The assessors are
/// numbers, never names.
#[utoipa::path(
    tag = "scoring",
    operation_id = "view_own_scores",
    params(("application_id" = uuid::Uuid, Path, description = "The caller's own application.")),
    responses((status = 200, description = "What it was given.", body = OwnScores), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/me/applications/{application_id}/scores")]
pub async fn view_own_scores(
    app: Data<App>,
    caller: Require<perm::ViewOwnScores>,
    application: PathId<ApplicationId>,
) -> Result<Json<OwnScores>, AppError> {
    service::view_own_scores(&app, &caller, *application).await.map(Json)
}
