//! Sessions of a programme as its coordinators plan them.

mod addresses_page;
mod cancellation;
mod clashes;
mod copies;
mod copy_page;
mod fields;
mod head;
mod hours_card;
mod links;
mod links_page;
mod list_page;
mod mode_history;
mod own;
mod plan_page;
mod preview;
mod publication;
mod series;
mod session_page;
mod ways;
mod words;

pub use addresses_page::AddressesPage;
pub use cancellation::REASONS;
pub use clashes::clash_lines;
pub use copy_page::CopySessionPage;
pub use fields::CAUSES;
pub use head::{crumbs_below, which};
pub use links::links_card;
pub use links_page::LinksPage;
pub use list_page::SessionsPage;
pub use own::{changed, join, join_button};
pub use plan_page::PlanSessionsPage;
pub use preview::{preview_note, preview_told};
pub use series::{InSeries, Reach, in_series, reach_field, shift};
pub use session_page::SessionPage;
pub use ways::expected_key;
pub use words::{audience, led_by, reason_key, state_tone, wall, when, where_held};
