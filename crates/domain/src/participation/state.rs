//! The states of a participation, and the only ways from one to another.
//!
//! ```text
//! accept ─► Ongoing ◄──pause, resume──► Paused
//!              │ │                         │
//!      complete│ └───── discontinue ───────┤
//!              ▼                           ▼
//!          Completed                 Discontinued (the place is free)
//! ```

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::DiscontinuationReason;
use crate::programmes::element::codes;

/// A participation with the data of its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParticipationState {
    /// Takes part.
    Ongoing {
        /// Since the place was accepted, or since the end of a pause.
        since: Timestamp,
    },
    /// Does not take part for a while and keeps the place. Why is nobody's business: a pause has no reason.
    Paused {
        /// Since when.
        since: Timestamp,
    },
    /// Left before the end; the place is free.
    Discontinued {
        /// When.
        since: Timestamp,
        /// Why, as far as it was told.
        reason: DiscontinuationReason,
    },
    /// Went through the programme.
    Completed {
        /// When.
        since: Timestamp,
    },
}

codes! {
    /// The state alone, as it is stored and counted by.
    ParticipationKind {
        /// Takes part.
        Ongoing = "ongoing",
        /// Does not take part for a while.
        Paused = "paused",
        /// Left before the end.
        Discontinued = "discontinued",
        /// Went through the programme.
        Completed = "completed",
    }
}

codes! {
    /// What happened to a participation, as its history keeps it. How it began says the place that was accepted.
    ParticipationStep {
        /// Paused.
        Paused = "paused",
        /// Went on after a pause.
        Resumed = "resumed",
        /// Left.
        Discontinued = "discontinued",
        /// Went through the programme.
        Completed = "completed",
    }
}

codes! {
    /// In which part somebody acted: whether a person left, or was taken out, is told apart.
    ActedAs {
        /// The participant themselves.
        Participant = "participant",
        /// Who runs the programme.
        Coordinator = "coordinator",
    }
}

/// What somebody wants to do to a participation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParticipationChange {
    /// Pause it.
    Pause,
    /// Let it go on.
    Resume,
    /// Discontinue it.
    Discontinue(DiscontinuationReason),
    /// Complete it.
    Complete,
}

/// The state has no such way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not possible while the participation is {0:?}")]
pub struct ParticipationOver(pub ParticipationKind);

impl ParticipationChange {
    /// What the history says of it.
    #[must_use]
    pub const fn step(self) -> ParticipationStep {
        match self {
            Self::Pause => ParticipationStep::Paused,
            Self::Resume => ParticipationStep::Resumed,
            Self::Discontinue(_) => ParticipationStep::Discontinued,
            Self::Complete => ParticipationStep::Completed,
        }
    }
}

impl ParticipationState {
    /// Begins when the place is accepted.
    #[must_use]
    pub const fn begin(since: Timestamp) -> Self {
        Self::Ongoing { since }
    }

    /// Carries out a change.
    ///
    /// # Errors
    /// [`ParticipationOver`] when the state has no such way out.
    pub const fn change(
        self,
        change: ParticipationChange,
        since: Timestamp,
    ) -> Result<Self, ParticipationOver> {
        use ParticipationChange::{Complete, Discontinue, Pause, Resume};
        match (self, change) {
            (Self::Ongoing { .. }, Pause) => Ok(Self::Paused { since }),
            (Self::Paused { .. }, Resume) => Ok(Self::Ongoing { since }),
            (Self::Ongoing { .. } | Self::Paused { .. }, Discontinue(reason)) => {
                Ok(Self::Discontinued { since, reason })
            }
            (Self::Ongoing { .. }, Complete) => Ok(Self::Completed { since }),
            (other, _) => Err(ParticipationOver(other.kind())),
        }
    }

    /// The state alone.
    #[must_use]
    pub const fn kind(self) -> ParticipationKind {
        match self {
            Self::Ongoing { .. } => ParticipationKind::Ongoing,
            Self::Paused { .. } => ParticipationKind::Paused,
            Self::Discontinued { .. } => ParticipationKind::Discontinued,
            Self::Completed { .. } => ParticipationKind::Completed,
        }
    }

    /// Since when it is so.
    #[must_use]
    pub const fn since(self) -> Timestamp {
        match self {
            Self::Ongoing { since }
            | Self::Paused { since }
            | Self::Discontinued { since, .. }
            | Self::Completed { since } => since,
        }
    }

    /// Why it was discontinued, if it was.
    #[must_use]
    pub const fn reason(self) -> Option<DiscontinuationReason> {
        match self {
            Self::Discontinued { reason, .. } => Some(reason),
            _ => None,
        }
    }
}

impl ParticipationKind {
    /// Whether the participation holds a place.
    #[must_use]
    pub const fn holds_a_place(self) -> bool {
        !matches!(self, Self::Discontinued)
    }

    /// Whether nothing changes any more.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Discontinued | Self::Completed)
    }
}

/// How many participations are in each state.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ParticipationTally(BTreeMap<ParticipationKind, u32>);

impl ParticipationTally {
    /// Counts states.
    #[must_use]
    pub fn of(states: impl IntoIterator<Item = ParticipationKind>) -> Self {
        let mut tally = Self::default();
        for state in states {
            tally.add(state, 1);
        }
        tally
    }

    /// Adds a number of participations in one state.
    pub fn add(&mut self, state: ParticipationKind, count: u32) {
        *self.0.entry(state).or_default() += count;
    }

    /// Number of participations in a state.
    #[must_use]
    pub fn count(&self, state: ParticipationKind) -> u32 {
        self.0.get(&state).copied().unwrap_or(0)
    }

    /// Everybody who accepted a place and kept it for a while: the sum over the states, none left out.
    #[must_use]
    pub fn participants(&self) -> u32 {
        ParticipationKind::ALL.iter().map(|state| self.count(*state)).sum()
    }

    /// Places held.
    #[must_use]
    pub fn places(&self) -> u32 {
        let holding = ParticipationKind::ALL.iter().filter(|state| state.holds_a_place());
        holding.map(|state| self.count(*state)).sum()
    }
}
