//! Finding out who asks, anew for every request: a right that was taken away is gone with the next one.

use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::http::header::{AUTHORIZATION, COOKIE};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use polku_domain::access::Principal;
use sha2::{Digest, Sha256};

use super::agency_scope::AgencyScope;
use super::caller::Caller;
use super::clients::of_token;
use super::personal_links::open_session;
use super::sign_ins::touch;
use super::store;
use crate::app::App;
use crate::db::KeptKey;
use crate::http::Facts;
use crate::problem::AppError;

/// A sign-in that nobody uses for so long has ended.
pub const IDLE_LIMIT: SignedDuration = SignedDuration::from_hours(2);
/// A sign-in ends after so long however much it is used.
pub const ABSOLUTE_LIMIT: SignedDuration = SignedDuration::from_hours(12);

/// Use is noted this often, so that a read is not a write each time.
pub(super) const TOUCH_EVERY: SignedDuration = SignedDuration::from_mins(5);

/// The cookie's name. `__Host-` binds it to this very host and to HTTPS; browsers refuse that name over plain
/// HTTP, where only a demo on the reader's own machine runs.
#[must_use]
pub fn cookie_name(public_url: &str) -> &'static str {
    if public_url.starts_with("https://") { "__Host-polku" } else { "polku" }
}

/// Who asks.
///
/// # Errors
/// `unavailable` when the database cannot say.
pub(super) async fn authenticate(req: &HttpRequest, app: &App, facts: &Facts) -> Result<Caller, AppError> {
    let nobody = Caller {
        account: None,
        person: None,
        scope: AgencyScope::nowhere(),
        principal: Principal::Anonymous,
        language: facts.language.get(),
        request_id: facts.request_id,
        acts_as: None,
        unit: None,
        ids: Arc::clone(&app.ids),
        sign_in: None,
        policy: Arc::clone(&app.policy),
    };
    if let Some(token) = bearer(req) {
        let (principal, agency) = of_token(app, token).await?;
        return Ok(Caller { principal, scope: AgencyScope::of(agency), ..nobody });
    }
    let Some(secret) = cookie(req, cookie_name(&app.public_url)) else { return Ok(nobody) };
    let hash: [u8; 32] = Sha256::digest(secret).into();
    let now = app.clock.now();
    let today = store::day_in_finland(now);
    let found =
        app.db.kept_read(of_day(hash, today), move |conn| store::signed_in(conn, &hash, today)).await?;
    let Some(signed_in) = found.filter(|found| holds(found.last_used, found.expires, now)) else {
        return by_personal_link(app, nobody, hash, facts).await;
    };
    if now.duration_since(signed_in.last_used) >= TOUCH_EVERY {
        app.db.write_tx(move |conn| touch(conn, &hex::encode(hash), now)).await?;
    }
    Ok(of_sign_in(nobody, signed_in, hash, facts))
}

/// Whoever has left and came by their personal link, where that is what the cookie is of.
async fn by_personal_link(
    app: &App,
    nobody: Caller,
    hash: [u8; 32],
    facts: &Facts,
) -> Result<Caller, AppError> {
    let now = app.clock.now();
    Ok(match open_session(app, &hash, now).await? {
        None => nobody,
        Some(open) => Caller {
            person: Some(open.person),
            scope: AgencyScope::of(open.agency),
            language: if facts.language_asked { nobody.language } else { open.language },
            principal: Principal::Leaver { person: open.person },
            sign_in: Some(hash),
            ..nobody
        },
    })
}

/// The sign-in and the day by whose roles it counts, as one key.
fn of_day(hash: [u8; 32], day: Date) -> KeptKey {
    let mut key: KeptKey = [0; 36];
    let [year_low, year_high] = day.year().to_le_bytes();
    let day = [year_low, year_high, day.month().unsigned_abs(), day.day().unsigned_abs()];
    for (place, byte) in key.iter_mut().zip(hash.into_iter().chain(day)) {
        *place = byte;
    }
    key
}

/// The token of an `Authorization: Bearer` header.
fn bearer(req: &HttpRequest) -> Option<&str> {
    let header = req.headers().get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = header.split_once(' ').unwrap_or((header, ""));
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

fn of_sign_in(nobody: Caller, found: store::SignedIn, hash: [u8; 32], facts: &Facts) -> Caller {
    Caller {
        account: Some(found.account),
        person: found.person,
        unit: found.unit,
        scope: found.agency.map_or(nobody.scope, AgencyScope::of),
        language: if facts.language_asked { nobody.language } else { found.language },
        principal: Principal::Account { account: found.account, person: found.person, grants: found.grants },
        sign_in: Some(hash),
        ..nobody
    }
}

/// The secret in our cookie. A second cookie of the same name means that somebody else set one: neither counts.
fn cookie(req: &HttpRequest, name: &str) -> Option<Vec<u8>> {
    let mut found = req
        .headers()
        .get_all(COOKIE)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|list| list.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(given, _)| *given == name)
        .map(|(_, value)| value);
    let value = found.next()?;
    if found.next().is_some() {
        return None;
    }
    URL_SAFE_NO_PAD.decode(value).ok().filter(|secret| secret.len() == 32)
}

/// Whether a sign-in still holds.
fn holds(last_used: Timestamp, expires: Timestamp, now: Timestamp) -> bool {
    now < expires && now.duration_since(last_used) < IDLE_LIMIT
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn two_cookies_of_one_name_are_no_sign_in() {
        let secret = URL_SAFE_NO_PAD.encode([1; 32]);
        let given = |header: String| {
            let req = TestRequest::default().insert_header((COOKIE, header)).to_http_request();
            cookie(&req, "__Host-polku")
        };
        assert_eq!(given(format!("a=b; __Host-polku={secret}")), Some(vec![1; 32]));
        assert_eq!(given(format!("__Host-polku={secret}; __Host-polku={secret}")), None);
        assert_eq!(given(format!("polku={secret}")), None);
        assert_eq!(given("__Host-polku=short".to_owned()), None);
    }

    #[test]
    fn a_sign_in_ends_by_idleness_and_by_age() {
        let begun: Timestamp = "2020-05-04T06:00:00Z".parse().unwrap();
        let expires = begun + ABSOLUTE_LIMIT;
        assert!(holds(begun, expires, begun));
        assert!(!holds(begun, expires, begun + IDLE_LIMIT));
        assert!(!holds(expires, expires, expires));
    }
}
