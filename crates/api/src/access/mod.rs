//! Who asks: accounts, sign-ins, machine clients, and the door of every operation.
//!
//! A handler takes [`Require`]`<perm::…>`. It finds out who asks, refuses whoever can never do this, and
//! derefs to [`Caller`]; once the service has loaded the thing, [`Caller::demand`] decides about it.
//! Storage is reached only through an [`AgencyScope`], which only this module makes for a request.
//!
//! Not here: the rules themselves (`polku_domain::access`).

mod agency_scope;
mod authenticate;
mod caller;
mod me;
mod require;
mod service;
mod store;

pub use agency_scope::AgencyScope;
pub use caller::{Caller, Interface};
pub use require::{Probe, Require};

use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts the room.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(me::view_me);
}
