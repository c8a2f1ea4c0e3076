//! Rehearsing the selection of a call before it opens: with whom, and what each method would do.

mod form;
mod load;
mod page;
mod publish;
mod published;
mod result;
mod strata;
mod typed;
mod words;

pub use page::RehearsalPage;
