//! Addresses of the public pages.

use actix_web::http::header::{
    ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, VARY,
};
use actix_web::{HttpRequest, HttpResponse, web};
use polku_api_types::pages::Entry;
use polku_domain::ids::SelectionId;
use polku_i18n::Language;
use serde::Deserialize;

use super::{pages, service};
use crate::app::App;
use crate::http::pages as files;
use crate::problem::{AppError, ProblemCode};

/// Our own style, and on the page of a proof our own verifier; nothing else.
const CSP: &str = "default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
                   connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Mounts the pages. They are for people: the API's document does not list them.
pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.route("/public/page.css", web::get().to(style))
        .route("/public/proofs/{selection_id}", web::get().to(proof))
        .route("/public/{business_id}/{slug}", web::get().to(programme));
}

#[derive(Debug, Deserialize)]
struct Chosen {
    lang: Option<String>,
}

/// The language of the address, or the one the browser asks for.
fn language(req: &HttpRequest, chosen: &Chosen) -> Language {
    let asked = || req.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let named = chosen.lang.as_deref().and_then(|code| Language::parse(code).ok());
    named.or_else(|| asked().map(Language::negotiate)).unwrap_or_default()
}

fn page(language: Language, html: String) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-cache"))
        .insert_header((CONTENT_LANGUAGE, language.code()))
        .insert_header((CONTENT_SECURITY_POLICY, CSP))
        .insert_header((VARY, "Accept-Language, Accept-Encoding"))
        .content_type("text/html; charset=utf-8")
        .body(html)
}

/// What is not there is answered by the app's own page for that, in the browser; to others as a problem.
fn or_missing(req: &HttpRequest, answer: Result<HttpResponse, AppError>) -> Result<HttpResponse, AppError> {
    match answer {
        Err(error) if error.code() == ProblemCode::NotFound => files::answer(req),
        other => other,
    }
}

async fn style() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "public, max-age=3600"))
        .content_type("text/css")
        .body(pages::STYLE)
}

async fn programme(
    req: HttpRequest,
    app: web::Data<App>,
    path: web::Path<(String, String)>,
    chosen: web::Query<Chosen>,
) -> Result<HttpResponse, AppError> {
    let language = language(&req, &chosen);
    let (business_id, slug) = path.into_inner();
    let shown = service::programme(&app, &business_id, &slug).await;
    let html = shown.and_then(|shown| pages::programme(&shown, language));
    or_missing(&req, html.map(|html| page(language, html)))
}

async fn proof(
    req: HttpRequest,
    app: web::Data<App>,
    path: web::Path<String>,
    chosen: web::Query<Chosen>,
) -> Result<HttpResponse, AppError> {
    let language = language(&req, &chosen);
    let shown = match path.parse::<SelectionId>() {
        Ok(id) => service::proof(&app, id).await,
        Err(_) => Err(AppError::not_found()),
    };
    let verifier = files::files_of(Entry::Sealed);
    let html = shown.and_then(|shown| pages::proof(&shown, verifier.as_ref(), language));
    or_missing(&req, html.map(|html| page(language, html)))
}
