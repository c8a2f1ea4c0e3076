//! The programme of 2020 from an empty installation to its groups, the rush on its places, and a long walk in which the
//! states must add up at every step.

#[path = "../api/support/mod.rs"]
#[macro_use]
mod support;

mod covered;
mod hall;
mod process;
mod rush;
mod story;
mod walk;
