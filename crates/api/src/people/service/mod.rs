//! Use cases of people.

pub mod import;
mod register;

pub use register::{list_people, update_person, view_person};
