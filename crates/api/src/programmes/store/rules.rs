//! Rules and their versions. A version is written once; nothing here changes or removes one.

use diesel::prelude::*;
use polku_api_types::programmes::RuleCondition;
use polku_api_types::text::Localised;
use polku_domain::ids::{AgencyId, CallId, RuleId};
use uuid::Uuid;

use crate::access::AgencyScope;
use crate::db::schema::{rule_versions, rules};
use crate::db::{AnyConn, Day, DbError, Json, Key, Ts};
use crate::http::Wanted;

/// A rule as stored: where it stands among the rules of its call.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = rules)]
pub struct RuleRow {
    pub id: Key<RuleId>,
    pub agency_id: Key<AgencyId>,
    pub call_id: Key<CallId>,
    pub position: i64,
}

/// A version of a rule as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = rule_versions)]
pub struct RuleVersionRow {
    pub id: Key<Uuid>,
    pub agency_id: Key<AgencyId>,
    pub rule_id: Key<RuleId>,
    pub number: i64,
    pub condition: Json<RuleCondition>,
    pub title: Json<Localised>,
    pub reason: Json<Localised>,
    pub alternative: Json<Localised>,
    pub alternative_url: Option<String>,
    pub decided_by_name: String,
    pub decided_by_title: String,
    pub decided_on: Day,
    pub withdrawn: bool,
    pub created_at: Ts,
    pub copied: bool,
}

/// Every version of every rule of some calls: by call, place, and number from the first.
pub fn list_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[CallId],
) -> Result<Vec<(RuleRow, RuleVersionRow)>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows = rules::table
        .inner_join(rule_versions::table.on(rule_versions::rule_id.eq(rules::id)))
        .filter(rules::agency_id.eq(Key(scope.agency())))
        .filter(rules::call_id.eq_any(of))
        .order((rules::call_id, rules::position, rule_versions::number))
        .select((RuleRow::as_select(), RuleVersionRow::as_select()))
        .load(conn)?;
    Ok(rows)
}

/// One rule with all its versions, from the first.
pub fn history(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: RuleId,
) -> Result<Vec<(RuleRow, RuleVersionRow)>, DbError> {
    let rows = rules::table
        .inner_join(rule_versions::table.on(rule_versions::rule_id.eq(rules::id)))
        .filter(rules::agency_id.eq(Key(scope.agency())))
        .filter(rules::id.eq(Key(id)))
        .order(rule_versions::number)
        .select((RuleRow::as_select(), RuleVersionRow::as_select()))
        .load(conn)?;
    Ok(rows)
}

/// One rule.
pub fn find(conn: &mut AnyConn, scope: &AgencyScope, id: RuleId) -> Result<Option<RuleRow>, DbError> {
    let row = rules::table
        .filter(rules::agency_id.eq(Key(scope.agency())))
        .filter(rules::id.eq(Key(id)))
        .select(RuleRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// A page of the versions of a rule, the latest first.
pub fn page_of_versions(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: RuleId,
    wanted: &Wanted<i64>,
) -> Result<Vec<RuleVersionRow>, DbError> {
    let mut query = rule_versions::table
        .filter(rule_versions::agency_id.eq(Key(scope.agency())))
        .filter(rule_versions::rule_id.eq(Key(id)))
        .order(rule_versions::number.desc())
        .limit(wanted.rows())
        .select(RuleVersionRow::as_select())
        .into_boxed();
    if let Some(after) = wanted.after {
        query = query.filter(rule_versions::number.lt(after));
    }
    Ok(query.load(conn)?)
}

/// Adds a rule.
pub fn insert(conn: &mut AnyConn, row: &RuleRow) -> Result<(), DbError> {
    diesel::insert_into(rules::table).values(row).execute(conn)?;
    Ok(())
}

/// Adds a version.
pub fn insert_version(conn: &mut AnyConn, row: &RuleVersionRow) -> Result<(), DbError> {
    diesel::insert_into(rule_versions::table).values(row).execute(conn)?;
    Ok(())
}
