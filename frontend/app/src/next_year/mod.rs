//! Copying a programme to another year.

mod form;
mod page;
mod words;

pub use page::NextYearPage;
pub use words::day_off_key;
