//! Where a session stands: drafted, published, cancelled.

use crate::programmes::element::codes;

codes! {
    /// Where a session stands.
    SessionState {
        /// Planned; only those who plan it know.
        Draft = "draft",
        /// Its participants were told.
        Published = "published",
        /// Its participants were told that it does not take place then. The hours stay promised: it is still to be held.
        Cancelled = "cancelled",
    }
}

codes! {
    /// Why a session was cancelled. A closed list: never health, never anybody's own words.
    CancellationReason {
        /// Who was to lead it cannot.
        FacilitatorAbsent = "facilitator_absent",
        /// Restrictions of the authorities, as in 2020 (R48).
        Restrictions = "restrictions",
        /// The place cannot be used.
        Venue = "venue",
        /// Too few could come.
        TooFew = "too_few",
        /// Another time suits better.
        Rescheduled = "rescheduled",
        /// Something else.
        Other = "other",
    }
}

/// What may be done with a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionStep {
    /// Change when, where and how.
    Change,
    /// Tell its participants.
    Publish,
    /// Tell them that it does not take place then.
    Cancel,
    /// Take it away, so that nothing of it is left.
    Remove,
}

/// The state does not allow the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a session that is {} stands still for this", .0.code())]
pub struct StandsStill(pub SessionState);

impl SessionState {
    /// The state after a step; `None` where nothing is left.
    ///
    /// What people were told of is cancelled, never removed: it stays in their calendars as such.
    ///
    /// # Errors
    /// [`StandsStill`].
    pub const fn after(self, step: SessionStep) -> Result<Option<Self>, StandsStill> {
        match (self, step) {
            (Self::Draft | Self::Published, SessionStep::Change) => Ok(Some(self)),
            (Self::Draft, SessionStep::Publish) => Ok(Some(Self::Published)),
            (Self::Published, SessionStep::Cancel) => Ok(Some(Self::Cancelled)),
            (Self::Draft, SessionStep::Remove) => Ok(None),
            _ => Err(StandsStill(self)),
        }
    }

    /// Whether its hours are scheduled: those of a cancelled session are still to be held.
    #[must_use]
    pub const fn counts(self) -> bool {
        !matches!(self, Self::Cancelled)
    }
}
