//! Signing in, and taking up a one-time link.

mod admin_page;
mod agencies_card;
mod clients_card;
mod invite_card;
mod link_page;
mod sign_in_page;

pub use admin_page::AdminPage;
pub use link_page::LinkPage;
pub use sign_in_page::SignInPage;
