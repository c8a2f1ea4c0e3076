//! Signing in with a local account: throttled, and telling nobody which accounts exist.

mod routes;
mod service;
mod store;

pub use routes::{change_password, end_sign_in, sign_in};
pub(super) use service::check_new_password;
pub(super) use store::{end_all, keep_credentials, touch};
