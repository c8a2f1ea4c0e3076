//! Attendance: who was at a session, how, and for how long; and the hours that follow from it.
//!
//! What was said is kept whole, and the newest counts. Whether somebody was a member of a session at all is derived from
//! their participation and their groups, as for [`crate::sessions`], and is never said by anybody: so whoever had not
//! begun, or had left, is not absent.
//!
//! Plan, delivery and what somebody lived are three facts (R46–R48, N7): the design plans a mode, the session has one, and
//! each attendee was on site or took part remotely.

mod ledger;
mod mark;
mod membership;
mod modes;
mod roster;
#[cfg(test)]
mod tests;
pub mod tool;
mod training;
mod typed;

pub use ledger::{ElementHours, Held, Ledger, Minutes, PersonHours, SessionHours, Taking, ledger};
pub use mark::{MarkFault, Refused, Said, SaidAs, Sitting, Status};
pub use membership::{Membership, membership};
pub use modes::{ModeLine, by_mode};
pub use roster::{ListCode, MAX_ROWS, NoCode, Since};
pub use training::{Lived, TrainingLine, training_lines};
pub use typed::{MAX_FAULTS, MAX_TYPED, Misread, Typed, TypedFault};
