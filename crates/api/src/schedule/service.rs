//! Use cases: dates are proposed, and a proposal is accepted as it was seen.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use polku_api_types::schedule::{AcceptSchedule, ProposeSchedule, ScheduleProposal};
use polku_api_types::sessions::{SessionClash, Sessions};
use polku_domain::access::Permission;
use polku_domain::ids::{FacilitatorId, PersonId, ProgrammeId};
use polku_domain::schedule::{Proposal, Schedule, ScheduleError, propose};
use polku_domain::sessions::instant;
use uuid::Uuid;

use super::answer::{Change, Found};
use super::asked::Asked;
use super::ground::Ground;
use super::work::{MOST, Work};
use crate::access::Caller;
use crate::app::App;
use crate::availability::note_look;
use crate::clock::finland;
use crate::db::AnyConn;
use crate::http::{Idempotent, write_once};
use crate::leading;
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::service::programme_for;
use crate::sessions::clashes::{self, Occurrence, clashes};
use crate::sessions::convert::{clock_of, place_key};
use crate::sessions::service::{details, drafted, saved};
use crate::sessions::store::SessionRow;

/// A proposal with what it was found from.
struct Solved {
    work: Work,
    proposal: Proposal,
    answer: ScheduleProposal,
    /// Of whom its counts say nearly who is meant.
    near: BTreeSet<(PersonId, Uuid)>,
}

/// When the sessions could be held that nobody has planned yet. Nothing is saved.
///
/// # Errors
/// `not_found`, `design_not_published`, `schedule_groups_missing`, `invalid_fields`, `unavailable` while others are being
/// answered, and what the policy refuses.
pub async fn preview_schedule(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    body: ProposeSchedule,
) -> Result<ScheduleProposal, AppError> {
    let solved = solved(app, caller, programme, &body, "").await?;
    note_look(app, caller, solved.near, "preview_schedule")?;
    Ok(solved.answer)
}

/// Finds dates: reads, searches outside of any transaction and off the threads that answer, and looks at what they would
/// clash with by what warns of every session.
async fn solved(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    body: &ProposeSchedule,
    at: &'static str,
) -> Result<Solved, AppError> {
    let now = app.clock.now();
    let asked = Asked::read(body, finland().to_datetime(now).date(), at)?;
    // Whoever may not plan here takes nobody's turn.
    let asking = caller.clone();
    let may = app
        .db
        .read(move |conn| programme_for(conn, &asking, programme, Permission::ManageSessions).map(drop));
    may.await?;
    let turn = app.schedules.turn().await?;
    let (asking, of) = (caller.clone(), asked.clone());
    let (ground, work) = app
        .db
        .read(move |conn| {
            let ground = Ground::load(conn, &asking, programme, &of, now)?;
            let work = Work::of(&ground, &of, now, at)?;
            Ok::<_, AppError>((ground, work))
        })
        .await?;
    let schedule = Schedule::parse(work.input.clone()).map_err(|fault| refused(fault, at))?;
    let proposal = tokio::task::spawn_blocking(move || {
        let proposal = propose(&schedule);
        drop(turn);
        proposal
    });
    let proposal = proposal.await.map_err(AppError::internal)?;
    let (asking, ids) = (caller.clone(), Arc::clone(&app.ids));
    app.db
        .read(move |conn| {
            let found = Found { ground: &ground, asked: &asked, work: &work, proposal: &proposal };
            let changes = found.changes()?;
            let clashes = clashed(conn, &asking, &ground, &changes)?;
            let answer = found.answer(&changes, &clashes)?;
            let near = found.near(&changes, ids.as_ref());
            Ok::<_, AppError>(Solved { work, proposal, answer, near })
        })
        .await
}

/// What the search refuses of what was put together for it: too much.
fn refused(fault: ScheduleError, at: &str) -> AppError {
    match fault {
        ScheduleError::TooManyTasks => {
            AppError::invalid(format!("{at}/elements"), FieldCode::TooMany { max: MOST as u64 })
        }
        other => AppError::internal(other),
    }
}

/// What each change would be at the same time as.
fn clashed(
    conn: &mut AnyConn,
    caller: &Caller,
    ground: &Ground,
    changes: &[Change],
) -> Result<Vec<Vec<SessionClash>>, AppError> {
    let zone = finland();
    let at = |text: &str| {
        let clock = clock_of(text).ok_or_else(|| AppError::internal("a proposed time is none"))?;
        instant(clock, None, &zone).map_err(|_| AppError::internal("a proposed time is never shown"))
    };
    let occurrence = |change: &Change| {
        let said = &change.said;
        let row = change.draft.and_then(|index| ground.own.get(index));
        let mode = said.mode.map(crate::programmes::convert::design::mode_to_domain);
        Ok::<_, AppError>(Occurrence {
            id: row.map(|row| row.id.0),
            group: said.group_id.map(Into::into),
            place_key: mode.and_then(|mode| place_key(said.place.as_deref(), mode)),
            starts_at: at(&said.start)?,
            ends_at: at(&said.end)?,
            led_by: Vec::new(),
        })
    };
    let occurrences = changes.iter().map(occurrence).collect::<Result<Vec<_>, _>>()?;
    let of = clashes::Ground { programme: ground.programme, groups: &ground.groups, people: &ground.people };
    clashes(conn, caller, of, &occurrences)
}

/// Plans what was seen, as drafts: the same dates are found again, and in the transaction what they were found from is
/// compared once more.
///
/// # Errors
/// `schedule_changed` where anything that was seen is otherwise now; else as [`preview_schedule`].
pub async fn accept_schedule(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    programme: ProgrammeId,
    body: AcceptSchedule,
) -> Result<Sessions, AppError> {
    // What was accepted under this key before is answered inside, though the same dates are proposed no more.
    let found = match solved(app, caller, programme, &body.asked, "/asked").await {
        Err(refused) if refused.code() == ProblemCode::Unavailable => return Err(refused),
        found => found.ok().filter(|solved| solved.answer.digest == body.digest),
    };
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    write_once(app, key, move |conn| {
        let changed = || AppError::new(ProblemCode::ScheduleChanged);
        let seen = found.as_ref().ok_or_else(changed)?;
        let asked = Asked::read(&body.asked, finland().to_datetime(now).date(), "/asked")?;
        let ground = Ground::load(conn, &asking, programme, &asked, now)?;
        let work = Work::of(&ground, &asked, now, "/asked")?;
        if seen.work.input != work.input {
            return Err(changed());
        }
        let found = Found { ground: &ground, asked: &asked, work: &work, proposal: &seen.proposal };
        let changes = found.changes()?;
        if changes.is_empty() {
            return Err(AppError::invalid("/asked/elements", FieldCode::NotAllowed));
        }
        let rows = made(conn, &here, &asking, (&ground, &changes), now)?;
        Ok(Sessions { items: details(conn, &asking, programme, &rows)? })
    })
    .await
}

/// Saves the changes through the services that plan, change and lead sessions: the rows as they are then, the earliest first.
fn made(
    conn: &mut AnyConn,
    app: &App,
    caller: &Caller,
    (ground, changes): (&Ground, &[Change]),
    now: Timestamp,
) -> Result<Vec<SessionRow>, AppError> {
    let (mut rows, mut new) = (Vec::with_capacity(changes.len()), Vec::new());
    for change in changes {
        match change.draft.and_then(|index| ground.own.get(index)) {
            Some(before) => rows.push(saved(conn, app, caller, before, &change.said, now)?.0),
            None => new.push(change),
        }
    }
    let said: Vec<_> = new.iter().map(|change| change.said.clone()).collect();
    for (row, change) in drafted(conn, app, caller, ground.programme, &said, now)?.into_iter().zip(new) {
        let leads = change.leader.and_then(|account| ground.leading_as(account)).map(|one| one.row.id.0);
        rows.push(match leads.map(FacilitatorId::uuid) {
            Some(id) => {
                leading::led_by(conn, app, caller, &row, (&[id], &|_| "/asked/elements".into()), now)?
            }
            None => row,
        });
    }
    rows.sort_by_key(|row| (row.starts_at, row.id));
    Ok(rows)
}
