//! The coordinator sees how applications stand with the supervisors: for a conversation, and for nothing that decides.

use std::collections::BTreeSet;

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::supervision::{SupervisionEntry, SupervisionQuery};
use polku_domain::access::Permission;
use polku_domain::ids::{ApplicationId, CallId, PersonId};

use super::{day_of, note_looks};
use crate::access::Caller;
use crate::app::App;
use crate::http::Wanted;
use crate::problem::AppError;
use crate::programmes::service::call_within;
use crate::supervision::convert;
use crate::supervision::store::{self, Listed, people};

/// A page of the applications of a call with how they stand.
///
/// # Errors
/// `not_found`, `forbidden`, `invalid_cursor`.
pub async fn list_supervision(
    app: &App,
    caller: &Caller,
    call: CallId,
    query: &SupervisionQuery,
) -> Result<Page<SupervisionEntry>, AppError> {
    let answer = query.answer.map(convert::answer_to_domain);
    let cursors = app.cursors(caller, format!("supervision:{call}:{answer:?}"));
    let wanted: Wanted<ApplicationId> =
        cursors.wanted(&PageQuery { limit: query.limit, cursor: query.cursor.clone() })?;
    let (asking, today, limit) = (caller.clone(), day_of(app.clock.now()), wanted.limit);
    let found = app
        .db
        .read(move |conn| {
            call_within(conn, &asking, call, Permission::ListSupervision)?;
            let rows = store::of_call(conn, &asking.scope, call, answer, &wanted)?;
            let above: BTreeSet<PersonId> =
                rows.iter().filter_map(|(seen, _)| seen.supervisor.map(|id| id.0)).collect();
            let above = people::supervisors(conn, &asking.scope, &above.into_iter().collect::<Vec<_>>())?;
            let one = |(seen, row): Listed| {
                let supervisor = seen.supervisor.and_then(|id| above.get(&id.0));
                let entry = convert::entry(&seen, row.as_ref(), supervisor, today)?;
                Ok::<_, AppError>((seen, entry))
            };
            rows.into_iter().map(one).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    let page = cursors.page(found, limit, |(seen, _)| seen.application.0)?;
    note_looks(app, caller, "list_supervision", page.items.iter().map(|(seen, _)| seen))?;
    let items = page.items.into_iter().map(|(_, entry)| entry).collect();
    Ok(Page { items, next_cursor: page.next_cursor })
}
