//! Rows of people.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::upsert::excluded;
use jiff::civil::Date;
use polku_domain::ids::{PersonId, SiteId, UnitId};
use polku_domain::people::Email;
use polku_domain::text::Language;
use serde::{Deserialize, Serialize};

use super::PersonRow;
use crate::access::AgencyScope;
use crate::db::schema::{people, sites, units};
use crate::db::{AnyConn, Code, Day, DbError, Key};
use crate::each_backend;
use crate::http::Wanted;

/// Rows of one statement; well below what either engine takes (SQLite: 32,766 values).
const CHUNK: usize = 1_000;

/// Which people are wanted.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Folded text that the name must hold, or the number itself.
    pub search: Option<Search>,
    /// Name of the unit.
    pub unit: Option<String>,
    /// Name of the site.
    pub site: Option<String>,
    /// Job category as stored.
    pub job_category: Option<String>,
    /// Supervisors only, or others only.
    pub is_supervisor: Option<bool>,
    /// In service or not.
    pub active: Option<bool>,
}

/// What somebody searches for.
#[derive(Clone, Debug)]
pub struct Search {
    /// As written: for numbers.
    pub exact: String,
    /// Folded: for names.
    pub folded: String,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By name.
    #[default]
    Name,
    /// By name, backwards.
    NameDescending,
}

/// Where a page ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Position {
    /// Sort key of the last name.
    pub sort: Vec<u8>,
    /// Id of the last person.
    pub id: uuid::Uuid,
}

/// A person with the names of their unit and site.
pub type Listed = (PersonRow, Option<String>, Option<String>);

/// A person with the names of their unit, site and supervisor.
#[derive(Clone, Debug)]
pub struct Viewed {
    /// The person.
    pub row: PersonRow,
    /// Name of the unit.
    pub unit: Option<String>,
    /// Name of the site.
    pub site: Option<String>,
    /// The supervisor and their name.
    pub supervisor: Option<(PersonId, String)>,
}

/// `%` and `_` stand for themselves.
fn pattern(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

/// A page of the agency's people.
pub fn list(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    filter: &Filter,
    order: Order,
    wanted: &Wanted<Position>,
) -> Result<Vec<Listed>, DbError> {
    let mut query = people::table
        .left_join(units::table.on(people::unit_id.eq(units::id.nullable())))
        .left_join(sites::table.on(people::site_id.eq(sites::id.nullable())))
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(people::merged_into.is_null())
        .select((PersonRow::as_select(), units::name.nullable(), sites::name.nullable()))
        .limit(wanted.rows())
        .into_boxed();
    if let Some(search) = &filter.search {
        let in_name = people::name_fold.like(pattern(&search.folded)).escape('\\');
        query = query.filter(in_name.or(people::external_id.eq(search.exact.clone())));
    }
    if let Some(unit) = &filter.unit {
        query = query.filter(units::name.eq(unit.clone()));
    }
    if let Some(site) = &filter.site {
        query = query.filter(sites::name.eq(site.clone()));
    }
    if let Some(category) = &filter.job_category {
        query = query.filter(people::job_category.eq(category.clone()));
    }
    if let Some(wanted) = filter.is_supervisor {
        query = query.filter(people::is_supervisor.eq(wanted));
    }
    if let Some(wanted) = filter.active {
        query = query.filter(people::active.eq(wanted));
    }
    if let Some(Position { sort, id }) = wanted.after.clone() {
        let same = people::name_sort.eq(sort.clone());
        query = match order {
            Order::Name => query.filter(people::name_sort.gt(sort).or(same.and(people::id.gt(Key(id))))),
            Order::NameDescending => {
                query.filter(people::name_sort.lt(sort).or(same.and(people::id.lt(Key(id)))))
            }
        };
    }
    query = match order {
        Order::Name => query.order((people::name_sort.asc(), people::id.asc())),
        Order::NameDescending => query.order((people::name_sort.desc(), people::id.desc())),
    };
    Ok(query.load(conn)?)
}

/// One person of the agency.
pub fn person_row(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: PersonId,
) -> Result<Option<PersonRow>, DbError> {
    let row = people::table
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(people::id.eq(Key(id)))
        .select(PersonRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// One person of the agency with the names around them; whoever was merged into another is nobody.
pub fn find(conn: &mut AnyConn, scope: &AgencyScope, id: PersonId) -> Result<Option<Viewed>, DbError> {
    let found: Option<Listed> = people::table
        .left_join(units::table.on(people::unit_id.eq(units::id.nullable())))
        .left_join(sites::table.on(people::site_id.eq(sites::id.nullable())))
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(people::id.eq(Key(id)))
        .filter(people::merged_into.is_null())
        .select((PersonRow::as_select(), units::name.nullable(), sites::name.nullable()))
        .first(conn)
        .optional()?;
    let Some((row, unit, site)) = found else { return Ok(None) };
    let supervisor = match row.supervisor_id {
        None => None,
        Some(id) => person_row(conn, scope, id.0)?
            .map(|row| (row.id.0, format!("{} {}", row.given_name, row.family_name))),
    };
    Ok(Some(Viewed { row, unit, site, supervisor }))
}

/// Changes what people may correct between two imports, if the row still has `version`.
pub fn update_contact(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: PersonId,
    email: Option<&Email>,
    language: Language,
    version: u64,
) -> Result<bool, DbError> {
    let kept = people::table
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(people::id.eq(Key(id)))
        .filter(people::version.eq(version.cast_signed()));
    let changed = diesel::update(kept)
        .set((
            people::email.eq(email.map(Email::as_str)),
            people::language.eq(Code(language)),
            people::version.eq(people::version + 1),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Whether somebody was merged into another person.
pub fn is_led(conn: &mut AnyConn, scope: &AgencyScope, id: PersonId) -> Result<bool, DbError> {
    let own = people::table
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(people::id.eq(Key(id)))
        .filter(people::merged_into.is_not_null());
    Ok(own.count().get_result::<i64>(conn)? > 0)
}

/// To whom each of these people leads; nobody for whom that is themselves.
pub fn leads_to(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[PersonId],
) -> Result<BTreeMap<PersonId, PersonId>, DbError> {
    let keys: Vec<Key<PersonId>> = of.iter().copied().map(Key).collect();
    let rows: Vec<(Key<PersonId>, Option<Key<PersonId>>)> = people::table
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(people::id.eq_any(keys))
        .filter(people::merged_into.is_not_null())
        .select((people::id, people::merged_into))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(from, to)| Some((from.0, to?.0))).collect())
}

/// Units and sites of the agency by name; of several with one name the latest.
pub fn names_of_places(
    conn: &mut AnyConn,
    scope: &AgencyScope,
) -> Result<(BTreeMap<String, UnitId>, BTreeMap<String, SiteId>), DbError> {
    let agency = Key(scope.agency());
    let of_units: Vec<(String, Key<UnitId>)> = units::table
        .filter(units::agency_id.eq(agency))
        .order((units::valid_from, units::id))
        .select((units::name, units::id))
        .load(conn)?;
    let of_sites: Vec<(String, Key<SiteId>)> = sites::table
        .filter(sites::agency_id.eq(agency))
        .order((sites::valid_from, sites::id))
        .select((sites::name, sites::id))
        .load(conn)?;
    let units = of_units.into_iter().map(|(name, id)| (name, id.0)).collect();
    let sites = of_sites.into_iter().map(|(name, id)| (name, id.0)).collect();
    Ok((units, sites))
}

/// Adds new people and changes stored ones, a thousand with one statement. A supervisor must stand before, or within
/// the same thousand as, the people below them.
pub fn upsert(conn: &mut AnyConn, rows: &[PersonRow]) -> Result<(), DbError> {
    for chunk in rows.chunks(CHUNK) {
        each_backend!(conn, |c| diesel::insert_into(people::table)
            .values(chunk)
            .on_conflict(people::id)
            .do_update()
            .set((
                people::given_name.eq(excluded(people::given_name)),
                people::family_name.eq(excluded(people::family_name)),
                people::name_fold.eq(excluded(people::name_fold)),
                people::name_sort.eq(excluded(people::name_sort)),
                people::email.eq(excluded(people::email)),
                people::unit_id.eq(excluded(people::unit_id)),
                people::site_id.eq(excluded(people::site_id)),
                people::title.eq(excluded(people::title)),
                people::job_category.eq(excluded(people::job_category)),
                people::is_supervisor.eq(excluded(people::is_supervisor)),
                people::supervisor_id.eq(excluded(people::supervisor_id)),
                people::role_started_on.eq(excluded(people::role_started_on)),
                people::leave_from.eq(excluded(people::leave_from)),
                people::leave_until.eq(excluded(people::leave_until)),
                people::language.eq(excluded(people::language)),
                people::active.eq(excluded(people::active)),
                people::register_as_of.eq(excluded(people::register_as_of)),
                // Whoever the register names again has not left.
                people::left_on.eq(None::<Day>),
                people::version.eq(people::version + 1),
            ))
            .execute(c))?;
    }
    Ok(())
}

/// Puts people out of service whom the register of `as_of` no longer names, as was told `today`: their term begins when
/// it is told, whatever day a file says that it is of.
pub fn deactivate(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    ids: &[PersonId],
    as_of: Date,
    today: Date,
) -> Result<(), DbError> {
    for chunk in ids.chunks(CHUNK) {
        let those = people::table
            .filter(people::agency_id.eq(Key(scope.agency())))
            .filter(people::id.eq_any(chunk.iter().map(|id| Key(*id)).collect::<Vec<_>>()));
        diesel::update(those)
            .set((
                people::active.eq(false),
                people::register_as_of.eq(Day(as_of)),
                people::left_on.eq(Some(Day(today))),
                people::version.eq(people::version + 1),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Notes that the register said the same of these people on a later day. Nothing of theirs changes, so their version
/// stays.
pub fn touch(conn: &mut AnyConn, scope: &AgencyScope, ids: &[PersonId], as_of: Date) -> Result<(), DbError> {
    for chunk in ids.chunks(CHUNK) {
        let those = people::table
            .filter(people::agency_id.eq(Key(scope.agency())))
            .filter(people::id.eq_any(chunk.iter().map(|id| Key(*id)).collect::<Vec<_>>()))
            .filter(people::register_as_of.lt(Day(as_of)));
        diesel::update(those).set(people::register_as_of.eq(Day(as_of))).execute(conn)?;
    }
    Ok(())
}
