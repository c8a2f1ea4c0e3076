//! Operations of facilitators.

use actix_web::web::Data;
use actix_web::{get, post, put};
use polku_api_types::facilitators::{
    AcceptFacilitatorTerms, CheckEvidence, CoachPolicyDecided, CoachPolicyDetails, CoachPolicyInForce,
    DecideCoachPolicy, FacilitatorDetails, FacilitatorTerms, InviteFacilitator, OwnFacilitation,
    OwnFacilitations, SetFacilitatorTerms, StateEvidence, UpdateFacilitator,
};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::perm;
use polku_domain::ids::{EvidenceId, FacilitatorId, ProgrammeId};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{
    Also, Body, Created, Idempotent, IfMatch, Json, Listed, PathId, PathIds, Problems, Query, Versioned,
};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(list_facilitators)
        .service(invite_facilitator)
        .service(view_facilitator_terms)
        .service(set_facilitator_terms)
        .service(view_facilitator)
        .service(update_facilitator)
        .service(renew_facilitator_invitation)
        .service(state_evidence)
        .service(check_evidence)
        .service(list_own_facilitations)
        .service(accept_facilitator_terms)
        .service(view_coach_policy)
        .service(list_coach_policies)
        .service(decide_coach_policy);
}

fn versioned(details: FacilitatorDetails) -> Versioned<FacilitatorDetails> {
    let version = details.version;
    Versioned(details, version)
}

fn terms_versioned(terms: FacilitatorTerms) -> Versioned<FacilitatorTerms> {
    let version = u64::from(terms.number);
    Versioned(terms, version)
}

/// The facilitators of a programme, as they were invited, with what coaches have behind them.
#[utoipa::path(
    tag = "facilitators",
    operation_id = "list_facilitators",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), PageQuery),
    responses((status = 200, description = "A page of facilitators.", body = Page<FacilitatorDetails>), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/facilitators")]
pub async fn list_facilitators(
    app: Data<App>,
    caller: Require<perm::ListFacilitators>,
    id: PathId<ProgrammeId>,
    query: Query<PageQuery>,
) -> Result<Listed<FacilitatorDetails>, AppError> {
    service::list_facilitators(&app, &caller, *id, &query).await.map(Listed)
}

/// Invite somebody to lead sessions, or to work on the design: of the staff or from outside, until a last day. They are told
/// by mail, and see nothing before they accept the terms.
#[utoipa::path(
    tag = "facilitators",
    operation_id = "invite_facilitator",
    request_body = InviteFacilitator,
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 201, description = "Invited.", body = FacilitatorDetails), Problems, Also<409>)
)]
#[post("/programmes/{programme_id}/facilitators")]
pub async fn invite_facilitator(
    app: Data<App>,
    caller: Require<perm::ManageFacilitators>,
    id: PathId<ProgrammeId>,
    key: Idempotent,
    body: Body<InviteFacilitator>,
) -> Result<Created<FacilitatorDetails>, AppError> {
    let made = service::invite_facilitator(&app, &caller, &key, *id, body.into_inner()).await?;
    let (location, version) = (format!("/api/v1/facilitators/{}", made.id), made.version);
    Ok(Created::new(made, location).version(version))
}

/// The terms of confidentiality that facilitators of a programme accept; number 0 where there are none yet.
#[utoipa::path(
    tag = "facilitators",
    operation_id = "view_facilitator_terms",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The terms.", body = FacilitatorTerms), Problems)
)]
#[get("/programmes/{programme_id}/facilitator_terms")]
pub async fn view_facilitator_terms(
    app: Data<App>,
    caller: Require<perm::ListFacilitators>,
    id: PathId<ProgrammeId>,
) -> Result<Versioned<FacilitatorTerms>, AppError> {
    service::view_facilitator_terms(&app, &caller, *id).await.map(terms_versioned)
}

/// Set new terms. Earlier versions stay as they were accepted.
#[utoipa::path(
    tag = "facilitators",
    operation_id = "set_facilitator_terms",
    request_body = SetFacilitatorTerms,
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The terms.", body = FacilitatorTerms), Problems)
)]
#[put("/programmes/{programme_id}/facilitator_terms")]
pub async fn set_facilitator_terms(
    app: Data<App>,
    caller: Require<perm::ManageFacilitators>,
    id: PathId<ProgrammeId>,
    seen: IfMatch,
    body: Body<SetFacilitatorTerms>,
) -> Result<Versioned<FacilitatorTerms>, AppError> {
    let set = service::set_facilitator_terms(&app, &caller, *id, seen, body.into_inner()).await?;
    Ok(terms_versioned(set))
}

/// One facilitator.
#[utoipa::path(
    tag = "facilitators",
    operation_id = "view_facilitator",
    params(("facilitator_id" = uuid::Uuid, Path, description = "The facilitator.")),
    responses((status = 200, description = "The facilitator.", body = FacilitatorDetails), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/facilitators/{facilitator_id}")]
pub async fn view_facilitator(
    app: Data<App>,
    caller: Require<perm::ListFacilitators>,
    id: PathId<FacilitatorId>,
) -> Result<Versioned<FacilitatorDetails>, AppError> {
    service::view_facilitator(&app, &caller, *id).await.map(versioned)
}

/// Give a facilitator another last day: their role ends with it, and the account of somebody from outside.
#[utoipa::path(
    tag = "facilitators",
    operation_id = "update_facilitator",
    request_body = UpdateFacilitator,
    params(("facilitator_id" = uuid::Uuid, Path, description = "The facilitator.")),
    responses((status = 200, description = "The facilitator.", body = FacilitatorDetails), Problems)
)]
#[put("/facilitators/{facilitator_id}")]
pub async fn update_facilitator(
    app: Data<App>,
    caller: Require<perm::ManageFacilitators>,
    id: PathId<FacilitatorId>,
    seen: IfMatch,
    body: Body<UpdateFacilitator>,
) -> Result<Versioned<FacilitatorDetails>, AppError> {
    let changed = service::update_facilitator(&app, &caller, *id, seen, body.into_inner()).await?;
    Ok(versioned(changed))
}

/// Send the link to their account once more to a facilitator who has not opened it. The old link is void.
#[utoipa::path(
    tag = "facilitators",
    operation_id = "renew_facilitator_invitation",
    params(("facilitator_id" = uuid::Uuid, Path, description = "The facilitator.")),
    responses((status = 201, description = "The facilitator.", body = FacilitatorDetails), Problems, Also<409>)
)]
#[post("/facilitators/{facilitator_id}/invitation_renewals")]
pub async fn renew_facilitator_invitation(
    app: Data<App>,
    caller: Require<perm::ManageFacilitators>,
    id: PathId<FacilitatorId>,
    key: Idempotent,
) -> Result<Created<FacilitatorDetails>, AppError> {
    let renewed = service::renew_facilitator_invitation(&app, &caller, &key, *id).await?;
    let (location, version) = (format!("/api/v1/facilitators/{}", renewed.id), renewed.version);
    Ok(Created::new(renewed, location).version(version))
}

/// State what a coach has behind them. It counts once somebody else has checked it, and is never changed.
#[utoipa::path(
    tag = "facilitators",
    operation_id = "state_evidence",
    request_body = StateEvidence,
    params(("facilitator_id" = uuid::Uuid, Path, description = "The facilitator.")),
    responses((status = 201, description = "The coach.", body = FacilitatorDetails), Problems)
)]
#[post("/facilitators/{facilitator_id}/evidence")]
pub async fn state_evidence(
    app: Data<App>,
    caller: Require<perm::ManageFacilitators>,
    id: PathId<FacilitatorId>,
    key: Idempotent,
    body: Body<StateEvidence>,
) -> Result<Created<FacilitatorDetails>, AppError> {
    let coach = service::state_evidence(&app, &caller, &key, *id, body.into_inner()).await?;
    let (location, version) = (format!("/api/v1/facilitators/{}", coach.id), coach.version);
    Ok(Created::new(coach, location).version(version))
}

/// Check what somebody else stated of a coach. A check is final; what has changed is stated anew.
#[utoipa::path(
    tag = "facilitators",
    operation_id = "check_evidence",
    request_body = CheckEvidence,
    params(("facilitator_id" = uuid::Uuid, Path, description = "The facilitator."),
        ("evidence_id" = uuid::Uuid, Path, description = "The statement.")),
    responses((status = 200, description = "The coach.", body = FacilitatorDetails), Problems, Also<409>)
)]
#[post("/facilitators/{facilitator_id}/evidence/{evidence_id}/check")]
pub async fn check_evidence(
    app: Data<App>,
    caller: Require<perm::CheckEvidence>,
    ids: PathIds<FacilitatorId, EvidenceId>,
    key: Idempotent,
    body: Body<CheckEvidence>,
) -> Result<Versioned<FacilitatorDetails>, AppError> {
    let PathIds(facilitator, evidence) = ids;
    let checked =
        service::check_evidence(&app, &caller, &key, (facilitator, evidence), body.into_inner()).await?;
    Ok(versioned(checked))
}

/// What the caller is asked to do in programmes, its terms, and all that is held about it.
#[utoipa::path(
    tag = "facilitators",
    operation_id = "list_own_facilitations",
    responses((status = 200, description = "Everything.", body = OwnFacilitations), Problems)
)]
#[get("/me/facilitations")]
pub async fn list_own_facilitations(
    app: Data<App>,
    caller: Require<perm::ListOwnFacilitations>,
) -> Result<Json<OwnFacilitations>, AppError> {
    service::list_own_facilitations(&app, &caller).await.map(Json)
}

/// Accept the terms as they are now. With the first acceptance the caller sees the sessions they lead, until the last day.
#[utoipa::path(
    tag = "facilitators",
    operation_id = "accept_facilitator_terms",
    request_body = AcceptFacilitatorTerms,
    params(("facilitator_id" = uuid::Uuid, Path, description = "The facilitator.")),
    responses((status = 200, description = "Accepted.", body = OwnFacilitation), Problems, Also<409>)
)]
#[post("/me/facilitations/{facilitator_id}/acceptance")]
pub async fn accept_facilitator_terms(
    app: Data<App>,
    caller: Require<perm::AcceptFacilitatorTerms>,
    id: PathId<FacilitatorId>,
    key: Idempotent,
    seen: IfMatch,
    body: Body<AcceptFacilitatorTerms>,
) -> Result<Versioned<OwnFacilitation>, AppError> {
    let own = service::accept_facilitator_terms(&app, &caller, &key, (*id, seen), body.into_inner()).await?;
    let version = own.version;
    Ok(Versioned(own, version))
}

/// What coaches of the agency must have behind them today, in each mode.
#[utoipa::path(
    tag = "facilitators",
    operation_id = "view_coach_policy",
    responses((status = 200, description = "The policy.", body = CoachPolicyInForce), Problems)
)]
#[get("/coach_policy")]
pub async fn view_coach_policy(
    app: Data<App>,
    caller: Require<perm::ViewCoachPolicy>,
) -> Result<Json<CoachPolicyInForce>, AppError> {
    service::view_coach_policy(&app, &caller).await.map(Json)
}

/// Every decision on what coaches must have behind them, the latest first.
#[utoipa::path(
    tag = "facilitators",
    operation_id = "list_coach_policies",
    params(PageQuery),
    responses((status = 200, description = "A page of decisions.", body = Page<CoachPolicyDetails>), Problems)
)]
#[get("/coach_policies")]
pub async fn list_coach_policies(
    app: Data<App>,
    caller: Require<perm::ViewCoachPolicy>,
    query: Query<PageQuery>,
) -> Result<Listed<CoachPolicyDetails>, AppError> {
    service::list_coach_policies(&app, &caller, &query).await.map(Listed)
}

/// Decide what coaches must have behind them from a day on. Nothing is cancelled for it: published sessions that are in breach
/// are listed.
#[utoipa::path(
    tag = "facilitators",
    operation_id = "decide_coach_policy",
    request_body = DecideCoachPolicy,
    responses((status = 201, description = "Decided.", body = CoachPolicyDecided), Problems)
)]
#[post("/coach_policies")]
pub async fn decide_coach_policy(
    app: Data<App>,
    caller: Require<perm::DecideCoachPolicy>,
    key: Idempotent,
    body: Body<DecideCoachPolicy>,
) -> Result<Created<CoachPolicyDecided>, AppError> {
    let decided = service::decide_coach_policy(&app, &caller, &key, body.into_inner()).await?;
    Ok(Created::new(decided, "/api/v1/coach_policies"))
}
