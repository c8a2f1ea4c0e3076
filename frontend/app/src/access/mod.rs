//! Signing in, and taking up a one-time link.

mod link_page;
mod sign_in_page;

pub use link_page::LinkPage;
pub use sign_in_page::SignInPage;
