//! How a transaction begins and ends on each engine, and when it is tried again.

use std::time::Duration;

use diesel::connection::{AnsiTransactionManager, Connection, TransactionManager};
use diesel::result::QueryResult;

use super::connection::AnyConn;
use super::error::{DbError, Refusal};
use super::pool::{Pool, Pooled};
use super::watch::Fault;
use crate::each_backend;

/// What a transaction promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Promise {
    /// Reads one state of the whole database, changes nothing.
    Snapshot,
    /// As if it ran alone.
    Alone,
    /// Sees what others commit meanwhile; for one conditional UPDATE that constraints guard.
    Counted,
}

/// A conflict is replayed this often before the caller is told to come back later.
const CONFLICT_REPLAYS: u32 = 100;
/// An error the engine does not classify may be a deadlock, which passes; a defect shows itself again.
const UNCLASSIFIED_REPLAYS: u32 = 3;
/// A constraint that refuses so often does not do so because of a rival.
const CONSTRAINT_REPLAYS: u32 = 3;
/// A row that was taken by a rival is one that a rival got through with, so a crowd of n is refused n - 1 times at most.
/// More of a crowd than this does not get past the pool's connections at once.
const TAKEN_REPLAYS: u32 = 20;

/// Begins a transaction.
pub(super) fn begin(conn: &mut AnyConn, promise: Promise) -> QueryResult<()> {
    let sql = match (&*conn, promise) {
        (AnyConn::Sqlite(_), Promise::Snapshot) => "BEGIN",
        (AnyConn::Sqlite(_), Promise::Alone | Promise::Counted) => "BEGIN IMMEDIATE",
        (AnyConn::Pg(_), Promise::Snapshot) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        (AnyConn::Pg(_), Promise::Alone) => "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE",
        (AnyConn::Pg(_), Promise::Counted) => "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
    };
    each_backend!(conn, |c| AnsiTransactionManager::begin_transaction_sql(c, sql))
}

/// Commits the innermost transaction or savepoint.
pub(super) fn commit(conn: &mut AnyConn) -> QueryResult<()> {
    <AnyConn as Connection>::TransactionManager::commit_transaction(conn)
}

/// Undoes the innermost transaction or savepoint.
pub(super) fn undo(conn: &mut AnyConn) -> QueryResult<()> {
    <AnyConn as Connection>::TransactionManager::rollback_transaction(conn)
}

/// Opens a savepoint inside the running transaction.
pub(super) fn savepoint(conn: &mut AnyConn) -> QueryResult<()> {
    <AnyConn as Connection>::TransactionManager::begin_transaction(conn)
}

/// Takes a connection with a transaction begun on it. A connection that died while idle shows itself here, before
/// any work is done, and is replaced once.
fn take_begun(pool: &Pool, promise: Promise) -> Result<Pooled, DbError> {
    let mut pooled = pool.take()?;
    if begin(&mut pooled.conn, promise).is_ok() {
        return Ok(pooled);
    }
    drop(pooled);
    let mut pooled = pool.take_fresh()?;
    begin(&mut pooled.conn, promise)?;
    Ok(pooled)
}

fn end<T, E: From<DbError>>(pooled: &mut Pooled, result: Result<T, E>) -> Result<T, E> {
    match result {
        Ok(value) => match commit(&mut pooled.conn) {
            Ok(()) => Ok(value),
            Err(error) => {
                pooled.watch.see(&error);
                Err(E::from(DbError::from(error)))
            }
        },
        Err(refusal) => {
            if let Err(error) = undo(&mut pooled.conn) {
                pooled.watch.see(&error);
            }
            Err(refusal)
        }
    }
}

/// Runs `work` once in a transaction that only reads.
pub(super) fn once<T, E: From<DbError>>(
    pool: &Pool,
    work: impl FnOnce(&mut AnyConn) -> Result<T, E>,
) -> Result<T, E> {
    let mut pooled = take_begun(pool, Promise::Snapshot)?;
    let result = work(&mut pooled.conn);
    let result = end(&mut pooled, result);
    pool.give(pooled);
    result
}

/// Runs `work` in a transaction, again and again while others get in its way.
pub(super) fn replayed<T, E: Refusal>(
    pool: &Pool,
    promise: Promise,
    work: impl Fn(&mut AnyConn) -> Result<T, E>,
) -> Result<T, E> {
    let mut attempt = 0;
    loop {
        let mut pooled = take_begun(pool, promise)?;
        let result = work(&mut pooled.conn);
        let result = end(&mut pooled, result);
        let mut fault = pooled.watch.fault();
        pool.give(pooled);
        let Err(refusal) = &result else { return result };
        if fault == Fault::None && promise == Promise::Counted && refusal.is_overtaken() {
            fault = Fault::Conflict;
        }
        if !worth_replaying(fault, attempt) {
            return result;
        }
        std::thread::sleep(pause(attempt));
        attempt += 1;
    }
}

fn worth_replaying(fault: Fault, attempt: u32) -> bool {
    match fault {
        Fault::Conflict => attempt < CONFLICT_REPLAYS,
        Fault::Unclassified => attempt < UNCLASSIFIED_REPLAYS,
        Fault::Constraint => attempt < CONSTRAINT_REPLAYS,
        Fault::Taken => attempt < TAKEN_REPLAYS,
        Fault::None | Fault::Broken => false,
    }
}

/// Grows to a few milliseconds, and differs between threads so that two rivals do not meet again in step.
fn pause(attempt: u32) -> Duration {
    let ceiling = 200 * u64::from(attempt.clamp(1, 40));
    let mut spread = std::hash::DefaultHasher::new();
    std::hash::Hash::hash(&(std::thread::current().id(), attempt), &mut spread);
    Duration::from_micros(std::hash::Hasher::finish(&spread) % ceiling)
}
