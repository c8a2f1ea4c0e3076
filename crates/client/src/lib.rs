//! Typed client of the Polku API.
//!
//! The browser app, the API tests, the command line and other agencies' systems all speak through it. One
//! method an operation, in the file of its room; here is what they share: address, language, credentials,
//! problems, keys and versions.
#![deny(missing_docs)]

mod access;
mod accommodation;
mod agencies;
mod applications;
mod attendance;
mod audit;
mod availability;
mod calendars;
mod changes;
mod circumstances;
mod digests;
mod error;
mod facilitators;
mod groups;
mod json;
mod leading;
mod merging;
mod messages;
mod notify;
mod oversight;
mod participation;
mod people;
mod personal_links;
mod programmes;
mod promises;
mod rehearsal;
mod request;
mod rerouting;
mod retention;
mod rooms;
mod schedule;
mod scoring;
mod selection;
mod sessions;
mod supervision;
mod today;
mod transport;
mod working_time;

pub use error::ClientError;
pub use groups::GroupsOf;
pub use json::read as read_json;
pub use leading::LED_CALENDAR;
pub use request::{Answer, Client};
pub use sessions::OWN_CALENDAR;
pub use transport::Lost;
