//! Undoing a merge.

use polku_api_types::merging::PersonMerge;
use polku_domain::access::{Permission, Target};
use polku_domain::ids::PersonMergeId;
use polku_domain::merging::{FollowedLine, UndoFault, may_undo, told_of_undoing};

use super::merge::FIELDS;
use super::note_looks;
use super::reading::reads_applications;
use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::db::AnyConn;
use crate::http::{Idempotent, IfMatch, write_once};
use crate::merging::store::MergeRow;
use crate::merging::{convert, store};
use crate::people::store::swap_lines;
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::store::version;

/// Moves back exactly what a merge moved, within its time and where nothing of it has changed since.
///
/// # Errors
/// `already_ended` when it was undone, `merge_undo_over` when its time has passed, `merge_not_undoable` with everything
/// that has changed; `forbidden` for whoever was merged; `stale_version`, `not_found`, and what the policy refuses.
pub async fn undo_person_merge(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    seen: IfMatch,
    id: PersonMergeId,
) -> Result<PersonMerge, AppError> {
    caller.demand(Permission::MergePeople, Target::in_agency())?;
    let (asking, now) = (caller.clone(), app.clock.now());
    let merged = write_once(app, key, move |conn| {
        let scope = &asking.scope;
        let (row, ..) = store::find(conn, scope, id)?.ok_or_else(AppError::not_found)?;
        // Nobody moves rows of their own record, as in merging.
        if [row.staying_id.0, row.absorbed_id.0].into_iter().any(|one| asking.person == Some(one)) {
            return Err(AppError::new(ProblemCode::Forbidden));
        }
        may_undo(row.undone_at.is_some(), row.undo_until.0, now).map_err(|fault| {
            AppError::new(match fault {
                UndoFault::Undone => ProblemCode::AlreadyEnded,
                UndoFault::TooLate => ProblemCode::MergeUndoOver,
            })
        })?;
        seen.check(version(row.version))?;
        put_back(conn, &asking, &row)?;
        if !store::undone(conn, scope, &row, (asking.account()?, now))? {
            return Err(AppError::new(ProblemCode::StaleVersion));
        }
        let entry = |person| Entry {
            action: "people_merge_undone",
            subject: Subject::new("person_merge", id),
            person: Some(person),
            fields: FIELDS,
            at: now,
        };
        let entries = [entry(row.staying_id.0), entry(row.absorbed_id.0)];
        audit::record_all(conn, &asking.actor(), &entries)?;
        let merged = store::find(conn, scope, id)?.ok_or_else(AppError::not_found)?;
        Ok(convert::merge(&merged, now))
    })
    .await?;
    let people = [merged.staying_id, merged.absorbed_id].map(polku_domain::ids::PersonId::new);
    note_looks(app, caller, "undo_person_merge", people)?;
    Ok(merged)
}

fn put_back(conn: &mut AnyConn, caller: &Caller, row: &MergeRow) -> Result<(), AppError> {
    let scope = &caller.scope;
    let (staying, absorbed) = (row.staying_id.0, row.absorbed_id.0);
    let (moved, refusals) = store::since(conn, scope, row)?;
    if !refusals.is_empty() {
        let add =
            |error: AppError, code: &str| error.field(format!("/changes/{code}"), FieldCode::NotAllowed);
        let codes =
            told_of_undoing(&refusals, reads_applications(caller)).into_iter().map(|refusal| refusal.code());
        return Err(codes.fold(AppError::new(ProblemCode::MergeNotUndoable), add));
    }
    store::move_back(conn, scope, &moved, (absorbed, staying))?;
    let two = store::both(conn, scope, [staying, absorbed])?.ok_or_else(AppError::not_found)?;
    let [one, other] = &two;
    match row.followed.0 {
        FollowedLine::Staying => {
            store::lead(conn, scope, absorbed, None, row.other_active)?;
            store::raise(conn, scope, staying)?;
        }
        // The line that is followed goes back as the register says it now; the other one is as it was left.
        FollowedLine::Absorbed => {
            swap_lines(conn, scope, one, other)?;
            store::lead(conn, scope, absorbed, None, one.active)?;
            store::serve(conn, scope, staying, row.other_active)?;
        }
    }
    store::forget(conn, scope, row.id.0)?;
    Ok(())
}
