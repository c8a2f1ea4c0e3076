//! What is held about the caller, and who looked at it.
//!
//! Every room tells what it holds of a person; here it comes together, to be read or taken along (GDPR 15 and 20).
//! Not here: erasing it.

mod routes;
mod service;

pub use routes::configure;
