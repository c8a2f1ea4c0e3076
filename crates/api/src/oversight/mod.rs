//! What whoever runs programmes oversees: the calendar of all their sessions, and how each programme is doing.
//!
//! Everything here is read from what other rooms keep; nothing is stored and nothing is decided. The calendar and the health of
//! a programme each take a fixed number of queries, however much there is.

mod convert;
mod export;
mod routes;
mod service;
mod store;

pub use routes::configure;
pub use service::{Asks, asks, meeting};
