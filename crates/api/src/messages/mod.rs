//! Telling people: what a programme says in its mails, whether they left, and who is reminded of what waits for them (U22, U25).
//!
//! The rules are `polku_domain::messages`; putting a mail in, wording it and sending it is `notify`. Reminders are decided in the
//! transaction that puts them in, by what is so at that moment: whoever has acted gets none, whatever a page showed before.
//!
//! Not here: which mails there are. Each room tells its own, and the log shows of them what `notify` lists by name.

mod convert;
mod routes;
mod service;
mod store;

pub use routes::configure;
pub use service::remind_due;
pub use store::forget_reminders;
