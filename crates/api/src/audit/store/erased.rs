//! Traces that are due, and the record of what was erased.

use diesel::prelude::*;

use super::SealRow;
use crate::access::AgencyScope;
use crate::audit::erase::TRACES_ERASED;
use crate::db::schema::{audit_entries, audit_seals, trace_erasures, use_log};
use crate::db::{AnyConn, DbError, MultiBackend, Ts};

/// An erasure of traces, as stored.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = trace_erasures, check_for_backend(MultiBackend))]
pub(in crate::audit) struct ErasureRow {
    pub id: String,
    pub at: Ts,
    pub erased_before: Ts,
    pub up_to_seal: i64,
}

/// All erasures, in their order.
pub(in crate::audit) fn all(conn: &mut AnyConn) -> Result<Vec<ErasureRow>, DbError> {
    Ok(trace_erasures::table.order(trace_erasures::id).select(ErasureRow::as_select()).load(conn)?)
}

/// The latest.
pub(in crate::audit) fn last(conn: &mut AnyConn) -> Result<Option<ErasureRow>, DbError> {
    let last = trace_erasures::table.order(trace_erasures::id.desc()).select(ErasureRow::as_select());
    Ok(last.first(conn).optional()?)
}

pub(in crate::audit) fn insert(conn: &mut AnyConn, row: &ErasureRow) -> Result<(), DbError> {
    diesel::insert_into(trace_erasures::table).values(row).execute(conn)?;
    Ok(())
}

/// The entries that tell of erasures: their ids, of which erasure, and when.
pub(in crate::audit) fn recorded(conn: &mut AnyConn) -> Result<Vec<(String, String, Ts)>, DbError> {
    let told = audit_entries::table
        .filter(audit_entries::action.eq(TRACES_ERASED))
        .order(audit_entries::id)
        .select((audit_entries::id, audit_entries::subject, audit_entries::at));
    Ok(told.load(conn)?)
}

/// Looks before an instant with their agencies, at most so many; `below` is an id that none of them reaches.
pub(in crate::audit) fn uses_before(
    conn: &mut AnyConn,
    before: Ts,
    below: &str,
    limit: i64,
) -> Result<Vec<(String, Option<String>)>, DbError> {
    let due = use_log::table
        .filter(use_log::id.lt(below))
        .filter(use_log::at.lt(before))
        .order(use_log::id)
        .limit(limit)
        .select((use_log::id, use_log::agency_id));
    Ok(due.load(conn)?)
}

/// The last seal behind `number` that was set before an instant.
pub(in crate::audit) fn last_seal_before(
    conn: &mut AnyConn,
    number: i64,
    before: Ts,
) -> Result<Option<SealRow>, DbError> {
    let last = audit_seals::table
        .filter(audit_seals::number.gt(number))
        .filter(audit_seals::sealed_at.lt(before))
        .order(audit_seals::number.desc())
        .select(SealRow::as_select());
    Ok(last.first(conn).optional()?)
}

/// Entries of an agency up to and with the one of this id.
pub(in crate::audit) fn count_entries(
    conn: &mut AnyConn,
    scope: AgencyScope,
    last: &str,
) -> Result<i64, DbError> {
    let due = audit_entries::table
        .filter(audit_entries::agency_id.eq(scope.agency().to_string()).assume_not_null())
        .filter(audit_entries::id.le(last));
    Ok(due.count().get_result(conn)?)
}

/// Looks in an agency before an instant; `below` as in [`uses_before`].
pub(in crate::audit) fn count_uses(
    conn: &mut AnyConn,
    scope: AgencyScope,
    before: Ts,
    below: &str,
) -> Result<i64, DbError> {
    let due = use_log::table
        .filter(use_log::id.lt(below))
        .filter(use_log::at.lt(before))
        .filter(use_log::agency_id.eq(scope.agency().to_string()).assume_not_null());
    Ok(due.count().get_result(conn)?)
}

pub(in crate::audit) fn delete_uses(conn: &mut AnyConn, ids: &[String]) -> Result<(), DbError> {
    diesel::delete(use_log::table.filter(use_log::id.eq_any(ids))).execute(conn)?;
    Ok(())
}

pub(in crate::audit) fn delete_entries(conn: &mut AnyConn, ids: &[String]) -> Result<(), DbError> {
    diesel::delete(audit_entries::table.filter(audit_entries::id.eq_any(ids))).execute(conn)?;
    Ok(())
}
