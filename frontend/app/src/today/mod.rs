//! Today is different: one session cancelled, moved, turned or led by somebody else, from a phone; who has not opened it;
//! and holding it again.

mod again;
mod change;
mod form;
mod page;

pub use page::TodayPage;
