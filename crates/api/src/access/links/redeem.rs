//! Redeeming a one-time link.

use polku_api_types::access::{FirstAgency, RedeemLink};
use polku_domain::access::Role;
use polku_domain::access::credentials::{UserName, UserNameFault};
use polku_domain::agencies::BusinessId;
use polku_domain::ids::{AccountId, AgencyId};
use uuid::Uuid;

use super::store::{self, Link, LinkPurpose, NewAgency};
use crate::access::Caller;
use crate::access::accounts::{NewGrant, insert_grant};
use crate::access::secret::hash_of;
use crate::access::sign_ins::{check_new_password, keep_credentials};
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::db::AnyConn;
use crate::problem::{AppError, FieldCode, ProblemCode};

/// Ids that a redemption may need, made outside the replayable transaction.
#[derive(Clone, Copy)]
struct NewIds {
    agency: AgencyId,
    account: AccountId,
    grants: [Uuid; 2],
}

/// Chooses user name and password for the account a link opens, or takes the installation into use.
///
/// # Errors
/// `link_not_valid`; `invalid_fields`; `name_taken`.
pub async fn redeem_link(app: &App, caller: &Caller, given: RedeemLink) -> Result<(), AppError> {
    let now = app.clock.now();
    let hash = hash_of(&given.token).ok_or_else(|| AppError::new(ProblemCode::LinkNotValid))?;
    // Looked at before the password is worked on, which is dear; and again below, where it is used up.
    let looked_up = hash.clone();
    let found = app.db.read(move |conn| store::find_link(conn, &looked_up, now)).await?;
    found.ok_or_else(|| AppError::new(ProblemCode::LinkNotValid))?;
    let name = UserName::parse(&given.user_name).map_err(name_fault)?;
    check_new_password(&given.password, &name, "/password")?;
    let first = given.agency.as_ref().map(first_agency).transpose()?;
    let password = app.passwords.hash(given.password).await?;
    let ids = NewIds {
        agency: AgencyId::new(app.ids.ordered()),
        account: AccountId::new(app.ids.ordered()),
        grants: [app.ids.ordered(), app.ids.ordered()],
    };
    let actor = caller.actor();
    let work = move |conn: &mut AnyConn| {
        let link = store::find_link(conn, &hash, now)?;
        let link = link.ok_or_else(|| AppError::new(ProblemCode::LinkNotValid))?;
        store::use_link(conn, &hash, now)?;
        let account = match (&link.purpose, link.account) {
            (LinkPurpose::FirstAdministrator, _) => found_agency(conn, first.as_ref(), ids, now)?,
            (LinkPurpose::Invitation, Some(account)) => account,
            (LinkPurpose::Invitation, None) => {
                return Err(AppError::internal("an invitation without account"));
            }
        };
        store::activate(conn, account, &name).map_err(taken)?;
        keep_credentials(conn, account, &password, now)?;
        let agency =
            if link.purpose == LinkPurpose::Invitation { agency_of(&link) } else { Some(ids.agency) };
        let actor = actor.clone().signed_in(account, agency);
        if link.purpose == LinkPurpose::FirstAdministrator {
            record_founding(conn, &actor, ids, now)?;
        }
        let subject = Subject::new("account", account);
        let fields = &["subject", "password", "status"];
        audit::record(
            conn,
            &actor,
            Entry { action: "link_redeemed", subject, person: None, fields, at: now },
        )?;
        Ok(())
    };
    app.db.write_tx(work).await
}

const fn agency_of(link: &Link) -> Option<AgencyId> {
    link.agency
}

struct First {
    business_id: BusinessId,
    given: FirstAgency,
}

fn first_agency(given: &FirstAgency) -> Result<First, AppError> {
    let mut faults = Vec::new();
    let business_id = BusinessId::parse(&given.business_id);
    if business_id.is_err() {
        faults.push(("/agency/business_id".to_owned(), FieldCode::WrongCheckDigit));
    }
    if given.name.fi.trim().is_empty() {
        faults.push(("/agency/name/fi".to_owned(), FieldCode::Missing));
    }
    if given.display_name.trim().is_empty() {
        faults.push(("/agency/display_name".to_owned(), FieldCode::Missing));
    }
    AppError::unless_valid(faults)?;
    let business_id = business_id.map_err(|_| AppError::internal("checked above"))?;
    Ok(First { business_id, given: given.clone() })
}

/// The first administrator keeps both the installation and the first agency.
fn found_agency(
    conn: &mut AnyConn,
    first: Option<&First>,
    ids: NewIds,
    now: jiff::Timestamp,
) -> Result<AccountId, AppError> {
    let first = first.ok_or_else(|| AppError::invalid("/agency", FieldCode::Missing))?;
    if store::has_agency(conn)? {
        return Err(AppError::new(ProblemCode::AlreadySetUp));
    }
    let new = NewAgency {
        id: ids.agency,
        business_id: &first.business_id.to_string(),
        name: &first.given.name,
        display_name: first.given.display_name.trim(),
        account: ids.account,
        now,
    };
    store::insert_agency(conn, &new)?;
    let today = crate::access::store::day_in_finland(now);
    let scope = crate::access::AgencyScope::for_job(ids.agency);
    for (id, role) in ids.grants.into_iter().zip([Role::AgencyAdmin, Role::SystemAdmin]) {
        let grant = NewGrant { id, account: ids.account, role, programme: None, ends_on: None, today, now };
        insert_grant(conn, scope, None, &grant)?;
    }
    Ok(ids.account)
}

/// What came with the first administrator is as much of a change as what comes later.
fn record_founding(
    conn: &mut AnyConn,
    actor: &audit::Actor,
    ids: NewIds,
    at: jiff::Timestamp,
) -> Result<(), AppError> {
    let entry = |action, subject, fields| Entry { action, subject, person: None, fields, at };
    let granted =
        |id| entry("role_granted", Subject::new("role_grant", id), &["role", "programme", "ends_on"]);
    let [first, second] = ids.grants;
    let agency = entry("agency_created", Subject::new("agency", ids.agency), &["business_id", "name"]);
    audit::record_all(conn, actor, &[agency, granted(first), granted(second)])?;
    Ok(())
}

fn taken(error: crate::db::DbError) -> AppError {
    if error.is_unique() { AppError::new(ProblemCode::NameTaken) } else { error.into() }
}

fn name_fault(fault: UserNameFault) -> AppError {
    use polku_domain::access::credentials::USER_NAME_LENGTH;
    let bound = |length: &usize| u64::try_from(*length).unwrap_or(u64::MAX);
    let code = match fault {
        UserNameFault::TooShort => FieldCode::TooShort { min: bound(USER_NAME_LENGTH.start()) },
        UserNameFault::TooLong => FieldCode::TooLong { max: bound(USER_NAME_LENGTH.end()) },
        UserNameFault::Character => FieldCode::ForbiddenCharacter,
    };
    AppError::invalid("/user_name", code)
}
