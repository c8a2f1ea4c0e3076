//! The list of calls, whose order follows the clock.

use jiff::Timestamp;
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::programmes::{CallState as WireState, CallSummary, CallsQuery};
use polku_domain::access::Permission;
use polku_domain::ids::{CallId, ProgrammeId};
use polku_domain::programmes::call::CallPhase;
use serde::{Deserialize, Serialize};

use super::designs::{LoadedDesigns, loaded_designs};
use super::shown;
use crate::access::{Caller, Programmes};
use crate::app::App;
use crate::db::AnyConn;
use crate::http::Wanted;
use crate::problem::AppError;
use crate::programmes::convert;
use crate::programmes::store::calls::{self as rows, CallRow, InPhase};
use crate::programmes::store::count;
use crate::programmes::store::programmes::{self as programme_rows, ProgrammeRow};

/// The phases in the order of the list.
const PHASES: [CallPhase; 5] =
    [CallPhase::Open, CallPhase::AwaitingApproval, CallPhase::Draft, CallPhase::Approved, CallPhase::Closed];

/// Where a page of calls ended. Every page asks of the same instant, so that a call that opens or closes meanwhile is
/// neither skipped nor repeated.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Position {
    at: Timestamp,
    phase: u8,
    closes_at: Timestamp,
    id: CallId,
}

fn place_of(phase: CallPhase) -> u8 {
    PHASES.iter().zip(0_u8..).find(|(known, _)| **known == phase).map_or(u8::MAX, |(_, place)| place)
}

/// Of which programmes the caller sees calls.
struct InSight {
    approved: Programmes,
    drafts: Programmes,
}

impl InSight {
    fn of(caller: &Caller) -> Self {
        Self {
            approved: caller.programmes(Permission::ViewCall),
            drafts: caller.programmes(Permission::ViewDraftCall),
        }
    }

    const fn in_phase(&self, phase: CallPhase) -> &Programmes {
        match phase {
            CallPhase::Draft | CallPhase::AwaitingApproval => &self.drafts,
            CallPhase::Open | CallPhase::Approved | CallPhase::Closed => &self.approved,
        }
    }
}

/// A page of the calls that the caller may see: approved ones, and those they work on. Open ones come first.
///
/// # Errors
/// `invalid_cursor`.
pub async fn list_calls(
    app: &App,
    caller: &Caller,
    query: &CallsQuery,
) -> Result<Page<CallSummary>, AppError> {
    let only = query.state;
    let cursors = app.cursors(caller, format!("calls:{only:?}"));
    let page = PageQuery { limit: query.limit, cursor: query.cursor.clone() };
    let wanted: Wanted<Position> = cursors.wanted(&page)?;
    let (caller, now, limit) = (caller.clone(), app.clock.now(), wanted.limit);
    let at = wanted.after.map_or(now, |after| after.at);
    let items = app
        .db
        .read(move |conn| {
            let calls = found(conn, &caller, only, &wanted, at)?;
            let programmes: Vec<ProgrammeId> = calls.iter().map(|row| row.programme_id.0).collect();
            let ids: Vec<CallId> = calls.iter().map(|row| row.id.0).collect();
            let designs = loaded_designs(conn, &caller.scope, &programmes)?;
            let programmes = programme_rows::some(conn, &caller.scope, &programmes)?;
            let applied = match caller.person {
                Some(person) => rows::applied_to(conn, &caller.scope, person, &ids)?,
                None => Vec::new(),
            };
            let shown = |row: CallRow| {
                let programme = programmes.iter().find(|programme| programme.id == row.programme_id);
                let programme =
                    programme.ok_or_else(|| AppError::internal("calls.programme_id leads nowhere"))?;
                let applied = applied.iter().any(|(call, _)| *call == row.id.0);
                let summary = summary(&row, programme, &designs, applied, now)?;
                Ok((row, summary))
            };
            calls.into_iter().map(shown).collect::<Result<Vec<_>, AppError>>()
        })
        .await?;
    let page = cursors.page(items, limit, |(row, _)| Position {
        at,
        phase: place_of(shown::phase(row, at)),
        closes_at: row.closes_at.0,
        id: row.id.0,
    })?;
    let items = page.items.into_iter().map(|(_, summary)| summary).collect();
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// The rows of a page: phase by phase, since each is a range of an index.
fn found(
    conn: &mut AnyConn,
    caller: &Caller,
    only: Option<WireState>,
    wanted: &Wanted<Position>,
    at: Timestamp,
) -> Result<Vec<CallRow>, AppError> {
    let (seen, only) = (InSight::of(caller), only.map(convert::call::phase_to_domain));
    let begins = wanted.after.map_or(0, |after| after.phase);
    let mut found = Vec::new();
    for (phase, place) in PHASES.into_iter().zip(0_u8..) {
        let room = wanted.rows() - i64::try_from(found.len()).unwrap_or(i64::MAX);
        if place < begins || room <= 0 || only.is_some_and(|only| only != phase) {
            continue;
        }
        let after = wanted.after.filter(|after| after.phase == place);
        let after = after.map(|after| (after.closes_at, after.id));
        let of = InPhase { phase, at, of: seen.in_phase(phase) };
        found.extend(rows::first_in_phase(conn, &caller.scope, &of, after, room)?);
    }
    Ok(found)
}

fn summary(
    row: &CallRow,
    programme: &ProgrammeRow,
    designs: &LoadedDesigns,
    applied: bool,
    now: Timestamp,
) -> Result<CallSummary, AppError> {
    let elements = designs.shown(row.programme_id.0, false).map(|(_, elements)| elements);
    Ok(CallSummary {
        id: row.id.0.uuid(),
        programme_id: row.programme_id.0.uuid(),
        programme_name: programme.name.0.clone(),
        target_group: row.target_group.0.clone(),
        method: convert::call::method_to_wire(row.method.0),
        seats: count(row.seats),
        opens_on: row.opens_on.0,
        closes_on: row.closes_on.0,
        closes_at: row.closes_at.0,
        state: convert::call::phase_to_wire(shown::phase(row, now)),
        hours: elements.map(shown::hours).transpose()?,
        elements: elements.map(shown::strip).unwrap_or_default(),
        applied,
    })
}
