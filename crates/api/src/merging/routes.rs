//! Operations on persons who are one human.

use actix_web::web::Data;
use actix_web::{delete, get, post};
use polku_api_types::merging::{
    DismissSuggestion, MergePeople, MergePreview, MergePreviewQuery, MergeSuggestion, Namesakes, PersonMerge,
};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::perm;
use polku_domain::ids::{NamesakesId, PersonMergeId};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{
    Also, Body, Created, Idempotent, IfMatch, Json, Listed, NoContent, PathId, Problems, Query, Versioned,
};
use crate::problem::AppError;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(list_merge_suggestions)
        .service(dismiss_merge_suggestion)
        .service(list_namesakes)
        .service(undo_namesakes)
        .service(preview_merge)
        .service(list_person_merges)
        .service(merge_people)
        .service(undo_person_merge);
}

/// Pairs of persons who may be one, by name: of one name, and of one e-mail address or one unit and supervisor.
///
/// A suggestion merges nothing.
#[utoipa::path(
    tag = "merging",
    operation_id = "list_merge_suggestions",
    params(PageQuery),
    responses((status = 200, description = "A page of pairs.", body = Page<MergeSuggestion>), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/people/merges/suggestions")]
pub async fn list_merge_suggestions(
    app: Data<App>,
    caller: Require<perm::MergePeople>,
    query: Query<PageQuery>,
) -> Result<Listed<MergeSuggestion>, AppError> {
    service::list_suggestions(&app, &caller, &query).await.map(Listed)
}

/// Say that two persons who are suggested are not the same. They are suggested no more until that is taken back.
#[utoipa::path(
    tag = "merging",
    operation_id = "dismiss_merge_suggestion",
    request_body = DismissSuggestion,
    responses((status = 201, description = "The pair.", body = Namesakes), Problems, Also<404>),
    extensions(("x-personal" = json!(true)))
)]
#[post("/people/merges/namesakes")]
pub async fn dismiss_merge_suggestion(
    app: Data<App>,
    caller: Require<perm::MergePeople>,
    key: Idempotent,
    body: Body<DismissSuggestion>,
) -> Result<Created<Namesakes>, AppError> {
    let said = service::dismiss_suggestion(&app, &caller, &key, body.into_inner()).await?;
    Ok(Created::new(said, "/api/v1/people/merges/namesakes".to_owned()))
}

/// The pairs of whom somebody said that they are not the same, the latest first.
#[utoipa::path(
    tag = "merging",
    operation_id = "list_namesakes",
    params(PageQuery),
    responses((status = 200, description = "A page of pairs.", body = Page<Namesakes>), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/people/merges/namesakes")]
pub async fn list_namesakes(
    app: Data<App>,
    caller: Require<perm::MergePeople>,
    query: Query<PageQuery>,
) -> Result<Listed<Namesakes>, AppError> {
    service::list_namesakes(&app, &caller, &query).await.map(Listed)
}

/// Take it back: the two are suggested again as long as they look like one.
#[utoipa::path(
    tag = "merging",
    operation_id = "undo_namesakes",
    params(("namesakes_id" = uuid::Uuid, Path, description = "The pair.")),
    responses((status = 204, description = "It is taken back."), Problems)
)]
#[delete("/people/merges/namesakes/{namesakes_id}")]
pub async fn undo_namesakes(
    app: Data<App>,
    caller: Require<perm::MergePeople>,
    id: PathId<NamesakesId>,
) -> Result<NoContent, AppError> {
    service::undo_namesakes(&app, &caller, *id).await.map(|()| NoContent)
}

/// What a merge would do: the two persons side by side, what would be moved, and everything that speaks against it.
///
/// Whoever may not read applications is told of them neither how many nor what of them speaks against it:
/// `selection_work` says that something does, here and in the refusals of merging and undoing.
#[utoipa::path(
    tag = "merging",
    operation_id = "preview_merge",
    params(MergePreviewQuery),
    responses((status = 200, description = "What it would do.", body = MergePreview), Problems, Also<404>),
    extensions(("x-personal" = json!(true)))
)]
#[get("/people/merges/preview")]
pub async fn preview_merge(
    app: Data<App>,
    caller: Require<perm::MergePeople>,
    query: Query<MergePreviewQuery>,
) -> Result<Json<MergePreview>, AppError> {
    service::preview_merge(&app, &caller, &query).await.map(Json)
}

/// The merges that were made, latest first, undone ones too.
#[utoipa::path(
    tag = "merging",
    operation_id = "list_person_merges",
    params(PageQuery),
    responses((status = 200, description = "A page of merges.", body = Page<PersonMerge>), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/people/merges")]
pub async fn list_person_merges(
    app: Data<App>,
    caller: Require<perm::MergePeople>,
    query: Query<PageQuery>,
) -> Result<Listed<PersonMerge>, AppError> {
    service::list_person_merges(&app, &caller, &query).await.map(Listed)
}

/// Merge two persons who are one human.
///
/// One stays; what the other has is moved to it. One of the two lines of the register is followed from then on, as a
/// whole, and the number of the other one keeps leading to the person; it takes over where the register of the followed
/// line puts them out of service and its own still names them. `merge_refused` names in `errors` everything that speaks
/// against it: each pointer leads into the preview. For 30 days the merge can be undone.
#[utoipa::path(
    tag = "merging",
    operation_id = "merge_people",
    request_body = MergePeople,
    responses((status = 201, description = "The merge.", body = PersonMerge), Problems, Also<404>, Also<412>),
    extensions(("x-personal" = json!(true)))
)]
#[post("/people/merges")]
pub async fn merge_people(
    app: Data<App>,
    caller: Require<perm::MergePeople>,
    key: Idempotent,
    body: Body<MergePeople>,
) -> Result<Created<PersonMerge>, AppError> {
    let merge = service::merge_people(&app, &caller, &key, body.into_inner()).await?;
    let version = merge.version;
    Ok(Created::new(merge, "/api/v1/people/merges".to_owned()).version(version))
}

/// Undo a merge within 30 days: exactly what was moved is moved back.
///
/// `merge_not_undoable` names in `errors` everything that has changed since and stands in the way.
#[utoipa::path(
    tag = "merging",
    operation_id = "undo_person_merge",
    params(("person_merge_id" = uuid::Uuid, Path, description = "The merge.")),
    responses((status = 200, description = "The merge.", body = PersonMerge), Problems),
    extensions(("x-personal" = json!(true)))
)]
#[post("/people/merges/{person_merge_id}/undo")]
pub async fn undo_person_merge(
    app: Data<App>,
    caller: Require<perm::MergePeople>,
    id: PathId<PersonMergeId>,
    key: Idempotent,
    version: IfMatch,
) -> Result<Versioned<PersonMerge>, AppError> {
    let merge = service::undo_person_merge(&app, &caller, &key, version, *id).await?;
    let version = merge.version;
    Ok(Versioned(merge, version))
}
