//! Dates: when every session of a programme is held, with whom and where.
//!
//! Terms: a *task* is one time of an element for one group; a *schedule* is the whole of tasks, people, rooms and the
//! period; a *placement* is day, start, facilitator and room of one task; a *limit* must hold, a *wish* costs something
//! where it is not met.
//!
//! Invariants:
//! - Nobody is in two sessions at once, outside their working hours or where they are busy; no facilitator holds more in a
//!   day or week than they may; no room is too small or taken; the stated order and gaps hold; nothing falls on a
//!   weekday that is not used, a holiday, a declared day or outside the daily hours.
//! - A fixed session never moves. A kept one moves only where that lets more sessions be held.
//! - The same input and seed give the same proposal, in whatever order the input is handed in and on whatever machine:
//!   the search is seeded ChaCha over integers, its end is a count of steps, and there is no clock and no floating point.
//! - Every proposal passes [`check`], which shares no code with the solver.
//! - Why a task has no placement is told by one cause that is as small as can be ([`Cause`]); where none is proven, that is
//!   said.
//!
//! All times are wall-clock times of one zone. A session that is planned here begins and ends on one day, so no change
//! to summer time falls into it; what was fixed elsewhere may pass midnight.
//!
//! Not here: which sessions a design asks for, who may see whose calendar (the server).

mod cause;
mod check;
#[cfg(any(test, feature = "fixtures"))]
pub mod fixtures;
mod hours;
mod input;
mod proposal;
mod score;
mod solver;
#[cfg(test)]
mod tests;

pub use cause::{Cause, Fact};
pub use check::{BrokenLimit, Limit, check};
pub use hours::{Busy, Hours, WorkingWeek};
pub use input::{
    Attendee, Facilitator, MAX_DAYS, MAX_TASKS, MAX_WEIGHT, Order, PartOfDay, Placement, Room, RoomNeed,
    Schedule, ScheduleError, ScheduleGroup, ScheduleInput, SlotLength, Standing, Task, TaskId, Weights, Wish,
};
pub use proposal::{Proposal, Unplaced, propose};
pub use score::{Quality, Score, Wishes, score};
