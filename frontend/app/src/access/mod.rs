//! Signing in, and taking up an invitation.

mod sign_in_page;

pub use sign_in_page::SignInPage;
