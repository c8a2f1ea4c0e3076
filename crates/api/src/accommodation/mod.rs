//! What people need to take part: said by an applicant, read by one named person, erased when it is over.
//!
//! The rules are `polku_domain::accommodation`. The wishes stand in a table of their own, which nothing outside this
//! room reads; what other rooms may do with it is [`erase_over`], in the transaction in which an application or a
//! participation ends, and [`erase`], in the one in which somebody moves to another programme, and the job `clean_up` removes what a transaction that ran beside another one left behind.
//!
//! A wish is written by PUT, never under an idempotency key: no answer that holds one is kept.
//!
//! Not here: anything that selection, rules or groups could decide by.

mod convert;
mod routes;
mod service;
mod store;

pub use routes::configure;
pub use service::own_wishes;
pub use store::{erase, erase_all_over, erase_over};
