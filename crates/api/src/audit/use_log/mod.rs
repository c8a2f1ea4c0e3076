//! Looks at records about people, written in batches.
//!
//! Every look is on disk within a second. In quiet times it is filed under each person at once; when a crowd looks it
//! is written as it came, many looks to a row, and filed soon after at a bounded pace, so that the log never holds up
//! those who read. Whoever asks sees both: filed or waiting.

mod keeper;
mod queue;

use std::sync::Arc;

use jiff::Timestamp;
use polku_domain::ids::{AgencyId, PersonId, UnitId};
use serde::{Serialize, Serializer};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use uuid::Uuid;

use self::queue::Queue;
use super::actor::{Actor, Interface, Who};
use super::store::UseRow;
use super::store::waiting::{RECORDS, WaitingRow, packed};
use crate::db::{Coded, Db, DbError, Ts};

/// A look at a record about a person.
#[derive(Clone, Debug)]
pub struct UseOf {
    /// Whom the record is about.
    pub person: PersonId,
    /// What kind of record: `"application"`.
    pub record: &'static str,
    /// The record's id.
    pub record_id: String,
    /// What for: `"selection"`.
    pub purpose: &'static str,
    /// The operation of the API: `"view_application"`.
    pub operation: &'static str,
    /// When.
    pub at: Timestamp,
}

/// One look at many records: a page of a list, a file.
#[derive(Clone, Debug)]
pub struct UseOfList {
    /// Whom each record is about, and its id.
    pub records: Vec<(PersonId, Uuid)>,
    /// What kind of record.
    pub record: &'static str,
    /// What for.
    pub purpose: &'static str,
    /// The operation of the API.
    pub operation: &'static str,
    /// When.
    pub at: Timestamp,
}

/// A look on its way to the database: as cheap to note as it can be, since somebody waits for the record. Its names
/// and words as JSON are those of [`UseRow`].
#[derive(Debug, Serialize)]
struct Look {
    id: Uuid,
    agency_id: Option<Uuid>,
    at: Timestamp,
    #[serde(serialize_with = "as_text")]
    viewer: Who,
    viewer_role: &'static str,
    viewer_unit: Option<Uuid>,
    person: Uuid,
    record_kind: &'static str,
    record: String,
    purpose: &'static str,
    operation: &'static str,
    #[serde(serialize_with = "interface_code")]
    interface: Interface,
    request_id: Option<Uuid>,
}

fn as_text<S: Serializer>(who: &Who, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(who)
}

fn interface_code<S: Serializer>(interface: &Interface, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(interface.code())
}

impl Look {
    fn new(actor: &Actor, look: UseOf) -> Self {
        Self {
            id: actor.ids.ordered(),
            agency_id: actor.agency.map(AgencyId::uuid),
            at: look.at,
            viewer: actor.who,
            viewer_role: actor.role_name(),
            viewer_unit: actor.unit.map(UnitId::uuid),
            person: look.person.uuid(),
            record_kind: look.record,
            record: look.record_id,
            purpose: look.purpose,
            operation: look.operation,
            interface: actor.interface,
            request_id: actor.request_id,
        }
    }

    fn row(&self) -> UseRow {
        UseRow {
            id: self.id.to_string(),
            agency_id: self.agency_id.map(|id| id.to_string()),
            at: Ts(self.at),
            viewer: self.viewer.to_string(),
            viewer_role: self.viewer_role.to_owned(),
            viewer_unit: self.viewer_unit.map(|id| id.to_string()),
            person: self.person.to_string(),
            record_kind: self.record_kind.to_owned(),
            record: self.record.clone(),
            purpose: self.purpose.to_owned(),
            operation: self.operation.to_owned(),
            interface: self.interface.code().to_owned(),
            request_id: self.request_id.map(|id| id.to_string()),
        }
    }
}

/// The way in for looks. Cheap to clone.
#[derive(Clone, Debug)]
pub struct UseLog(Arc<Entrance>);

/// Closes the queue when the last clone of the log is gone.
#[derive(Debug)]
struct Entrance(Arc<Queue>);

impl Drop for Entrance {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl UseLog {
    /// Starts writing to `db`. The task ends, with everything written, when the last clone of the log is gone.
    pub fn start(db: Db) -> (Self, JoinHandle<()>) {
        let queue = Arc::new(Queue::default());
        let task = tokio::spawn(keeper::keep(db, Arc::clone(&queue)));
        (Self(Arc::new(Entrance(queue))), task)
    }

    /// Notes a look. It is in the database within a second.
    ///
    /// # Errors
    /// Unavailable when so much waits already that the look could not be recorded: then it must not happen.
    pub fn note(&self, actor: &Actor, look: UseOf) -> Result<(), DbError> {
        self.0.0.add_look(Look::new(actor, look))
    }

    /// Notes a look at a list: a look at each of its records. It is in the database within a second.
    ///
    /// # Errors
    /// As [`UseLog::note`].
    pub fn note_list(&self, actor: &Actor, look: &UseOfList) -> Result<(), DbError> {
        let rows = look.records.chunks(RECORDS).map(|records| WaitingRow {
            id: actor.ids.ordered().to_string(),
            agency_id: actor.agency.map(|agency| agency.to_string()),
            at: Ts(look.at),
            viewer: actor.who.to_string(),
            viewer_role: actor.role_name().to_owned(),
            viewer_unit: actor.unit.map(|unit| unit.to_string()),
            records: packed(records),
            record_kind: look.record.to_owned(),
            purpose: look.purpose.to_owned(),
            operation: look.operation.to_owned(),
            interface: actor.interface.code().to_owned(),
            request_id: actor.request_id.map(|id| id.to_string()),
        });
        self.0.0.add_lists(rows.collect())
    }

    /// Waits until everything noted so far is written.
    ///
    /// # Errors
    /// Unavailable when the writing task is gone.
    pub async fn flush(&self) -> Result<(), DbError> {
        let (done, written) = oneshot::channel();
        self.0.0.add_flush(done);
        written.await.map_err(|_| DbError::Unavailable("the use log is closed"))
    }
}

#[cfg(test)]
mod tests {
    use polku_domain::access::Role;

    use super::*;
    use crate::clock::SystemClock;
    use crate::ids::ClockIds;

    #[test]
    fn a_look_that_waited_is_filed_as_it_would_have_been_at_once() {
        let actor = Actor {
            unit: Some(UnitId::new(Uuid::from_u128(5))),
            role: Some(Role::Coordinator),
            request_id: Some(Uuid::from_u128(6)),
            ..Actor::job("tidying", Some(AgencyId::new(Uuid::from_u128(7))), ids())
        };
        let bare = Actor { agency: None, unit: None, role: None, request_id: None, ..actor.clone() };
        for actor in [actor, bare] {
            let look = Look::new(
                &actor,
                UseOf {
                    person: PersonId::new(Uuid::from_u128(1)),
                    record: "application",
                    record_id: "ä \"quoted\"".into(),
                    purpose: "selection",
                    operation: "view_application",
                    at: "2020-05-04T06:00:00.12Z".parse().unwrap(),
                },
            );
            let read: UseRow = serde_json::from_str(&serde_json::to_string(&look).unwrap()).unwrap();
            assert_eq!(read, look.row());
        }
    }

    fn ids() -> Arc<dyn crate::ids::Ids> {
        Arc::new(ClockIds::seeded(Arc::new(SystemClock), 1))
    }
}
