//! What becomes of the groups: proposed, then confirmed once.
//!
//! A proposal can be replaced and moved by hand. Confirmed groups stay as they were told to everybody; only
//! somebody who came later, from the waiting list, can still be given a group, and whom a change in the staff register
//! put into one group with somebody of their reporting line can be moved out of it. Where that takes more than one
//! move, a repair does it.

use jiff::Timestamp;

use super::{BrokenLimit, Consequences, Repair};

/// State of a programme's groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupingState {
    /// Proposed; can be moved by hand.
    Proposed,
    /// Confirmed and told.
    Confirmed {
        /// When.
        at: Timestamp,
    },
}

/// Why the groups cannot be changed so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeFault {
    /// They are confirmed.
    #[error("the groups are confirmed")]
    Confirmed,
    /// It would break these limits, or they are broken already.
    #[error("{} limits would be broken", .0.len())]
    Breaks(Vec<BrokenLimit>),
}

impl GroupingState {
    /// Whether another proposal may take the place of this one, or a move be undone.
    ///
    /// # Errors
    /// [`ChangeFault::Confirmed`].
    pub const fn reopen(self) -> Result<Self, ChangeFault> {
        match self {
            Self::Proposed => Ok(self),
            Self::Confirmed { .. } => Err(ChangeFault::Confirmed),
        }
    }

    /// Whether a move may be made. No move breaks a limit, whoever asks for it.
    ///
    /// # Errors
    /// [`ChangeFault::Confirmed`] unless somebody without a group gets one, or two people of one reporting line come
    /// apart; [`ChangeFault::Breaks`].
    pub fn change(self, consequences: &Consequences, gives_first_group: bool) -> Result<Self, ChangeFault> {
        if !gives_first_group && !consequences.parts_a_line() {
            self.reopen()?;
        }
        if consequences.is_allowed() {
            Ok(self)
        } else {
            Err(ChangeFault::Breaks(consequences.breaks.clone()))
        }
    }

    /// Whether a repair may be carried out: of a proposal always, of confirmed groups only where a limit is broken, so
    /// that nobody is moved for the balance alone once they were told their group.
    ///
    /// # Errors
    /// [`ChangeFault::Confirmed`].
    pub const fn repair(self, broken: &[BrokenLimit], repair: &Repair) -> Result<Self, ChangeFault> {
        if broken.is_empty() && !repair.moves.is_empty() { self.reopen() } else { Ok(self) }
    }

    /// Confirms groups in which everybody has a place and no limit is broken.
    ///
    /// # Errors
    /// [`ChangeFault::Confirmed`] the second time; [`ChangeFault::Breaks`] with what [`check`](super::check)
    /// finds.
    pub fn confirm(self, broken: Vec<BrokenLimit>, at: Timestamp) -> Result<Self, ChangeFault> {
        self.reopen()?;
        if broken.is_empty() { Ok(Self::Confirmed { at }) } else { Err(ChangeFault::Breaks(broken)) }
    }
}
