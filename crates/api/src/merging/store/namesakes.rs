//! Pairs of persons who were found to be two.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::ids::{AccountId, NamesakesId, PersonId};
use uuid::Uuid;

use crate::access::AgencyScope;
use crate::db::schema::{accounts, namesakes};
use crate::db::{AnyConn, DbError, Key, Ts};
use crate::http::Wanted;

/// Two persons who are not one, with who said so and when.
#[derive(Clone, Debug, Queryable)]
pub struct NamesakesRow {
    pub id: Key<NamesakesId>,
    pub one: Key<PersonId>,
    pub other: Key<PersonId>,
    pub by_name: String,
    pub at: Ts,
}

/// The rows of the agency with their authors.
macro_rules! told {
    ($scope:ident) => {
        namesakes::table
            .inner_join(accounts::table.on(accounts::id.eq(namesakes::dismissed_by)))
            .filter(namesakes::agency_id.eq(Key($scope.agency())))
            .select((
                namesakes::id,
                namesakes::one_id,
                namesakes::other_id,
                accounts::display_name,
                namesakes::dismissed_at,
            ))
    };
}

/// Of a pair whose first has the smaller id, what was said of it.
pub fn find_namesakes(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    [one, other]: [PersonId; 2],
) -> Result<Option<NamesakesRow>, DbError> {
    let row = told!(scope)
        .filter(namesakes::one_id.eq(Key(one)).and(namesakes::other_id.eq(Key(other))))
        .first(conn)
        .optional()?;
    Ok(row)
}

/// One of them.
pub fn namesakes_by_id(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: NamesakesId,
) -> Result<Option<NamesakesRow>, DbError> {
    Ok(told!(scope).filter(namesakes::id.eq(Key(id))).first(conn).optional()?)
}

/// A page of them, the latest first.
pub fn list_namesakes(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    wanted: &Wanted<Uuid>,
) -> Result<Vec<NamesakesRow>, DbError> {
    let after = wanted.after.unwrap_or(Uuid::max());
    let rows = told!(scope)
        .filter(namesakes::id.lt(Key(after)))
        .order(namesakes::id.desc())
        .limit(wanted.rows())
        .load(conn)?;
    Ok(rows)
}

/// When a person was found to be somebody else than another.
pub fn namesakes_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
) -> Result<Vec<Timestamp>, DbError> {
    let rows: Vec<Ts> = namesakes::table
        .filter(namesakes::agency_id.eq(Key(scope.agency())))
        .filter(namesakes::one_id.eq(Key(person)).or(namesakes::other_id.eq(Key(person))))
        .order(namesakes::id)
        .select(namesakes::dismissed_at)
        .load(conn)?;
    Ok(rows.into_iter().map(|at| at.0).collect())
}

/// Keeps it.
pub fn insert_namesakes(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    (id, [one, other]): (NamesakesId, [PersonId; 2]),
    (by, at): (AccountId, Timestamp),
) -> Result<(), DbError> {
    diesel::insert_into(namesakes::table)
        .values((
            namesakes::id.eq(Key(id)),
            namesakes::agency_id.eq(Key(scope.agency())),
            namesakes::one_id.eq(Key(one)),
            namesakes::other_id.eq(Key(other)),
            namesakes::dismissed_by.eq(Key(by)),
            namesakes::dismissed_at.eq(Ts(at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes it back.
pub fn delete_namesakes(conn: &mut AnyConn, scope: &AgencyScope, id: NamesakesId) -> Result<(), DbError> {
    diesel::delete(namesakes::table)
        .filter(namesakes::agency_id.eq(Key(scope.agency())))
        .filter(namesakes::id.eq(Key(id)))
        .execute(conn)?;
    Ok(())
}
