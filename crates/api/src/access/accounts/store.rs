//! Accounts and role grants of one agency.

use diesel::prelude::*;
use jiff::civil::Date;
use polku_api_types::access::{AccountDetails, AccountStatus as WireStatus, RoleGrantDetails};
use polku_domain::access::Role;
use polku_domain::ids::{AccountId, PersonId, ProgrammeId, RoleGrantId};
use uuid::Uuid;

use super::grants::NewGrant;
use crate::access::AgencyScope;
use crate::access::store::{AccountStatus, ERASED_ISSUER, no_name_yet};
use crate::db::schema::{accounts, people, programmes, role_grants};
use crate::db::{AnyConn, Code, Day, DbError, Key, Ts};

type AccountRow =
    (Key<AccountId>, String, String, String, Option<Key<PersonId>>, Code<AccountStatus>, Option<Day>, i64);

macro_rules! account_columns {
    () => {
        (
            accounts::id,
            accounts::issuer,
            accounts::subject,
            accounts::display_name,
            accounts::person_id,
            accounts::status,
            accounts::ends_on,
            accounts::version,
        )
    };
}

fn account(
    (id, issuer, subject, display_name, person, status, ends_on, version): AccountRow,
) -> AccountDetails {
    let unnamed = subject == no_name_yet(id.0);
    AccountDetails {
        id: id.0.uuid(),
        issuer,
        subject: if unnamed { String::new() } else { subject },
        display_name,
        person_id: person.map(|key| key.0.uuid()),
        status: match status.0 {
            AccountStatus::Invited => WireStatus::Invited,
            AccountStatus::Active => WireStatus::Active,
            AccountStatus::Disabled => WireStatus::Disabled,
        },
        ends_on: ends_on.map(|day| day.0),
        roles: Vec::new(),
        version: version.unsigned_abs(),
    }
}

/// Accounts by name and id, after the given one.
pub fn list_accounts(
    conn: &mut AnyConn,
    scope: AgencyScope,
    after: Option<&(String, Uuid)>,
    limit: i64,
) -> Result<Vec<AccountDetails>, DbError> {
    let mut query = accounts::table
        .filter(accounts::agency_id.eq(Key(scope.agency())))
        .filter(accounts::issuer.ne(ERASED_ISSUER))
        .select(account_columns!())
        .order((accounts::display_name, accounts::id))
        .limit(limit)
        .into_boxed();
    if let Some((name, id)) = after {
        let later = accounts::display_name.gt(name);
        let same = accounts::display_name.eq(name).and(accounts::id.gt(Key(AccountId::new(*id))));
        query = query.filter(later.or(same));
    }
    Ok(query.load::<AccountRow>(conn)?.into_iter().map(account).collect())
}

/// One account, without its roles.
pub fn find_account(
    conn: &mut AnyConn,
    scope: AgencyScope,
    id: AccountId,
) -> Result<Option<AccountDetails>, DbError> {
    let row: Option<AccountRow> = accounts::table
        .filter(accounts::agency_id.eq(Key(scope.agency())).and(accounts::id.eq(Key(id))))
        .filter(accounts::issuer.ne(ERASED_ISSUER))
        .select(account_columns!())
        .first(conn)
        .optional()?;
    Ok(row.map(account))
}

/// Whether somebody was merged into another person.
pub fn is_absorbed(conn: &mut AnyConn, scope: AgencyScope, person: PersonId) -> Result<bool, DbError> {
    let merged = people::table
        .filter(people::agency_id.eq(Key(scope.agency())).and(people::id.eq(Key(person))))
        .filter(people::merged_into.is_not_null());
    Ok(merged.count().get_result::<i64>(conn)? > 0)
}

/// Whether the agency has the account.
pub fn account_exists(conn: &mut AnyConn, scope: AgencyScope, id: AccountId) -> Result<bool, DbError> {
    Ok(find_account(conn, scope, id)?.is_some())
}

/// Whether the agency has the programme.
pub fn programme_exists(conn: &mut AnyConn, scope: AgencyScope, id: ProgrammeId) -> Result<bool, DbError> {
    let own = programmes::agency_id.eq(Key(scope.agency())).and(programmes::id.eq(Key(id)));
    Ok(programmes::table.filter(own).count().get_result::<i64>(conn)? > 0)
}

/// Changes what an administrator may change. An account that is disabled is so since `today`.
pub fn update_account(
    conn: &mut AnyConn,
    scope: AgencyScope,
    id: AccountId,
    status: AccountStatus,
    ends_on: Option<Date>,
    today: Date,
) -> Result<(), DbError> {
    let own = accounts::agency_id.eq(Key(scope.agency())).and(accounts::id.eq(Key(id)));
    diesel::update(accounts::table.filter(own))
        .set((
            accounts::status.eq(Code(status)),
            accounts::ends_on.eq(ends_on.map(Day)),
            accounts::disabled_on.eq((status == AccountStatus::Disabled).then_some(Day(today))),
            accounts::version.eq(accounts::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

type GrantRow = (Key<RoleGrantId>, Key<AccountId>, String, Option<Key<ProgrammeId>>, Day, Option<Day>, i64);

macro_rules! grant_columns {
    () => {
        (
            role_grants::id,
            role_grants::account_id,
            role_grants::role,
            role_grants::programme_id,
            role_grants::valid_from,
            role_grants::ends_on,
            role_grants::version,
        )
    };
}

fn grant((id, account, role, programme, from, ends_on, version): GrantRow) -> RoleGrantDetails {
    RoleGrantDetails {
        id: id.0.uuid(),
        account_id: account.0.uuid(),
        role,
        programme_id: programme.map(|key| key.0.uuid()),
        valid_from: from.0,
        ends_on: ends_on.map(|day| day.0),
        version: version.unsigned_abs(),
    }
}

macro_rules! in_force {
    ($today:expr) => {
        role_grants::valid_from
            .le(Day($today))
            .and(role_grants::ends_on.is_null().or(role_grants::ends_on.ge(Day($today)).assume_not_null()))
    };
}

/// Roles in force of several accounts.
pub fn grants_of(
    conn: &mut AnyConn,
    scope: AgencyScope,
    accounts: &[Uuid],
    today: Date,
) -> Result<Vec<RoleGrantDetails>, DbError> {
    let keys: Vec<Key<AccountId>> = accounts.iter().map(|id| Key(AccountId::new(*id))).collect();
    let rows: Vec<GrantRow> = role_grants::table
        .filter(role_grants::agency_id.eq(Key(scope.agency())))
        .filter(role_grants::account_id.eq_any(keys))
        .filter(in_force!(today))
        .order(role_grants::id)
        .select(grant_columns!())
        .load(conn)?;
    Ok(rows.into_iter().map(grant).collect())
}

/// Roles in force in the agency, by id.
pub fn list_grants(
    conn: &mut AnyConn,
    scope: AgencyScope,
    after: Option<Uuid>,
    limit: i64,
    today: Date,
) -> Result<Vec<RoleGrantDetails>, DbError> {
    let rows: Vec<GrantRow> = role_grants::table
        .filter(role_grants::agency_id.eq(Key(scope.agency())))
        .filter(role_grants::id.gt(Key(RoleGrantId::new(after.unwrap_or(Uuid::nil())))))
        .filter(in_force!(today))
        .order(role_grants::id)
        .limit(limit)
        .select(grant_columns!())
        .load(conn)?;
    Ok(rows.into_iter().map(grant).collect())
}

/// One role grant.
pub fn find_grant(
    conn: &mut AnyConn,
    scope: AgencyScope,
    id: RoleGrantId,
) -> Result<Option<RoleGrantDetails>, DbError> {
    let row: Option<GrantRow> = role_grants::table
        .filter(role_grants::agency_id.eq(Key(scope.agency())).and(role_grants::id.eq(Key(id))))
        .select(grant_columns!())
        .first(conn)
        .optional()?;
    Ok(row.map(grant))
}

/// Stores a role grant.
pub fn insert_grant(
    conn: &mut AnyConn,
    scope: AgencyScope,
    granted_by: Option<AccountId>,
    new: &NewGrant,
) -> Result<(), DbError> {
    diesel::insert_into(role_grants::table)
        .values((
            role_grants::id.eq(Key(RoleGrantId::new(new.id))),
            role_grants::agency_id.eq(Some(Key(scope.agency()))),
            role_grants::account_id.eq(Key(new.account)),
            role_grants::role.eq(Code(new.role)),
            role_grants::programme_id.eq(new.programme.map(Key)),
            role_grants::valid_from.eq(Day(new.today)),
            role_grants::ends_on.eq(new.ends_on.map(Day)),
            role_grants::granted_by.eq(granted_by.map(Key)),
            role_grants::created_at.eq(Ts(new.now)),
            role_grants::version.eq(1_i64),
        ))
        .execute(conn)?;
    Ok(())
}

/// Ends a role grant.
pub fn end_grant(conn: &mut AnyConn, scope: AgencyScope, id: RoleGrantId, last: Date) -> Result<(), DbError> {
    let own = role_grants::agency_id.eq(Key(scope.agency())).and(role_grants::id.eq(Key(id)));
    diesel::update(role_grants::table.filter(own))
        .set((role_grants::ends_on.eq(Some(Day(last))), role_grants::version.eq(role_grants::version + 1)))
        .execute(conn)?;
    Ok(())
}

/// Moves the last day of a role that comes with a task; says whether it was the day the task gave. Where somebody who keeps
/// roles has set another one, theirs stands.
pub fn move_grant(
    conn: &mut AnyConn,
    scope: AgencyScope,
    id: RoleGrantId,
    (from, to): (Date, Date),
) -> Result<bool, DbError> {
    let own = role_grants::agency_id.eq(Key(scope.agency())).and(role_grants::id.eq(Key(id)));
    let as_given = role_grants::ends_on.eq(Day(from)).assume_not_null();
    let moved = diesel::update(role_grants::table.filter(own).filter(as_given))
        .set((role_grants::ends_on.eq(Some(Day(to))), role_grants::version.eq(role_grants::version + 1)))
        .execute(conn)?;
    Ok(moved == 1)
}

/// How many accounts that can be used today administer the agency.
pub fn count_administrators(conn: &mut AnyConn, scope: AgencyScope, today: Date) -> Result<i64, DbError> {
    let count = role_grants::table
        .inner_join(accounts::table.on(accounts::id.eq(role_grants::account_id)))
        .filter(role_grants::agency_id.eq(Key(scope.agency())))
        .filter(role_grants::role.eq(Code(Role::AgencyAdmin)))
        .filter(accounts::status.eq(Code(AccountStatus::Active)))
        .filter(accounts::ends_on.is_null().or(accounts::ends_on.ge(Day(today)).assume_not_null()))
        .filter(in_force!(today))
        .count()
        .get_result(conn)?;
    Ok(count)
}
