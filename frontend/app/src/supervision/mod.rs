//! What supervisors are told of applications: shown before applying, stated by the supervisor, read and answered by the
//! applicant, followed by the coordinator.

mod asked_card;
mod card;
mod list_page;
mod preview;
mod statement_form;
mod supervised_page;
mod words;

pub use asked_card::{AskedCard, Supervised, use_supervised};
pub use card::SupervisionCard;
pub use list_page::SupervisionPage;
pub use preview::preview_notice;
pub use supervised_page::SupervisedPage;
