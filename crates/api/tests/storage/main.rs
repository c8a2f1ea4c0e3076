//! What storage promises, on both engines.

#[path = "../api/support/postgres.rs"]
mod postgres;
#[path = "../api/support/scratch.rs"]
#[macro_use]
mod scratch;

mod doors;
mod migrations;
mod roles;
mod schema;
mod start;
