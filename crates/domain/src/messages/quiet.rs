//! Quiet hours: what is not urgent leaves on working days between seven and twenty, by the recipients' clock.
//!
//! Most mails are urgent: a change of a session, an offered place, a link to sign in. Those that can wait say what they are
//! about; a day before that they become urgent, and wait no longer.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _};

use crate::calendar::working_day_from;

/// The first and last hour at which a mail that can wait leaves: from seven until before twenty.
const HOURS: (i8, i8) = (7, 20);

/// What happens so soon is urgent.
const SOON: SignedDuration = SignedDuration::from_hours(24);

/// Whether a mail can wait for the hours in which people work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// It leaves at once.
    AtOnce,
    /// It waits for them, at most until 24 hours before what it is about.
    InOfficeHours {
        /// What it is about: a deadline, the beginning of a session.
        before: Timestamp,
    },
}

impl Pace {
    /// When a mail that is put in at `now` leaves; never before `now`.
    #[must_use]
    pub fn leaves_at(self, now: Timestamp, zone: &TimeZone) -> Timestamp {
        let Self::InOfficeHours { before } = self else { return now };
        let opens = opens_at(now, zone);
        let urgent = before.saturating_sub(SOON).unwrap_or(Timestamp::MIN);
        opens.min(urgent.max(now))
    }

    /// Whether it may leave at `now` itself.
    #[must_use]
    pub fn may_leave(self, now: Timestamp, zone: &TimeZone) -> bool {
        self.leaves_at(now, zone) == now
    }
}

/// Whether `now` is within the hours of a working day.
#[must_use]
pub fn is_open(now: Timestamp, zone: &TimeZone) -> bool {
    opens_at(now, zone) == now
}

/// The first instant from `now` on that is within the hours of a working day; `now` itself where it is.
#[must_use]
pub fn opens_at(now: Timestamp, zone: &TimeZone) -> Timestamp {
    let here = zone.to_datetime(now);
    let is_working_day = working_day_from(here.date()) == here.date();
    if is_working_day && (HOURS.0..HOURS.1).contains(&here.hour()) {
        return now;
    }
    let later_today = is_working_day && here.hour() < HOURS.0;
    let from = if later_today { here.date() } else { here.date().checked_add(1.day()).unwrap_or(Date::MAX) };
    let at = working_day_from(from).to_datetime(Time::constant(HOURS.0, 0, 0, 0));
    // No clock skips seven in the morning; where one did, the nearest hour would do.
    zone.to_ambiguous_timestamp(at).compatible().map_or(now, |opens| opens.max(now))
}
