//! Reading what was done.

use polku_api_types::audit::AuditEntry;
use polku_api_types::page::{Page, PageQuery};
use uuid::Uuid;

use super::store::{self, EntryRow};
use crate::access::Caller;
use crate::app::App;
use crate::problem::AppError;

/// A page of the agency's changes, newest first.
///
/// # Errors
/// `invalid_cursor`, and what the database refuses.
pub(super) async fn list_audit_entries(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<AuditEntry>, AppError> {
    let cursors = app.cursors(caller, "audit_entries");
    let wanted = cursors.wanted::<Uuid>(query)?;
    let (scope, before, fetch) = (caller.scope, wanted.after, wanted.rows());
    let rows = app.db.read(move |conn| store::list_entries(conn, scope, before, fetch)).await?;
    let entries = rows.into_iter().map(|(row, name)| wire(row, name)).collect::<Result<Vec<_>, _>>()?;
    cursors.page(entries, wanted.limit, |last| last.id)
}

fn wire(row: EntryRow, actor_name: Option<String>) -> Result<AuditEntry, AppError> {
    let request_id = row.request_id.as_deref().map(str::parse).transpose().map_err(AppError::internal)?;
    Ok(AuditEntry {
        id: row.id.parse().map_err(AppError::internal)?,
        at: row.at.0,
        actor: row.actor,
        actor_name,
        action: row.action,
        subject_kind: row.subject_kind,
        subject: row.subject,
        fields: row.fields.0,
        request_id,
    })
}
