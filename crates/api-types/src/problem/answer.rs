//! A refused request on the wire.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{FieldProblem, ProblemCode};

/// The answer to a refused request, `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// Where the code is explained, relative to the service.
    #[serde(rename = "type")]
    pub kind: String,
    /// What happened, in the reader's language.
    pub title: String,
    /// The HTTP status, repeated.
    pub status: u16,
    /// What happened, for programs.
    pub code: ProblemCode,
    /// The path that was asked for.
    pub instance: String,
    /// Names the request in the service's log.
    pub request_id: Uuid,
    /// Every field that is not valid.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
    /// Seconds to wait before trying again, as in `Retry-After`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
    /// The error code of RFC 6749, from the token endpoint only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// What a code means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProblemMeaning {
    /// The code.
    pub code: ProblemCode,
    /// The HTTP status it is sent with.
    pub status: u16,
    /// Its title in three languages.
    pub title: crate::text::Localised,
}
