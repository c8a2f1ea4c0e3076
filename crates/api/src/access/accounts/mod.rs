//! Accounts of an agency and the roles they hold, with end dates.

mod grants;
mod routes;
mod service;
mod store;

pub use grants::{NewGrant, check_grant, insert_grant};
pub use routes::{create_role_grant, end_role_grant, list_accounts, list_role_grants, update_account};
pub use store::move_grant;
