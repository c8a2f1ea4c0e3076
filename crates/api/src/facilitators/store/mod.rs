//! Rows of facilitators and their terms, each within one agency.

pub mod evidence;
pub mod leaders;
pub mod policies;
pub mod published;
pub mod waivers;

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use polku_api_types::text::Localised;
use polku_domain::facilitators::{FacilitatorKind, Rights, Stage};
use polku_domain::ids::{AccountId, AgencyId, FacilitatorId, PersonId, ProgrammeId, RoleGrantId};
use polku_i18n::Language;
use serde::{Deserialize, Serialize};

use crate::access::{AccountStatus, AgencyScope, ERASED_ISSUER};
use crate::db::schema::{accounts, facilitator_terms, facilitators, people};
use crate::db::{AnyConn, Code, Day, DbError, Json, Key, Ts};
use crate::http::Wanted;
use crate::programmes::store::{count, stored_words};

stored_words!(FacilitatorKind);

/// A facilitator as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = facilitators)]
pub struct FacilitatorRow {
    pub id: Key<FacilitatorId>,
    pub agency_id: Key<AgencyId>,
    pub programme_id: Key<ProgrammeId>,
    pub account_id: Key<AccountId>,
    pub kind: Code<FacilitatorKind>,
    pub organisation: Option<String>,
    pub email: Option<String>,
    pub ends_on: Day,
    pub invited_by: Option<Key<AccountId>>,
    pub invited_at: Ts,
    pub terms_number: Option<i64>,
    pub accepted_at: Option<Ts>,
    pub role_grant_id: Option<Key<RoleGrantId>>,
    pub version: i64,
}

/// A facilitator with who they are.
#[derive(Clone, Debug)]
pub struct Facilitator {
    pub row: FacilitatorRow,
    /// Absent once the account is erased.
    pub name: Option<String>,
    pub person: Option<PersonId>,
    pub language: Language,
    /// Whether they have not opened their account yet.
    pub waits: bool,
}

impl Facilitator {
    /// Where they stand on a day.
    pub fn stage(&self, today: Date) -> Stage {
        Rights { accepted: self.row.accepted_at.is_some(), ends_on: self.row.ends_on.0 }.stage(today)
    }
}

/// Where a page of facilitators ended.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Position {
    pub id: FacilitatorId,
}

type Joined = (FacilitatorRow, String, String, Option<Key<PersonId>>, Code<Language>, Code<AccountStatus>);

macro_rules! joined {
    ($scope:expr) => {
        facilitators::table
            .inner_join(accounts::table.on(accounts::id.eq(facilitators::account_id)))
            .filter(facilitators::agency_id.eq(Key($scope.agency())))
            .select((
                FacilitatorRow::as_select(),
                accounts::issuer,
                accounts::display_name,
                accounts::person_id,
                accounts::language,
                accounts::status,
            ))
    };
}

fn facilitator((row, issuer, name, person, language, status): Joined) -> Facilitator {
    Facilitator {
        row,
        name: (issuer != ERASED_ISSUER).then_some(name),
        person: person.map(|person| person.0),
        language: language.0,
        waits: status.0 == AccountStatus::Invited,
    }
}

/// Adds a facilitator.
pub fn insert(conn: &mut AnyConn, row: &FacilitatorRow) -> Result<(), DbError> {
    diesel::insert_into(facilitators::table).values(row).execute(conn)?;
    Ok(())
}

/// One facilitator.
pub fn find(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: FacilitatorId,
) -> Result<Option<Facilitator>, DbError> {
    let row: Option<Joined> = joined!(scope).filter(facilitators::id.eq(Key(id))).first(conn).optional()?;
    Ok(row.map(facilitator))
}

/// Those of these facilitators that are of a programme.
pub fn some_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    ids: &[FacilitatorId],
) -> Result<Vec<Facilitator>, DbError> {
    let ids: Vec<_> = ids.iter().map(|id| Key(*id)).collect();
    let rows: Vec<Joined> = joined!(scope)
        .filter(facilitators::programme_id.eq(Key(programme)))
        .filter(facilitators::id.eq_any(ids))
        .load(conn)?;
    Ok(rows.into_iter().map(facilitator).collect())
}

/// All facilitators of a programme, as they were invited.
pub fn all_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<Vec<Facilitator>, DbError> {
    let rows: Vec<Joined> = joined!(scope)
        .filter(facilitators::programme_id.eq(Key(programme)))
        .order(facilitators::id)
        .load(conn)?;
    Ok(rows.into_iter().map(facilitator).collect())
}

/// A page of a programme's facilitators, as they were invited.
pub fn page(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    wanted: &Wanted<Position>,
) -> Result<Vec<Facilitator>, DbError> {
    let mut query = joined!(scope)
        .filter(facilitators::programme_id.eq(Key(programme)))
        .order(facilitators::id)
        .limit(wanted.rows())
        .into_boxed();
    if let Some(Position { id }) = wanted.after {
        query = query.filter(facilitators::id.gt(Key(id)));
    }
    let rows: Vec<Joined> = query.load(conn)?;
    Ok(rows.into_iter().map(facilitator).collect())
}

/// What an account is asked to do, the latest first.
pub fn of_account(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    account: AccountId,
    most: i64,
) -> Result<Vec<Facilitator>, DbError> {
    let rows: Vec<Joined> = joined!(scope)
        .filter(facilitators::account_id.eq(Key(account)))
        .order(facilitators::id.desc())
        .limit(most)
        .load(conn)?;
    Ok(rows.into_iter().map(facilitator).collect())
}

/// The account of a person, if there is one.
pub fn account_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
) -> Result<Option<AccountId>, DbError> {
    let id: Option<Key<AccountId>> = accounts::table
        .filter(accounts::agency_id.eq(Key(scope.agency())).assume_not_null())
        .filter(accounts::person_id.eq(Key(person)).assume_not_null())
        .select(accounts::id)
        .first(conn)
        .optional()?;
    Ok(id.map(|id| id.0))
}

/// The account of somebody from outside who was invited before, if there is one: they are the same human when name and
/// address are the same. An account that was erased or disabled is nobody's. Also whether it waits to be opened.
pub fn guest_account(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    (name, email): (&str, &str),
) -> Result<Option<(AccountId, bool)>, DbError> {
    let found: Option<(Key<AccountId>, Code<AccountStatus>)> = facilitators::table
        .inner_join(accounts::table.on(accounts::id.eq(facilitators::account_id)))
        .filter(facilitators::agency_id.eq(Key(scope.agency())))
        .filter(facilitators::email.eq(email))
        .filter(accounts::display_name.eq(name))
        .filter(accounts::person_id.is_null())
        .filter(accounts::issuer.ne(ERASED_ISSUER))
        .filter(accounts::status.ne(Code(AccountStatus::Disabled)))
        .order(facilitators::id.desc())
        .select((accounts::id, accounts::status))
        .first(conn)
        .optional()?;
    Ok(found.map(|(id, status)| (id.0, status.0 == AccountStatus::Invited)))
}

/// Whether somebody of the register works at the agency.
pub fn works_here(conn: &mut AnyConn, scope: &AgencyScope, person: PersonId) -> Result<bool, DbError> {
    let found: i64 = people::table
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(people::id.eq(Key(person)))
        .filter(people::active.eq(true))
        .filter(people::merged_into.is_null())
        .count()
        .get_result(conn)?;
    Ok(found > 0)
}

/// Another last day; says whether the version still stood.
pub fn set_end(conn: &mut AnyConn, row: &FacilitatorRow, ends_on: Date) -> Result<bool, DbError> {
    let unchanged = facilitators::table
        .filter(facilitators::agency_id.eq(row.agency_id))
        .filter(facilitators::id.eq(row.id))
        .filter(facilitators::version.eq(row.version));
    let changed = diesel::update(unchanged)
        .set((facilitators::ends_on.eq(Day(ends_on)), facilitators::version.eq(row.version + 1)))
        .execute(conn)?;
    Ok(changed == 1)
}

/// The last day of all that an account is asked to do.
pub fn last_task(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    account: AccountId,
) -> Result<Option<Date>, DbError> {
    let last: Option<Day> = facilitators::table
        .filter(facilitators::agency_id.eq(Key(scope.agency())))
        .filter(facilitators::account_id.eq(Key(account)))
        .select(diesel::dsl::max(facilitators::ends_on))
        .first(conn)?;
    Ok(last.map(|day| day.0))
}

/// The account of somebody from outside ends with the last thing they are asked to do, as it did with the last one `before`:
/// where an administrator has set another day, theirs stands.
pub fn end_account_with_tasks(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    account: AccountId,
    before: Option<Date>,
) -> Result<(), DbError> {
    let (Some(before), Some(last)) = (before, last_task(conn, scope, account)?) else { return Ok(()) };
    let guest = accounts::table
        .filter(accounts::agency_id.eq(Key(scope.agency())).assume_not_null())
        .filter(accounts::id.eq(Key(account)))
        .filter(accounts::issuer.ne(ERASED_ISSUER))
        .filter(accounts::person_id.is_null())
        // Whoever was invited for something else, too, keeps the account for that.
        .filter(accounts::ends_on.eq(Day(before)).assume_not_null());
    diesel::update(guest)
        .set((accounts::ends_on.eq(Some(Day(last))), accounts::version.eq(accounts::version + 1)))
        .execute(conn)?;
    Ok(())
}

/// Notes the acceptance of terms with the role that came with it; says whether the version still stood.
pub fn accept(
    conn: &mut AnyConn,
    row: &FacilitatorRow,
    (number, grant): (u32, RoleGrantId),
    at: Timestamp,
) -> Result<bool, DbError> {
    let unchanged = facilitators::table
        .filter(facilitators::agency_id.eq(row.agency_id))
        .filter(facilitators::id.eq(row.id))
        .filter(facilitators::version.eq(row.version));
    let changed = diesel::update(unchanged)
        .set((
            facilitators::terms_number.eq(Some(i64::from(number))),
            facilitators::accepted_at.eq(Some(Ts(at))),
            facilitators::role_grant_id.eq(Some(Key(grant))),
            facilitators::version.eq(row.version + 1),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Terms as stored.
#[derive(Clone, Debug)]
pub struct Terms {
    pub number: u32,
    pub text: Localised,
    pub set_at: Timestamp,
}

/// The latest terms of a programme.
pub fn terms(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<Option<Terms>, DbError> {
    let row: Option<(i64, Json<Localised>, Ts)> = facilitator_terms::table
        .filter(facilitator_terms::agency_id.eq(Key(scope.agency())))
        .filter(facilitator_terms::programme_id.eq(Key(programme)))
        .order(facilitator_terms::number.desc())
        .select((facilitator_terms::number, facilitator_terms::body, facilitator_terms::set_at))
        .first(conn)
        .optional()?;
    Ok(row.map(|(number, text, at)| Terms { number: count(number), text: text.0, set_at: at.0 }))
}

/// Adds a version of the terms.
pub fn insert_terms(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    new: &Terms,
    by: AccountId,
) -> Result<(), DbError> {
    diesel::insert_into(facilitator_terms::table)
        .values((
            facilitator_terms::agency_id.eq(Key(scope.agency())),
            facilitator_terms::programme_id.eq(Key(programme)),
            facilitator_terms::number.eq(i64::from(new.number)),
            facilitator_terms::body.eq(Json(new.text.clone())),
            facilitator_terms::set_by.eq(Key(by)),
            facilitator_terms::set_at.eq(Ts(new.set_at)),
        ))
        .execute(conn)?;
    Ok(())
}
