//! What all operations share.

use reqwest::{Method, RequestBuilder};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::ClientError;

/// A connection to one installation, in one language.
///
/// Natively it keeps the sign-in cookie like a browser does; clones share it. In a browser the browser does.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    origin: String,
    language: String,
    token: Option<String>,
    cookie: Option<String>,
}

/// An answer with what its headers say besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer<T> {
    /// The body.
    pub body: T,
    /// The HTTP status.
    pub status: u16,
    /// The version from `ETag`, for the next `If-Match`.
    pub version: Option<u64>,
    /// The address of what was created.
    pub location: Option<String>,
}

#[cfg(feature = "native")]
fn transport() -> reqwest::Client {
    let built = reqwest::Client::builder().cookie_store(true).build();
    // Building fails only without a TLS backend, which the feature brings along.
    built.unwrap_or_default()
}

#[cfg(not(feature = "native"))]
fn transport() -> reqwest::Client {
    reqwest::Client::new()
}

impl Client {
    /// A client of the installation at `origin`, such as `https://polku.example.fi`, without a closing slash.
    #[must_use]
    pub fn new(origin: &str, language: &str) -> Self {
        Self {
            http: transport(),
            origin: origin.trim_end_matches('/').to_owned(),
            language: language.to_owned(),
            token: None,
            cookie: None,
        }
    }

    /// The same with an access token of a machine client.
    #[must_use]
    pub fn with_token(self, token: String) -> Self {
        Self { token: Some(token), ..self }
    }

    /// The same with a sign-in made elsewhere: the whole `name=value` of its cookie.
    #[must_use]
    pub fn with_cookie(self, cookie: String) -> Self {
        Self { cookie: Some(cookie), ..self }
    }

    /// The same in another language.
    #[must_use]
    pub fn in_language(&self, language: &str) -> Self {
        Self { language: language.to_owned(), ..self.clone() }
    }

    /// Where the installation is.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// A request with address, language and credentials: for operations that need headers of their own.
    /// `path` is relative to `/api/v1/`, or begins with `/`.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let address = if path.starts_with('/') {
            format!("{}{path}", self.origin)
        } else {
            format!("{}/api/v1/{path}", self.origin)
        };
        let mut request = self
            .http
            .request(method, address)
            .header("Accept", "application/json, application/problem+json")
            .header("Accept-Language", &self.language);
        if cfg!(not(target_arch = "wasm32")) {
            // A browser names the page's origin itself and lets nobody else do it.
            request = request.header("Origin", &self.origin);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header("Cookie", cookie);
        }
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    /// Reads something.
    ///
    /// # Errors
    /// See [`ClientError`], here and below.
    pub async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, ClientError> {
        answer(self.request(Method::GET, path)).await.map(|answer| answer.body)
    }

    /// Reads something with query parameters; fields that are `None` are left out.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn get_with<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &impl Serialize,
    ) -> Result<T, ClientError> {
        let address = format!("{path}{}", query_string(query));
        self.get(&address).await
    }

    /// Reads something with its version.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn get_versioned<T: DeserializeOwned>(&self, path: &str) -> Result<Answer<T>, ClientError> {
        answer(self.request(Method::GET, path)).await
    }

    /// Reads something as the text it is.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn get_text(&self, path: &str) -> Result<String, ClientError> {
        text(self.request(Method::GET, path)).await
    }

    /// Creates or sends something; the same key again gives the same answer and does nothing twice.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        key: Uuid,
        body: &impl Serialize,
    ) -> Result<T, ClientError> {
        let request = self.request(Method::POST, path).header("Idempotency-Key", key.to_string());
        answer(request.json(body)).await.map(|answer| answer.body)
    }

    /// Sends something that needs no key, because doing it twice is the same as once.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn post_plain<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, ClientError> {
        answer(self.request(Method::POST, path).json(body)).await.map(|answer| answer.body)
    }

    /// Changes the state of something that was read in this version.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn post_versioned<T: DeserializeOwned>(
        &self,
        path: &str,
        key: Uuid,
        version: u64,
        body: &impl Serialize,
    ) -> Result<T, ClientError> {
        let request = self.request(Method::POST, path).header("Idempotency-Key", key.to_string());
        let request = request.header("If-Match", format!("\"{version}\""));
        answer(request.json(body)).await.map(|answer| answer.body)
    }

    /// Sends a file.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn upload<T: DeserializeOwned>(
        &self,
        path: &str,
        key: Option<Uuid>,
        media_type: &str,
        bytes: Vec<u8>,
    ) -> Result<T, ClientError> {
        let mut request = self.request(Method::POST, path).header("Content-Type", media_type);
        if let Some(key) = key {
            request = request.header("Idempotency-Key", key.to_string());
        }
        answer(request.body(bytes)).await.map(|answer| answer.body)
    }

    /// Sends a file and reads the answer as the text it is.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn upload_for_text(
        &self,
        path: &str,
        media_type: &str,
        bytes: Vec<u8>,
    ) -> Result<String, ClientError> {
        let request = self.request(Method::POST, path).header("Content-Type", media_type).body(bytes);
        text(request).await
    }

    /// Replaces something that was read in this version.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn put<T: DeserializeOwned>(
        &self,
        path: &str,
        version: u64,
        body: &impl Serialize,
    ) -> Result<T, ClientError> {
        let request = self.request(Method::PUT, path).header("If-Match", format!("\"{version}\""));
        answer(request.json(body)).await.map(|answer| answer.body)
    }

    /// Ends something.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn delete(&self, path: &str) -> Result<(), ClientError> {
        answer::<serde_json::Value>(self.request(Method::DELETE, path)).await.map(drop)
    }

    /// Ends something that was read in this version.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn delete_versioned(&self, path: &str, version: u64) -> Result<(), ClientError> {
        let request = self.request(Method::DELETE, path).header("If-Match", format!("\"{version}\""));
        answer::<serde_json::Value>(request).await.map(drop)
    }
}

/// Sends a request and reads its answer.
///
/// # Errors
/// See [`ClientError`].
pub(crate) async fn answer<T: DeserializeOwned>(request: RequestBuilder) -> Result<Answer<T>, ClientError> {
    let response = request.send().await.map_err(ClientError::Unreachable)?;
    let status = response.status().as_u16();
    let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let version = header("etag").and_then(|tag| tag.trim_matches('"').parse().ok());
    let location = header("location");
    let body = response.bytes().await.map_err(ClientError::Unreachable)?;
    if status >= 400 {
        return Err(refusal(status, &body));
    }
    let bytes: &[u8] = if body.is_empty() { b"null" } else { &body };
    let body = serde_json::from_slice(bytes).map_err(|_| ClientError::Unreadable { status })?;
    Ok(Answer { body, status, version, location })
}

/// Sends a request and reads its answer as text.
async fn text(request: RequestBuilder) -> Result<String, ClientError> {
    let response = request.send().await.map_err(ClientError::Unreachable)?;
    let status = response.status().as_u16();
    let body = response.text().await.map_err(ClientError::Unreachable)?;
    if status < 400 { Ok(body) } else { Err(refusal(status, body.as_bytes())) }
}

fn refusal(status: u16, body: &[u8]) -> ClientError {
    match serde_json::from_slice(body) {
        Ok(problem) => ClientError::Problem(Box::new(problem)),
        Err(_) => ClientError::Unreadable { status },
    }
}

/// A flat value as a query string. Lists repeat their name; `null` is left out.
pub(crate) fn query_string(query: &impl Serialize) -> String {
    let Ok(serde_json::Value::Object(fields)) = serde_json::to_value(query) else { return String::new() };
    let mut pairs = Vec::new();
    for (name, value) in &fields {
        let values = match value {
            serde_json::Value::Array(items) => items.iter().collect(),
            one => vec![one],
        };
        for value in values {
            match value {
                serde_json::Value::Null => {}
                serde_json::Value::String(text) => pairs.push(format!("{name}={}", encode(text))),
                other => pairs.push(format!("{name}={}", encode(&other.to_string()))),
            }
        }
    }
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_leaves_out_what_is_absent_and_repeats_lists() {
        let query = serde_json::json!({"limit": 5, "search": "Åsa & co", "unit": null, "state": ["a", "b"]});
        assert_eq!(query_string(&query), "?limit=5&search=%C3%85sa%20%26%20co&state=a&state=b");
        assert_eq!(query_string(&serde_json::json!({})), "");
    }
}
