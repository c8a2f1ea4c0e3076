//! Initiatives and programmes.

use diesel::prelude::*;
use diesel::sql_types::Bool;
use polku_api_types::text::Localised;
use polku_domain::ids::{AgencyId, InitiativeId, ProgrammeId};

use crate::access::{AgencyScope, Programmes};
use crate::db::schema::{initiatives, programmes};
use crate::db::{AnyConn, DbError, Json, Key, Ts};
use crate::http::Wanted;

/// An initiative as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = initiatives)]
pub struct InitiativeRow {
    pub id: Key<InitiativeId>,
    pub agency_id: Key<AgencyId>,
    pub name: Json<Localised>,
    pub summary: Json<Localised>,
    pub created_at: Ts,
    pub version: i64,
}

/// A programme as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = programmes)]
pub struct ProgrammeRow {
    pub id: Key<ProgrammeId>,
    pub agency_id: Key<AgencyId>,
    pub initiative_id: Key<InitiativeId>,
    pub slug: String,
    pub name: Json<Localised>,
    pub summary: Json<Localised>,
    pub partner: Option<Json<Localised>>,
    pub target_group: Json<Localised>,
    pub places: i64,
    pub places_taken: i64,
    pub group_count: i64,
    pub published: bool,
    pub created_at: Ts,
    pub version: i64,
    pub growth_limit_minutes: i64,
}

/// What a change of a programme writes.
#[derive(Clone, Debug, AsChangeset)]
#[diesel(table_name = programmes, treat_none_as_null = true)]
pub struct ProgrammeChange {
    pub name: Json<Localised>,
    pub summary: Json<Localised>,
    pub partner: Option<Json<Localised>>,
    pub target_group: Json<Localised>,
    pub places: i64,
    pub group_count: i64,
    pub published: bool,
    /// As it is where nobody said another.
    #[diesel(treat_none_as_null = false)]
    pub growth_limit_minutes: Option<i64>,
}

/// What a programme is called.
pub fn name_of(conn: &mut AnyConn, scope: &AgencyScope, id: ProgrammeId) -> Result<Localised, DbError> {
    let name: Json<Localised> = programmes::table
        .filter(programmes::agency_id.eq(Key(scope.agency())))
        .filter(programmes::id.eq(Key(id)))
        .select(programmes::name)
        .first(conn)?;
    Ok(name.0)
}

/// A page of the agency's initiatives, the oldest first.
pub fn page_of_initiatives(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    wanted: &Wanted<InitiativeId>,
) -> Result<Vec<InitiativeRow>, DbError> {
    let mut query = initiatives::table
        .filter(initiatives::agency_id.eq(Key(scope.agency())))
        .order(initiatives::id)
        .limit(wanted.rows())
        .select(InitiativeRow::as_select())
        .into_boxed();
    if let Some(after) = wanted.after {
        query = query.filter(initiatives::id.gt(Key(after)));
    }
    Ok(query.load(conn)?)
}

/// One initiative.
pub fn find_initiative(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: InitiativeId,
) -> Result<Option<InitiativeRow>, DbError> {
    let row = initiatives::table
        .filter(initiatives::agency_id.eq(Key(scope.agency())))
        .filter(initiatives::id.eq(Key(id)))
        .select(InitiativeRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// Adds an initiative.
pub fn insert_initiative(conn: &mut AnyConn, row: &InitiativeRow) -> Result<(), DbError> {
    diesel::insert_into(initiatives::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes name and summary if the row still has the version; says whether it had.
pub fn update_initiative(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: InitiativeId,
    seen: i64,
    name: &Json<Localised>,
    summary: &Json<Localised>,
) -> Result<bool, DbError> {
    let of_version = initiatives::table
        .filter(initiatives::agency_id.eq(Key(scope.agency())))
        .filter(initiatives::id.eq(Key(id)))
        .filter(initiatives::version.eq(seen));
    let changed = diesel::update(of_version)
        .set((
            initiatives::name.eq(name),
            initiatives::summary.eq(summary),
            initiatives::version.eq(seen + 1),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Which programmes somebody may see.
#[derive(Clone, Debug)]
pub struct InSight {
    /// Of those that are published.
    pub published: Programmes,
    /// Of those that are not.
    pub drafts: Programmes,
}

/// Whether all programmes are meant, and if not, which.
fn meant(which: &Programmes) -> (bool, Vec<Key<ProgrammeId>>) {
    match which {
        Programmes::All => (true, Vec::new()),
        Programmes::Only(these) => (false, these.iter().copied().map(Key).collect()),
    }
}

/// A page of the agency's programmes that somebody may see, the latest first.
pub fn page(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    seen: &InSight,
    wanted: &Wanted<ProgrammeId>,
) -> Result<Vec<ProgrammeRow>, DbError> {
    let ((all_published, published), (all_drafts, drafts)) = (meant(&seen.published), meant(&seen.drafts));
    let is_published = programmes::published.eq(true);
    let is_draft = programmes::published.eq(false);
    let may_see = is_published
        .and(all_published.into_sql::<Bool>().or(programmes::id.eq_any(published)))
        .or(is_draft.and(all_drafts.into_sql::<Bool>().or(programmes::id.eq_any(drafts))));
    let mut query = programmes::table
        .filter(programmes::agency_id.eq(Key(scope.agency())))
        .filter(may_see)
        .order(programmes::id.desc())
        .limit(wanted.rows())
        .select(ProgrammeRow::as_select())
        .into_boxed();
    if let Some(after) = wanted.after {
        query = query.filter(programmes::id.lt(Key(after)));
    }
    Ok(query.load(conn)?)
}

/// Some programmes.
pub fn some(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ProgrammeId],
) -> Result<Vec<ProgrammeRow>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows = programmes::table
        .filter(programmes::agency_id.eq(Key(scope.agency())))
        .filter(programmes::id.eq_any(of))
        .select(ProgrammeRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// One programme.
pub fn find(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: ProgrammeId,
) -> Result<Option<ProgrammeRow>, DbError> {
    let row = programmes::table
        .filter(programmes::agency_id.eq(Key(scope.agency())))
        .filter(programmes::id.eq(Key(id)))
        .select(ProgrammeRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// Whether another programme of the agency has the name in public addresses.
pub fn has_slug(conn: &mut AnyConn, scope: &AgencyScope, slug: &str) -> Result<bool, DbError> {
    let known: i64 = programmes::table
        .filter(programmes::agency_id.eq(Key(scope.agency())))
        .filter(programmes::slug.eq(slug))
        .count()
        .get_result(conn)?;
    Ok(known > 0)
}

/// Adds a programme.
pub fn insert(conn: &mut AnyConn, row: &ProgrammeRow) -> Result<(), DbError> {
    diesel::insert_into(programmes::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes a programme if the row still has the version; says whether it had.
pub fn update(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: ProgrammeId,
    seen: i64,
    change: &ProgrammeChange,
) -> Result<bool, DbError> {
    let of_version = programmes::table
        .filter(programmes::agency_id.eq(Key(scope.agency())))
        .filter(programmes::id.eq(Key(id)))
        .filter(programmes::version.eq(seen));
    let changed = diesel::update(of_version).set((change, programmes::version.eq(seen + 1))).execute(conn)?;
    Ok(changed == 1)
}
