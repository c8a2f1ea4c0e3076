//! Looks at records about people, written in batches.

use std::time::Duration;

use jiff::Timestamp;
use polku_domain::ids::PersonId;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use super::actor::Actor;
use super::store::{self, UseRow};
use crate::db::{Coded, Db, DbError, Ts};

/// A look waits so long at most for others to be written with: half of the stated loss.
const GATHER: Duration = Duration::from_millis(500);
/// So many are written together.
const BATCH: usize = 500;
/// So many may wait while the database is away. Then nobody may look any more, since it could not be recorded.
const QUEUE: usize = 50_000;
/// Between two tries while the database is away.
const RETRY: Duration = Duration::from_millis(500);
/// Tries at shutdown before what is left is given up, and said so in the log.
const LAST_TRIES: u32 = 10;

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

enum Message {
    Note(Box<UseRow>),
    Flush(oneshot::Sender<()>),
}

/// The way in for notes. Cheap to clone.
#[derive(Clone, Debug)]
pub struct UseLog(mpsc::Sender<Message>);

impl UseLog {
    /// Starts writing to `db`. The task ends, with everything written, when the last clone of the log is gone.
    pub fn start(db: Db) -> (Self, JoinHandle<()>) {
        let (sender, receiver) = mpsc::channel(QUEUE);
        let task = tokio::spawn(keep(db, receiver));
        (Self(sender), task)
    }

    /// Notes a look. It is in the database within a second.
    ///
    /// # Errors
    /// Unavailable when so much waits already that the look could not be recorded: then it must not happen.
    pub fn note(&self, actor: &Actor, look: UseOf) -> Result<(), DbError> {
        let row = UseRow {
            id: actor.ids.ordered().to_string(),
            agency_id: actor.agency.map(|agency| agency.to_string()),
            at: Ts(look.at),
            viewer: actor.who.to_string(),
            viewer_role: actor.role.map_or("", |role| role.name()).to_owned(),
            viewer_unit: actor.unit.map(|unit| unit.to_string()),
            person: look.person.to_string(),
            record_kind: look.record.to_owned(),
            record: look.record_id,
            purpose: look.purpose.to_owned(),
            operation: look.operation.to_owned(),
            interface: actor.interface.code().to_owned(),
            request_id: actor.request_id.map(|id| id.to_string()),
        };
        self.0
            .try_send(Message::Note(Box::new(row)))
            .map_err(|_| DbError::Unavailable("the use log cannot be written"))
    }

    /// Waits until everything noted so far is written.
    ///
    /// # Errors
    /// Unavailable when the writing task is gone.
    pub async fn flush(&self) -> Result<(), DbError> {
        let gone = |_| DbError::Unavailable("the use log is closed");
        let (done, written) = oneshot::channel();
        self.0.send(Message::Flush(done)).await.map_err(|_| DbError::Unavailable("the use log is closed"))?;
        written.await.map_err(gone)
    }
}

async fn keep(db: Db, mut receiver: mpsc::Receiver<Message>) {
    let mut messages = Vec::with_capacity(BATCH);
    while receiver.recv_many(&mut messages, BATCH).await > 0 {
        gather(&mut receiver, &mut messages).await;
        let (rows, waiting) = sort(&mut messages);
        write(&db, rows, &receiver).await;
        // Whoever asked may have gone away.
        for done in waiting {
            let _ = done.send(());
        }
    }
}

/// Waits a little for more, unless somebody wants it written now or the log is being closed.
async fn gather(receiver: &mut mpsc::Receiver<Message>, messages: &mut Vec<Message>) {
    let deadline = tokio::time::Instant::now() + GATHER;
    while messages.len() < BATCH && !messages.iter().any(|message| matches!(message, Message::Flush(_))) {
        let room = BATCH - messages.len();
        match tokio::time::timeout_at(deadline, receiver.recv_many(messages, room)).await {
            Ok(count) if count > 0 => {}
            _ => return,
        }
    }
}

fn sort(messages: &mut Vec<Message>) -> (Vec<UseRow>, Vec<oneshot::Sender<()>>) {
    let (mut rows, mut waiting) = (Vec::with_capacity(messages.len()), Vec::new());
    for message in messages.drain(..) {
        match message {
            Message::Note(row) => rows.push(*row),
            Message::Flush(done) => waiting.push(done),
        }
    }
    (rows, waiting)
}

async fn write(db: &Db, rows: Vec<UseRow>, receiver: &mpsc::Receiver<Message>) {
    let rows = std::sync::Arc::new(rows);
    let mut last_tries = 0;
    while !rows.is_empty() {
        let batch = std::sync::Arc::clone(&rows);
        let Err(error) = db.write_counted(move |conn| store::insert_uses(conn, &batch)).await else { return };
        if error.is_unique() {
            // An earlier try of the same batch did reach the database; only its answer was lost.
            return;
        }
        tracing::error!(%error, "the use log could not be written; trying again");
        last_tries += u32::from(receiver.is_closed());
        if last_tries > LAST_TRIES {
            tracing::error!(lost = rows.len(), "the server stops without having written its use log");
            return;
        }
        tokio::time::sleep(RETRY).await;
    }
}
