//! What applicants say of themselves for the making of the groups.

use std::collections::BTreeMap;

use diesel::prelude::*;
use polku_api_types::groups::WishedMode;
use polku_api_types::text::Language;
use polku_domain::applications::state::StateKind;
use polku_domain::groups::Languages;
use polku_domain::ids::{AgencyId, ApplicationId, PersonId, ProgrammeId};

use super::StateColumn;
use crate::access::AgencyScope;
use crate::codes;
use crate::db::schema::{applications, group_wishes as wishes, groupings, people};
use crate::db::{AnyConn, Code, DbError, Json, Key, lower};
use crate::people::store::leads_to;
use crate::text::language_from_wire;

codes!(WishedMode { InPerson = "in_person", Remote = "remote" });

/// What one applicant says.
#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = wishes, treat_none_as_null = true)]
pub struct WishesRow {
    pub application_id: Key<ApplicationId>,
    pub agency_id: Key<AgencyId>,
    pub programme_id: Key<ProgrammeId>,
    pub mode: Option<Code<WishedMode>>,
    pub languages: Json<Vec<Language>>,
    pub apart_one: Option<Key<PersonId>>,
    pub apart_two: Option<Key<PersonId>>,
    pub version: i64,
}

impl WishesRow {
    /// The languages they can take part in.
    pub fn languages(&self) -> Languages {
        self.languages.0.iter().copied().map(language_from_wire).collect()
    }

    /// Whom they wish not to share a group with, but for one person.
    pub fn apart_but(&self, person: PersonId) -> Vec<PersonId> {
        self.apart().into_iter().filter(|other| *other != person).collect()
    }

    /// Whom they wish not to share a group with.
    pub fn apart(&self) -> Vec<PersonId> {
        self.apart_one.iter().chain(&self.apart_two).map(|person| person.0).collect()
    }
}

/// What was said for one application.
pub fn find_wishes(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    application: ApplicationId,
) -> Result<Option<WishesRow>, DbError> {
    let row = wishes::table
        .filter(wishes::agency_id.eq(Key(scope.agency())).and(wishes::application_id.eq(Key(application))))
        .select(WishesRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// What was said in a programme, by application. Whoever was merged into another person since is named as that one: the
/// wish itself is left as it was said, so that no record of the merge tells of it.
pub fn wishes_in(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<BTreeMap<ApplicationId, WishesRow>, DbError> {
    let rows: Vec<WishesRow> = wishes::table
        .filter(wishes::agency_id.eq(Key(scope.agency())).and(wishes::programme_id.eq(Key(programme))))
        .select(WishesRow::as_select())
        .load(conn)?;
    let named: Vec<PersonId> = rows.iter().flat_map(WishesRow::apart).collect();
    let leads = leads_to(conn, scope, &named)?;
    let led =
        |named: Option<Key<PersonId>>| named.map(|person| leads.get(&person.0).copied().map_or(person, Key));
    let resolved =
        |row: WishesRow| WishesRow { apart_one: led(row.apart_one), apart_two: led(row.apart_two), ..row };
    Ok(rows.into_iter().map(resolved).map(|row| (row.application_id.0, row)).collect())
}

/// What was said, and how far the application and the groups have come.
pub type Standing = (WishesRow, Code<StateKind>, Option<Code<StateColumn>>);

/// Everything one person has said, the latest application first.
pub fn own_wishes(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
) -> Result<Vec<Standing>, DbError> {
    let rows =
        wishes::table
            .inner_join(applications::table.on(applications::id.eq(wishes::application_id)))
            .left_join(groupings::table.on(
                groupings::programme_id.eq(wishes::programme_id).and(groupings::within_group_id.is_null()),
            ))
            .filter(wishes::agency_id.eq(Key(scope.agency())).and(applications::person_id.eq(Key(person))))
            .order(wishes::application_id.desc())
            .select((WishesRow::as_select(), applications::state, groupings::state.nullable()))
            .load(conn)?;
    Ok(rows)
}

/// Keeps what is said for the first time; refused where somebody else was quicker.
pub fn insert_wishes(conn: &mut AnyConn, row: &WishesRow) -> Result<(), DbError> {
    diesel::insert_into(wishes::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes over what still has the version before; says whether it had.
pub fn update_wishes(conn: &mut AnyConn, row: &WishesRow) -> Result<bool, DbError> {
    let of_version = wishes::table
        .filter(wishes::agency_id.eq(row.agency_id).and(wishes::application_id.eq(row.application_id)))
        .filter(wishes::version.eq(row.version - 1));
    Ok(diesel::update(of_version).set(row).execute(conn)? > 0)
}

/// Forgets whom anybody in a programme wished not to share a group with.
pub fn erase_apart(conn: &mut AnyConn, scope: &AgencyScope, programme: ProgrammeId) -> Result<(), DbError> {
    let nobody: Option<Key<PersonId>> = None;
    diesel::update(wishes::table)
        .filter(wishes::agency_id.eq(Key(scope.agency())).and(wishes::programme_id.eq(Key(programme))))
        .set((
            wishes::apart_one.eq(nobody),
            wishes::apart_two.eq(nobody),
            wishes::version.eq(wishes::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

/// Who has a work address, whatever the case of its letters; none where nobody or more than one has it.
pub fn person_by_address(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    address: &str,
) -> Result<Option<PersonId>, DbError> {
    let found: Vec<Key<PersonId>> = people::table
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(lower(people::email).eq(address.to_ascii_lowercase()))
        .filter(people::active.eq(true))
        .limit(2)
        .select(people::id)
        .load(conn)?;
    Ok(if let [only] = found.as_slice() { Some(only.0) } else { None })
}

/// Names and addresses of those named in wishes.
pub fn wished_people(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[PersonId],
) -> Result<BTreeMap<PersonId, (String, Option<String>)>, DbError> {
    let keys: Vec<Key<PersonId>> = of.iter().copied().map(Key).collect();
    let rows: Vec<(Key<PersonId>, String, String, Option<String>)> = people::table
        .filter(people::agency_id.eq(Key(scope.agency())).and(people::id.eq_any(keys)))
        .select((people::id, people::given_name, people::family_name, people::email))
        .load(conn)?;
    let named = |(id, given, family, email): (Key<PersonId>, String, String, Option<String>)| {
        (id.0, (format!("{given} {family}"), email))
    };
    Ok(rows.into_iter().map(named).collect())
}
