//! Links to the materials of sessions.

use std::collections::BTreeMap;

use diesel::prelude::*;
use polku_domain::ids::{AgencyId, SessionId};

use super::invited::TOGETHER;
use crate::access::AgencyScope;
use crate::db::schema::session_links;
use crate::db::{AnyConn, DbError, Key};
use crate::each_backend;

/// A link as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = session_links, treat_none_as_default_value = false)]
pub struct LinkRow {
    pub session_id: Key<SessionId>,
    pub number: i64,
    pub agency_id: Key<AgencyId>,
    pub title: String,
    pub address: String,
}

/// The links of some sessions, each session's in their order.
pub fn links_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: impl IntoIterator<Item = SessionId>,
) -> Result<BTreeMap<SessionId, Vec<LinkRow>>, DbError> {
    let rows: Vec<LinkRow> = session_links::table
        .filter(session_links::agency_id.eq(Key(scope.agency())))
        .filter(session_links::session_id.eq_any(of.into_iter().map(Key).collect::<Vec<_>>()))
        .order((session_links::session_id, session_links::number))
        .select(LinkRow::as_select())
        .load(conn)?;
    let mut links: BTreeMap<SessionId, Vec<LinkRow>> = BTreeMap::new();
    for row in rows {
        links.entry(row.session_id.0).or_default().push(row);
    }
    Ok(links)
}

/// Gives sessions that have none yet their links.
pub fn add_links(conn: &mut AnyConn, rows: &[LinkRow]) -> Result<(), DbError> {
    for rows in rows.chunks(TOGETHER) {
        each_backend!(conn, |c| diesel::insert_into(session_links::table).values(rows).execute(c))?;
    }
    Ok(())
}

/// Gives a session these links, and no other.
pub fn replace_links(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    session: SessionId,
    rows: &[LinkRow],
) -> Result<(), DbError> {
    let before = session_links::table
        .filter(session_links::agency_id.eq(Key(scope.agency())))
        .filter(session_links::session_id.eq(Key(session)));
    diesel::delete(before).execute(conn)?;
    each_backend!(conn, |c| diesel::insert_into(session_links::table).values(rows).execute(c))?;
    Ok(())
}
