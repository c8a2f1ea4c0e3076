//! What whoever runs programmes oversees: the calendar of all their sessions, and how each programme is doing.

mod asked;
mod calendar_page;
mod chip;
mod days;
mod health_page;
mod listed;
mod month;
mod moving;
mod opened;
mod week;

pub use calendar_page::CalendarPage;
pub use health_page::HealthPage;
