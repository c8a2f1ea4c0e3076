//! Rows of wishes and of who reads them, each within one agency.

use std::collections::BTreeMap;

use diesel::dsl::exists;
use diesel::prelude::*;
use jiff::civil::Date;
use polku_api_types::accommodation::AccommodationNeed;
use polku_api_types::text::Localised;
use polku_domain::access::Role;
use polku_domain::accommodation::keeps_wish;
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{AccountId, AgencyId, ApplicationId, PersonId, ProgrammeId};
use polku_domain::participation::ParticipationKind;
use polku_i18n::Language;

use crate::access::AgencyScope;
use crate::db::schema::{
    accommodation_contacts as contacts, accommodation_wishes as wishes, accounts, applications,
    participations, people, programmes, role_grants,
};
use crate::db::{AnyConn, Code, Day, DbError, Json, Key, lower};
use crate::http::Wanted;

/// Parameters of one statement are bounded.
const AT_ONCE: usize = 500;

/// What somebody needs to take part.
#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = wishes, treat_none_as_null = true)]
pub struct WishRow {
    pub application_id: Key<ApplicationId>,
    pub agency_id: Key<AgencyId>,
    pub programme_id: Key<ProgrammeId>,
    pub needs: Json<Vec<AccommodationNeed>>,
    pub words: Option<String>,
    pub version: i64,
}

/// Who is named for a programme.
#[derive(Clone, Copy, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = contacts)]
pub struct ContactRow {
    pub programme_id: Key<ProgrammeId>,
    pub agency_id: Key<AgencyId>,
    pub account_id: Key<AccountId>,
    pub version: i64,
}

/// Somebody who is, or could be, a contact, and what they need to sign in.
#[derive(Clone, Debug, Queryable)]
pub struct Reader {
    pub account: Key<AccountId>,
    pub person: Key<PersonId>,
    pub given_name: String,
    pub family_name: String,
    pub title: String,
    pub language: Code<Language>,
    active: bool,
    status: String,
    ends_on: Option<Day>,
}

impl Reader {
    /// "Given Family".
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }

    /// Whether they can sign in on a day.
    pub fn can_sign_in(&self, today: Date) -> bool {
        self.active && self.status == "active" && self.ends_on.is_none_or(|end| today <= end.0)
    }
}

/// The columns of a [`Reader`].
macro_rules! reader {
    () => {
        (
            accounts::id,
            people::id,
            people::given_name,
            people::family_name,
            people::title,
            people::language,
            people::active,
            accounts::status,
            accounts::ends_on,
        )
    };
}

/// Who is named for some programmes.
pub fn named_for(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ProgrammeId],
) -> Result<BTreeMap<ProgrammeId, (ContactRow, Reader)>, DbError> {
    let of: Vec<Key<ProgrammeId>> = of.iter().copied().map(Key).collect();
    let rows: Vec<(ContactRow, Reader)> = contacts::table
        .inner_join(accounts::table.on(accounts::id.eq(contacts::account_id)))
        .inner_join(people::table.on(people::id.nullable().eq(accounts::person_id)))
        .filter(contacts::agency_id.eq(Key(scope.agency())))
        .filter(contacts::programme_id.eq_any(of))
        .select((ContactRow::as_select(), reader!()))
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.0.programme_id.0, row)).collect())
}

/// The one person of the agency who has a work address and an account; none where two have the address.
pub fn reader_by_address(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    address: &str,
) -> Result<Option<Reader>, DbError> {
    let mut found: Vec<Reader> = accounts::table
        .inner_join(people::table.on(people::id.nullable().eq(accounts::person_id)))
        .filter(accounts::agency_id.eq(Key(scope.agency())))
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(lower(people::email).eq(address.to_ascii_lowercase()))
        .limit(2)
        .select(reader!())
        .load(conn)?;
    Ok(if found.len() == 1 { found.pop() } else { None })
}

/// A role, and the one programme it is for; none for the whole agency.
pub type Held = (Code<Role>, Option<Key<ProgrammeId>>);

/// The roles that some accounts hold on a day.
pub fn roles_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[AccountId],
    today: Date,
) -> Result<Vec<(AccountId, Held)>, DbError> {
    let of: Vec<Key<AccountId>> = of.iter().copied().map(Key).collect();
    let rows: Vec<(Key<AccountId>, Held)> = role_grants::table
        .filter(role_grants::agency_id.eq(Key(scope.agency())))
        .filter(role_grants::account_id.eq_any(of))
        .filter(role_grants::valid_from.le(Day(today)))
        .filter(role_grants::ends_on.is_null().or(role_grants::ends_on.ge(Day(today)).assume_not_null()))
        .select((role_grants::account_id, (role_grants::role, role_grants::programme_id)))
        .load(conn)?;
    Ok(rows.into_iter().map(|(account, held)| (account.0, held)).collect())
}

/// Names somebody for a programme for the first time; refused where somebody else was quicker.
pub fn insert_contact(conn: &mut AnyConn, row: &ContactRow) -> Result<(), DbError> {
    diesel::insert_into(contacts::table).values(row).execute(conn)?;
    Ok(())
}

/// Names somebody in the place of who was named in the version before; says whether that one still stood.
pub fn update_contact(conn: &mut AnyConn, row: &ContactRow) -> Result<bool, DbError> {
    let of_version = contacts::table
        .filter(contacts::agency_id.eq(row.agency_id).and(contacts::programme_id.eq(row.programme_id)))
        .filter(contacts::version.eq(row.version - 1));
    Ok(diesel::update(of_version).set(row).execute(conn)? > 0)
}

/// The programmes for which an account is named, the oldest first: those that come after one, as many as are wanted at
/// most, or all.
pub fn programmes_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    account: AccountId,
    after: Option<ProgrammeId>,
    most: Option<i64>,
) -> Result<Vec<(ProgrammeId, Localised)>, DbError> {
    let mut query = contacts::table
        .inner_join(programmes::table.on(programmes::id.eq(contacts::programme_id)))
        .filter(contacts::agency_id.eq(Key(scope.agency())))
        .filter(contacts::account_id.eq(Key(account)))
        .order(contacts::programme_id)
        .select((programmes::id, programmes::name))
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(contacts::programme_id.gt(Key(after)));
    }
    if let Some(most) = most {
        query = query.limit(most);
    }
    let rows: Vec<(Key<ProgrammeId>, Json<Localised>)> = query.load(conn)?;
    Ok(rows.into_iter().map(|(id, name)| (id.0, name.0)).collect())
}

/// What was said for one application.
pub fn find(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    application: ApplicationId,
) -> Result<Option<WishRow>, DbError> {
    let row = wishes::table
        .filter(wishes::agency_id.eq(Key(scope.agency())).and(wishes::application_id.eq(Key(application))))
        .select(WishRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// What was said, and how far the application and the participation have come.
pub type Standing = (WishRow, Code<StateKind>, Option<Code<ParticipationKind>>);

/// Everything one person has said, for the latest application first.
pub fn own(conn: &mut AnyConn, scope: &AgencyScope, person: PersonId) -> Result<Vec<Standing>, DbError> {
    let rows = wishes::table
        .inner_join(applications::table.on(applications::id.eq(wishes::application_id)))
        .left_join(participations::table.on(participations::application_id.eq(wishes::application_id)))
        .filter(wishes::agency_id.eq(Key(scope.agency())))
        .filter(applications::person_id.eq(Key(person)))
        .order(wishes::application_id.desc())
        .select((WishRow::as_select(), applications::state, participations::state.nullable()))
        .load(conn)?;
    Ok(rows)
}

/// Who said something: what a mail and the contact's list need of them.
#[derive(Clone, Debug, Queryable)]
pub struct Author {
    pub person: Key<PersonId>,
    pub given_name: String,
    pub family_name: String,
    pub email: Option<String>,
    pub language: Code<Language>,
    pub state: Code<StateKind>,
}

/// The columns of an [`Author`].
macro_rules! author {
    () => {
        (
            people::id,
            people::given_name,
            people::family_name,
            people::email,
            people::language,
            applications::state,
        )
    };
}

/// Everybody who said something for a programme.
pub fn authors_in(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<Vec<(ApplicationId, Author)>, DbError> {
    let rows: Vec<(Key<ApplicationId>, Author)> = wishes::table
        .inner_join(applications::table.on(applications::id.eq(wishes::application_id)))
        .inner_join(people::table.on(people::id.eq(applications::person_id)))
        .filter(wishes::agency_id.eq(Key(scope.agency())).and(wishes::programme_id.eq(Key(programme))))
        .order(wishes::application_id)
        .select((wishes::application_id, author!()))
        .load(conn)?;
    Ok(rows.into_iter().map(|(application, author)| (application.0, author)).collect())
}

/// A page of what was said for some programmes, for the earliest application first.
pub fn page(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ProgrammeId],
    wanted: &Wanted<ApplicationId>,
) -> Result<Vec<(WishRow, Author)>, DbError> {
    let of: Vec<Key<ProgrammeId>> = of.iter().copied().map(Key).collect();
    let mut query = wishes::table
        .inner_join(applications::table.on(applications::id.eq(wishes::application_id)))
        .inner_join(people::table.on(people::id.eq(applications::person_id)))
        .filter(wishes::agency_id.eq(Key(scope.agency())))
        .filter(wishes::programme_id.eq_any(of))
        .select((WishRow::as_select(), author!()))
        .order(wishes::application_id)
        .limit(wanted.rows())
        .into_boxed();
    if let Some(after) = wanted.after {
        query = query.filter(wishes::application_id.gt(Key(after)));
    }
    Ok(query.load(conn)?)
}

/// Keeps what is said for the first time; refused where the author was quicker elsewhere.
pub fn insert(conn: &mut AnyConn, row: &WishRow) -> Result<(), DbError> {
    diesel::insert_into(wishes::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes over what still has the version before; says whether it had.
pub fn update(conn: &mut AnyConn, row: &WishRow) -> Result<bool, DbError> {
    let of_version = wishes::table
        .filter(wishes::agency_id.eq(row.agency_id).and(wishes::application_id.eq(row.application_id)))
        .filter(wishes::version.eq(row.version - 1));
    Ok(diesel::update(of_version).set(row).execute(conn)? > 0)
}

/// Removes what was said, if it is still in this version; says whether it was.
pub fn delete(conn: &mut AnyConn, row: &WishRow) -> Result<bool, DbError> {
    let of_version = wishes::table
        .filter(wishes::agency_id.eq(row.agency_id).and(wishes::application_id.eq(row.application_id)))
        .filter(wishes::version.eq(row.version));
    Ok(diesel::delete(of_version).execute(conn)? > 0)
}

/// The states in which an application keeps no wish, whether or not somebody takes part.
fn ended_applications() -> Vec<Code<StateKind>> {
    let ended = |state: &&StateKind| {
        !keeps_wish(**state, None) && !keeps_wish(**state, Some(ParticipationKind::Ongoing))
    };
    StateKind::ALL.iter().filter(ended).copied().map(Code).collect()
}

/// The states in which a participation keeps no wish.
fn ended_participations() -> Vec<Code<ParticipationKind>> {
    let ended = |state: &&ParticipationKind| !keeps_wish(StateKind::Accepted, Some(**state));
    ParticipationKind::ALL.iter().filter(ended).copied().map(Code).collect()
}

/// Those rows of wishes whose application or participation is over: each row asks by key, so that what is over in all
/// agencies and years is not gone through for a few.
macro_rules! over {
    () => {
        exists(
            applications::table
                .filter(applications::id.eq(wishes::application_id))
                .filter(applications::state.eq_any(ended_applications())),
        )
        .or(exists(
            participations::table
                .filter(participations::application_id.eq(wishes::application_id))
                .filter(participations::state.eq_any(ended_participations())),
        ))
    };
}

/// Erases what was said for those of some applications that are over now, or whose participation is. Call it in the
/// transaction that ends them.
///
/// # Errors
/// What the database refuses.
pub fn erase_over(conn: &mut AnyConn, scope: &AgencyScope, of: &[ApplicationId]) -> Result<(), DbError> {
    for some in of.chunks(AT_ONCE) {
        let some: Vec<Key<ApplicationId>> = some.iter().copied().map(Key).collect();
        let said = wishes::table
            .filter(wishes::agency_id.eq(Key(scope.agency())))
            .filter(wishes::application_id.eq_any(some))
            .filter(over!());
        diesel::delete(said).execute(conn)?;
    }
    Ok(())
}

/// Erases what was said for an application that goes on in another programme: it was said to that programme's contact,
/// and nobody passes it on. Call it in the transaction that moves the application.
///
/// # Errors
/// What the database refuses.
pub fn erase(conn: &mut AnyConn, scope: &AgencyScope, of: ApplicationId) -> Result<(), DbError> {
    let said = wishes::table
        .filter(wishes::agency_id.eq(Key(scope.agency())))
        .filter(wishes::application_id.eq(Key(of)));
    diesel::delete(said).execute(conn)?;
    Ok(())
}

/// Erases, whatever the agency, what is left although it is over: somebody may say something in the very moment in which
/// their application ends. How many rows.
///
/// # Errors
/// What the database refuses.
pub fn erase_all_over(conn: &mut AnyConn) -> Result<usize, DbError> {
    Ok(diesel::delete(wishes::table.filter(over!())).execute(conn)?)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::db::plans::assert_by_index;

    #[test]
    fn what_is_over_is_asked_for_by_key() {
        let (agency, of): (Key<AgencyId>, _) =
            (Key(AgencyId::new(Uuid::nil())), ApplicationId::new(Uuid::nil()));
        let some: Vec<Key<ApplicationId>> = vec![Key(of)];
        let said = wishes::table
            .filter(wishes::agency_id.eq(agency))
            .filter(wishes::application_id.eq_any(some))
            .filter(over!());
        assert_by_index(&said.select(wishes::application_id));
    }
}
