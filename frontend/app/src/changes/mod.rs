//! People who changed in the staff register while they applied or took part.

mod change;
mod changes_page;
mod words;

pub use changes_page::RegisterChangesPage;
