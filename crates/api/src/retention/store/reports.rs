//! What was erased on a day: one row for each agency and day, kinds of rows and how many.

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::AgencyScope;
use crate::db::retention::Class;
use crate::db::schema::erasure_reports;
use crate::db::{AnyConn, Day, DbError, Json, Key};
use crate::http::Wanted;
use crate::ids::Ids;

/// Rows of a kind that were erased, as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The class, as [`class_code`] names it.
    pub class: String,
    /// The table.
    pub kind: String,
    /// How many.
    pub rows: u64,
}

/// The classes that this room erases, by name.
#[must_use]
pub const fn class_code(class: Class) -> &'static str {
    match class {
        Class::Application => "application",
        Class::Register => "register",
        Class::Trace => "trace",
        Class::Need => "need",
        Class::Mail => "mail",
        Class::Passing => "passing",
        Class::Secret => "secret",
        Class::Official => "official",
        Class::Reference => "reference",
        Class::Structure => "structure",
    }
}

/// How many rows of which table were erased.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally(BTreeMap<(&'static str, &'static str), u64>);

impl Tally {
    /// Counts rows; none leaves no line.
    pub fn add(&mut self, class: Class, kind: &'static str, rows: usize) {
        if rows > 0 {
            *self.0.entry((class_code(class), kind)).or_default() += u64::try_from(rows).unwrap_or(u64::MAX);
        }
    }

    /// Whether nothing was erased.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The tables, in order.
    #[must_use]
    pub fn kinds(&self) -> Vec<&'static str> {
        self.0.keys().map(|(_, kind)| *kind).collect()
    }
}

/// A report as stored.
#[derive(Clone, Debug, Queryable)]
pub struct ReportRow {
    pub id: Key<Uuid>,
    pub erased_on: Day,
    pub lines: Json<Vec<Line>>,
}

/// Adds to the report of the day; its id.
///
/// # Errors
/// What the database refuses.
pub fn add(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    ids: &dyn Ids,
    day: Date,
    tally: &Tally,
) -> Result<Uuid, DbError> {
    let found: Option<(Key<Uuid>, Json<Vec<Line>>)> = erasure_reports::table
        .filter(erasure_reports::agency_id.eq(Key(scope.agency())))
        .filter(erasure_reports::erased_on.eq(Day(day)))
        .select((erasure_reports::id, erasure_reports::lines))
        .first(conn)
        .optional()?;
    let (id, before) = found.map_or_else(|| (None, Vec::new()), |(id, lines)| (Some(id), lines.0));
    let lines = Json(together(before, tally));
    if let Some(id) = id {
        let own = erasure_reports::table.filter(erasure_reports::id.eq(id));
        diesel::update(own).set(erasure_reports::lines.eq(lines)).execute(conn)?;
        return Ok(id.0);
    }
    let id = ids.ordered();
    diesel::insert_into(erasure_reports::table)
        .values((
            erasure_reports::id.eq(Key(id)),
            erasure_reports::agency_id.eq(Key(scope.agency())),
            erasure_reports::erased_on.eq(Day(day)),
            erasure_reports::lines.eq(lines),
        ))
        .execute(conn)?;
    Ok(id)
}

fn together(before: Vec<Line>, tally: &Tally) -> Vec<Line> {
    let mut rows: BTreeMap<(String, String), u64> =
        before.into_iter().map(|line| ((line.class, line.kind), line.rows)).collect();
    for ((class, kind), more) in &tally.0 {
        *rows.entry(((*class).to_owned(), (*kind).to_owned())).or_default() += more;
    }
    rows.into_iter().map(|((class, kind), rows)| Line { class, kind, rows }).collect()
}

/// A page of the agency's reports, the latest first.
///
/// # Errors
/// What the database refuses.
pub fn page(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    wanted: &Wanted<Uuid>,
) -> Result<Vec<ReportRow>, DbError> {
    let mut query = erasure_reports::table
        .filter(erasure_reports::agency_id.eq(Key(scope.agency())))
        .order((erasure_reports::agency_id.desc(), erasure_reports::id.desc()))
        .limit(wanted.rows())
        .select((erasure_reports::id, erasure_reports::erased_on, erasure_reports::lines))
        .into_boxed::<crate::db::MultiBackend>();
    if let Some(after) = wanted.after {
        query = query.filter(erasure_reports::id.lt(Key(after)));
    }
    Ok(query.load(conn)?)
}
