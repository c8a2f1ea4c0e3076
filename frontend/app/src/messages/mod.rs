//! Telling people: what a programme says in its mails, of what people are reminded, and which mails left.

mod edit_page;
mod list_page;
mod mails_page;
mod reminders_page;
mod shown;
mod words;

pub use edit_page::MessagePage;
pub use list_page::MessagesPage;
pub use mails_page::MailsPage;
pub use reminders_page::RemindersPage;
