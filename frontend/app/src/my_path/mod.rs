//! What is asked of me next, and the paths I am on.

mod dates;
mod hours_card;
mod my_path_page;
mod path_card;
mod share_card;

pub use my_path_page::MyPathPage;
