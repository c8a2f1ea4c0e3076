//! Sessions as they stand in the calendar of those who run programmes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use polku_api_types::oversight::CalendarSession;
use polku_api_types::text::Localised;
use polku_domain::access::{Permission, Target};
use polku_domain::calendar::DayOff;
use polku_domain::ids::{ElementId, ProgrammeId, SessionId};
use polku_domain::sessions::SessionStep;

use crate::access::Caller;
use crate::db::AnyConn;
use crate::facilitators::{self, Leader};
use crate::problem::{AppError, ProblemCode};
use crate::programmes::convert::design::{kind_to_wire, mode_to_wire};
use crate::programmes::convert::next_year::day_off_to_wire;
use crate::programmes::store::designs::ElementRow;
use crate::programmes::store::{count, version};
use crate::sessions::convert;
use crate::sessions::service::led_by;
use crate::sessions::store::{self, GroupRow, SessionRow};

/// Whether a session can go to another time: not once it is cancelled, and not once it is over. What is over is corrected on
/// its own page, never dragged away.
///
/// # Errors
/// `session_stands_still`, `session_day_over`.
pub fn moves(row: &SessionRow, now: Timestamp) -> Result<(), AppError> {
    let still = |still| AppError::new(ProblemCode::SessionStandsStill).because(still);
    row.state.0.after(SessionStep::Change).map_err(still)?;
    if row.ends_at.0 <= now {
        return Err(AppError::new(ProblemCode::SessionDayOver));
    }
    Ok(())
}

/// What stands beside the rows of sessions of whatever programmes.
pub struct Beside {
    elements: BTreeMap<ElementId, ElementRow>,
    names: BTreeMap<ProgrammeId, Localised>,
    groups: Vec<GroupRow>,
    pub leaders: BTreeMap<SessionId, Vec<Leader>>,
}

impl Beside {
    /// With four queries, however many sessions they are.
    pub fn of(conn: &mut AnyConn, caller: &Caller, rows: &[SessionRow]) -> Result<Self, AppError> {
        let scope = &caller.scope;
        let programmes: BTreeSet<ProgrammeId> = rows.iter().map(|row| row.programme_id.0).collect();
        let programmes: Vec<ProgrammeId> = programmes.into_iter().collect();
        let ids: Vec<SessionId> = rows.iter().map(|row| row.id.0).collect();
        Ok(Self {
            elements: store::elements(conn, scope, rows.iter().map(|row| row.element_id))?,
            names: store::programme_names(conn, scope, &programmes)?,
            groups: store::groups_of(conn, scope, &programmes)?,
            leaders: facilitators::leaders_of(conn, scope, &ids)?,
        })
    }

    /// One of them as it is shown.
    pub fn shown(
        &self,
        caller: &Caller,
        row: &SessionRow,
        now: Timestamp,
    ) -> Result<CalendarSession, AppError> {
        let element = self.elements.get(&row.element_id.0).ok_or_else(AppError::not_found)?;
        let programme = self.names.get(&row.programme_id.0).ok_or_else(AppError::not_found)?;
        let runs = caller.may(Permission::ManageSessions, Target::of_programme(row.programme_id.0));
        Ok(CalendarSession {
            id: row.id.0.uuid(),
            programme_id: row.programme_id.0.uuid(),
            programme: programme.clone(),
            kind: kind_to_wire(element.kind.0),
            title: element.title.0.clone(),
            group: convert::group(row.group(), &self.groups),
            state: convert::state_to_wire(row.state.0),
            mode: mode_to_wire(row.mode.0),
            place: row.place.clone(),
            zone: row.zone.clone(),
            start: row.local_start.clone(),
            end: row.local_end.clone(),
            starts_at: row.starts_at.0,
            ends_at: row.ends_at.0,
            counted_minutes: count(row.counted_minutes),
            day_off: convert::first_day(row).and_then(DayOff::of).map(day_off_to_wire),
            led_by: led_by(&self.leaders, row.id.0),
            can_move: runs && moves(row, now).is_ok(),
            version: version(row.version),
        })
    }
}
