//! Every operation of the document, asked by everybody: nobody, each role of the agency, each role of another one.

use polku::http::openapi::{self, Operation};
use polku_client::Client;
use polku_domain::access::{Permission, Policy, Principal, Who};
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::never::{ANONYMOUS, Over, never};
use crate::for_each_engine;
use crate::support::{Home, Persona, Scratch, World};

/// An id that names nothing.
pub const NOTHING: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);

/// The smallest body that the schema of an operation allows.
fn body_for(document: &Value, operation: &Operation) -> Option<Value> {
    let method = operation.method.to_lowercase();
    let entry = &document["paths"][&operation.path][&method];
    let schema = entry.pointer("/requestBody/content/application~1json/schema")?;
    Some(example(document, schema, 0))
}

/// The query parameters that an operation cannot do without.
fn query_for(document: &Value, operation: &Operation) -> String {
    let method = operation.method.to_lowercase();
    let parameters = document["paths"][&operation.path][&method]["parameters"].as_array().cloned();
    let mut pairs = Vec::new();
    for parameter in parameters.unwrap_or_default() {
        if parameter["in"] == "query" && parameter["required"] == true {
            let value = example(document, &parameter["schema"], 0);
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            pairs.push(format!("{}={text}", parameter["name"].as_str().expect("a name")));
        }
    }
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

/// The media type of a body that is a file.
fn file_type(document: &Value, operation: &Operation) -> Option<String> {
    let method = operation.method.to_lowercase();
    let content = document["paths"][&operation.path][&method].pointer("/requestBody/content")?;
    content.as_object()?.keys().next().cloned()
}

fn example(document: &Value, schema: &Value, depth: usize) -> Value {
    if depth > 12 {
        return Value::Null;
    }
    if let Some(target) = schema["$ref"].as_str() {
        let target = document.pointer(target.trim_start_matches('#')).expect("a reference");
        return example(document, target, depth + 1);
    }
    for list in ["oneOf", "anyOf", "allOf"] {
        if let Some(first) = schema[list].as_array().and_then(|list| list.last()) {
            return example(document, first, depth + 1);
        }
    }
    if let Some(first) = schema["enum"].as_array().and_then(|list| list.first()) {
        return first.clone();
    }
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.first().cloned().unwrap_or_default(),
        kind => kind.clone(),
    };
    match kinds.as_str() {
        Some("object") => {
            let required = schema["required"].as_array().cloned().unwrap_or_default();
            let field = |name: &Value| {
                let name = name.as_str().expect("a name").to_owned();
                let value = example(document, &schema["properties"][&name], depth + 1);
                (name, value)
            };
            Value::Object(required.iter().map(field).collect())
        }
        Some("array") => json!([]),
        Some("integer" | "number") => json!(schema["minimum"].as_i64().unwrap_or(1)),
        Some("boolean") => json!(false),
        Some("string") => match schema["format"].as_str() {
            Some("uuid") => json!(NOTHING),
            Some("date") => json!("2020-05-05"),
            Some("date-time") => json!("2020-05-05T06:00:00Z"),
            _ => json!(
                "x".repeat(usize::try_from(schema["minLength"].as_u64().unwrap_or(1)).unwrap_or(1).max(1))
            ),
        },
        _ => Value::Null,
    }
}

/// An answer: its status and what of its body may be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    pub status: u16,
    pub body: String,
}

pub async fn ask(
    world: &World,
    document: &Value,
    operation: &Operation,
    asker: Option<(Home, Persona)>,
    id: Uuid,
) -> Heard {
    let client = asker.map_or_else(|| world.anonymous(), |(home, persona)| world.client(home, persona));
    ask_as(world, &client, document, operation, id).await
}

/// The same, for a client of any kind.
pub async fn ask_as(
    world: &World,
    client: &Client,
    document: &Value,
    operation: &Operation,
    id: Uuid,
) -> Heard {
    let fill = |part: &str| if part.starts_with('{') { id.to_string() } else { part.to_owned() };
    let path: Vec<String> = operation.path.split('/').map(fill).collect();
    let mut request = client
        .request(
            operation.method.parse::<Method>().expect("a method"),
            &format!("{}{}", path.join("/"), query_for(document, operation)),
        )
        .header("Idempotency-Key", world.key().to_string())
        .header("If-Match", "\"1\"");
    if let Some(body) = body_for(document, operation) {
        request = request.json(&body);
    } else if let Some(media_type) = file_type(document, operation) {
        request = request.header("Content-Type", media_type).body("a;b");
    }
    let answer = request.send().await.expect("an answer");
    let status = answer.status().as_u16();
    let text = answer.text().await.unwrap_or_default();
    let mut body: Value = serde_json::from_str(&text).unwrap_or_default();
    if let Some(fields) = body.as_object_mut() {
        fields.remove("request_id");
        fields.remove("instance");
    }
    Heard { status, body: body.to_string() }
}

fn is_public(policy: &Policy, permission: Permission) -> bool {
    policy.may_ever(&Principal::Anonymous, permission)
}

/// Whether some rule speaks of the persona at all; worked out from the table, not through `may_ever`.
fn has_a_rule(permission: Permission, persona: Persona) -> bool {
    let on_the_staff = persona != Persona::SystemAdmin;
    Policy::house().rules_for(permission).any(|rule| match rule.who {
        Who::Anyone | Who::SignedIn => true,
        Who::Role(role) => {
            Some(role) == persona.role() || (on_the_staff && role == polku_domain::access::Role::Participant)
        }
        Who::Scope(_) | Who::Leaver => false,
    })
}

pub async fn doors() -> (Value, Vec<Operation>) {
    let operations = openapi::operations().await;
    let operations = operations
        .into_iter()
        .filter(|one| one.path.starts_with("/api/v1/") && one.needed.permission.is_some());
    (openapi::document().await, operations.collect())
}

/// Ending the sign-in would end the test's own.
pub fn ends_the_asker(operation: &Operation) -> bool {
    // Signing in with a wrong password is a 401 of its own.
    ["end_sign_in", "change_password", "sign_in"].contains(&operation.id.as_str())
}

for_each_engine! {
    async fn nobody_passes_a_door_that_is_not_public(world: World) {
        let (document, operations) = doors().await;
        for operation in operations {
            let permission = operation.needed.permission.unwrap();
            let heard = ask(&world, &document, &operation, None, NOTHING).await;
            if is_public(&Policy::house(), permission) {
                assert_ne!(heard.status, 403, "{}", operation.id);
            } else {
                assert_eq!(heard.status, 401, "{} answers nobody with {}", operation.id, heard.body);
            }
        }
    }

    async fn whoever_can_never_do_it_is_refused_at_the_door(world: World) {
        let (document, operations) = doors().await;
        for operation in operations.iter().filter(|operation| !ends_the_asker(operation)) {
            let permission = operation.needed.permission.unwrap();
            for persona in Persona::ALL {
                let heard = ask(&world, &document, operation, Some((Home::A, persona)), NOTHING).await;
                let at = format!("{} by {persona:?}: {} {}", operation.id, heard.status, heard.body);
                if has_a_rule(permission, persona) {
                    assert_ne!(heard.status, 401, "{at}");
                } else {
                    assert_eq!(heard.status, 403, "{at}");
                }
                assert!(heard.status < 500, "{at}");
                let about_one_thing = operation.path.contains('{') && operation.id != "view_problem";
                assert!(!(about_one_thing && heard.status < 300), "{at}");
            }
        }
    }
}

/// Over HTTP, each sentence of `never` about anything at all: the door itself refuses.
async fn passed_doors(world: &World) -> Vec<String> {
    let (document, operations) = doors().await;
    let mut passed = Vec::new();
    for (who, permission, over) in never() {
        let persona = Persona::ALL.into_iter().find(|persona| persona.name() == *who);
        if *over != Over::Anything || (persona.is_none() && *who != ANONYMOUS) {
            continue;
        }
        for operation in operations.iter().filter(|one| one.needed.permission == Some(*permission)) {
            let asker = persona.map(|persona| (Home::A, persona));
            let heard = ask(world, &document, operation, asker, NOTHING).await;
            if heard.status != 401 && heard.status != 403 {
                passed.push(format!("{who} {} {}", operation.id, heard.status));
            }
        }
    }
    passed
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_door_opens_to_those_who_must_never_pass_it() {
    let world = World::start(Scratch::sqlite()).await;
    assert_eq!(passed_doors(&world).await, Vec::<String>::new());
}

/// The check itself is checked: a service that runs under a wrong policy must be noticed through HTTP too.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_service_with_a_wrong_policy_is_noticed() {
    let mut rules = Policy::house().rules().to_vec();
    for rule in &mut rules {
        if rule.permission == Permission::ManageClients {
            rule.who = Who::SignedIn;
        }
    }
    let world = World::start_with(Scratch::sqlite(), Policy::from_rules(rules)).await;
    let (_, operations) = doors().await;
    let guarded = operations.iter().any(|one| one.needed.permission == Some(Permission::ManageClients));
    assert!(!guarded || !passed_doors(&world).await.is_empty());
}
