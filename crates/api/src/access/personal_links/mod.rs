//! The personal link by which somebody who has left the staff reads their own data, and nothing else (ADR 15).
//!
//! A link opens once and gives the browser a cookie, as signing in does; the principal behind it is a leaver, who holds
//! no role. Whoever comes back has no link any more: a trigger on the register sees to it, whichever way they come.

mod routes;
mod service;
mod store;

pub use routes::{
    ask_for_personal_link, delete_own_link_address, end_personal_link, issue_personal_link,
    open_personal_link, set_own_link_address, view_own_personal_link, view_personal_link,
};
pub(super) use service::{account_of_leaver, end_session, open_session};
pub use service::{came_by_hand, send_personal_links};
pub use store::{forget_ended_links, own_personal_link};
