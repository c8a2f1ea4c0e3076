//! The OpenAPI document: collected from the mounted operations, and completed from their signatures and the policy.
//!
//! Nothing in it is written twice. The operations come from `app::rooms`, what they need at the door from their
//! extractors (see [`super::Probe`]), who may pass from the policy, the problems from one table.

mod access;
mod answers;
mod complete;
mod matrix;
mod schemas;
mod serve;

use actix_web::App;
use actix_web::dev::Service;
use actix_web::http::Method;
use actix_web::test::{TestRequest, init_service};
use polku_domain::access::Policy;
use serde_json::Value;
use utoipa::OpenApi;
use utoipa_actix_web::AppExt;

pub use answers::component;
pub use matrix::access_text;
pub use serve::mount;

use super::probe::{Needed, Probe};
use crate::app::rooms;

/// What describes the API as a whole.
#[derive(OpenApi)]
#[openapi(info(
    title = "Polku",
    description = "Development programmes of staff, from call to groups. Every refusal is a problem \
                   (RFC 9457) with a stable `code`. Times are UTC, days are calendar days in Finland.",
    contact(name = "Polku", url = "/api/docs/"),
    license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
))]
struct Base;

/// The document without what the signatures tell.
#[must_use]
pub fn base() -> utoipa::openapi::OpenApi {
    Base::openapi()
}

/// One operation of the document.
#[derive(Clone, Debug)]
pub struct Operation {
    /// In capitals.
    pub method: String,
    /// As in the document, with `{names}`.
    pub path: String,
    /// Its name.
    pub id: String,
    /// What its signature asks for.
    pub needed: Needed,
}

/// The whole document.
pub async fn document() -> Value {
    let (mut document, operations) = collected().await;
    let policy = Policy::house();
    for operation in &operations {
        complete::operation(&mut document, operation, &policy);
    }
    complete::components(&mut document);
    schemas::tidy(&mut document);
    complete::tags(&mut document);
    complete::sort(&mut document);
    document
}

/// The document as it is committed: readable, ending in a line break.
pub async fn text() -> String {
    let mut text = serde_json::to_string_pretty(&document().await).unwrap_or_default();
    text.push('\n');
    text
}

/// Every operation with what its signature asks for.
pub async fn operations() -> Vec<Operation> {
    collected().await.1
}

async fn collected() -> (Value, Vec<Operation>) {
    let probe = Probe::default();
    let app = App::new().app_data(probe.clone()).into_utoipa_app().openapi(base()).configure(rooms);
    let (app, document) = app.split_for_parts();
    let document = serde_json::to_value(document).unwrap_or_default();
    let service = init_service(app).await;
    let mut operations = Vec::new();
    for (path, method, id) in listed(&document) {
        let request = TestRequest::with_uri(&filled(&path)).method(method.clone()).to_request();
        // Without an `App` no handler answers; whatever comes back, the extractors have noted their wishes.
        let _ = service.call(request).await;
        operations.push(Operation { method: method.to_string(), path, id, needed: probe.take() });
    }
    (document, operations)
}

/// The address of an operation with some id in each place for one.
fn filled(path: &str) -> String {
    let some_id = "00000000-0000-0000-0000-000000000000";
    path.split('/')
        .map(|part| if part.starts_with('{') { some_id } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

fn listed(document: &Value) -> Vec<(String, Method, String)> {
    let empty = serde_json::Map::new();
    let paths = document.get("paths").and_then(Value::as_object).unwrap_or(&empty);
    let mut found = Vec::new();
    for (path, item) in paths {
        for (method, operation) in item.as_object().unwrap_or(&empty) {
            let id = operation.get("operationId").and_then(Value::as_str);
            if let (Some(id), Ok(method)) = (id, Method::from_bytes(method.to_uppercase().as_bytes())) {
                found.push((path.clone(), method, id.to_owned()));
            }
        }
    }
    found
}
