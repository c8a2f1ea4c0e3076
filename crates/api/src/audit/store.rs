//! The rows of both records.

pub(super) mod erased;
pub(super) mod gathered;
pub(super) mod waiting;

use diesel::prelude::*;
use polku_domain::ids::PersonId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::{AgencyScope, ERASED_ISSUER};
use crate::db::schema::{
    accounts, agencies, audit_entries, audit_seals, audit_unsealed, people, units, use_log,
};
use crate::db::{AnyConn, DbError, Json, Key, MultiBackend, Ts};
use crate::each_backend;

/// An audit entry as stored.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = audit_entries, check_for_backend(MultiBackend), treat_none_as_default_value = false)]
pub(super) struct EntryRow {
    pub id: String,
    pub agency_id: Option<String>,
    pub at: Ts,
    pub actor: String,
    pub action: String,
    pub subject_kind: String,
    pub subject: String,
    pub person: Option<String>,
    pub fields: Json<Vec<String>>,
    pub request_id: Option<String>,
}

/// A seal over a batch of entries.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = audit_seals, check_for_backend(MultiBackend))]
pub(super) struct SealRow {
    pub number: i64,
    pub sealed_at: Ts,
    /// Id and hash of each entry, in sealing order.
    pub entries: Json<Vec<(String, String)>>,
    pub entry_count: i64,
    pub previous_hash: String,
    pub hash: String,
}

/// A look at a record, as stored.
#[derive(Clone, Debug, PartialEq, Eq, Insertable, Serialize, Deserialize)]
#[diesel(table_name = use_log, treat_none_as_default_value = false)]
pub(super) struct UseRow {
    pub id: String,
    pub agency_id: Option<String>,
    pub at: Ts,
    pub viewer: String,
    pub viewer_role: String,
    pub viewer_unit: Option<String>,
    pub person: String,
    pub record_kind: String,
    pub record: String,
    pub purpose: String,
    pub operation: String,
    pub interface: String,
    pub request_id: Option<String>,
}

/// Rows of one statement; well below what either engine takes (SQLite: 32,766 values).
const CHUNK: usize = 1_000;

pub(super) fn insert_entries(conn: &mut AnyConn, rows: &[EntryRow]) -> Result<(), DbError> {
    if let [row] = rows {
        // The commonest case by far; a statement for one row is prepared once and kept, one for many is not.
        let unsealed = audit_unsealed::entry_id.eq(&row.id);
        diesel::insert_into(audit_entries::table).values(row).execute(conn)?;
        diesel::insert_into(audit_unsealed::table).values(unsealed).execute(conn)?;
        return Ok(());
    }
    for chunk in rows.chunks(CHUNK) {
        let unsealed: Vec<_> = chunk.iter().map(|row| audit_unsealed::entry_id.eq(&row.id)).collect();
        each_backend!(conn, |c| diesel::insert_into(audit_entries::table).values(chunk).execute(c))?;
        each_backend!(conn, |c| diesel::insert_into(audit_unsealed::table).values(&unsealed).execute(c))?;
    }
    Ok(())
}

/// How many entries wait for a seal.
///
/// # Errors
/// What the database refuses.
pub fn count_unsealed(conn: &mut AnyConn) -> Result<i64, DbError> {
    Ok(audit_unsealed::table.count().get_result(conn)?)
}

pub(super) fn unsealed_ids(conn: &mut AnyConn, limit: i64) -> Result<Vec<String>, DbError> {
    let ids =
        audit_unsealed::table.select(audit_unsealed::entry_id).order(audit_unsealed::entry_id).limit(limit);
    Ok(ids.load(conn)?)
}

/// Takes entries off the list of those to be sealed; how many were on it.
pub(super) fn delete_unsealed(conn: &mut AnyConn, ids: &[String]) -> Result<usize, DbError> {
    Ok(diesel::delete(audit_unsealed::table.filter(audit_unsealed::entry_id.eq_any(ids))).execute(conn)?)
}

pub(super) fn entries(conn: &mut AnyConn, ids: &[String]) -> Result<Vec<EntryRow>, DbError> {
    let rows = audit_entries::table.filter(audit_entries::id.eq_any(ids)).order(audit_entries::id);
    Ok(rows.select(EntryRow::as_select()).load(conn)?)
}

pub(super) fn entry_ids_after(conn: &mut AnyConn, after: &str, limit: i64) -> Result<Vec<String>, DbError> {
    let ids = audit_entries::table.filter(audit_entries::id.gt(after)).order(audit_entries::id).limit(limit);
    Ok(ids.select(audit_entries::id).load(conn)?)
}

/// Entries whose time lies behind an instant.
pub(super) fn entry_ids_behind(conn: &mut AnyConn, latest: Ts) -> Result<Vec<String>, DbError> {
    let ids = audit_entries::table.filter(audit_entries::at.gt(latest)).order(audit_entries::id);
    Ok(ids.select(audit_entries::id).load(conn)?)
}

/// The agency's entries, newest first, with the names of the accounts that acted.
pub(super) fn list_entries(
    conn: &mut AnyConn,
    scope: AgencyScope,
    before: Option<Uuid>,
    limit: i64,
) -> Result<Vec<(EntryRow, Option<String>)>, DbError> {
    let agency = scope.agency().to_string();
    let mut entries = audit_entries::table
        .filter(audit_entries::agency_id.eq(agency).assume_not_null())
        .into_boxed::<MultiBackend>();
    if let Some(before) = before {
        entries = entries.filter(audit_entries::id.lt(before.to_string()));
    }
    let rows: Vec<EntryRow> = entries
        .order((audit_entries::agency_id.desc(), audit_entries::id.desc()))
        .limit(limit)
        .select(EntryRow::as_select())
        .load(conn)?;
    let ids: Vec<&str> = rows.iter().filter_map(|row| row.actor.strip_prefix("account:")).collect();
    let names: Names = accounts::table
        .filter(accounts::id.eq_any(ids))
        .filter(accounts::issuer.ne(ERASED_ISSUER))
        .select((accounts::id, accounts::display_name))
        .load(conn)?;
    let named = |row: EntryRow| {
        let name = row.actor.strip_prefix("account:").and_then(|id| find(&names, id));
        (row, name)
    };
    Ok(rows.into_iter().map(named).collect())
}

pub(super) fn last_seal(conn: &mut AnyConn) -> Result<Option<SealRow>, DbError> {
    let last = audit_seals::table.order(audit_seals::number.desc()).select(SealRow::as_select()).first(conn);
    Ok(last.optional()?)
}

pub(super) fn seals_after(conn: &mut AnyConn, number: i64, limit: i64) -> Result<Vec<SealRow>, DbError> {
    let seals =
        audit_seals::table.filter(audit_seals::number.gt(number)).order(audit_seals::number).limit(limit);
    Ok(seals.select(SealRow::as_select()).load(conn)?)
}

pub(super) fn insert_seal(conn: &mut AnyConn, seal: &SealRow) -> Result<(), DbError> {
    diesel::insert_into(audit_seals::table).values(seal).execute(conn)?;
    Ok(())
}

pub(super) fn insert_uses(conn: &mut AnyConn, rows: &[UseRow]) -> Result<(), DbError> {
    match conn {
        // A statement for one row is prepared once and kept; inside one process that is cheaper than one for many.
        AnyConn::Sqlite(c) => {
            for row in rows {
                diesel::insert_into(use_log::table).values(row).execute(c)?;
            }
        }
        AnyConn::Pg(c) => {
            for chunk in rows.chunks(CHUNK) {
                diesel::insert_into(use_log::table).values(chunk).execute(c)?;
            }
        }
    }
    Ok(())
}

/// One look at a record about a person, as that person may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// Places the look in the list; pass the last one's to read on.
    pub id: String,
    /// When.
    pub at: jiff::Timestamp,
    /// The role by which the viewer was allowed to look; empty for a machine client or a job.
    pub viewer_role: String,
    /// The viewer's unit.
    pub viewer_unit: Option<String>,
    /// The viewer's name, only where the agency shows it.
    pub viewer_name: Option<String>,
    /// What kind of record.
    pub record_kind: String,
    /// For what purpose.
    pub purpose: String,
    /// Through which operation.
    pub operation: String,
}

#[derive(Queryable)]
struct Look {
    id: String,
    at: Ts,
    viewer: String,
    viewer_role: String,
    viewer_unit: Option<String>,
    record_kind: String,
    purpose: String,
    operation: String,
}

impl From<UseRow> for Look {
    fn from(row: UseRow) -> Self {
        Self {
            id: row.id,
            at: row.at,
            viewer: row.viewer,
            viewer_role: row.viewer_role,
            viewer_unit: row.viewer_unit,
            record_kind: row.record_kind,
            purpose: row.purpose,
            operation: row.operation,
        }
    }
}

/// Who looked at what about `person`, newest first; `before` reads on from an earlier page.
///
/// # Errors
/// What the database refuses.
pub fn uses_of(
    conn: &mut AnyConn,
    person: PersonId,
    before: Option<&str>,
    limit: i64,
) -> Result<Vec<Use>, DbError> {
    let names_shown: bool = people::table
        .inner_join(agencies::table.on(agencies::id.eq(people::agency_id)))
        .filter(people::id.eq(person.to_string()))
        .select(agencies::viewer_names_shown)
        .first(conn)?;
    // Whoever was merged into the person is the person: what was looked at under either id is theirs to know.
    let absorbed: Vec<Key<PersonId>> =
        people::table.filter(people::merged_into.eq(Key(person))).select(people::id).load(conn)?;
    let own: Vec<PersonId> =
        std::iter::once(person).chain(absorbed.into_iter().map(|absorbed| absorbed.0)).collect();
    let mut looks = Vec::new();
    for person in own {
        looks.extend(filed(conn, person, before, limit)?);
        let waiting = waiting::waiting_for(conn, person)?.into_iter();
        let waiting = waiting.chain(gathered::gathered_for(conn, person)?).map(Look::from);
        looks.extend(waiting.filter(|look| before.is_none_or(|before| look.id.as_str() < before)));
    }
    looks.sort_by(|one, other| other.id.cmp(&one.id));
    looks.truncate(usize::try_from(limit).unwrap_or_default());
    let units = unit_names(conn, &looks)?;
    let names = if names_shown { viewer_names(conn, &looks)? } else { Vec::new() };
    Ok(looks.into_iter().map(|look| shown(look, &units, &names)).collect())
}

/// What is filed under one id, newest first.
fn filed(
    conn: &mut AnyConn,
    person: PersonId,
    before: Option<&str>,
    limit: i64,
) -> Result<Vec<Look>, DbError> {
    let mut looks =
        use_log::table.filter(use_log::person.eq(person.to_string())).into_boxed::<MultiBackend>();
    if let Some(before) = before {
        looks = looks.filter(use_log::id.lt(before.to_owned()));
    }
    let looks = looks
        .order((use_log::person.desc(), use_log::id.desc()))
        .limit(limit)
        .select((
            use_log::id,
            use_log::at,
            use_log::viewer,
            use_log::viewer_role,
            use_log::viewer_unit,
            use_log::record_kind,
            use_log::purpose,
            use_log::operation,
        ))
        .load(conn)?;
    Ok(looks)
}

/// What assessors look for.
pub const SCORING: &str = "scoring";

type Names = Vec<(String, String)>;

fn unit_names(conn: &mut AnyConn, looks: &[Look]) -> Result<Names, DbError> {
    let ids: Vec<&str> = looks.iter().filter_map(|look| look.viewer_unit.as_deref()).collect();
    Ok(units::table.filter(units::id.eq_any(ids)).select((units::id, units::name)).load(conn)?)
}

fn viewer_names(conn: &mut AnyConn, looks: &[Look]) -> Result<Names, DbError> {
    let ids: Vec<&str> = looks.iter().filter_map(|look| look.viewer.strip_prefix("account:")).collect();
    Ok(accounts::table
        .filter(accounts::id.eq_any(ids))
        .filter(accounts::issuer.ne(ERASED_ISSUER))
        .select((accounts::id, accounts::display_name))
        .load(conn)?)
}

fn shown(look: Look, units: &Names, names: &Names) -> Use {
    let find =
        |names: &Names, id: &str| names.iter().find(|(own, _)| own == id).map(|(_, name)| name.clone());
    // Whoever is scored learns that an assessor read, never which one: nor by the unit.
    let named = look.purpose != SCORING;
    Use {
        viewer_unit: look.viewer_unit.as_deref().filter(|_| named).and_then(|id| find(units, id)),
        viewer_name: look.viewer.strip_prefix("account:").filter(|_| named).and_then(|id| find(names, id)),
        id: look.id,
        at: look.at.0,
        viewer_role: look.viewer_role,
        record_kind: look.record_kind,
        purpose: look.purpose,
        operation: look.operation,
    }
}

fn find(names: &Names, id: &str) -> Option<String> {
    names.iter().find(|(own, _)| own == id).map(|(_, name)| name.clone())
}
