//! Use cases of people who changed.

use polku_api_types::changes::{RegisterChange, RegisterChangesQuery, ResolveRegisterChange};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::{Permission, Target};
use polku_domain::changes::{Resolution, ResolutionFault, breaches, resolve};
use polku_domain::ids::{PersonId, ProgrammeId, RegisterChangeId};
use polku_domain::participation::{ActedAs, DiscontinuationReason};
use uuid::Uuid;

use super::convert;
use super::situation::Surroundings;
use super::store::{self, ListedRow};
use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Entry, Subject, UseOfList};
use crate::db::AnyConn;
use crate::http::{Idempotent, IfMatch, write_counted_once};
use crate::participation::convert::reason_to_domain;
use crate::participation::service::Act;
use crate::participation::store as participations;
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
    let (asking, limit) = (caller.clone(), wanted.limit);
    let items = app
        .db
        .read(move |conn| {
            if !participations::has_programme(conn, &asking.scope, programme)? {
                return Err(AppError::not_found());
            }
            asking.demand(Permission::ListRegisterChanges, Target::of_programme(programme))?;
            let rows = store::list(conn, &asking.scope, programme, open, &wanted)?;
            let around = Surroundings::load(conn, &asking.scope, programme, &rows)?;
            Ok(rows.iter().map(|row| convert::change(row, &around)).collect::<Vec<_>>())
        })
        .await?;
    let page = cursors.page(items, limit, |change| change.id)?;
    note_looks(app, caller, "list_register_changes", &page.items)?;
    Ok(page)
}

/// Deals with a change. What discontinues a participation does so in the same transaction.
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
    let asking = caller.clone();
    let answer = write_counted_once(app, key, move |conn| {
        let listed = store::find(conn, &asking.scope, id)?.ok_or_else(AppError::not_found)?;
        let programme = listed.0.programme_id.0;
        asking.demand(Permission::ResolveRegisterChange, Target::of_programme(programme))?;
        version.check(version_of(listed.0.version))?;
        if listed.0.resolution.is_some() {
            return Err(AppError::new(ProblemCode::AlreadyEnded));
        }
        possible(conn, &asking, &listed, resolution)?;
        let by = (asking.account()?, context.now);
        if !store::resolve(conn, &asking.scope, &listed.0, resolution, by)? {
            return Err(AppError::new(ProblemCode::StaleVersion));
        }
        if let Some(reason) = reason {
            let row = participations::find(conn, &asking.scope, listed.0.application_id.0)?;
            // Who runs one programme ends nobody's participation in another.
            let row = row.filter(|row| row.programme_id.0 == programme);
            let row = row.ok_or_else(|| AppError::new(ProblemCode::ParticipationStandsStill))?;
            discontinue_in(conn, &context, &act, &row, reason)?;
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
        let around = Surroundings::load(conn, &asking.scope, programme, std::slice::from_ref(&now))?;
        Ok(convert::change(&now, &around))
    })
    .await?;
    note_looks(app, caller, "resolve_register_change", std::slice::from_ref(&answer))?;
    Ok(answer)
}

/// A reason belongs to a discontinuation and to nothing else.
fn reason(
    resolution: Resolution,
    given: Option<DiscontinuationReason>,
) -> Result<Option<DiscontinuationReason>, AppError> {
    match (resolution, given) {
        (Resolution::Discontinued, None) => Err(AppError::invalid("/reason", FieldCode::Missing)),
        (Resolution::Kept | Resolution::Moved, Some(_)) => {
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
) -> Result<(), AppError> {
    let programme = listed.0.programme_id.0;
    let around = Surroundings::load(conn, &caller.scope, programme, std::slice::from_ref(listed))?;
    let group = around.group_of(listed.0.person_id.0);
    let now = around.of(listed, &group);
    resolve(&now, &breaches(&now), resolution).map_err(|fault| {
        let code = match fault {
            ResolutionFault::StillInOneLine => ProblemCode::StillInOneLine,
            ResolutionFault::TakesNoPart => ProblemCode::ParticipationStandsStill,
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
