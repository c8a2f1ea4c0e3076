//! Sign-ins, credentials and failures.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use polku_domain::access::credentials::UserName;
use polku_domain::ids::{AccountId, AgencyId, PersonId};

use crate::access::LOCAL_ISSUER;
use crate::access::store::AccountStatus;
use crate::db::schema::{accounts, local_credentials, people, sign_in_throttles, sign_ins};
use crate::db::{AnyConn, Code, Day, DbError, Key, Ts};

/// A local account with what is needed to check a password.
#[derive(Debug)]
pub struct Local {
    pub account: AccountId,
    pub agency: Option<AgencyId>,
    pub user_name: String,
    pub password_hash: String,
    status: AccountStatus,
    ends_on: Option<Date>,
    /// Whether the person behind it, if any, is in service.
    in_service: bool,
}

impl Local {
    /// Whether the account can be used on a day.
    pub fn is_usable(&self, today: Date) -> bool {
        self.status == AccountStatus::Active && self.in_service && self.ends_on.is_none_or(|end| today <= end)
    }
}

type Row = (
    Key<AccountId>,
    Option<Key<AgencyId>>,
    String,
    String,
    Code<AccountStatus>,
    Option<Day>,
    Option<(Key<PersonId>, bool)>,
);

fn local((account, agency, user_name, password_hash, status, ends_on, person): Row) -> Local {
    Local {
        account: account.0,
        agency: agency.map(|agency| agency.0),
        user_name,
        password_hash,
        status: status.0,
        ends_on: ends_on.map(|day| day.0),
        in_service: person.is_none_or(|(_, active)| active),
    }
}

macro_rules! select_local {
    ($filter:expr, $conn:expr) => {
        accounts::table
            .inner_join(local_credentials::table.on(local_credentials::account_id.eq(accounts::id)))
            .left_join(people::table.on(people::id.nullable().eq(accounts::person_id)))
            .filter($filter)
            .select((
                accounts::id,
                accounts::agency_id,
                accounts::subject,
                local_credentials::password_hash,
                accounts::status,
                accounts::ends_on,
                (people::id, people::active).nullable(),
            ))
            .first::<Row>($conn)
            .optional()?
            .map(local)
    };
}

/// The local account of a user name.
pub fn find_local(conn: &mut AnyConn, name: &UserName) -> Result<Option<Local>, DbError> {
    Ok(select_local!(accounts::issuer.eq(LOCAL_ISSUER).and(accounts::subject.eq(name.as_str())), conn))
}

/// The local account with an id.
pub fn find_local_of(conn: &mut AnyConn, account: AccountId) -> Result<Option<Local>, DbError> {
    Ok(select_local!(accounts::id.eq(Key(account)), conn))
}

/// Whether any of the keys has reached its limit since `since`.
pub fn is_throttled(conn: &mut AnyConn, limits: &[(String, i64)], since: Timestamp) -> Result<bool, DbError> {
    let keys: Vec<&str> = limits.iter().map(|(key, _)| key.as_str()).collect();
    let counted: Vec<(String, i64)> = sign_in_throttles::table
        .filter(sign_in_throttles::key.eq_any(keys))
        .filter(sign_in_throttles::window_started_at.gt(Ts(since)))
        .select((sign_in_throttles::key, sign_in_throttles::failures))
        .load(conn)?;
    Ok(counted.iter().any(|(key, count)| limits.iter().any(|(known, limit)| known == key && count >= limit)))
}

/// Counts a failure under each key; a window that has passed begins anew, and what has passed is forgotten.
pub fn note_failure(
    conn: &mut AnyConn,
    keys: &[String],
    now: Timestamp,
    since: Timestamp,
) -> Result<(), DbError> {
    diesel::delete(sign_in_throttles::table.filter(sign_in_throttles::window_started_at.le(Ts(since))))
        .execute(conn)?;
    for key in keys {
        let counted = diesel::update(sign_in_throttles::table.filter(sign_in_throttles::key.eq(key)))
            .set(sign_in_throttles::failures.eq(sign_in_throttles::failures + 1))
            .execute(conn)?;
        if counted == 0 {
            diesel::insert_into(sign_in_throttles::table)
                .values((
                    sign_in_throttles::key.eq(key),
                    sign_in_throttles::failures.eq(1_i64),
                    sign_in_throttles::window_started_at.eq(Ts(now)),
                ))
                .execute(conn)?;
        }
    }
    Ok(())
}

/// Forgets the failures of a key after the right password.
pub fn forget_failures(conn: &mut AnyConn, key: &str) -> Result<(), DbError> {
    diesel::delete(sign_in_throttles::table.filter(sign_in_throttles::key.eq(key))).execute(conn)?;
    Ok(())
}

/// Begins a sign-in.
pub fn begin(
    conn: &mut AnyConn,
    hash: &str,
    account: AccountId,
    now: Timestamp,
    expires: Timestamp,
) -> Result<(), DbError> {
    let ended = sign_ins::account_id.eq(Key(account)).and(sign_ins::expires_at.le(Ts(now)));
    diesel::delete(sign_ins::table.filter(ended)).execute(conn)?;
    diesel::insert_into(sign_ins::table)
        .values((
            sign_ins::token_hash.eq(hash),
            sign_ins::account_id.eq(Key(account)),
            sign_ins::created_at.eq(Ts(now)),
            sign_ins::last_used_at.eq(Ts(now)),
            sign_ins::expires_at.eq(Ts(expires)),
        ))
        .execute(conn)?;
    diesel::update(accounts::table.filter(accounts::id.eq(Key(account))))
        .set(accounts::last_seen_on.eq(Some(Day(crate::access::store::day_in_finland(now)))))
        .execute(conn)?;
    Ok(())
}

/// Notes that a sign-in is in use.
pub fn touch(conn: &mut AnyConn, hash: &str, now: Timestamp) -> Result<(), DbError> {
    diesel::update(sign_ins::table.filter(sign_ins::token_hash.eq(hash)))
        .set(sign_ins::last_used_at.eq(Ts(now)))
        .execute(conn)?;
    Ok(())
}

/// Ends one sign-in.
pub fn end(conn: &mut AnyConn, hash: &str) -> Result<(), DbError> {
    diesel::delete(sign_ins::table.filter(sign_ins::token_hash.eq(hash))).execute(conn)?;
    Ok(())
}

/// Ends every sign-in of an account, but for one that may be kept.
pub fn end_all(conn: &mut AnyConn, account: AccountId, kept: Option<&str>) -> Result<(), DbError> {
    let of_account = sign_ins::account_id.eq(Key(account));
    let others = of_account.and(sign_ins::token_hash.ne(kept.unwrap_or_default()));
    diesel::delete(sign_ins::table.filter(others)).execute(conn)?;
    Ok(())
}

/// Sets the password of an account.
pub fn keep_credentials(
    conn: &mut AnyConn,
    account: AccountId,
    hash: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    diesel::delete(local_credentials::table.filter(local_credentials::account_id.eq(Key(account))))
        .execute(conn)?;
    diesel::insert_into(local_credentials::table)
        .values((
            local_credentials::account_id.eq(Key(account)),
            local_credentials::password_hash.eq(hash),
            local_credentials::changed_at.eq(Ts(now)),
        ))
        .execute(conn)?;
    Ok(())
}
