//! Naming everything that is wrong with a body at once, by the schema that OpenAPI publishes for it.
//!
//! `serde` stops at the first fault and names no place. So when a body cannot be read, it is held against
//! the published schema, and every fault is named with its JSON pointer. A body that can be read is not
//! checked here: its limits are the domain's business.

use std::collections::HashMap;

use serde_json::Value;
use utoipa::ToSchema;

use super::strict_json::escape;
use crate::problem::FieldCode;

type Faults = Vec<(String, FieldCode)>;

/// A schema with those it refers to.
pub struct Checker {
    root: Value,
    components: HashMap<String, Value>,
}

impl Checker {
    /// The published schema of `T`.
    pub fn of<T: ToSchema>() -> Self {
        let mut referred = Vec::new();
        T::schemas(&mut referred);
        let components = referred.into_iter().map(|(name, schema)| (name, as_json(&schema))).collect();
        Self { root: as_json(&T::schema()), components }
    }

    /// One schema that refers to no other.
    pub fn single(schema: &impl serde::Serialize) -> Self {
        Self { root: as_json(schema), components: HashMap::new() }
    }

    /// Everything in `value` that the schema does not allow.
    pub fn faults(&self, value: &Value, pointer: &str) -> Faults {
        let mut faults = Vec::new();
        self.check(&self.root, value, pointer, &mut faults);
        faults
    }

    fn check(&self, schema: &Value, value: &Value, pointer: &str, faults: &mut Faults) {
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let target = name.rsplit('/').next().and_then(|name| self.components.get(name));
            if let Some(target) = target {
                self.check(target, value, pointer, faults);
            }
            return;
        }
        for part in list(schema, "allOf") {
            self.check(part, value, pointer, faults);
        }
        let choices = [list(schema, "oneOf"), list(schema, "anyOf")].concat();
        if !choices.is_empty() {
            self.check_choices(&choices, value, pointer, faults);
        }
        if !has_type(schema, value) {
            faults.push((pointer.to_owned(), FieldCode::WrongType));
            return;
        }
        if let Some(allowed) = schema.get("enum").and_then(Value::as_array)
            && !allowed.contains(value)
        {
            faults.push((pointer.to_owned(), FieldCode::NotAllowed));
            return;
        }
        match value {
            Value::String(text) => check_text(schema, text, pointer, faults),
            Value::Number(number) => check_number(schema, number, pointer, faults),
            Value::Array(items) => self.check_items(schema, items, pointer, faults),
            Value::Object(fields) => self.check_fields(schema, fields, pointer, faults),
            Value::Null | Value::Bool(_) => {}
        }
    }

    /// Of several shapes the nearest one is taken as meant. One whose fixed words do not fit is never near.
    fn check_choices(&self, choices: &[&Value], value: &Value, pointer: &str, faults: &mut Faults) {
        let misses = choices.iter().map(|choice| {
            let mut found = Vec::new();
            self.check(choice, value, pointer, &mut found);
            found
        });
        let distance = |found: &Faults| {
            let fixed = |fault: &FieldCode| matches!(fault, FieldCode::NotAllowed | FieldCode::WrongType);
            (found.iter().filter(|(_, fault)| fixed(fault)).count(), found.len())
        };
        if let Some(nearest) = misses.min_by_key(distance) {
            faults.extend(nearest);
        }
    }

    fn check_items(&self, schema: &Value, items: &[Value], pointer: &str, faults: &mut Faults) {
        let count = items.len() as u64;
        if let Some(min) = number_of(schema, "minItems").filter(|min| count < *min) {
            faults.push((pointer.to_owned(), FieldCode::TooFew { min }));
        }
        if let Some(max) = number_of(schema, "maxItems").filter(|max| count > *max) {
            faults.push((pointer.to_owned(), FieldCode::TooMany { max }));
        }
        let Some(of) = schema.get("items") else { return };
        for (index, item) in items.iter().enumerate() {
            self.check(of, item, &format!("{pointer}/{index}"), faults);
        }
    }

    fn check_fields(
        &self,
        schema: &Value,
        fields: &serde_json::Map<String, Value>,
        pointer: &str,
        faults: &mut Faults,
    ) {
        let at = |name: &str| format!("{pointer}/{}", escape(name));
        for name in list(schema, "required").into_iter().filter_map(Value::as_str) {
            if !fields.contains_key(name) {
                faults.push((at(name), FieldCode::Missing));
            }
        }
        let known = schema.get("properties").and_then(Value::as_object);
        let others = schema.get("additionalProperties");
        for (name, value) in fields {
            match (known.and_then(|known| known.get(name)), others) {
                (Some(field), _) => self.check(field, value, &at(name), faults),
                (None, Some(Value::Bool(false))) => faults.push((at(name), FieldCode::UnknownField)),
                (None, Some(other)) => self.check(other, value, &at(name), faults),
                (None, None) => {}
            }
        }
    }
}

fn as_json(schema: &impl serde::Serialize) -> Value {
    serde_json::to_value(schema).unwrap_or(Value::Null)
}

fn list<'v>(schema: &'v Value, key: &str) -> Vec<&'v Value> {
    schema.get(key).and_then(Value::as_array).map(|list| list.iter().collect()).unwrap_or_default()
}

fn number_of(schema: &Value, key: &str) -> Option<u64> {
    schema.get(key).and_then(Value::as_u64)
}

fn has_type(schema: &Value, value: &Value) -> bool {
    match schema.get("type") {
        None => true,
        Some(Value::Array(names)) => names.iter().any(|name| is_a(name, value)),
        Some(name) => is_a(name, value),
    }
}

fn is_a(name: &Value, value: &Value) -> bool {
    match name.as_str() {
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        Some("null") => value.is_null(),
        _ => true,
    }
}

fn check_text(schema: &Value, text: &str, pointer: &str, faults: &mut Faults) {
    let length = text.chars().count() as u64;
    if let Some(min) = number_of(schema, "minLength").filter(|min| length < *min) {
        let fault = if length == 0 { FieldCode::Missing } else { FieldCode::TooShort { min } };
        faults.push((pointer.to_owned(), fault));
    }
    if let Some(max) = number_of(schema, "maxLength").filter(|max| length > *max) {
        faults.push((pointer.to_owned(), FieldCode::TooLong { max }));
    }
    let readable = match schema.get("format").and_then(Value::as_str) {
        Some("uuid") => text.parse::<uuid::Uuid>().is_ok(),
        Some("date") => text.parse::<jiff::civil::Date>().is_ok(),
        Some("date-time") => text.parse::<jiff::Timestamp>().is_ok(),
        _ => true,
    };
    if !readable {
        faults.push((pointer.to_owned(), FieldCode::Malformed));
    }
}

fn check_number(schema: &Value, number: &serde_json::Number, pointer: &str, faults: &mut Faults) {
    let (lowest, highest) = match schema.get("format").and_then(Value::as_str) {
        Some("int32") => (i64::from(i32::MIN), i64::from(i32::MAX)),
        _ => (i64::MIN, i64::MAX),
    };
    let bound = |key| schema.get(key).and_then(Value::as_f64);
    #[expect(clippy::cast_possible_truncation, reason = "bounds in schemas are small whole numbers")]
    let min = bound("minimum").map_or(lowest, |min| min as i64);
    #[expect(clippy::cast_possible_truncation, reason = "bounds in schemas are small whole numbers")]
    let max = bound("maximum").map_or(highest, |max| max as i64);
    let Some(given) = number.as_i64().or_else(|| number.as_u64().map(|_| i64::MAX)) else { return };
    if given < min {
        faults.push((pointer.to_owned(), FieldCode::TooSmall { min }));
    } else if given > max || (number.as_i64().is_none() && number.is_u64()) {
        faults.push((pointer.to_owned(), FieldCode::TooLarge { max }));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[derive(utoipa::ToSchema)]
    #[schema(no_recursion)]
    #[serde(deny_unknown_fields)]
    #[derive(serde::Deserialize)]
    #[expect(dead_code, reason = "only its schema is used")]
    struct Sample {
        #[schema(min_length = 1, max_length = 3)]
        name: String,
        #[schema(minimum = 1, maximum = 9)]
        count: Option<u32>,
        id: uuid::Uuid,
        inner: Vec<Inner>,
        shape: Shape,
    }

    #[derive(utoipa::ToSchema, serde::Deserialize)]
    #[expect(dead_code, reason = "only its schema is used")]
    struct Inner {
        day: jiff::civil::Date,
    }

    #[derive(utoipa::ToSchema, serde::Deserialize)]
    #[serde(tag = "kind", rename_all = "snake_case")]
    #[expect(dead_code, reason = "only its schema is used")]
    enum Shape {
        Round { width: u32 },
        Square { side: u32, height: u32 },
    }

    #[test]
    fn every_fault_is_named_with_its_place() {
        let body = json!({"name": "long", "count": 0, "id": "x", "inner": [{"day": "2020-13-01"}],
            "shape": {"kind": "round", "width": 2}, "role": "admin"});
        let mut checker = Checker::of::<Sample>();
        // The derive does not list the types of a test module.
        checker.components.insert("Inner".to_owned(), as_json(&<Inner as utoipa::PartialSchema>::schema()));
        checker.components.insert("Shape".to_owned(), as_json(&<Shape as utoipa::PartialSchema>::schema()));
        let mut faults = checker.faults(&body, "");
        faults.sort_by(|a, b| a.0.cmp(&b.0));
        let expected = [
            ("/count", FieldCode::TooSmall { min: 1 }),
            ("/id", FieldCode::Malformed),
            ("/inner/0/day", FieldCode::Malformed),
            ("/name", FieldCode::TooLong { max: 3 }),
            ("/role", FieldCode::UnknownField),
        ];
        assert_eq!(faults, expected.map(|(at, fault)| (at.to_owned(), fault)));
    }

    #[test]
    fn absent_and_null_fields_are_told_apart() {
        let faults = Checker::of::<Sample>().faults(
            &json!({"name": null, "id": "00000000-0000-0000-0000-000000000000",
            "inner": [], "shape": {"kind": "round", "width": 1}, "count": null}),
            "",
        );
        assert_eq!(faults, [("/name".to_owned(), FieldCode::WrongType)]);
        let faults = Checker::of::<Sample>().faults(&json!({}), "");
        assert_eq!(faults.len(), 4);
        assert!(faults.iter().all(|(_, fault)| *fault == FieldCode::Missing));
    }
}
