//! Attendance: who was at the sessions of a programme, and the hours that follow from it.
//!
//! The rules are `polku_domain::attendance`. A mark is kept for good, with who said it and when; a correction is another
//! mark, and the newest counts. Marks carry an id made where they were made, so that what was said without a network
//! arrives once. Two who mark at once lose nothing: both marks are in the history, in the order in which they arrived.
//!
//! Who was there is told to those who run the programme, to whoever leads the session, and to oneself. An apology has no reason, and what a calendar
//! answers to an invitation is none.

mod convert;
mod export;
mod routes;
mod service;
mod store;

pub use routes::configure;
pub use service::own_records;
pub use store::forget_lists;
