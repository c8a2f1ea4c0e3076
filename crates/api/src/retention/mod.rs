//! Erasing what has been kept long enough, and telling what is kept, what falls due and what was erased.
//!
//! The terms are `polku_domain::retention`; what each column holds is `db::retention`; [`ERASERS`] says what erases it.
//! The job `erase_due` goes through all agencies each night, in batches of a transaction each.
//!
//! Invariants:
//! - whether something is due is asked again in the transaction that erases it, so that whoever came back, or takes part
//!   again, since it was looked up is spared;
//! - a batch is done whole or not at all, and one that is done has its report and its audit entry;
//! - a preview of today and the run of today count by the same queries;
//! - rows of people are deleted, never marked. Of an account an empty row stays, because what it did points to it. What the
//!   public was told of a selection, and every count of it, stays.
//!
//! Not here: what is kept for hours or days (`jobs`), and the needs of people for whom it is over (`accommodation`).

mod convert;
mod erasers;
mod routes;
mod run;
mod service;
mod store;

pub use erasers::{ERASERS, Eraser};
pub use routes::configure;
pub use run::{Caps, erase_due};
pub use store::due::{Due, DueCall, due};
pub use store::erase::ERASED_WITH_AN_APPLICATION;
pub use store::reports::Tally;
