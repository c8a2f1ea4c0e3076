//! When a programme is over for those who applied in one of its calls.

use jiff::civil::Date;

use super::APPLICATION;
use crate::programmes::element::codes;

codes! {
    /// Why a programme is not over for those who applied in a call, however long ago that was. Each ends by what somebody
    /// does, and never by itself: nothing is erased that somebody could still decide.
    GoesOn {
        /// Somebody takes part or pauses; who runs the programme marks them as gone through or discontinued.
        TakingPart = "taking_part",
        /// Applications wait for their outcome, or offers for their answer.
        Undecided = "undecided",
        /// A check of an outcome was asked for and not answered.
        CheckOpen = "check_open",
    }
}

/// What is known of a call and of all who applied in it, whichever programme they went on in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// The latest day that was promised or on which anything happened: the last day for applying, the last of the
    /// waiting list, the last for checks, a decision, an answer, a step of a participation.
    pub last_day: Date,
    /// Participations that go on or pause.
    pub taking_part: u64,
    /// Applications without an outcome, and offers without an answer.
    pub undecided: u64,
    /// Checks without an answer.
    pub open_checks: u64,
}

/// Whether a programme is over for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is, since the end of this day.
    Over {
        /// The day.
        on: Date,
    },
    /// It is not.
    GoesOn(GoesOn),
}

impl Course {
    /// The rule. A design has lengths and no dates, so that a programme's end is told by its people: nobody takes part
    /// any more, nothing waits for a decision, and the last day of all that was promised or done has passed. Who is
    /// still on a waiting list holds up nothing: its last day was promised to them.
    #[must_use]
    pub const fn standing(&self) -> Standing {
        if self.taking_part > 0 {
            Standing::GoesOn(GoesOn::TakingPart)
        } else if self.undecided > 0 {
            Standing::GoesOn(GoesOn::Undecided)
        } else if self.open_checks > 0 {
            Standing::GoesOn(GoesOn::CheckOpen)
        } else {
            Standing::Over { on: self.last_day }
        }
    }

    /// The day on which their applications fall due; none while it goes on.
    #[must_use]
    pub fn due_on(&self) -> Option<Date> {
        match self.standing() {
            Standing::Over { on } => Some(APPLICATION.due_on(on)),
            Standing::GoesOn(_) => None,
        }
    }
}
