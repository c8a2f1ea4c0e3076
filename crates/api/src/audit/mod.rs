//! What was done, and who looked.
//!
//! Two records, both append-only by triggers on either engine:
//! - [`record`] writes an audit entry in the transaction of the change: who did what to which row, and the names of
//!   the fields, never their values, so that erasing a person stays possible. Entries are sealed in batches that
//!   form a hash chain; its head also leaves the database, so [`verify`](verify::verify) finds an entry that was
//!   changed, removed or moved, and a chain that was cut or made anew.
//! - [`UseLog`] notes each look at a record about a person (law 906/2019, section 17). It is written in batches:
//!   at most one second of it is lost when the machine dies, none when the server is stopped.
//!
//! Persons and accounts appear by their random ids. Those lead to a name only through the register, and nowhere once
//! a person is erased there.
//!
//! What is older than its term goes ([`erase`]), by the one way that the triggers leave open and that is itself on record.
//!
//! Not here: the anonymous answers of surveys, which leave no trace at all.

mod actor;
mod chain;
mod entry;
pub mod erase;
mod routes;
pub mod seal;
mod service;
mod store;
mod use_log;
pub mod verify;

pub use actor::{Actor, Interface, Who};
pub use entry::{Entry, Subject, record, record_all};
pub use store::{Use, count_unsealed, uses_of};
pub use use_log::{UseLog, UseOf, UseOfList};

use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(routes::list_audit_entries);
}
