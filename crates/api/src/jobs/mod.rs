//! Work for later: scheduled in the transaction that causes it, done once by whichever process is there.
//!
//! A job is leased while it runs. If its process dies the lease runs out and another takes the job up, so a handler
//! may find part of its work done: it must be written so that a second run changes nothing. A job that keeps
//! failing is set aside as dead, where an operator sees it (`polku doctor`).
//!
//! Rooms add a [`JobKind`] and its line in `handlers.rs`. Not here: mails, which have an outbox of their own.

mod handlers;
mod kind;
mod recurring;
mod runner;
mod store;

pub use kind::JobKind;
pub use runner::Runner;
pub(crate) use store::backoff;
pub use store::{Job, LEASE, MAIL_MONTHS, NewJob, count_dead, schedule};
