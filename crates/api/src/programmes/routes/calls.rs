//! Operations on calls.

use actix_web::web::Data;
use actix_web::{get, post, put};
use polku_api_types::page::Page;
use polku_api_types::programmes::{
    ApproveCall, CallDetails, CallSummary, CallsQuery, LeftOutRounds, ReturnCall, SaveCall,
};
use polku_domain::access::perm;
use polku_domain::ids::{CallId, ProgrammeId};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Require;
use crate::app::App;
use crate::http::{Body, Created, Idempotent, IfMatch, Json, Listed, PathId, Problems, Query, Versioned};
use crate::problem::AppError;
use crate::programmes::service;

/// Mounts the operations. What has a fixed name comes before what has an id.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(list_calls)
        .service(view_call)
        .service(create_call)
        .service(update_call)
        .service(submit_call)
        .service(approve_call)
        .service(return_call)
        .service(list_left_out_rounds);
}

/// Calls that the caller may see, open ones first. Everybody on the staff may apply to an open one.
#[utoipa::path(
    tag = "calls",
    operation_id = "list_calls",
    params(CallsQuery),
    responses((status = 200, description = "A page of calls", body = Page<CallSummary>), Problems),
)]
#[get("/calls")]
pub async fn list_calls(
    app: Data<App>,
    caller: Require<perm::ListCalls>,
    query: Query<CallsQuery>,
) -> Result<Listed<CallSummary>, AppError> {
    service::call_list::list_calls(&app, &caller, &query).await.map(Listed)
}

/// One call with its questions, rules, method and hours.
#[utoipa::path(
    tag = "calls",
    operation_id = "view_call",
    params(("call_id" = uuid::Uuid, Path, description = "Id of the call")),
    responses((status = 200, description = "The call", body = CallDetails), Problems),
)]
#[get("/calls/{call_id}")]
pub async fn view_call(
    app: Data<App>,
    caller: Require<perm::ViewCall>,
    call: PathId<CallId>,
) -> Result<Versioned<CallDetails>, AppError> {
    let answer = service::calls::view_call(&app, &caller, call.0).await?;
    let version = answer.version;
    Ok(Versioned(answer, version))
}

/// Prepare a call. Whoever prepares it cannot approve it.
#[utoipa::path(
    tag = "calls",
    operation_id = "create_call",
    request_body = SaveCall,
    params(("programme_id" = uuid::Uuid, Path, description = "Id of the programme")),
    responses((status = 201, description = "The new call", body = CallDetails), Problems),
)]
#[post("/programmes/{programme_id}/calls")]
pub async fn create_call(
    app: Data<App>,
    caller: Require<perm::CreateCall>,
    key: Idempotent,
    programme: PathId<ProgrammeId>,
    body: Body<SaveCall>,
) -> Result<Created<CallDetails>, AppError> {
    let answer = service::calls::create_call(&app, &caller, &key, programme.0, body.into_inner()).await?;
    let location = format!("/api/v1/calls/{}", answer.id);
    let version = answer.version;
    Ok(Created::new(answer, location).version(version))
}

/// Change the terms of a call that is a draft.
#[utoipa::path(
    tag = "calls",
    operation_id = "update_call",
    request_body = SaveCall,
    params(("call_id" = uuid::Uuid, Path, description = "Id of the call")),
    responses((status = 200, description = "The call as it is now", body = CallDetails), Problems),
)]
#[put("/calls/{call_id}")]
pub async fn update_call(
    app: Data<App>,
    caller: Require<perm::UpdateCall>,
    call: PathId<CallId>,
    seen: IfMatch,
    body: Body<SaveCall>,
) -> Result<Versioned<CallDetails>, AppError> {
    let answer = service::calls::update_call(&app, &caller, call.0, seen, body.into_inner()).await?;
    let version = answer.version;
    Ok(Versioned(answer, version))
}

/// Send a call to the decider. Its terms and rules stand still from now on.
#[utoipa::path(
    tag = "calls",
    operation_id = "submit_call",
    params(("call_id" = uuid::Uuid, Path, description = "Id of the call")),
    responses((status = 200, description = "The call, awaiting approval", body = CallDetails), Problems),
)]
#[post("/calls/{call_id}/submission")]
pub async fn submit_call(
    app: Data<App>,
    caller: Require<perm::UpdateCall>,
    call: PathId<CallId>,
    seen: IfMatch,
) -> Result<Versioned<CallDetails>, AppError> {
    let answer = service::calls::submit_call(&app, &caller, call.0, seen).await?;
    let version = answer.version;
    Ok(Versioned(answer, version))
}

/// Approve a call with its rules and its method, by name and title. It opens with its window.
#[utoipa::path(
    tag = "calls",
    operation_id = "approve_call",
    request_body = ApproveCall,
    params(("call_id" = uuid::Uuid, Path, description = "Id of the call")),
    responses((status = 200, description = "The approved call", body = CallDetails), Problems),
)]
#[post("/calls/{call_id}/approval")]
pub async fn approve_call(
    app: Data<App>,
    caller: Require<perm::ApproveCall>,
    call: PathId<CallId>,
    seen: IfMatch,
    body: Body<ApproveCall>,
) -> Result<Versioned<CallDetails>, AppError> {
    let answer = service::calls::approve_call(&app, &caller, call.0, seen, body.into_inner()).await?;
    let version = answer.version;
    Ok(Versioned(answer, version))
}

/// Send a call back to be changed, and say why.
#[utoipa::path(
    tag = "calls",
    operation_id = "return_call",
    request_body = ReturnCall,
    params(("call_id" = uuid::Uuid, Path, description = "Id of the call")),
    responses((status = 200, description = "The call, a draft again", body = CallDetails), Problems),
)]
#[post("/calls/{call_id}/return")]
pub async fn return_call(
    app: Data<App>,
    caller: Require<perm::ApproveCall>,
    call: PathId<CallId>,
    seen: IfMatch,
    body: Body<ReturnCall>,
) -> Result<Versioned<CallDetails>, AppError> {
    let answer = service::calls::return_call(&app, &caller, call.0, seen, body.into_inner()).await?;
    let version = answer.version;
    Ok(Versioned(answer, version))
}

/// The confirmed rounds that a call of a programme can name in favour of those whom they left out: those whose applications
/// are kept and whose selection the caller may see, the latest first.
#[utoipa::path(
    tag = "calls",
    operation_id = "list_left_out_rounds",
    params(("programme_id" = uuid::Uuid, Path, description = "Id of the programme")),
    responses((status = 200, description = "The rounds", body = LeftOutRounds), Problems),
)]
#[get("/programmes/{programme_id}/left_out_rounds")]
pub async fn list_left_out_rounds(
    app: Data<App>,
    caller: Require<perm::CreateCall>,
    programme: PathId<ProgrammeId>,
) -> Result<Json<LeftOutRounds>, AppError> {
    service::left_out::list_left_out_rounds(&app, &caller, programme.0).await.map(Json)
}
