//! Elements that are the same in other versions of a design.

use diesel::prelude::*;
use polku_domain::ids::{ElementId, ProgrammeId};

use crate::access::AgencyScope;
use crate::db::schema::{design_elements, design_versions};
use crate::db::{AnyConn, DbError, Key};
use crate::programmes::store::designs::ElementRow;

/// Some elements of a programme, and those of the same kind and name in any other version of its design: a session stays with
/// the element that it was planned by, whatever version comes after it.
pub fn alike(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    of: &[ElementId],
) -> Result<Vec<ElementId>, DbError> {
    if of.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<ElementRow> = design_elements::table
        .inner_join(design_versions::table.on(design_versions::id.eq(design_elements::design_version_id)))
        .filter(design_elements::agency_id.eq(Key(scope.agency())))
        .filter(design_versions::programme_id.eq(Key(programme)))
        .select(ElementRow::as_select())
        .load(conn)?;
    let named: Vec<&ElementRow> = rows.iter().filter(|row| of.contains(&row.id.0)).collect();
    let same = |row: &&ElementRow| named.iter().any(|one| row.is_same_as(one));
    // What is of another programme stays asked for, and is found nowhere.
    Ok(of.iter().copied().chain(rows.iter().filter(same).map(|row| row.id.0)).collect())
}
