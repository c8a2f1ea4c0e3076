//! Giving out access tokens: OAuth 2.0 client credentials (RFC 6749 §4.4), JWT profile (RFC 9068).

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jsonwebtoken::{Algorithm, Header};
use polku_api_types::access::{TokenAnswer, TokenRequest};
use polku_domain::access::Scope;
use polku_domain::ids::ClientId;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use super::store;
use crate::access::secret::hash_of;
use crate::access::store::day_in_finland;
use crate::app::App;
use crate::problem::{AppError, ProblemCode};

/// Seconds a token is valid.
pub const TOKEN_SECONDS: i64 = 600;
/// The header's type, so that no other kind of token of ours is taken for an access token.
pub const TOKEN_TYPE: &str = "at+jwt";

/// What a token says.
#[derive(Debug, Serialize, Deserialize)]
pub struct Claims {
    pub iss: String,
    pub aud: String,
    pub sub: String,
    pub client_id: String,
    pub scope: String,
    pub iat: i64,
    pub exp: i64,
    pub jti: String,
}

/// Issuer and audience of a service.
pub fn issuer(public_url: &str) -> String {
    public_url.to_owned()
}

/// The audience: the API.
pub fn audience(public_url: &str) -> String {
    format!("{public_url}/api/v1")
}

/// RFC 8414.
pub fn metadata(public_url: &str) -> serde_json::Value {
    let scopes: Vec<&str> = Scope::ALL.iter().map(|scope| scope.name()).collect();
    serde_json::json!({
        "issuer": issuer(public_url),
        "token_endpoint": format!("{public_url}/oauth/token"),
        "jwks_uri": format!("{public_url}/.well-known/jwks.json"),
        "grant_types_supported": ["client_credentials"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "scopes_supported": scopes,
        "response_types_supported": [],
    })
}

/// Client id and secret of an `Authorization: Basic` header.
pub fn basic(header: &str) -> Option<(String, String)> {
    let (scheme, encoded) = header.split_once(' ')?;
    let text =
        scheme.eq_ignore_ascii_case("basic").then(|| STANDARD.decode(encoded.trim()).ok()).flatten()?;
    let text = String::from_utf8(text).ok()?;
    let (id, secret) = text.split_once(':')?;
    Some((id.to_owned(), secret.to_owned()))
}

/// Reads the form of a token request; a parameter given twice is refused (RFC 6749 §3.2).
///
/// # Errors
/// `invalid_token_request`.
pub fn read_form(form: &[u8]) -> Result<TokenRequest, AppError> {
    actix_web::web::Query::<TokenRequest>::from_query(std::str::from_utf8(form).unwrap_or("&"))
        .map(actix_web::web::Query::into_inner)
        .map_err(|error| refused(ProblemCode::InvalidTokenRequest, "invalid_request").because(error))
}

fn refused(code: ProblemCode, oauth: &'static str) -> AppError {
    AppError::new(code).oauth(oauth)
}

/// Judges the client and signs a token.
///
/// # Errors
/// `invalid_client`, `unsupported_grant_type`, `invalid_scope`, `invalid_token_request`.
pub async fn issue(
    app: &App,
    basic: Option<(String, String)>,
    asked: TokenRequest,
) -> Result<TokenAnswer, AppError> {
    let invalid = || refused(ProblemCode::InvalidClient, "invalid_client");
    let posted = asked.client_id.zip(asked.client_secret);
    let (id, secret) = match (basic, posted) {
        (Some(_), Some(_)) => return Err(refused(ProblemCode::InvalidTokenRequest, "invalid_request")),
        (Some(given), None) | (None, Some(given)) => given,
        (None, None) => return Err(invalid()),
    };
    let client: ClientId = id.parse().map_err(|_| invalid())?;
    let now = app.clock.now();
    let today = day_in_finland(now);
    let found = app.db.point_read(move |conn| store::usable(conn, client, today)).await?;
    let given = hash_of(&secret).unwrap_or_default();
    let stored = found.as_ref().map_or("", |judged| judged.secret_hash.as_str());
    let same: bool = given.as_bytes().ct_eq(stored.as_bytes()).into();
    let judged = found.filter(|_| same && !given.is_empty()).ok_or_else(invalid)?;
    if asked.grant_type != "client_credentials" {
        return Err(refused(ProblemCode::UnsupportedGrantType, "unsupported_grant_type"));
    }
    let scope = granted(asked.scope.as_deref(), &judged.scopes)?;
    sign(app, client, scope, now.as_second())
}

/// The scopes asked for, if the client has them; all of its own when it names none.
fn granted(asked: Option<&str>, own: &[String]) -> Result<String, AppError> {
    let Some(asked) = asked else { return Ok(own.join(" ")) };
    let asked: BTreeSet<&str> = asked.split(' ').filter(|scope| !scope.is_empty()).collect();
    let all_own = asked.iter().all(|scope| own.iter().any(|known| known == scope));
    if asked.is_empty() || !all_own {
        return Err(refused(ProblemCode::InvalidScope, "invalid_scope"));
    }
    Ok(asked.into_iter().collect::<Vec<_>>().join(" "))
}

fn sign(app: &App, client: ClientId, scope: String, now: i64) -> Result<TokenAnswer, AppError> {
    let key = app.keys.signing().ok_or_else(|| AppError::internal("no signing key"))?;
    let mut header = Header::new(Algorithm::ES256);
    header.typ = Some(TOKEN_TYPE.to_owned());
    header.kid = Some(key.kid.clone());
    let claims = Claims {
        iss: issuer(&app.public_url),
        aud: audience(&app.public_url),
        sub: client.to_string(),
        client_id: client.to_string(),
        scope: scope.clone(),
        iat: now,
        exp: now + TOKEN_SECONDS,
        jti: app.ids.random().to_string(),
    };
    let access_token = jsonwebtoken::encode(&header, &claims, &key.encoding).map_err(AppError::internal)?;
    Ok(TokenAnswer {
        access_token,
        token_type: "Bearer".to_owned(),
        expires_in: TOKEN_SECONDS.unsigned_abs(),
        scope,
    })
}
