//! Operations of a round, of offers and of the waiting list.

mod files;
mod places;

use actix_web::web::Data;
use actix_web::{HttpResponse, get, post};
use polku_api_types::applications::{CheckRequestDetails, MyApplication, OfferDetails};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::participation::{DiscontinueParticipation, ParticipationDetails};
use polku_api_types::selection::{
    AnswerCheck, AskForCheck, CheckRequestEntry, CheckRequestsQuery, CommitSelection, CommitmentDetails,
    ConfirmSelection, MailPreview, OwnChance, PromiseShare, ProposalLine, RevealShare, SelectionDetails,
    UseFallback,
};
use polku_domain::access::perm;
use polku_domain::ids::{ApplicationId, CallId, CheckRequestId, OfferId, ProgrammeId, SelectionId};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{
    Also, Body, Created, Idempotent, IfMatch, Json, Listed, PathId, Problems, Query, Versioned,
};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(create_selection)
        .service(view_selection)
        .service(prepare_selection)
        .service(promise_share)
        .service(commit_selection)
        .service(reveal_share)
        .service(use_fallback)
        .service(draw_selection)
        .service(list_proposal)
        .service(preview_selection_mail)
        .service(confirm_selection)
        .service(preview_last_word)
        .service(end_waiting_list)
        .service(view_commitment)
        .service(view_proof)
        .service(view_own_chance)
        .service(view_panel_book)
        .service(ask_for_check)
        .service(list_check_requests)
        .service(view_check_request)
        .service(answer_check)
        .service(accept_offer)
        .service(decline_offer)
        .service(places::view_places)
        .service(places::list_offers)
        .service(places::offer_by_hand)
        .service(places::list_waiting)
        .service(places::export_offer_calendar)
        .service(files::export_proposal)
        .service(files::export_offers)
        .service(files::export_waiting)
        .service(files::export_check_requests)
        .service(withdraw_application)
        .service(leave_programme)
        .service(discontinue_participation);
}

type Round = Result<Versioned<SelectionDetails>, AppError>;

fn versioned(details: SelectionDetails) -> Versioned<SelectionDetails> {
    let version = details.version;
    Versioned(details, version)
}

fn offer(details: OfferDetails) -> Versioned<OfferDetails> {
    let version = details.version;
    Versioned(details, version)
}

fn participation(details: ParticipationDetails) -> Versioned<ParticipationDetails> {
    let version = details.version;
    Versioned(details, version)
}

/// Begin the selection round of a call that has closed: every application is judged by the rules, hidden.
#[utoipa::path(
    tag = "selection",
    operation_id = "create_selection",
    params(("call_id" = uuid::Uuid, Path, description = "The call.")),
    responses((status = 201, description = "The round.", body = SelectionDetails), Problems)
)]
#[post("/calls/{call_id}/selections")]
pub async fn create_selection(
    app: Data<App>,
    caller: Require<perm::PrepareSelection>,
    call: PathId<CallId>,
    key: Idempotent,
) -> Result<Created<SelectionDetails>, AppError> {
    let details = service::prepare(&app, &caller, &key, *call).await?;
    let (location, version) = (format!("/api/v1/selections/{}", details.id), details.version);
    Ok(Created::new(details, location).version(version))
}

/// A selection round.
#[utoipa::path(
    tag = "selection",
    operation_id = "view_selection",
    params(("selection_id" = uuid::Uuid, Path, description = "The round.")),
    responses((status = 200, description = "The round.", body = SelectionDetails), Problems)
)]
#[get("/selections/{selection_id}")]
pub async fn view_selection(
    app: Data<App>,
    caller: Require<perm::ViewSelection>,
    id: PathId<SelectionId>,
) -> Round {
    service::view(&app, &caller, *id).await.map(versioned)
}

/// Judge the applications again, while nothing is committed.
#[utoipa::path(
    tag = "selection",
    operation_id = "prepare_selection",
    params(("selection_id" = uuid::Uuid, Path, description = "The round.")),
    responses((status = 200, description = "The round.", body = SelectionDetails), Problems)
)]
#[post("/selections/{selection_id}/preparation")]
pub async fn prepare_selection(
    app: Data<App>,
    caller: Require<perm::PrepareSelection>,
    id: PathId<SelectionId>,
    key: Idempotent,
    version: IfMatch,
) -> Round {
    service::prepare_again(&app, &caller, &key, version, *id).await.map(versioned)
}

/// Promise a share of the seed: its hash, made in the holder's browser.
#[utoipa::path(
    tag = "selection",
    operation_id = "promise_share",
    params(("selection_id" = uuid::Uuid, Path, description = "The round.")),
    request_body = PromiseShare,
    responses((status = 200, description = "The round.", body = SelectionDetails), Problems)
)]
#[post("/selections/{selection_id}/shares")]
pub async fn promise_share(
    app: Data<App>,
    caller: Require<perm::PromiseShare>,
    id: PathId<SelectionId>,
    key: Idempotent,
    body: Body<PromiseShare>,
) -> Round {
    service::promise(&app, &caller, &key, *id, body.into_inner()).await.map(versioned)
}

/// Fix the pool and publish the commitment.
#[utoipa::path(
    tag = "selection",
    operation_id = "commit_selection",
    params(("selection_id" = uuid::Uuid, Path, description = "The round.")),
    request_body = CommitSelection,
    responses((status = 200, description = "The round.", body = SelectionDetails), Problems)
)]
#[post("/selections/{selection_id}/commitment")]
pub async fn commit_selection(
    app: Data<App>,
    caller: Require<perm::PrepareSelection>,
    id: PathId<SelectionId>,
    key: Idempotent,
    version: IfMatch,
    body: Body<CommitSelection>,
) -> Round {
    service::commit(&app, &caller, &key, version, *id, body.into_inner()).await.map(versioned)
}

/// Reveal the share that was promised.
#[utoipa::path(
    tag = "selection",
    operation_id = "reveal_share",
    params(("selection_id" = uuid::Uuid, Path, description = "The round.")),
    request_body = RevealShare,
    responses((status = 200, description = "The round.", body = SelectionDetails), Problems)
)]
#[post("/selections/{selection_id}/reveals")]
pub async fn reveal_share(
    app: Data<App>,
    caller: Require<perm::PromiseShare>,
    id: PathId<SelectionId>,
    key: Idempotent,
    body: Body<RevealShare>,
) -> Round {
    service::reveal(&app, &caller, &key, *id, body.into_inner()).await.map(versioned)
}

/// Replace a withheld share by the declared public value, once it is public.
#[utoipa::path(
    tag = "selection",
    operation_id = "use_fallback",
    params(("selection_id" = uuid::Uuid, Path, description = "The round.")),
    request_body = UseFallback,
    responses((status = 200, description = "The round.", body = SelectionDetails), Problems)
)]
#[post("/selections/{selection_id}/fallback_use")]
pub async fn use_fallback(
    app: Data<App>,
    caller: Require<perm::PrepareSelection>,
    id: PathId<SelectionId>,
    key: Idempotent,
    version: IfMatch,
    body: Body<UseFallback>,
) -> Round {
    service::use_fallback(&app, &caller, &key, version, *id, body.into_inner()).await.map(versioned)
}

/// Draw, once.
#[utoipa::path(
    tag = "selection",
    operation_id = "draw_selection",
    params(("selection_id" = uuid::Uuid, Path, description = "The round.")),
    responses((status = 200, description = "The round.", body = SelectionDetails), Problems)
)]
#[post("/selections/{selection_id}/draw")]
pub async fn draw_selection(
    app: Data<App>,
    caller: Require<perm::PrepareSelection>,
    id: PathId<SelectionId>,
    key: Idempotent,
    version: IfMatch,
) -> Round {
    service::draw(&app, &caller, &key, version, *id).await.map(versioned)
}

/// The list before it is confirmed, for the selection's own roles.
#[utoipa::path(
    tag = "selection",
    operation_id = "list_proposal",
    params(("selection_id" = uuid::Uuid, Path, description = "The round."), PageQuery),
    responses((status = 200, description = "A page of the list.", body = Page<ProposalLine>), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/selections/{selection_id}/proposal")]
pub async fn list_proposal(
    app: Data<App>,
    caller: Require<perm::ViewSelection>,
    id: PathId<SelectionId>,
    query: Query<PageQuery>,
) -> Result<Listed<ProposalLine>, AppError> {
    service::list_proposal(&app, &caller, *id, &query).await.map(Listed)
}

/// Whom confirming the list will write to, with a sample of each message.
#[utoipa::path(
    tag = "selection",
    operation_id = "preview_selection_mail",
    params(("selection_id" = uuid::Uuid, Path, description = "The round.")),
    responses((status = 200, description = "The messages.", body = MailPreview), Problems, Also<409>)
)]
#[get("/selections/{selection_id}/mail_preview")]
pub async fn preview_selection_mail(
    app: Data<App>,
    caller: Require<perm::PreviewMail>,
    id: PathId<SelectionId>,
) -> Result<Json<MailPreview>, AppError> {
    service::preview_mail(&app, &caller, *id).await.map(Json)
}

/// Confirm the drawn list: outcomes become visible and everybody is told.
#[utoipa::path(
    tag = "selection",
    operation_id = "confirm_selection",
    params(("selection_id" = uuid::Uuid, Path, description = "The round.")),
    request_body = ConfirmSelection,
    responses((status = 200, description = "The round.", body = SelectionDetails), Problems)
)]
#[post("/selections/{selection_id}/confirmation")]
pub async fn confirm_selection(
    app: Data<App>,
    caller: Require<perm::ConfirmSelection>,
    id: PathId<SelectionId>,
    key: Idempotent,
    version: IfMatch,
    body: Body<ConfirmSelection>,
) -> Round {
    service::confirm(&app, &caller, &key, version, *id, body.into_inner()).await.map(versioned)
}

/// Whom ending the waiting list will write to, with a sample of the message.
#[utoipa::path(
    tag = "selection",
    operation_id = "preview_last_word",
    params(("selection_id" = uuid::Uuid, Path, description = "The round.")),
    responses((status = 200, description = "The messages.", body = MailPreview), Problems, Also<409>),
    extensions(("x-personal" = json!(true)))
)]
#[get("/selections/{selection_id}/waiting_list_end/mail_preview")]
pub async fn preview_last_word(
    app: Data<App>,
    caller: Require<perm::PreviewMail>,
    id: PathId<SelectionId>,
) -> Result<Json<MailPreview>, AppError> {
    service::preview_last_word(&app, &caller, *id).await.map(Json)
}

/// End the waiting list after its last day: everybody still on it is told that they were not selected.
#[utoipa::path(
    tag = "selection",
    operation_id = "end_waiting_list",
    params(("selection_id" = uuid::Uuid, Path, description = "The round.")),
    request_body = ConfirmSelection,
    responses((status = 200, description = "The round.", body = SelectionDetails), Problems)
)]
#[post("/selections/{selection_id}/waiting_list_end")]
pub async fn end_waiting_list(
    app: Data<App>,
    caller: Require<perm::ConfirmSelection>,
    id: PathId<SelectionId>,
    key: Idempotent,
    version: IfMatch,
    body: Body<ConfirmSelection>,
) -> Round {
    service::end_waiting_list(&app, &caller, &key, version, *id, body.into_inner()).await.map(versioned)
}

/// The published commitment of a round: what the draw will depend on.
#[utoipa::path(
    tag = "selection",
    operation_id = "view_commitment",
    params(("selection_id" = uuid::Uuid, Path, description = "The round.")),
    responses((status = 200, description = "The commitment.", body = CommitmentDetails), Problems)
)]
#[get("/selections/{selection_id}/commitment")]
pub async fn view_commitment(
    app: Data<App>,
    _caller: Require<perm::ReadPublic>,
    id: PathId<SelectionId>,
) -> Result<Json<CommitmentDetails>, AppError> {
    service::view_commitment(&app, *id).await.map(Json)
}

/// The proof file of a confirmed round, as docs/SELECTION.md defines it.
#[utoipa::path(
    tag = "selection",
    operation_id = "view_proof",
    params(("selection_id" = uuid::Uuid, Path, description = "The round.")),
    responses((status = 200, description = "The proof file.", body = serde_json::Value), Problems)
)]
#[get("/selections/{selection_id}/proof")]
pub async fn view_proof(
    app: Data<App>,
    _caller: Require<perm::ReadPublic>,
    id: PathId<SelectionId>,
) -> Result<HttpResponse, AppError> {
    let proof = service::view_proof(&app, *id).await?;
    Ok(HttpResponse::Ok()
        .insert_header(("Cache-Control", "no-store"))
        .content_type("application/json")
        .body(proof))
}

/// One's own chance in a draw under quotas, from the commitment on, with the file by which it can be checked. Where
/// there is none to tell, or none yet, nothing is there.
#[utoipa::path(
    tag = "selection",
    operation_id = "view_own_chance",
    params(("application_id" = uuid::Uuid, Path, description = "The caller's application.")),
    responses((status = 200, description = "The chance.", body = OwnChance), Problems)
)]
#[get("/me/applications/{application_id}/chance")]
pub async fn view_own_chance(
    app: Data<App>,
    caller: Require<perm::ViewOwnChance>,
    id: PathId<ApplicationId>,
) -> Result<Json<OwnChance>, AppError> {
    service::view_own_chance(&app, &caller, *id).await.map(Json)
}

/// All panels of a round that was drawn under quotas, as the file by which the auditor checks them.
#[utoipa::path(
    tag = "selection",
    operation_id = "view_panel_book",
    params(("selection_id" = uuid::Uuid, Path, description = "The round.")),
    responses((status = 200, description = "The file.", body = serde_json::Value), Problems, Also<409>),
    extensions(("x-personal" = json!(true)))
)]
#[get("/selections/{selection_id}/panel_book")]
pub async fn view_panel_book(
    app: Data<App>,
    caller: Require<perm::ViewPanelBook>,
    id: PathId<SelectionId>,
) -> Result<HttpResponse, AppError> {
    let book = service::view_panel_book(&app, &caller, *id).await?;
    Ok(HttpResponse::Ok()
        .insert_header(("Cache-Control", "no-store"))
        .content_type("application/json")
        .body(book))
}

/// Ask for a check of the outcome of one's own application.
#[utoipa::path(
    tag = "checks",
    operation_id = "ask_for_check",
    params(("application_id" = uuid::Uuid, Path, description = "The caller's application.")),
    request_body = AskForCheck,
    responses((status = 201, description = "The check.", body = CheckRequestDetails), Problems)
)]
#[post("/me/applications/{application_id}/check_requests")]
pub async fn ask_for_check(
    app: Data<App>,
    caller: Require<perm::AskForCheck>,
    id: PathId<ApplicationId>,
    key: Idempotent,
    body: Body<AskForCheck>,
) -> Result<Created<CheckRequestDetails>, AppError> {
    let check = service::ask_for_check(&app, &caller, &key, *id, body.into_inner()).await?;
    let (location, version) = (format!("/api/v1/check_requests/{}", check.id), check.version);
    Ok(Created::new(check, location).version(version))
}

/// The checks that applicants of a programme asked for, the earliest first.
#[utoipa::path(
    tag = "checks",
    operation_id = "list_check_requests",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), CheckRequestsQuery),
    responses((status = 200, description = "A page of checks.", body = Page<CheckRequestEntry>), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/check_requests")]
pub async fn list_check_requests(
    app: Data<App>,
    caller: Require<perm::ListCheckRequests>,
    id: PathId<ProgrammeId>,
    query: Query<CheckRequestsQuery>,
) -> Result<Listed<CheckRequestEntry>, AppError> {
    service::list_check_requests(&app, &caller, *id, query.into_inner()).await.map(Listed)
}

/// A check, with the decision it is about.
#[utoipa::path(
    tag = "checks",
    operation_id = "view_check_request",
    params(("check_request_id" = uuid::Uuid, Path, description = "The check.")),
    responses((status = 200, description = "The check.", body = CheckRequestEntry), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/check_requests/{check_request_id}")]
pub async fn view_check_request(
    app: Data<App>,
    caller: Require<perm::ListCheckRequests>,
    id: PathId<CheckRequestId>,
) -> Result<Versioned<CheckRequestEntry>, AppError> {
    let entry = service::view_check_request(&app, &caller, *id).await?;
    let version = entry.check.version;
    Ok(Versioned(entry, version))
}

/// Answer a check: the decision is replayed on the corrected facts, and an error is mended in a round of its own.
#[utoipa::path(
    tag = "checks",
    operation_id = "answer_check",
    params(("check_request_id" = uuid::Uuid, Path, description = "The check.")),
    request_body = AnswerCheck,
    responses((status = 200, description = "The check.", body = CheckRequestDetails), Problems)
)]
#[post("/check_requests/{check_request_id}/answer")]
pub async fn answer_check(
    app: Data<App>,
    caller: Require<perm::AnswerCheck>,
    id: PathId<CheckRequestId>,
    key: Idempotent,
    version: IfMatch,
    body: Body<AnswerCheck>,
) -> Result<Versioned<CheckRequestDetails>, AppError> {
    let check = service::answer_check(&app, &caller, &key, version, *id, body.into_inner()).await?;
    let version = check.version;
    Ok(Versioned(check, version))
}

/// Take the offered place.
#[utoipa::path(
    tag = "offers",
    operation_id = "accept_offer",
    params(("offer_id" = uuid::Uuid, Path, description = "An offer to the caller.")),
    responses((status = 200, description = "The offer.", body = OfferDetails), Problems)
)]
#[post("/me/offers/{offer_id}/acceptance")]
pub async fn accept_offer(
    app: Data<App>,
    caller: Require<perm::AnswerOffer>,
    id: PathId<OfferId>,
    key: Idempotent,
) -> Result<Versioned<OfferDetails>, AppError> {
    service::accept(&app, &caller, &key, *id).await.map(offer)
}

/// Decline the offered place.
#[utoipa::path(
    tag = "offers",
    operation_id = "decline_offer",
    params(("offer_id" = uuid::Uuid, Path, description = "An offer to the caller.")),
    responses((status = 200, description = "The offer.", body = OfferDetails), Problems)
)]
#[post("/me/offers/{offer_id}/declination")]
pub async fn decline_offer(
    app: Data<App>,
    caller: Require<perm::AnswerOffer>,
    id: PathId<OfferId>,
    key: Idempotent,
) -> Result<Versioned<OfferDetails>, AppError> {
    service::decline(&app, &caller, &key, *id).await.map(offer)
}

/// Withdraw one's own application, leave the waiting list, or give up an accepted place.
#[utoipa::path(
    tag = "applications",
    operation_id = "withdraw_application",
    params(("application_id" = uuid::Uuid, Path, description = "Id of the application")),
    responses((status = 200, description = "The withdrawn application", body = MyApplication), Problems),
)]
#[post("/me/applications/{application_id}/withdrawal")]
pub async fn withdraw_application(
    app: Data<App>,
    caller: Require<perm::ChangeApplication>,
    application: PathId<ApplicationId>,
    seen: IfMatch,
) -> Result<Versioned<MyApplication>, AppError> {
    let answer = service::withdraw(&app, &caller, application.0, seen).await?;
    let version = answer.version;
    Ok(Versioned(answer, version))
}

/// Leave a programme. The place goes to the next who waits.
#[utoipa::path(
    tag = "participation",
    operation_id = "leave_programme",
    params(("application_id" = uuid::Uuid, Path, description = "The caller's application.")),
    request_body = DiscontinueParticipation,
    responses((status = 200, description = "The participation.", body = ParticipationDetails), Problems, Also<409>)
)]
#[post("/me/applications/{application_id}/participation/discontinuation")]
pub async fn leave_programme(
    app: Data<App>,
    caller: Require<perm::LeaveProgramme>,
    id: PathId<ApplicationId>,
    key: Idempotent,
    body: Body<DiscontinueParticipation>,
) -> Result<Versioned<ParticipationDetails>, AppError> {
    service::leave_programme(&app, &caller, &key, *id, body.into_inner()).await.map(participation)
}

/// Take somebody out of a programme, who is told so. The place goes to the next who waits.
#[utoipa::path(
    tag = "participation",
    operation_id = "discontinue_participation",
    params(("application_id" = uuid::Uuid, Path, description = "The application by which the place was given.")),
    request_body = DiscontinueParticipation,
    responses((status = 200, description = "The participation.", body = ParticipationDetails), Problems, Also<409>),
    extensions(("x-personal" = json!(true)))
)]
#[post("/applications/{application_id}/participation/discontinuation")]
pub async fn discontinue_participation(
    app: Data<App>,
    caller: Require<perm::ManageParticipation>,
    id: PathId<ApplicationId>,
    key: Idempotent,
    body: Body<DiscontinueParticipation>,
) -> Result<Versioned<ParticipationDetails>, AppError> {
    service::discontinue_participation(&app, &caller, &key, *id, body.into_inner()).await.map(participation)
}
