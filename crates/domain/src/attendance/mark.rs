//! What can be said of one person at one session.

use jiff::Timestamp;

use crate::programmes::element::{DeliveryMode, codes};
use crate::sessions::SessionState;

codes! {
    /// What was said.
    Status {
        /// Was there.
        OnSite = "on_site",
        /// Took part remotely.
        Remote = "remote",
        /// Was there for a part of it.
        PartlyOnSite = "partly_on_site",
        /// Took part in a part of it, remotely.
        PartlyRemote = "partly_remote",
        /// Said in advance that they were not coming. There is no reason: it could be one of health.
        Apologised = "apologised",
        /// Was not there, and had not said so.
        Absent = "absent",
        /// An apology was taken back before the start: nothing is said any more.
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// In which part somebody said it.
    SaidAs {
        /// Of themselves.
        Participant = "participant",
        /// As the one who runs the programme.
        Coordinator = "coordinator",
        /// As one who leads the session.
        Facilitator = "facilitator",
    }
}

impl Status {
    /// How somebody took part; `None` for those who did not.
    #[must_use]
    pub const fn lived(self) -> Option<DeliveryMode> {
        match self {
            Self::OnSite | Self::PartlyOnSite => Some(DeliveryMode::InPerson),
            Self::Remote | Self::PartlyRemote => Some(DeliveryMode::Remote),
            Self::Apologised | Self::Absent | Self::Withdrawn => None,
        }
    }

    /// Whether minutes have to be said with it.
    #[must_use]
    pub const fn is_partly(self) -> bool {
        matches!(self, Self::PartlyOnSite | Self::PartlyRemote)
    }
}

/// The session of which something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// Where it stands.
    pub state: SessionState,
    /// How it was delivered.
    pub mode: DeliveryMode,
    /// When it begins.
    pub starts_at: Timestamp,
    /// Minutes of it that count.
    pub counted_minutes: u32,
}

/// Nothing can be said of the session now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is a draft, or was cancelled.
    #[error("a session that is {} is attended by nobody", .0.code())]
    NotHeld(SessionState),
    /// It has not begun, and this is no apology.
    #[error("the session has not begun")]
    NotBegun,
    /// It has begun: it is too late to apologise or to take that back.
    #[error("the session has begun")]
    Begun,
}

/// Why something cannot be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarkFault {
    /// Nobody lives a session in a way in which it was not held.
    #[error("the session was not held so")]
    OtherMode,
    /// How long is not said, though only a part counts.
    #[error("partly needs minutes")]
    NoMinutes,
    /// Minutes are said where all of it counts, or nothing.
    #[error("only partly has minutes")]
    NeedlessMinutes,
    /// Less than a minute.
    #[error("a part has a minute or more")]
    TooFew,
    /// More than the session counts.
    #[error("a part is at most {0} minutes")]
    TooMany(u32),
    /// Taking an apology back is not a mark.
    #[error("a mark says something")]
    Nothing,
}

/// What was said of somebody at a session, read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    status: Status,
    minutes: Option<u32>,
}

impl Said {
    /// Reads a mark for a session.
    ///
    /// # Errors
    /// The first [`MarkFault`].
    pub fn parse(status: Status, minutes: Option<u32>, of: &Sitting) -> Result<Self, MarkFault> {
        if status == Status::Withdrawn {
            return Err(MarkFault::Nothing);
        }
        let held_so = status.lived().is_none_or(|lived| of.mode == lived || of.mode == DeliveryMode::Hybrid);
        if !held_so {
            return Err(MarkFault::OtherMode);
        }
        match (status.is_partly(), minutes) {
            (true, None) => Err(MarkFault::NoMinutes),
            (false, Some(_)) => Err(MarkFault::NeedlessMinutes),
            (true, Some(0)) => Err(MarkFault::TooFew),
            (true, Some(minutes)) if minutes > of.counted_minutes => {
                Err(MarkFault::TooMany(of.counted_minutes))
            }
            _ => Ok(Self { status, minutes }),
        }
    }

    /// What stands in the database, which was read by [`Said::parse`] once. Taken back is nothing said.
    #[must_use]
    pub fn stored(status: Status, minutes: Option<u32>) -> Option<Self> {
        (status != Status::Withdrawn).then_some(Self { status, minutes })
    }

    /// What was said.
    #[must_use]
    pub const fn status(&self) -> Status {
        self.status
    }

    /// How long, where only a part counts.
    #[must_use]
    pub const fn minutes(&self) -> Option<u32> {
        self.minutes
    }

    /// Minutes that count of a session of `counted_minutes`. A session that was made shorter afterwards counts for nobody
    /// longer than it lasts.
    #[must_use]
    pub fn counted(&self, counted_minutes: u32) -> u32 {
        match (self.status.lived(), self.minutes) {
            (None, _) => 0,
            (Some(_), None) => counted_minutes,
            (Some(_), Some(minutes)) => minutes.min(counted_minutes),
        }
    }
}

impl Sitting {
    /// Whether these may be said now by those who run the session: an apology at any time, the rest once it has begun.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn takes(&self, marks: &[Said], now: Timestamp) -> Result<(), Refused> {
        self.is_published()?;
        let all_apologies = marks.iter().all(|said| said.status == Status::Apologised);
        if now < self.starts_at && !all_apologies { Err(Refused::NotBegun) } else { Ok(()) }
    }

    /// Whether a participant may apologise, or take that back, now.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn takes_apology(&self, now: Timestamp) -> Result<(), Refused> {
        self.is_published()?;
        if now < self.starts_at { Ok(()) } else { Err(Refused::Begun) }
    }

    /// Whether people can be marked as there or not.
    #[must_use]
    pub fn has_begun(&self, now: Timestamp) -> bool {
        self.state == SessionState::Published && self.starts_at <= now
    }

    fn is_published(&self) -> Result<(), Refused> {
        if self.state == SessionState::Published { Ok(()) } else { Err(Refused::NotHeld(self.state)) }
    }
}
