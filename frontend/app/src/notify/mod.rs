//! Mails that were kept here instead of being sent: for the demo.

mod mail_page;

pub use mail_page::MailPage;
