//! Reading JSON without being fooled: no key twice, no NUL, no nesting that eats the stack.
//!
//! `serde_json` keeps the last of two equal keys, and a NUL in a string is refused by PostgreSQL but not by
//! SQLite: both would let the two engines, or two readers of one body, see different things.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::problem::{AppError, FieldCode, ProblemCode};

/// Deepest nesting a body may have.
pub const MAX_DEPTH: usize = 32;

#[derive(Default)]
struct State {
    path: Vec<String>,
    faults: Vec<(String, FieldCode)>,
    too_deep: bool,
}

impl State {
    fn pointer(&self) -> String {
        self.path.iter().map(|step| format!("/{}", escape(step))).collect()
    }
}

/// A step of a JSON pointer (RFC 6901).
pub fn escape(step: &str) -> String {
    step.replace('~', "~0").replace('/', "~1")
}

/// Reads a body.
///
/// # Errors
/// `malformed_json`, `too_deep`, or `invalid_fields` with every repeated key and forbidden character.
pub fn parse(bytes: &[u8]) -> Result<Value, AppError> {
    let state = RefCell::new(State::default());
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = Seed { state: &state, depth: 0 }
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value))
        .map_err(|error| refusal(&error, &state.borrow()))?;
    AppError::unless_valid(state.into_inner().faults)?;
    Ok(value)
}

/// What is grammatical JSON but has no value is the field's fault, everything else the body's.
fn refusal(error: &serde_json::Error, state: &State) -> AppError {
    let said = error.to_string();
    if state.too_deep {
        AppError::new(ProblemCode::TooDeep)
    } else if said.starts_with("number out of range") {
        AppError::invalid(state.pointer(), FieldCode::Malformed)
    } else if said.starts_with("lone leading surrogate") || said.starts_with("unexpected end of hex escape") {
        AppError::invalid(state.pointer(), FieldCode::ForbiddenCharacter)
    } else {
        AppError::new(ProblemCode::MalformedJson)
    }
}

struct Seed<'s> {
    state: &'s RefCell<State>,
    depth: usize,
}

impl Seed<'_> {
    fn below(&self) -> Self {
        Self { state: self.state, depth: self.depth + 1 }
    }

    fn refuse_if_deep<E: serde::de::Error>(&self) -> Result<(), E> {
        if self.depth < MAX_DEPTH {
            return Ok(());
        }
        self.state.borrow_mut().too_deep = true;
        Err(E::custom("too deep"))
    }

    fn note(&self, fault: FieldCode) {
        let mut state = self.state.borrow_mut();
        let pointer = state.pointer();
        state.faults.push((pointer, fault));
    }

    fn enter(&self, step: String) {
        self.state.borrow_mut().path.push(step);
    }

    fn leave(&self) {
        self.state.borrow_mut().path.pop();
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("number out of range"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        if value.contains('\0') {
            self.note(FieldCode::ForbiddenCharacter);
        }
        Ok(Value::String(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        self.refuse_if_deep()?;
        let mut list = Vec::new();
        loop {
            self.enter(list.len().to_string());
            let Some(item) = items.next_element_seed(self.below())? else { break };
            self.leave();
            list.push(item);
        }
        self.leave();
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        self.refuse_if_deep()?;
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            self.enter(key.clone());
            if key.contains('\0') {
                self.note(FieldCode::ForbiddenCharacter);
            }
            let value = entries.next_value_seed(self.below())?;
            if object.contains_key(&key) {
                self.note(FieldCode::Repeated);
            }
            self.leave();
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(body: &str) -> AppError {
        parse(body.as_bytes()).unwrap_err()
    }

    #[test]
    fn ordinary_json_is_read_as_it_is() {
        let body = r#"{"a":[1,-2,0.5,null,true,"ä"],"b":{}}"#;
        assert_eq!(parse(body.as_bytes()).unwrap(), serde_json::from_str::<Value>(body).unwrap());
    }

    #[test]
    fn all_repeated_keys_and_nul_characters_are_named_at_once() {
        let error = refused(r#"{"a":1,"a":2,"list":[{"text":"x\u0000"}],"a/b":"\u0000"}"#);
        assert_eq!(
            error.fields(),
            [
                ("/a".to_owned(), FieldCode::Repeated),
                ("/list/0/text".to_owned(), FieldCode::ForbiddenCharacter),
                ("/a~1b".to_owned(), FieldCode::ForbiddenCharacter),
            ]
        );
    }

    #[test]
    fn deep_nesting_is_refused_before_it_costs_anything() {
        let deep = "[".repeat(100_000);
        assert_eq!(refused(&deep).code(), ProblemCode::TooDeep);
        let deepest = format!("{}{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH));
        assert!(parse(deepest.as_bytes()).is_ok());
    }

    #[test]
    fn a_number_or_character_without_a_value_is_the_fields_fault() {
        assert_eq!(refused(r#"{"n":1e400}"#).fields(), [("/n".to_owned(), FieldCode::Malformed)]);
        assert_eq!(refused(r#"{"t":"\ud800"}"#).fields(), [("/t".to_owned(), FieldCode::ForbiddenCharacter)]);
    }

    #[test]
    fn what_is_not_json_is_said_to_be_no_json() {
        for body in ["", "{", "NaN", "{\"a\":1} x", "{'a':1}", "\u{feff}{}"] {
            assert_eq!(refused(body).code(), ProblemCode::MalformedJson, "{body}");
        }
        assert_eq!(parse(b"\"\xff\"").unwrap_err().code(), ProblemCode::MalformedJson);
    }
}
