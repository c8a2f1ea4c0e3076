//! Weeks and busy intervals as they are kept.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::availability::{BusyInterval, WorkingWeek};
use polku_domain::ids::{AgencyId, PersonId};

use super::convert::{week_of_text, week_to_text};
use crate::access::AgencyScope;
use crate::db::schema::{busy_intervals, people as register, working_weeks};
use crate::db::{AnyConn, DbError, Key, Ts};
use crate::each_backend;

/// Intervals that are written at once.
const CHUNK: usize = 1_000;

/// What somebody said of their week.
#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = working_weeks)]
pub struct WeekRow {
    pub person_id: Key<PersonId>,
    pub agency_id: Key<AgencyId>,
    pub days: String,
    pub version: i64,
    pub said_at: Ts,
}

/// A stretch of time of somebody.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = busy_intervals)]
pub struct BusyRow {
    pub person_id: Key<PersonId>,
    pub starts_at: Ts,
    pub agency_id: Key<AgencyId>,
    pub ends_at: Ts,
    pub by_system: bool,
    pub expires_at: Ts,
}

impl WeekRow {
    /// As it is kept.
    pub fn new(
        scope: &AgencyScope,
        person: PersonId,
        week: &WorkingWeek,
        (version, now): (i64, Timestamp),
    ) -> Self {
        Self {
            person_id: Key(person),
            agency_id: Key(scope.agency()),
            days: week_to_text(week),
            version,
            said_at: Ts(now),
        }
    }
}

/// What somebody said of their week.
pub fn week(conn: &mut AnyConn, scope: &AgencyScope, person: PersonId) -> Result<Option<WeekRow>, DbError> {
    let row = working_weeks::table
        .filter(working_weeks::agency_id.eq(Key(scope.agency())))
        .filter(working_weeks::person_id.eq(Key(person)))
        .select(WeekRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// Keeps a week in place of that of the version before; false when somebody was faster.
pub fn keep_week(conn: &mut AnyConn, scope: &AgencyScope, row: &WeekRow) -> Result<bool, DbError> {
    if row.version == 1 {
        let rows = each_backend!(conn, |c| diesel::insert_into(working_weeks::table)
            .values(row)
            .on_conflict_do_nothing()
            .execute(c))?;
        return Ok(rows == 1);
    }
    let before = working_weeks::table
        .filter(working_weeks::agency_id.eq(Key(scope.agency())))
        .filter(working_weeks::person_id.eq(row.person_id))
        .filter(working_weeks::version.eq(row.version - 1));
    Ok(diesel::update(before).set(row).execute(conn)? == 1)
}

/// The weeks of those among some people who said theirs.
pub fn weeks(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    people: &[PersonId],
) -> Result<BTreeMap<PersonId, WorkingWeek>, DbError> {
    let people: Vec<_> = people.iter().map(|id| Key(*id)).collect();
    let rows: Vec<(Key<PersonId>, String)> = working_weeks::table
        .filter(working_weeks::agency_id.eq(Key(scope.agency())))
        .filter(working_weeks::person_id.eq_any(people))
        .select((working_weeks::person_id, working_weeks::days))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(person, days)| Some((person.0, week_of_text(&days)?))).collect())
}

/// When some people are busy within a period, as far as it was sent within a day.
pub fn busy(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    people: &[PersonId],
    (from, until): (Timestamp, Timestamp),
    now: Timestamp,
) -> Result<BTreeMap<PersonId, Vec<BusyInterval>>, DbError> {
    let people: Vec<_> = people.iter().map(|id| Key(*id)).collect();
    let rows: Vec<(Key<PersonId>, Ts, Ts)> = busy_intervals::table
        .filter(busy_intervals::agency_id.eq(Key(scope.agency())))
        .filter(busy_intervals::person_id.eq_any(people))
        .filter(busy_intervals::starts_at.lt(Ts(until)))
        .filter(busy_intervals::ends_at.gt(Ts(from)))
        .filter(busy_intervals::expires_at.gt(Ts(now)))
        .order((busy_intervals::person_id, busy_intervals::starts_at))
        .select((busy_intervals::person_id, busy_intervals::starts_at, busy_intervals::ends_at))
        .load(conn)?;
    let mut busy: BTreeMap<PersonId, Vec<BusyInterval>> = BTreeMap::new();
    for (person, from, until) in rows {
        busy.entry(person.0).or_default().extend(BusyInterval::parse(from.0, until.0, from.0));
    }
    Ok(busy)
}

/// Somebody's own intervals, the earliest first, as far as they were sent within a day.
pub fn own_busy(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<BusyRow>, DbError> {
    let rows = busy_intervals::table
        .filter(busy_intervals::agency_id.eq(Key(scope.agency())))
        .filter(busy_intervals::person_id.eq(Key(person)))
        .filter(busy_intervals::expires_at.gt(Ts(now)))
        .order(busy_intervals::starts_at)
        .select(BusyRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// Erases what was sent of some people; how many intervals.
pub fn clear_busy(conn: &mut AnyConn, scope: &AgencyScope, people: &[PersonId]) -> Result<usize, DbError> {
    let people: Vec<_> = people.iter().map(|id| Key(*id)).collect();
    let theirs = busy_intervals::table
        .filter(busy_intervals::agency_id.eq(Key(scope.agency())))
        .filter(busy_intervals::person_id.eq_any(people));
    Ok(diesel::delete(theirs).execute(conn)?)
}

/// Keeps intervals; those that were sent before are cleared by then.
pub fn keep_busy(conn: &mut AnyConn, rows: &[BusyRow]) -> Result<(), DbError> {
    for chunk in rows.chunks(CHUNK) {
        each_backend!(conn, |c| diesel::insert_into(busy_intervals::table).values(chunk).execute(c))?;
    }
    Ok(())
}

/// Who of some people is on the staff of the agency.
pub fn on_the_staff(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    people: &[PersonId],
) -> Result<BTreeSet<PersonId>, DbError> {
    let people: Vec<_> = people.iter().map(|id| Key(*id)).collect();
    let rows: Vec<Key<PersonId>> = register::table
        .filter(register::agency_id.eq(Key(scope.agency())))
        .filter(register::id.eq_any(people))
        .filter(register::active.eq(true))
        .filter(register::merged_into.is_null())
        .select(register::id)
        .load(conn)?;
    Ok(rows.into_iter().map(|id| id.0).collect())
}

/// Erases what was sent more than a day ago; how many intervals.
///
/// # Errors
/// What the database refuses.
pub fn forget_busy(conn: &mut AnyConn, now: Timestamp) -> Result<usize, DbError> {
    let over = busy_intervals::table.filter(busy_intervals::expires_at.le(Ts(now)));
    Ok(diesel::delete(over).execute(conn)?)
}
