//! The secret address by which a calendar follows its owner's sessions (ADR 23).
//!
//! Calendars sign in nowhere: they know an address and ask there every hour. So the address is the secret. It is shown
//! once, kept as its hash, opens nothing but that one calendar, and ends with a newer one, at the owner's word, with the
//! owner's account when that is disabled, and with their service, which a trigger on the register sees to. What the calendar says is the room `sessions`.

mod routes;
mod service;
mod store;

pub use routes::{end_own_calendar_address, make_own_calendar_address, view_own_calendar_address};
pub use service::{Follower, end_calendar_address, follower};
pub use store::own_calendar_address;
