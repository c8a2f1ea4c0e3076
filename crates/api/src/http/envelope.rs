//! What surrounds every request: its id, the words of its problems, the headers of its answer, its line in the log.

use std::rc::Rc;
use std::time::{Duration, Instant};

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpResponse, ResponseError, web};
use uuid::Uuid;

use super::answer::is_problem;
use super::request::Facts;
use crate::app::App;
use crate::problem::{AppError, ProblemCode};

/// Most characters of an address.
const MAX_ADDRESS: usize = 8 * 1024;
/// No request is worked on for longer.
const DEADLINE: Duration = Duration::from_secs(60);

/// The outermost middleware.
///
/// # Errors
/// None that reaches a caller without being a problem.
pub async fn envelope(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let begun = Instant::now();
    let app = req.app_data::<web::Data<App>>().cloned();
    let app = app.as_ref().map(web::Data::get_ref);
    let facts = Rc::new(Facts::of_headers(req.headers(), request_id(req.headers(), app)));
    req.extensions_mut().insert(Rc::clone(&facts));
    let path = req.path().to_owned();

    let too_long = req.uri().path_and_query().is_some_and(|address| address.as_str().len() > MAX_ADDRESS);
    let answered = if too_long {
        Ok(req.error_response(AppError::new(ProblemCode::AddressTooLong)))
    } else {
        match tokio::time::timeout(DEADLINE, next.call(req)).await {
            Ok(answered) => answered.map(ServiceResponse::map_into_boxed_body),
            Err(_) => Err(AppError::new(ProblemCode::Unavailable).retry_after(5).into()),
        }
    };
    match answered {
        Ok(mut answer) => {
            if let Some(error) = refusal(&answer, &path, &facts) {
                answer = worded(answer, &error, &path, &facts);
            }
            dress(answer.headers_mut(), &path, &facts, app);
            log(&answer, &facts, begun);
            Ok(answer)
        }
        Err(error) => {
            let error = error.as_error::<AppError>().cloned().unwrap_or_else(|| AppError::internal(&error));
            Err(Worded { error, path, facts }.into())
        }
    }
}

/// A request id from a proxy is kept, if it is one.
fn request_id(headers: &HeaderMap, app: Option<&App>) -> Uuid {
    let given = headers.get(REQUEST_ID).and_then(|value| value.to_str().ok()?.parse().ok());
    given.unwrap_or_else(|| app.map_or(Uuid::nil(), |app| app.ids.random()))
}

/// The refusal behind an answer, if it is one that has no words yet.
fn refusal(answer: &ServiceResponse, path: &str, facts: &Facts) -> Option<AppError> {
    let status = answer.status();
    let response = answer.response();
    if let Some(error) = response.error().and_then(|error| error.as_error::<AppError>()) {
        return Some(error.clone());
    }
    if path.starts_with("/api/v1/") && !facts.access_decided.get() && status.as_u16() < 400 {
        return Some(AppError::internal("an operation answered without a door"));
    }
    let given = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    // A page of the browser app says in its reader's words that there is no such page.
    let is_page = given.is_some_and(|given| given.starts_with("text/html"));
    if status.as_u16() < 400 || is_problem(given) || is_page {
        return None;
    }
    let cause = response.error().map(ToString::to_string).unwrap_or_default();
    Some(AppError::new(code_of(status)).because(cause))
}

/// What the framework itself refuses.
fn code_of(status: StatusCode) -> ProblemCode {
    match status.as_u16() {
        401 => ProblemCode::Unauthenticated,
        403 => ProblemCode::Forbidden,
        404 => ProblemCode::NotFound,
        405 => ProblemCode::MethodNotAllowed,
        406 => ProblemCode::NotAcceptable,
        408 => ProblemCode::RequestTimeout,
        413 => ProblemCode::BodyTooLarge,
        414 => ProblemCode::AddressTooLong,
        415 => ProblemCode::UnsupportedMediaType,
        429 => ProblemCode::TooManyRequests,
        503 => ProblemCode::Unavailable,
        400..=499 => ProblemCode::MalformedRequest,
        _ => ProblemCode::Internal,
    }
}

/// The same answer with the problem as its body.
fn worded(answer: ServiceResponse, error: &AppError, path: &str, facts: &Facts) -> ServiceResponse {
    let kept: Vec<(HeaderName, HeaderValue)> = answer
        .headers()
        .iter()
        .filter(|(name, _)| **name == header::SET_COOKIE || **name == header::ALLOW || is_limit(name))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    note(error, facts);
    let mut response = error.answer(facts.language.get(), path, facts.request_id);
    for (name, value) in kept {
        response.headers_mut().append(name, value);
    }
    answer.into_response(response)
}

fn is_limit(name: &HeaderName) -> bool {
    name.as_str().starts_with("ratelimit")
}

/// Faults of ours go to the log with their cause; what the caller did wrong does not concern it.
fn note(error: &AppError, facts: &Facts) {
    if error.status_code().is_server_error() {
        let cause = error.cause().unwrap_or_default();
        tracing::error!(request_id = %facts.request_id, code = %error.code(), cause, "request failed");
    }
}

/// A refusal that came up as an error, past the place where its words could be put in.
#[derive(Debug)]
struct Worded {
    error: AppError,
    path: String,
    facts: Rc<Facts>,
}

impl std::fmt::Display for Worded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.error.fmt(f)
    }
}

impl ResponseError for Worded {
    fn status_code(&self) -> StatusCode {
        self.error.status_code()
    }

    fn error_response(&self) -> HttpResponse {
        note(&self.error, &self.facts);
        let mut answer = self.error.answer(self.facts.language.get(), &self.path, self.facts.request_id);
        dress(answer.headers_mut(), &self.path, &self.facts, None);
        answer
    }
}

/// For the reader of the API's documentation.
const CSP_DOCS: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                        connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// For anything but pages: nothing may run, load or frame it.
const CSP_DATA: &str = "default-src 'none'; frame-ancestors 'none'";

const ALWAYS: [(HeaderName, HeaderValue); 6] = [
    fixed("x-content-type-options", "nosniff"),
    fixed("x-frame-options", "DENY"),
    fixed("referrer-policy", "same-origin"),
    fixed("cross-origin-opener-policy", "same-origin"),
    fixed("cross-origin-resource-policy", "same-origin"),
    fixed("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// Made when the program is built, not for each answer.
const fn fixed(name: &'static str, value: &'static str) -> (HeaderName, HeaderValue) {
    (HeaderName::from_static(name), HeaderValue::from_static(value))
}

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

fn dress(headers: &mut HeaderMap, path: &str, facts: &Facts, app: Option<&App>) {
    for (name, value) in ALWAYS {
        headers.insert(name, value);
    }
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        let csp = if path.starts_with("/api/docs/") { CSP_DOCS } else { CSP_DATA };
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(csp));
    }
    if app.is_some_and(|app| app.public_url.starts_with("https://")) {
        let lasting = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, lasting);
    }
    if path.starts_with("/api/") {
        let vary = HeaderValue::from_static("Cookie, Authorization, Accept-Language");
        headers.append(header::VARY, vary);
        if !headers.contains_key(header::CACHE_CONTROL) {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
    }
    if let Ok(id) = HeaderValue::from_str(facts.request_id.hyphenated().encode_lower(&mut [0; 36])) {
        headers.insert(REQUEST_ID, id);
    }
}

/// One line a request: the route, never the address, since that may name a person.
fn log(answer: &ServiceResponse, facts: &Facts, begun: Instant) {
    let route = answer.request().match_pattern().unwrap_or_default();
    let milliseconds = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::info!(
        request_id = %facts.request_id,
        method = %answer.request().method(),
        route,
        status = answer.status().as_u16(),
        milliseconds,
        "request"
    );
}
