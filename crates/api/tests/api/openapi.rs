//! The document says what the code does.

use std::collections::BTreeSet;
use std::path::Path;

use polku::http::openapi;
use serde_json::Value;

/// Operations with their entry in the document.
fn entries(document: &Value) -> Vec<(String, String, &Value)> {
    let paths = document["paths"].as_object().expect("paths");
    let operations = |item: &'_ Value| item.as_object().cloned().unwrap_or_default();
    let mut found = Vec::new();
    for (path, item) in paths {
        for method in operations(item).keys() {
            found.push((path.clone(), method.clone(), &item[method]));
        }
    }
    found
}

#[tokio::test]
async fn the_committed_document_is_current() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../openapi/v1.json");
    let current = openapi::text().await;
    if std::env::var("POLKU_WRITE").is_ok() {
        std::fs::write(&file, &current).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(committed == current, "openapi/v1.json is out of date: write it anew with POLKU_WRITE=1");
}

#[tokio::test]
async fn every_operation_asks_for_a_permission_at_its_door() {
    let open: Vec<String> = openapi::operations()
        .await
        .into_iter()
        .filter(|operation| operation.needed.permission.is_none())
        .map(|operation| operation.id)
        .collect();
    assert_eq!(open, ["view_health", "view_readiness"]);
}

#[tokio::test]
async fn every_operation_has_a_name_of_its_own_a_text_and_described_answers() {
    let document = openapi::document().await;
    let mut names = BTreeSet::new();
    for (path, method, operation) in entries(&document) {
        let at = format!("{method} {path}");
        let name = operation["operationId"].as_str().expect("a name");
        assert!(names.insert(name.to_owned()), "{at}: {name} is taken");
        assert!(
            operation["summary"].is_string() || operation["description"].is_string(),
            "{at} says nothing"
        );
        assert_eq!(operation["tags"].as_array().map(Vec::len), Some(1), "{at} belongs to one room");
        let answers = operation["responses"].as_object().expect("answers");
        assert!(answers.keys().any(|status| status.starts_with('2')), "{at} never succeeds");
        for (status, answer) in answers {
            let said = answer["description"].as_str().is_some_and(|text| !text.is_empty());
            assert!(said || answer["$ref"].is_string(), "{at} {status} is not described");
        }
    }
}

#[tokio::test]
async fn every_reference_leads_somewhere_and_every_tag_is_described() {
    let document = openapi::document().await;
    let mut waiting = vec![&document];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Object(fields) => {
                if let Some(target) = fields.get("$ref").and_then(Value::as_str) {
                    assert!(
                        document.pointer(target.trim_start_matches('#')).is_some(),
                        "{target} leads nowhere"
                    );
                }
                waiting.extend(fields.values());
            }
            Value::Array(items) => waiting.extend(items),
            _ => {}
        }
    }
    let described: BTreeSet<&str> =
        document["tags"].as_array().unwrap().iter().filter_map(|tag| tag["name"].as_str()).collect();
    for (path, _, operation) in entries(&document) {
        let tag = operation["tags"][0].as_str().unwrap();
        assert!(
            described.contains(tag),
            "{path}: the tag {tag} is not described in http/openapi/complete.rs"
        );
    }
}

#[tokio::test]
async fn creating_takes_a_key_and_changing_takes_a_version() {
    // Credentials and one-time links create nothing that could be created twice, the faulty rows of a file and a
    // remote tool's list are only read, a personal link opens once, asking for one again is asking, and a place is offered to an application, and answered, once by a constraint of the database.
    let without_key = [
        "sign_in",
        "issue_token",
        "redeem_link",
        "preview_link",
        "change_password",
        "faulty_people_rows",
        "accept_offer",
        "decline_offer",
        "offer_by_hand",
        "open_personal_link",
        "ask_for_personal_link",
    ];
    for operation in openapi::operations().await {
        let is_dry = operation.id.starts_with("preview_") || operation.id.starts_with("rehearse_");
        if operation.method == "POST" && !without_key.contains(&operation.id.as_str()) && !is_dry {
            let guarded = operation.needed.key || operation.needed.version;
            assert!(guarded, "{} takes neither Idempotency-Key nor If-Match", operation.id);
        }
        if operation.method == "PUT" || operation.method == "PATCH" {
            assert!(operation.needed.version, "{} takes no If-Match", operation.id);
        }
    }
}

#[tokio::test]
async fn request_types_refuse_unknown_fields_and_limit_every_text() {
    let document = openapi::document().await;
    let mut faults = Vec::new();
    for (path, method, operation) in entries(&document) {
        let schema = operation.pointer("/requestBody/content/application~1json/schema/$ref");
        let Some(target) = schema.and_then(Value::as_str) else { continue };
        let schema = document.pointer(target.trim_start_matches('#')).expect("a schema");
        if schema["properties"].is_object() && schema["additionalProperties"] != Value::Bool(false) {
            faults.push(format!("{method} {path}: {target} takes unknown fields"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
