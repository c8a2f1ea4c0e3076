//! Reading what was done.

use actix_web::{get, web};
use polku_api_types::audit::AuditEntry;
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::perm;

use super::service;
use crate::access::Require;
use crate::app::App;
use crate::http::{Listed, Problems, Query};
use crate::problem::AppError;

/// The changes in the agency, newest first: who did what to which thing, and which fields changed.
#[utoipa::path(
    tag = "audit",
    operation_id = "list_audit_entries",
    params(PageQuery),
    responses((status = 200, description = "A page of changes.", body = Page<AuditEntry>), Problems)
)]
#[get("/audit_entries")]
pub async fn list_audit_entries(
    app: web::Data<App>,
    caller: Require<perm::ViewAudit>,
    query: Query<PageQuery>,
) -> Result<Listed<AuditEntry>, AppError> {
    service::list_audit_entries(&app, &caller, &query).await.map(Listed)
}
