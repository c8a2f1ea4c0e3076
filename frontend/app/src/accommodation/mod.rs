//! What people need to take part: said on a page of My path, read by one named person, who is named by the coordinator.

mod contact_page;
mod needs;
mod reading_page;
mod wish_card;

pub use contact_page::AccommodationContactPage;
pub use reading_page::{AccommodationPage, ReadingCard};
pub use wish_card::accommodation_card;
