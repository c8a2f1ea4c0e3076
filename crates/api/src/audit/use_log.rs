//! Looks at records about people, written in batches.
//!
//! Every look is on disk within a second. A look at a list is filed under each person at once in quiet times; when a
//! crowd reads lists it is written as it came, one row for many records, and filed soon after at a bounded pace, so
//! that the log never holds up those who read. Whoever asks sees both: filed or waiting.

use std::time::Duration;

use jiff::Timestamp;
use polku_domain::ids::PersonId;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio::time::Instant;
use uuid::Uuid;

use super::actor::Actor;
use super::store::waiting::{RECORDS, WaitingRow, file_oldest, insert_waiting, packed};
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
/// So many records of lists in one batch are filed at once; more wait.
const FILED_AT_ONCE: usize = 1_000;
/// Between two turns of filing what waits.
const FILE_EVERY: Duration = Duration::from_millis(250);
/// Looks filed in one turn.
const FILED_TOGETHER: i64 = 10;

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

enum Message {
    Note(Box<UseRow>),
    List(Box<WaitingRow>),
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
        self.send(Message::Note(Box::new(UseRow {
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
        })))
    }

    /// Notes a look at a list: a look at each of its records. It is in the database within a second.
    ///
    /// # Errors
    /// As [`UseLog::note`].
    pub fn note_list(&self, actor: &Actor, look: &UseOfList) -> Result<(), DbError> {
        for records in look.records.chunks(RECORDS) {
            self.send(Message::List(Box::new(WaitingRow {
                id: actor.ids.ordered().to_string(),
                agency_id: actor.agency.map(|agency| agency.to_string()),
                at: Ts(look.at),
                viewer: actor.who.to_string(),
                viewer_role: actor.role.map_or("", |role| role.name()).to_owned(),
                viewer_unit: actor.unit.map(|unit| unit.to_string()),
                records: packed(records),
                record_kind: look.record.to_owned(),
                purpose: look.purpose.to_owned(),
                operation: look.operation.to_owned(),
                interface: actor.interface.code().to_owned(),
                request_id: actor.request_id.map(|id| id.to_string()),
            })))?;
        }
        Ok(())
    }

    fn send(&self, message: Message) -> Result<(), DbError> {
        self.0.try_send(message).map_err(|_| DbError::Unavailable("the use log cannot be written"))
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
    // A process that ended before may have left looks to be filed.
    let mut unfiled = true;
    let mut turn = Instant::now() + FILE_EVERY;
    loop {
        let next = receiver.recv_many(&mut messages, BATCH);
        let came = if unfiled { tokio::time::timeout_at(turn, next).await } else { Ok(next.await) };
        match came {
            Ok(0) => return,
            Ok(_) => {
                gather(&mut receiver, &mut messages).await;
                let (batch, flushed) = sort(&mut messages);
                unfiled |= !batch.waiting.is_empty();
                write(&db, batch, &receiver).await;
                // Whoever asked may have gone away.
                for done in flushed {
                    let _ = done.send(());
                }
            }
            Err(_) => {}
        }
        if unfiled && Instant::now() >= turn {
            unfiled = file(&db).await;
            turn = Instant::now() + FILE_EVERY;
        }
    }
}

/// Files some of what waits; whether there may be more.
async fn file(db: &Db) -> bool {
    match db.write_tx(|conn| file_oldest(conn, FILED_TOGETHER)).await {
        Ok(count) => count > 0,
        Err(error) => {
            tracing::warn!(%error, "looks at lists could not be filed yet");
            true
        }
    }
}

/// Waits a little for more, unless somebody wants it written now or the log is being closed.
async fn gather(receiver: &mut mpsc::Receiver<Message>, messages: &mut Vec<Message>) {
    let deadline = Instant::now() + GATHER;
    while messages.len() < BATCH && !messages.iter().any(|message| matches!(message, Message::Flush(_))) {
        let room = BATCH - messages.len();
        match tokio::time::timeout_at(deadline, receiver.recv_many(messages, room)).await {
            Ok(count) if count > 0 => {}
            _ => return,
        }
    }
}

/// What is written together.
#[derive(Debug, Default)]
struct Batch {
    filed: Vec<UseRow>,
    waiting: Vec<WaitingRow>,
}

fn sort(messages: &mut Vec<Message>) -> (Batch, Vec<oneshot::Sender<()>>) {
    let (mut batch, mut flushed) = (Batch::default(), Vec::new());
    for message in messages.drain(..) {
        match message {
            Message::Note(row) => batch.filed.push(*row),
            Message::List(row) => batch.waiting.push(*row),
            Message::Flush(done) => flushed.push(done),
        }
    }
    if batch.waiting.iter().map(WaitingRow::count).sum::<usize>() <= FILED_AT_ONCE {
        batch.filed.extend(batch.waiting.drain(..).flat_map(|look| look.uses().collect::<Vec<_>>()));
    }
    (batch, flushed)
}

async fn write(db: &Db, batch: Batch, receiver: &mpsc::Receiver<Message>) {
    let batch = std::sync::Arc::new(batch);
    let mut last_tries = 0;
    while !batch.filed.is_empty() || !batch.waiting.is_empty() {
        let rows = std::sync::Arc::clone(&batch);
        let written = db.write_counted(move |conn| {
            store::insert_uses(conn, &rows.filed)?;
            insert_waiting(conn, &rows.waiting)
        });
        let Err(error) = written.await else { return };
        if error.is_unique() {
            // An earlier try of the same batch did reach the database; only its answer was lost.
            return;
        }
        tracing::error!(%error, "the use log could not be written; trying again");
        last_tries += u32::from(receiver.is_closed());
        if last_tries > LAST_TRIES {
            let lost = batch.filed.len() + batch.waiting.iter().map(WaitingRow::count).sum::<usize>();
            tracing::error!(lost, "the server stops without having written its use log");
            return;
        }
        tokio::time::sleep(RETRY).await;
    }
}
