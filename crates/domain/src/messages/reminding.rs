//! Who is reminded of what, and when: whoever has not acted, at most once at each stage before the deadline.
//!
//! A reminder goes by whether somebody has acted and never by what they answered.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use super::quiet::Pace;
use crate::programmes::element::codes;

codes! {
    /// What waits for somebody.
    ReminderKind {
        /// An offered place that is not answered.
        Place = "place",
        /// The way of taking part in a hybrid session, where none is chosen.
        Way = "way",
        /// The terms of confidentiality, of somebody who is named to lead.
        Terms = "terms",
    }
}

/// Most stages of one kind of reminder.
pub const MAX_STAGES: usize = 3;
/// Most days before a deadline at which a stage can begin.
pub const MAX_STAGE_DAYS: u8 = 30;

/// What is wrong with stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StageFault {
    /// More than [`MAX_STAGES`].
    #[error("more than {MAX_STAGES} stages")]
    TooMany,
    /// The stage at this place, from 0, is not within 1 and [`MAX_STAGE_DAYS`] days, or not nearer than the one before it.
    #[error("stage {0} is out of order or range")]
    Wrong(usize),
}

/// So many days before the deadline, the farthest first. None at all means that nobody is reminded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stages(Vec<u8>);

impl Default for Stages {
    /// Three days before and one day before.
    fn default() -> Self {
        Self(vec![3, 1])
    }
}

/// Something that waits for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Since when they could have acted.
    pub since: Timestamp,
    /// Until when they can.
    pub until: Timestamp,
}

impl Stages {
    /// Stages as somebody set them.
    ///
    /// # Errors
    /// [`StageFault`].
    pub fn new(days: &[u8]) -> Result<Self, StageFault> {
        if days.len() > MAX_STAGES {
            return Err(StageFault::TooMany);
        }
        let mut last = MAX_STAGE_DAYS + 1;
        for (place, day) in days.iter().enumerate() {
            if *day == 0 || *day >= last {
                return Err(StageFault::Wrong(place));
            }
            last = *day;
        }
        Ok(Self(days.to_vec()))
    }

    /// The days, the farthest first.
    #[must_use]
    pub fn days(&self) -> &[u8] {
        &self.0
    }

    /// The stage that something is in at `now`: the nearest that has begun, of those that began after it could be acted on.
    /// Days are those of the clock on the wall, so that a stage begins at the hour of the deadline also across a change to
    /// summer time.
    #[must_use]
    pub fn stage(&self, of: Waiting, now: Timestamp, zone: &TimeZone) -> Option<u8> {
        if now >= of.until {
            return None;
        }
        let until = of.until.to_zoned(zone.clone());
        let begins = |days: u8| until.checked_sub(i64::from(days).days()).map(|at| at.timestamp());
        let begun = |days: &&u8| begins(**days).is_ok_and(|at| of.since < at && at <= now);
        self.0.iter().filter(begun).min().copied()
    }
}

impl Waiting {
    /// Whether a reminder may leave at `now`: before the deadline and outside quiet hours, or within a day of the deadline.
    #[must_use]
    pub fn may_be_reminded(self, now: Timestamp, zone: &TimeZone) -> bool {
        now < self.until && Pace::InOfficeHours { before: self.until }.may_leave(now, zone)
    }
}
