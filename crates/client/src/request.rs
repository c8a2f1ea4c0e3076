//! What all operations share.

use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::ClientError;
use crate::json::{Tree, tree};
use crate::transport::{Reply, Request, Transport};

/// A connection to one installation, in one language.
///
/// Natively it keeps the sign-in cookie like a browser does; clones share it. In a browser the browser does.
#[derive(Clone, Debug)]
pub struct Client {
    transport: Transport,
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

impl Client {
    /// A client of the installation at `origin`, such as `https://polku.example.fi`, without a closing slash.
    #[must_use]
    pub fn new(origin: &str, language: &str) -> Self {
        Self {
            transport: Transport::new(),
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
    #[cfg(not(target_arch = "wasm32"))]
    pub fn request(&self, method: reqwest::Method, path: &str) -> reqwest::RequestBuilder {
        self.transport.builder(method, self.ask("", path))
    }

    /// The same for the operations of this client.
    pub(crate) fn ask(&self, method: &'static str, path: &str) -> Request {
        let address = if path.starts_with('/') {
            format!("{}{path}", self.origin)
        } else {
            format!("{}/api/v1/{path}", self.origin)
        };
        let request = Request { method, address, headers: Vec::new(), body: None }
            .header("Accept", "application/json, application/problem+json")
            .header("Accept-Language", &self.language);
        if cfg!(target_arch = "wasm32") {
            return request;
        }
        // A browser names the page's origin itself and lets nobody else do it, and it keeps the sign-in.
        let mut request = request.header("Origin", &self.origin);
        if let Some(cookie) = &self.cookie {
            request = request.header("Cookie", cookie);
        }
        match &self.token {
            Some(token) => request.header("Authorization", format!("Bearer {token}")),
            None => request,
        }
    }

    /// The same for creating or sending something once, whatever happens on the way.
    pub(crate) fn ask_once(&self, path: &str, key: Uuid) -> Request {
        self.ask("POST", path).header("Idempotency-Key", key.to_string())
    }

    pub(crate) async fn send(&self, request: Request) -> Result<Reply, ClientError> {
        self.transport.send(request).await.map_err(ClientError::Unreachable)
    }

    /// Reads something.
    ///
    /// # Errors
    /// See [`ClientError`], here and below.
    pub async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, ClientError> {
        self.send(self.ask("GET", path)).await?.read()
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
        self.send(self.ask("GET", path)).await?.answer()
    }

    /// Reads something as the text it is.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn get_text(&self, path: &str) -> Result<String, ClientError> {
        self.send(self.ask("GET", path)).await?.text()
    }

    /// Reads a file as the bytes it is. A browser saves files itself, by a link to their address.
    ///
    /// # Errors
    /// See [`ClientError`].
    #[cfg(not(target_arch = "wasm32"))]
    pub async fn get_file(&self, address: &str) -> Result<Vec<u8>, ClientError> {
        let request = self.request(reqwest::Method::GET, address);
        let response = request.send().await.map_err(ClientError::Unreachable)?;
        if response.status().is_success() {
            return Ok(response.bytes().await.map_err(ClientError::Unreachable)?.to_vec());
        }
        let status = response.status().as_u16();
        let body = response.text().await.map_err(ClientError::Unreachable)?;
        Reply { status, etag: None, location: None, body }.text().map(String::into_bytes)
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
        self.send(self.ask_once(path, key).json(body)).await?.read()
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
        self.send(self.ask("POST", path).json(body)).await?.read()
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
        self.send(self.ask_once(path, key).if_match(version).json(body)).await?.read()
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
        let request = match key {
            Some(key) => self.ask_once(path, key),
            None => self.ask("POST", path),
        };
        self.send(request.bytes(media_type, bytes)).await?.read()
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
        self.send(self.ask("POST", path).bytes(media_type, bytes)).await?.text()
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
        self.send(self.ask("PUT", path).if_match(version).json(body)).await?.read()
    }

    /// Ends something.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn delete(&self, path: &str) -> Result<(), ClientError> {
        self.send(self.ask("DELETE", path)).await?.text().map(drop)
    }

    /// Ends something that was read in this version.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn delete_versioned(&self, path: &str, version: u64) -> Result<(), ClientError> {
        self.send(self.ask("DELETE", path).if_match(version)).await?.text().map(drop)
    }
}

/// The address of a list as a file.
pub(crate) fn file(list: &str, query: &impl Serialize) -> String {
    format!("/api/v1/{list}/export{}", query_string(query))
}

/// A flat value as a query string. Lists repeat their name; `null` is left out.
pub(crate) fn query_string(query: &impl Serialize) -> String {
    serde_json::to_string(query).map_or_else(|_| String::new(), |fields| of_fields(&fields))
}

/// Apart from the type of the query, so that a program with many of them holds this once.
fn of_fields(fields: &str) -> String {
    let Some(Tree::Object(fields)) = tree(fields) else {
        return String::new();
    };
    let mut pairs = Vec::new();
    for (name, value) in fields {
        let values = match value {
            Tree::List(items) => items,
            one => vec![one],
        };
        pairs.extend(values.into_iter().filter_map(plain).map(|value| format!("{name}={}", encode(&value))));
    }
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

/// A value as it stands in an address.
fn plain(value: Tree) -> Option<String> {
    match value {
        Tree::Bool(value) => Some(value.to_string()),
        Tree::Natural(number) => Some(number.to_string()),
        Tree::Negative(number) => Some(number.to_string()),
        Tree::Decimal(number) => Some(number.to_string()),
        Tree::Text(text) => Some(text),
        Tree::Null | Tree::List(_) | Tree::Object(_) => None,
    }
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
