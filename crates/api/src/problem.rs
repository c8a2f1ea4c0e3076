//! One error type for services and routes, and its answer: `application/problem+json` (RFC 9457).
//!
//! A service says *what* happened (a code, the fields). The words are chosen when the answer leaves, because
//! only then is the reader's language known: see `http::render`.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use polku_api_types::problem::{FieldProblem, Problem};
use polku_i18n::{Language, Value, format, text};
use uuid::Uuid;

use crate::db::DbError;

pub use polku_api_types::problem::{FieldCode, ProblemCode};

/// The media type of every error.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// Why a request is refused.
#[derive(Clone, Debug)]
pub struct AppError(Box<Inner>);

#[derive(Clone, Debug)]
struct Inner {
    code: ProblemCode,
    fields: Vec<(String, FieldCode)>,
    retry_after: Option<u64>,
    allow: Vec<String>,
    oauth: Option<&'static str>,
    cause: Option<String>,
}

impl AppError {
    /// A refusal with the status and text of `code`.
    #[must_use]
    pub fn new(code: ProblemCode) -> Self {
        Self(Box::new(Inner {
            code,
            fields: Vec::new(),
            retry_after: None,
            allow: Vec::new(),
            oauth: None,
            cause: None,
        }))
    }

    /// There is no such thing, or none that the caller may see: the two answer alike.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(ProblemCode::NotFound)
    }

    /// One field that is not valid: a JSON pointer into the body, or `?name` for a query parameter.
    #[must_use]
    pub fn invalid(pointer: impl Into<String>, fault: FieldCode) -> Self {
        Self::new(ProblemCode::InvalidFields).field(pointer, fault)
    }

    /// All fields that are not valid, or nothing when there are none.
    ///
    /// # Errors
    /// `invalid_fields` with each of them.
    pub fn unless_valid(fields: Vec<(String, FieldCode)>) -> Result<(), Self> {
        if fields.is_empty() {
            return Ok(());
        }
        let mut error = Self::new(ProblemCode::InvalidFields);
        error.0.fields = fields;
        Err(error)
    }

    /// A fault of ours. The cause goes to the log and never to the caller.
    #[must_use]
    pub fn internal(cause: impl fmt::Display) -> Self {
        Self::new(ProblemCode::Internal).because(cause)
    }

    /// Adds a field that is not valid.
    #[must_use]
    pub fn field(mut self, pointer: impl Into<String>, fault: FieldCode) -> Self {
        self.0.fields.push((pointer.into(), fault));
        self
    }

    /// Puts the fields inside of a part of the body, at a JSON pointer.
    #[must_use]
    pub fn within(mut self, pointer: &str) -> Self {
        self.0.fields.iter_mut().for_each(|(at, _)| at.insert_str(0, pointer));
        self
    }

    /// Says after how many seconds to come back.
    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.0.retry_after = Some(seconds);
        self
    }

    /// Notes the cause for the log.
    #[must_use]
    pub fn because(mut self, cause: impl fmt::Display) -> Self {
        self.0.cause = Some(cause.to_string());
        self
    }

    /// Names the methods that the address does have, for `Allow`.
    #[must_use]
    pub fn allowing(mut self, methods: Vec<String>) -> Self {
        self.0.allow = methods;
        self
    }

    /// Adds the error code of RFC 6749 beside ours, which token clients look for.
    #[must_use]
    pub fn oauth(mut self, error: &'static str) -> Self {
        self.0.oauth = Some(error);
        self
    }

    /// What happened.
    #[must_use]
    pub fn code(&self) -> ProblemCode {
        self.0.code
    }

    /// The fields that are not valid.
    #[must_use]
    pub fn fields(&self) -> &[(String, FieldCode)] {
        &self.0.fields
    }

    /// The cause, for the log only.
    #[must_use]
    pub fn cause(&self) -> Option<&str> {
        self.0.cause.as_deref()
    }

    /// The body, in the reader's language.
    #[must_use]
    pub fn problem(&self, language: Language, instance: &str, request_id: Uuid) -> Problem {
        Problem {
            kind: format!("/api/v1/problems/{}", self.0.code),
            title: code_title(language, self.0.code),
            status: self.0.code.status(),
            code: self.0.code,
            instance: instance.to_owned(),
            request_id,
            errors: self.0.fields.iter().map(|(pointer, fault)| field(language, pointer, fault)).collect(),
            retry_after: self.0.retry_after,
            error: self.0.oauth.map(str::to_owned),
        }
    }

    /// The whole answer, in the reader's language.
    #[must_use]
    pub fn answer(&self, language: Language, instance: &str, request_id: Uuid) -> HttpResponse {
        let mut answer = HttpResponse::build(self.status_code());
        answer.content_type(PROBLEM_JSON);
        answer.insert_header(("Content-Language", language.code()));
        answer.insert_header(("Cache-Control", "no-store"));
        if let Some(seconds) = self.0.retry_after {
            answer.insert_header(("Retry-After", seconds));
        }
        if !self.0.allow.is_empty() {
            answer.insert_header(("Allow", self.0.allow.join(", ")));
        }
        if let Some(challenge) = challenge(self.0.code) {
            answer.insert_header(("WWW-Authenticate", challenge));
        }
        match serde_json::to_vec(&self.problem(language, instance, request_id)) {
            Ok(body) => answer.body(body),
            Err(_) => answer.finish(),
        }
    }
}

/// RFC 9110 asks for a challenge with every 401.
fn challenge(code: ProblemCode) -> Option<&'static str> {
    match code {
        ProblemCode::InvalidToken => Some("Bearer error=\"invalid_token\""),
        ProblemCode::InvalidClient => Some("Basic realm=\"polku\", charset=\"UTF-8\""),
        ProblemCode::Unauthenticated | ProblemCode::WrongCredentials => Some("Bearer"),
        _ => None,
    }
}

/// The title of a code in one language.
#[must_use]
pub fn code_title(language: Language, code: ProblemCode) -> String {
    text(language, &format!("problem-{}", code.name().replace('_', "-")), &[])
}

fn field(language: Language, pointer: &str, fault: &FieldCode) -> FieldProblem {
    let key = format!("problem-field-{}", fault.name().replace('_', "-"));
    FieldProblem {
        pointer: pointer.to_owned(),
        fault: fault.clone(),
        title: text(language, &key, &bounds(language, fault)),
    }
}

fn bounds(language: Language, fault: &FieldCode) -> Vec<(&'static str, Value)> {
    if let FieldCode::SkippedHour { before, after } = fault {
        let clock = |text: &str| {
            let moment = text.parse().map(|at| format::moment(language, at));
            Value::Text(moment.unwrap_or_else(|_| text.to_owned()))
        };
        return vec![("before", clock(before)), ("after", clock(after))];
    }
    match *fault {
        FieldCode::TooShort { min } | FieldCode::TooFew { min } => vec![("min", min.into())],
        FieldCode::TooLong { max } | FieldCode::TooMany { max } => vec![("max", max.into())],
        FieldCode::TooSmall { min } => vec![("min", min.into())],
        FieldCode::TooLarge { max } => vec![("max", max.into())],
        FieldCode::TooLittle { min, there } => vec![("min", min.into()), ("there", there.into())],
        FieldCode::Full { left: Some(left) } => vec![("left", left.into())],
        FieldCode::Full { left: None } => vec![("left", Value::Text("unlimited".to_owned()))],
        _ => Vec::new(),
    }
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.code)?;
        for (pointer, fault) in &self.0.fields {
            write!(f, " {pointer}:{}", fault.name())?;
        }
        match &self.0.cause {
            Some(cause) => write!(f, " ({cause})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for AppError {}

impl From<ProblemCode> for AppError {
    fn from(code: ProblemCode) -> Self {
        Self::new(code)
    }
}

impl From<DbError> for AppError {
    fn from(error: DbError) -> Self {
        match error {
            DbError::NotFound => Self::not_found(),
            DbError::Constraint(_) => Self::new(ProblemCode::Conflict).because(error),
            DbError::Unavailable(_) => Self::new(ProblemCode::Unavailable).retry_after(1).because(error),
            DbError::Internal(_) | DbError::Panicked => Self::internal(error),
        }
    }
}

impl ResponseError for AppError {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.0.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// Without words: the middleware puts them in.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_title_of_its_own_in_three_languages() {
        for language in Language::ALL {
            for code in ProblemCode::ALL {
                let title = code_title(language, *code);
                assert!(!title.starts_with("problem-"), "{language} {code}");
            }
        }
    }

    #[test]
    fn a_bound_is_part_of_the_text() {
        let error = AppError::invalid("/answers/reason", FieldCode::TooLong { max: 4000 });
        let problem = error.problem(Language::En, "/api/v1/me", Uuid::nil());
        assert_eq!(problem.status, 422);
        assert_eq!(problem.errors[0].title, "At most 4,000 characters.");
    }

    #[test]
    fn the_cause_stays_out_of_the_answer() {
        let error = AppError::internal("SELECT secret FROM table");
        let problem = error.problem(Language::Fi, "/", Uuid::nil());
        assert!(!serde_json::to_string(&problem).unwrap().contains("secret"));
    }
}
