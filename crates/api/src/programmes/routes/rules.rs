//! Operations on rules.

use actix_web::web::Data;
use actix_web::{get, post};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::programmes::{RuleDetails, SaveRule};
use polku_domain::access::perm;
use polku_domain::ids::{CallId, RuleId};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::Require;
use crate::app::App;
use crate::http::{Body, Created, Idempotent, Json, Listed, PathId, Problems, Query};
use crate::problem::AppError;
use crate::programmes::service;

/// Mounts the operations. What has a fixed name comes before what has an id.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(create_rule).service(list_rule_versions).service(create_rule_version).service(withdraw_rule);
}

/// Add a rule to a call that is a draft. A rule names its decider, day, reason and what is offered instead; protected grounds are refused.
#[utoipa::path(
    tag = "rules",
    operation_id = "create_rule",
    request_body = SaveRule,
    params(("call_id" = uuid::Uuid, Path, description = "Id of the call")),
    responses((status = 201, description = "The new rule", body = RuleDetails), Problems),
)]
#[post("/calls/{call_id}/rules")]
pub async fn create_rule(
    app: Data<App>,
    caller: Require<perm::UpdateCall>,
    key: Idempotent,
    call: PathId<CallId>,
    body: Body<SaveRule>,
) -> Result<Created<RuleDetails>, AppError> {
    let answer = service::rules::create_rule(&app, &caller, &key, call.0, body.into_inner()).await?;
    let location = format!("/api/v1/rules/{}/versions", answer.id);
    Ok(Created::new(answer, location))
}

/// Every version of a rule, the latest first. None is ever changed.
#[utoipa::path(
    tag = "rules",
    operation_id = "list_rule_versions",
    params(("rule_id" = uuid::Uuid, Path, description = "Id of the rule"), PageQuery),
    responses((status = 200, description = "A page of versions", body = Page<RuleDetails>), Problems),
)]
#[get("/rules/{rule_id}/versions")]
pub async fn list_rule_versions(
    app: Data<App>,
    caller: Require<perm::ViewCall>,
    rule: PathId<RuleId>,
    query: Query<PageQuery>,
) -> Result<Listed<RuleDetails>, AppError> {
    service::rules::list_rule_versions(&app, &caller, rule.0, &query).await.map(Listed)
}

/// Decide a rule anew. The earlier versions stay.
#[utoipa::path(
    tag = "rules",
    operation_id = "create_rule_version",
    request_body = SaveRule,
    params(("rule_id" = uuid::Uuid, Path, description = "Id of the rule")),
    responses((status = 201, description = "The new version", body = RuleDetails), Problems),
)]
#[post("/rules/{rule_id}/versions")]
pub async fn create_rule_version(
    app: Data<App>,
    caller: Require<perm::UpdateCall>,
    key: Idempotent,
    rule: PathId<RuleId>,
    body: Body<SaveRule>,
) -> Result<Created<RuleDetails>, AppError> {
    let answer = service::rules::create_rule_version(&app, &caller, &key, rule.0, body.into_inner()).await?;
    let location = format!("/api/v1/rules/{}/versions", answer.id);
    Ok(Created::new(answer, location))
}

/// End a rule. It stays on record and is not applied any more.
#[utoipa::path(
    tag = "rules",
    operation_id = "withdraw_rule",
    params(("rule_id" = uuid::Uuid, Path, description = "Id of the rule")),
    responses((status = 200, description = "The version that ends it", body = RuleDetails), Problems),
)]
#[post("/rules/{rule_id}/withdrawal")]
pub async fn withdraw_rule(
    app: Data<App>,
    caller: Require<perm::UpdateCall>,
    key: Idempotent,
    rule: PathId<RuleId>,
) -> Result<Json<RuleDetails>, AppError> {
    service::rules::withdraw_rule(&app, &caller, &key, rule.0).await.map(Json)
}
