//! Rows of agencies, units and sites.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use polku_api_types::text as wire;
use polku_domain::agencies::{Agency, BusinessId, PlaceName, Site, Unit, Validity};
use polku_domain::ids::{AgencyId, SiteId, UnitId};
use polku_domain::text::Localised;

use crate::access::AgencyScope;
use crate::db::schema::{agencies, sites, units};
use crate::db::{AnyConn, Day, DbError, Json, Key, Ts};
use crate::http::Wanted;
use crate::problem::AppError;
use crate::text;

/// Where a page of units or sites ended: name and first day.
pub type PlacePosition = (String, Date);

type AgencyRow = (Key<AgencyId>, String, Json<wire::Localised>, bool, i64);

fn agency(row: AgencyRow) -> Result<(Agency, u64), AppError> {
    let (id, business_id, name, viewer_names_shown, version) = row;
    let business_id = BusinessId::parse(&business_id).map_err(AppError::internal)?;
    let name = text::stored("agencies.name", &name.0)?;
    Ok((Agency { id: id.0, business_id, name, viewer_names_shown }, version.unsigned_abs()))
}

/// The caller's agency and its version.
pub fn find_agency(conn: &mut AnyConn, scope: &AgencyScope) -> Result<Option<(Agency, u64)>, AppError> {
    let row: Option<AgencyRow> = agencies::table
        .filter(agencies::id.eq(Key(scope.agency())))
        .select((
            agencies::id,
            agencies::business_id,
            agencies::name,
            agencies::viewer_names_shown,
            agencies::version,
        ))
        .first(conn)
        .optional()?;
    row.map(agency).transpose()
}

/// A page of the agencies of the installation, by business id, which no two share.
pub fn page_of_agencies(
    conn: &mut AnyConn,
    after: Option<&str>,
    limit: i64,
) -> Result<Vec<(Agency, u64)>, AppError> {
    let mut query = agencies::table
        .order(agencies::business_id)
        .limit(limit)
        .select((
            agencies::id,
            agencies::business_id,
            agencies::name,
            agencies::viewer_names_shown,
            agencies::version,
        ))
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(agencies::business_id.gt(after));
    }
    query.load::<AgencyRow>(conn)?.into_iter().map(agency).collect()
}

/// The agency with a business id.
pub fn by_business_id(conn: &mut AnyConn, id: &str) -> Result<Option<AgencyId>, AppError> {
    let found: Option<Key<AgencyId>> = agencies::table
        .filter(agencies::business_id.eq(id))
        .select(agencies::id)
        .first(conn)
        .optional()
        .map_err(DbError::from)?;
    Ok(found.map(|id| id.0))
}

/// Whether the installation serves the agency.
pub fn has_agency(conn: &mut AnyConn, id: AgencyId) -> Result<bool, DbError> {
    let own = agencies::table.filter(agencies::id.eq(Key(id)));
    Ok(diesel::select(diesel::dsl::exists(own)).get_result(conn)?)
}

/// Adds an agency; a business id that is taken is a constraint error.
pub fn insert_agency(conn: &mut AnyConn, agency: &Agency, at: Timestamp) -> Result<(), DbError> {
    diesel::insert_into(agencies::table)
        .values((
            agencies::id.eq(Key(agency.id)),
            agencies::business_id.eq(agency.business_id.to_string()),
            agencies::name.eq(Json(text::to_wire(&agency.name))),
            agencies::viewer_names_shown.eq(agency.viewer_names_shown),
            agencies::created_at.eq(Ts(at)),
            agencies::version.eq(1_i64),
        ))
        .execute(conn)?;
    Ok(())
}

/// Changes the caller's agency if it still has `version`; `false` when it does not.
pub fn update_agency(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    name: &Localised,
    viewer_names_shown: bool,
    version: u64,
) -> Result<bool, DbError> {
    let kept = agencies::table
        .filter(agencies::id.eq(Key(scope.agency())))
        .filter(agencies::version.eq(version.cast_signed()));
    let changed = diesel::update(kept)
        .set((
            agencies::name.eq(Json(text::to_wire(name))),
            agencies::viewer_names_shown.eq(viewer_names_shown),
            agencies::version.eq(agencies::version + 1),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

fn validity(from: Day, until: Option<Day>) -> Result<Validity, AppError> {
    Validity::new(from.0, until.map(|day| day.0)).map_err(AppError::internal)
}

/// Units and sites are stored alike, each in a table of its own.
macro_rules! places {
    ($module:ident, $table:ident, $place:ident, $id:ident) => {
        #[doc = concat!("Rows of ", stringify!($table), ".")]
        pub mod $module {
            use super::*;

            type Row = (Key<$id>, Key<AgencyId>, String, Day, Option<Day>, i64);

            fn place(row: Row) -> Result<($place, u64), AppError> {
                let (id, agency, name, from, until, version) = row;
                let name = PlaceName::parse(&name).map_err(AppError::internal)?;
                let place = $place { id: id.0, agency: agency.0, name, validity: validity(from, until)? };
                Ok((place, version.unsigned_abs()))
            }

            /// A page of those of the agency, by name and first day, which no two share.
            pub fn page(
                conn: &mut AnyConn,
                scope: &AgencyScope,
                wanted: &Wanted<PlacePosition>,
            ) -> Result<Vec<($place, u64)>, AppError> {
                let mut query = $table::table
                    .filter($table::agency_id.eq(Key(scope.agency())))
                    .order(($table::name, $table::valid_from))
                    .limit(wanted.rows())
                    .into_boxed();
                if let Some((name, from)) = wanted.after.clone() {
                    // The first condition says nothing more than the second, but an index can begin at it.
                    let later = $table::name.gt(name.clone()).or($table::valid_from.gt(Day(from)));
                    query = query.filter($table::name.ge(name)).filter(later);
                }
                query.load::<Row>(conn)?.into_iter().map(place).collect()
            }

            /// One of the agency.
            pub fn find(
                conn: &mut AnyConn,
                scope: &AgencyScope,
                id: $id,
            ) -> Result<Option<($place, u64)>, AppError> {
                let row: Option<Row> = $table::table
                    .filter($table::agency_id.eq(Key(scope.agency())))
                    .filter($table::id.eq(Key(id)))
                    .first(conn)
                    .optional()?;
                row.map(place).transpose()
            }

            /// Adds one to the agency, whatever agency `place` names.
            pub fn insert(conn: &mut AnyConn, scope: &AgencyScope, place: &$place) -> Result<(), DbError> {
                diesel::insert_into($table::table)
                    .values((
                        $table::id.eq(Key(place.id)),
                        $table::agency_id.eq(Key(scope.agency())),
                        $table::name.eq(place.name.as_str()),
                        $table::valid_from.eq(Day(place.validity.from())),
                        $table::valid_until.eq(place.validity.until().map(Day)),
                        $table::version.eq(1_i64),
                    ))
                    .execute(conn)?;
                Ok(())
            }

            /// Changes one if it still has `version`; `false` when it does not.
            pub fn update(
                conn: &mut AnyConn,
                scope: &AgencyScope,
                place: &$place,
                version: u64,
            ) -> Result<bool, DbError> {
                let kept = $table::table
                    .filter($table::agency_id.eq(Key(scope.agency())))
                    .filter($table::id.eq(Key(place.id)))
                    .filter($table::version.eq(version.cast_signed()));
                let changed = diesel::update(kept)
                    .set((
                        $table::name.eq(place.name.as_str()),
                        $table::valid_from.eq(Day(place.validity.from())),
                        $table::valid_until.eq(place.validity.until().map(Day)),
                        $table::version.eq($table::version + 1),
                    ))
                    .execute(conn)?;
                Ok(changed == 1)
            }
        }
    };
}

places!(unit_rows, units, Unit, UnitId);
places!(site_rows, sites, Site, SiteId);
