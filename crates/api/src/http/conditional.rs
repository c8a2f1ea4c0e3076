//! Versions: `ETag` out, `If-Match` in (RFC 9110 §13). Without them the last writer would win unseen.

use std::future::ready;
use std::ops::Deref;

use actix_web::dev::Payload;
use actix_web::http::header::{HeaderMap, IF_MATCH, IF_NONE_MATCH};
use actix_web::{FromRequest, HttpRequest};

use super::probe::Probe;
use super::request::{Extracted, behind_the_door};
use crate::problem::{AppError, ProblemCode};

/// The version that the caller has seen and wants to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IfMatch(pub u64);

impl IfMatch {
    /// Refuses when the stored version is another one.
    ///
    /// # Errors
    /// `stale_version`.
    pub fn check(self, stored: u64) -> Result<(), AppError> {
        if self.0 == stored { Ok(()) } else { Err(AppError::new(ProblemCode::StaleVersion)) }
    }
}

impl Deref for IfMatch {
    type Target = u64;

    fn deref(&self) -> &u64 {
        &self.0
    }
}

impl FromRequest for IfMatch {
    type Error = AppError;
    type Future = Extracted<Self>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        Probe::note(req, |needed| needed.version = true);
        behind_the_door(req, ready(required(req.headers()).map(Self)))
    }
}

/// `*` would mean "whatever is there", which is what the header is to prevent: it counts as absent. A tag that
/// is not ours, or weak, can match nothing.
fn required(headers: &HeaderMap) -> Result<u64, AppError> {
    let given = headers.get(IF_MATCH).map(|value| value.to_str().unwrap_or_default().trim());
    match given {
        None | Some("*") => Err(AppError::new(ProblemCode::VersionRequired)),
        Some(tag) => version(tag).ok_or_else(|| AppError::new(ProblemCode::StaleVersion)),
    }
}

fn version(tag: &str) -> Option<u64> {
    let digits = tag.strip_prefix('"')?.strip_suffix('"')?;
    digits.parse().ok().filter(|version: &u64| version.to_string() == digits)
}

/// The entity tag of a version.
#[must_use]
pub fn etag(version: u64) -> String {
    format!("\"{version}\"")
}

/// Whether the caller holds this version already (`If-None-Match`).
#[must_use]
pub fn is_held(headers: &HeaderMap, version: u64) -> bool {
    holds(headers, &etag(version))
}

/// Whether the caller holds what has this entity tag.
pub(super) fn holds(headers: &HeaderMap, tag: &str) -> bool {
    headers
        .get_all(IF_NONE_MATCH)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|list| list.split(','))
        .map(|held| held.trim())
        .any(|held| held == "*" || held.strip_prefix("W/").unwrap_or(held) == tag)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn given(tag: &str) -> Result<u64, ProblemCode> {
        let req = TestRequest::default().insert_header((IF_MATCH, tag)).to_http_request();
        required(req.headers()).map_err(|error| error.code())
    }

    #[test]
    fn a_version_is_required_and_must_be_ours() {
        assert_eq!(given("\"7\""), Ok(7));
        assert_eq!(given("*"), Err(ProblemCode::VersionRequired));
        for stale in ["7", "W/\"7\"", "\"07\"", "\"x\"", "\"7\", \"8\"", ""] {
            assert_eq!(given(stale), Err(ProblemCode::StaleVersion), "{stale}");
        }
        let bare = TestRequest::default().to_http_request();
        assert_eq!(required(bare.headers()).unwrap_err().code(), ProblemCode::VersionRequired);
    }

    #[test]
    fn a_held_version_is_recognised_weakly() {
        for held in ["\"7\"", "W/\"7\"", "\"1\", \"7\"", "*"] {
            let req = TestRequest::default().insert_header((IF_NONE_MATCH, held)).to_http_request();
            assert!(is_held(req.headers(), 7), "{held}");
        }
        let req = TestRequest::default().insert_header((IF_NONE_MATCH, "\"8\"")).to_http_request();
        assert!(!is_held(req.headers(), 7));
    }
}
