//! Use cases of digests.

mod choosing;
mod contents;
mod sending;
mod words;

pub use choosing::{own_digest, preview_own_digest, save_own_digest_settings, view_own_digest_settings};
pub use sending::send_due;
