//! Participations: who takes part, pauses, has left or has gone through.
//!
//! The rules are `polku_domain::participation`. Every change is conditional on the version it starts from, and
//! leaves a line in the history and an audit entry in its own transaction.
//!
//! Not here: discontinuing. It frees a place, and whoever frees a place offers it on (`selection`), with
//! [`service::change`].

pub mod convert;
mod export;
mod routes;
pub mod service;
pub mod store;

pub use routes::configure;
