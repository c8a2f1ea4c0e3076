//! Rounds and the shares of their seed.

use diesel::dsl::exists;
use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use polku_domain::access::Role;
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{AccountId, AgencyId, CallId, PersonId, ProgrammeId, SelectionId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::RoundState;
use crate::access::AgencyScope;
use crate::db::schema::{accounts, applications, path_offers, role_grants, selection_shares, selections};
use crate::db::{AnyConn, Code, Day, DbError, Json, Key, Ts};

/// The declared fallback, and the value once it was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFallback {
    pub description: String,
    pub available_on: Date,
    pub used: Option<UsedFallback>,
}

/// The public value that replaced a withheld share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedFallback {
    pub value: String,
    pub source: String,
}

/// Whether some applicant of a call is offered another path and may still answer. Who has withdrawn keeps nobody waiting,
/// nor does an offer whose last day has passed, whether or not it has been marked as lapsed.
pub fn path_offers_wait(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
    now: Timestamp,
) -> Result<bool, DbError> {
    let waiting = path_offers::table
        .inner_join(applications::table.on(applications::id.eq(path_offers::application_id)))
        .filter(path_offers::agency_id.eq(Key(scope.agency())))
        .filter(path_offers::state.eq("open"))
        .filter(path_offers::deadline.gt(Ts(now)))
        .filter(applications::call_id.eq(Key(call)))
        .filter(applications::state.eq(Code(StateKind::Submitted)));
    Ok(diesel::select(exists(waiting)).get_result(conn)?)
}

/// A round as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = selections)]
pub struct RoundRow {
    pub id: Key<SelectionId>,
    pub agency_id: Key<AgencyId>,
    pub call_id: Key<CallId>,
    pub programme_id: Key<ProgrammeId>,
    pub round: i64,
    pub state: Code<RoundState>,
    pub seats: i64,
    pub pool_size: i64,
    pub rules_digest: String,
    pub fallback: Option<Json<StoredFallback>>,
    pub reveal_until: Option<Ts>,
    pub commitment: Option<String>,
    pub commitment_sha256: Option<String>,
    pub committed_at: Option<Ts>,
    pub proof: Option<String>,
    pub drawn_at: Option<Ts>,
    pub confirmed_by: Option<Key<AccountId>>,
    pub confirmer_name: Option<String>,
    pub confirmer_title: Option<String>,
    pub confirmed_at: Option<Ts>,
    pub waiting_ended_at: Option<Ts>,
    pub waiting_ended_by: Option<Key<AccountId>>,
    pub waiting_ender_name: Option<String>,
    pub waiting_ender_title: Option<String>,
    pub prepared_by: Key<AccountId>,
    pub prepared_at: Ts,
    pub version: i64,
}

/// What a step writes; what is `None` stays.
#[derive(Clone, Debug, Default, AsChangeset)]
#[diesel(table_name = selections)]
pub struct RoundChange {
    pub state: Option<Code<RoundState>>,
    pub pool_size: Option<i64>,
    pub rules_digest: Option<String>,
    pub fallback: Option<Json<StoredFallback>>,
    pub reveal_until: Option<Ts>,
    pub commitment: Option<String>,
    pub commitment_sha256: Option<String>,
    pub committed_at: Option<Ts>,
    pub proof: Option<String>,
    pub drawn_at: Option<Ts>,
    pub confirmed_by: Option<Key<AccountId>>,
    pub confirmer_name: Option<String>,
    pub confirmer_title: Option<String>,
    pub confirmed_at: Option<Ts>,
    pub waiting_ended_at: Option<Ts>,
    pub waiting_ended_by: Option<Key<AccountId>>,
    pub waiting_ender_name: Option<String>,
    pub waiting_ender_title: Option<String>,
}

/// A share as stored. Position 1 promised first.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = selection_shares)]
pub struct ShareRow {
    pub id: Key<Uuid>,
    pub agency_id: Key<AgencyId>,
    pub selection_id: Key<SelectionId>,
    pub position: i64,
    pub holder_role: String,
    pub holder_account_id: Key<AccountId>,
    pub share_hash: String,
    pub promised_at: Ts,
    pub share: Option<String>,
    pub revealed_at: Option<Ts>,
}

/// One round.
pub fn find(conn: &mut AnyConn, scope: &AgencyScope, id: SelectionId) -> Result<Option<RoundRow>, DbError> {
    let row = selections::table
        .filter(selections::agency_id.eq(Key(scope.agency())))
        .filter(selections::id.eq(Key(id)))
        .select(RoundRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// One round whatever its agency: for what is public. Callers show a commitment or a confirmed proof, nothing else.
pub fn find_public(conn: &mut AnyConn, id: SelectionId) -> Result<Option<RoundRow>, DbError> {
    let row = selections::table
        .filter(selections::id.eq(Key(id)))
        .filter(selections::commitment.is_not_null())
        .select(RoundRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// The latest round of a call.
pub fn latest_of(conn: &mut AnyConn, scope: &AgencyScope, call: CallId) -> Result<Option<RoundRow>, DbError> {
    let row = selections::table
        .filter(selections::agency_id.eq(Key(scope.agency())))
        .filter(selections::call_id.eq(Key(call)))
        .order(selections::round.desc())
        .select(RoundRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// Adds a round.
pub fn insert(conn: &mut AnyConn, row: &RoundRow) -> Result<(), DbError> {
    diesel::insert_into(selections::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes a step if the round is still in this version; false when it is not.
pub fn update(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    round: &RoundRow,
    change: &RoundChange,
) -> Result<bool, DbError> {
    let rows = diesel::update(
        selections::table
            .filter(selections::agency_id.eq(Key(scope.agency())))
            .filter(selections::id.eq(round.id))
            .filter(selections::version.eq(round.version)),
    )
    .set((change.clone(), selections::version.eq(round.version + 1)))
    .execute(conn)?;
    Ok(rows == 1)
}

/// The shares of a round, first holder first.
pub fn shares_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    round: SelectionId,
) -> Result<Vec<ShareRow>, DbError> {
    let rows = selection_shares::table
        .filter(selection_shares::agency_id.eq(Key(scope.agency())))
        .filter(selection_shares::selection_id.eq(Key(round)))
        .order(selection_shares::position)
        .select(ShareRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// Keeps a promise in its position, in place of the one that was there.
pub fn put_share(conn: &mut AnyConn, scope: &AgencyScope, row: &ShareRow) -> Result<(), DbError> {
    diesel::delete(
        selection_shares::table
            .filter(selection_shares::agency_id.eq(Key(scope.agency())))
            .filter(selection_shares::selection_id.eq(row.selection_id))
            .filter(selection_shares::position.eq(row.position)),
    )
    .execute(conn)?;
    diesel::insert_into(selection_shares::table).values(row).execute(conn)?;
    Ok(())
}

/// Keeps a revealed share.
pub fn reveal_share(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: Uuid,
    share: &str,
    at: Timestamp,
) -> Result<(), DbError> {
    diesel::update(
        selection_shares::table
            .filter(selection_shares::agency_id.eq(Key(scope.agency())))
            .filter(selection_shares::id.eq(Key(id))),
    )
    .set((selection_shares::share.eq(share), selection_shares::revealed_at.eq(Ts(at))))
    .execute(conn)?;
    Ok(())
}

/// The person behind an account, and whether the account coordinates anything today.
pub fn holder(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    account: AccountId,
    today: Date,
) -> Result<(Option<PersonId>, bool), DbError> {
    let person: Option<Option<Key<PersonId>>> = accounts::table
        .filter(accounts::id.eq(Key(account)))
        .select(accounts::person_id)
        .first(conn)
        .optional()?;
    let ended = role_grants::ends_on.lt(Day(today));
    let grants = role_grants::table
        .filter(role_grants::agency_id.eq(Key(scope.agency())))
        .filter(role_grants::account_id.eq(Key(account)))
        .filter(role_grants::role.eq(Code(Role::Coordinator)))
        .filter(role_grants::ends_on.is_null().or(diesel::dsl::not(ended).assume_not_null()));
    let coordinates: bool = diesel::select(exists(grants)).get_result(conn)?;
    Ok((person.flatten().map(|person| person.0), coordinates))
}
