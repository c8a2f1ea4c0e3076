//! Applications: sent, changed and withdrawn by whoever applies; listed and looked at by those who select.
//!
//! Everybody on the staff may apply (R17); the rules speak afterwards. Nothing that a selection is about to say
//! leaves this room before the decider has confirmed the list, except to the selection's own roles.
//!
//! Not here: the draw, the offers and the waiting list (`selection`); their tables are read for what an applicant
//! is told.

pub mod checks;
pub mod convert;
pub mod grounds;
pub mod left_out;
pub mod reasons;
mod routes;
pub mod service;
pub mod store;

pub use routes::configure;
