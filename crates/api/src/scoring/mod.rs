//! Scoring: named assessors read applications without names, give points, and settle where they differ.
//!
//! The rules are `polku_domain::scoring`. What an assessor may see is decided by the types of
//! `polku_api_types::scoring`: they have no field for a name, a number, a unit or a time. Ids of sheets and of scored
//! applications are random and stand nowhere else.
//!
//! Points are written by PUT, never under an idempotency key: no answer that holds one is kept.
//!
//! Invariants: an application is read by exactly two who are in no conflict with its applicant, by the reporting lines
//! of the register as they are when it is given to them; points that were given stay; nothing changes once the pool is
//! committed; a total exists for nobody's eyes before every application in the pool has one.
//!
//! Not here: the draw among equals, which the room `selection` makes of [`totals_for`].

mod convert;
mod routes;
mod service;
mod store;

pub use routes::configure;
pub use service::{own_scores, totals_for};
