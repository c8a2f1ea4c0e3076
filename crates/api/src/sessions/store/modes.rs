//! How sessions were delivered otherwise than people were told. Rows are added and never changed.

use std::collections::BTreeMap;

use diesel::prelude::*;
use polku_domain::ids::{AccountId, AgencyId, CircumstanceId, SessionId};
use polku_domain::programmes::element::DeliveryMode;
use polku_domain::sessions::ModeCause;
use uuid::Uuid;

use crate::access::AgencyScope;
use crate::db::schema::{accounts, session_mode_changes};
use crate::db::{AnyConn, Code, DbError, Key, Ts};
use crate::each_backend;
use crate::http::Wanted;

/// A change as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = session_mode_changes)]
pub struct ModeChangeRow {
    pub id: Key<Uuid>,
    pub agency_id: Key<AgencyId>,
    pub session_id: Key<SessionId>,
    pub number: i64,
    pub from_mode: Code<DeliveryMode>,
    pub to_mode: Code<DeliveryMode>,
    pub cause: Code<ModeCause>,
    pub note: Option<String>,
    pub circumstance_id: Option<Key<CircumstanceId>>,
    pub session_version: i64,
    pub changed_by: Key<AccountId>,
    pub changed_at: Ts,
}

/// Adds changes.
pub fn add_mode_changes(conn: &mut AnyConn, rows: &[ModeChangeRow]) -> Result<(), DbError> {
    each_backend!(conn, |c| diesel::insert_into(session_mode_changes::table).values(rows).execute(c))?;
    Ok(())
}

/// A page of the changes of a session, the latest first, each with the name of the account that made it.
pub fn mode_changes(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    session: SessionId,
    wanted: &Wanted<i64>,
) -> Result<Vec<(ModeChangeRow, String)>, DbError> {
    let mut query = session_mode_changes::table
        .inner_join(accounts::table.on(accounts::id.eq(session_mode_changes::changed_by)))
        .filter(session_mode_changes::agency_id.eq(Key(scope.agency())))
        .filter(session_mode_changes::session_id.eq(Key(session)))
        .order(session_mode_changes::number.desc())
        .limit(wanted.rows())
        .select((ModeChangeRow::as_select(), accounts::display_name))
        .into_boxed();
    if let Some(after) = wanted.after {
        query = query.filter(session_mode_changes::number.lt(after));
    }
    Ok(query.load(conn)?)
}

/// The last change of each of some sessions; nothing of one that never changed.
pub fn last_mode_changes(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    sessions: impl IntoIterator<Item = SessionId>,
) -> Result<BTreeMap<SessionId, ModeChangeRow>, DbError> {
    let rows: Vec<ModeChangeRow> = session_mode_changes::table
        .filter(session_mode_changes::agency_id.eq(Key(scope.agency())))
        .filter(session_mode_changes::session_id.eq_any(sessions.into_iter().map(Key).collect::<Vec<_>>()))
        .order((session_mode_changes::session_id, session_mode_changes::number))
        .select(ModeChangeRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.session_id.0, row)).collect())
}

/// What some changes of circumstances changed.
pub fn mode_changes_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    circumstances: &[CircumstanceId],
) -> Result<Vec<ModeChangeRow>, DbError> {
    let rows = session_mode_changes::table
        .filter(session_mode_changes::agency_id.eq(Key(scope.agency())))
        .filter(session_mode_changes::circumstance_id.eq_any(circumstances.iter().map(|id| Some(Key(*id)))))
        .order(session_mode_changes::id)
        .select(ModeChangeRow::as_select())
        .load(conn)?;
    Ok(rows)
}
