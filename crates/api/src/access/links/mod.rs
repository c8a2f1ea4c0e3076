//! One-time links: the first administrator, invitations. A secret is shown once and stored as its hash.

mod redeem;
mod renewal;
mod routes;
mod service;
mod store;

pub use renewal::Renewal;
pub use routes::{create_invitation, preview_link, redeem_link};
pub use service::{Guest, Invitation, first_administrator_link, is_mail_address, is_taken_into_use};
pub use store::first::{FirstAdministrator, first_administrators};
