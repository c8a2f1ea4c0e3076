//! Mails. A use case puts one into the outbox in its own transaction; [`Outbox`] sends it afterwards.
//!
//! A mail of a key is put in once, whoever tries again. A mail is leased while it is being sent: if the process dies,
//! the lease runs out and another sends it. Into the local sink it arrives exactly once; a mail server may be handed
//! the same mail twice if we die between its answer and our note of it, always under the same `Message-ID`, by which
//! it is recognised. What keeps failing is set aside as `failed`.
//!
//! The words are in `locales/*/mail.ftl`: `mail-{template}-subject` and `mail-{template}-body`, in the recipient's
//! language. Rooms add a [`Template`] and its texts. A mail may carry an event for its recipient's calendar. Not here: webhooks.

mod args;
mod event;
mod letter;
mod outbox;
mod routes;
mod service;
mod store;
mod template;
mod transport;

pub use args::{Arg, Args, CALENDAR};
pub use letter::{CalendarPart, Letter, render, said};
pub use outbox::Outbox;
/// Whether a mail can wait, for the rooms that put one in.
pub use polku_domain::messages::Pace;
pub use store::log::{
    LoggedMail, LoggedState, NotSent, count_undelivered, count_undelivered_of, list_mails, mail_log_kinds,
};
pub use store::wording::{WordingRow, house_words, keep_wording, worded_since, wording_of, wordings};
pub use store::{
    Mail, MailTo, Recipient, address_of, count_failed, enqueue, forget_waiting, mails_to, signed,
};
pub use template::Template;
pub use transport::{Transport, TransportError};

use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(routes::list_sunk_mails);
}
