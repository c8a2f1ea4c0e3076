//! The design of a programme: drawn, changed, published, looked up.

mod checklist;
mod domain;
mod editor;
mod element;
mod page;
mod typed;
mod version_page;
mod versions;

pub use page::DesignPage;
pub use version_page::DesignVersionPage;
