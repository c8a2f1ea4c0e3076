//! How sessions are delivered otherwise than people were told: kept with its cause, and read as a history.

use jiff::Timestamp;
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::sessions::SessionModeChange;
use polku_domain::access::Permission;
use polku_domain::ids::{CircumstanceId, SessionId};
use polku_domain::programmes::element::DeliveryMode;
use polku_domain::sessions::ModeCause;

use super::session_for;
use crate::access::Caller;
use crate::app::App;
use crate::db::{AnyConn, Code, Key, Ts};
use crate::http::Wanted;
use crate::problem::AppError;
use crate::sessions::convert::{self, choosing};
use crate::sessions::store::{self, ModeChangeRow, SessionRow};

/// Why sessions are delivered otherwise.
#[derive(Clone, Debug)]
pub struct Because {
    pub cause: ModeCause,
    pub note: Option<String>,
    /// The change of circumstances that it is part of.
    pub circumstance: Option<CircumstanceId>,
}

/// Keeps what became of some sessions, each as it was and as it is. One whose mode is the same leaves nothing. What was
/// chosen of one that is hybrid no more is dropped.
///
/// # Errors
/// `forbidden` for a caller without an account.
pub fn record_modes(
    conn: &mut AnyConn,
    app: &App,
    caller: &Caller,
    turned: &[(SessionRow, SessionRow)],
    because: &Because,
    now: Timestamp,
) -> Result<(), AppError> {
    let account = caller.account()?;
    let changed = || turned.iter().filter(|(before, after)| before.mode != after.mode);
    let last = store::last_mode_changes(conn, &caller.scope, changed().map(|(before, _)| before.id.0))?;
    let row = |(before, after): &(SessionRow, SessionRow)| ModeChangeRow {
        id: Key(app.ids.ordered()),
        agency_id: Key(caller.scope.agency()),
        session_id: before.id,
        number: last.get(&before.id.0).map_or(0, |row| row.number) + 1,
        from_mode: before.mode,
        to_mode: after.mode,
        cause: Code(because.cause),
        note: because.note.clone(),
        circumstance_id: because.circumstance.map(Key),
        session_version: after.version,
        changed_by: Key(account),
        changed_at: Ts(now),
    };
    let rows: Vec<ModeChangeRow> = changed().map(row).collect();
    let closed: Vec<SessionId> = changed()
        .filter(|(before, after)| choosing(before).concerns() && !choosing(after).concerns())
        .map(|(before, _)| before.id.0)
        .collect();
    store::drop_choices(conn, &caller.scope, &closed)?;
    Ok(store::add_mode_changes(conn, &rows)?)
}

/// A page of the changes of a session, the latest first.
///
/// # Errors
/// `not_found`, `invalid_cursor`, and what the policy refuses.
pub async fn list_session_mode_changes(
    app: &App,
    caller: &Caller,
    id: SessionId,
    query: &PageQuery,
) -> Result<Page<SessionModeChange>, AppError> {
    let cursors = app.cursors(caller, format!("session_mode_changes:{id}"));
    let wanted: Wanted<i64> = cursors.wanted(query)?;
    let (asking, limit) = (caller.clone(), wanted.limit);
    let rows = app
        .db
        .read(move |conn| {
            session_for(conn, &asking, id, Permission::ViewSession)?;
            Ok::<_, AppError>(store::mode_changes(conn, &asking.scope, id, &wanted)?)
        })
        .await?;
    let page = cursors.page(rows, limit, |(row, _)| row.number)?;
    let items = page.items.into_iter().map(|(row, by)| convert::mode_change(row, by)).collect();
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// A session delivered in another way, and otherwise as it was. Where nobody goes anywhere, no room is taken.
pub fn turned(row: &SessionRow, to: DeliveryMode, now: Timestamp) -> SessionRow {
    SessionRow {
        mode: Code(to),
        place_key: convert::place_key(row.place.as_deref(), to),
        changed_at: Ts(now),
        version: row.version + 1,
        ..row.clone()
    }
}
