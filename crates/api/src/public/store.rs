//! What may be found without signing in: published programmes and committed rounds, by their public addresses.

use diesel::prelude::*;
use polku_api_types::programmes::Quota;
use polku_api_types::text::Localised;
use polku_domain::ids::{AgencyId, ProgrammeId, SelectionId};

use crate::access::AgencyScope;
use crate::db::schema::{agencies, calls, programmes, selections};
use crate::db::{AnyConn, DbError, Json, Key, Ts};
use crate::selection::store::rounds::StoredFallback;

/// An agency by its business id.
pub fn agency(conn: &mut AnyConn, business_id: &str) -> Result<Option<(AgencyScope, Localised)>, DbError> {
    let found: Option<(Key<AgencyId>, Json<Localised>)> = agencies::table
        .filter(agencies::business_id.eq(business_id))
        .select((agencies::id, agencies::name))
        .first(conn)
        .optional()?;
    Ok(found.map(|(id, name)| (AgencyScope::for_job(id.0), name.0)))
}

/// A published programme by its name in public addresses.
pub fn programme(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    slug: &str,
) -> Result<Option<ProgrammeId>, DbError> {
    let found: Option<Key<ProgrammeId>> = programmes::table
        .filter(programmes::agency_id.eq(Key(scope.agency())))
        .filter(programmes::slug.eq(slug))
        .filter(programmes::published.eq(true))
        .select(programmes::id)
        .first(conn)
        .optional()?;
    Ok(found.map(|id| id.0))
}

/// A round as everybody may see it.
#[derive(Clone, Debug, Queryable)]
pub struct PublicRound {
    pub id: Key<SelectionId>,
    pub programme_name: Json<Localised>,
    pub agency_name: Json<Localised>,
    pub business_id: String,
    pub slug: String,
    pub published: bool,
    pub quotas: Json<Vec<Quota>>,
    pub seats: i64,
    pub pool_size: i64,
    pub commitment_sha256: Option<String>,
    pub committed_at: Option<Ts>,
    pub drawn_at: Option<Ts>,
    pub fallback: Option<Json<StoredFallback>>,
    pub confirmer_title: Option<String>,
    pub confirmed_at: Option<Ts>,
}

type Columns = (
    selections::id,
    programmes::name,
    agencies::name,
    agencies::business_id,
    programmes::slug,
    programmes::published,
    calls::quotas,
    selections::seats,
    selections::pool_size,
    selections::commitment_sha256,
    selections::committed_at,
    selections::drawn_at,
    selections::fallback,
    selections::confirmer_title,
    selections::confirmed_at,
);

const COLUMNS: Columns = (
    selections::id,
    programmes::name,
    agencies::name,
    agencies::business_id,
    programmes::slug,
    programmes::published,
    calls::quotas,
    selections::seats,
    selections::pool_size,
    selections::commitment_sha256,
    selections::committed_at,
    selections::drawn_at,
    selections::fallback,
    selections::confirmer_title,
    selections::confirmed_at,
);

/// A round whose commitment has been published.
pub fn round(conn: &mut AnyConn, id: SelectionId) -> Result<Option<PublicRound>, DbError> {
    let row = selections::table
        .inner_join(programmes::table.on(programmes::id.eq(selections::programme_id)))
        .inner_join(agencies::table.on(agencies::id.eq(selections::agency_id)))
        .inner_join(calls::table.on(calls::id.eq(selections::call_id)))
        .filter(selections::id.eq(Key(id)))
        .filter(selections::committed_at.is_not_null())
        .select(COLUMNS)
        .first(conn)
        .optional()?;
    Ok(row)
}

/// The latest round of a programme whose list has been confirmed.
pub fn confirmed_round(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<Option<SelectionId>, DbError> {
    let found: Option<Key<SelectionId>> = selections::table
        .filter(selections::agency_id.eq(Key(scope.agency())))
        .filter(selections::programme_id.eq(Key(programme)))
        .filter(selections::confirmed_at.is_not_null())
        .order(selections::round.desc())
        .select(selections::id)
        .first(conn)
        .optional()?;
    Ok(found.map(|id| id.0))
}
