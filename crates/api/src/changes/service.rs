//! Use cases of people who changed.

use jiff::civil::Date;
use polku_api_types::changes::{RegisterChange, RegisterChangesQuery, ResolveRegisterChange};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::{Permission, Target};
use polku_domain::changes::{Resolution, ResolutionFault, breaches, resolve};
use polku_domain::ids::{PersonId, ProgrammeId, RegisterChangeId};
use polku_domain::participation::{ActedAs, DiscontinuationReason, ParticipationChange};
use uuid::Uuid;

use super::convert;
use super::situation::{Surroundings, today};
use super::store::{self, ListedRow};
use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Entry, Subject, UseOfList};
use crate::db::AnyConn;
use crate::http::{Idempotent, IfMatch, write_counted_once};
use crate::participation::convert::reason_to_domain;
use crate::participation::service::{self as participation, Act};
use crate::participation::store::{self as participations, ParticipationRow};
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::store::version as version_of;
use crate::selection::service::{Context, discontinue_in};

/// What the register changed of those who applied or took part, the latest first.
pub async fn list_register_changes(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    query: &RegisterChangesQuery,
) -> Result<Page<RegisterChange>, AppError> {
    let open = query.open;
    let cursors = app.cursors(caller, format!("register_changes:{programme}:{open:?}"));
    let wanted = cursors.wanted::<Uuid>(&PageQuery { limit: query.limit, cursor: query.cursor.clone() })?;
    let (asking, limit, today) = (caller.clone(), wanted.limit, today(app.clock.now()));
    let items = app
        .db
        .read(move |conn| {
            if !participations::has_programme(conn, &asking.scope, programme)? {
                return Err(AppError::not_found());
            }
            asking.demand(Permission::ListRegisterChanges, Target::of_programme(programme))?;
            let rows = store::list(conn, &asking.scope, programme, open, &wanted)?;
            let around = Surroundings::load(conn, &asking.scope, programme, &rows, today)?;
            Ok(rows.iter().map(|row| convert::change(row, &around)).collect::<Vec<_>>())
        })
        .await?;
    let page = cursors.page(items, limit, |change| change.id)?;
    note_looks(app, caller, "list_register_changes", &page.items)?;
    Ok(page)
}

/// Deals with a change. What pauses or discontinues a participation does so in the same transaction.
pub async fn resolve_register_change(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    version: IfMatch,
    id: RegisterChangeId,
    body: ResolveRegisterChange,
) -> Result<RegisterChange, AppError> {
    let (context, act) = (Context::of(app, caller), Act::of(app, caller, ActedAs::Coordinator)?);
    let resolution = convert::resolution_to_domain(body.resolution);
    let reason = reason(resolution, body.reason.map(reason_to_domain))?;
    let (asking, today) = (caller.clone(), today(context.now));
    let answer = write_counted_once(app, key, move |conn| {
        let listed = store::find(conn, &asking.scope, id)?.ok_or_else(AppError::not_found)?;
        let programme = listed.0.programme_id.0;
        asking.demand(Permission::ResolveRegisterChange, Target::of_programme(programme))?;
        version.check(version_of(listed.0.version))?;
        if listed.0.resolution.is_some() {
            return Err(AppError::new(ProblemCode::AlreadyEnded));
        }
        possible(conn, &asking, &listed, resolution, today)?;
        let by = (asking.account()?, context.now);
        if !store::resolve(conn, &asking.scope, &listed.0, resolution, by)? {
            return Err(AppError::new(ProblemCode::StaleVersion));
        }
        if let Some(reason) = reason {
            let row = of_programme(conn, &asking, &listed)?;
            discontinue_in(conn, &context, &act, &row, reason)?;
        } else if resolution == Resolution::Paused {
            let row = of_programme(conn, &asking, &listed)?;
            participation::change(conn, &act, &row, ParticipationChange::Pause)?;
        }
        let entry = Entry {
            action: "register_change_resolved",
            subject: Subject::new("register_change", id),
            person: Some(listed.0.person_id.0),
            fields: &["resolution"],
            at: context.now,
        };
        audit::record(conn, &asking.actor(), entry)?;
        let now = store::find(conn, &asking.scope, id)?.ok_or_else(AppError::not_found)?;
        let around = Surroundings::load(conn, &asking.scope, programme, std::slice::from_ref(&now), today)?;
        Ok(convert::change(&now, &around))
    })
    .await?;
    note_looks(app, caller, "resolve_register_change", std::slice::from_ref(&answer))?;
    Ok(answer)
}

/// The participation that a change is about. Who runs one programme pauses and ends nobody's participation in another.
fn of_programme(
    conn: &mut AnyConn,
    caller: &Caller,
    (change, _): &ListedRow,
) -> Result<ParticipationRow, AppError> {
    let row = participations::find(conn, &caller.scope, change.application_id.0)?;
    let row = row.filter(|row| row.programme_id == change.programme_id);
    row.ok_or_else(|| AppError::new(ProblemCode::ParticipationStandsStill))
}

/// A reason belongs to a discontinuation and to nothing else.
fn reason(
    resolution: Resolution,
    given: Option<DiscontinuationReason>,
) -> Result<Option<DiscontinuationReason>, AppError> {
    match (resolution, given) {
        (Resolution::Discontinued, None) => Err(AppError::invalid("/reason", FieldCode::Missing)),
        (Resolution::Kept | Resolution::Moved | Resolution::Paused, Some(_)) => {
            Err(AppError::invalid("/reason", FieldCode::NotAllowed))
        }
        (_, given) => Ok(given),
    }
}

/// Asks the domain with what is so now.
fn possible(
    conn: &mut AnyConn,
    caller: &Caller,
    listed: &ListedRow,
    resolution: Resolution,
    today: Date,
) -> Result<(), AppError> {
    let programme = listed.0.programme_id.0;
    let around = Surroundings::load(conn, &caller.scope, programme, std::slice::from_ref(listed), today)?;
    let group = around.group_of(listed.0.person_id.0);
    let now = around.of(listed, &group);
    resolve(&now, &breaches(&now), resolution).map_err(|fault| {
        let code = match fault {
            ResolutionFault::StillInOneLine => ProblemCode::StillInOneLine,
            ResolutionFault::NotOngoing | ResolutionFault::TakesNoPart => {
                ProblemCode::ParticipationStandsStill
            }
        };
        AppError::new(code).because(fault)
    })
}

/// Whoever is shown what changed of somebody leaves a trace, or is not shown it.
pub(super) fn note_looks(
    app: &App,
    caller: &Caller,
    operation: &'static str,
    shown: &[RegisterChange],
) -> Result<(), AppError> {
    let records = shown.iter().map(|change| (PersonId::new(change.person_id), change.id)).collect();
    let at = app.clock.now();
    let look = UseOfList { records, record: "register_change", purpose: "participation", operation, at };
    Ok(app.use_log.note_list(&caller.actor(), &look)?)
}
