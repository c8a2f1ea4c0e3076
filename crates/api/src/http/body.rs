//! Bodies: JSON as [`Body`], files as [`Upload`].

use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::web::{Bytes, BytesMut};
use actix_web::{FromRequest, HttpRequest};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::request::{Extracted, Facts, behind_the_door};
use super::schema_check::Checker;
use super::strict_json;
use crate::problem::{AppError, FieldCode, ProblemCode};

/// Most bytes of a JSON body.
pub const MAX_JSON: usize = 256 * 1024;
/// Most bytes of an uploaded file.
pub const MAX_UPLOAD: usize = 10 * 1024 * 1024;
/// A body that has not arrived by then is given up.
const ARRIVAL: Duration = Duration::from_secs(30);

type Pending<T> = Pin<Box<dyn Future<Output = Result<T, AppError>>>>;

/// A JSON body of type `T`. Unknown fields, repeated keys and wrong types are all named at once.
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<T> Body<T> {
    /// The value itself.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Body<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: DeserializeOwned + ToSchema + 'static> FromRequest for Body<T> {
    type Error = AppError;
    type Future = Extracted<Self>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let refused = media_type(req, &["application/json"]).err();
        let reading = read(req, payload, MAX_JSON);
        behind_the_door(req, async move {
            if let Some(refused) = refused {
                return Err(refused);
            }
            from_json(&reading.await?).map(Self)
        })
    }
}

/// A JSON body of many rows: as [`Body`], up to the size of a file.
#[derive(Debug)]
pub struct LargeBody<T>(pub T);

impl<T: DeserializeOwned + ToSchema + 'static> FromRequest for LargeBody<T> {
    type Error = AppError;
    type Future = Extracted<Self>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let refused = media_type(req, &["application/json"]).err();
        let reading = read(req, payload, MAX_UPLOAD);
        behind_the_door(req, async move {
            if let Some(refused) = refused {
                return Err(refused);
            }
            from_json(&reading.await?).map(Self)
        })
    }
}

/// Reads `T` from the bytes of a body.
///
/// # Errors
/// See `strict_json::parse`; `invalid_fields` with every fault that the published schema shows.
pub fn from_json<T: DeserializeOwned + ToSchema>(bytes: &[u8]) -> Result<T, AppError> {
    let value = strict_json::parse(bytes)?;
    match T::deserialize(&value) {
        Ok(read) => Ok(read),
        Err(error) => {
            AppError::unless_valid(Checker::of::<T>().faults(&value, ""))?;
            Err(AppError::invalid("", FieldCode::Malformed).because(error))
        }
    }
}

/// A file, as `text/csv` or `application/octet-stream`.
#[derive(Debug)]
pub struct Upload(pub Bytes);

impl FromRequest for Upload {
    type Error = AppError;
    type Future = Extracted<Self>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let refused = media_type(req, &["text/csv", "application/octet-stream"]).err();
        let reading = read(req, payload, MAX_UPLOAD);
        behind_the_door(req, async move {
            match refused {
                Some(refused) => Err(refused),
                None => reading.await.map(Self),
            }
        })
    }
}

/// A body that stands for nothing: for operations that take none.
#[derive(Debug)]
pub struct NoBody;

impl FromRequest for NoBody {
    type Error = AppError;
    type Future = Extracted<Self>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let reading = read(req, payload, 0);
        behind_the_door(req, async move { reading.await.map(|_| Self) })
    }
}

fn media_type(req: &HttpRequest, accepted: &[&str]) -> Result<(), AppError> {
    let given = req.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = given.split(';').next().unwrap_or_default().trim();
    if accepted.iter().any(|known| known.eq_ignore_ascii_case(essence)) {
        Ok(())
    } else {
        Err(AppError::new(ProblemCode::UnsupportedMediaType))
    }
}

/// Reads a whole body and notes its hash.
pub fn read(req: &HttpRequest, payload: &mut Payload, most: usize) -> Pending<Bytes> {
    let announced = req.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    let facts = Facts::of(req);
    let mut payload = payload.take();
    Box::pin(async move {
        if announced.is_some_and(|length: u64| length > most as u64) {
            return Err(AppError::new(ProblemCode::BodyTooLarge));
        }
        let arriving = collect(&mut payload, most);
        let bytes = tokio::time::timeout(ARRIVAL, arriving)
            .await
            .map_err(|_| AppError::new(ProblemCode::RequestTimeout))??;
        facts.body_sha256.set(Some(Sha256::digest(&bytes).into()));
        Ok(bytes)
    })
}

async fn collect(payload: &mut Payload, most: usize) -> Result<Bytes, AppError> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| refusal(&error))?;
        if bytes.len() + chunk.len() > most {
            return Err(AppError::new(ProblemCode::BodyTooLarge));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.freeze())
}

fn refusal(error: &PayloadError) -> AppError {
    match error {
        PayloadError::Overflow => AppError::new(ProblemCode::BodyTooLarge),
        other => AppError::new(ProblemCode::MalformedRequest).because(other),
    }
}
