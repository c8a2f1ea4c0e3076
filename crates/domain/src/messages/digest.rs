//! Digests: one gathered mail instead of having to look. Nobody gets one who has not chosen it.
//!
//! A digest belongs to a day, and leaves on it or not at all: what could not leave until the evening is not sent late, since the
//! next one says what is so by then.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use super::quiet::{is_open, opens_at};
use crate::calendar::working_day_from;
use crate::programmes::element::codes;

codes! {
    /// How often somebody gets a digest.
    DigestFrequency {
        /// Not at all, which is so for whoever has said nothing.
        Never = "never",
        /// On each working day.
        WorkingDays = "working_days",
        /// On the first working day of each week.
        Weekly = "weekly",
    }
}

/// A digest's day, and the days that it looks ahead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DigestDay {
    /// The day on which it leaves.
    pub on: Date,
    /// The day of the next one, which it does not cover any more.
    pub until: Date,
}

/// What somebody said, and got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DigestChoice {
    /// How often.
    pub frequency: DigestFrequency,
    /// When they chose so.
    pub chosen_at: Timestamp,
    /// The last day whose digest left, or had nothing to say.
    pub settled_on: Option<Date>,
}

/// The first working day of the week that a day lies in, or the next after that week where it has none.
fn first_of_week(day: Date) -> Date {
    let back = i32::from(day.weekday().to_monday_zero_offset());
    working_day_from(day.checked_sub(back.days()).unwrap_or(day))
}

fn after(day: Date, days: i32) -> Date {
    day.checked_add(days.days()).unwrap_or(Date::MAX)
}

impl DigestFrequency {
    /// The digest of a day, for whoever gets one on it.
    #[must_use]
    pub fn of_day(self, day: Date) -> Option<DigestDay> {
        let (is_on, until) = match self {
            Self::Never => return None,
            Self::WorkingDays => (working_day_from(day) == day, working_day_from(after(day, 1))),
            Self::Weekly => {
                let monday = i32::from(day.weekday().to_monday_zero_offset());
                (first_of_week(day) == day, first_of_week(after(day, 7 - monday)))
            }
        };
        is_on.then_some(DigestDay { on: day, until })
    }

    /// The first digest from a day on.
    #[must_use]
    pub fn next_from(self, day: Date) -> Option<DigestDay> {
        // No run of days without a digest is longer: a week, and a Monday that is moved.
        (0..14).find_map(|days| self.of_day(after(day, days)))
    }

    /// What a digest of this very moment would cover: from today until the next, whether or not one leaves today.
    #[must_use]
    pub fn from_now(self, today: Date) -> Option<DigestDay> {
        let next = self.next_from(after(today, 1))?;
        Some(DigestDay { on: today, until: next.on })
    }
}

impl DigestChoice {
    /// The digest that is due at `now`: of today, within the hours of a working day, unless today's has left or had nothing to
    /// say. Whoever chose after those hours had begun gets the first one on a later day.
    #[must_use]
    pub fn due(self, now: Timestamp, zone: &TimeZone) -> Option<DigestDay> {
        let today = zone.to_datetime(now).date();
        if !is_open(now, zone) || self.settled_on.is_some_and(|day| day >= today) {
            return None;
        }
        let midnight = start_of(today, zone);
        (self.chosen_at <= opens_at(midnight, zone)).then(|| self.frequency.of_day(today)).flatten()
    }

    /// The day of the next digest: today's, as long as it can still come.
    #[must_use]
    pub fn next_on(self, now: Timestamp, zone: &TimeZone) -> Option<Date> {
        let today = zone.to_datetime(now).date();
        let opens = opens_at(start_of(today, zone), zone);
        let can_come = now < opens || self.due(now, zone).is_some();
        let from = if can_come { today } else { after(today, 1) };
        self.frequency.next_from(from).map(|digest| digest.on)
    }
}

impl DigestDay {
    /// From which instant before which it looks ahead: whole days by the clock of `zone`.
    #[must_use]
    pub fn covers(self, zone: &TimeZone) -> (Timestamp, Timestamp) {
        (start_of(self.on, zone), start_of(self.until, zone))
    }
}

/// Whether a digest that was put together at one instant may still leave at another: on the same day, within its hours.
#[must_use]
pub fn holds_still(put_together_at: Timestamp, now: Timestamp, zone: &TimeZone) -> bool {
    is_open(now, zone) && zone.to_datetime(put_together_at).date() == zone.to_datetime(now).date()
}

/// The first instant of a day.
fn start_of(day: Date, zone: &TimeZone) -> Timestamp {
    let midnight = zone.to_ambiguous_timestamp(day.to_datetime(Time::midnight()));
    midnight.compatible().unwrap_or(Timestamp::MAX)
}
