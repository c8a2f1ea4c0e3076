//! The queries behind it.

pub mod due;
pub mod erase;
pub mod reports;
