//! When people work and when they are busy.
//!
//! Whoever it is says their own working week, and they or a system of their agency send when they are busy: pure intervals, kept
//! for a day. Only their own person reads any of it. Whoever plans sessions is told how many it would not suit (ADR 30).
//!
//! Invariants:
//! - Nothing here refuses a session.
//! - A busy interval that is older than its day counts nowhere, whether or not it is erased yet.
//! - No week and no interval is logged, and none is on record in the audit: only that something was said, and by whom.

mod convert;
mod routes;
mod service;
mod store;
mod told;

pub use routes::configure;
pub use service::{note_look, own_busy, own_week};
pub use store::forget_busy;
pub use told::{Availability, nearly_named};
