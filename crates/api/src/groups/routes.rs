//! Operations of groups.

use actix_web::{get, post, web};
use polku_api_types::groups::{
    ConfirmedGroups, GroupProposal, GroupingDetails, MoveConsequences, MoveMember, MyGroups, ProposeGroups,
};
use polku_api_types::selection::MailPreview;
use polku_domain::access::perm;
use polku_domain::ids::ProgrammeId;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{Body, Idempotent, IfMatch, Json, NoBody, PathId, Problems, Query, Versioned};
use crate::problem::AppError;

type Grouping = Result<Versioned<GroupingDetails>, AppError>;

fn versioned(details: GroupingDetails) -> Versioned<GroupingDetails> {
    let version = details.version;
    Versioned(details, version)
}

/// Proposes groups for everybody who has or is offered a place. Answers with groups that keep every limit and are as
/// even as the search could make them, or with the people who make it impossible. The same people, weights and
/// seed give the same groups. Another proposal replaces this one until the groups are confirmed.
#[utoipa::path(
    tag = "groups",
    operation_id = "propose_groups",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    request_body = ProposeGroups,
    responses((status = 200, description = "Groups, or why there are none.", body = GroupProposal), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[post("/programmes/{programme_id}/grouping")]
pub async fn propose_groups(
    app: web::Data<App>,
    caller: Require<perm::ManageGrouping>,
    programme: PathId<ProgrammeId>,
    key: Idempotent,
    body: Body<ProposeGroups>,
) -> Result<Json<GroupProposal>, AppError> {
    service::propose_groups(&app, caller.into_caller(), *programme, &key, body.into_inner()).await.map(Json)
}

/// The groups with the score, the bound and everybody in them.
#[utoipa::path(
    tag = "groups",
    operation_id = "view_grouping",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The groups.", body = GroupingDetails), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/grouping")]
pub async fn view_grouping(
    app: web::Data<App>,
    caller: Require<perm::ViewGrouping>,
    programme: PathId<ProgrammeId>,
) -> Grouping {
    service::view_grouping(&app, caller.into_caller(), *programme).await.map(versioned)
}

/// What a move would break and how the score would change. Changes nothing.
#[utoipa::path(
    tag = "groups",
    operation_id = "check_group_move",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), MoveMember),
    responses((status = 200, description = "What the move would do.", body = MoveConsequences), Problems)
)]
#[get("/programmes/{programme_id}/grouping/move_consequences")]
pub async fn check_group_move(
    app: web::Data<App>,
    caller: Require<perm::ManageGrouping>,
    programme: PathId<ProgrammeId>,
    query: Query<MoveMember>,
) -> Result<Json<MoveConsequences>, AppError> {
    service::check_group_move(&app, caller.into_caller(), *programme, query.into_inner()).await.map(Json)
}

/// Moves somebody to another group, or swaps two people. A move that would break a limit is refused.
#[utoipa::path(
    tag = "groups",
    operation_id = "move_group_member",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    request_body = MoveMember,
    responses((status = 200, description = "The groups after the move.", body = GroupingDetails), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[post("/programmes/{programme_id}/grouping/moves")]
pub async fn move_group_member(
    app: web::Data<App>,
    caller: Require<perm::ManageGrouping>,
    programme: PathId<ProgrammeId>,
    key: Idempotent,
    version: IfMatch,
    body: Body<MoveMember>,
) -> Grouping {
    let wanted = body.into_inner();
    service::move_group_member(&app, caller.into_caller(), *programme, &key, version, wanted)
        .await
        .map(versioned)
}

/// Undoes the last move that has not been undone; a swap is one move.
#[utoipa::path(
    tag = "groups",
    operation_id = "undo_group_move",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The groups as they were before it.", body = GroupingDetails), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[post("/programmes/{programme_id}/grouping/undo")]
pub async fn undo_group_move(
    app: web::Data<App>,
    caller: Require<perm::ManageGrouping>,
    programme: PathId<ProgrammeId>,
    key: Idempotent,
    version: IfMatch,
    _body: NoBody,
) -> Grouping {
    service::undo_group_move(&app, caller.into_caller(), *programme, &key, version).await.map(versioned)
}

/// What confirming would send to whom.
#[utoipa::path(
    tag = "groups",
    operation_id = "preview_group_mail",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "Recipients, their number and a sample.", body = MailPreview), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/grouping/mail_preview")]
pub async fn preview_group_mail(
    app: web::Data<App>,
    caller: Require<perm::ViewGrouping>,
    programme: PathId<ProgrammeId>,
) -> Result<Json<MailPreview>, AppError> {
    service::preview_group_mail(&app, caller.into_caller(), *programme).await.map(Json)
}

/// Confirms the groups and tells everybody in them. Refused while somebody is without a group.
#[utoipa::path(
    tag = "groups",
    operation_id = "confirm_groups",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The confirmed groups.", body = GroupingDetails), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[post("/programmes/{programme_id}/grouping/confirmation")]
pub async fn confirm_groups(
    app: web::Data<App>,
    caller: Require<perm::ConfirmGrouping>,
    programme: PathId<ProgrammeId>,
    key: Idempotent,
    version: IfMatch,
    _body: NoBody,
) -> Grouping {
    service::confirm_groups(&app, caller.into_caller(), *programme, &key, version).await.map(versioned)
}

/// The confirmed groups of a programme, for those who lead its sessions.
#[utoipa::path(
    tag = "groups",
    operation_id = "list_groups",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The confirmed groups.", body = ConfirmedGroups), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/groups")]
pub async fn list_groups(
    app: web::Data<App>,
    caller: Require<perm::ViewConfirmedGroups>,
    programme: PathId<ProgrammeId>,
) -> Result<Json<ConfirmedGroups>, AppError> {
    service::list_groups(&app, caller.into_caller(), *programme).await.map(Json)
}

/// The caller's own groups, once they are confirmed.
#[utoipa::path(
    tag = "groups",
    operation_id = "list_own_groups",
    responses((status = 200, description = "One group for each programme.", body = MyGroups), Problems)
)]
#[get("/me/groups")]
pub async fn list_own_groups(
    app: web::Data<App>,
    caller: Require<perm::ViewOwnGroup>,
) -> Result<Json<MyGroups>, AppError> {
    service::list_own_groups(&app, &caller).await.map(Json)
}
