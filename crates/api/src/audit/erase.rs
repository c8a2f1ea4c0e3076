//! Erasing traces that are older than their term (`polku_domain::retention::TRACE`).
//!
//! Nobody may delete a trace because it is in their way. So the triggers of both engines let a row go only once a row of
//! `trace_erasures`, in which nothing can be changed, says that all before an instant goes; and what is told there is
//! itself an audit entry, under a seal. Of the audit log whole batches go, the earliest first: their seals stay, and with
//! them the chain. [`verify`](super::verify) so tells what was erased by the rule from what is missing.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use polku_domain::ids::AgencyId;
use polku_domain::retention::TRACE;
use uuid::Builder;

use super::actor::Actor;
use super::entry::{Entry, Subject, record};
use super::store::erased::{self, ErasureRow};
use super::store::{self, SealRow};
use crate::access::AgencyScope;
use crate::clock::finland;
use crate::db::{AnyConn, DbError, Ts};

/// What the entry is called that tells of an erasure.
pub(super) const TRACES_ERASED: &str = "traces_erased";

/// Rows of each agency; none for what belongs to no agency.
pub type ByAgency = BTreeMap<Option<AgencyId>, usize>;

/// What one transaction erased.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErasedTraces {
    /// Entries of the audit log.
    pub entries: ByAgency,
    /// Looks of the use log.
    pub uses: ByAgency,
    /// Whether there may be more.
    pub more: bool,
}

/// How many traces of an agency are due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueTraces {
    /// Entries of the audit log.
    pub entries: u64,
    /// Looks of the use log.
    pub uses: u64,
}

/// What is due on `day` in an agency, counted as it would be erased: entries under seals that are due, and looks.
///
/// # Errors
/// What the database refuses.
pub fn due_traces(conn: &mut AnyConn, scope: AgencyScope, day: Date) -> Result<DueTraces, DbError> {
    let before = Ts(start_of(TRACE.first_kept(day)));
    let up_to = erased::last(conn)?.map_or(0, |last| last.up_to_seal);
    let last_due = erased::last_seal_before(conn, up_to, before)?;
    let last_id = last_due.and_then(|seal| seal.entries.0.into_iter().map(|(id, _)| id).max());
    let entries = match last_id {
        Some(id) => erased::count_entries(conn, scope, &id)?,
        None => 0,
    };
    let uses = erased::count_uses(conn, scope, before, &not_before(before.0))?;
    Ok(DueTraces { entries: entries.unsigned_abs(), uses: uses.unsigned_abs() })
}

/// The first instant whose traces are still kept at `now`.
#[must_use]
pub fn first_kept(now: Timestamp) -> Timestamp {
    start_of(TRACE.first_kept(now.to_zoned(finland()).date()))
}

fn start_of(day: Date) -> Timestamp {
    day.to_zoned(finland()).map_or(Timestamp::MIN, |start| start.timestamp())
}

/// Erases traces that are due, at most about `limit` of each kind, and records that it did.
///
/// # Errors
/// What the database refuses.
pub fn erase_traces(
    conn: &mut AnyConn,
    actor: &Actor,
    now: Timestamp,
    limit: i64,
) -> Result<ErasedTraces, DbError> {
    let before = Ts(first_kept(now));
    let last = erased::last(conn)?;
    let up_to = last.as_ref().map_or(0, |last| last.up_to_seal);
    let (seals, more_seals) = due_seals(conn, up_to, before, limit)?;
    let uses = erased::uses_before(conn, before, &not_before(before.0), limit)?;
    if seals.is_empty() && uses.is_empty() {
        return Ok(ErasedTraces::default());
    }
    let covered = last.is_some_and(|last| last.erased_before >= before);
    if !seals.is_empty() || !covered {
        let up_to_seal = seals.last().map_or(up_to, |seal| seal.number);
        let row = ErasureRow {
            id: actor.ids.ordered().to_string(),
            at: Ts(now),
            erased_before: before,
            up_to_seal,
        };
        erased::insert(conn, &row)?;
        let subject = Subject::new("trace_erasure", &row.id);
        let fields: &[&str] = &["erased_before", "up_to_seal"];
        record(conn, actor, Entry { action: TRACES_ERASED, subject, person: None, fields, at: now })?;
    }
    let full = i64::try_from(uses.len()).is_ok_and(|count| count >= limit);
    let mut done = ErasedTraces { more: more_seals || full, ..ErasedTraces::default() };
    for seal in &seals {
        let ids: Vec<String> = seal.entries.0.iter().map(|(id, _)| id.clone()).collect();
        for row in store::entries(conn, &ids)? {
            *done.entries.entry(agency(row.agency_id.as_deref())).or_default() += 1;
        }
        erased::delete_entries(conn, &ids)?;
    }
    for (_, of) in &uses {
        *done.uses.entry(agency(of.as_deref())).or_default() += 1;
    }
    erased::delete_uses(conn, &uses.into_iter().map(|(id, _)| id).collect::<Vec<_>>())?;
    Ok(done)
}

/// Seals behind the last erased one that were set, over entries that were written, before an instant; and whether there
/// may be more than the limit lets through.
fn due_seals(
    conn: &mut AnyConn,
    up_to: i64,
    before: Ts,
    limit: i64,
) -> Result<(Vec<SealRow>, bool), DbError> {
    let (mut due, mut entries) = (Vec::new(), 0);
    // A seal lies over 500 entries at most.
    for seal in store::seals_after(conn, up_to, 1 + limit / 500)? {
        if seal.sealed_at >= before {
            return Ok((due, false));
        }
        let ids: Vec<String> = seal.entries.0.iter().map(|(id, _)| id.clone()).collect();
        // Of two processes whose clocks differ, one may seal what the other wrote a moment later by its own clock.
        if store::entries(conn, &ids)?.iter().any(|row| row.at >= before) {
            return Ok((due, false));
        }
        entries += seal.entry_count;
        due.push(seal);
        if entries >= limit {
            return Ok((due, true));
        }
    }
    let more = !due.is_empty();
    Ok((due, more))
}

fn agency(text: Option<&str>) -> Option<AgencyId> {
    text.and_then(|id| id.parse().ok())
}

/// The least id that is given at an instant: ids of looks follow the time, so that those before it lie together in the
/// index.
fn not_before(at: Timestamp) -> String {
    let millis = u64::try_from(at.as_millisecond()).unwrap_or(0);
    Builder::from_unix_timestamp_millis(millis, &[0; 10]).into_uuid().to_string()
}
