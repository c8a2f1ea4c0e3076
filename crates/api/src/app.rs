//! The application: what handlers share, and where each room is mounted.

use std::sync::Arc;

use polku_domain::access::Policy;
use utoipa_actix_web::scope;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::{self, Caller};
use crate::clock::Clock;
use crate::db::Db;
use crate::http::Cursors;
use crate::ids::Ids;

/// What every handler can reach, as `web::Data<App>`.
#[derive(Clone, Debug)]
pub struct App {
    /// Storage.
    pub db: Db,
    /// The one clock.
    pub clock: Arc<dyn Clock>,
    /// The one source of ids and randomness.
    pub ids: Arc<dyn Ids>,
    /// Who may do what.
    pub policy: Arc<Policy>,
    /// Where people reach the service, such as `https://polku.example.fi`, without a slash at the end.
    pub public_url: Arc<str>,
    /// Signs cursors.
    pub cursor_key: [u8; 32],
}

impl App {
    /// The cursors of one list for one caller. `list` names the list with what it is the list *of*.
    #[must_use]
    pub fn cursors(&self, caller: &Caller, list: impl Into<String>) -> Cursors {
        Cursors::new(self.cursor_key, list, caller.key())
    }
}

/// Where the rooms are mounted: one line each, all under `/api/v1`.
pub fn rooms(cfg: &mut ServiceConfig) {
    cfg.service(scope("/api/v1").configure(access::configure));
}
