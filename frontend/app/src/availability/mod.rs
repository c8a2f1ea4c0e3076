//! When one works and is busy, and how many a session would not suit.

mod busy_card;
mod told;
mod week_page;

pub use told::unavailable_lines;
pub use week_page::WorkingWeekPage;
