//! Judging the access token of a request.

use jsonwebtoken::{Algorithm, Validation};
use polku_domain::access::{Principal, Scope};
use polku_domain::ids::{AgencyId, ClientId};

use super::store;
use super::token::{Claims, TOKEN_TYPE, audience, issuer};
use crate::access::store::day_in_finland;
use crate::app::App;
use crate::problem::{AppError, ProblemCode};

/// Who holds the token, and in which agency. The client is looked up at each request, so an ended one is out
/// at once and not only when its tokens run out.
///
/// # Errors
/// `invalid_token` for anything that is not a token of ours in force.
pub async fn of_token(app: &App, token: &str) -> Result<(Principal, AgencyId), AppError> {
    let claims = judge(app, token).ok_or_else(invalid)?;
    let client: ClientId = claims.client_id.parse().map_err(|_| invalid())?;
    let today = day_in_finland(app.clock.now());
    let found = app.db.point_read(move |conn| store::usable(conn, client, today)).await?;
    let judged = found.ok_or_else(invalid)?;
    let scopes = claims
        .scope
        .split(' ')
        .filter(|scope| judged.scopes.iter().any(|own| own == scope))
        .filter_map(|scope| scope.parse::<Scope>().ok())
        .collect();
    Ok((Principal::Client { client, scopes }, judged.agency))
}

fn invalid() -> AppError {
    AppError::new(ProblemCode::InvalidToken)
}

/// Only what we sign ourselves passes: our key, ES256, the type of an access token, our issuer and audience, and
/// times as numbers that our own clock agrees with.
fn judge(app: &App, token: &str) -> Option<Claims> {
    let header = jsonwebtoken::decode_header(token).ok()?;
    let foreign =
        header.jku.is_some() || header.jwk.is_some() || header.x5u.is_some() || header.x5c.is_some();
    if foreign || header.alg != Algorithm::ES256 || header.typ.as_deref() != Some(TOKEN_TYPE) {
        return None;
    }
    let key = app.keys.verifying(header.kid.as_deref()?)?;
    let mut validation = Validation::new(Algorithm::ES256);
    validation.set_issuer(&[issuer(&app.public_url)]);
    validation.set_audience(&[audience(&app.public_url)]);
    validation.set_required_spec_claims(&["iss", "aud", "exp", "sub"]);
    // The library reads the machine's clock; ours is injected.
    validation.validate_exp = false;
    validation.validate_nbf = false;
    let claims = jsonwebtoken::decode::<Claims>(token, &key.decoding, &validation).ok()?.claims;
    let now = app.clock.now().as_second();
    (claims.iat <= now + 60 && now < claims.exp && claims.sub == claims.client_id).then_some(claims)
}
