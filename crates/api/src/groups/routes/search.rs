//! Operations of the searches for groups and small groups.

use actix_web::{get, post, web};
use polku_api_types::groups::{CancelGroupSearch, GroupSearch};
use polku_domain::access::perm;
use polku_domain::ids::ProgrammeId;

use super::small::{Group, of};
use crate::access::Require;
use crate::app::App;
use crate::groups::service;
use crate::http::{Body, Idempotent, Json, PathId, Problems};
use crate::problem::AppError;

type Search = Result<Json<GroupSearch>, AppError>;

/// How the last search for the groups of a programme stands: how far it has come, or how it ended.
#[utoipa::path(
    tag = "groups",
    operation_id = "view_group_search",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The search.", body = GroupSearch), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/grouping/search")]
pub async fn view_group_search(
    app: web::Data<App>,
    caller: Require<perm::ViewGrouping>,
    programme: PathId<ProgrammeId>,
) -> Search {
    service::view_group_search(&app, caller.into_caller(), (*programme).into()).await.map(Json)
}

/// Cancels a search for the groups of a programme. Nothing that it has found is kept.
#[utoipa::path(
    tag = "groups",
    operation_id = "cancel_group_search",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    request_body = CancelGroupSearch,
    responses((status = 200, description = "The cancelled search.", body = GroupSearch), Problems),
)]
#[post("/programmes/{programme_id}/grouping/search/cancellation")]
pub async fn cancel_group_search(
    app: web::Data<App>,
    caller: Require<perm::ManageGrouping>,
    programme: PathId<ProgrammeId>,
    key: Idempotent,
    body: Body<CancelGroupSearch>,
) -> Search {
    let CancelGroupSearch { search_id } = body.into_inner();
    service::cancel_group_search(&app, caller.into_caller(), &key, (*programme).into(), search_id)
        .await
        .map(Json)
}

/// How the last search for the small groups of a group stands.
#[utoipa::path(
    tag = "groups",
    operation_id = "view_small_group_search",
    params(
        ("programme_id" = uuid::Uuid, Path, description = "The programme."),
        ("group_id" = uuid::Uuid, Path, description = "The confirmed group."),
    ),
    responses((status = 200, description = "The search.", body = GroupSearch), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/groups/{group_id}/small_groups/search")]
pub async fn view_small_group_search(
    app: web::Data<App>,
    caller: Require<perm::ViewGrouping>,
    group: Group,
) -> Search {
    service::view_group_search(&app, caller.into_caller(), of(group)).await.map(Json)
}

/// Cancels a search for the small groups of a group. Nothing that it has found is kept.
#[utoipa::path(
    tag = "groups",
    operation_id = "cancel_small_group_search",
    params(
        ("programme_id" = uuid::Uuid, Path, description = "The programme."),
        ("group_id" = uuid::Uuid, Path, description = "The confirmed group."),
    ),
    request_body = CancelGroupSearch,
    responses((status = 200, description = "The cancelled search.", body = GroupSearch), Problems),
)]
#[post("/programmes/{programme_id}/groups/{group_id}/small_groups/search/cancellation")]
pub async fn cancel_small_group_search(
    app: web::Data<App>,
    caller: Require<perm::ManageGrouping>,
    group: Group,
    key: Idempotent,
    body: Body<CancelGroupSearch>,
) -> Search {
    let CancelGroupSearch { search_id } = body.into_inner();
    service::cancel_group_search(&app, caller.into_caller(), &key, of(group), search_id).await.map(Json)
}
