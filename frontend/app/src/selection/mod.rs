//! The outcome of an application with its reasons, the draw that anybody can check, and the seed shares.

mod application_page;
mod check;
mod draw_check;
mod facts;
mod offer;
mod outcome;
mod share_page;
mod share_store;

pub use application_page::ApplicationPage;
pub use application_page::headline;
pub use check::{Checked, Claim, check_proof};
pub use draw_check::{CheckOutcome, CheckResult, DrawCheck};
pub use share_page::{Share, SharePage};
