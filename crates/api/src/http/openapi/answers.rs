//! What an operation can answer besides its own success: refusals by status, and the headers of each answer.
//!
//! Which statuses an operation can refuse with follows from its signature: what takes no version is never stale. What
//! a signature does not tell, a handler says with [`crate::http::Also`].

use polku_api_types::problem::ProblemCode;
use serde_json::{Map, Value, json};

use super::Operation;

/// Each status of a refusal, the name of its description in the document, and what it means everywhere.
const REFUSALS: [(u16, &str, &str); 15] = [
    (400, "Unreadable", "Not readable: the body, the query, the cursor or the key of the request."),
    (401, "NotSignedIn", "Nobody is signed in, or the token is not valid."),
    (403, "NotAllowed", "You may see it but not do this; or your roles never allow it, to anything."),
    (404, "NotFound", "It does not exist, or not for you: the two answers are equal."),
    (408, "TooSlow", "The body did not arrive in time."),
    (409, "Clash", "It clashes with the present state."),
    (412, "Stale", "Somebody changed it since the version you named."),
    (413, "TooLarge", "The body is larger than the operation reads."),
    (414, "AddressTooLong", "The address is longer than 8 KiB."),
    (415, "UnknownMediaType", "The operation does not read bodies of this media type."),
    (422, "NotValid", "`errors` names every field that is not valid; or the key came with another request."),
    (428, "VersionMissing", "A change came without the version it is meant for."),
    (429, "TooMany", "Too many requests: come back after `Retry-After` seconds."),
    (500, "Fault", "A fault of ours. It is logged under `request_id`."),
    (503, "Unavailable", "The service cannot answer now: come back after `Retry-After` seconds."),
];

/// Where a refusal with this status is described.
#[must_use]
pub fn component(status: u16) -> Option<&'static str> {
    REFUSALS.iter().find(|(known, ..)| *known == status).map(|(_, name, _)| *name)
}

/// Adds the refusals that the signature allows to what the handler said itself.
pub fn add_refusals(entry: &mut Map<String, Value>, operation: &Operation) {
    let has = |place: &str| {
        let parameters = entry.get("parameters").and_then(Value::as_array);
        parameters
            .is_some_and(|list| list.iter().any(|one| one.get("in").is_some_and(|given| given == place)))
    };
    let (path, query, body) = (has("path"), has("query"), entry.contains_key("requestBody"));
    let needed = operation.needed;
    // What only reads clashes with nothing, unless it says so: there is no total before the last points are given.
    let clashes = entry.remove("x-clashes").is_some();
    let (door, changes) = (needed.permission.is_some(), operation.method != "GET");
    let open = entry.get("security").and_then(Value::as_array).is_some_and(|ways| ways.contains(&json!({})));
    let can = |status: u16| match status {
        400 => body || query || needed.key,
        401 | 429 => door,
        403 => door && (changes || !open),
        404 => path,
        408 | 413 | 415 => body,
        409 => clashes || (changes && !open),
        412 | 428 => needed.version,
        422 => body || query || needed.key,
        _ => true,
    };
    let statuses: Vec<u16> =
        REFUSALS.iter().map(|(status, ..)| *status).filter(|status| can(*status)).collect();
    if let Some(responses) = entry.get_mut("responses").and_then(Value::as_object_mut) {
        for status in statuses {
            responses.entry(status.to_string()).or_insert_with(|| reference(status));
        }
        responses.sort_keys();
    }
}

fn reference(status: u16) -> Value {
    json!({"$ref": format!("#/components/responses/{}", component(status).unwrap_or_default())})
}

/// Every refusal, described once.
#[must_use]
pub fn refusals() -> Value {
    REFUSALS
        .iter()
        .map(|(status, name, meaning)| ((*name).to_owned(), refusal(*status, meaning)))
        .collect::<Map<_, _>>()
        .into()
}

fn refusal(status: u16, meaning: &str) -> Value {
    let codes: Vec<String> = ProblemCode::ALL
        .iter()
        .filter(|code| code.status() == status)
        .map(|code| format!("`{}`", code.name()))
        .collect();
    let mut headers = Map::new();
    let mut header = |name: &str, description: &str, schema: Value| {
        let described = json!({"description": description, "required": true, "schema": schema});
        headers.insert(name.to_owned(), described);
    };
    let named = json!({"type": "string", "format": "uuid"});
    header("X-Request-Id", "Names the request in the service's log.", named);
    match status {
        401 => header(
            "WWW-Authenticate",
            "How machines prove who they are (RFC 9110).",
            json!({"type": "string", "minLength": 1}),
        ),
        429 | 503 => header("Retry-After", "Seconds to wait.", json!({"type": "integer", "minimum": 1})),
        _ => {}
    }
    json!({
        "description": format!("{meaning} Codes: {}.", codes.join(", ")),
        "headers": headers,
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    })
}

/// Describes the headers of success: the address of what was created, the version of what can be changed, the way
/// to the next page.
pub fn add_headers(entry: &mut Map<String, Value>, operation: &Operation, schemas: &Value) {
    let mut is_kept = false;
    let Some(responses) = entry.get_mut("responses").and_then(Value::as_object_mut) else { return };
    for (status, response) in responses.iter_mut().filter(|(status, _)| status.starts_with('2')) {
        let of = |name: &str| has_field(response, name, schemas);
        let (versioned, paged) = (of("version"), of("next_cursor"));
        let mut headers = Map::new();
        if status == "201" {
            headers.insert("Location".to_owned(), location());
        }
        if versioned {
            headers.insert("ETag".to_owned(), etag());
            is_kept = operation.method == "GET";
        }
        if paged {
            headers.insert("Link".to_owned(), link());
        }
        if let Some(response) = response.as_object_mut().filter(|_| !headers.is_empty()) {
            response.insert("headers".to_owned(), headers.into());
        }
    }
    if is_kept {
        responses.insert(
            "304".to_owned(),
            json!({"description": "You hold this version already.", "headers": {"ETag": etag()}}),
        );
        let parameters = entry.entry("parameters").or_insert_with(|| json!([]));
        if let Some(list) = parameters.as_array_mut() {
            list.push(if_none_match());
        }
    }
}

/// Whether a JSON answer is an object with this field.
fn has_field(response: &Value, name: &str, schemas: &Value) -> bool {
    let schema = response.pointer("/content/application~1json/schema");
    let referred = schema.and_then(|schema| schema.get("$ref")).and_then(Value::as_str);
    let schema = match referred.and_then(|target| target.rsplit('/').next()) {
        Some(target) => schemas.get(target),
        None => schema,
    };
    schema.and_then(|schema| schema.get("properties")?.get(name)).is_some()
}

fn location() -> Value {
    json!({
        "description": "The address of what was created, from the root of the service.",
        "required": true,
        "schema": {"type": "string", "format": "uri-reference"}
    })
}

fn etag() -> Value {
    json!({
        "description": "The version of what is answered, for `If-Match`.",
        "required": true,
        "schema": {"type": "string", "pattern": "^\"[0-9]+\"$"}
    })
}

fn link() -> Value {
    json!({
        "description": "The next page, as `rel=\"next\"`, if there is one (RFC 8288).",
        "schema": {"type": "string"}
    })
}

fn if_none_match() -> Value {
    json!({
        "name": "If-None-Match", "in": "header", "required": false,
        "description": "The version that is held already, as in `ETag`: then the answer is 304 without a body.",
        "schema": {"type": "string"},
        "example": "\"3\""
    })
}
