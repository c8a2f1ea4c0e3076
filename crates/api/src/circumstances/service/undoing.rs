//! Undoing a change of circumstances as a whole.

use polku_api_types::circumstances::CircumstanceChange;
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{CircumstanceId, SessionId};
use polku_domain::sessions::{ModeCause, TurnedSince, can_be_undone};

use super::making::{Making, make};
use super::reading::since;
use crate::access::Caller;
use crate::app::App;
use crate::circumstances::store;
use crate::http::{Idempotent, write_once};
use crate::problem::{AppError, ProblemCode};
use crate::sessions::service::turned;
use crate::sessions::store::{SessionRow, by_ids, mode_changes_of};

/// Turns each session of a change back to what it was before, and tells everybody concerned.
///
/// # Errors
/// `not_found`; `circumstance_not_undoable` for what was undone, is an undoing itself, or of which something has changed or
/// begun since; and what the policy refuses.
pub async fn undo_circumstances(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    id: CircumstanceId,
) -> Result<CircumstanceChange, AppError> {
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    write_once(app, key, move |conn| {
        let (change, _) = store::find(conn, &asking.scope, id)?.ok_or_else(AppError::not_found)?;
        asking.demand(Permission::ManageSessions, Target::of_programme(change.programme_id.0))?;
        let undone = store::undone(conn, &asking.scope, &[id])?;
        let changes = mode_changes_of(conn, &asking.scope, &[id])?;
        let ids: Vec<SessionId> = changes.iter().map(|row| row.session_id.0).collect();
        let rows = by_ids(conn, &asking.scope, ids)?;
        let mut since_then: Vec<TurnedSince> = Vec::with_capacity(rows.len());
        let mut sessions: Vec<(SessionRow, SessionRow)> = Vec::with_capacity(rows.len());
        for row in rows {
            let change = changes.iter().find(|change| change.session_id == row.id);
            let Some(change) = change else { continue };
            since_then.push(since(change.session_version, &row));
            let back = turned(&row, change.from_mode.0, now);
            sessions.push((row, back));
        }
        if change.undoes.is_some() || !undone.is_empty() || !can_be_undone(&since_then, now) {
            return Err(AppError::new(ProblemCode::CircumstanceNotUndoable));
        }
        let making = Making {
            id: CircumstanceId::new(here.ids.ordered()),
            programme: change.programme_id.0,
            to: None,
            cause: ModeCause::Undone,
            note: None,
            undoes: Some(id),
            sessions,
            at: now,
        };
        make(conn, &here, &asking, &making)
    })
    .await
}
