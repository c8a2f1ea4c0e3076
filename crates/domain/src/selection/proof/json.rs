//! Reading JSON strictly: no name twice in an object, no unknown field, no missing field, exact types.
//!
//! `serde` alone would tell these apart only in English prose; a verifier has to name them.

use std::fmt::{Formatter, Result as FmtResult};

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::fault::ProofFault;

/// A JSON value whose objects have kept the order of their fields.
#[derive(Clone, Debug)]
pub(super) enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool,
    /// A whole number from 0.
    Number(u64),
    /// Any other number.
    OtherNumber,
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// An object.
    Object(Vec<(String, Self)>),
}

/// Marks our own error among serde's; a text of the file cannot get into this position of a message.
const DUPLICATE: &str = "polku: duplicate field ";

/// Reads one JSON value and nothing after it.
pub(super) fn read(text: &str) -> Result<Json, ProofFault> {
    serde_json::from_str(text).map_err(|error| {
        let message = error.to_string();
        match message.strip_prefix(DUPLICATE) {
            Some(_) => ProofFault::DuplicateField { line: error.line(), column: error.column() },
            None => ProofFault::NotJson { line: error.line(), column: error.column() },
        }
    })
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut Formatter<'_>) -> FmtResult {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Json, E> {
        Ok(Json::Bool)
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Json, E> {
        Ok(Json::OtherNumber)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::OtherNumber)
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(member) = members.next_element()? {
            list.push(member);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut fields: Vec<(String, Json)> = Vec::new();
        let mut names = std::collections::HashSet::new();
        while let Some((name, value)) = entries.next_entry::<String, Json>()? {
            if !names.insert(name.clone()) {
                return Err(A::Error::custom(DUPLICATE));
            }
            fields.push((name, value));
        }
        Ok(Json::Object(fields))
    }
}

/// An object whose fields are exactly the expected ones.
pub(super) struct Fields<'a> {
    at: String,
    fields: &'a [(String, Json)],
}

impl<'a> Fields<'a> {
    /// Checks that `json` is an object with the `expected` fields and no others.
    pub(super) fn of(json: &'a Json, at: &str, expected: &[&str]) -> Result<Self, ProofFault> {
        let Json::Object(fields) = json else {
            return Err(ProofFault::WrongType { at: at.to_owned() });
        };
        if let Some((name, _)) = fields.iter().find(|(name, _)| !expected.contains(&name.as_str())) {
            return Err(ProofFault::UnknownField { at: format!("{at}/{name}") });
        }
        let this = Self { at: at.to_owned(), fields };
        expected.iter().try_for_each(|name| this.value(name).map(drop))?;
        Ok(this)
    }

    /// JSON pointer of a field.
    pub(super) fn pointer(&self, name: &str) -> String {
        format!("{}/{name}", self.at)
    }

    /// The value of a field.
    pub(super) fn value(&self, name: &str) -> Result<&'a Json, ProofFault> {
        let found = self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value);
        found.ok_or_else(|| ProofFault::MissingField { at: self.pointer(name) })
    }

    /// A string.
    pub(super) fn text(&self, name: &str) -> Result<String, ProofFault> {
        text_at(self.value(name)?, &self.pointer(name))
    }

    /// A number; what is no whole number from 0 becomes `None`, to be refused with the other values.
    pub(super) fn number(&self, name: &str) -> Result<Option<u64>, ProofFault> {
        number_at(self.value(name)?, &self.pointer(name))
    }

    /// A list, each member read by `member` with its JSON pointer.
    pub(super) fn list<T>(
        &self,
        name: &str,
        member: impl Fn(&'a Json, &str) -> Result<T, ProofFault>,
    ) -> Result<Vec<T>, ProofFault> {
        let Json::List(list) = self.value(name)? else {
            return Err(ProofFault::WrongType { at: self.pointer(name) });
        };
        let read = |(index, json)| member(json, &format!("{}/{index}", self.pointer(name)));
        list.iter().enumerate().map(read).collect()
    }

    /// `null`, or what `value` reads.
    pub(super) fn nullable<T>(
        &self,
        name: &str,
        value: impl Fn(&'a Json, &str) -> Result<T, ProofFault>,
    ) -> Result<Option<T>, ProofFault> {
        nullable_at(self.value(name)?, &self.pointer(name), value)
    }
}

/// `null`, or what `value` reads.
pub(super) fn nullable_at<'a, T>(
    json: &'a Json,
    at: &str,
    value: impl Fn(&'a Json, &str) -> Result<T, ProofFault>,
) -> Result<Option<T>, ProofFault> {
    if matches!(json, Json::Null) { Ok(None) } else { value(json, at).map(Some) }
}

/// A number; what is no whole number from 0 becomes `None`, to be refused with the other values.
pub(super) fn number_at(json: &Json, at: &str) -> Result<Option<u64>, ProofFault> {
    match json {
        Json::Number(number) => Ok(Some(*number)),
        Json::OtherNumber => Ok(None),
        _ => Err(ProofFault::WrongType { at: at.to_owned() }),
    }
}

/// A string.
pub(super) fn text_at(json: &Json, at: &str) -> Result<String, ProofFault> {
    match json {
        Json::Text(text) => Ok(text.clone()),
        _ => Err(ProofFault::WrongType { at: at.to_owned() }),
    }
}
