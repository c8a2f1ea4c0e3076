//! Today is different: what can become of one session at short notice, also once it has begun.
//!
//! Until the end of the day on which it ends: a coach falls ill on the way, a room is flooded at noon. After that the day
//! is a fact, and whatever was wrong with it is corrected, not changed.

use jiff::Timestamp;

use super::state::SessionState;
use crate::programmes::element::codes;

codes! {
    /// What can be done with one session today.
    DayStep {
        /// It does not take place, and is still to be held.
        Cancel = "cancel",
        /// It is held at another time.
        Move = "move",
        /// It is delivered in another way.
        Turn = "turn",
        /// Somebody else leads it.
        Substitute = "substitute",
    }
}

codes! {
    /// Why something cannot be done with a session now.
    NotNow {
        /// Its participants were told of nothing that could change: it is a draft, or was cancelled.
        NotPublished = "not_published",
        /// The day on which it ended has passed.
        DayOver = "day_over",
        /// It has ended: how it was delivered and who led it are facts.
        Over = "over",
        /// Somebody was marked as there: their hours would be lost.
        Attended = "attended",
    }
}

/// A session as far as a day's change asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today {
    /// Where it stands.
    pub state: SessionState,
    /// When it ends.
    pub ends_at: Timestamp,
    /// When the day on which it ends is over.
    pub day_ends_at: Timestamp,
    /// Whether anybody is marked as there.
    pub attended: bool,
    /// Whether anybody is marked as there or as absent. Such a mark would go along to another time, at which nobody has been
    /// anywhere yet; a session at which all were absent is cancelled and held again.
    pub marked: bool,
}

impl Today {
    /// Whether a step can be done at `now`.
    ///
    /// # Errors
    /// [`NotNow`].
    pub fn allows(&self, step: DayStep, now: Timestamp) -> Result<(), NotNow> {
        if self.state != SessionState::Published {
            return Err(NotNow::NotPublished);
        }
        if self.day_ends_at <= now {
            return Err(NotNow::DayOver);
        }
        match step {
            DayStep::Cancel if self.attended => Err(NotNow::Attended),
            DayStep::Move if self.marked => Err(NotNow::Attended),
            DayStep::Turn | DayStep::Substitute if self.ends_at <= now => Err(NotNow::Over),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    const TODAY: fn() -> Today = || Today {
        state: SessionState::Published,
        ends_at: at("2020-09-08T09:00:00Z"),
        day_ends_at: at("2020-09-08T21:00:00Z"),
        attended: false,
        marked: false,
    };

    #[test]
    fn a_days_change_is_made_until_the_day_is_over() {
        let (before, within) = (at("2020-09-08T05:05:00Z"), at("2020-09-08T08:59:59Z"));
        for step in DayStep::ALL {
            assert_eq!(TODAY().allows(*step, before), Ok(()));
            assert_eq!(TODAY().allows(*step, within), Ok(()), "in the middle of it");
            assert_eq!(TODAY().allows(*step, at("2020-09-08T21:00:00Z")), Err(NotNow::DayOver));
        }
        let after = at("2020-09-08T09:00:00Z");
        assert_eq!(TODAY().allows(DayStep::Cancel, after), Ok(()), "it turned out that nobody came");
        assert_eq!(TODAY().allows(DayStep::Move, after), Ok(()));
        assert_eq!(TODAY().allows(DayStep::Turn, after), Err(NotNow::Over));
        assert_eq!(TODAY().allows(DayStep::Substitute, after), Err(NotNow::Over));
    }

    #[test]
    fn nobodys_hours_are_lost() {
        let attended = Today { attended: true, marked: true, ..TODAY() };
        let now = at("2020-09-08T07:00:00Z");
        assert_eq!(attended.allows(DayStep::Cancel, now), Err(NotNow::Attended));
        assert_eq!(attended.allows(DayStep::Move, now), Err(NotNow::Attended));
        assert_eq!(attended.allows(DayStep::Turn, now), Ok(()));
        assert_eq!(attended.allows(DayStep::Substitute, now), Ok(()));
        // All were absent: it may be cancelled and held again, and takes no absence along.
        let absent = Today { marked: true, ..TODAY() };
        assert_eq!(absent.allows(DayStep::Cancel, now), Ok(()));
        assert_eq!(absent.allows(DayStep::Move, now), Err(NotNow::Attended));
    }

    #[test]
    fn what_nobody_was_told_of_is_not_changed_here() {
        let now = at("2020-09-08T05:05:00Z");
        for state in [SessionState::Draft, SessionState::Cancelled] {
            for step in DayStep::ALL {
                assert_eq!(Today { state, ..TODAY() }.allows(*step, now), Err(NotNow::NotPublished));
            }
        }
    }
}
