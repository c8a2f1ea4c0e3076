//! What the reader wishes and needs of a programme: on a page of its own, since My path is to be light.

mod groups_card;
mod page;

pub use page::WishesPage;
