//! Use cases around accounts and roles.

use std::collections::HashMap;

use polku_api_types::access::{
    AccountDetails, AccountStatus as WireStatus, CreateRoleGrant, RoleGrantDetails, UpdateAccount,
};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::Role;
use polku_domain::ids::{AccountId, PersonId, ProgrammeId, RoleGrantId};
use uuid::Uuid;

use super::grants::{NewGrant, check_grant, insert_grant, may_decide_on};
use super::store;
use crate::access::Caller;
use crate::access::calendar_addresses::end_calendar_address;
use crate::access::sign_ins::end_all;
use crate::access::store::{AccountStatus, day_in_finland};
use crate::app::App;
use crate::audit::{self, Entry, Subject, UseOfList};
use crate::db::AnyConn;
use crate::http::{Idempotent, IfMatch, write_once};
use crate::problem::{AppError, FieldCode, ProblemCode};

/// A page of accounts with the roles they hold now: two queries, however many accounts.
pub async fn list_accounts(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<AccountDetails>, AppError> {
    let cursors = app.cursors(caller, "accounts");
    let wanted = cursors.wanted::<(String, Uuid)>(query)?;
    let (scope, today) = (caller.scope, day_in_finland(app.clock.now()));
    let (after, fetch) = (wanted.after.clone(), wanted.rows());
    let (accounts, grants) = app
        .db
        .read(move |conn| {
            let accounts = store::list_accounts(conn, scope, after.as_ref(), fetch)?;
            let ids: Vec<Uuid> = accounts.iter().map(|account| account.id).collect();
            let grants = store::grants_of(conn, scope, &ids, today)?;
            Ok::<_, AppError>((accounts, grants))
        })
        .await?;
    let mut by_account: HashMap<Uuid, Vec<RoleGrantDetails>> = HashMap::new();
    for grant in grants {
        by_account.entry(grant.account_id).or_default().push(grant);
    }
    let items: Vec<AccountDetails> = accounts
        .into_iter()
        .map(|account| AccountDetails {
            roles: by_account.remove(&account.id).unwrap_or_default(),
            ..account
        })
        .collect();
    let page = cursors.page(items, wanted.limit, |last| (last.display_name.clone(), last.id))?;
    // Accounts of the staff stand beside those of outsiders, about whom nothing else is held.
    let of_people = page.items.iter().filter_map(|of| Some((PersonId::new(of.person_id?), of.id)));
    let look = UseOfList {
        records: of_people.collect(),
        record: "account",
        purpose: "accounts",
        operation: "list_accounts",
        at: app.clock.now(),
    };
    app.use_log.note_list(&caller.actor(), &look)?;
    Ok(page)
}

/// Disables or opens an account.
pub async fn update_account(
    app: &App,
    caller: &Caller,
    account: AccountId,
    version: IfMatch,
    given: UpdateAccount,
) -> Result<AccountDetails, AppError> {
    let status = match given.status {
        WireStatus::Active => AccountStatus::Active,
        WireStatus::Disabled => AccountStatus::Disabled,
        WireStatus::Invited => return Err(AppError::invalid("/status", FieldCode::NotAllowed)),
    };
    let (scope, actor, now, principal) =
        (caller.scope, caller.actor(), app.clock.now(), caller.principal.clone());
    let today = day_in_finland(now);
    let work = move |conn: &mut AnyConn| {
        let found = store::find_account(conn, scope, account)?.ok_or_else(AppError::not_found)?;
        let held = store::grants_of(conn, scope, &[account.uuid()], today)?;
        held.iter().try_for_each(|grant| may_decide_on(&principal, named(&grant.role)?))?;
        version.check(found.version)?;
        // Somebody merged is one person with one account: theirs is opened again once the merge is undone.
        let person = found.person_id.filter(|_| status == AccountStatus::Active).map(PersonId::new);
        if person.map(|person| store::is_absorbed(conn, scope, person)).transpose()? == Some(true) {
            return Err(AppError::invalid("/status", FieldCode::NotAllowed));
        }
        if found.status == WireStatus::Invited && status == AccountStatus::Active {
            return Err(AppError::invalid("/status", FieldCode::NotAllowed));
        }
        // Opened again, an invitation that nobody has taken up is one still.
        let unnamed = found.subject.is_empty() && status == AccountStatus::Active;
        let status = if unnamed { AccountStatus::Invited } else { status };
        store::update_account(conn, scope, account, status, given.ends_on, today)?;
        refuse_last_administrator(conn, scope, today)?;
        if status == AccountStatus::Disabled {
            end_all(conn, account, None)?;
            if let Some(person) = found.person_id.map(PersonId::new) {
                end_calendar_address(conn, scope, person, &actor, now)?;
            }
        }
        let subject = Subject::new("account", account);
        let fields = &["status", "ends_on"];
        audit::record(
            conn,
            &actor,
            Entry { action: "account_updated", subject, person: None, fields, at: now },
        )?;
        let changed = store::find_account(conn, scope, account)?.ok_or_else(AppError::not_found)?;
        let roles = store::grants_of(conn, scope, &[account.uuid()], today)?;
        Ok(AccountDetails { roles, ..changed })
    };
    app.db.write_tx(work).await
}

fn named(role: &str) -> Result<Role, AppError> {
    role.parse().map_err(AppError::internal)
}

/// Whoever keeps the agency's roles must not be able to lock everybody out.
fn refuse_last_administrator(
    conn: &mut AnyConn,
    scope: crate::access::AgencyScope,
    today: jiff::civil::Date,
) -> Result<(), AppError> {
    if store::count_administrators(conn, scope, today)? == 0 {
        return Err(AppError::new(ProblemCode::LastAdministrator));
    }
    Ok(())
}

/// A page of role grants in force.
pub async fn list_role_grants(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<RoleGrantDetails>, AppError> {
    let cursors = app.cursors(caller, "role_grants");
    let wanted = cursors.wanted::<Uuid>(query)?;
    let (scope, today) = (caller.scope, day_in_finland(app.clock.now()));
    let (after, fetch) = (wanted.after, wanted.rows());
    let grants = app.db.read(move |conn| store::list_grants(conn, scope, after, fetch, today)).await?;
    cursors.page(grants, wanted.limit, |last| last.id)
}

/// Gives a role.
pub async fn create_role_grant(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    given: CreateRoleGrant,
) -> Result<RoleGrantDetails, AppError> {
    let programme = given.programme_id.map(ProgrammeId::new);
    let role = check_grant(&caller.principal, &given.role, programme)?;
    let now = app.clock.now();
    let today = day_in_finland(now);
    if given.ends_on.is_some_and(|end| end < today) {
        return Err(AppError::invalid("/ends_on", FieldCode::OutOfOrder));
    }
    let (scope, actor, granted_by) = (caller.scope, caller.actor(), caller.account);
    let account = AccountId::new(given.account_id);
    let new =
        NewGrant { id: app.ids.ordered(), account, role, programme, ends_on: given.ends_on, today, now };
    let work = move |conn: &mut AnyConn| {
        insert_grant(conn, scope, granted_by, &new)?;
        let subject = Subject::new("role_grant", new.id);
        let fields = &["role", "programme", "ends_on"];
        audit::record(
            conn,
            &actor,
            Entry { action: "role_granted", subject, person: None, fields, at: now },
        )?;
        store::find_grant(conn, scope, RoleGrantId::new(new.id))?.ok_or_else(AppError::not_found)
    };
    write_once(app, key, work).await
}

/// Ends a role.
pub async fn end_role_grant(
    app: &App,
    caller: &Caller,
    grant: RoleGrantId,
    version: IfMatch,
) -> Result<RoleGrantDetails, AppError> {
    let (scope, actor, now, principal) =
        (caller.scope, caller.actor(), app.clock.now(), caller.principal.clone());
    let today = day_in_finland(now);
    let work = move |conn: &mut AnyConn| {
        let found = store::find_grant(conn, scope, grant)?.ok_or_else(AppError::not_found)?;
        may_decide_on(&principal, named(&found.role)?)?;
        version.check(found.version)?;
        let yesterday = today.yesterday().map_err(AppError::internal)?;
        if found.ends_on.is_some_and(|end| end <= yesterday) {
            return Err(AppError::new(ProblemCode::AlreadyEnded));
        }
        store::end_grant(conn, scope, grant, yesterday)?;
        refuse_last_administrator(conn, scope, today)?;
        let subject = Subject::new("role_grant", grant);
        let fields = &["ends_on"];
        audit::record(conn, &actor, Entry { action: "role_ended", subject, person: None, fields, at: now })?;
        store::find_grant(conn, scope, grant)?.ok_or_else(AppError::not_found)
    };
    app.db.write_tx(work).await
}
