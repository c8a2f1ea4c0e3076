//! What every operation has besides its own: problems, headers, doors.

use polku_domain::access::{Policy, Scope};
use serde_json::{Map, Value, json};

use super::Operation;
use super::access::{authz, security, who_may};
use super::answers;

/// What the tags of the rooms stand for.
const TAGS: [(&str, &str); 37] = [
    ("access", "Signing in, accounts, roles with end dates, machine clients."),
    ("accommodation", "What people need to take part, and the one who reads it."),
    ("agencies", "The agency, its units and sites."),
    ("applications", "Applying, and reading applications."),
    ("attendance", "Who was at the sessions of a programme, and the hours that follow from it."),
    ("audit", "What was done, and who looked at whose records."),
    ("calls", "Calls for applications and their rules."),
    ("changes", "People who changed in the staff register while they applied or took part."),
    ("checks", "Checks of an outcome that applicants ask for."),
    (
        "availability",
        "When people work and when they are busy: their own to say, and told to those who plan only as counts.",
    ),
    ("circumstances", "Many sessions delivered in another way at once, seen before and undone as a whole."),
    ("digests", "One gathered mail of what is ahead and what waits, for whoever chose to get it."),
    ("designs", "What a programme consists of."),
    ("groups", "Dividing the participants into groups."),
    ("mail", "Messages to people."),
    ("merging", "Persons of the register who are one human: suggested, merged, undone."),
    ("my_data", "Everything held about oneself, and who looked at it."),
    ("offers", "Offered places and the waiting list."),
    ("participation", "Who takes part, pauses, has left or has gone through."),
    ("people", "The staff register and its import."),
    ("programmes", "Initiatives and their programmes."),
    ("rehearsal", "Trying the methods of selection before a call opens."),
    ("rerouting", "Another path for some of the applicants."),
    ("retention", "How long what is kept, what falls due and what was erased."),
    ("rooms", "Rooms of the agency: seats, step-free access, induction loop."),
    ("rules", "Rules of a call as decisions, with their versions."),
    ("schedule", "Dates proposed from the design, and planned as they were seen."),
    ("scoring", "Scoring applications by published criteria, without names."),
    ("selection", "Choosing by a draw that anybody can check."),
    ("service", "The service itself."),
    (
        "facilitators",
        "Who leads sessions of a programme, what coaches have behind them, and what they must have.",
    ),
    ("sessions", "When the elements of a programme take place, for whom, and for how long."),
    ("today", "One session changed at short notice, and held again."),
    ("oversight", "The calendar of all programmes, and how each is doing."),
    (
        "messages",
        "What a programme says in its mails, whether they left, and who is reminded of what waits for them.",
    ),
    ("leading", "Who leads which session, waivers from the policy on coaches, and what those who lead see."),
    ("supervision", "What supervisors are told of applications, and what they state about working time."),
];

/// Completes one operation.
pub fn operation(document: &mut Value, operation: &Operation, policy: &Policy) {
    let method = operation.method.to_lowercase();
    let schemas = document.pointer("/components/schemas").cloned().unwrap_or_default();
    let Some(entry) = document
        .get_mut("paths")
        .and_then(|paths| paths.get_mut(&operation.path))
        .and_then(|item| item.get_mut(&method))
        .and_then(Value::as_object_mut)
    else {
        return;
    };
    if let Some(permission) = operation.needed.permission {
        entry.insert("x-authz".to_owned(), authz(policy, permission));
        entry.insert("security".to_owned(), security(policy, permission));
        describe(entry, &who_may(policy, permission));
    } else {
        entry.insert("security".to_owned(), json!([]));
        describe(entry, "For everybody, signed in or not.");
    }
    add_headers(entry, operation);
    answers::add_headers(entry, operation, &schemas);
    answers::add_refusals(entry, operation);
}

/// Who may, below what the handler's own comment says beyond its first line.
fn describe(entry: &mut Map<String, Value>, who: &str) {
    let own = entry.get("description").and_then(Value::as_str).map(|own| format!("{own}\n\n"));
    entry.insert("description".to_owned(), json!(own.unwrap_or_default() + who));
}

fn add_headers(entry: &mut Map<String, Value>, operation: &Operation) {
    let mut headers = Vec::new();
    if operation.needed.key {
        headers.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": true,
            "description": "Chosen by the client, new for each intent. The same key with the same request is \
                            answered alike for 24 hours and does nothing twice.",
            "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!#-~]+$"},
            "example": "5f0c2f6e-7a1b-4c55-9a0a-0a3c3c2b1e11"
        }));
    }
    if operation.needed.version {
        headers.push(json!({
            "name": "If-Match", "in": "header", "required": true,
            "description": "The version that was read, as in `ETag`: `\"3\"`.",
            "schema": {"type": "string", "pattern": "^\"[0-9]+\"$"},
            "example": "\"3\""
        }));
    }
    if headers.is_empty() {
        return;
    }
    let parameters = entry.entry("parameters").or_insert_with(|| json!([]));
    if let Some(list) = parameters.as_array_mut() {
        let known: Vec<String> =
            list.iter().filter_map(|one| one.get("name")?.as_str().map(str::to_lowercase)).collect();
        let new = |header: &Value| {
            header
                .get("name")
                .and_then(Value::as_str)
                .is_some_and(|name| !known.contains(&name.to_lowercase()))
        };
        list.extend(headers.into_iter().filter(new));
    }
}

/// Adds what the operations refer to.
pub fn components(document: &mut Value) {
    let mut referred = Vec::new();
    <polku_api_types::problem::Problem as utoipa::ToSchema>::schemas(&mut referred);
    let Some(components) = document
        .as_object_mut()
        .map(|document| document.entry("components").or_insert_with(|| json!({})))
        .and_then(Value::as_object_mut)
    else {
        return;
    };
    let schemas = components.entry("schemas").or_insert_with(|| json!({}));
    if let Some(schemas) = schemas.as_object_mut() {
        let problem = <polku_api_types::problem::Problem as utoipa::PartialSchema>::schema();
        schemas.insert("Problem".to_owned(), serde_json::to_value(problem).unwrap_or_default());
        for (name, schema) in referred {
            schemas.entry(name).or_insert_with(|| serde_json::to_value(schema).unwrap_or_default());
        }
    }
    components.insert("responses".to_owned(), answers::refusals());
    components.insert("securitySchemes".to_owned(), schemes());
}

fn schemes() -> Value {
    let scopes: Map<String, Value> =
        Scope::ALL.iter().map(|scope| (scope.name().to_owned(), json!(scope_text(*scope)))).collect();
    json!({
        "cookie": {
            "type": "apiKey", "in": "cookie", "name": "__Host-polku",
            "description": "A browser's sign-in. On a plain-HTTP demo the cookie is called `polku`."
        },
        "machine": {
            "type": "oauth2",
            "description": "A machine client's ten-minute token (RFC 6749 §4.4).",
            "flows": {"clientCredentials": {"tokenUrl": "/oauth/token", "scopes": scopes}}
        }
    })
}

fn scope_text(scope: Scope) -> &'static str {
    match scope {
        Scope::PeopleRead => "Read the agency, its units and its people.",
        Scope::PeopleWrite => "Import and change units and people.",
        Scope::ProgrammesRead => "Read initiatives, programmes, designs and calls.",
        Scope::ProgrammesWrite => "Create and change initiatives, programmes, designs and calls.",
        Scope::ApplicationsRead => "Read applications without their free text.",
        Scope::ApplicationsFreeText => "Read what applicants wrote in their own words.",
        Scope::ApplicationsWrite => "Import applications.",
        Scope::SelectionsRead => "Read selections, confirmed lists and offers.",
        Scope::GroupsRead => "Read groups and who is in them.",
        Scope::BusyWrite => "Send when people are busy, without reading it.",
        Scope::RepliesWrite => "Send what calendars answer to invitations, without reading anything.",
    }
}

/// Describes the tags that are used.
pub fn tags(document: &mut Value) {
    let text = document.get("paths").map(Value::to_string).unwrap_or_default();
    let used = TAGS.iter().filter(|(name, _)| text.contains(&format!("\"tags\":[\"{name}\"]")));
    let tags: Vec<Value> =
        used.map(|(name, description)| json!({"name": name, "description": description})).collect();
    if let Some(document) = document.as_object_mut() {
        document.insert("tags".to_owned(), Value::Array(tags));
        document.insert("servers".to_owned(), json!([{"url": "/", "description": "This installation."}]));
    }
}

/// Paths by name, so that the order of mounting does not show.
pub fn sort(document: &mut Value) {
    for list in ["/paths", "/components/schemas"] {
        if let Some(map) = document.pointer_mut(list).and_then(Value::as_object_mut) {
            map.sort_keys();
        }
    }
}
