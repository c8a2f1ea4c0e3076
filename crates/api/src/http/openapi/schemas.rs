//! Puts the schemas in order: each is written once, each is used, each field says what it is.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

const PREFIX: &str = "#/components/schemas/";

/// Refers to the items of pages instead of writing them again, lifts descriptions to their fields, and leaves out
/// what nothing refers to.
pub fn tidy(document: &mut Value) {
    if let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        refer_to_items(schemas);
        schemas.values_mut().for_each(lift_descriptions);
    }
    leave_out_unused(document);
}

/// A page is generic in the code, where its items are written into each of its kinds.
fn refer_to_items(schemas: &mut Map<String, Value>) {
    let pages: Vec<(String, String)> = schemas
        .keys()
        .filter_map(|name| Some((name.clone(), name.strip_prefix("Page_")?.to_owned())))
        .filter(|(_, item)| schemas.contains_key(item))
        .collect();
    for (page, item) in pages {
        if let Some(items) =
            schemas.get_mut(&page).and_then(|page| page.pointer_mut("/properties/items/items"))
        {
            *items = json!({"$ref": format!("{PREFIX}{item}")});
        }
    }
}

/// Of a field that may be null, the text stands within the first choice: it belongs to the field.
fn lift_descriptions(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            let text = fields.get_mut("oneOf").and_then(Value::as_array_mut).and_then(|choices| {
                let nullable = choices.len() == 2 && choices.contains(&json!({"type": "null"}));
                let choice = choices.iter_mut().find(|choice| choice.get("$ref").is_some())?;
                choice.as_object_mut().filter(|_| nullable)?.remove("description")
            });
            if let Some(text) = text {
                fields.entry("description").or_insert(text);
            }
            fields.values_mut().for_each(lift_descriptions);
        }
        Value::Array(items) => items.iter_mut().for_each(lift_descriptions),
        _ => {}
    }
}

fn leave_out_unused(document: &mut Value) {
    loop {
        let mut used = BTreeSet::new();
        referred(document, &mut used);
        let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) else {
            return;
        };
        let before = schemas.len();
        schemas.retain(|name, _| used.contains(name));
        if schemas.len() == before {
            return;
        }
    }
}

fn referred(value: &Value, used: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            let target =
                fields.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix(PREFIX));
            used.extend(target.map(str::to_owned));
            fields.values().for_each(|value| referred(value, used));
        }
        Value::Array(items) => items.iter().for_each(|item| referred(item, used)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_referred_to_texts_are_lifted_and_what_is_not_used_goes() {
        let item = json!({"type": "object", "properties": {"unit": {
            "oneOf": [{"$ref": "#/components/schemas/Unit", "description": "Where."}, {"type": "null"}]}}});
        let mut document = json!({
            "paths": {"/": {"get": {"schema": {"$ref": "#/components/schemas/Page_Item"}}}},
            "components": {"schemas": {
                "Page_Item": {"properties": {"items": {"type": "array", "items": item}}},
                "Item": item,
                "Unit": {"type": "string"},
                "Left": {"$ref": "#/components/schemas/Over"},
                "Over": {"type": "string"}
            }}
        });
        tidy(&mut document);
        let unit = json!({"description": "Where.",
            "oneOf": [{"$ref": "#/components/schemas/Unit"}, {"type": "null"}]});
        assert_eq!(
            document["components"]["schemas"],
            json!({
                "Page_Item": {"properties": {"items": {"type": "array",
                    "items": {"$ref": "#/components/schemas/Item"}}}},
                "Item": {"type": "object", "properties": {"unit": unit}},
                "Unit": {"type": "string"}
            })
        );
    }
}
