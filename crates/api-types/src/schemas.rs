//! Schemas of lists whose items have a bound of their own, which an attribute on the list cannot say.

use utoipa::openapi::schema::{ArrayBuilder, Object, ObjectBuilder, Schema, SchemaType, Type};

fn short_text(max: usize) -> Object {
    ObjectBuilder::new().schema_type(Type::String).min_length(Some(1)).max_length(Some(max)).build()
}

/// One to fifty names as the staff register gives them, or nothing.
pub fn register_names() -> Schema {
    ArrayBuilder::new()
        .schema_type(SchemaType::from_iter([Type::Array, Type::Null]))
        .description(Some("For `job_category`, `unit`, `site`: 1–50 names as the staff register gives them."))
        .items(short_text(200))
        .min_items(Some(1))
        .max_items(Some(50))
        .build()
        .into()
}

/// Names of scopes.
pub fn scopes() -> Schema {
    ArrayBuilder::new()
        .description(Some("Scopes it may ask for."))
        .items(short_text(60))
        .min_items(Some(1))
        .max_items(Some(20))
        .build()
        .into()
}

/// Keys of questions, one to thirty.
pub fn question_keys() -> Schema {
    ArrayBuilder::new()
        .description(Some(
            "Keys of the questions it is read from. Assessors see the answers to these and nothing else of an application.",
        ))
        .items(short_text(40))
        .min_items(Some(1))
        .max_items(Some(30))
        .build()
        .into()
}
