//! Rows behind a request: the sign-in, its account, the roles in force.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use polku_api_types::access::{HeldRole, Me};
use polku_api_types::text::Localised;
use polku_domain::access::{Grant, Reach, Role};
use polku_domain::ids::{AccountId, AgencyId, PersonId, ProgrammeId, UnitId};
use polku_i18n::Language;

use super::agency_scope::AgencyScope;
use crate::codes;
use crate::db::schema::{accounts, agencies, people, role_grants, sign_ins};
use crate::db::{AnyConn, Code, Day, DbError, Json, Key, Ts};
use crate::each_backend;

codes!(Language { Fi = "fi", Sv = "sv", En = "en" });

/// Whether an account can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountStatus {
    /// Has not set a password yet.
    Invited,
    /// Can sign in.
    Active,
    /// Cannot.
    Disabled,
}

codes!(AccountStatus { Invited = "invited", Active = "active", Disabled = "disabled" });

/// What stands in place of the issuer of an account whose holder was erased: nobody signs in by it. The row stays, since
/// what the account did points to it.
pub const ERASED_ISSUER: &str = "erased";

/// Until a user name is chosen the account is named after itself, which is nobody's user name.
pub fn no_name_yet(account: AccountId) -> String {
    format!("invited:{account}")
}

/// Somebody signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub account: AccountId,
    pub agency: Option<AgencyId>,
    pub person: Option<PersonId>,
    pub unit: Option<UnitId>,
    pub language: Language,
    pub last_used: Timestamp,
    pub expires: Timestamp,
    pub grants: Vec<Grant>,
}

type SignInRow =
    (Ts, Ts, Key<AccountId>, Option<Key<AgencyId>>, Code<AccountStatus>, Option<Day>, Code<Language>);

type PersonRow = (Key<PersonId>, bool, Option<Key<UnitId>>);

type GrantRow = (Code<Role>, Option<Key<ProgrammeId>>);

fn grant((role, programme): GrantRow) -> Grant {
    Grant { role: role.0, reach: programme.map_or(Reach::Agency, |key| Reach::Programme(key.0)) }
}

/// Who holds the sign-in with this hash, with what is in force on this day; whether the sign-in itself still holds is
/// for the caller to say. Depends on nothing but its arguments and the database.
pub fn signed_in(conn: &mut AnyConn, hash: &[u8; 32], today: Date) -> Result<Option<SignedIn>, DbError> {
    // One statement for every request of somebody signed in; a row for each role in force, or one without.
    let query = sign_ins::table
        .inner_join(accounts::table.on(accounts::id.eq(sign_ins::account_id)))
        .left_join(people::table.on(people::id.nullable().eq(accounts::person_id)))
        .left_join(role_grants::table.on(
            role_grants::account_id.eq(accounts::id).and(role_grants::valid_from.le(Day(today))).and(
                role_grants::ends_on.is_null().or(role_grants::ends_on.ge(Day(today)).assume_not_null()),
            ),
        ))
        .filter(sign_ins::token_hash.eq(hex::encode(hash)))
        .select((
            (
                sign_ins::last_used_at,
                sign_ins::expires_at,
                accounts::id,
                accounts::agency_id,
                accounts::status,
                accounts::ends_on,
                accounts::language,
            ),
            (people::id, people::active, people::unit_id).nullable(),
            (role_grants::role, role_grants::programme_id).nullable(),
        ));
    // On the connection itself, which knows a statement by its type and does not write it out anew each time.
    let rows: Vec<(SignInRow, Option<PersonRow>, Option<GrantRow>)> = each_backend!(conn, |c| query.load(c))?;
    let grants = rows.iter().filter_map(|(.., held)| held.map(grant)).collect();
    let Some(((last_used, expires, account, agency, status, ends_on, language), person, _)) =
        rows.into_iter().next()
    else {
        return Ok(None);
    };
    let usable = status.0 == AccountStatus::Active
        && ends_on.is_none_or(|end| today <= end.0)
        && person.as_ref().is_none_or(|(_, active, _)| *active);
    if !usable {
        return Ok(None);
    }
    Ok(Some(SignedIn {
        account: account.0,
        agency: agency.map(|agency| agency.0),
        person: person.as_ref().map(|(person, ..)| person.0),
        unit: person.and_then(|(.., unit)| unit).map(|unit| unit.0),
        last_used: last_used.0,
        expires: expires.0,
        language: language.0,
        grants,
    }))
}

codes!(Role {
    Participant = "participant",
    Coordinator = "coordinator",
    Decider = "decider",
    Assessor = "assessor",
    Facilitator = "facilitator",
    Coach = "coach",
    Mentor = "mentor",
    PartnerDesigner = "partner_designer",
    StaffRepresentative = "staff_representative",
    DataProtectionOfficer = "data_protection_officer",
    AgencyAdmin = "agency_admin",
    SystemAdmin = "system_admin",
    MachineClient = "machine_client",
});

/// Roles begin and end by the Finnish calendar.
pub fn day_in_finland(now: Timestamp) -> Date {
    crate::clock::finland().to_datetime(now).date()
}

/// Which of some accounts of an agency can be used on a day and are of an active person: whose, and in which language that person
/// gets mails.
pub fn usable(
    conn: &mut AnyConn,
    scope: AgencyScope,
    of: &[AccountId],
    today: Date,
) -> Result<Vec<(AccountId, PersonId, Language)>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows: Vec<(Key<AccountId>, Key<PersonId>, String)> = accounts::table
        .inner_join(people::table.on(people::id.nullable().eq(accounts::person_id)))
        .filter(accounts::agency_id.eq(Key(scope.agency())).assume_not_null())
        .filter(accounts::id.eq_any(of))
        .filter(accounts::status.eq(Code(AccountStatus::Active)))
        .filter(accounts::ends_on.is_null().or(accounts::ends_on.ge(Day(today)).assume_not_null()))
        .filter(people::active.eq(true))
        .order(accounts::id)
        .select((accounts::id, people::id, people::language))
        .load(conn)?;
    let usable = |(account, person, language): (Key<AccountId>, Key<PersonId>, String)| {
        (account.0, person.0, Language::parse(&language).unwrap_or_default())
    };
    Ok(rows.into_iter().map(usable).collect())
}

/// The roles of some accounts that are in force on a day.
pub fn grants_of(
    conn: &mut AnyConn,
    scope: AgencyScope,
    of: &[AccountId],
    today: Date,
) -> Result<Vec<(AccountId, Grant)>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows: Vec<(Key<AccountId>, GrantRow)> = role_grants::table
        .filter(role_grants::agency_id.eq(Key(scope.agency())).assume_not_null())
        .filter(role_grants::account_id.eq_any(of))
        .filter(role_grants::valid_from.le(Day(today)))
        .filter(role_grants::ends_on.is_null().or(role_grants::ends_on.ge(Day(today)).assume_not_null()))
        .order((role_grants::account_id, role_grants::id))
        .select((role_grants::account_id, (role_grants::role, role_grants::programme_id)))
        .load(conn)?;
    Ok(rows.into_iter().map(|(account, row)| (account.0, grant(row))).collect())
}

type MeRow = ((String, Code<Language>, Option<Key<PersonId>>), Option<(Key<AgencyId>, Json<Localised>)>);

/// What `view_me` shows.
pub fn me(
    conn: &mut AnyConn,
    account: AccountId,
    sign_in: &[u8; 32],
    today: Date,
) -> Result<Option<Me>, DbError> {
    let until: Option<Ts> = sign_ins::table
        .filter(sign_ins::token_hash.eq(hex::encode(sign_in)).and(sign_ins::account_id.eq(Key(account))))
        .select(sign_ins::expires_at)
        .first(conn)
        .optional()?;
    let Some(until) = until else { return Ok(None) };
    of_account(conn, account, until.0, today)
}

/// An account as its holder sees it, who is there until then.
pub fn of_account(
    conn: &mut AnyConn,
    account: AccountId,
    until: Timestamp,
    today: Date,
) -> Result<Option<Me>, DbError> {
    let row: Option<MeRow> = accounts::table
        .left_join(agencies::table.on(agencies::id.nullable().eq(accounts::agency_id)))
        .filter(accounts::id.eq(Key(account)))
        .select((
            (accounts::display_name, accounts::language, accounts::person_id),
            (agencies::id, agencies::name).nullable(),
        ))
        .first(conn)
        .optional()?;
    let Some(((display_name, language, person), agency)) = row else { return Ok(None) };
    let (agency_id, agency_name) = agency.map(|(id, name)| (id.0.uuid(), name.0)).unzip();
    let participant = person.map(|_| HeldRole {
        role: Role::Participant.name().to_owned(),
        programme_id: None,
        ends_on: None,
    });
    Ok(Some(Me {
        account_id: account.uuid(),
        display_name,
        language: wire(language.0),
        person_id: person.map(|person| person.0.uuid()),
        agency_id,
        agency_name,
        roles: participant.into_iter().chain(held_roles(conn, account, today)?).collect(),
        signed_in_until: until,
        today,
    }))
}

fn held_roles(conn: &mut AnyConn, account: AccountId, day: Date) -> Result<Vec<HeldRole>, DbError> {
    let rows: Vec<(Code<Role>, Option<Key<ProgrammeId>>, Option<Day>)> = role_grants::table
        .filter(role_grants::account_id.eq(Key(account)))
        .filter(role_grants::valid_from.le(Day(day)))
        .filter(role_grants::ends_on.is_null().or(role_grants::ends_on.ge(Day(day)).assume_not_null()))
        .order((role_grants::role, role_grants::id))
        .select((role_grants::role, role_grants::programme_id, role_grants::ends_on))
        .load(conn)?;
    let held = |(role, programme, ends_on): (Code<Role>, Option<Key<ProgrammeId>>, Option<Day>)| HeldRole {
        role: role.0.name().to_owned(),
        programme_id: programme.map(|key| key.0.uuid()),
        ends_on: ends_on.map(|day| day.0),
    };
    Ok(rows.into_iter().map(held).collect())
}

/// The language on the wire.
pub fn wire(language: Language) -> polku_api_types::text::Language {
    match language {
        Language::Fi => polku_api_types::text::Language::Fi,
        Language::Sv => polku_api_types::text::Language::Sv,
        Language::En => polku_api_types::text::Language::En,
    }
}

/// The language in storage.
pub fn stored(language: polku_api_types::text::Language) -> Language {
    match language {
        polku_api_types::text::Language::Fi => Language::Fi,
        polku_api_types::text::Language::Sv => Language::Sv,
        polku_api_types::text::Language::En => Language::En,
    }
}
