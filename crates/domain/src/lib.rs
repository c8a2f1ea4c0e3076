//! The rules of Polku: what a programme, a call, an application is, and what may happen to it.
//!
//! Pure by design: no I/O, no clock, no randomness of its own, no web and no storage. The server, the browser
//! and the command line decide alike because they ask this crate.
#![deny(missing_docs)]

pub mod access;
pub mod accommodation;
pub mod agencies;
pub mod applications;
pub mod attendance;
pub mod availability;
pub mod calendar;
pub mod changes;
pub mod facilitators;
pub mod groups;
pub mod ids;
pub mod merging;
pub mod messages;
pub mod participation;
pub mod people;
pub mod programmes;
pub mod promises;
pub mod rehearsal;
pub mod rerouting;
pub mod retention;
pub mod rooms;
pub mod schedule;
pub mod scoring;
pub mod selection;
pub mod sessions;
pub mod supervision;
pub mod suppression;
pub mod tables;
pub mod text;
