//! Versions of designs and their elements.

use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;
use polku_api_types::programmes::LengthKind;
use polku_api_types::text::Localised;
use polku_domain::ids::{AgencyId, DesignId, ElementId, ProgrammeId};
use polku_domain::programmes::element::{DeliveryMode, ElementKind};
use serde::{Deserialize, Serialize};

use crate::access::AgencyScope;
use crate::db::schema::{design_elements, design_versions};
use crate::db::{AnyConn, Code, DbError, Json, Key, Ts};
use crate::each_backend;
use crate::http::Wanted;

/// Draft or published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DesignStatus {
    Draft,
    Published,
}

crate::codes!(DesignStatus { Draft = "draft", Published = "published" });

/// A version of a design as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = design_versions)]
pub struct DesignRow {
    pub id: Key<DesignId>,
    pub agency_id: Key<AgencyId>,
    pub programme_id: Key<ProgrammeId>,
    pub number: i64,
    pub state: Code<DesignStatus>,
    pub origin: Option<String>,
    pub published_at: Option<Ts>,
    pub version: i64,
}

/// A length as stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredLength {
    pub kind: LengthKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
}

/// An element as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = design_elements)]
pub struct ElementRow {
    pub id: Key<ElementId>,
    pub agency_id: Key<AgencyId>,
    pub design_version_id: Key<DesignId>,
    pub position: i64,
    pub kind: Code<ElementKind>,
    pub title: Json<Localised>,
    pub description: Json<Option<Localised>>,
    pub repeats: i64,
    pub length: Json<StoredLength>,
    pub planned_mode: Option<Code<DeliveryMode>>,
}

impl ElementRow {
    /// Whether it is the same element in another version of the design: of the same kind and name.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.kind == other.kind && self.title.0.fi == other.title.0.fi
    }
}

/// All versions of some programmes' designs, the latest first.
pub fn list_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ProgrammeId],
) -> Result<Vec<DesignRow>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows = design_versions::table
        .filter(design_versions::agency_id.eq(Key(scope.agency())))
        .filter(design_versions::programme_id.eq_any(of))
        .order(design_versions::number.desc())
        .select(DesignRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// A page of the versions of a programme's design, the latest first.
pub fn page(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: ProgrammeId,
    wanted: &Wanted<i64>,
) -> Result<Vec<DesignRow>, DbError> {
    let mut query = design_versions::table
        .filter(design_versions::agency_id.eq(Key(scope.agency())))
        .filter(design_versions::programme_id.eq(Key(of)))
        .order(design_versions::number.desc())
        .limit(wanted.rows())
        .select(DesignRow::as_select())
        .into_boxed();
    if let Some(after) = wanted.after {
        query = query.filter(design_versions::number.lt(after));
    }
    Ok(query.load(conn)?)
}

/// How many elements each of some versions has.
pub fn element_counts(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[DesignId],
) -> Result<HashMap<DesignId, i64>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows: Vec<(Key<DesignId>, i64)> = design_elements::table
        .filter(design_elements::agency_id.eq(Key(scope.agency())))
        .filter(design_elements::design_version_id.eq_any(of))
        .group_by(design_elements::design_version_id)
        .select((design_elements::design_version_id, count_star()))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, count)| (id.0, count)).collect())
}

/// One version.
pub fn find(conn: &mut AnyConn, scope: &AgencyScope, id: DesignId) -> Result<Option<DesignRow>, DbError> {
    let row = design_versions::table
        .filter(design_versions::agency_id.eq(Key(scope.agency())))
        .filter(design_versions::id.eq(Key(id)))
        .select(DesignRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// Elements of some versions, each version's in order.
pub fn elements_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[DesignId],
) -> Result<Vec<ElementRow>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows = design_elements::table
        .filter(design_elements::agency_id.eq(Key(scope.agency())))
        .filter(design_elements::design_version_id.eq_any(of))
        .order((design_elements::design_version_id, design_elements::position))
        .select(ElementRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// Adds a version with its elements.
pub fn insert(conn: &mut AnyConn, row: &DesignRow, elements: &[ElementRow]) -> Result<(), DbError> {
    diesel::insert_into(design_versions::table).values(row).execute(conn)?;
    insert_elements(conn, elements)
}

fn insert_elements(conn: &mut AnyConn, elements: &[ElementRow]) -> Result<(), DbError> {
    if elements.is_empty() {
        return Ok(());
    }
    each_backend!(conn, |c| diesel::insert_into(design_elements::table).values(elements).execute(c))?;
    Ok(())
}

/// Puts other elements into a draft that still has the version; says whether it had.
pub fn replace_elements(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    draft: &DesignRow,
    elements: &[ElementRow],
) -> Result<bool, DbError> {
    if !bump(conn, scope, draft)? {
        return Ok(false);
    }
    let old = design_elements::table
        .filter(design_elements::agency_id.eq(Key(scope.agency())))
        .filter(design_elements::design_version_id.eq(draft.id));
    diesel::delete(old).execute(conn)?;
    insert_elements(conn, elements)?;
    Ok(true)
}

fn bump(conn: &mut AnyConn, scope: &AgencyScope, draft: &DesignRow) -> Result<bool, DbError> {
    let of_version = design_versions::table
        .filter(design_versions::agency_id.eq(Key(scope.agency())))
        .filter(design_versions::id.eq(draft.id))
        .filter(design_versions::version.eq(draft.version))
        .filter(design_versions::state.eq(Code(DesignStatus::Draft)));
    let changed =
        diesel::update(of_version).set(design_versions::version.eq(draft.version + 1)).execute(conn)?;
    Ok(changed == 1)
}

/// Fixes a draft that still has the version; says whether it had.
pub fn publish(conn: &mut AnyConn, scope: &AgencyScope, draft: &DesignRow, at: Ts) -> Result<bool, DbError> {
    let of_version = design_versions::table
        .filter(design_versions::agency_id.eq(Key(scope.agency())))
        .filter(design_versions::id.eq(draft.id))
        .filter(design_versions::version.eq(draft.version))
        .filter(design_versions::state.eq(Code(DesignStatus::Draft)));
    let changed = diesel::update(of_version)
        .set((
            design_versions::state.eq(Code(DesignStatus::Published)),
            design_versions::published_at.eq(Some(at)),
            design_versions::version.eq(draft.version + 1),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}
