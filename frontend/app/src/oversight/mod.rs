//! What whoever runs programmes oversees: the calendar of all their sessions, how each programme is doing, and a series that goes
//! to another time.

mod asked;
mod calendar_page;
mod chip;
mod days;
mod health_page;
mod listed;
mod month;
mod move_page;
mod moving;
mod opened;
mod week;

pub use calendar_page::CalendarPage;
pub use health_page::HealthPage;
pub use move_page::MoveSessionPage;
