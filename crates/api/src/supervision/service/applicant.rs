//! The applicant learns before applying what the supervisor will, reads what is stated, and answers it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use polku_api_types::supervision::{
    ApplicationSupervision, OwnStatement, ReplyToSupervisor, SupervisorPreview,
};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{ApplicationId, CallId, PersonId};
use polku_domain::programmes::call::SupervisorPart;

use super::{authors, day_of, hours_of, note_looks};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::{Entry, Subject, record};
use crate::db::{AnyConn, Ts};
use crate::http::IfMatch;
use crate::problem::AppError;
use crate::programmes::service::{call_for, shown as calls, unless_stale};
use crate::programmes::store::programmes;
use crate::supervision::convert;
use crate::supervision::store::{self, Sighted, StatementRow, people};

/// What the caller's supervisor would learn if the caller applied: the very content that the supervisor is shown.
///
/// # Errors
/// `not_found`; `forbidden` for an account that is linked to nobody.
pub async fn preview_supervisor(
    app: &App,
    caller: &Caller,
    call: CallId,
) -> Result<SupervisorPreview, AppError> {
    let (caller, today) = (caller.clone(), day_of(app.clock.now()));
    app.db
        .read(move |conn| {
            let call = call_for(conn, &caller, call, Permission::SubmitApplication)?;
            let declared = calls::supervisor(&call);
            let nothing = SupervisorPreview {
                part: declared.part,
                statements_until: declared.statements_until,
                supervisor: None,
                reachable: false,
                content: None,
            };
            if call.supervisor_part.0 == SupervisorPart::None {
                return Ok(nothing);
            }
            let own = people::supervised(conn, &caller.scope, &[caller.person()?])?.pop();
            let own = own.ok_or_else(AppError::not_found)?;
            let above = supervisor(conn, &caller.scope, own.supervisor.map(|id| id.0))?;
            let programme = call.programme_id.0;
            let content = polku_api_types::supervision::SupervisedContent {
                name: format!("{} {}", own.given_name, own.family_name),
                call_id: call.id.0.uuid(),
                programme_name: programmes::name_of(conn, &caller.scope, programme)?,
                hours: hours_of(conn, &caller.scope, &[programme])?.remove(&programme),
            };
            Ok(SupervisorPreview {
                reachable: above.as_ref().is_some_and(|above| above.is_reachable(today)),
                supervisor: above.as_ref().map(convert::name),
                content: Some(content),
                ..nothing
            })
        })
        .await
}

fn supervisor(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: Option<PersonId>,
) -> Result<Option<people::Supervisor>, AppError> {
    let Some(id) = id else { return Ok(None) };
    Ok(people::supervisors(conn, scope, &[id])?.remove(&id))
}

/// What the supervisor has to do with an application, for its applicant and the coordinator, whose look is noted.
///
/// # Errors
/// `not_found`, `forbidden`.
pub async fn view_application_supervision(
    app: &App,
    caller: &Caller,
    application: ApplicationId,
) -> Result<ApplicationSupervision, AppError> {
    let (asking, now) = (caller.clone(), app.clock.now());
    let (seen, view) = app
        .db
        .read(move |conn| {
            let seen = demanded(conn, &asking, application, Permission::ViewApplicationSupervision)?;
            let row = store::statement(conn, &asking.scope, application)?;
            let view = view(conn, &asking.scope, &seen, row.as_ref(), now)?;
            Ok::<_, AppError>((seen, view))
        })
        .await?;
    if caller.person != Some(seen.person.0) {
        note_looks(app, caller, "view_application_supervision", std::iter::once(&seen))?;
    }
    Ok(view)
}

fn demanded(
    conn: &mut AnyConn,
    caller: &Caller,
    application: ApplicationId,
    permission: Permission,
) -> Result<Sighted, AppError> {
    let seen = store::find(conn, &caller.scope, application)?.ok_or_else(AppError::not_found)?;
    let is_own = caller.person == Some(seen.person.0);
    caller.demand(permission, Target::of_programme(seen.programme.0).owned(is_own))?;
    Ok(seen)
}

fn view(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    seen: &Sighted,
    row: Option<&StatementRow>,
    now: Timestamp,
) -> Result<ApplicationSupervision, AppError> {
    let by = authors(conn, scope, row.into_iter())?;
    let above = supervisor(conn, scope, seen.supervisor.map(|id| id.0))?;
    convert::supervision(seen, row, &by, above.as_ref(), day_of(now))
}

/// The applicant answers what was stated, in the place of an earlier answer.
///
/// # Errors
/// `not_found` where nothing is stated, `stale_version` where something else is stated by now, `invalid_fields`.
pub async fn reply_to_supervisor(
    app: &App,
    caller: &Caller,
    application: ApplicationId,
    version: IfMatch,
    given: ReplyToSupervisor,
) -> Result<ApplicationSupervision, AppError> {
    let (caller, now) = (caller.clone(), app.clock.now());
    app.db
        .write_tx(move |conn| {
            let seen = demanded(conn, &caller, application, Permission::ReplyToSupervisor)?;
            let stated =
                store::statement(conn, &caller.scope, application)?.ok_or_else(AppError::not_found)?;
            version.check(convert::version_of(Some(&stated)))?;
            let row = StatementRow {
                reply: Some(convert::reply(&given)?),
                replied_at: Some(Ts(now)),
                version: stated.version + 1,
                ..stated
            };
            unless_stale(store::update(conn, &row)?)?;
            let entry = Entry {
                action: "working_time_statement_answered",
                subject: Subject::new("application", application),
                person: Some(seen.person.0),
                fields: &["reply"],
                at: now,
            };
            record(conn, &caller.actor(), entry)?;
            view(conn, &caller.scope, &seen, Some(&row), now)
        })
        .await
}

/// What supervisors have to do with a person's applications, for the answer to what is held about them.
///
/// # Errors
/// What the database refuses.
pub fn own_supervision(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<ApplicationSupervision>, AppError> {
    let rows = store::of_person(conn, scope, person)?;
    let by = authors(conn, scope, rows.iter().filter_map(|(_, row)| row.as_ref()))?;
    let above: BTreeSet<PersonId> =
        rows.iter().filter_map(|(seen, _)| seen.supervisor.map(|id| id.0)).collect();
    let above = people::supervisors(conn, scope, &above.into_iter().collect::<Vec<_>>())?;
    let one = |(seen, row): &store::Listed| {
        let supervisor = seen.supervisor.and_then(|id| above.get(&id.0));
        convert::supervision(seen, row.as_ref(), &by, supervisor, day_of(now))
    };
    rows.iter().map(one).collect()
}

/// What a person stated as a supervisor, for the answer to what is held about them.
///
/// # Errors
/// What the database refuses.
pub fn own_statements(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
) -> Result<Vec<OwnStatement>, AppError> {
    let rows = store::of_author(conn, scope, person)?;
    Ok(rows.into_iter().map(|(row, programme)| convert::own_statement(row, programme)).collect())
}
