//! The outcome of an application with its reasons, the draw that anybody can check, and the seed shares.

mod application_page;
mod chance_card;
mod check;
mod check_requests;
mod commit_form;
mod confirm_form;
mod details_page;
mod draw_check;
mod facts;
mod fallback_form;
mod offer;
mod outcome;
mod places_page;
mod proposal;
mod share_page;
mod share_store;
mod workspace_page;

pub use application_page::ApplicationPage;
pub use application_page::{draw_check, headline};
pub use check::{Checked, Claim, check_proof};
pub use check_requests::{CheckCard, CheckRequestsPage};
pub use confirm_form::mail_samples;
pub use details_page::ApplicationDetailsPage;
pub use draw_check::{CheckOutcome, CheckResult, DrawCheck};
pub use facts::fact_sentence;
pub use offer::AnswerBy;
pub use outcome::Reasons;
pub use places_page::PlacesPage;
pub use share_page::{Share, SharePage};
pub use workspace_page::SelectionPage;
