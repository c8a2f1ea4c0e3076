//! Signing in, taking up a one-time link, and the personal link of those who left.

mod admin_page;
mod agencies_card;
mod clients_card;
mod invite_card;
mod leaver_page;
mod link_address_card;
mod link_page;
mod sign_in_page;

pub use admin_page::AdminPage;
pub use leaver_page::LeaverPage;
pub use link_address_card::LinkAddressCard;
pub use link_page::LinkPage;
pub use sign_in_page::SignInPage;
