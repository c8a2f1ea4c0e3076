//! Rehearsing the selection of a call before it opens: with whom, and what each method would do.

mod form;
mod page;
mod result;
mod strata;
mod words;

pub use page::RehearsalPage;
