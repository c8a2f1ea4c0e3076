//! Dates proposed from the design: asked for, seen by week with what could not be met, and planned as drafts.

mod causes;
mod elements;
mod form;
mod found;
mod page;
mod typed;

pub use page::SchedulePage;
