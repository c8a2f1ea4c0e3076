//! Working hours and what takes somebody's time.

use jiff::civil::{Date, DateTime, Time, Weekday};

use super::ScheduleError;

/// Minutes of a day.
pub(super) const DAY: i64 = 1_440;

/// From one time of day to a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hours {
    from: u16,
    until: u16,
}

impl Hours {
    /// From midnight to midnight.
    pub const WHOLE_DAY: Self = Self { from: 0, until: 1_440 };

    /// Checks that the end is after the start. Midnight as the end is that of the same day. Seconds are cut off.
    ///
    /// # Errors
    /// [`ScheduleError::Hours`] where the end is not after the start.
    pub fn parse(from: Time, until: Time) -> Result<Self, ScheduleError> {
        let (from, until) = (minute(from), minute(until));
        let until = if until == 0 { 1_440 } else { until };
        if from < until { Ok(Self { from, until }) } else { Err(ScheduleError::Hours) }
    }

    /// Minutes from midnight to the start.
    #[must_use]
    pub const fn from_minute(self) -> u16 {
        self.from
    }

    /// Minutes from midnight to the end, at most 1,440.
    #[must_use]
    pub const fn until_minute(self) -> u16 {
        self.until
    }
}

fn minute(time: Time) -> u16 {
    u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs())
}

/// Minutes from midnight to a time of day.
pub(super) fn minutes_into_day(time: Time) -> i64 {
    i64::from(minute(time))
}

/// The hours of each day of a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkingWeek([Option<Hours>; 7]);

impl WorkingWeek {
    /// The hours of Monday, Tuesday and so on; `None` for a day without work.
    #[must_use]
    pub const fn new(monday_to_sunday: [Option<Hours>; 7]) -> Self {
        Self(monday_to_sunday)
    }

    /// The same hours on these weekdays.
    #[must_use]
    pub fn on(weekdays: &[Weekday], hours: Hours) -> Self {
        let mut week = [None; 7];
        for weekday in weekdays {
            let at = usize::from(weekday.to_monday_zero_offset().unsigned_abs());
            if let Some(day) = week.get_mut(at) {
                *day = Some(hours);
            }
        }
        Self(week)
    }

    /// The hours of a weekday.
    #[must_use]
    pub fn of(&self, weekday: Weekday) -> Option<Hours> {
        self.0.get(usize::from(weekday.to_monday_zero_offset().unsigned_abs())).copied().flatten()
    }
}

/// A stretch of time that is taken, by what is nobody's business here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Busy {
    from: DateTime,
    until: DateTime,
}

impl Busy {
    /// Checks that the end is after the start.
    ///
    /// # Errors
    /// [`ScheduleError::Hours`] where it is not.
    pub fn parse(from: DateTime, until: DateTime) -> Result<Self, ScheduleError> {
        if from < until { Ok(Self { from, until }) } else { Err(ScheduleError::Hours) }
    }

    /// When it begins.
    #[must_use]
    pub const fn from(&self) -> DateTime {
        self.from
    }

    /// When it ends; that moment is free again.
    #[must_use]
    pub const fn until(&self) -> DateTime {
        self.until
    }
}

/// Days from one date to another, negative into the past.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}
