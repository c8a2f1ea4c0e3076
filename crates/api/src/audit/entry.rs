//! One change, recorded in its own transaction.

use jiff::Timestamp;
use polku_domain::ids::PersonId;

use super::actor::Actor;
use super::store::{self, EntryRow};
use crate::db::{AnyConn, DbError, Json, Ts};

/// What was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    kind: &'static str,
    id: String,
}

impl Subject {
    /// A row: the word for its kind (`"application"`) and its id.
    pub fn new(kind: &'static str, id: impl ToString) -> Self {
        Self { kind, id: id.to_string() }
    }
}

/// A change.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The business verb in the past: `"application_submitted"`.
    pub action: &'static str,
    /// The row.
    pub subject: Subject,
    /// The person it is about, if it is about one.
    pub person: Option<PersonId>,
    /// The names of the fields that changed. Never their values.
    pub fields: &'a [&'a str],
    /// When.
    pub at: Timestamp,
}

/// Writes the entry; call it in the transaction of the change.
///
/// # Errors
/// What the database refuses.
pub fn record(conn: &mut AnyConn, actor: &Actor, entry: Entry<'_>) -> Result<(), DbError> {
    record_all(conn, actor, &[entry])
}

/// Writes many entries with a few statements, in their order; call it in the transaction of the changes.
///
/// # Errors
/// What the database refuses.
pub fn record_all(conn: &mut AnyConn, actor: &Actor, entries: &[Entry<'_>]) -> Result<(), DbError> {
    let rows: Vec<EntryRow> = entries.iter().map(|entry| row(actor, entry)).collect();
    store::insert_entries(conn, &rows)
}

fn row(actor: &Actor, entry: &Entry<'_>) -> EntryRow {
    EntryRow {
        id: actor.ids.ordered().to_string(),
        agency_id: actor.agency.map(|agency| agency.to_string()),
        at: Ts(entry.at),
        actor: actor.who.to_string(),
        action: entry.action.to_owned(),
        subject_kind: entry.subject.kind.to_owned(),
        subject: entry.subject.id.clone(),
        person: entry.person.map(|person| person.to_string()),
        fields: Json(entry.fields.iter().map(|&field| field.to_owned()).collect()),
        request_id: actor.request_id.map(|id| id.to_string()),
    }
}
