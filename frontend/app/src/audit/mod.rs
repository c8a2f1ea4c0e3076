//! What was done in the agency, for who oversees it.

mod audit_page;

pub use audit_page::AuditPage;
