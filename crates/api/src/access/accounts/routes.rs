//! Accounts and roles.

use actix_web::{get, post, put, web};
use polku_api_types::access::{AccountDetails, CreateRoleGrant, RoleGrantDetails, UpdateAccount};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::perm;
use polku_domain::ids::{AccountId, RoleGrantId};

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{Body, Created, Idempotent, IfMatch, Listed, NoBody, PathId, Problems, Query, Versioned};
use crate::problem::AppError;

/// The agency's accounts with the roles they hold now.
#[utoipa::path(
    tag = "access",
    operation_id = "list_accounts",
    params(PageQuery),
    responses((status = 200, description = "A page of accounts, by name.", body = Page<AccountDetails>), Problems)
)]
#[get("/accounts")]
pub async fn list_accounts(
    app: web::Data<App>,
    caller: Require<perm::ListAccounts>,
    query: Query<PageQuery>,
) -> Result<Listed<AccountDetails>, AppError> {
    service::list_accounts(&app, &caller, &query).await.map(Listed)
}

/// Disables an account, opens it again, or changes its end date. A disabled account is signed out at once.
#[utoipa::path(
    tag = "access",
    operation_id = "update_account",
    params(("account_id" = uuid::Uuid, Path, description = "The account.")),
    request_body = UpdateAccount,
    responses((status = 200, description = "Changed.", body = AccountDetails), Problems)
)]
#[put("/accounts/{account_id}")]
pub async fn update_account(
    app: web::Data<App>,
    caller: Require<perm::ManageAccounts>,
    account: PathId<AccountId>,
    version: IfMatch,
    body: Body<UpdateAccount>,
) -> Result<Versioned<AccountDetails>, AppError> {
    let changed = service::update_account(&app, &caller, *account, version, body.into_inner()).await?;
    let version = changed.version;
    Ok(Versioned(changed, version))
}

/// The roles given in the agency and in force now.
#[utoipa::path(
    tag = "access",
    operation_id = "list_role_grants",
    params(PageQuery),
    responses((status = 200, description = "A page of role grants, oldest first.", body = Page<RoleGrantDetails>), Problems)
)]
#[get("/role_grants")]
pub async fn list_role_grants(
    app: web::Data<App>,
    caller: Require<perm::ListRoleGrants>,
    query: Query<PageQuery>,
) -> Result<Listed<RoleGrantDetails>, AppError> {
    service::list_role_grants(&app, &caller, &query).await.map(Listed)
}

/// Gives an account a role, for the agency or for one programme, until an end date or without one.
#[utoipa::path(
    tag = "access",
    operation_id = "create_role_grant",
    request_body = CreateRoleGrant,
    responses((status = 201, description = "Given.", body = RoleGrantDetails), Problems)
)]
#[post("/role_grants")]
pub async fn create_role_grant(
    app: web::Data<App>,
    caller: Require<perm::ManageRoleGrants>,
    key: Idempotent,
    body: Body<CreateRoleGrant>,
) -> Result<Created<RoleGrantDetails>, AppError> {
    let given = service::create_role_grant(&app, &caller, &key, body.into_inner()).await?;
    let (location, version) = (format!("/api/v1/role_grants/{}", given.id), given.version);
    Ok(Created::new(given, location).version(version))
}

/// Ends a role today. The last administrator of an agency stays.
#[utoipa::path(
    tag = "access",
    operation_id = "end_role_grant",
    params(("role_grant_id" = uuid::Uuid, Path, description = "The role grant.")),
    responses((status = 200, description = "Ended.", body = RoleGrantDetails), Problems)
)]
#[post("/role_grants/{role_grant_id}/end")]
pub async fn end_role_grant(
    app: web::Data<App>,
    caller: Require<perm::ManageRoleGrants>,
    grant: PathId<RoleGrantId>,
    version: IfMatch,
    _body: NoBody,
) -> Result<Versioned<RoleGrantDetails>, AppError> {
    let ended = service::end_role_grant(&app, &caller, *grant, version).await?;
    let version = ended.version;
    Ok(Versioned(ended, version))
}
