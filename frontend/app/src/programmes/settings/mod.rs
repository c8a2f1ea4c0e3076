//! What a programme is: made anew, and changed later.

mod edit_page;
mod fields;
mod initiative;
mod new_page;

pub use edit_page::ProgrammeEditPage;
pub use new_page::NewProgrammePage;
