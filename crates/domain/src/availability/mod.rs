//! When people work, and when they are taken: what the planning of sessions warns of.
//!
//! Terms: a *working week* says for each weekday from when until when somebody works, by the clock on the wall of the agency;
//! a *busy interval* is a stretch of time in which somebody cannot come, without a reason.
//!
//! Invariants:
//! - Nothing here refuses a session: whoever plans is warned.
//! - A busy interval has no title, no place and no reason.
//! - Times are those of the clock on the wall for weeks, so that a week means the same in summer and in winter; busy intervals
//!   are instants.
//!
//! Not here: who may read what (the server), holidays (`calendar`).

mod busy;
mod week;

pub use busy::{AHEAD, BusyError, BusyInterval, KEPT, MOST_INTERVALS, parse_busy};
pub use week::{QUARTER, WeekError, WorkingHours, WorkingWeek};
