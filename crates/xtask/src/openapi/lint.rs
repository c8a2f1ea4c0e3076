//! What a reader of the API's document can rely on, beyond its being valid: everything says what it is, every text
//! that is taken in has a bound, and nothing stands there for nothing.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

const METHODS: [&str; 7] = ["get", "put", "post", "delete", "patch", "head", "options"];

/// What the rules looked at, and what they found.
#[derive(Default)]
pub struct Lint {
    /// How many things were looked at.
    pub looked: usize,
    /// One line for each fault.
    pub faults: Vec<String>,
}

/// Holds a document against all rules.
pub fn lint(document: &Value) -> Lint {
    let mut lint = Lint::default();
    let mut names = BTreeSet::new();
    for (path, item) in fields(document.get("paths")) {
        for (method, operation) in fields(Some(item)) {
            let at = format!("{} {path}", method.to_uppercase());
            lint.expect(METHODS.contains(&method.as_str()), &at, "is no method");
            let name = text(operation, "operationId");
            lint.expect(!name.is_empty() && names.insert(name.to_owned()), &at, "has no name of its own");
            lint.operation(document, &at, path, operation);
            lint.answers(document, &at, operation);
        }
    }
    for (name, schema) in fields(document.pointer("/components/schemas")) {
        lint.described(name, schema);
        lint.properties(name, schema);
    }
    lint.request_bodies(document);
    lint.references(document);
    lint
}

impl Lint {
    fn expect(&mut self, holds: bool, at: &str, fault: &str) {
        self.looked += 1;
        if !holds {
            self.faults.push(format!("{at} {fault}"));
        }
    }

    fn described(&mut self, at: &str, thing: &Value) {
        self.expect(!text(thing, "description").trim().is_empty(), at, "has no description");
    }

    fn operation(&mut self, document: &Value, at: &str, path: &str, operation: &Value) {
        self.described(at, operation);
        self.expect(!text(operation, "summary").is_empty(), at, "has no summary");
        let tags: Vec<&str> = list(operation, "tags").iter().filter_map(Value::as_str).collect();
        let known = list(document, "tags");
        let is_known = |tag: &str| {
            known.iter().any(|one| text(one, "name") == tag && !text(one, "description").is_empty())
        };
        self.expect(
            matches!(tags.as_slice(), [tag] if is_known(tag)),
            at,
            "has not one tag that is described",
        );
        let open = list(operation, "security").is_empty();
        self.expect(operation.get("security").is_some(), at, "does not say who gets in");
        self.expect(open || operation.get("x-authz").is_some(), at, "does not say who may");
        let mut in_path = BTreeSet::new();
        for parameter in list(operation, "parameters") {
            let name = text(parameter, "name");
            let here = format!("{at} parameter {name}");
            self.described(&here, parameter);
            let schema = parameter.get("schema").unwrap_or(&Value::Null);
            let place = text(parameter, "in");
            self.expect(place == "header" || is_bounded(schema), &here, "is text of any length");
            if place == "path" {
                in_path.insert(name.to_owned());
            }
        }
        let named: BTreeSet<String> = path
            .split('/')
            .filter_map(|part| Some(part.strip_prefix('{')?.strip_suffix('}')?.to_owned()))
            .collect();
        self.expect(named == in_path, at, "does not describe the parameters of its path");
        let verb = at.split(' ').next().unwrap_or_default();
        self.expect(verb != "GET" || operation.get("requestBody").is_none(), at, "reads with a body");
    }

    fn answers(&mut self, document: &Value, at: &str, operation: &Value) {
        let mut succeeds = false;
        for (status, answer) in fields(operation.get("responses")) {
            let here = format!("{at} {status}");
            self.expect(status.parse::<u16>().is_ok(), &here, "is no single status");
            let answer = resolved(document, answer);
            self.described(&here, answer);
            succeeds |= status.starts_with('2');
            let content = fields(answer.get("content"));
            let refuses = status.starts_with('4') || status.starts_with('5');
            let is_problem = matches!(content.as_slice(), [(kind, _)] if *kind == "application/problem+json");
            self.expect(!refuses || is_problem, &here, "is no problem");
            for (kind, body) in content {
                self.expect(body.get("schema").is_some(), &here, &format!("has no schema for {kind}"));
            }
            for (name, header) in fields(answer.get("headers")) {
                self.described(&format!("{here} header {name}"), header);
            }
        }
        self.expect(succeeds, at, "never succeeds");
    }

    /// Every field says what it is, unless it can only be one fixed word.
    fn properties(&mut self, at: &str, schema: &Value) {
        for (name, property) in fields(schema.get("properties")) {
            let here = format!("{at}.{name}");
            let is_fixed = list(property, "enum").len() == 1;
            self.expect(
                is_fixed || !text(property, "description").trim().is_empty(),
                &here,
                "has no description",
            );
            self.properties(&here, property);
        }
        let known = fields(schema.get("properties"));
        for name in list(schema, "required").iter().filter_map(Value::as_str) {
            self.expect(
                known.iter().any(|(known, _)| known.as_str() == name),
                at,
                &format!("requires an unknown {name}"),
            );
        }
        for choice in ["oneOf", "anyOf", "allOf"].iter().flat_map(|key| list(schema, key)) {
            self.properties(at, choice);
        }
        if let Some(items) = schema.get("items") {
            self.properties(at, items);
        }
    }

    /// What is taken in has a bound, and nothing unknown is taken in.
    fn request_bodies(&mut self, document: &Value) {
        let mut waiting: Vec<&str> = Vec::new();
        for (_, item) in fields(document.get("paths")) {
            for (_, operation) in fields(Some(item)) {
                let schema = operation.pointer("/requestBody/content/application~1json/schema");
                waiting.extend(schema.map(|schema| text(schema, "$ref")).filter(|target| !target.is_empty()));
            }
        }
        let mut seen = BTreeSet::new();
        while let Some(target) = waiting.pop() {
            if !seen.insert(target) {
                continue;
            }
            let schema = document.pointer(target.trim_start_matches('#')).unwrap_or(&Value::Null);
            let name = target.rsplit('/').next().unwrap_or_default();
            if schema.get("properties").is_some() {
                let closed = schema.get("additionalProperties") == Some(&Value::Bool(false));
                self.expect(closed, name, "takes fields it does not know");
            }
            self.bounds(name, schema, &mut waiting);
        }
    }

    fn bounds<'d>(&mut self, at: &str, schema: &'d Value, waiting: &mut Vec<&'d str>) {
        waiting.extend(Some(text(schema, "$ref")).filter(|target| !target.is_empty()));
        self.expect(is_bounded(schema), at, "is of any length");
        for (name, property) in fields(schema.get("properties")) {
            self.bounds(&format!("{at}.{name}"), property, waiting);
        }
        for choice in ["oneOf", "anyOf", "allOf"].iter().flat_map(|key| list(schema, key)) {
            self.bounds(at, choice, waiting);
        }
        if let Some(items) = schema.get("items") {
            self.bounds(at, items, waiting);
        }
    }

    /// Every reference leads somewhere, and every part is referred to.
    fn references(&mut self, document: &Value) {
        let mut used = BTreeSet::new();
        let mut waiting = vec![document];
        while let Some(value) = waiting.pop() {
            match value {
                Value::Object(known) => {
                    used.extend(known.get("$ref").and_then(Value::as_str));
                    waiting.extend(known.values());
                }
                Value::Array(items) => waiting.extend(items),
                _ => {}
            }
        }
        for target in &used {
            let found = document.pointer(target.trim_start_matches('#')).is_some();
            self.expect(found, target, "leads nowhere");
        }
        for kind in ["schemas", "responses", "headers", "parameters"] {
            for (name, _) in fields(document.pointer(&format!("/components/{kind}"))) {
                let target = format!("#/components/{kind}/{name}");
                self.expect(used.contains(target.as_str()), &target, "is not used");
            }
        }
    }
}

fn fields(value: Option<&Value>) -> Vec<(&String, &Value)> {
    value.and_then(Value::as_object).map(Map::iter).into_iter().flatten().collect()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn resolved<'v>(document: &'v Value, value: &'v Value) -> &'v Value {
    let target = text(value, "$ref").trim_start_matches('#');
    if target.is_empty() { value } else { document.pointer(target).unwrap_or(value) }
}

/// Whether a text or list has a limit; a format, a pattern and a list of words are limits too.
fn is_bounded(schema: &Value) -> bool {
    let is = |name: &str| match schema.get("type") {
        Some(Value::Array(names)) => names.iter().any(|known| known == name),
        Some(known) => known == name,
        None => false,
    };
    let has = |keys: &[&str]| keys.iter().any(|key| schema.get(key).is_some());
    (!is("string") || has(&["maxLength", "format", "pattern", "enum"]))
        && (!is("array") || has(&["maxItems"]))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn document() -> Value {
        json!({
            "tags": [{"name": "people", "description": "The register."}],
            "paths": {"/people/{id}": {"put": {
                "operationId": "update", "summary": "Change.", "description": "For: all.", "tags": ["people"],
                "security": [{"cookie": []}], "x-authz": {},
                "parameters": [{"name": "id", "in": "path", "description": "Id.",
                    "schema": {"type": "string", "format": "uuid"}}],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Person"}}}},
                "responses": {
                    "200": {"description": "Done.", "content": {"application/json": {
                        "schema": {"$ref": "#/components/schemas/Person"}}}},
                    "404": {"$ref": "#/components/responses/NotFound"}
                }
            }}},
            "components": {
                "schemas": {"Person": {"type": "object", "description": "Somebody.", "additionalProperties": false,
                    "properties": {"name": {"type": "string", "maxLength": 9, "description": "Name."}}}},
                "responses": {"NotFound": {"description": "Not there.",
                    "content": {"application/problem+json": {"schema": {}}}}}
            }
        })
    }

    fn changed(pointer: &str, value: Value) -> Vec<String> {
        let mut document = document();
        *document.pointer_mut(pointer).expect(pointer) = value;
        lint(&document).faults
    }

    #[test]
    fn a_document_that_says_everything_is_silent() {
        let lint = lint(&document());
        assert_eq!(lint.faults, Vec::<String>::new());
        assert!(lint.looked > 20);
    }

    #[test]
    fn each_thing_left_out_is_named() {
        let put = "/paths/~1people~1{id}/put";
        let cases: [(&str, Value, &str); 10] = [
            ("/operationId", json!(""), "PUT /people/{id} has no name of its own"),
            ("/summary", json!(""), "PUT /people/{id} has no summary"),
            ("/description", json!(" "), "PUT /people/{id} has no description"),
            ("/tags", json!(["other"]), "PUT /people/{id} has not one tag that is described"),
            ("/parameters", json!([]), "PUT /people/{id} does not describe the parameters of its path"),
            ("/parameters/0/description", json!(""), "PUT /people/{id} parameter id has no description"),
            (
                "/parameters/0/schema",
                json!({"type": "string"}),
                "PUT /people/{id} parameter id is text of any length",
            ),
            ("/responses/200/description", json!(""), "PUT /people/{id} 200 has no description"),
            ("/responses/404", json!({"description": "Gone."}), "PUT /people/{id} 404 is no problem"),
            ("/responses", json!({}), "PUT /people/{id} never succeeds"),
        ];
        for (place, value, fault) in cases {
            let faults = changed(&format!("{put}{place}"), value);
            assert!(faults.contains(&fault.to_owned()), "{place}: {faults:?}");
        }
    }

    #[test]
    fn schemas_are_described_bounded_closed_and_used() {
        let schemas = "/components/schemas";
        let person =
            json!({"type": "object", "properties": {"name": {"type": "string"}}, "required": ["age"]});
        let faults = changed(schemas, json!({"Person": person, "Left": {"description": "Over."}}));
        for fault in [
            "Person has no description",
            "Person.name has no description",
            "Person requires an unknown age",
            "Person takes fields it does not know",
            "Person.name is of any length",
            "#/components/schemas/Left is not used",
        ] {
            assert!(faults.contains(&fault.to_owned()), "{fault}: {faults:?}");
        }
        let faults = changed(schemas, json!({}));
        assert!(faults.contains(&"#/components/schemas/Person leads nowhere".to_owned()), "{faults:?}");
    }
}
