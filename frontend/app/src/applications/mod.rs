//! Applying: the form with its draft, and what was answered.

mod answers;
mod apply_page;
mod draft;
mod form;
mod list_page;
mod states;

pub use answers::AnswerList;
pub use apply_page::ApplyPage;
pub use list_page::ApplicationListPage;
pub use states::{state_tone, state_word};
