//! A change of circumstances: many sessions delivered in another way, seen before, told at once, undone as a whole.

mod form;
mod made;
mod page;
mod preview;
mod words;

pub use page::CircumstancesPage;
