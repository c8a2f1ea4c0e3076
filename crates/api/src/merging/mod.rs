//! Persons of the register who are one human: which pairs are suggested, merging two, and undoing it for 30 days.
//!
//! The rules are `polku_domain::merging`. One person stays. The other keeps its row, which leads to the first
//! (`people.merged_into`) and holds the line of the register that is not followed; lists, rules and imports pass over it,
//! and the importer takes its number for the person's. What refers to the one who is absorbed is moved, and each moved row
//! is on record until the merge cannot be undone any more. What is moved and what stays is said once, in
//! [`references::REFERENCES`]; a test walks the schema and fails for a reference that is not there.
//!
//! Invariants: nothing merges by itself; nobody merges their own record; a committed pool and a published proof name
//! applications and pseudonyms, never persons, so nothing of them changes.
//!
//! Not here: the importer's part (`people`), whose log it is (`audit`).

mod convert;
pub mod references;
mod routes;
mod service;
mod store;

pub use routes::configure;
pub use service::{own_merges, own_namesakes};
pub use store::erase_old_moves;
