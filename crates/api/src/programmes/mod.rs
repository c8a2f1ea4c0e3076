//! Programmes: initiatives, programmes, their designs, calls and rules.
//!
//! What is derived (hours, whether a call is open, where a programme stands, the next step) is never stored. What is
//! published or approved never changes: a change is another version or another call.

pub mod convert;
pub mod routes;
pub mod service;
pub mod store;

pub use routes::configure;
