//! Answers. All of them may hold personal data, so none may be kept by a cache.

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderValue, LINK, LOCATION};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, Responder};
use polku_api_types::page::Page;
use serde::Serialize;

use super::conditional::{etag, is_held};
use crate::problem::{AppError, PROBLEM_JSON};

/// 200 with a body.
#[derive(Debug)]
pub struct Json<T>(pub T);

/// 201 with a body and the address of what was created.
#[derive(Debug)]
pub struct Created<T> {
    body: T,
    location: String,
    version: Option<u64>,
}

impl<T> Created<T> {
    /// `location` is a path from the root, such as `/api/v1/calls/…`.
    pub fn new(body: T, location: impl Into<String>) -> Self {
        Self { body, location: location.into(), version: None }
    }

    /// Adds the version as `ETag`.
    #[must_use]
    pub fn version(mut self, version: u64) -> Self {
        self.version = Some(version);
        self
    }
}

/// 200 with a body and its version as `ETag`; 304 to a reader who holds that version.
#[derive(Debug)]
pub struct Versioned<T>(pub T, pub u64);

/// An answer with the version of what can be changed in it, beside counts that change without it: always sent whole, since
/// whoever holds this version may hold old counts.
#[derive(Debug)]
pub struct WithCounts<T>(pub T, pub u64);

/// 200 with one page of a list, and the way to the next one in `Link` (RFC 8288).
#[derive(Debug)]
pub struct Listed<T>(pub Page<T>);

/// 202 with a body: taken in, done later.
#[derive(Debug)]
pub struct Accepted<T>(pub T);

/// 204.
#[derive(Debug)]
pub struct NoContent;

const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");
const JSON: HeaderValue = HeaderValue::from_static("application/json");

fn private(status: StatusCode) -> HttpResponseBuilder {
    let mut answer = HttpResponse::build(status);
    answer.insert_header((CACHE_CONTROL, NO_STORE));
    answer
}

fn with_body<T: Serialize>(answer: HttpResponseBuilder, body: &T) -> HttpResponse {
    with_sized_body(answer, body, 1024)
}

/// `size` is what the body is thought to take: a guess that fits spares moving it while it grows.
fn with_sized_body<T: Serialize>(mut answer: HttpResponseBuilder, body: &T, size: usize) -> HttpResponse {
    let mut bytes = Vec::with_capacity(size);
    match serde_json::to_writer(&mut bytes, body) {
        Ok(()) => answer.insert_header((CONTENT_TYPE, JSON)).body(bytes),
        Err(error) => HttpResponse::from_error(AppError::internal(error)),
    }
}

impl<T: Serialize> Responder for Json<T> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        with_body(private(StatusCode::OK), &self.0)
    }
}

impl<T: Serialize> Responder for Created<T> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        let mut answer = private(StatusCode::CREATED);
        answer.insert_header((LOCATION, self.location));
        if let Some(version) = self.version {
            answer.insert_header((ETAG, etag(version)));
        }
        with_body(answer, &self.body)
    }
}

impl<T: Serialize> Responder for Accepted<T> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        with_body(private(StatusCode::ACCEPTED), &self.0)
    }
}

impl<T: Serialize> Responder for WithCounts<T> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        let mut answer = private(StatusCode::OK);
        answer.insert_header((ETAG, etag(self.1)));
        with_body(answer, &self.0)
    }
}

impl<T: Serialize> Responder for Versioned<T> {
    type Body = BoxBody;

    fn respond_to(self, req: &HttpRequest) -> HttpResponse {
        let Self(body, version) = self;
        let is_read = req.method().is_safe();
        let status = if is_read && is_held(req.headers(), version) {
            StatusCode::NOT_MODIFIED
        } else {
            StatusCode::OK
        };
        let mut answer = private(status);
        answer.insert_header((ETAG, etag(version)));
        if status == StatusCode::NOT_MODIFIED { answer.finish() } else { with_body(answer, &body) }
    }
}

impl<T: Serialize> Responder for Listed<T> {
    type Body = BoxBody;

    fn respond_to(self, req: &HttpRequest) -> HttpResponse {
        let mut answer = private(StatusCode::OK);
        if let Some(cursor) = &self.0.next_cursor {
            answer.insert_header((LINK, format!("<{}>; rel=\"next\"", next_page(req, cursor))));
        }
        with_sized_body(answer, &self.0, 256 + 384 * self.0.items.len())
    }
}

/// The same list from the cursor on, relative to the service, so that it is right behind any proxy.
fn next_page(req: &HttpRequest, cursor: &str) -> String {
    let kept = req.query_string().split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("cursor="));
    let query: Vec<&str> = kept.collect();
    let joint = if query.is_empty() { "" } else { "&" };
    format!("{}?{}{joint}cursor={cursor}", req.path(), query.join("&"))
}

impl Responder for NoContent {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        private(StatusCode::NO_CONTENT).finish()
    }
}

/// For handlers' documentation: refusals that every operation can give. Those that follow from its signature are
/// added by `openapi`; see [`Also`] for the rest.
#[derive(Debug)]
pub struct Problems;

/// For handlers' documentation: a refusal that the operation's signature does not tell.
#[derive(Debug)]
pub struct Also<const STATUS: u16>;

type Described = std::collections::BTreeMap<String, utoipa::openapi::RefOr<utoipa::openapi::Response>>;

fn described(status: u16) -> Described {
    let name = super::openapi::component(status).unwrap_or_default();
    let reference = utoipa::openapi::Ref::from_response_name(name);
    std::iter::once((status.to_string(), utoipa::openapi::RefOr::Ref(reference))).collect()
}

impl utoipa::IntoResponses for Problems {
    fn responses() -> Described {
        [described(500), described(503)].into_iter().flatten().collect()
    }
}

impl<const STATUS: u16> utoipa::IntoResponses for Also<STATUS> {
    fn responses() -> Described {
        described(STATUS)
    }
}

/// Whether an answer is a problem already.
#[must_use]
pub fn is_problem(content_type: Option<&str>) -> bool {
    content_type.is_some_and(|given| given.starts_with(PROBLEM_JSON))
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn the_next_page_keeps_the_filter_and_replaces_the_cursor() {
        let req = TestRequest::with_uri("/api/v1/people?limit=2&cursor=old&unit=x").to_http_request();
        assert_eq!(next_page(&req, "new"), "/api/v1/people?limit=2&unit=x&cursor=new");
        let req = TestRequest::with_uri("/api/v1/people").to_http_request();
        assert_eq!(next_page(&req, "new"), "/api/v1/people?cursor=new");
    }

    #[test]
    fn an_unchanged_version_is_not_sent_again() {
        let req = TestRequest::get().insert_header(("If-None-Match", "\"3\"")).to_http_request();
        assert_eq!(Versioned(1, 3).respond_to(&req).status(), StatusCode::NOT_MODIFIED);
        assert_eq!(Versioned(1, 4).respond_to(&req).status(), StatusCode::OK);
        let change = TestRequest::put().insert_header(("If-None-Match", "\"3\"")).to_http_request();
        assert_eq!(Versioned(1, 3).respond_to(&change).status(), StatusCode::OK);
    }
}
