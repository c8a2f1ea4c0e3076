//! The board of groups: proposal with its weights and limits, moves by hand with what they break, repair, confirmation.

mod board;
mod board_page;
mod level;
mod propose_card;
mod repair_card;
mod score;
mod search_card;
mod small_groups;

pub use board_page::GroupsPage;
