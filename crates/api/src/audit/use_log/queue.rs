//! What was noted and is not written yet.

use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::{Notify, oneshot};

use super::Look;
use crate::audit::store::waiting::WaitingRow;
use crate::db::DbError;

/// So many may wait while the database is away. Then nobody may look any more, since it could not be recorded.
const QUEUE: usize = 50_000;
/// So many are not kept waiting for more to come.
const BATCH: usize = 5_000;

/// What is written together.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub looks: Vec<Look>,
    pub lists: Vec<WaitingRow>,
    /// Told when it is written.
    pub flushed: Vec<oneshot::Sender<()>>,
    closed: bool,
}

impl Batch {
    fn len(&self) -> usize {
        self.looks.len() + self.lists.len()
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.len() == 0 && self.flushed.is_empty()
    }

    /// Whether it must not wait for more.
    fn is_due(&self) -> bool {
        self.closed || !self.flushed.is_empty() || self.len() >= BATCH
    }
}

/// A queue of many writers and one reader, who is woken once for a batch and not for each look: waking somebody costs
/// more than all the rest.
#[derive(Debug, Default)]
pub(super) struct Queue {
    next: Mutex<Batch>,
    wake: Notify,
}

impl Queue {
    fn next(&self) -> MutexGuard<'_, Batch> {
        self.next.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds to the batch, and wakes the reader where that begins a batch or makes it due.
    fn add(&self, coming: usize, add: impl FnOnce(&mut Batch)) -> Result<(), DbError> {
        let mut batch = self.next();
        let (begins, was_due) = (batch.is_empty(), batch.is_due());
        if batch.len() + coming > QUEUE {
            return Err(DbError::Unavailable("the use log cannot be written"));
        }
        add(&mut batch);
        let wakes = begins || batch.is_due() && !was_due;
        drop(batch);
        if wakes {
            self.wake.notify_one();
        }
        Ok(())
    }

    pub fn add_look(&self, look: Look) -> Result<(), DbError> {
        self.add(1, |batch| batch.looks.push(look))
    }

    /// All or none of them.
    pub fn add_lists(&self, lists: Vec<WaitingRow>) -> Result<(), DbError> {
        self.add(lists.len(), |batch| batch.lists.extend(lists))
    }

    pub fn add_flush(&self, done: oneshot::Sender<()>) {
        // Takes no room, so there is always room for it.
        let _ = self.add(0, |batch| batch.flushed.push(done));
    }

    /// Nothing will be added any more.
    pub fn close(&self) {
        self.next().closed = true;
        self.wake.notify_one();
    }

    pub fn is_closed(&self) -> bool {
        self.next().closed
    }

    /// Whether a batch has begun or never will.
    fn has_begun(&self) -> bool {
        let batch = self.next();
        batch.closed || !batch.is_empty()
    }

    /// Waits until there is something to do, or the queue is closed.
    pub async fn begun(&self) {
        while !self.has_begun() {
            self.wake.notified().await;
        }
    }

    /// Waits until what there is must not wait any longer.
    pub async fn due(&self) {
        while !self.next().is_due() {
            self.wake.notified().await;
        }
    }

    /// All there is; a closed queue stays closed.
    pub fn take(&self) -> Batch {
        let mut batch = self.next();
        let closed = batch.closed;
        std::mem::replace(&mut *batch, Batch { closed, ..Batch::default() })
    }
}
