//! Scoring applications: reading them without names, following how far it has come, one's own points.

mod own_page;
mod points;
mod scoring_page;
mod sheet_page;
mod sheets_page;

pub use own_page::OwnScoresPage;
pub use scoring_page::ScoringPage;
pub use sheet_page::SheetPage;
pub use sheets_page::SheetsPage;
