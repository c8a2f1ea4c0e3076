//! Panels in a sealed book: committed to before the draw, and only the picked one is ever opened in public.
//!
//! Terms: the *book* holds the panels and which quotas each line counts in. Its *root* stands in the commitment; so
//! does each line's *chance*, a hash over the panels that the line is in. A line's chance is opened to its applicant,
//! the whole book to the named auditor.
//!
//! Why sealed: who is in which panels shows who counts in which quota. Whoever has the staff register would find the
//! only person of a small site in the one line that is in every panel (`tests/attack.rs` shows it).
//!
//! The texts that are hashed are specified in `docs/SELECTION.md`, section 7.

mod book;
mod file;
mod pick;
mod terms;
mod tree;

#[cfg(test)]
mod tests;

pub use book::{Book, BookFault, ChanceKey, OpenedPanel, PanelSecret};
pub use file::{BookFileFault, ChanceFile};
pub use pick::pick;
pub use terms::{FEWEST_SHOWN, MAX_PANELS, PublicQuota, QuotaTerms, shown_counts};
pub(super) use tree::root_from;
