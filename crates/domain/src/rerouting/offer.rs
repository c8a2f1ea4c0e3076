//! What becomes of one offer of another path.

use jiff::Timestamp;

use crate::programmes::element::codes;

/// An offer of another path to one applicant.
///
/// ```text
/// Open ──accept──► Accepted      the application moves
///   ├────refuse──► Refused       it stays in the pool
///   ├────deadline► Lapsed        it stays in the pool
///   └────the application is withdrawn► Lapsed
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathOfferState {
    /// Waits for its answer until just before this instant, and holds a place of the other programme.
    Open {
        /// First instant at which it is too late.
        deadline: Timestamp,
    },
    /// Accepted.
    Accepted {
        /// When.
        at: Timestamp,
    },
    /// Refused.
    Refused {
        /// When.
        at: Timestamp,
    },
    /// Not answered in time, or the application was withdrawn.
    Lapsed {
        /// When.
        at: Timestamp,
    },
}

codes! {
    /// The state alone, as it is stored.
    PathOfferKind {
        /// Waits for its answer.
        Open = "open",
        /// Accepted.
        Accepted = "accepted",
        /// Refused.
        Refused = "refused",
        /// Not answered.
        Lapsed = "lapsed",
    }
}

/// Why an offer cannot be answered or end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PathOfferRefusal {
    /// It has been answered, or has lapsed.
    #[error("the offer of another path is not open")]
    NotOpen,
    /// The last day to answer has passed.
    #[error("the deadline has passed")]
    TooLate,
    /// The last day to answer has not passed.
    #[error("the deadline has not passed")]
    TooEarly,
}

impl PathOfferState {
    /// Accepts: the application moves to the other programme.
    ///
    /// # Errors
    /// [`PathOfferRefusal::TooLate`] from the deadline on, [`PathOfferRefusal::NotOpen`] when it has ended.
    pub fn accept(self, at: Timestamp) -> Result<Self, PathOfferRefusal> {
        self.answerable(at).map(|()| Self::Accepted { at })
    }

    /// Refuses: the application stays in the pool as it was.
    ///
    /// # Errors
    /// As [`PathOfferState::accept`].
    pub fn refuse(self, at: Timestamp) -> Result<Self, PathOfferRefusal> {
        self.answerable(at).map(|()| Self::Refused { at })
    }

    /// Ends unanswered at its deadline: silence leaves the application where it was.
    ///
    /// # Errors
    /// [`PathOfferRefusal::TooEarly`] before the deadline, [`PathOfferRefusal::NotOpen`] when it has ended.
    pub fn lapse(self, at: Timestamp) -> Result<Self, PathOfferRefusal> {
        match self {
            Self::Open { deadline } if at < deadline => Err(PathOfferRefusal::TooEarly),
            Self::Open { .. } => Ok(Self::Lapsed { at }),
            _ => Err(PathOfferRefusal::NotOpen),
        }
    }

    fn answerable(self, at: Timestamp) -> Result<(), PathOfferRefusal> {
        match self {
            Self::Open { deadline } if at >= deadline => Err(PathOfferRefusal::TooLate),
            Self::Open { .. } => Ok(()),
            _ => Err(PathOfferRefusal::NotOpen),
        }
    }

    /// The state alone.
    #[must_use]
    pub const fn kind(&self) -> PathOfferKind {
        match self {
            Self::Open { .. } => PathOfferKind::Open,
            Self::Accepted { .. } => PathOfferKind::Accepted,
            Self::Refused { .. } => PathOfferKind::Refused,
            Self::Lapsed { .. } => PathOfferKind::Lapsed,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    fn at(hours: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
    }

    #[test]
    fn the_deadline_divides_answer_and_silence_without_gap_or_overlap() {
        let open = PathOfferState::Open { deadline: at(10) };
        assert_eq!(open.accept(at(9)), Ok(PathOfferState::Accepted { at: at(9) }));
        assert_eq!(open.refuse(at(9)), Ok(PathOfferState::Refused { at: at(9) }));
        assert_eq!(open.lapse(at(9)), Err(PathOfferRefusal::TooEarly));
        assert_eq!(open.accept(at(10)), Err(PathOfferRefusal::TooLate));
        assert_eq!(open.refuse(at(10)), Err(PathOfferRefusal::TooLate));
        assert_eq!(open.lapse(at(10)), Ok(PathOfferState::Lapsed { at: at(10) }));
    }

    #[test]
    fn an_answer_is_given_once() {
        for ended in [
            PathOfferState::Accepted { at: at(1) },
            PathOfferState::Refused { at: at(1) },
            PathOfferState::Lapsed { at: at(1) },
        ] {
            assert_eq!(ended.accept(at(2)), Err(PathOfferRefusal::NotOpen));
            assert_eq!(ended.refuse(at(2)), Err(PathOfferRefusal::NotOpen));
            assert_eq!(ended.lapse(at(20)), Err(PathOfferRefusal::NotOpen));
        }
    }
}
