//! Use cases of oversight.

mod calendar;
mod counting;
mod health;
mod moving;

pub use calendar::{days, list_session_calendar, programmes_of};
pub use counting::{Asks, asks, meeting};
pub use health::view_programme_health;
pub use moving::{move_sessions, preview_moves};
