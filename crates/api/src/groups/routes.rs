//! Operations of groups.

pub mod search;
pub mod small;

use actix_web::{get, post, put, web};
use polku_api_types::groups::{
    ConfirmedGroups, GroupProposal, GroupRepairProposal, GroupWishes, GroupingDetails, MoveConsequences,
    MoveMember, MyGroup, ProposeGroups, SetGroupWishes,
};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::selection::MailPreview;
use polku_domain::access::perm;
use polku_domain::ids::{ApplicationId, ProgrammeId};

use super::service;
use super::store::Terms;
use crate::access::Require;
use crate::app::App;
use crate::http::{Body, Idempotent, IfMatch, Json, Listed, NoBody, PathId, Problems, Query, Versioned};
use crate::problem::AppError;

/// Groups with their version, or a refusal.
type Grouping = Result<Versioned<GroupingDetails>, AppError>;

/// Groups with the version they carry.
fn versioned(details: GroupingDetails) -> Versioned<GroupingDetails> {
    let version = details.version;
    Versioned(details, version)
}

/// Proposes groups for everybody who has or is offered a place. Answers with groups that keep every limit and are as
/// even as the search could make them, or with the people who make it impossible. The same people, weights and
/// seed give the same groups. Another proposal replaces this one until the groups are confirmed. A search that takes
/// longer goes on by itself: see `view_group_search`. Only one search for the same groups runs at a time.
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
    let ProposeGroups { weights, seed, unit_maximum } = body.into_inner();
    let asked = service::Asked {
        whole: (*programme).into(),
        terms: Terms { size: None, weights, unit_maximum, seed },
    };
    service::propose_groups(&app, caller.into_caller(), &key, asked).await.map(Json)
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
    service::view_grouping(&app, caller.into_caller(), (*programme).into()).await.map(versioned)
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
    service::check_group_move(&app, caller.into_caller(), (*programme).into(), query.into_inner())
        .await
        .map(Json)
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
    service::move_group_member(&app, caller.into_caller(), (*programme).into(), &key, version, wanted)
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
    service::undo_group_move(&app, caller.into_caller(), (*programme).into(), &key, version)
        .await
        .map(versioned)
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
    service::preview_group_mail(&app, caller.into_caller(), (*programme).into()).await.map(Json)
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
    service::confirm_groups(&app, caller.into_caller(), (*programme).into(), &key, version)
        .await
        .map(versioned)
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
    params(PageQuery),
    responses((status = 200, description = "A page of groups, one for each programme.", body = Page<MyGroup>), Problems)
)]
#[get("/me/groups")]
pub async fn list_own_groups(
    app: web::Data<App>,
    caller: Require<perm::ViewOwnGroup>,
    query: Query<PageQuery>,
) -> Result<Listed<MyGroup>, AppError> {
    service::list_own_groups(&app, &caller, &query).await.map(Listed)
}

/// The smallest repair of groups that people have left or joined: everybody gets a group, every limit is kept, and as
/// few people as can be leave the group they know. Changes nothing.
#[utoipa::path(
    tag = "groups",
    operation_id = "check_group_repair",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The repair, or why there is none.", body = GroupRepairProposal), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/grouping/repair")]
pub async fn check_group_repair(
    app: web::Data<App>,
    caller: Require<perm::ManageGrouping>,
    programme: PathId<ProgrammeId>,
) -> Result<Json<GroupRepairProposal>, AppError> {
    service::propose_repair(&app, caller.into_caller(), (*programme).into()).await.map(Json)
}

/// Carries out the smallest repair as one step. Of confirmed groups only where a limit is broken; then everybody who
/// gets another group is told.
#[utoipa::path(
    tag = "groups",
    operation_id = "repair_groups",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme.")),
    responses((status = 200, description = "The groups after the repair.", body = GroupingDetails), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[post("/programmes/{programme_id}/grouping/repair")]
pub async fn repair_groups(
    app: web::Data<App>,
    caller: Require<perm::ManageGrouping>,
    programme: PathId<ProgrammeId>,
    key: Idempotent,
    version: IfMatch,
    _body: NoBody,
) -> Grouping {
    service::repair_groups(&app, caller.into_caller(), (*programme).into(), &key, version)
        .await
        .map(versioned)
}

/// What the caller has said for the making of the groups.
#[utoipa::path(
    tag = "groups",
    operation_id = "view_group_wishes",
    params(("application_id" = uuid::Uuid, Path, description = "The caller's own application.")),
    responses((status = 200, description = "What was said.", body = GroupWishes), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/applications/{application_id}/group_wishes")]
pub async fn view_group_wishes(
    app: web::Data<App>,
    caller: Require<perm::ViewGroupWishes>,
    application: PathId<ApplicationId>,
) -> Result<Versioned<GroupWishes>, AppError> {
    let wishes = service::view_group_wishes(&app, caller.into_caller(), *application).await?;
    let version = wishes.version;
    Ok(Versioned(wishes, version))
}

/// Says what the groups should be made with: wished delivery mode, languages, and at most two colleagues not to share a
/// group with. Nobody else sees it. A wish can still show in what others see: a move that is refused without a reason
/// tells whoever runs the groups that there is one.
#[utoipa::path(
    tag = "groups",
    operation_id = "set_group_wishes",
    params(("application_id" = uuid::Uuid, Path, description = "The caller's own application.")),
    request_body = SetGroupWishes,
    responses((status = 200, description = "What was said.", body = GroupWishes), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[put("/applications/{application_id}/group_wishes")]
pub async fn set_group_wishes(
    app: web::Data<App>,
    caller: Require<perm::SetGroupWishes>,
    application: PathId<ApplicationId>,
    version: IfMatch,
    body: Body<SetGroupWishes>,
) -> Result<Versioned<GroupWishes>, AppError> {
    let given = body.into_inner();
    let wishes = service::set_group_wishes(&app, caller.into_caller(), *application, version, given).await?;
    let version = wishes.version;
    Ok(Versioned(wishes, version))
}
