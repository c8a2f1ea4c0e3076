//! Sessions of a programme as its coordinators plan them.

mod addresses_page;
mod cancellation;
mod clashes;
mod fields;
mod hours_card;
mod join;
mod links;
mod links_page;
mod list_page;
mod mode_history;
mod plan_page;
mod preview;
mod publication;
mod session_page;
mod ways;
mod words;

pub use addresses_page::AddressesPage;
pub use cancellation::REASONS;
pub use clashes::clash_lines;
pub use fields::CAUSES;
pub use join::{join, join_button};
pub use links::links_card;
pub use links_page::LinksPage;
pub use list_page::SessionsPage;
pub use plan_page::PlanSessionsPage;
pub use session_page::SessionPage;
pub use ways::expected_key;
pub use words::{audience, led_by, reason_key, state_key, state_tone, wall, when, where_held};
