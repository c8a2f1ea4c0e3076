//! Use cases of signing in.

use jiff::SignedDuration;
use polku_api_types::access::{ChangePassword, SignIn};
use polku_domain::access::Principal;
use polku_domain::access::credentials::{PASSWORD_LENGTH, PasswordFault, UserName, check_password};
use polku_domain::ids::AccountId;

use super::store::{self, Local};
use crate::access::Caller;
use crate::access::authenticate::ABSOLUTE_LIMIT;
use crate::access::personal_links::end_session;
use crate::access::secret::Secret;
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::keystore::KeyPurpose;
use crate::problem::{AppError, FieldCode, ProblemCode};

/// Wrong passwords for one account from one address before the next is refused unseen. Another address of the
/// same account is not held back, so nobody can lock a person out.
pub const FAILURES_PER_ACCOUNT: i64 = 10;
/// Wrong passwords from one address, whatever the account.
pub const FAILURES_PER_ADDRESS: i64 = 50;
/// How long they count.
pub const FAILURE_WINDOW: SignedDuration = SignedDuration::from_mins(15);

/// Checks the password and begins a sign-in; gives the cookie's secret.
///
/// # Errors
/// `too_many_requests` while throttled; `wrong_credentials` alike for every other reason.
pub async fn sign_in(app: &App, caller: &Caller, address: &str, given: SignIn) -> Result<String, AppError> {
    // The throttle is looked at within the turn: a thousand guesses at once do not all pass it before the first is
    // found wrong.
    let turn = app.passwords.turn().await?;
    let now = app.clock.now();
    let name = UserName::parse(&given.user_name).ok();
    let by_account = throttle_key(app, &[address, name.as_ref().map_or("", UserName::as_str)]);
    let by_address = throttle_key(app, &[address]);
    let limits = [(by_account.clone(), FAILURES_PER_ACCOUNT), (by_address.clone(), FAILURES_PER_ADDRESS)];
    let since = now - FAILURE_WINDOW;
    let attempt = [by_account.clone()];
    let found = app
        .db
        .write_tx(move |conn| {
            if store::is_throttled(conn, &limits, since)? {
                return Err(waits());
            }
            // Counted before it is known to be wrong, and forgotten if it is right: no two processes together give
            // an account one guess too many.
            store::note_failure(conn, &attempt, now, since)?;
            Ok(name.as_ref().map(|name| store::find_local(conn, name)).transpose()?.flatten())
        })
        .await?;
    let stored = found.as_ref().map(|local| local.password_hash.clone());
    let (fits, turn) = turn.fits(given.password, stored).await?;
    let usable = found.filter(|local| fits && local.is_usable(crate::access::store::day_in_finland(now)));
    let outcome = match usable {
        Some(local) => begin(app, caller, local, by_account).await,
        None => {
            let keys = [by_address];
            app.db.write_tx(move |conn| store::note_failure(conn, &keys, now, since)).await?;
            Err(AppError::new(ProblemCode::WrongCredentials))
        }
    };
    drop(turn);
    outcome
}

/// A new secret at every sign-in; the one the browser came with ends.
async fn begin(app: &App, caller: &Caller, local: Local, throttle: String) -> Result<String, AppError> {
    let now = app.clock.now();
    let secret = Secret::new(app.ids.as_ref());
    let hash = secret.hash.clone();
    let before = caller.sign_in.map(hex::encode);
    let actor = caller.actor().signed_in(local.account, local.agency);
    app.db
        .write_tx(move |conn| {
            store::begin(conn, &hash, local.account, now, now + ABSOLUTE_LIMIT)?;
            if let Some(before) = &before {
                store::end(conn, before)?;
            }
            store::forget_failures(conn, &throttle)?;
            audit::record(conn, &actor, account_entry("signed_in", local.account, &[], now))?;
            Ok::<(), AppError>(())
        })
        .await?;
    Ok(secret.text)
}

/// Ends the caller's own sign-in, or what their personal link opened.
///
/// # Errors
/// `unavailable` when the database cannot.
pub async fn end_sign_in(app: &App, caller: &Caller) -> Result<(), AppError> {
    let Some(sign_in) = caller.sign_in.map(hex::encode) else { return Ok(()) };
    if let Principal::Leaver { person } = caller.principal {
        return end_session(app, caller, person, sign_in).await;
    }
    let account = caller.account()?;
    let actor = caller.actor();
    let now = app.clock.now();
    app.db
        .write_tx(move |conn| {
            store::end(conn, &sign_in)?;
            audit::record(conn, &actor, account_entry("signed_out", account, &[], now))?;
            Ok::<(), AppError>(())
        })
        .await
}

/// Changes the caller's password and ends every other sign-in of the account.
///
/// # Errors
/// `wrong_credentials` for a wrong current password, `too_many_requests` after ten of them, `invalid_fields` for a
/// new one that cannot be taken, `not_found` for an account without a password.
pub async fn change_password(app: &App, caller: &Caller, given: ChangePassword) -> Result<(), AppError> {
    let account = caller.account()?;
    let local = checked(app, account, given.current).await?;
    let name = UserName::parse(&local.user_name).map_err(AppError::internal)?;
    check_new_password(&given.new, &name, "/new")?;
    let hash = app.passwords.hash(given.new).await?;
    let actor = caller.actor();
    let now = app.clock.now();
    let kept = caller.sign_in.map(hex::encode);
    let throttle = change_key(app, account);
    app.db
        .write_tx(move |conn| {
            store::keep_credentials(conn, account, &hash, now)?;
            store::end_all(conn, account, kept.as_deref())?;
            store::forget_failures(conn, &throttle)?;
            audit::record(conn, &actor, account_entry("password_changed", account, &["password"], now))?;
            Ok::<(), AppError>(())
        })
        .await
}

/// The account with its current password, which somebody at an unguarded screen must not be able to try out either.
async fn checked(app: &App, account: AccountId, current: String) -> Result<Local, AppError> {
    let turn = app.passwords.turn().await?;
    let now = app.clock.now();
    let (since, key) = (now - FAILURE_WINDOW, change_key(app, account));
    let found = app
        .db
        .write_tx(move |conn| {
            if store::is_throttled(conn, &[(key.clone(), FAILURES_PER_ACCOUNT)], since)? {
                return Err(waits());
            }
            store::note_failure(conn, std::slice::from_ref(&key), now, since)?;
            store::find_local_of(conn, account).map_err(AppError::from)
        })
        .await?;
    let local = found.ok_or_else(AppError::not_found)?;
    let (fits, _turn) = turn.fits(current, Some(local.password_hash.clone())).await?;
    if fits { Ok(local) } else { Err(AppError::new(ProblemCode::WrongCredentials)) }
}

fn change_key(app: &App, account: AccountId) -> String {
    throttle_key(app, &["password", &account.to_string()])
}

pub(in crate::access) fn waits() -> AppError {
    AppError::new(ProblemCode::TooManyRequests).retry_after(FAILURE_WINDOW.as_secs().unsigned_abs())
}

/// Refuses a password that cannot be taken, naming the field.
pub(in crate::access) fn check_new_password(
    password: &str,
    name: &UserName,
    pointer: &'static str,
) -> Result<(), AppError> {
    let bound = |length: &usize| u64::try_from(*length).unwrap_or(u64::MAX);
    check_password(password, name).map_err(|fault| {
        let code = match fault {
            PasswordFault::TooShort => FieldCode::TooShort { min: bound(PASSWORD_LENGTH.start()) },
            PasswordFault::TooLong => FieldCode::TooLong { max: bound(PASSWORD_LENGTH.end()) },
            PasswordFault::TooCommon => FieldCode::TooCommon,
        };
        AppError::invalid(pointer, code)
    })
}

fn account_entry<'a>(
    action: &'static str,
    account: AccountId,
    fields: &'a [&'a str],
    at: jiff::Timestamp,
) -> Entry<'a> {
    Entry { action, subject: Subject::new("account", account), person: None, fields, at }
}

/// Addresses and user names are personal data: only a keyed hash is kept, and only while it counts.
pub(in crate::access) fn throttle_key(app: &App, parts: &[&str]) -> String {
    hex::encode(app.keys.mac(KeyPurpose::Lookup, parts.join("\n").as_bytes()))
}
