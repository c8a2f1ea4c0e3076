//! Selection: one round of a call from the judged applications to the confirmed list, then offers and the
//! waiting list.
//!
//! The rules are in `polku_domain::selection`; the protocol of the draw in `docs/SELECTION.md`. Here they meet the
//! tables: every step loads the round, asks the domain, and stores what came of it with its audit entry and its
//! mails in one transaction.
//!
//! Invariants: nothing of an outcome is visible before the decider confirms; a place is taken by one conditional
//! UPDATE that a constraint guards; whoever is offered a place is chosen by [`service::promote`] alone, or by
//! hand with a reason that is kept.

mod convert;
mod routes;
pub mod service;
pub mod store;

pub use routes::configure;
