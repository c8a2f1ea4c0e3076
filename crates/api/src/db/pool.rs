//! Connections kept open, and at most so many at work at once.
//!
//! Waiting for a turn is asynchronous, so a crowd never blocks the threads it waits for.

use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};

use diesel::prelude::*;
use diesel::sql_types::Bool;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::connection::{AnyConn, OpenError, Purpose, open};
use super::engine::DatabaseUrl;
use super::error::DbError;
use super::watch::{Fault, Statements, Watch};

/// How long a request waits for its turn before it is told to come back.
const PATIENCE: Duration = Duration::from_secs(5);
/// A connection unused for longer is asked whether it is alive before it gets work that cannot be repeated.
const STALE: Duration = Duration::from_secs(1);

/// An open connection and what happened on it.
#[derive(Debug)]
pub struct Pooled {
    /// The connection.
    pub conn: AnyConn,
    /// Its witness.
    pub watch: Watch,
    last_used: Instant,
    /// The thread that had it last.
    last_by: ThreadId,
}

impl Pooled {
    /// Opens a connection of its own, outside any pool.
    pub fn open(url: &DatabaseUrl, purpose: Purpose) -> Result<Self, OpenError> {
        Self::counting(url, purpose, &Statements::default())
    }

    /// The same, whose statements are counted.
    pub(super) fn counting(
        url: &DatabaseUrl,
        purpose: Purpose,
        statements: &Statements,
    ) -> Result<Self, OpenError> {
        let watch = Watch::counting(statements);
        let conn = open(url, purpose, &watch)?;
        Ok(Self { conn, watch, last_used: Instant::now(), last_by: thread::current().id() })
    }

    /// Whether an unused connection still leads to a database that takes writes.
    fn is_alive(&mut self) -> bool {
        match &mut self.conn {
            AnyConn::Sqlite(_) => true,
            AnyConn::Pg(_) if self.last_used.elapsed() < STALE => true,
            AnyConn::Pg(conn) => diesel::select(diesel::dsl::sql::<Bool>("NOT pg_is_in_recovery()"))
                .get_result(conn)
                .unwrap_or(false),
        }
    }
}

/// A turn: the right to use one connection.
#[derive(Debug)]
pub struct Turn(#[expect(dead_code, reason = "held for its Drop")] OwnedSemaphorePermit);

/// The pool. Cheap to share by `Arc`.
#[derive(Debug)]
pub struct Pool {
    url: DatabaseUrl,
    purpose: Purpose,
    idle: Mutex<Vec<Pooled>>,
    turns: Arc<Semaphore>,
    statements: Statements,
}

impl Pool {
    /// A pool that opens connections when they are first needed.
    pub fn new(url: DatabaseUrl, purpose: Purpose, size: usize, statements: Statements) -> Self {
        let turns = Arc::new(Semaphore::new(size.max(1)));
        Self { url, purpose, idle: Mutex::default(), turns, statements }
    }

    /// How many statements were sent.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Waits for a turn.
    pub async fn turn(&self) -> Result<Turn, DbError> {
        let waiting = Arc::clone(&self.turns).acquire_owned();
        match tokio::time::timeout(PATIENCE, waiting).await {
            Ok(Ok(permit)) => Ok(Turn(permit)),
            _ => Err(DbError::Unavailable("all connections are busy")),
        }
    }

    /// A turn if one is free now.
    pub fn try_turn(&self) -> Option<Turn> {
        Arc::clone(&self.turns).try_acquire_owned().ok().map(Turn)
    }

    /// A connection that was alive a moment ago, or a new one. May block.
    pub fn take(&self) -> Result<Pooled, DbError> {
        while let Some(mut pooled) = self.pop() {
            if pooled.is_alive() {
                return Ok(pooled);
            }
        }
        self.open_new()
    }

    /// A connection that is certainly new, and no memory of the old ones: for when one was found dead.
    pub fn take_fresh(&self) -> Result<Pooled, DbError> {
        let dead = std::mem::take(&mut *self.idle.lock().unwrap_or_else(PoisonError::into_inner));
        drop(dead);
        self.open_new()
    }

    /// Gives a connection back; a broken one is closed instead.
    pub fn give(&self, mut pooled: Pooled) {
        if pooled.watch.fault() == Fault::Broken || diesel::r2d2::R2D2Connection::is_broken(&mut pooled.conn)
        {
            return;
        }
        pooled.watch.reset();
        pooled.last_used = Instant::now();
        pooled.last_by = thread::current().id();
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(pooled);
    }

    /// The one this thread had last, if it is idle: its pages and statements are in this core's caches.
    fn pop(&self) -> Option<Pooled> {
        let thread = thread::current().id();
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        match idle.iter().rposition(|pooled| pooled.last_by == thread) {
            Some(own) => Some(idle.swap_remove(own)),
            None => idle.pop(),
        }
    }

    fn open_new(&self) -> Result<Pooled, DbError> {
        Pooled::counting(&self.url, self.purpose, &self.statements).map_err(|error| {
            tracing::warn!(%error, "cannot open a database connection");
            DbError::from(error)
        })
    }
}
