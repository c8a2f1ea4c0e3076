//! Checks of an outcome: the applicant asks, an official answers.

mod answer_form;
mod ask_card;
mod list_page;
mod shown;

pub use ask_card::CheckCard;
pub use list_page::CheckRequestsPage;
