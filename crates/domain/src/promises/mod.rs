//! The promise of time: how many hours somebody agreed to, and when they are asked again (N18).
//!
//! Terms: the *promise* to a participant is the time of the design that was in force when they took the place, or more where
//! they *consented* to more since. The *growth limit* is how far the time may grow beyond the promise before they are asked.
//!
//! Invariants:
//! - a version asks exactly when it takes more than the promise and the limit together, however small the steps were that led
//!   there: it is the promise that it is compared with, and never the version before;
//! - consenting only ever raises the promise, and what was consented to asks no more;
//! - nothing here says what silence means, because it means nothing: nobody consents by it, and nobody loses a place by it.
//!
//! Not here: the hours of a design (`programmes::hours`), and travel, which no design promises: it is counted by whoever travels.

#[cfg(test)]
mod tests;

use crate::programmes::hours::{FULL_DAY_MINUTES, Sum};
use crate::programmes::programme::GrowthLimit;

/// What a design takes of one participant, as far as it can be compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Time {
    /// Counted minutes. A day of which nobody said how long it is counts as a full one: so does everybody who reads "a day".
    pub minutes: u32,
    /// Meetings of which nobody said how long they are. They are never turned into minutes.
    pub unmeasured: u32,
}

impl Time {
    /// The time of a whole design.
    #[must_use]
    pub const fn of(total: &Sum) -> Self {
        let days = total.full_days.saturating_add(total.days_without_length);
        Self {
            minutes: total.stated_minutes.saturating_add(days.saturating_mul(FULL_DAY_MINUTES)),
            unmeasured: total.meetings_without_length,
        }
    }

    /// As much of each as the one that has more of it.
    #[must_use]
    pub fn or_more(self, other: Self) -> Self {
        Self { minutes: self.minutes.max(other.minutes), unmeasured: self.unmeasured.max(other.unmeasured) }
    }
}

/// What was promised to one participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    time: Time,
    limit: GrowthLimit,
}

impl Promise {
    /// What was promised when the place was taken.
    #[must_use]
    pub const fn made(time: Time, limit: GrowthLimit) -> Self {
        Self { time, limit }
    }

    /// The time that it is about.
    #[must_use]
    pub const fn time(self) -> Time {
        self.time
    }

    /// The promise after its participant has consented to a time. It never falls.
    #[must_use]
    pub fn consented(self, time: Time) -> Self {
        Self { time: self.time.or_more(time), ..self }
    }

    /// Whether a design that takes so much asks for consent again: for more minutes than the promise and the limit together, or
    /// for more meetings of unknown length than were promised, which no limit in minutes covers.
    #[must_use]
    pub const fn asks(self, time: Time) -> bool {
        time.minutes > self.time.minutes.saturating_add(self.limit.minutes())
            || time.unmeasured > self.time.unmeasured
    }
}
