//! Files to save.

use actix_web::body::BoxBody;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, ETAG};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, Responder};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::conditional::holds;
use crate::problem::AppError;

/// An answer that a browser saves under this name.
pub(super) fn attachment(name: &str) -> HttpResponseBuilder {
    let mut answer = HttpResponse::Ok();
    answer.insert_header((CACHE_CONTROL, "no-store"));
    answer.insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")));
    answer
}

/// A CSV file to save. Its text comes from the domain's `TableWriter`, which makes formulas harmless.
#[derive(Debug)]
pub struct CsvFile {
    name: &'static str,
    text: String,
}

impl CsvFile {
    /// `name` is what the browser offers to save it as.
    #[must_use]
    pub const fn new(name: &'static str, text: String) -> Self {
        Self { name, text }
    }
}

impl Responder for CsvFile {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        attachment(self.name).content_type("text/csv; charset=utf-8").body(self.text)
    }
}

/// A file of a calendar to save. Its text comes from the domain's `CalendarFile`, which lets no text end its own line.
#[derive(Debug)]
pub struct CalendarDownload {
    name: &'static str,
    text: String,
}

impl CalendarDownload {
    /// `name` is what the browser offers to save it as.
    #[must_use]
    pub const fn new(name: &'static str, text: String) -> Self {
        Self { name, text }
    }
}

impl Responder for CalendarDownload {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        attachment(self.name).content_type("text/calendar; charset=utf-8").body(self.text)
    }
}

/// A calendar at an address that a machine follows for somebody: kept by nobody in between, and sent anew only where it
/// says something else than before (`ETag`).
#[derive(Debug)]
pub struct FollowedCalendar(pub String);

impl Responder for FollowedCalendar {
    type Body = BoxBody;

    fn respond_to(self, req: &HttpRequest) -> HttpResponse {
        let digest = hex::encode(Sha256::digest(self.0.as_bytes()));
        let tag = format!("\"{}\"", digest.get(..32).unwrap_or(&digest));
        let held = holds(req.headers(), &tag);
        let mut answer = if held { HttpResponse::NotModified() } else { HttpResponse::Ok() };
        answer.insert_header((CACHE_CONTROL, "private, no-cache"));
        answer.insert_header((ETAG, tag));
        if held { answer.finish() } else { answer.content_type("text/calendar; charset=utf-8").body(self.0) }
    }
}

/// A JSON file to save, written to be read by people too.
#[derive(Debug)]
pub struct JsonFile<T> {
    name: &'static str,
    content: T,
}

impl<T> JsonFile<T> {
    /// `name` is what the browser offers to save it as.
    #[must_use]
    pub const fn new(name: &'static str, content: T) -> Self {
        Self { name, content }
    }
}

impl<T: Serialize> Responder for JsonFile<T> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        match serde_json::to_vec_pretty(&self.content) {
            Ok(bytes) => attachment(self.name).content_type("application/json").body(bytes),
            Err(error) => HttpResponse::from_error(AppError::internal(error)),
        }
    }
}
