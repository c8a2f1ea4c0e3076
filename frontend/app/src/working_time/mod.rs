//! When those whom one supervises are away in programmes, and for how long.

mod team_page;

pub use team_page::TeamHoursPage;
