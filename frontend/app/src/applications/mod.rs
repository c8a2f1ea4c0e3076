//! Applying: the form with its draft, and what was answered.

mod answers;
mod details_page;
mod apply_page;
mod draft;
mod form;
mod list_page;
mod states;

pub use answers::AnswerList;
pub use apply_page::ApplyPage;
pub use details_page::ApplicationDetailsPage;
pub use list_page::ApplicationListPage;
