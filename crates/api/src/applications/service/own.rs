//! One's own applications: send, change, withdraw, look.

use jiff::Timestamp;
use polku_api_types::applications::{Answer, MyApplication, SubmitApplication};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::Permission;
use polku_domain::applications::state::{ApplicationState, StateKind};
use polku_domain::ids::{ApplicationId, CallId, OfferId};
use uuid::Uuid;

use super::{shown, target};
use crate::access::{Caller, Interface};
use crate::app::App;
use crate::applications::convert;
use crate::applications::store::{self, ApplicationRow, Origin};
use crate::audit::{self, Actor, Entry, Subject};
use crate::db::{AnyConn, Code, Json, Key, Ts};
use crate::http::{Idempotent, IfMatch, Wanted, write_once};
use crate::problem::{AppError, ProblemCode};
use crate::programmes::service::{call_for, shown as calls, unless_stale};
use crate::programmes::store::calls::CallRow;
use crate::programmes::store::{calls as call_rows, version};
use crate::supervision::{self, Letters, Sent};

/// The state of a stored application. Of an offer only that there is one counts here: whoever answers it asks the
/// selection.
fn state(row: &ApplicationRow) -> ApplicationState {
    let at = row.state_changed_at.0;
    match row.state.0 {
        StateKind::Submitted => {
            ApplicationState::Submitted { at: row.submitted_at.0, changed_at: row.changed_at.0 }
        }
        StateKind::Withdrawn => ApplicationState::Withdrawn { at },
        StateKind::Ineligible => ApplicationState::Ineligible { at },
        StateKind::Offered => {
            ApplicationState::Offered { offer: OfferId::new(Uuid::nil()), deadline: Timestamp::MAX }
        }
        StateKind::Accepted => ApplicationState::Accepted { at },
        StateKind::Declined => ApplicationState::Declined { at },
        StateKind::Expired => ApplicationState::Expired { at },
        StateKind::Waiting => ApplicationState::Waiting { at },
        StateKind::NotSelected => ApplicationState::NotSelected { at },
        StateKind::Rerouted => ApplicationState::Rerouted { at },
    }
}

fn note(
    conn: &mut AnyConn,
    actor: &Actor,
    action: &'static str,
    row: &ApplicationRow,
    fields: &[&str],
    at: Timestamp,
) -> Result<(), AppError> {
    let subject = Subject::new("application", row.id.0);
    Ok(audit::record(conn, actor, Entry { action, subject, person: Some(row.person_id.0), fields, at })?)
}

/// Checks answers against the questions of a call.
fn checked(call: &CallRow, given: &[Answer]) -> Result<Json<Vec<Answer>>, AppError> {
    let answers = convert::answers(&calls::terms(call)?.questions, given)?;
    Ok(Json(convert::answers_to_wire(&answers)))
}

/// Sends an application, or sends it again after withdrawing. When in the window means nothing.
///
/// # Errors
/// `not_found`, `call_closed`, `already_applied`, `invalid_fields`.
pub async fn submit_application(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    call: CallId,
    body: SubmitApplication,
) -> Result<MyApplication, AppError> {
    let (actor, now, caller) = (caller.actor(), app.clock.now(), caller.clone());
    let (id, letters) = (ApplicationId::new(app.ids.ordered()), Letters::of(app));
    write_once(app, key, move |conn| {
        let call = call_for(conn, &caller, call, Permission::SubmitApplication)?;
        let person = caller.person()?;
        let earlier = store::find_of(conn, &caller.scope, call.id.0, person)?;
        let phase = calls::phase(&call, now);
        ApplicationState::submit(earlier.as_ref().map(state), phase, now).map_err(convert::refusal)?;
        let answers = checked(&call, &body.answers)?;
        let row = match earlier {
            Some(earlier) => sent_again(earlier, answers, now),
            None => {
                let name = store::listed_name(conn, &caller.scope, person)?;
                let name = name.ok_or_else(|| AppError::new(ProblemCode::Forbidden))?;
                first_sent(id, &call, name, answers, &caller, now)
            }
        };
        if row.version == 1 {
            store::insert_one(conn, &row)?;
        } else {
            unless_stale(store::update(conn, &caller.scope, &row)?)?;
            // What was stated while it was being withdrawn belongs to what was sent before.
            supervision::erase(conn, &caller.scope, row.id.0)?;
        }
        note(conn, &actor, "application_submitted", &row, &["answers", "state"], now)?;
        let sent = Sent { application: row.id.0, person };
        supervision::tell(conn, &caller.scope, &actor, &call, &[sent], &letters)?;
        shown::mine(conn, &caller, row, now)
    })
    .await
}

fn first_sent(
    id: ApplicationId,
    call: &CallRow,
    name: store::ListedName,
    answers: Json<Vec<Answer>>,
    caller: &Caller,
    now: Timestamp,
) -> ApplicationRow {
    ApplicationRow {
        id: Key(id),
        agency_id: call.agency_id,
        call_id: call.id,
        programme_id: call.programme_id,
        person_id: name.person,
        state: Code(StateKind::Submitted),
        answers,
        name_sort: name.name_sort,
        name_fold: name.name_fold,
        submitted_at: Ts(now),
        changed_at: Ts(now),
        state_changed_at: Ts(now),
        source: Code(match caller.interface() {
            Interface::Browser => Origin::Browser,
            Interface::Machine => Origin::Machine,
        }),
        version: 1,
    }
}

fn sent_again(earlier: ApplicationRow, answers: Json<Vec<Answer>>, now: Timestamp) -> ApplicationRow {
    ApplicationRow {
        state: Code(StateKind::Submitted),
        answers,
        submitted_at: Ts(now),
        changed_at: Ts(now),
        state_changed_at: Ts(now),
        version: earlier.version + 1,
        ..earlier
    }
}

/// Loads an application of the caller's own.
fn own(conn: &mut AnyConn, caller: &Caller, id: ApplicationId) -> Result<ApplicationRow, AppError> {
    let row = store::find(conn, &caller.scope, id)?.ok_or_else(AppError::not_found)?;
    caller.demand(Permission::ChangeApplication, target(caller, &row))?;
    Ok(row)
}

/// Changes the answers until the window closes.
///
/// # Errors
/// `not_found`, `stale_version`, `call_closed`, `application_stands_still`, `invalid_fields`.
pub async fn change_application(
    app: &App,
    caller: &Caller,
    id: ApplicationId,
    seen: IfMatch,
    body: SubmitApplication,
) -> Result<MyApplication, AppError> {
    let (actor, now, caller) = (caller.actor(), app.clock.now(), caller.clone());
    app.db
        .write_tx(move |conn| {
            let row = own(conn, &caller, id)?;
            seen.check(version(row.version))?;
            let call =
                call_rows::find(conn, &caller.scope, row.call_id.0)?.ok_or_else(AppError::not_found)?;
            state(&row).change(calls::phase(&call, now), now).map_err(convert::refusal)?;
            let answers = checked(&call, &body.answers)?;
            let row = ApplicationRow { answers, changed_at: Ts(now), version: row.version + 1, ..row };
            unless_stale(store::update(conn, &caller.scope, &row)?)?;
            note(conn, &actor, "application_changed", &row, &["answers"], now)?;
            shown::mine(conn, &caller, row, now)
        })
        .await
}

/// Takes an application back, from the waiting list too, or gives up an accepted place. `then` runs in the same
/// transaction: the selection frees the place and offers it to the next. Many meet on one count of places then, so
/// this is the counted door: the version guards the application, the condition of each update the rest.
///
/// # Errors
/// `not_found`, `stale_version`, `offer_to_answer`, `application_stands_still`.
pub async fn withdraw_application(
    app: &App,
    caller: &Caller,
    id: ApplicationId,
    seen: IfMatch,
    then: impl Fn(&mut AnyConn, ApplicationId) -> Result<(), AppError> + Send + Sync + 'static,
) -> Result<MyApplication, AppError> {
    let (actor, now, caller) = (caller.actor(), app.clock.now(), caller.clone());
    app.db
        .write_counted(move |conn| {
            let row = own(conn, &caller, id)?;
            seen.check(version(row.version))?;
            let next = state(&row).withdraw(now).map_err(convert::refusal)?;
            let version = row.version + 1;
            let row = ApplicationRow { state: Code(next.kind()), state_changed_at: Ts(now), version, ..row };
            unless_stale(store::update(conn, &caller.scope, &row)?)?;
            note(conn, &actor, "application_withdrawn", &row, &["state"], now)?;
            supervision::erase(conn, &caller.scope, id)?;
            then(conn, id)?;
            shown::mine(conn, &caller, row, now)
        })
        .await
}

/// A page of one's own applications, the latest first.
///
/// # Errors
/// `forbidden` for an account without a person; `invalid_cursor`.
pub async fn list_own_applications(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<MyApplication>, AppError> {
    let person = caller.person()?;
    let cursors = app.cursors(caller, "own_applications");
    let wanted: Wanted<ApplicationId> = cursors.wanted(query)?;
    let (caller, now, limit) = (caller.clone(), app.clock.now(), wanted.limit);
    let items = app
        .db
        .read(move |conn| {
            let rows = store::list_own(conn, &caller.scope, person, Some(&wanted))?;
            shown::all_mine(conn, &caller, rows, now)
        })
        .await?;
    cursors.page(items, limit, |last| ApplicationId::new(last.id))
}

/// All of them, for everything that is held about a person.
///
/// # Errors
/// `forbidden` for an account without a person.
pub async fn all_own_applications(app: &App, caller: &Caller) -> Result<Vec<MyApplication>, AppError> {
    let person = caller.person()?;
    let (caller, now) = (caller.clone(), app.clock.now());
    app.db
        .read(move |conn| {
            let rows = store::list_own(conn, &caller.scope, person, None)?;
            shown::all_mine(conn, &caller, rows, now)
        })
        .await
}

/// One of one's own applications, with its outcome once the list is confirmed.
///
/// # Errors
/// `not_found`.
pub async fn view_own_application(
    app: &App,
    caller: &Caller,
    id: ApplicationId,
) -> Result<MyApplication, AppError> {
    let (caller, now) = (caller.clone(), app.clock.now());
    app.db
        .read(move |conn| {
            let row = own(conn, &caller, id)?;
            shown::mine(conn, &caller, row, now)
        })
        .await
}
