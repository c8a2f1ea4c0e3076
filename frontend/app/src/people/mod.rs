//! What is held about me, and who has looked at it.

mod my_data_page;

pub use my_data_page::MyDataPage;
