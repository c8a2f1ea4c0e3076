//! Rows of rooms, each within one agency.

use std::collections::BTreeMap;

use diesel::IntoSql as _;
use diesel::dsl::count_star;
use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::ids::{AgencyId, RoomId};
use polku_domain::rooms::{Marked, RoomState};
use polku_domain::sessions::SessionState;

use crate::access::{AgencyScope, Programmes};
use crate::db::schema::{rooms, sessions};
use crate::db::{AnyConn, Code, DbError, Key, Ts};
use crate::http::Wanted;
use crate::programmes::store::{count, stored_words};

stored_words!(Marked, RoomState);

/// A room as stored.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = rooms, treat_none_as_null = true)]
pub struct RoomRow {
    pub id: Key<RoomId>,
    pub agency_id: Key<AgencyId>,
    pub name: String,
    /// The name as places are compared.
    pub name_key: String,
    pub address: Option<String>,
    pub seats: i64,
    pub step_free: Code<Marked>,
    pub induction_loop: Code<Marked>,
    pub access: Option<String>,
    pub state: Code<RoomState>,
    pub version: i64,
}

/// A page of the rooms of the agency, in the order of their compared names, which no two share.
pub fn page(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    state: Option<RoomState>,
    wanted: &Wanted<String>,
) -> Result<Vec<RoomRow>, DbError> {
    let mut query = rooms::table
        .filter(rooms::agency_id.eq(Key(scope.agency())))
        .order(rooms::name_key)
        .limit(wanted.rows())
        .select(RoomRow::as_select())
        .into_boxed();
    if let Some(state) = state {
        query = query.filter(rooms::state.eq(Code(state)));
    }
    if let Some(after) = wanted.after.clone() {
        query = query.filter(rooms::name_key.gt(after));
    }
    Ok(query.load(conn)?)
}

/// One room.
pub fn find(conn: &mut AnyConn, scope: &AgencyScope, id: RoomId) -> Result<Option<RoomRow>, DbError> {
    let row = rooms::table
        .filter(rooms::agency_id.eq(Key(scope.agency())))
        .filter(rooms::id.eq(Key(id)))
        .select(RoomRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// The rooms that are some places, by the key by which places are compared; no query where there is no place.
pub fn in_places<'a>(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    places: impl IntoIterator<Item = Option<&'a str>>,
) -> Result<BTreeMap<String, RoomRow>, DbError> {
    let mut keys: Vec<&str> = places.into_iter().flatten().collect();
    keys.sort_unstable();
    keys.dedup();
    if keys.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<RoomRow> = rooms::table
        .filter(rooms::agency_id.eq(Key(scope.agency())))
        .filter(rooms::name_key.eq_any(keys))
        .select(RoomRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.name_key.clone(), row)).collect())
}

/// How many sessions that are not cancelled end after `now` in each of some places. Of programmes that are not among `seen`,
/// drafts do not count: what others only plan is nobody's business.
pub fn ahead(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    places: &[&str],
    (seen, now): (&Programmes, Timestamp),
) -> Result<BTreeMap<String, u32>, DbError> {
    if places.is_empty() {
        return Ok(BTreeMap::new());
    }
    let these: Vec<_> = match seen {
        Programmes::All => Vec::new(),
        Programmes::Only(these) => these.iter().map(|id| Key(*id)).collect(),
    };
    let all = matches!(seen, Programmes::All);
    let is_seen = sessions::state.eq(Code(SessionState::Published)).or(sessions::programme_id.eq_any(these));
    let rows: Vec<(Option<String>, i64)> = sessions::table
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::place_key.eq_any(places.to_vec()))
        .filter(sessions::ends_at.gt(Ts(now)))
        .filter(sessions::state.ne(Code(SessionState::Cancelled)))
        .filter(is_seen.or(all.into_sql::<diesel::sql_types::Bool>()))
        .group_by(sessions::place_key)
        .select((sessions::place_key, count_star()))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(place, rows)| Some((place?, count(rows)))).collect())
}

/// Records a room; one that is the same place as another is a constraint error.
pub fn insert(conn: &mut AnyConn, row: &RoomRow) -> Result<(), DbError> {
    diesel::insert_into(rooms::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes a room if the row still has the version before; says whether it had.
pub fn replace(conn: &mut AnyConn, row: &RoomRow) -> Result<bool, DbError> {
    let unchanged = rooms::table
        .filter(rooms::agency_id.eq(row.agency_id))
        .filter(rooms::id.eq(row.id))
        .filter(rooms::version.eq(row.version - 1));
    Ok(diesel::update(unchanged).set(row).execute(conn)? == 1)
}
