//! Which programme was copied from which.

use diesel::prelude::*;
use polku_domain::ids::{AgencyId, CallId, DesignId, ProgrammeId};

use crate::access::AgencyScope;
use crate::db::schema::programme_copies;
use crate::db::{AnyConn, DbError, Key};

/// A copy with its sources.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = programme_copies)]
pub struct CopyRow {
    pub programme_id: Key<ProgrammeId>,
    pub agency_id: Key<AgencyId>,
    pub source_id: Key<ProgrammeId>,
    pub source_design_id: Key<DesignId>,
    pub source_call_id: Option<Key<CallId>>,
}

/// What a programme was copied from; nothing for one that is no copy.
pub fn find(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<Option<CopyRow>, DbError> {
    let row = programme_copies::table
        .filter(programme_copies::agency_id.eq(Key(scope.agency())))
        .filter(programme_copies::programme_id.eq(Key(programme)))
        .select(CopyRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// Puts on record what a programme was copied from.
pub fn insert(conn: &mut AnyConn, row: &CopyRow) -> Result<(), DbError> {
    diesel::insert_into(programme_copies::table).values(row).execute(conn)?;
    Ok(())
}
