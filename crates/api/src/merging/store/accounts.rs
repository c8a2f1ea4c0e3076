//! The accounts of two persons who are merged: the one that can be used becomes the person's, and one that an administrator
//! has disabled goes, or stays, with the person who was absorbed.

use diesel::dsl::exists;
use diesel::prelude::*;
use jiff::Timestamp;
use polku_api_types::merging::MovedKind;
use polku_domain::ids::PersonId;

use super::moves::{Moved, naming};
use crate::access::AgencyScope;
use crate::db::schema::accounts;
use crate::db::{AnyConn, DbError, Key, Ts};

/// The state of an account that nobody can use.
pub(super) const DISABLED: &str = "disabled";

/// The accounts that a merge moves: the one of whoever is absorbed, and, where it takes its place, the disabled one of
/// whoever stays.
pub(super) fn to_move(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    absorbed: PersonId,
    staying: PersonId,
) -> Result<Vec<Moved>, DbError> {
    let theirs = naming(conn, scope, MovedKind::Account, absorbed)?;
    let own = naming(conn, scope, MovedKind::Account, staying)?;
    if own.is_empty() {
        return Ok(theirs);
    }
    let ids: Vec<String> = theirs.iter().map(|account| account.row.clone()).collect();
    let usable = accounts::table.filter(accounts::id.eq_any(ids)).filter(accounts::status.ne(DISABLED));
    let usable: bool = diesel::select(exists(usable)).get_result(conn)?;
    Ok(if usable { [theirs, own].concat() } else { Vec::new() })
}

/// Lets those of these accounts that name one of two persons name the other.
pub(super) fn exchange(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    moved: &[&Moved],
    (one, other): (PersonId, PersonId),
) -> Result<(), DbError> {
    let rows: Vec<&str> = moved.iter().map(|account| account.row.as_str()).collect();
    let of = |person: PersonId| {
        accounts::table
            .filter(accounts::agency_id.eq(Key(scope.agency())))
            .filter(accounts::id.eq_any(rows.clone()))
            .filter(accounts::person_id.eq(Key(person)))
    };
    // A person has one account at any moment: the first is nobody's in between.
    let raised = accounts::version.eq(accounts::version + 1);
    let going: Vec<String> = of(one).select(accounts::id).load(conn)?;
    diesel::update(of(one)).set(accounts::person_id.eq(None::<Key<PersonId>>)).execute(conn)?;
    diesel::update(of(other)).set((accounts::person_id.eq(Some(Key(one))), raised)).execute(conn)?;
    let going = accounts::table
        .filter(accounts::agency_id.eq(Key(scope.agency())))
        .filter(accounts::id.eq_any(going))
        .filter(accounts::person_id.is_null());
    diesel::update(going).set((accounts::person_id.eq(Some(Key(other))), raised)).execute(conn)?;
    Ok(())
}

/// Whether an account of one of the two is linked otherwise than a merge left it.
pub(super) fn are_relinked(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    moved: &[&Moved],
    (absorbed, staying): (PersonId, PersonId),
    merged_at: Timestamp,
) -> Result<bool, DbError> {
    let linked = naming(conn, scope, MovedKind::Account, staying)?;
    let of_absorbed = naming(conn, scope, MovedKind::Account, absorbed)?;
    let exchanged = moved.len() > 1;
    let is_here = |account: &Moved| linked.contains(account) || (exchanged && of_absorbed.contains(account));
    if !moved.iter().all(|account| is_here(account)) {
        return Ok(true);
    }
    // A disabled one that stayed where it was is on no record.
    let unknown: Vec<String> = of_absorbed
        .into_iter()
        .filter(|account| !moved.contains(&account))
        .map(|account| account.row)
        .collect();
    if unknown.is_empty() || !moved.is_empty() {
        return Ok(!unknown.is_empty());
    }
    let since =
        accounts::table.filter(accounts::id.eq_any(unknown)).filter(accounts::created_at.gt(Ts(merged_at)));
    Ok(diesel::select(exists(since)).get_result(conn)?)
}
