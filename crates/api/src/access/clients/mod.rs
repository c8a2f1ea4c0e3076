//! Machine clients: other systems of an agency, with short-lived tokens (OAuth 2.0 client credentials).

mod bearer;
mod routes;
mod service;
mod store;
mod token;

pub(super) use bearer::of_token;
pub use routes::{
    create_machine_client, end_machine_client, issue_token, list_machine_clients, view_authorization_server,
    view_jwks,
};
