//! What a draw under quotas keeps secret. Written once with the commitment and never changed.

use diesel::prelude::*;
use polku_domain::ids::{AgencyId, ApplicationId, PersonId, SelectionId};

use crate::access::AgencyScope;
use crate::db::schema::{applications, line_chances, panel_books};
use crate::db::{AnyConn, DbError, Json, Key};

/// What the book says of one line.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = line_chances)]
pub struct ChanceRow {
    pub selection_id: Key<SelectionId>,
    pub application_id: Key<ApplicationId>,
    pub agency_id: Key<AgencyId>,
    pub quotas: Json<Vec<u32>>,
    pub panels: Json<Vec<u32>>,
}

/// Keeps the book of a round, as its file.
pub fn insert_book(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    round: SelectionId,
    book: &str,
) -> Result<(), DbError> {
    diesel::insert_into(panel_books::table)
        .values((
            panel_books::selection_id.eq(Key(round)),
            panel_books::agency_id.eq(Key(scope.agency())),
            panel_books::book.eq(book),
        ))
        .execute(conn)?;
    Ok(())
}

/// Keeps what the book says of each line.
pub fn insert_chances(conn: &mut AnyConn, rows: &[ChanceRow]) -> Result<(), DbError> {
    for row in rows {
        diesel::insert_into(line_chances::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// The book of a round, as its file; none for a draw of equal chances or before the commitment.
pub fn book_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    round: SelectionId,
) -> Result<Option<String>, DbError> {
    let book = panel_books::table
        .filter(panel_books::agency_id.eq(Key(scope.agency())))
        .filter(panel_books::selection_id.eq(Key(round)))
        .select(panel_books::book)
        .first(conn)
        .optional()?;
    Ok(book)
}

/// Whether a round has a book, without reading its megabytes.
pub fn has_book(conn: &mut AnyConn, scope: &AgencyScope, round: SelectionId) -> Result<bool, DbError> {
    let book = panel_books::table
        .filter(panel_books::agency_id.eq(Key(scope.agency())))
        .filter(panel_books::selection_id.eq(Key(round)));
    Ok(diesel::select(diesel::dsl::exists(book)).get_result(conn)?)
}

/// What the book says of the line of an application; none for whom is not in the pool.
pub fn chance_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    round: SelectionId,
    application: ApplicationId,
) -> Result<Option<ChanceRow>, DbError> {
    let row = line_chances::table
        .filter(line_chances::agency_id.eq(Key(scope.agency())))
        .filter(line_chances::selection_id.eq(Key(round)))
        .filter(line_chances::application_id.eq(Key(application)))
        .select(ChanceRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// What the books say of the lines of a person, the latest round first.
pub fn chances_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
) -> Result<Vec<ChanceRow>, DbError> {
    let rows = line_chances::table
        .inner_join(applications::table.on(applications::id.eq(line_chances::application_id)))
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::person_id.eq(Key(person)))
        .order(line_chances::selection_id.desc())
        .select(ChanceRow::as_select())
        .load(conn)?;
    Ok(rows)
}
