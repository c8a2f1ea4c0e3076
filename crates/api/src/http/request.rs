//! What is known of a request on its way through: its id, the reader's language, who asks.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use actix_web::http::header::{ACCEPT_LANGUAGE, HeaderMap};
use actix_web::{HttpMessage, HttpRequest};
use polku_i18n::Language;
use tokio::sync::Notify;
use uuid::Uuid;

use crate::problem::AppError;

/// Found out step by step by the extractors of one request, and read by those that come later.
#[derive(Debug)]
pub struct Facts {
    /// Names the request in answers and logs.
    pub request_id: Uuid,
    /// The language problems are told in.
    pub language: Cell<Language>,
    /// Whether the request itself named its languages.
    pub language_asked: bool,
    /// SHA-256 of the body that an extractor has read.
    pub body_sha256: Cell<Option<[u8; 32]>>,
    /// Who asks, as one word for limits and idempotency; never logged.
    pub caller_key: RefCell<Option<String>>,
    /// Whether somebody has decided that this caller may do this.
    pub access_decided: Cell<bool>,
    /// Wakes those who wait for that.
    door: Notify,
}

impl Facts {
    /// What the headers alone tell.
    #[must_use]
    pub fn of_headers(headers: &HeaderMap, request_id: Uuid) -> Self {
        let asked = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Self {
            request_id,
            language: Cell::new(asked.map(Language::negotiate).unwrap_or_default()),
            language_asked: asked.is_some(),
            body_sha256: Cell::new(None),
            caller_key: RefCell::new(None),
            access_decided: Cell::new(false),
            door: Notify::new(),
        }
    }

    /// Notes that the door has decided, and lets those who waited for it speak.
    pub fn decide(&self) {
        self.access_decided.set(true);
        self.door.notify_waiters();
    }

    async fn decided(&self) {
        loop {
            let woken = self.door.notified();
            if self.access_decided.get() {
                return;
            }
            woken.await;
        }
    }

    /// The facts of a request. Without the outer middleware (a unit test) they begin here.
    pub fn of(req: &HttpRequest) -> Rc<Self> {
        let known = req.extensions().get::<Rc<Self>>().cloned();
        known.unwrap_or_else(|| {
            let facts = Rc::new(Self::of_headers(req.headers(), Uuid::nil()));
            req.extensions_mut().insert(Rc::clone(&facts));
            facts
        })
    }
}

/// What an extractor gives: read at once or when the body has arrived.
pub type Extracted<T> = Pin<Box<dyn Future<Output = Result<T, AppError>>>>;

/// Reads something of a request to the API, but refuses it only once the door has decided: extractors are
/// polled together, and whoever may not do this is told so, whatever else is wrong with the request.
pub fn behind_the_door<T: 'static>(
    req: &HttpRequest,
    reading: impl Future<Output = Result<T, AppError>> + 'static,
) -> Extracted<T> {
    let facts = req.path().starts_with("/api/v1/").then(|| Facts::of(req));
    Box::pin(async move {
        let read = reading.await;
        if let (Err(_), Some(facts)) = (&read, facts) {
            facts.decided().await;
        }
        read
    })
}
