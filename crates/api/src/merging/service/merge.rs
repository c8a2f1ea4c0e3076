//! Merging two persons.

use std::sync::Arc;

use polku_api_types::merging::{MergePeople, PersonMerge};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{PersonId, PersonMergeId};
use polku_domain::merging::{FollowedLine, UNDO_TIME, refusals, told};

use super::note_looks;
use super::reading::{pair_of, reads_applications};
use super::tell::{Told, tell};
use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::http::{Idempotent, write_once};
use crate::merging::{convert, store};
use crate::people::store::swap_lines;
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::store::version;

/// Merges two persons as they were looked at, in one transaction.
///
/// # Errors
/// `merge_refused` with every reason; `stale_version`, `invalid_fields`, `not_found`, and what the policy refuses.
pub async fn merge_people(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    body: MergePeople,
) -> Result<PersonMerge, AppError> {
    caller.demand(Permission::MergePeople, Target::in_agency())?;
    let reason = convert::reason(&body)?;
    let ids = [PersonId::new(body.staying_id), PersonId::new(body.absorbed_id)];
    let followed = convert::followed_to_domain(body.followed);
    let seen = [body.staying_version, body.absorbed_version];
    let (asking, now, public_url) = (caller.clone(), app.clock.now(), Arc::clone(&app.public_url));
    let id = PersonMergeId::new(app.ids.ordered());
    let undo_until = now.saturating_add(UNDO_TIME).map_err(AppError::internal)?;
    let merged = write_once(app, key, move |conn| {
        let scope = &asking.scope;
        let two = store::two_people(conn, scope, ids)?.ok_or_else(AppError::not_found)?;
        if two.iter().map(|row| version(row.version)).ne(seen) {
            return Err(AppError::new(ProblemCode::StaleVersion));
        }
        let found = refusals(&pair_of(conn, &asking, &two, followed)?);
        refuse(&told(&found, reads_applications(&asking)))?;
        let [staying, absorbed] = two;
        let other_active = match followed {
            FollowedLine::Staying => absorbed.active,
            FollowedLine::Absorbed => staying.active,
        };
        let new = store::NewMerge {
            id,
            staying: staying.id.0,
            absorbed: absorbed.id.0,
            followed,
            other_active,
            reason: &reason,
            by: asking.account()?,
            at: now,
            undo_until,
        };
        store::insert(conn, scope, &new)?;
        store::move_all(conn, scope, id, absorbed.id.0, staying.id.0)?;
        let lines = match followed {
            FollowedLine::Staying => [&staying, &absorbed],
            FollowedLine::Absorbed => [&absorbed, &staying],
        };
        let told = Told { agency: scope.agency(), merge: id, public_url: &public_url, at: now, undo_until };
        tell(conn, told, staying.id.0, lines)?;
        if followed == FollowedLine::Absorbed {
            swap_lines(conn, scope, &staying, &absorbed)?;
        }
        store::lead(conn, scope, absorbed.id.0, Some(staying.id.0), false)?;
        store::raise(conn, scope, staying.id.0)?;
        let entry = |person| Entry {
            action: "people_merged",
            subject: Subject::new("person_merge", id),
            person: Some(person),
            fields: FIELDS,
            at: now,
        };
        audit::record_all(conn, &asking.actor(), &[entry(staying.id.0), entry(absorbed.id.0)])?;
        let merged = store::find(conn, scope, id)?.ok_or_else(AppError::not_found)?;
        Ok(convert::merge(&merged, now))
    })
    .await;
    // The reasons of a refusal tell of both as a merge does.
    if merged.as_ref().map_or_else(|error| error.code() == ProblemCode::MergeRefused, |_| true) {
        note_looks(app, caller, "merge_people", ids)?;
    }
    merged
}

/// What a merge or its undoing changes.
pub(super) const FIELDS: &[&str] = &["merged_into", "followed", "reason"];

/// Refuses with every reason at once; each pointer leads into the preview.
fn refuse(found: &std::collections::BTreeSet<polku_domain::merging::MergeRefusal>) -> Result<(), AppError> {
    if found.is_empty() {
        return Ok(());
    }
    let add = |error: AppError, code: &str| error.field(format!("/refusals/{code}"), FieldCode::NotAllowed);
    let codes = found.iter().map(|refusal| refusal.code());
    Err(codes.fold(AppError::new(ProblemCode::MergeRefused), add))
}
