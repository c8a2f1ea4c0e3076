//! Sessions: planned, published, changed, cancelled, and read by those who are in them.
//!
//! The rules are `polku_domain::sessions`. What was said, the clock on the wall and its zone, is stored beside the
//! instants that follow from it by the zones bundled with the server. Who is a member is never stored: it follows from
//! participations and groups at the time a session begins, so whoever leaves is in none after that.
//!
//! Clashes are told and refuse nothing: a coordinator may know better.

pub mod calendar;
pub mod clashes;
pub mod convert;
pub mod mails;
mod routes;
pub mod service;
pub mod store;

pub use routes::configure;
