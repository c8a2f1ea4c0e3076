//! Working time: when those whom somebody supervises are away in a programme, and for how long.
//!
//! A supervisor arranges work around it, so they see days, clock times and counted hours, and nothing that says at what: no
//! title, subject, group, place or mode, and not who was there. They see it of the programmes whose call said that it tells
//! supervisors, which applicants read before they apply (ADR 11).

mod export;
mod routes;
mod service;
mod store;

pub use routes::configure;
