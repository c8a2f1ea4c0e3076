//! Asking an operation's own signature what it needs, instead of writing it down a second time.

use std::sync::{Arc, Mutex, PoisonError};

use actix_web::HttpRequest;
use polku_domain::access::Permission;

/// What the extractors of one operation ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needed {
    /// The permission at the door.
    pub permission: Option<Permission>,
    /// Whether it takes `If-Match`.
    pub version: bool,
    /// Whether it takes `Idempotency-Key`.
    pub key: bool,
}

/// Collects what an operation asks for. Only the generator of the OpenAPI document registers one with its
/// application; then every extractor notes its wish here before anything else happens.
#[derive(Clone, Debug, Default)]
pub struct Probe(Arc<Mutex<Needed>>);

impl Probe {
    /// Notes a wish, where a probe is registered; says whether one is.
    pub fn note(req: &HttpRequest, wish: impl FnOnce(&mut Needed)) -> bool {
        let Some(probe) = req.app_data::<Self>() else { return false };
        wish(&mut probe.0.lock().unwrap_or_else(PoisonError::into_inner));
        true
    }

    /// What was noted since the last time.
    #[must_use]
    pub fn take(&self) -> Needed {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
