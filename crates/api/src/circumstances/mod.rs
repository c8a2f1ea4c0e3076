//! Changes of circumstances: many sessions of a programme are delivered in another way at once.
//!
//! The rules are `polku_domain::sessions`. A change is seen before it is made, and making it carries the versions that were
//! seen: what has changed since refuses the whole. Each person is told in one mail of all their sessions, in their own
//! language, and their calendar of each. A change is undone once, as a whole, while nothing of it has changed or begun; the undoing is a change of its
//! own, for nothing that was made is ever written over.

mod convert;
mod routes;
mod service;
mod store;

pub use convert::{misfits, turning};
pub use routes::configure;
