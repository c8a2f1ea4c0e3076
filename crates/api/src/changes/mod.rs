//! People who changed: what the staff register says otherwise of those who applied or take part, what it breaks, and
//! how it was dealt with.
//!
//! The rules are `polku_domain::changes`. The importer of `people` notes a change in its own transaction; what it
//! breaks is worked out from what is so when somebody looks.

mod convert;
mod export;
mod routes;
mod service;
mod situation;
mod store;

pub use routes::configure;
