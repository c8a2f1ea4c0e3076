//! The supervisor sees who applied, and states whether working time can be arranged.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::supervision::{StateWorkingTime, SupervisedApplication, SupervisedCounts};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{ApplicationId, ProgrammeId};
use polku_domain::supervision::may_state;

use super::tell::{Letters, tell_applicant};
use super::{authors, day_of, hours_of, note_looks};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::{Entry, Subject, record};
use crate::db::{AnyConn, Code, Key, Ts};
use crate::http::{IfMatch, Wanted};
use crate::problem::{AppError, ProblemCode};
use crate::programmes::service::unless_stale;
use crate::supervision::convert;
use crate::supervision::store::{self, Listed, Sighted, StatementRow};

/// How much there is for the caller to see as a supervisor, and to answer.
///
/// # Errors
/// `forbidden` for an account that is linked to nobody.
pub async fn count_supervised_applications(app: &App, caller: &Caller) -> Result<SupervisedCounts, AppError> {
    let (asking, today) = (caller.clone(), day_of(app.clock.now()));
    let found = app
        .db
        .read(move |conn| {
            asking.demand(Permission::ListSupervisedApplications, Target::nothing())?;
            Ok::<_, AppError>(store::days_of_supervisor(conn, &asking.scope, asking.person()?, today)?)
        })
        .await?;
    let waiting: Vec<Date> = found
        .iter()
        .filter(|(_, stated)| !stated)
        .filter_map(|(until, _)| until.filter(|until| today <= *until))
        .collect();
    Ok(SupervisedCounts {
        applications: found.len() as u64,
        waiting: waiting.len() as u64,
        answer_by: waiting.into_iter().min(),
    })
}

/// A page of the applications of those whom the caller supervises.
///
/// # Errors
/// `invalid_cursor`; `forbidden` for an account that is linked to nobody.
pub async fn list_supervised_applications(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<SupervisedApplication>, AppError> {
    let cursors = app.cursors(caller, "supervised_applications");
    let wanted: Wanted<ApplicationId> = cursors.wanted(query)?;
    let (asking, today, limit) = (caller.clone(), day_of(app.clock.now()), wanted.limit);
    let found = app
        .db
        .read(move |conn| {
            asking.demand(Permission::ListSupervisedApplications, Target::nothing())?;
            let rows = store::of_supervisor(conn, &asking.scope, asking.person()?, today, &wanted)?;
            shown(conn, &asking.scope, rows, today)
        })
        .await?;
    let page = cursors.page(found, limit, |(seen, _)| seen.application.0)?;
    note_looks(app, caller, "list_supervised_applications", page.items.iter().map(|(seen, _)| seen))?;
    let items = page.items.into_iter().map(|(_, item)| item).collect();
    Ok(Page { items, next_cursor: page.next_cursor })
}

fn shown(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    rows: Vec<Listed>,
    today: Date,
) -> Result<Vec<(Sighted, SupervisedApplication)>, AppError> {
    let by = authors(conn, scope, rows.iter().filter_map(|(_, row)| row.as_ref()))?;
    let programmes: BTreeSet<ProgrammeId> = rows.iter().map(|(seen, _)| seen.programme.0).collect();
    let hours = hours_of(conn, scope, &programmes.into_iter().collect::<Vec<_>>())?;
    rows.into_iter()
        .map(|(seen, row)| {
            let of = hours.get(&seen.programme.0).cloned();
            let item = convert::supervised(&seen, row.as_ref(), &by, of, today)?;
            Ok((seen, item))
        })
        .collect()
}

/// One of those applications.
///
/// # Errors
/// `not_found` for an application of somebody the caller does not supervise, or of a call that tells supervisors nothing.
pub async fn view_supervised_application(
    app: &App,
    caller: &Caller,
    application: ApplicationId,
) -> Result<SupervisedApplication, AppError> {
    let (asking, today) = (caller.clone(), day_of(app.clock.now()));
    let (seen, item) = app
        .db
        .read(move |conn| {
            let seen = demanded(conn, &asking, application, Permission::ViewSupervisedApplication, today)?;
            let row = store::statement(conn, &asking.scope, application)?;
            shown(conn, &asking.scope, vec![(seen, row)], today)?.pop().ok_or_else(AppError::not_found)
        })
        .await?;
    note_looks(app, caller, "view_supervised_application", std::iter::once(&seen))?;
    Ok(item)
}

/// Loads an application of somebody the caller supervises, while supervisors see it.
fn demanded(
    conn: &mut AnyConn,
    caller: &Caller,
    application: ApplicationId,
    permission: Permission,
    today: Date,
) -> Result<Sighted, AppError> {
    let found = store::find(conn, &caller.scope, application)?;
    let seen = found.filter(|seen| convert::is_seen(seen, today)).ok_or_else(AppError::not_found)?;
    let supervised = caller.person.is_some() && seen.supervisor.map(|id| id.0) == caller.person;
    caller.demand(permission, Target::of_programme(seen.programme.0).supervised(supervised))?;
    Ok(seen)
}

/// States it, in the place of what was stated before; the answer to that goes with it. The applicant is told at once.
///
/// # Errors
/// `not_found`, `stale_version`, `statement_closed`, `invalid_fields`.
pub async fn state_working_time(
    app: &App,
    caller: &Caller,
    application: ApplicationId,
    version: IfMatch,
    given: StateWorkingTime,
) -> Result<SupervisedApplication, AppError> {
    let (asking, now, letters) = (caller.clone(), app.clock.now(), Letters::of(app));
    let today = day_of(now);
    let (seen, item) = app
        .db
        .write_tx(move |conn| {
            let seen = demanded(conn, &asking, application, Permission::StateWorkingTime, today)?;
            store::people::hold_line(conn, &asking.scope, seen.person.0)?;
            let before = store::statement(conn, &asking.scope, application)?;
            version.check(convert::version_of(before.as_ref()))?;
            if !may_state(&seen.terms()?, today) {
                return Err(AppError::new(ProblemCode::StatementClosed));
            }
            let row = stated(&asking, &seen, before.as_ref(), &given, now)?;
            if before.is_none() {
                store::insert(conn, &row)?;
            } else {
                unless_stale(store::update(conn, &row)?)?;
            }
            let entry = Entry {
                action: "working_time_stated",
                subject: Subject::new("application", application),
                person: Some(seen.person.0),
                fields: &["answer", "obstacle", "words"],
                at: now,
            };
            record(conn, &asking.actor(), entry)?;
            tell_applicant(conn, &seen, &row, &letters)?;
            shown(conn, &asking.scope, vec![(seen, Some(row))], today)?.pop().ok_or_else(AppError::not_found)
        })
        .await?;
    note_looks(app, caller, "state_working_time", std::iter::once(&seen))?;
    Ok(item)
}

fn stated(
    caller: &Caller,
    seen: &Sighted,
    before: Option<&StatementRow>,
    given: &StateWorkingTime,
    now: Timestamp,
) -> Result<StatementRow, AppError> {
    let statement = convert::stated(given)?;
    Ok(StatementRow {
        application_id: seen.application,
        agency_id: seen.agency,
        answer: Code(statement.answer()),
        obstacle: statement.obstacle().map(Code),
        words: statement.words().map(str::to_owned),
        stated_by: Some(Key(caller.person()?)),
        stated_at: Ts(now),
        // It answered other words.
        reply: None,
        replied_at: None,
        version: before.map_or(1, |before| before.version + 1),
    })
}
