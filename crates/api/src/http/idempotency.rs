//! `Idempotency-Key`: a creating request sent twice creates once, and both senders get the same answer.

use std::future::ready;
use std::rc::Rc;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::probe::Probe;
use super::request::{Extracted, Facts, behind_the_door};
use super::store;
use crate::app::App;
use crate::db::AnyConn;
use crate::problem::{AppError, ProblemCode};

/// How long a key is remembered.
pub const KEY_LIFE: SignedDuration = SignedDuration::from_hours(24);
/// Most characters of a key.
const MAX_KEY: usize = 255;

/// The key of a creating request, together with who sent it, where and what.
#[derive(Debug)]
pub struct Idempotent {
    key: String,
    operation: String,
    /// Path and query: what is wanted of a file is said there.
    address: String,
    facts: Rc<Facts>,
}

impl FromRequest for Idempotent {
    type Error = AppError;
    type Future = Extracted<Self>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        Probe::note(req, |needed| needed.key = true);
        let given = req.headers().get("idempotency-key").and_then(|value| value.to_str().ok());
        let key = given.and_then(readable).ok_or_else(|| AppError::new(ProblemCode::IdempotencyKeyMissing));
        behind_the_door(
            req,
            ready(key.map(|key| Self {
                key,
                operation: format!("{} {}", req.method(), req.match_pattern().unwrap_or_default()),
                address: req.uri().path_and_query().map_or_else(String::new, ToString::to_string),
                facts: Facts::of(req),
            })),
        )
    }
}

/// The draft writes the key as a quoted string, most clients without quotes: both mean the same.
fn readable(header: &str) -> Option<String> {
    let text = header.trim();
    let bare = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text);
    let fits =
        !bare.is_empty() && bare.len() <= MAX_KEY && bare.bytes().all(|b| b.is_ascii_graphic() && b != b'"');
    fits.then(|| bare.to_owned())
}

/// What is stored of a request: never the key or the body themselves.
#[derive(Clone, Debug)]
struct Fingerprint {
    record: String,
    body: String,
}

impl Idempotent {
    fn fingerprint(&self) -> Result<Fingerprint, AppError> {
        let caller = self.facts.caller_key.borrow().clone();
        let caller = caller.ok_or_else(|| AppError::internal("an idempotent operation without a door"))?;
        let body = self.facts.body_sha256.get().unwrap_or_default();
        Ok(Fingerprint {
            record: digest(&[caller.as_bytes(), self.operation.as_bytes(), self.key.as_bytes()]),
            body: digest(&[self.address.as_bytes(), &body]),
        })
    }
}

fn digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hex::encode(hash.finalize())
}

/// An answer, and whether it was given before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Once<T> {
    /// The answer of the first request.
    pub answer: T,
    /// Whether this request only repeats it.
    pub replayed: bool,
}

/// Runs `work` in one transaction with the record of its answer; a repeated request gets that answer back.
/// A refusal is not kept: the same key may be tried again.
///
/// # Errors
/// Whatever `work` refuses; `idempotency_key_reused` when the key came with another request.
pub async fn write_once<T, F>(app: &App, idempotent: &Idempotent, work: F) -> Result<T, AppError>
where
    T: Serialize + DeserializeOwned + Send + 'static,
    F: Fn(&mut AnyConn) -> Result<T, AppError> + Send + Sync + 'static,
{
    write_noting_repeats(app, idempotent, work).await.map(|once| once.answer)
}

/// Like [`write_once`], for answers that carry a secret: the secret must not be in `T`, and a repeat is told apart.
///
/// # Errors
/// As [`write_once`].
pub async fn write_noting_repeats<T, F>(
    app: &App,
    idempotent: &Idempotent,
    work: F,
) -> Result<Once<T>, AppError>
where
    T: Serialize + DeserializeOwned + Send + 'static,
    F: Fn(&mut AnyConn) -> Result<T, AppError> + Send + Sync + 'static,
{
    let print = idempotent.fingerprint()?;
    let now = app.clock.now();
    let until = now.saturating_add(KEY_LIFE).map_err(AppError::internal)?;
    app.db.write_tx(move |conn: &mut AnyConn| kept_or_made(conn, &print, now, until, &work)).await
}

fn kept_or_made<T: Serialize + DeserializeOwned>(
    conn: &mut AnyConn,
    print: &Fingerprint,
    now: Timestamp,
    until: Timestamp,
    work: &impl Fn(&mut AnyConn) -> Result<T, AppError>,
) -> Result<Once<T>, AppError> {
    if let Some((body, answer)) = store::find_answer(conn, &print.record, now)? {
        if body != print.body {
            return Err(AppError::new(ProblemCode::IdempotencyKeyReused));
        }
        let answer = serde_json::from_str(&answer).map_err(AppError::internal)?;
        return Ok(Once { answer, replayed: true });
    }
    let answer = work(conn)?;
    let kept = serde_json::to_string(&answer).map_err(AppError::internal)?;
    store::keep_answer(conn, &print.record, &print.body, &kept, until)?;
    Ok(Once { answer, replayed: false })
}

/// As [`write_once`], for one conditional UPDATE that constraints guard, in a crowd: see `Db::write_counted`. Of two
/// requests with one key that arrive together, one works and the other gets its answer.
///
/// # Errors
/// As [`write_once`].
pub async fn write_counted_once<T, F>(app: &App, idempotent: &Idempotent, work: F) -> Result<T, AppError>
where
    T: Serialize + DeserializeOwned + Send + 'static,
    F: Fn(&mut AnyConn) -> Result<T, AppError> + Send + Sync + 'static,
{
    let print = idempotent.fingerprint()?;
    let now = app.clock.now();
    let until = now.saturating_add(KEY_LIFE).map_err(AppError::internal)?;
    // Where the other request's record came first, the door tries again, and its answer is there.
    let once = app.db.write_counted(move |conn: &mut AnyConn| kept_or_made(conn, &print, now, until, &work));
    once.await.map(|once| once.answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_with_and_without_quotes() {
        assert_eq!(readable("\"abc-1\""), Some("abc-1".into()));
        assert_eq!(readable(" abc-1 "), Some("abc-1".into()));
        let long = "x".repeat(256);
        for bad in ["", "\"\"", "a b", "a\"b", long.as_str()] {
            assert_eq!(readable(bad), None, "{bad}");
        }
    }
}
