//! People: the staff register as development programmes need it, its import, and the order of names.
//!
//! Reading one person leaves an entry in the use log; every change leaves one in the audit log. The importer is the
//! domain's: the browser, the API, the command line and the demo all come through [`service::import`].
//!
//! Not here: accounts and sign-in (`access`), what a person applied for (`applications`).

pub mod convert;
mod name_order;
mod routes;
pub mod service;
pub mod store;

pub use convert::{own_details, person_details, table_fault};
pub use name_order::sort_key;
pub use routes::configure;
