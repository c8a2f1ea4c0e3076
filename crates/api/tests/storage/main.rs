//! What storage promises, on both engines.

#[path = "../api/support/postgres.rs"]
mod postgres;
#[path = "../api/support/scratch.rs"]
#[macro_use]
mod scratch;

mod audit;
mod command;
mod doors;
mod erased_traces;
mod jobs;
mod merged;
mod migrations;
mod outbox;
mod roles;
mod schema;
mod service;
mod start;
