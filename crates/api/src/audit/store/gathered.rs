//! Looks at single records that came in a crowd and wait to be filed, many to a row.

use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use polku_domain::ids::PersonId;

use super::{UseRow, insert_uses};
use crate::db::schema::use_log_gathered as gathered;
use crate::db::{AnyConn, DbError, Json};
use crate::each_backend;

/// Keeps looks as they came: in one row, named after the first of them.
pub(in crate::audit) fn insert_gathered(conn: &mut AnyConn, first: &str, looks: &str) -> Result<(), DbError> {
    let row = (gathered::id.eq(first), gathered::looks.eq(looks));
    each_backend!(conn, |c| diesel::insert_into(gathered::table).values(row).execute(c))?;
    Ok(())
}

/// Files the looks of the oldest rows, at most so many rows; how many there were.
pub(in crate::audit) fn file_gathered(conn: &mut AnyConn, most: i64) -> Result<usize, DbError> {
    let rows: Vec<(String, Json<Vec<UseRow>>)> =
        gathered::table.order(gathered::id).limit(most).select((gathered::id, gathered::looks)).load(conn)?;
    for (id, looks) in &rows {
        insert_uses(conn, &looks.0)?;
        diesel::delete(gathered::table.find(id)).execute(conn)?;
    }
    Ok(rows.len())
}

/// What waits to be filed under one person.
pub(in crate::audit) fn gathered_for(conn: &mut AnyConn, person: PersonId) -> Result<Vec<UseRow>, DbError> {
    let person = person.to_string();
    let contains = |before: &str, after: &str| {
        diesel::dsl::sql::<Bool>(before).bind::<Text, _>(person.clone()).sql(after)
    };
    let rows: Vec<Json<Vec<UseRow>>> = match conn {
        AnyConn::Pg(c) => {
            gathered::table.filter(contains("position(", " in looks) > 0")).select(gathered::looks).load(c)?
        }
        AnyConn::Sqlite(c) => {
            gathered::table.filter(contains("instr(looks, ", ") > 0")).select(gathered::looks).load(c)?
        }
    };
    Ok(rows.into_iter().flat_map(|looks| looks.0).filter(|look| look.person == person).collect())
}
