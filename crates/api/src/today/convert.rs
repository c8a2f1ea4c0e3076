//! Wire ↔ domain.

use jiff::{Timestamp, ToSpan as _};
use polku_api_types::today as wire;
use polku_domain::sessions::{DayStep, NotNow, Today};

use crate::clock::finland;
use crate::problem::{AppError, ProblemCode};
use crate::programmes::convert::design::mode_to_wire;
use crate::programmes::store::version;
use crate::sessions::convert::state_to_wire;
use crate::sessions::store::{Marked, SessionRow};

const fn step_to_wire(step: DayStep) -> wire::DayStep {
    match step {
        DayStep::Cancel => wire::DayStep::Cancel,
        DayStep::Move => wire::DayStep::Move,
        DayStep::Turn => wire::DayStep::Turn,
        DayStep::Substitute => wire::DayStep::Substitute,
    }
}

const fn not_now(why: NotNow) -> wire::NotNow {
    match why {
        NotNow::NotPublished => wire::NotNow::NotPublished,
        NotNow::DayOver => wire::NotNow::DayOver,
        NotNow::Over => wire::NotNow::Over,
        NotNow::Attended => wire::NotNow::Attended,
    }
}

/// Why a step cannot be done, as a problem.
pub fn refused(why: NotNow) -> AppError {
    AppError::new(match why {
        NotNow::NotPublished => ProblemCode::SessionStandsStill,
        NotNow::DayOver | NotNow::Over => ProblemCode::SessionDayOver,
        NotNow::Attended => ProblemCode::SessionAttended,
    })
}

/// What is asked for.
pub const fn step(body: &wire::ChangeToday) -> DayStep {
    match body {
        wire::ChangeToday::Cancel { .. } => DayStep::Cancel,
        wire::ChangeToday::Move { .. } => DayStep::Move,
        wire::ChangeToday::Turn { .. } => DayStep::Turn,
        wire::ChangeToday::Substitute { .. } => DayStep::Substitute,
    }
}

/// When the day in Finland on which a session ends is over.
pub fn day_end(row: &SessionRow) -> Timestamp {
    let day = finland().to_datetime(row.ends_at.0).date();
    let next = day.checked_add(1.day()).ok().and_then(|next| next.to_zoned(finland()).ok());
    next.map_or(row.ends_at.0, |midnight| midnight.timestamp())
}

/// A session as a day's change asks.
pub fn today(row: &SessionRow, marked: Marked) -> Today {
    Today {
        state: row.state.0,
        ends_at: row.ends_at.0,
        day_ends_at: day_end(row),
        attended: marked.there > 0,
        marked: marked.at_all > 0,
    }
}

/// What may be done now, or why not: naming somebody is for those who run the programme.
pub fn choices(today: &Today, runs: bool, now: Timestamp) -> Vec<wire::DayChoice> {
    let steps = DayStep::ALL.iter().filter(|step| runs || **step != DayStep::Substitute);
    let choice = |step: &DayStep| wire::DayChoice {
        step: step_to_wire(*step),
        not_now: today.allows(*step, now).err().map(not_now),
    };
    steps.map(choice).collect()
}

/// What was done, on the wire.
pub fn change(step: DayStep, row: &SessionRow, told: u32) -> wire::DayChange {
    wire::DayChange {
        session_id: row.id.0.uuid(),
        step: step_to_wire(step),
        state: state_to_wire(row.state.0),
        mode: mode_to_wire(row.mode.0),
        start: row.local_start.clone(),
        end: row.local_end.clone(),
        told,
        version: version(row.version),
    }
}
