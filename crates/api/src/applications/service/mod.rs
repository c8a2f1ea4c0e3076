//! Use cases of applications.

pub mod export;
pub mod import;
pub mod list;
pub mod own;
mod shown;
pub mod view;

pub use shown::{confirmed, latest_round};

use polku_domain::access::Target;

use super::store::ApplicationRow;
use crate::access::Caller;

/// What an application is to the caller.
#[must_use]
pub fn target(caller: &Caller, row: &ApplicationRow) -> Target {
    Target::of_programme(row.programme_id.0).owned(caller.person == Some(row.person_id.0))
}
