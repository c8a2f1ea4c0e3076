//! Making one-time links and looking at them.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use polku_api_types::access::{CreateInvitation, InvitationDetails, LinkDetails};
use polku_api_types::agencies::FirstAdministrator;
use polku_api_types::text::Language;
use polku_domain::access::Role;
use polku_domain::ids::{AccountId, AgencyId, PersonId, ProgrammeId};

use super::store::{self, LinkPurpose, NewAccount, NewLink};
use crate::access::accounts::{NewGrant, check_grant, insert_grant};
use crate::access::secret::{Secret, hash_of};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::{self, Actor, Entry, Subject};
use crate::db::{AnyConn, Db};
use crate::http::{Idempotent, write_noting_repeats};
use crate::people::store as people;
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
pub(super) fn address(app: &App, secret: &str) -> String {
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
    let person = given.person_id.map(PersonId::new);
    let whom = Whom {
        person,
        display_name: given.display_name.trim().to_owned(),
        email: given.email,
        language: given.language,
        ends_on: given.ends_on,
        grant,
    };
    let invitation = Invitation::new(app, whom);
    let (scope, actor, link) = (caller.scope, caller.actor(), invitation.link.clone());
    let work = move |conn: &mut AnyConn| invitation.store(conn, scope, &actor);
    let once = write_noting_repeats(app, key, work).await?;
    let link = (!once.replayed).then_some(link);
    Ok(InvitationDetails { link, ..once.answer })
}

/// Whom an invitation is for.
#[derive(Clone, Debug)]
struct Whom {
    person: Option<PersonId>,
    display_name: String,
    email: Option<String>,
    language: Language,
    ends_on: Option<Date>,
    grant: Option<(Role, Option<ProgrammeId>)>,
}

/// Somebody who comes to lead sessions and has no account yet.
#[derive(Clone, Debug)]
pub struct Guest {
    /// The person, of somebody on the staff.
    pub person: Option<PersonId>,
    /// Their name.
    pub display_name: String,
    /// Where the invitation goes.
    pub email: Option<String>,
    /// The language of the mail.
    pub language: Language,
    /// When the account ends, of somebody from outside.
    pub ends_on: Option<Date>,
}

/// An invitation that is ready to be stored, as often as its transaction has to be tried: what is drawn for it is drawn
/// before.
#[derive(Clone)]
pub struct Invitation {
    whom: Whom,
    account: AccountId,
    grant: uuid::Uuid,
    hash: String,
    /// The one-time link. Nothing that is stored holds it, but the mail that brings it.
    pub link: String,
    expires: Timestamp,
    now: Timestamp,
}

impl std::fmt::Debug for Invitation {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Not the link.
        to.debug_struct("Invitation").field("account", &self.account).finish_non_exhaustive()
    }
}

impl Invitation {
    fn new(app: &App, whom: Whom) -> Self {
        let (secret, now) = (Secret::new(app.ids.as_ref()), app.clock.now());
        Self {
            whom,
            account: AccountId::new(app.ids.ordered()),
            grant: app.ids.ordered(),
            link: address(app, &secret.text),
            hash: secret.hash,
            expires: now + INVITATION_LIFE,
            now,
        }
    }

    /// An invitation for whoever will keep the roles of an agency that is taken into service: nobody else could invite
    /// anybody there.
    pub fn of_first_administrator(app: &App, first: &FirstAdministrator) -> Self {
        let whom = Whom {
            person: None,
            display_name: first.display_name.trim().to_owned(),
            email: Some(first.email.clone()),
            language: first.language,
            ends_on: None,
            grant: Some((Role::AgencyAdmin, None)),
        };
        Self::new(app, whom)
    }

    /// An invitation for somebody who shall lead sessions. The role comes with the acceptance of the terms; the account of
    /// somebody from outside ends with the task.
    pub fn of_facilitator(app: &App, guest: Guest) -> Self {
        let Guest { person, display_name, email, language, ends_on } = guest;
        Self::new(app, Whom { person, display_name, email, language, ends_on, grant: None })
    }

    /// The account that it opens.
    #[must_use]
    pub const fn account(&self) -> AccountId {
        self.account
    }

    /// Stores the account with its role, and queues the mail.
    ///
    /// # Errors
    /// `already_linked` for a person who has an account; `invalid_fields` for one who is not there.
    pub fn store(
        &self,
        conn: &mut AnyConn,
        scope: AgencyScope,
        actor: &Actor,
    ) -> Result<InvitationDetails, AppError> {
        let Self { whom, account, now, expires, .. } = self;
        let new = NewAccount {
            account: *account,
            person: whom.person,
            display_name: &whom.display_name,
            language: whom.language,
            ends_on: whom.ends_on,
            now: *now,
        };
        if let Some(person) = whom.person
            && people::is_led(conn, &scope, person)?
        {
            return Err(AppError::invalid("/person_id", FieldCode::NotFound));
        }
        store::insert_invited(conn, scope, &new).map_err(refusal)?;
        let link = NewLink {
            hash: &self.hash,
            purpose: LinkPurpose::Invitation,
            agency: Some(scope.agency()),
            account: Some(*account),
            expires: *expires,
        };
        store::insert_link(conn, &link)?;
        if let Some((role, programme)) = whom.grant {
            let today = crate::access::store::day_in_finland(*now);
            let (id, account, ends_on) = (self.grant, *account, whom.ends_on);
            let new = NewGrant { id, account, role, programme, ends_on, today, now: *now };
            insert_grant(conn, scope, caller_account(actor), &new)?;
        }
        let entry = Entry {
            action: "account_invited",
            subject: Subject::new("account", *account),
            person: whom.person,
            fields: &["display_name", "person", "ends_on", "roles"],
            at: *now,
        };
        audit::record(conn, actor, entry)?;
        if let Some(email) = &whom.email {
            let mail = store::InvitationMail {
                account: *account,
                address: email,
                language: whom.language,
                link: &self.link,
                expires: *expires,
                now: *now,
                renewal: None,
            };
            store::enqueue_invitation(conn, scope, &mail)?;
        }
        Ok(InvitationDetails { account_id: account.uuid(), link: None, expires_at: *expires })
    }

    /// Stores the invitation of an agency's first administrator, in the transaction that takes the agency into service.
    ///
    /// # Errors
    /// As [`Invitation::store`].
    pub fn store_in_new_agency(
        &self,
        conn: &mut AnyConn,
        agency: AgencyId,
        actor: &Actor,
    ) -> Result<InvitationDetails, AppError> {
        self.store(conn, AgencyScope::for_job(agency), actor)
    }
}

/// Whether a mail could be sent there at all.
pub fn is_mail_address(text: &str) -> bool {
    text.parse::<lettre::Address>().is_ok()
}

fn caller_account(actor: &Actor) -> Option<AccountId> {
    match actor.who {
        audit::Who::Account(account) => Some(account),
        _ => None,
    }
}

fn check(given: &CreateInvitation, today: Date) -> Result<(), AppError> {
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
    if address.is_some_and(|text| !is_mail_address(text)) {
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
