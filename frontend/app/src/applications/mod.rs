//! Applying: the form with its draft, and what was answered.

mod answers;
mod apply_page;
mod draft;
mod form;

pub use answers::AnswerList;
pub use apply_page::ApplyPage;
