//! What a supervisor is told of an application, and what they state about working time.
//!
//! The rules are `polku_domain::supervision`, and what a call declares is one of its terms. Who the supervisor is, the staff
//! register says at each moment: whoever it names sees the application from then on, and whoever it named before does not
//! any more. Statements stand in a table of their own, which nothing outside this room reads; what other rooms do with it
//! is [`tell`], in the transaction in which an application is sent, and [`erase`], in the one in which it is withdrawn.
//! The job `ask_supervisors` tells a new supervisor and reminds; the job `clean_up` removes what a transaction that ran
//! beside another one left behind.
//!
//! Not here: anything that could refuse an application. No room that judges, scores, draws or divides reads a statement.

mod convert;
mod routes;
mod service;
mod store;

pub use routes::configure;
pub use service::{Letters, Sent, ask_supervisors, own_statements, own_supervision, tell};
pub use store::erase::{erase, erase_withdrawn};
