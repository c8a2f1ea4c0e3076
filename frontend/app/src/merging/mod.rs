//! Persons of the register who are one human: suggestions, a comparison with what would move, merges with their undoing.

mod compare;
mod merges;
mod namesakes;
mod page;
mod pair;
mod words;

pub use page::DuplicatesPage;
pub use pair::MergePage;
