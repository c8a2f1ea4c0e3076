//! Agencies, their units and their sites.
//!
//! An agency is the tenant. Who signs in for it reads it here and, as its administrator, changes its name, what access
//! logs show, and the days its units and sites are valid. Not here: its people (`people`), its accounts (`access`).

mod convert;
mod routes;
mod service;
pub mod store;

pub use routes::configure;
