//! How long what is kept, what falls due and what was erased: for the administrator and the data protection officer.

mod reports_card;
mod retention_page;
mod words;

pub use retention_page::RetentionPage;
