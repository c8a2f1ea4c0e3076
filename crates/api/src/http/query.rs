//! Query parameters, read by the schemas that OpenAPI publishes for them.

use std::any::TypeId;
use std::cell::RefCell;
use std::collections::HashMap;
use std::future::ready;
use std::ops::Deref;
use std::rc::Rc;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterIn};

use super::request::{Extracted, behind_the_door};
use super::schema_check::Checker;
use crate::problem::{AppError, FieldCode, ProblemCode};

/// The query of a request. Unknown, repeated and unreadable parameters are all named at once, as `?name`.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T> Query<T> {
    /// The value itself.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Query<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: DeserializeOwned + IntoParams + 'static> FromRequest for Query<T> {
    type Error = AppError;
    type Future = Extracted<Self>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        behind_the_door(req, ready(parse(req.query_string()).map(Self)))
    }
}

/// Reads a query string.
///
/// # Errors
/// `malformed_request` for what is not text; `invalid_fields` with every parameter that does not fit.
pub fn parse<T: DeserializeOwned + IntoParams + 'static>(query: &str) -> Result<T, AppError> {
    let known = known::<T>();
    let mut faults = Vec::new();
    let mut given = Map::new();
    for (name, text) in pairs(query)? {
        let at = format!("?{name}");
        let Some(parameter) = known.iter().find(|parameter| parameter.name == name) else {
            faults.push((at, FieldCode::UnknownField));
            continue;
        };
        if text.contains('\0') {
            faults.push((at, FieldCode::ForbiddenCharacter));
        } else if let Err(fault) = add(&mut given, parameter, text) {
            faults.push((at, fault));
        }
    }
    for parameter in known.iter() {
        let value = given.get(&parameter.name);
        faults.extend(faults_of(parameter, value));
    }
    faults.dedup();
    AppError::unless_valid(faults)?;
    T::deserialize(Value::Object(given))
        .map_err(|error| AppError::invalid("?", FieldCode::Malformed).because(error))
}

fn pairs(query: &str) -> Result<Vec<(String, String)>, AppError> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decode(name)?, decode(value)?))
        })
        .collect()
}

fn decode(text: &str) -> Result<String, AppError> {
    let malformed = || AppError::new(ProblemCode::MalformedRequest);
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let high = rest.next().and_then(nibble).ok_or_else(malformed)?;
                let low = rest.next().and_then(nibble).ok_or_else(malformed)?;
                bytes.push(high * 16 + low);
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8(bytes).map_err(|_| malformed())
}

fn nibble(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// A parameter as it is published.
struct Known {
    name: String,
    required: bool,
    schema: Value,
    checker: Checker,
}

impl Known {
    fn of(parameter: &Parameter) -> Self {
        let schema = parameter.schema.as_ref();
        let schema = schema.and_then(|schema| serde_json::to_value(schema).ok()).unwrap_or(Value::Null);
        let required = parameter.required == utoipa::openapi::Required::True;
        Self { name: parameter.name.clone(), required, checker: Checker::single(&schema), schema }
    }
}

/// The parameters of a type. They never change, so each thread works them out once.
fn known<T: IntoParams + 'static>() -> Rc<[Known]> {
    thread_local! {
        static KNOWN: RefCell<HashMap<TypeId, Rc<[Known]>>> = RefCell::default();
    }
    let published = || T::into_params(|| Some(ParameterIn::Query)).iter().map(Known::of).collect();
    KNOWN.with_borrow_mut(|known| Rc::clone(known.entry(TypeId::of::<T>()).or_insert_with(published)))
}

/// Names among the types of a schema, looking one `items` deep where `deep` is set.
fn has_type(schema: &Value, name: &str) -> bool {
    match schema.get("type") {
        Some(Value::Array(names)) => names.iter().any(|known| known == name),
        Some(known) => known == name,
        None => false,
    }
}

fn add(given: &mut Map<String, Value>, parameter: &Known, text: String) -> Result<(), FieldCode> {
    let schema = &parameter.schema;
    let known = given.get_mut(&parameter.name);
    if has_type(schema, "array") {
        let item = scalar(schema.get("items").unwrap_or(&Value::Null), text);
        match known {
            Some(Value::Array(items)) => items.push(item),
            _ => {
                given.insert(parameter.name.clone(), Value::Array(vec![item]));
            }
        }
        return Ok(());
    }
    if known.is_some() {
        return Err(FieldCode::Repeated);
    }
    given.insert(parameter.name.clone(), scalar(schema, text));
    Ok(())
}

fn scalar(schema: &Value, text: String) -> Value {
    let number = || text.parse::<i64>().map(Value::from).ok();
    let boolean = || text.parse::<bool>().map(Value::from).ok();
    let read = if has_type(schema, "integer") {
        number()
    } else if has_type(schema, "boolean") {
        boolean()
    } else {
        None
    };
    read.unwrap_or(Value::String(text))
}

fn faults_of(parameter: &Known, value: Option<&Value>) -> Vec<(String, FieldCode)> {
    let at = format!("?{}", parameter.name);
    match value {
        Some(value) => parameter.checker.faults(value, &at),
        None if parameter.required => vec![(at, FieldCode::Missing)],
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use polku_api_types::page::PageQuery;

    use super::*;

    #[test]
    fn a_page_is_asked_for_by_limit_and_cursor() {
        let page: PageQuery = parse("limit=20&cursor=a%2Bb").unwrap();
        assert_eq!(page, PageQuery { limit: Some(20), cursor: Some("a+b".into()) });
        assert_eq!(parse::<PageQuery>("").unwrap(), PageQuery::default());
    }

    #[test]
    fn every_parameter_that_does_not_fit_is_named() {
        let error = parse::<PageQuery>("limit=0&state=open&cursor=a&cursor=b").unwrap_err();
        assert_eq!(
            error.fields(),
            [
                ("?state".to_owned(), FieldCode::UnknownField),
                ("?cursor".to_owned(), FieldCode::Repeated),
                ("?limit".to_owned(), FieldCode::TooSmall { min: 1 }),
            ]
        );
        for bad in ["limit=many", "limit=1e2", "limit=", "limit=201", "limit=-1", "limit=1000000000"] {
            assert_eq!(parse::<PageQuery>(bad).unwrap_err().code(), ProblemCode::InvalidFields, "{bad}");
        }
    }

    #[test]
    fn what_is_not_text_is_a_malformed_request() {
        for bad in ["limit=%ff", "limit=%2", "cursor=%zz"] {
            assert_eq!(parse::<PageQuery>(bad).unwrap_err().code(), ProblemCode::MalformedRequest, "{bad}");
        }
        assert_eq!(
            parse::<PageQuery>("cursor=%00").unwrap_err().fields(),
            [("?cursor".to_owned(), FieldCode::ForbiddenCharacter)]
        );
    }
}
