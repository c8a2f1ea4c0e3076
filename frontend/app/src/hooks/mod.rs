//! The one pair of ways to the API: `use_query` reads, `use_action` does; and `use_draft` for what is typed meanwhile.

mod action;
mod draft;
mod failure;
mod pages;
mod query;

pub use action::{Action, ActionFailure, FormFailure, random_key, use_action};
pub use draft::{Draft, use_draft};
pub use failure::failure_of;
pub(crate) use pages::every;
pub use pages::{every_page, first_items};
pub use query::{Query, use_query};
