//! The one pair of ways to the API: `use_query` reads, `use_action` does.

mod action;
mod failure;
mod query;

pub use action::{Action, ActionFailure, FormFailure, use_action};
pub use failure::failure_of;
pub use query::{Query, use_query};
