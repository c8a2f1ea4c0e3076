//! Lists of a selection as files to save.

use actix_web::get;
use actix_web::web::Data;
use polku_api_types::selection::CheckRequestsExportQuery;
use polku_api_types::tables::TableQuery;
use polku_domain::access::perm;
use polku_domain::ids::{ProgrammeId, SelectionId};

use crate::access::Require;
use crate::app::App;
use crate::http::{PathId, Problems, Query, TableFile};
use crate::problem::AppError;
use crate::selection::service;

/// The list of a round as a file, in the order in which it is confirmed: those drawn, then those outside the target group.
#[utoipa::path(
    tag = "selection",
    operation_id = "export_proposal",
    params(("selection_id" = uuid::Uuid, Path, description = "The round."), TableQuery),
    responses(TableFile, Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/selections/{selection_id}/proposal/export")]
pub async fn export_proposal(
    app: Data<App>,
    caller: Require<perm::ExportProposal>,
    id: PathId<SelectionId>,
    query: Query<TableQuery>,
) -> Result<TableFile, AppError> {
    service::export_proposal(&app, &caller, *id, &query).await
}

/// The offers of a programme as a file, newest first.
#[utoipa::path(
    tag = "offers",
    operation_id = "export_offers",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), TableQuery),
    responses(TableFile, Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/offers/export")]
pub async fn export_offers(
    app: Data<App>,
    caller: Require<perm::ExportOffers>,
    id: PathId<ProgrammeId>,
    query: Query<TableQuery>,
) -> Result<TableFile, AppError> {
    service::export_offers(&app, &caller, *id, &query).await
}

/// Who waits for a place of a programme as a file, in the order of the list.
#[utoipa::path(
    tag = "offers",
    operation_id = "export_waiting",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), TableQuery),
    responses(TableFile, Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/waiting_list/export")]
pub async fn export_waiting(
    app: Data<App>,
    caller: Require<perm::ExportOffers>,
    id: PathId<ProgrammeId>,
    query: Query<TableQuery>,
) -> Result<TableFile, AppError> {
    service::export_waiting(&app, &caller, *id, &query).await
}

/// The checks that applicants of a programme asked for as a file, the earliest first: who asked, until when each is to be
/// answered and what was found, without the words of either side.
#[utoipa::path(
    tag = "checks",
    operation_id = "export_check_requests",
    params(("programme_id" = uuid::Uuid, Path, description = "The programme."), CheckRequestsExportQuery),
    responses(TableFile, Problems),
    extensions(("x-personal" = json!(true)))
)]
#[get("/programmes/{programme_id}/check_requests/export")]
pub async fn export_check_requests(
    app: Data<App>,
    caller: Require<perm::ExportCheckRequests>,
    id: PathId<ProgrammeId>,
    query: Query<CheckRequestsExportQuery>,
) -> Result<TableFile, AppError> {
    service::export_check_requests(&app, &caller, *id, &query).await
}
