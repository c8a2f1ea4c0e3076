//! The board of groups: proposal, moves by hand with what they break, confirmation.

mod board;
mod board_page;
mod score;

pub use board_page::GroupsPage;
