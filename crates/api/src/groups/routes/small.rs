//! Operations of the small groups within a confirmed group. They are those of groups, for the people of one.

use actix_web::{get, post, web};
use polku_api_types::groups::{
    GroupProposal, GroupRepairProposal, GroupingDetails, MoveConsequences, MoveMember, ProposeSmallGroups,
};
use polku_api_types::selection::MailPreview;
use polku_domain::access::perm;
use polku_domain::ids::{GroupId, ProgrammeId};

use super::{Grouping, versioned};
use crate::access::Require;
use crate::app::App;
use crate::groups::service;
use crate::groups::store::{Terms, Whole};
use crate::http::{Body, Idempotent, IfMatch, Json, NoBody, PathIds, Problems, Query};
use crate::problem::AppError;

pub(super) type Group = PathIds<ProgrammeId, GroupId>;

/// The people of one group, to be divided.
pub(super) const fn of(PathIds(programme, group): Group) -> Whole {
    Whole { programme, group: Some(group) }
}

/// Proposes small groups of four to seven for the people of a confirmed group. Nobody shares one with somebody of their
/// reporting line, all members of one have a language in common, and they are as even as the search could make them.
/// Another proposal replaces this one until the small groups are confirmed. A search that takes longer goes on by itself:
/// see `view_small_group_search`.
#[utoipa::path(
    tag = "groups",
    operation_id = "propose_small_groups",
    params(
        ("programme_id" = uuid::Uuid, Path, description = "The programme."),
        ("group_id" = uuid::Uuid, Path, description = "The confirmed group."),
    ),
    request_body = ProposeSmallGroups,
    responses((status = 200, description = "Small groups, or why there are none.", body = GroupProposal), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[post("/programmes/{programme_id}/groups/{group_id}/small_groups")]
pub async fn propose_small_groups(
    app: web::Data<App>,
    caller: Require<perm::ManageGrouping>,
    group: Group,
    key: Idempotent,
    body: Body<ProposeSmallGroups>,
) -> Result<Json<GroupProposal>, AppError> {
    let ProposeSmallGroups { size, weights, seed, unit_maximum } = body.into_inner();
    let asked =
        service::Asked { whole: of(group), terms: Terms { size: Some(size), weights, unit_maximum, seed } };
    service::propose_groups(&app, caller.into_caller(), &key, asked).await.map(Json)
}

/// The small groups of a group with the score, the bound and everybody in the group.
#[utoipa::path(
    tag = "groups",
    operation_id = "view_small_groups",
    params(
        ("programme_id" = uuid::Uuid, Path, description = "The programme."),
        ("group_id" = uuid::Uuid, Path, description = "The confirmed group."),
    ),
    responses((status = 200, description = "The small groups.", body = GroupingDetails), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/groups/{group_id}/small_groups")]
pub async fn view_small_groups(
    app: web::Data<App>,
    caller: Require<perm::ViewGrouping>,
    group: Group,
) -> Grouping {
    service::view_grouping(&app, caller.into_caller(), of(group)).await.map(versioned)
}

/// What a move between small groups would break and how the score would change. Changes nothing.
#[utoipa::path(
    tag = "groups",
    operation_id = "check_small_group_move",
    params(
        ("programme_id" = uuid::Uuid, Path, description = "The programme."),
        ("group_id" = uuid::Uuid, Path, description = "The confirmed group."),
        MoveMember
    ),
    responses((status = 200, description = "What the move would do.", body = MoveConsequences), Problems)
)]
#[get("/programmes/{programme_id}/groups/{group_id}/small_groups/move_consequences")]
pub async fn check_small_group_move(
    app: web::Data<App>,
    caller: Require<perm::ManageGrouping>,
    group: Group,
    query: Query<MoveMember>,
) -> Result<Json<MoveConsequences>, AppError> {
    service::check_group_move(&app, caller.into_caller(), of(group), query.into_inner()).await.map(Json)
}

/// Moves somebody to another small group, or swaps two people. A move that would break a limit is refused.
#[utoipa::path(
    tag = "groups",
    operation_id = "move_small_group_member",
    params(
        ("programme_id" = uuid::Uuid, Path, description = "The programme."),
        ("group_id" = uuid::Uuid, Path, description = "The confirmed group."),
    ),
    request_body = MoveMember,
    responses((status = 200, description = "The small groups after the move.", body = GroupingDetails), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[post("/programmes/{programme_id}/groups/{group_id}/small_groups/moves")]
pub async fn move_small_group_member(
    app: web::Data<App>,
    caller: Require<perm::ManageGrouping>,
    group: Group,
    key: Idempotent,
    version: IfMatch,
    body: Body<MoveMember>,
) -> Grouping {
    let wanted = body.into_inner();
    service::move_group_member(&app, caller.into_caller(), of(group), &key, version, wanted)
        .await
        .map(versioned)
}

/// Undoes the last move between small groups that has not been undone; a swap is one move.
#[utoipa::path(
    tag = "groups",
    operation_id = "undo_small_group_move",
    params(
        ("programme_id" = uuid::Uuid, Path, description = "The programme."),
        ("group_id" = uuid::Uuid, Path, description = "The confirmed group."),
    ),
    responses((status = 200, description = "The small groups as they were before it.", body = GroupingDetails), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[post("/programmes/{programme_id}/groups/{group_id}/small_groups/undo")]
pub async fn undo_small_group_move(
    app: web::Data<App>,
    caller: Require<perm::ManageGrouping>,
    group: Group,
    key: Idempotent,
    version: IfMatch,
    _body: NoBody,
) -> Grouping {
    service::undo_group_move(&app, caller.into_caller(), of(group), &key, version).await.map(versioned)
}

/// What confirming the small groups would send to whom.
#[utoipa::path(
    tag = "groups",
    operation_id = "preview_small_group_mail",
    params(
        ("programme_id" = uuid::Uuid, Path, description = "The programme."),
        ("group_id" = uuid::Uuid, Path, description = "The confirmed group."),
    ),
    responses((status = 200, description = "Recipients, their number and a sample.", body = MailPreview), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/groups/{group_id}/small_groups/mail_preview")]
pub async fn preview_small_group_mail(
    app: web::Data<App>,
    caller: Require<perm::ViewGrouping>,
    group: Group,
) -> Result<Json<MailPreview>, AppError> {
    service::preview_group_mail(&app, caller.into_caller(), of(group)).await.map(Json)
}

/// Confirms the small groups of a group and tells everybody in them. Refused while somebody is without a small group.
#[utoipa::path(
    tag = "groups",
    operation_id = "confirm_small_groups",
    params(
        ("programme_id" = uuid::Uuid, Path, description = "The programme."),
        ("group_id" = uuid::Uuid, Path, description = "The confirmed group."),
    ),
    responses((status = 200, description = "The confirmed small groups.", body = GroupingDetails), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[post("/programmes/{programme_id}/groups/{group_id}/small_groups/confirmation")]
pub async fn confirm_small_groups(
    app: web::Data<App>,
    caller: Require<perm::ConfirmGrouping>,
    group: Group,
    key: Idempotent,
    version: IfMatch,
    _body: NoBody,
) -> Grouping {
    service::confirm_groups(&app, caller.into_caller(), of(group), &key, version).await.map(versioned)
}

/// The smallest repair of small groups that people have left or joined. Changes nothing.
#[utoipa::path(
    tag = "groups",
    operation_id = "check_small_group_repair",
    params(
        ("programme_id" = uuid::Uuid, Path, description = "The programme."),
        ("group_id" = uuid::Uuid, Path, description = "The confirmed group."),
    ),
    responses((status = 200, description = "The repair, or why there is none.", body = GroupRepairProposal), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/groups/{group_id}/small_groups/repair")]
pub async fn check_small_group_repair(
    app: web::Data<App>,
    caller: Require<perm::ManageGrouping>,
    group: Group,
) -> Result<Json<GroupRepairProposal>, AppError> {
    service::propose_repair(&app, caller.into_caller(), of(group)).await.map(Json)
}

/// Carries out the smallest repair as one step. Of confirmed small groups only where a limit is broken; then everybody who
/// gets another small group is told.
#[utoipa::path(
    tag = "groups",
    operation_id = "repair_small_groups",
    params(
        ("programme_id" = uuid::Uuid, Path, description = "The programme."),
        ("group_id" = uuid::Uuid, Path, description = "The confirmed group."),
    ),
    responses((status = 200, description = "The small groups after the repair.", body = GroupingDetails), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[post("/programmes/{programme_id}/groups/{group_id}/small_groups/repair")]
pub async fn repair_small_groups(
    app: web::Data<App>,
    caller: Require<perm::ManageGrouping>,
    group: Group,
    key: Idempotent,
    version: IfMatch,
    _body: NoBody,
) -> Grouping {
    service::repair_groups(&app, caller.into_caller(), of(group), &key, version).await.map(versioned)
}
