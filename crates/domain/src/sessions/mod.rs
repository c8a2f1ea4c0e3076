//! Sessions: when the elements of a programme's design are lived, by whom, and for how long.
//!
//! A session realises one element for everybody of the programme, for one group or for one small group. It is planned
//! by the clock on the wall of one zone and held at instants; a series keeps the clock, so an hour begins at nine in
//! summer and in winter. The zone's rules are an argument, as time is: this crate carries no zone database.
//!
//! Not here: who facilitates, and who was there.

mod addresses;
mod day;
mod hours;
mod links;
mod member;
mod modes;
mod plan;
mod proposal;
mod series;
mod state;
#[cfg(test)]
mod tests;
mod ways;

pub use addresses::{Addresses, GroupNumber, LineFault, MAX_LINES, MAX_PASTED, Named, TooManyLines};
pub use day::{DayStep, NotNow, Today};
pub use hours::{Line, Need, Scheduled, lines};
pub use links::{AddressFault, MAX_ADDRESS, MAX_LINKS, address};
pub use member::{GroupMove, InGroup, Member, Stretch, group_times, stretches};
pub use modes::{JOIN_BEFORE, JoinWindow, LeftOut, Misfit, ModeCause, TurnedSince, Turning, can_be_undone};
pub use plan::{
    Break, Held, Hour, MAX_BREAKS, MAX_MINUTES, Moment, Plan, PlanFault, Skipped, instant, occurs_twice,
};
pub use proposal::{PROPOSALS, Sought, WORKING_DAYS};
pub use series::{MAX_TIMES, MAX_WEEKS, Series, SeriesFault};
pub use state::{CancellationReason, SessionState, SessionStep, StandsStill};
pub use ways::{Capacity, Choosing, MAX_CHOOSE_HOURS, NoChoice, Said, Way, Ways};
