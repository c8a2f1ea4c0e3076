//! The programme of 2020 from an empty installation to its groups, and the rush on its places.

#[path = "../api/support/mod.rs"]
#[macro_use]
mod support;

mod covered;
mod rush;
mod story;
