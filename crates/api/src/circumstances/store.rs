//! Rows of changes of circumstances, each within one agency. They are added and never changed.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::ids::{AccountId, AgencyId, CircumstanceId, ElementId, ProgrammeId, SessionId};
use polku_domain::programmes::element::DeliveryMode;
use polku_domain::sessions::ModeCause;
use uuid::Uuid;

use crate::access::AgencyScope;
use crate::db::schema::{accounts, circumstance_changes, sessions};
use crate::db::{AnyConn, Code, DbError, Key, Ts};
use crate::each_backend;
use crate::http::Wanted;
use crate::sessions::store::SessionRow;

/// A change as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = circumstance_changes)]
pub struct CircumstanceRow {
    pub id: Key<CircumstanceId>,
    pub agency_id: Key<AgencyId>,
    pub programme_id: Key<ProgrammeId>,
    pub to_mode: Option<Code<DeliveryMode>>,
    pub cause: Code<ModeCause>,
    pub note: Option<String>,
    pub sessions: i64,
    pub told: i64,
    pub undoes: Option<Key<CircumstanceId>>,
    pub made_by: Key<AccountId>,
    pub made_at: Ts,
}

/// A change with the name of the account that made it.
pub type NamedRow = (CircumstanceRow, String);

/// Which sessions of a programme a change is about; what is empty narrows nothing down.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub until: Option<Timestamp>,
    pub elements: Vec<ElementId>,
    pub sessions: Vec<SessionId>,
}

/// The sessions of a programme that a filter takes, the earliest first.
pub fn sessions_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    filter: &Filter,
) -> Result<Vec<SessionRow>, DbError> {
    let mut query = sessions::table
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::programme_id.eq(Key(programme)))
        .order((sessions::starts_at, sessions::id))
        .select(SessionRow::as_select())
        .into_boxed();
    if let Some(from) = filter.from {
        query = query.filter(sessions::starts_at.ge(Ts(from)));
    }
    if let Some(until) = filter.until {
        query = query.filter(sessions::starts_at.lt(Ts(until)));
    }
    if !filter.elements.is_empty() {
        query = query.filter(sessions::element_id.eq_any(filter.elements.iter().map(|id| Key(*id))));
    }
    if !filter.sessions.is_empty() {
        query = query.filter(sessions::id.eq_any(filter.sessions.iter().map(|id| Key(*id))));
    }
    Ok(query.load(conn)?)
}

/// Adds a change.
pub fn add(conn: &mut AnyConn, row: &CircumstanceRow) -> Result<(), DbError> {
    each_backend!(conn, |c| diesel::insert_into(circumstance_changes::table).values(row).execute(c))?;
    Ok(())
}

/// One change.
pub fn find(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: CircumstanceId,
) -> Result<Option<NamedRow>, DbError> {
    let row = circumstance_changes::table
        .inner_join(accounts::table.on(accounts::id.eq(circumstance_changes::made_by)))
        .filter(circumstance_changes::agency_id.eq(Key(scope.agency())))
        .filter(circumstance_changes::id.eq(Key(id)))
        .select((CircumstanceRow::as_select(), accounts::display_name))
        .first(conn)
        .optional()?;
    Ok(row)
}

/// A page of the changes of a programme, the latest first.
pub fn page(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    wanted: &Wanted<Uuid>,
) -> Result<Vec<NamedRow>, DbError> {
    let mut query = circumstance_changes::table
        .inner_join(accounts::table.on(accounts::id.eq(circumstance_changes::made_by)))
        .filter(circumstance_changes::agency_id.eq(Key(scope.agency())))
        .filter(circumstance_changes::programme_id.eq(Key(programme)))
        .order(circumstance_changes::id.desc())
        .limit(wanted.rows())
        .select((CircumstanceRow::as_select(), accounts::display_name))
        .into_boxed();
    if let Some(after) = wanted.after {
        query = query.filter(circumstance_changes::id.lt(Key(CircumstanceId::new(after))));
    }
    Ok(query.load(conn)?)
}

/// Which of these changes were undone.
pub fn undone(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    ids: &[CircumstanceId],
) -> Result<Vec<CircumstanceId>, DbError> {
    let rows: Vec<Option<Key<CircumstanceId>>> = circumstance_changes::table
        .filter(circumstance_changes::agency_id.eq(Key(scope.agency())))
        .filter(circumstance_changes::undoes.eq_any(ids.iter().map(|id| Some(Key(*id)))))
        .select(circumstance_changes::undoes)
        .load(conn)?;
    Ok(rows.into_iter().flatten().map(|id| id.0).collect())
}
