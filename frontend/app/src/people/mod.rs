//! The staff register, its import, and what is held about the reader.

mod import_page;
mod import_result;
mod list_page;
mod mapping;
mod my_data_page;
mod personal_link;

pub use import_page::PeopleImportPage;
pub use list_page::PeopleListPage;
pub use my_data_page::{AccessLog, MyDataPage, mails_card, register_card};
