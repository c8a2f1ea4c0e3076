//! The promise of time: a version of a design that takes more hours than were promised asks its participants for consent (N18).
//!
//! The rules are `polku_domain::promises`. Publishing a design is here, because it asks in its own transaction: who is concerned
//! has a row and a mail, or the version is not published. A row waits for an answer only while its version is the one that was
//! published last; a later version that keeps to the promise, or asks anew, makes it moot without touching it.
//!
//! Not here: leaving (`selection`), which is the other answer, and the hours as they were scheduled and lived (`sessions`,
//! `attendance`).

mod convert;
mod routes;
mod service;
mod store;

pub use routes::configure;
pub use service::{count_unanswered, count_unanswered_of, own_consents, unanswered_of_people};
