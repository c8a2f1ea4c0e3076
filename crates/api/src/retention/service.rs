//! Telling what falls due and what was erased.

use jiff::Span;
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::retention::{ErasureReport, MAX_NAMED, OutlookQuery, RetentionOutlook};
use polku_domain::access::{Permission, Target};
use uuid::Uuid;

use super::convert;
use super::store::{due, reports};
use crate::access::Caller;
use crate::app::App;
use crate::audit::erase::{DueTraces, due_traces};
use crate::clock::finland;
use crate::problem::AppError;

/// Days that an outlook looks ahead if nothing else is asked for.
const DAYS: u32 = 90;

/// What falls due in the caller's agency.
///
/// # Errors
/// `forbidden`, and what the database refuses.
pub async fn view_retention_outlook(
    app: &App,
    caller: &Caller,
    query: &OutlookQuery,
) -> Result<RetentionOutlook, AppError> {
    caller.demand(Permission::ViewRetention, Target::in_agency())?;
    let now = app.clock.now();
    let today = now.to_zoned(finland()).date();
    let until = today.saturating_add(Span::new().days(i64::from(query.days.unwrap_or(DAYS))));
    let scope = caller.scope;
    let (found, traces) = app
        .db
        .read(move |conn| -> Result<(due::Due, DueTraces), AppError> {
            Ok((due::due(conn, &scope, until)?, due_traces(conn, scope, until)?))
        })
        .await?;
    let mut due: Vec<_> = found.calls.into_iter().filter_map(convert::due).collect();
    let mut kept: Vec<_> = found.held.into_iter().filter_map(convert::kept).collect();
    let more = due.len().max(kept.len()) > MAX_NAMED;
    due.truncate(MAX_NAMED);
    kept.truncate(MAX_NAMED);
    Ok(RetentionOutlook {
        today,
        erases: app.config.erase_when_due,
        classes: convert::classes(),
        until,
        due,
        kept,
        more,
        people: convert::told(found.people.unsigned_abs()),
        accounts: convert::told(found.accounts.unsigned_abs()),
        looks: convert::told(traces.uses),
        audit_entries: convert::told(traces.entries),
    })
}

/// A page of what was erased in the caller's agency.
///
/// # Errors
/// `forbidden`, `invalid_cursor`, and what the database refuses.
pub async fn list_erasure_reports(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<ErasureReport>, AppError> {
    caller.demand(Permission::ViewRetention, Target::in_agency())?;
    let cursors = app.cursors(caller, "erasure_reports");
    let wanted = cursors.wanted::<Uuid>(query)?;
    let (scope, page) = (caller.scope, wanted.clone());
    let rows = app.db.read(move |conn| reports::page(conn, &scope, &page).map_err(AppError::from)).await?;
    cursors.page(rows.into_iter().map(convert::report).collect(), wanted.limit, |last| last.id)
}
