//! The one clock. Nothing else reads the time of day.

use std::fmt::Debug;
use std::sync::{Mutex, OnceLock, PoisonError};

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Unit};

/// Tells the time, to the microsecond that the database keeps.
pub trait Clock: Debug + Send + Sync {
    /// The current instant, UTC.
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    fn now(&self) -> Timestamp {
        to_microsecond(Timestamp::now())
    }
}

/// Runs at the machine's pace from another instant on. For the demo, whose story begins in May 2020.
#[derive(Clone, Copy, Debug)]
pub struct OffsetClock {
    offset: SignedDuration,
}

impl OffsetClock {
    /// A clock that shows `start` now.
    pub fn starting_at(start: Timestamp) -> Self {
        Self { offset: start.duration_since(SystemClock.now()) }
    }

    /// A clock that differs from the machine's by `offset`; how a second start of the demo goes on.
    pub fn with_offset(offset: SignedDuration) -> Self {
        Self { offset }
    }

    /// What to keep so that the next start goes on from here.
    pub fn offset(&self) -> SignedDuration {
        self.offset
    }
}

impl Clock for OffsetClock {
    fn now(&self) -> Timestamp {
        let now = SystemClock.now();
        now.saturating_add(self.offset).unwrap_or(now)
    }
}

/// Stands still until it is set. For tests.
#[derive(Debug)]
pub struct FixedClock(Mutex<Timestamp>);

impl FixedClock {
    /// A clock that shows `now`.
    pub fn at(now: Timestamp) -> Self {
        Self(Mutex::new(to_microsecond(now)))
    }

    /// Moves the clock to `now`, forward or back.
    pub fn set(&self, now: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = to_microsecond(now);
    }

    /// Moves the clock forward; `by` may be negative.
    pub fn advance(&self, by: SignedDuration) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now = now.saturating_add(by).unwrap_or(*now);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Finnish time, in which calls open and deadlines end.
pub fn finland() -> TimeZone {
    static ZONE: OnceLock<TimeZone> = OnceLock::new();
    // The zones are bundled with the binary, so the fallback is never reached.
    ZONE.get_or_init(|| TimeZone::get(FINLAND).unwrap_or(TimeZone::UTC)).clone()
}

/// The last minute before an end, as people are told it: what ends at midnight is open until 23.59 of the day before,
/// and nobody has to wonder which midnight is meant.
#[must_use]
pub fn last_minute(end: Timestamp) -> Timestamp {
    let at = finland().to_datetime(end);
    if at.hour() != 0 || at.minute() != 0 {
        return end;
    }
    Timestamp::from_second(end.as_second().saturating_sub(60)).unwrap_or(end)
}

/// The zone's name, as it is stored and sent beside wall-clock times.
pub const FINLAND: &str = "Europe/Helsinki";

/// Finer digits would make an instant differ from what the database gives back.
fn to_microsecond(at: Timestamp) -> Timestamp {
    let down = jiff::TimestampRound::new().smallest(Unit::Microsecond).mode(jiff::RoundMode::Floor);
    at.round(down).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offset_clock_runs_on_from_its_start() {
        let start: Timestamp = "2020-05-04T06:00:00Z".parse().unwrap();
        let clock = OffsetClock::starting_at(start);
        let first = clock.now();
        assert!(first >= start && first < start + SignedDuration::from_mins(1));
        let second = OffsetClock::with_offset(clock.offset()).now();
        assert!(second >= first && second < start + SignedDuration::from_mins(1));
    }

    #[test]
    fn finnish_time_is_known_without_the_machine() {
        let noon: Timestamp = "2020-07-01T09:00:00Z".parse().unwrap();
        assert_eq!(finland().to_datetime(noon).hour(), 12);
    }

    #[test]
    fn what_ends_at_midnight_ends_on_the_day_before() {
        for (end, told) in [
            ("2020-05-29T21:00:00Z", "2020-05-29T20:59:00Z"),
            ("2020-01-01T22:00:00Z", "2020-01-01T21:59:00Z"),
            ("2020-05-29T13:15:00Z", "2020-05-29T13:15:00Z"),
        ] {
            assert_eq!(last_minute(end.parse().unwrap()).to_string(), told);
        }
    }

    #[test]
    fn the_fixed_clock_moves_only_when_told() {
        let clock = FixedClock::at("2020-05-04T06:00:00.1234567Z".parse().unwrap());
        assert_eq!(clock.now().to_string(), "2020-05-04T06:00:00.123456Z");
        clock.advance(SignedDuration::from_hours(1));
        assert_eq!(clock.now().to_string(), "2020-05-04T07:00:00.123456Z");
    }
}
