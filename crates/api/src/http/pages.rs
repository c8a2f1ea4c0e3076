//! The browser app, carried inside the binary: hashed files for ever, start pages by address.

use std::borrow::Cow;

use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT, ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, ETAG, HeaderMap,
    HeaderName, IF_NONE_MATCH, VARY,
};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use rust_embed::{Embed, EmbeddedFile};

use crate::problem::{AppError, ProblemCode};

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/../../frontend/dist"]
#[allow_missing = true]
struct Dist;

/// For pages: our own scripts and styles only, and the compiled app, which browsers count as evaluated code.
const CSP_PAGE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                        img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
                        base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// An address with all that is below it, and the start page that answers it; the first that fits counts.
const ENTRIES: [(&str, &str); 14] = [
    ("", "staff.html"),
    ("sign-in", "staff.html"),
    ("invitation", "staff.html"),
    ("calls", "staff.html"),
    ("applications", "staff.html"),
    ("my-data", "staff.html"),
    ("shares", "staff.html"),
    ("coordinator/people", "registry.html"),
    ("coordinator/admin", "registry.html"),
    ("coordinator/mail", "registry.html"),
    ("coordinator/audit", "registry.html"),
    ("coordinator", "coordinator.html"),
    ("scoring", "assessor.html"),
    ("verify", "sealed.html"),
];

/// Where the browser finds the style and the script of an entry of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryFiles {
    /// Address of the style.
    pub style: String,
    /// Address of the script.
    pub script: String,
    /// Addresses of the texts, in the order of the languages.
    pub texts: [String; 3],
}

/// The files of the entry with this start page; nothing while the app has not been built into this binary.
#[must_use]
pub fn entry_of(page: &str) -> Option<EntryFiles> {
    let file = Dist::get(page)?;
    entry_files(std::str::from_utf8(&file.data).ok()?)
}

fn entry_files(html: &str) -> Option<EntryFiles> {
    let between = |start: &str| {
        let (_, rest) = html.split_once(start)?;
        rest.split_once('"').map(|(address, _)| address.to_owned())
    };
    Some(EntryFiles {
        style: between("<link rel=\"stylesheet\" href=\"")?,
        script: between("<script type=\"module\" src=\"")?,
        texts: [
            between("<meta name=\"texts-fi\" content=\"")?,
            between("<meta name=\"texts-sv\" content=\"")?,
            between("<meta name=\"texts-en\" content=\"")?,
        ],
    })
}

/// The file or page of an address, where there is one.
///
/// # Errors
/// `not_found`; `unavailable` while the browser app has not been built into this binary.
pub fn answer(req: &HttpRequest) -> Result<HttpResponse, AppError> {
    let path = req.path().trim_start_matches('/');
    if is_machine_address(path) || path.contains("..") {
        return Err(AppError::not_found());
    }
    if let Some(file) = Dist::get(path).filter(|_| is_public_file(path)) {
        return Ok(file_answer(req, path, file, StatusCode::OK));
    }
    if path.starts_with("assets/") || !wants_html(req.headers()) {
        return Err(AppError::not_found());
    }
    let (page, status) =
        page_of(path).map_or(("staff.html", StatusCode::NOT_FOUND), |page| (page, StatusCode::OK));
    let file = Dist::get(page)
        .ok_or_else(|| AppError::new(ProblemCode::Unavailable).because("the browser app is not built in"))?;
    Ok(file_answer(req, page, file, status))
}

/// The start page of an address without its first slash; the empty one stands for itself alone.
fn page_of(path: &str) -> Option<&'static str> {
    let holds = |place: &str| {
        path.strip_prefix(place)
            .is_some_and(|rest| rest.is_empty() || (!place.is_empty() && rest.starts_with('/')))
    };
    ENTRIES.iter().find(|(place, _)| holds(place)).map(|(_, page)| *page)
}

fn is_machine_address(path: &str) -> bool {
    ["api", "oauth", ".well-known", "healthz", "readyz"]
        .iter()
        .any(|first| path.strip_prefix(first).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Start pages have their own addresses; the lists and compressed twins of the build are nobody's business.
fn is_public_file(path: &str) -> bool {
    let hidden = [".html", ".br", ".gz", "manifest.json"];
    !path.is_empty() && !hidden.iter().any(|end| path.ends_with(end))
}

fn wants_html(headers: &HeaderMap) -> bool {
    headers
        .get(ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}

fn file_answer(req: &HttpRequest, path: &str, file: EmbeddedFile, status: StatusCode) -> HttpResponse {
    let immutable = path.starts_with("assets/");
    let tag = format!("\"{}\"", hex::encode(file.metadata.sha256_hash().get(..16).unwrap_or_default()));
    let mut answer = HttpResponse::build(status);
    let caching = if immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
    answer.insert_header((CACHE_CONTROL, caching)).insert_header((ETAG, tag.clone()));
    answer.insert_header((VARY, "Accept-Encoding"));
    if path.ends_with(".html") {
        answer.insert_header((CONTENT_SECURITY_POLICY, CSP_PAGE));
    }
    if held(req.headers(), &tag) && status == StatusCode::OK {
        return answer.status(StatusCode::NOT_MODIFIED).finish();
    }
    let (bytes, encoding) = smallest(req.headers(), path, file);
    if let Some(encoding) = encoding {
        answer.insert_header((CONTENT_ENCODING, encoding));
    }
    answer.content_type(mime_guess::from_path(path).first_or_octet_stream().to_string()).body(bytes)
}

fn held(headers: &HeaderMap, tag: &str) -> bool {
    headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).is_some_and(|held| held.contains(tag))
}

/// The twin that was compressed when the app was built, if the browser takes it.
fn smallest(headers: &HeaderMap, path: &str, file: EmbeddedFile) -> (Bytes, Option<&'static str>) {
    for (encoding, end) in [("br", "br"), ("gzip", "gz")] {
        if accepts(headers, &ACCEPT_ENCODING, encoding)
            && let Some(twin) = Dist::get(&format!("{path}.{end}"))
        {
            return (bytes(twin), Some(encoding));
        }
    }
    (bytes(file), None)
}

fn accepts(headers: &HeaderMap, name: &HeaderName, wanted: &str) -> bool {
    let given = headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    given.split(',').any(|choice| {
        let (what, weight) = choice.split_once(';').unwrap_or((choice, ""));
        what.trim() == wanted && !matches!(weight.trim(), "q=0" | "q=0.0")
    })
}

fn bytes(file: EmbeddedFile) -> Bytes {
    match file.data {
        Cow::Borrowed(data) => Bytes::from_static(data),
        Cow::Owned(data) => Bytes::from(data),
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn a_machine_never_gets_a_page() {
        for path in ["/api/nothing", "/oauth/x", "/.well-known/x", "/api"] {
            let req = TestRequest::with_uri(path).insert_header((ACCEPT, "text/html")).to_http_request();
            assert_eq!(answer(&req).unwrap_err().code(), ProblemCode::NotFound, "{path}");
        }
        let req = TestRequest::with_uri("/calls").to_http_request();
        assert_eq!(answer(&req).unwrap_err().code(), ProblemCode::NotFound);
    }

    #[test]
    fn each_address_has_the_page_of_its_entry() {
        assert_eq!(page_of(""), Some("staff.html"));
        assert_eq!(page_of("calls/1/apply"), Some("staff.html"));
        assert_eq!(page_of("coordinator/programmes/1"), Some("coordinator.html"));
        assert_eq!(page_of("coordinator/people/import"), Some("registry.html"));
        assert_eq!(page_of("coordinator/peoples"), Some("coordinator.html"));
        assert_eq!(page_of("coordinators"), None);
        assert_eq!(page_of("nothing"), None);
    }

    #[test]
    fn the_builds_own_lists_are_not_given_out() {
        for path in ["manifest.json", "staff.html", "assets/x.js.br", ""] {
            assert!(!is_public_file(path), "{path}");
        }
        assert!(is_public_file("assets/x.js"));
    }

    #[test]
    fn a_refused_encoding_is_not_sent() {
        let req = TestRequest::default().insert_header((ACCEPT_ENCODING, "gzip, br;q=0")).to_http_request();
        assert!(!accepts(req.headers(), &ACCEPT_ENCODING, "br"));
        assert!(accepts(req.headers(), &ACCEPT_ENCODING, "gzip"));
    }

    #[test]
    fn the_files_of_an_entry_are_read_from_its_start_page() {
        let page = include_str!("../../../../frontend/app/page.html");
        let files = entry_files(page).unwrap();
        assert_eq!((files.style.as_str(), files.script.as_str()), ("/{{ style }}", "/{{ script }}"));
        assert_eq!(files.texts, ["{{ texts-fi }}", "{{ texts-sv }}", "{{ texts-en }}"]);
        assert_eq!(entry_files("<html></html>"), None);
    }
}
