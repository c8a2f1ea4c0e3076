//! What goes over the wire between Polku and its clients.
//!
//! Request types refuse unknown fields; answer types ignore them, so that a field added later
//! breaks no client. Entities of the domain are never sent as they are.
#![deny(missing_docs)]

pub mod access;
pub mod accommodation;
pub mod agencies;
pub mod applications;
pub mod attendance;
pub mod audit;
pub mod availability;
pub mod calendars;
pub mod changes;
pub mod circumstances;
pub mod digests;
pub mod facilitators;
pub mod groups;
pub mod leading;
pub mod merging;
pub mod messages;
pub mod notify;
pub mod oversight;
pub mod page;
pub mod pages;
pub mod participation;
pub mod people;
pub mod personal_links;
pub mod problem;
pub mod programmes;
pub mod promises;
pub mod rehearsal;
pub mod rerouting;
pub mod retention;
pub mod rooms;
pub mod schedule;
#[cfg(feature = "openapi")]
mod schemas;
pub mod scoring;
pub mod selection;
pub mod sessions;
pub mod supervision;
pub mod tables;
pub mod text;
pub mod today;
pub mod words;
pub mod working_time;
