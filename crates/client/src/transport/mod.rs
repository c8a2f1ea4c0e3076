//! How a request travels: natively by `reqwest`, in a browser by the browser's own `fetch`.
//!
//! Both ends have the same shape, so that nothing above knows which one it stands on. The browser's is thin on
//! purpose: `reqwest` would bring a parser of addresses, tables of header names and more along, 25 KB over the wire,
//! and then ask the same `fetch`.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod native;

#[cfg(target_arch = "wasm32")]
pub use browser::Lost;
#[cfg(target_arch = "wasm32")]
pub(crate) use browser::Transport;
#[cfg(not(target_arch = "wasm32"))]
pub use native::Lost;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use native::{Transport, reply};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Answer, ClientError, json};

/// One request, before it is sent.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) method: &'static str,
    pub(crate) address: String,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Option<Vec<u8>>,
}

impl Request {
    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The version that the caller has read and wants to change.
    pub(crate) fn if_match(self, version: u64) -> Self {
        self.header("If-Match", format!("\"{version}\""))
    }

    /// With a body in JSON. What the wire types say can always be written; anything else is refused by the service.
    pub(crate) fn json(self, body: &impl Serialize) -> Self {
        self.bytes("application/json", serde_json::to_vec(body).unwrap_or_default())
    }

    /// With a body of this media type.
    pub(crate) fn bytes(self, media_type: &str, body: Vec<u8>) -> Self {
        Self { body: Some(body), ..self.header("Content-Type", media_type) }
    }
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) etag: Option<String>,
    pub(crate) location: Option<String>,
    pub(crate) body: String,
}

impl Reply {
    /// The body as it is, or the problem it states.
    pub(crate) fn text(self) -> Result<String, ClientError> {
        let status = self.status;
        if status < 400 {
            return Ok(self.body);
        }
        Err(match json::read(&self.body) {
            Some(problem) => ClientError::Problem(Box::new(problem)),
            None => ClientError::Unreadable { status },
        })
    }

    /// The body read as JSON; no body is `null`.
    pub(crate) fn read<T: DeserializeOwned>(self) -> Result<T, ClientError> {
        let status = self.status;
        let body = self.text()?;
        let text = if body.is_empty() { "null" } else { &body };
        json::read(text).ok_or(ClientError::Unreadable { status })
    }

    /// The body with what the headers say besides.
    pub(crate) fn answer<T: DeserializeOwned>(mut self) -> Result<Answer<T>, ClientError> {
        let version = self.etag.take().and_then(|tag| tag.trim_matches('"').parse().ok());
        let location = self.location.take();
        Ok(Answer { status: self.status, version, location, body: self.read()? })
    }
}
