//! Who asks: accounts, sign-ins, personal links of those who left, machine clients, and the door of every operation.
//!
//! A handler takes [`Require`]`<perm::…>`. It finds out who asks, refuses whoever can never do this, and
//! derefs to [`Caller`]; once the service has loaded the thing, [`Caller::demand`] decides about it.
//! Storage is reached only through an [`AgencyScope`], which only this module makes for a request.
//!
//! Not here: the rules themselves (`polku_domain::access`).

mod accounts;
mod agency_scope;
mod authenticate;
mod calendar_addresses;
mod caller;
mod clients;
mod holders;
mod links;
mod me;
mod passwords;
mod personal_links;
mod require;
mod secret;
mod service;
mod sign_ins;
mod store;

pub use accounts::{NewGrant, insert_grant, move_grant};
pub use agency_scope::AgencyScope;
pub use calendar_addresses::{Follower, follower, own_calendar_address};
pub use caller::{Caller, Interface, Programmes};
pub use holders::holders;
pub use links::{
    FirstAdministrator, Guest, Invitation, Renewal, first_administrator_link, first_administrators,
    is_mail_address, is_taken_into_use,
};
pub use passwords::Passwords;
pub use personal_links::{came_by_hand, forget_ended_links, own_personal_link, send_personal_links};
pub use require::{Probe, Require};
pub use service::{held_account, view_me};
pub use store::{AccountStatus, ERASED_ISSUER};

/// The issuer of accounts whose password is kept here.
pub const LOCAL_ISSUER: &str = "local";

use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(me::view_me)
        .service(sign_ins::sign_in)
        .service(sign_ins::end_sign_in)
        .service(sign_ins::change_password)
        .service(links::create_invitation)
        .service(links::preview_link)
        .service(links::redeem_link)
        .service(personal_links::view_own_personal_link)
        .service(personal_links::set_own_link_address)
        .service(personal_links::delete_own_link_address)
        .service(personal_links::open_personal_link)
        .service(personal_links::ask_for_personal_link)
        .service(personal_links::view_personal_link)
        .service(personal_links::issue_personal_link)
        .service(personal_links::end_personal_link)
        .service(calendar_addresses::view_own_calendar_address)
        .service(calendar_addresses::make_own_calendar_address)
        .service(calendar_addresses::end_own_calendar_address)
        .service(accounts::list_accounts)
        .service(accounts::update_account)
        .service(accounts::list_role_grants)
        .service(accounts::create_role_grant)
        .service(accounts::end_role_grant)
        .service(clients::list_machine_clients)
        .service(clients::create_machine_client)
        .service(clients::end_machine_client);
}

/// Mounts what has its fixed place at the root of the service (RFC 8414, RFC 8615).
pub fn configure_root(cfg: &mut ServiceConfig) {
    cfg.service(clients::issue_token).service(clients::view_jwks).service(clients::view_authorization_server);
}
