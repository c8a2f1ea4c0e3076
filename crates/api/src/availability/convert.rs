//! Weeks and intervals between the wire, the domain and the database.

use jiff::Timestamp;
use jiff::civil::Time;
use polku_api_types::availability as wire;
use polku_domain::availability::{
    BusyError, BusyInterval, MOST_INTERVALS, WeekError, WorkingHours, WorkingWeek,
};

use super::store::BusyRow;
use crate::problem::{AppError, FieldCode};

const TIME: &str = "%H:%M";
/// The minute at which a day ends.
const MIDNIGHT: u16 = 1_440;
const FREE: &str = "-";

/// Reads a week, or tells of every field what is wrong.
///
/// # Errors
/// `invalid_fields`.
pub fn week(days: &[wire::WorkingDay]) -> Result<WorkingWeek, AppError> {
    let (mut week, mut faults) = ([None; 7], Vec::new());
    for (index, day) in days.iter().enumerate() {
        let pointer = |field: &str| format!("/days/{index}/{field}");
        let place = usize::from(day.weekday).checked_sub(1).and_then(|at| week.get_mut(at));
        match place {
            None => faults.push((pointer("weekday"), FieldCode::NotAllowed)),
            Some(Some(_)) => faults.push((pointer("weekday"), FieldCode::Duplicate)),
            Some(free) => match hours(day) {
                Ok(hours) => *free = Some(hours),
                Err((field, fault)) => faults.push((pointer(field), fault)),
            },
        }
    }
    AppError::unless_valid(faults)?;
    WorkingWeek::parse(&week).map_err(AppError::internal)
}

fn hours(day: &wire::WorkingDay) -> Result<WorkingHours, (&'static str, FieldCode)> {
    let from = minute(&day.from).ok_or(("from", FieldCode::Malformed))?;
    let until = minute(&day.until).ok_or(("until", FieldCode::Malformed))?;
    let until = if until == 0 { MIDNIGHT } else { until };
    WorkingHours::parse(from, until).map_err(|fault| match fault {
        WeekError::Order | WeekError::Days => ("until", FieldCode::OutOfOrder),
        WeekError::Quarter if from % polku_domain::availability::QUARTER != 0 => {
            ("from", FieldCode::NotAllowed)
        }
        WeekError::Quarter => ("until", FieldCode::NotAllowed),
    })
}

fn minute(text: &str) -> Option<u16> {
    if text.len() != "08:00".len() {
        return None;
    }
    let time = Time::strptime(TIME, text).ok()?;
    Some(u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs()))
}

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60 % 24, minute % 60)
}

/// The days with work.
pub fn days_to_wire(week: &WorkingWeek) -> Vec<wire::WorkingDay> {
    let day = |(weekday, hours): (u8, &Option<WorkingHours>)| {
        let hours = (*hours)?;
        Some(wire::WorkingDay {
            weekday,
            from: clock(hours.from_minute()),
            until: clock(hours.until_minute()),
        })
    };
    (1..).zip(week.days()).filter_map(day).collect()
}

/// A week as it is kept.
pub fn week_to_text(week: &WorkingWeek) -> String {
    let day = |hours: &Option<WorkingHours>| {
        hours.map_or_else(
            || FREE.to_owned(),
            |hours| format!("{}-{}", hours.from_minute(), hours.until_minute()),
        )
    };
    week.days().iter().map(day).collect::<Vec<_>>().join(" ")
}

/// Reads a week as it is kept; nothing where it is none.
pub fn week_of_text(text: &str) -> Option<WorkingWeek> {
    let day = |text: &str| {
        if text == FREE {
            return Some(None);
        }
        let (from, until) = text.split_once('-')?;
        Some(Some(WorkingHours::parse(from.parse().ok()?, until.parse().ok()?).ok()?))
    };
    WorkingWeek::parse(&text.split(' ').map(day).collect::<Option<Vec<_>>>()?).ok()
}

/// Reads intervals, or tells of each what is wrong. `at` leads to them in the body.
///
/// # Errors
/// `invalid_fields`.
pub fn busy(said: &[wire::BusyInterval], now: Timestamp, at: &str) -> Result<Vec<BusyInterval>, AppError> {
    if said.len() > MOST_INTERVALS {
        return Err(AppError::invalid(at, FieldCode::TooMany { max: MOST_INTERVALS as u64 }));
    }
    let pairs: Vec<_> = said.iter().map(|one| (one.from, one.until)).collect();
    let read = polku_domain::availability::parse_busy(&pairs, now);
    read.or_else(|faults| {
        let fault = |(index, fault): (usize, BusyError)| {
            let code = match fault {
                BusyError::Order => FieldCode::OutOfOrder,
                BusyError::TooFar => FieldCode::NotAllowed,
            };
            (format!("{at}/{index}/until"), code)
        };
        AppError::unless_valid(faults.into_iter().map(fault).collect())?;
        Ok(Vec::new())
    })
}

/// Somebody's own intervals as they are shown to them.
pub fn busy_to_wire(rows: &[BusyRow]) -> wire::BusyIntervals {
    let one = |row: &BusyRow| wire::BusyInterval { from: row.starts_at.0, until: row.ends_at.0 };
    wire::BusyIntervals {
        intervals: rows.iter().map(one).collect(),
        kept_until: rows.first().map(|row| row.expires_at.0),
        by_system: rows.first().is_some_and(|row| row.by_system),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_reads_back_from_what_is_kept_and_what_is_shown() {
        let night = [None, WorkingHours::parse(1_200, 1_440).ok(), None, None, None, None, None];
        for its in [WorkingWeek::USUAL, WorkingWeek::parse(&night).unwrap()] {
            assert_eq!(week_of_text(&week_to_text(&its)), Some(its));
            assert_eq!(week(&days_to_wire(&its)).unwrap(), its);
        }
        assert_eq!(week_to_text(&WorkingWeek::USUAL), "480-990 480-990 480-990 480-990 480-990 - -");
        assert_eq!(week_of_text("480-960"), None);
    }
}
