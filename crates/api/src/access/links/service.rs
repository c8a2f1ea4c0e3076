//! Making one-time links and looking at them.

use jiff::{SignedDuration, Timestamp};
use polku_api_types::access::{CreateInvitation, InvitationDetails, LinkDetails};
use polku_domain::access::Role;
use polku_domain::ids::{AccountId, PersonId, ProgrammeId};

use super::store::{self, LinkPurpose, NewAccount, NewLink};
use crate::access::Caller;
use crate::access::accounts::{NewGrant, check_grant, insert_grant};
use crate::access::secret::{Secret, hash_of};
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::db::{AnyConn, Db};
use crate::http::{Idempotent, write_noting_repeats};
use crate::problem::{AppError, FieldCode, ProblemCode};

/// How long an invitation can be redeemed.
pub const INVITATION_LIFE: SignedDuration = SignedDuration::from_hours(14 * 24);
/// How long the first administrator's link can be redeemed.
pub const FIRST_LIFE: SignedDuration = SignedDuration::from_hours(24);

/// A link for the first administrator of an empty installation; whichever was made before is void.
///
/// # Errors
/// `already_set_up` where there is an agency.
pub async fn first_administrator_link(app: &App) -> Result<String, AppError> {
    let secret = Secret::new(app.ids.as_ref());
    let expires = app.clock.now() + FIRST_LIFE;
    let hash = secret.hash.clone();
    app.db
        .write_tx(move |conn| {
            if store::has_agency(conn)? {
                return Err(AppError::new(ProblemCode::AlreadySetUp));
            }
            store::forget_first(conn)?;
            let link = NewLink {
                hash: &hash,
                purpose: LinkPurpose::FirstAdministrator,
                agency: None,
                account: None,
                expires,
            };
            store::insert_link(conn, &link)?;
            Ok(())
        })
        .await?;
    Ok(address(app, &secret.text))
}

/// Whether there is an agency: somebody has taken the installation into use.
///
/// # Errors
/// When the database cannot be read.
pub async fn is_taken_into_use(db: &Db) -> Result<bool, AppError> {
    db.read(|conn| store::has_agency(conn).map_err(AppError::from)).await
}

/// The secret stands behind `#`: browsers send it to nobody and no server logs it.
fn address(app: &App, secret: &str) -> String {
    format!("{}/invitation#{secret}", app.public_url)
}

/// Invites somebody.
///
/// # Errors
/// `invalid_fields` for an unknown person or role, or where the end date is missing; `already_linked` for a
/// person who has an account.
pub async fn create_invitation(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    given: CreateInvitation,
) -> Result<InvitationDetails, AppError> {
    let now = app.clock.now();
    let today = crate::access::store::day_in_finland(now);
    check(&given, today)?;
    let grant = grant_of(caller, &given)?;
    let secret = Secret::new(app.ids.as_ref());
    let account = AccountId::new(app.ids.ordered());
    let grant_id = app.ids.ordered();
    let (hash, scope, actor, expires) =
        (secret.hash.clone(), caller.scope, caller.actor(), now + INVITATION_LIFE);
    let link = address(app, &secret.text);
    let mail_link = link.clone();
    let work = move |conn: &mut AnyConn| {
        let person = given.person_id.map(PersonId::new);
        let new = NewAccount {
            account,
            person,
            display_name: given.display_name.trim(),
            language: given.language,
            ends_on: given.ends_on,
            now,
        };
        store::insert_invited(conn, scope, &new).map_err(refusal)?;
        let link = NewLink {
            hash: &hash,
            purpose: LinkPurpose::Invitation,
            agency: Some(scope.agency()),
            account: Some(account),
            expires,
        };
        store::insert_link(conn, &link)?;
        if let Some((role, programme)) = grant {
            let new = NewGrant { id: grant_id, account, role, programme, ends_on: given.ends_on, today, now };
            insert_grant(conn, scope, caller_account(&actor), &new)?;
        }
        let fields: &[&str] = &["display_name", "person", "ends_on", "roles"];
        let subject = Subject::new("account", account);
        audit::record(conn, &actor, Entry { action: "account_invited", subject, person, fields, at: now })?;
        if let Some(email) = &given.email {
            let mail = store::InvitationMail {
                account,
                address: email,
                language: given.language,
                link: &mail_link,
                expires,
                now,
            };
            store::enqueue_invitation(conn, scope, &mail)?;
        }
        Ok(InvitationDetails { account_id: account.uuid(), link: None, expires_at: expires })
    };
    let once = write_noting_repeats(app, key, work).await?;
    let link = (!once.replayed).then_some(link);
    Ok(InvitationDetails { link, ..once.answer })
}

fn caller_account(actor: &audit::Actor) -> Option<AccountId> {
    match actor.who {
        audit::Who::Account(account) => Some(account),
        _ => None,
    }
}

fn check(given: &CreateInvitation, today: jiff::civil::Date) -> Result<(), AppError> {
    let mut faults = Vec::new();
    if given.display_name.trim().is_empty() {
        faults.push(("/display_name".to_owned(), FieldCode::Missing));
    }
    match given.ends_on {
        Some(end) if end < today => faults.push(("/ends_on".to_owned(), FieldCode::OutOfOrder)),
        // Somebody who is not on the staff comes for a time (trust.md: rights end by themselves).
        None if given.person_id.is_none() => faults.push(("/ends_on".to_owned(), FieldCode::Missing)),
        _ => {}
    }
    let address = given.email.as_deref();
    if address.is_some_and(|text| text.parse::<lettre::Address>().is_err()) {
        faults.push(("/email".to_owned(), FieldCode::Malformed));
    }
    AppError::unless_valid(faults)
}

fn grant_of(
    caller: &Caller,
    given: &CreateInvitation,
) -> Result<Option<(Role, Option<ProgrammeId>)>, AppError> {
    let programme = given.programme_id.map(ProgrammeId::new);
    let checked = |role| Ok((check_grant(&caller.principal, role, programme)?, programme));
    given.role.as_deref().map(checked).transpose()
}

fn refusal(error: crate::db::DbError) -> AppError {
    match error.constraint() {
        Some(crate::db::Constraint::Unique) => AppError::new(ProblemCode::AlreadyLinked),
        Some(crate::db::Constraint::ForeignKey) => AppError::invalid("/person_id", FieldCode::NotFound),
        _ => error.into(),
    }
}

/// What a link opens.
///
/// # Errors
/// `link_not_valid` for one that is used up, has ended or never was.
pub async fn preview_link(app: &App, token: &str) -> Result<LinkDetails, AppError> {
    let now = app.clock.now();
    let hash = hash_of(token).ok_or_else(|| AppError::new(ProblemCode::LinkNotValid))?;
    let found = app.db.read(move |conn| store::find_link(conn, &hash, now)).await?;
    let link = found.ok_or_else(|| AppError::new(ProblemCode::LinkNotValid))?;
    Ok(details(link))
}

fn details(link: store::Link) -> LinkDetails {
    let expires_at: Timestamp = link.expires;
    LinkDetails {
        purpose: match link.purpose {
            LinkPurpose::FirstAdministrator => polku_api_types::access::LinkPurpose::FirstAdministrator,
            LinkPurpose::Invitation => polku_api_types::access::LinkPurpose::Invitation,
        },
        display_name: link.display_name,
        agency_name: link.agency_name,
        expires_at,
    }
}
