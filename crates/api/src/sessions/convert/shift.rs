//! Sessions at other times, each as far from its own.

use jiff::ToSpan as _;
use jiff::civil::Time;
use polku_api_types::sessions::SaveSession;

use super::{as_said_from, clock_of, clock_text};
use crate::problem::{AppError, FieldCode};
use crate::sessions::store::SessionRow;

/// Days by which sessions go at the most.
const FARTHEST: i32 = 366;
const TIME: &str = "%H:%M";

/// By how many days sessions go, and when each begins on its new day.
#[derive(Clone, Copy, Debug)]
pub struct Shift {
    days: i32,
    /// As before where nothing is said.
    time: Option<Time>,
}

impl Shift {
    /// Reads it from `/days` and `/start_time`.
    ///
    /// # Errors
    /// `invalid_fields`.
    pub fn read(days: i32, start_time: Option<&str>) -> Result<Self, AppError> {
        if !(-FARTHEST..=FARTHEST).contains(&days) {
            return Err(AppError::invalid("/days", FieldCode::NotAllowed));
        }
        Ok(Self { days, time: start_time.map(clock_time).transpose()? })
    }

    /// What saves a session at its new time: as long by the clock, its breaks as long after its beginning.
    ///
    /// # Errors
    /// `invalid_fields` for what lies beyond all calendars.
    pub fn of(self, row: &SessionRow) -> Result<SaveSession, AppError> {
        let began = clock_of(&row.local_start).ok_or_else(AppError::not_found)?;
        let day = began.date().checked_add(self.days.days());
        let day = day.map_err(|_| AppError::invalid("/days", FieldCode::NotAllowed))?;
        let start = clock_text(day.to_datetime(self.time.unwrap_or_else(|| began.time())));
        as_said_from(row, &start, "/start_time")
    }
}

fn clock_time(text: &str) -> Result<Time, AppError> {
    let malformed = || AppError::invalid("/start_time", FieldCode::Malformed);
    if text.len() != "09:00".len() {
        return Err(malformed());
    }
    Time::strptime(TIME, text).map_err(|_| malformed())
}
