//! Signing in with a local account: throttled, and telling nobody which accounts exist.

mod routes;
mod service;
mod store;

pub(super) use routes::sign_in_cookie;
pub use routes::{change_password, end_sign_in, sign_in};
pub(super) use service::check_new_password;
pub(super) use service::{FAILURE_WINDOW, FAILURES_PER_ADDRESS, throttle_key, waits};
pub(super) use store::{end, end_all, is_throttled, keep_credentials, note_failure, touch};
