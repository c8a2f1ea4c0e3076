//! Policies on coaches, as they were decided.

use diesel::prelude::*;
use polku_api_types::facilitators::CoachThresholds;
use polku_domain::ids::{AccountId, AgencyId};

use crate::access::AgencyScope;
use crate::db::schema::coach_policies as policies;
use crate::db::{AnyConn, Day, DbError, Json, Key, Ts};
use crate::http::Wanted;

/// A policy as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = policies)]
pub struct PolicyRow {
    pub agency_id: Key<AgencyId>,
    pub number: i64,
    pub thresholds: Json<CoachThresholds>,
    pub reason: String,
    pub valid_from: Day,
    pub official_name: String,
    pub official_title: String,
    pub decided_by: Key<AccountId>,
    pub decided_at: Ts,
}

/// All policies of an agency, the latest first. A decision takes an official and a reason: there are few.
pub fn all(conn: &mut AnyConn, scope: &AgencyScope) -> Result<Vec<PolicyRow>, DbError> {
    let rows = policies::table
        .filter(policies::agency_id.eq(Key(scope.agency())))
        .order(policies::number.desc())
        .select(PolicyRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// A page of them.
pub fn page(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    wanted: &Wanted<i64>,
) -> Result<Vec<PolicyRow>, DbError> {
    let mut query = policies::table
        .filter(policies::agency_id.eq(Key(scope.agency())))
        .order(policies::number.desc())
        .limit(wanted.rows())
        .select(PolicyRow::as_select())
        .into_boxed();
    if let Some(after) = wanted.after {
        query = query.filter(policies::number.lt(after));
    }
    Ok(query.load(conn)?)
}

/// Adds a policy.
pub fn insert(conn: &mut AnyConn, row: &PolicyRow) -> Result<(), DbError> {
    diesel::insert_into(policies::table).values(row).execute(conn)?;
    Ok(())
}
