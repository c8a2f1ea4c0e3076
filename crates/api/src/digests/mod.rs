//! Digests: one gathered mail of what is ahead and what waits, for whoever chose to get it (ADR 36).
//!
//! The days on which one leaves are `polku_domain::messages::digest`. What a digest says is read from the rooms that keep it,
//! at the moment it is sent and by the rights that its recipient has then; nothing of it is stored but the mail itself.
//!
//! Invariants:
//! - One a day at most, whoever sends: the day is marked in the transaction that puts the mail in.
//! - Counts, times and links: no name of anybody, no topic, no address to join at, no reason.
//! - Nothing ahead and nothing waiting is no mail.

mod convert;
mod routes;
mod service;
mod store;

pub use routes::configure;
pub use service::{own_digest, send_due};
