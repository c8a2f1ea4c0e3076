//! Use cases of secret calendar addresses.

use jiff::Timestamp;
use polku_api_types::calendars::{IssuedCalendarAddress, OwnCalendarAddress};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::PersonId;

use super::store;
pub use super::store::Follower;
use crate::access::secret::{Secret, hash_of};
use crate::access::sign_ins::{self, FAILURE_WINDOW, throttle_key, waits};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::{self, Actor, Entry, Subject};
use crate::db::AnyConn;
use crate::http::{Idempotent, write_noting_repeats};
use crate::problem::AppError;

/// Wrong addresses from one place before the next wrong one hears that it is to wait. A right one is always let in: no guess
/// comes near the 256 bits of a secret, and behind one place a whole office may follow its calendars.
pub const WRONG_ADDRESSES: i64 = 20;

fn own(caller: &Caller) -> Result<PersonId, AppError> {
    caller.demand(Permission::ManageOwnCalendarAddress, Target::nothing())?;
    caller.person()
}

fn entry(action: &'static str, person: PersonId, at: Timestamp) -> Entry<'static> {
    Entry {
        action,
        subject: Subject::new("person", person),
        person: Some(person),
        fields: &["calendar_address"],
        at,
    }
}

/// How it stands with the caller's address.
///
/// # Errors
/// `forbidden` for an account that is linked to nobody.
pub async fn view_own_calendar_address(app: &App, caller: &Caller) -> Result<OwnCalendarAddress, AppError> {
    let (scope, person) = (caller.scope, own(caller)?);
    Ok(app.db.read(move |conn| store::own_calendar_address(conn, scope, person)).await?)
}

/// Makes an address in place of the one before. Only the first answer holds it.
///
/// # Errors
/// `forbidden` for an account that is linked to nobody.
pub async fn make_own_calendar_address(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
) -> Result<IssuedCalendarAddress, AppError> {
    let (scope, person, actor) = (caller.scope, own(caller)?, caller.actor());
    let (secret, now) = (Secret::new(app.ids.as_ref()), app.clock.now());
    let address = format!("{}/api/v1/calendars/{}/polku.ics", app.public_url, secret.text);
    let hash = secret.hash;
    let once = write_noting_repeats(app, key, move |conn: &mut AnyConn| {
        store::replace(conn, scope, person, &hash, now)?;
        audit::record(conn, &actor, entry("calendar_address_made", person, now))?;
        Ok(IssuedCalendarAddress { address: None, made_at: now })
    })
    .await?;
    Ok(IssuedCalendarAddress { address: (!once.replayed).then_some(address), ..once.answer })
}

/// Ends the caller's address, if there is one.
///
/// # Errors
/// `forbidden` for an account that is linked to nobody.
pub async fn end_own_calendar_address(app: &App, caller: &Caller) -> Result<(), AppError> {
    let (scope, person, actor, at) = (caller.scope, own(caller)?, caller.actor(), app.clock.now());
    app.db.write_tx(move |conn| end_calendar_address(conn, scope, person, &actor, at)).await
}

/// Ends somebody's address, if there is one, on record.
///
/// # Errors
/// What the database refuses.
pub fn end_calendar_address(
    conn: &mut AnyConn,
    scope: AgencyScope,
    person: PersonId,
    actor: &Actor,
    at: Timestamp,
) -> Result<(), AppError> {
    if store::delete(conn, scope, person)? {
        audit::record(conn, actor, entry("calendar_address_ended", person, at))?;
    }
    Ok(())
}

/// Whose calendar is at a secret address, asked for from `place`.
///
/// # Errors
/// `not_found` alike for one that has ended and one that never was; for such a one `too_many_requests` after
/// `WRONG_ADDRESSES` from one place.
pub async fn follower(app: &App, place: &str, secret: &str) -> Result<Follower, AppError> {
    let hash = hash_of(secret);
    let find = move |conn: &mut AnyConn| match &hash {
        Some(hash) => store::find(conn, hash),
        None => Ok(None),
    };
    if let Some(found) = app.db.read(find).await? {
        return Ok(found);
    }
    let (now, key) = (app.clock.now(), throttle_key(app, &["calendar_address", place]));
    let since = now - FAILURE_WINDOW;
    app.db
        .write_tx(move |conn| {
            if sign_ins::is_throttled(conn, &[(key.clone(), WRONG_ADDRESSES)], since)? {
                return Err(waits());
            }
            sign_ins::note_failure(conn, std::slice::from_ref(&key), now, since)?;
            Ok(())
        })
        .await?;
    Err(AppError::not_found())
}
