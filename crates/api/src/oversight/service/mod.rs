//! Use cases of oversight.

mod calendar;
mod health;
mod moving;

pub use calendar::list_session_calendar;
pub use health::view_programme_health;
pub use moving::{move_sessions, preview_moves};
