//! The one writer of an SQLite file: what has queued up is committed together.
//!
//! Each piece of work runs in a savepoint of its own, so one that is refused leaves the others alone. Nobody is
//! answered before the common commit is on disk. If the batch as a whole fails, each piece is tried by itself.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};

use super::connection::{AnyConn, Purpose};
use super::engine::DatabaseUrl;
use super::error::DbError;
use super::kept::Commits;
use super::pool::Pooled;
use super::transaction::{Promise, begin, commit, savepoint, undo};

/// So many pieces of work share one commit at most.
const BATCH: usize = 512;
/// So many may wait; beyond, callers are told to come back.
const QUEUE: usize = 4096;
/// How long a full queue is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// What became of one piece of work inside the batch.
enum Step {
    Keep,
    Undo,
    Panicked,
}

/// A piece of work whose types the queue need not know.
trait Job: Send {
    /// Forgets an earlier run.
    fn forget(&mut self);
    fn run(&mut self, conn: &mut AnyConn) -> Step;
    /// Tells the caller its result, after the commit.
    fn answer(self: Box<Self>);
    /// Tells the caller that nothing was stored.
    fn fail(self: Box<Self>, error: DbError);
}

struct Task<T, E, F> {
    work: F,
    result: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> Job for Task<T, E, F>
where
    T: Send,
    E: From<DbError> + Send,
    F: Fn(&mut AnyConn) -> Result<T, E> + Send,
{
    fn forget(&mut self) {
        self.result = None;
    }

    fn run(&mut self, conn: &mut AnyConn) -> Step {
        match catch_unwind(AssertUnwindSafe(|| (self.work)(conn))) {
            Ok(result) => {
                let step = if result.is_ok() { Step::Keep } else { Step::Undo };
                self.result = Some(result);
                step
            }
            Err(_) => Step::Panicked,
        }
    }

    fn answer(self: Box<Self>) {
        let result = self.result.unwrap_or_else(|| Err(E::from(DbError::Panicked)));
        // A caller that hung up needs no answer.
        let _ = self.reply.send(result);
    }

    fn fail(self: Box<Self>, error: DbError) {
        let refusal = match self.result {
            Some(Err(refusal)) => refusal,
            _ => E::from(error),
        };
        let _ = self.reply.send(Err(refusal));
    }
}

/// The queue to the writing thread. Dropping it waits until what was queued is committed.
pub(super) struct Writer {
    queue: Option<mpsc::Sender<Box<dyn Job>>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread with its first connection.
    pub(super) fn start(url: DatabaseUrl, first: Pooled, commits: Commits) -> std::io::Result<Self> {
        let (queue, waiting) = mpsc::channel(QUEUE);
        let thread = std::thread::Builder::new()
            .name("polku-writer".into())
            .spawn(move || Committer { url, conn: Some(first), commits }.serve(waiting))?;
        Ok(Self { queue: Some(queue), thread: Some(thread) })
    }

    /// Queues a piece of work and waits until it is committed or refused.
    pub(super) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: Fn(&mut AnyConn) -> Result<T, E> + Send + 'static,
    {
        let stopped = || E::from(DbError::Unavailable("the writer stopped"));
        let (reply, answer) = oneshot::channel();
        let job: Box<dyn Job> = Box::new(Task { work, result: None, reply });
        let queue = self.queue.as_ref().ok_or_else(stopped)?;
        if queue.send_timeout(job, PATIENCE).await.is_err() {
            return Err(E::from(DbError::Unavailable("too many writes are waiting")));
        }
        answer.await.unwrap_or_else(|_| Err(stopped()))
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take()
            && thread.thread().id() != std::thread::current().id()
        {
            // The thread catches panics of its work; should it die all the same there is nothing left to wait for.
            let _ = thread.join();
        }
    }
}

struct Committer {
    url: DatabaseUrl,
    conn: Option<Pooled>,
    commits: Commits,
}

impl Committer {
    fn serve(mut self, mut waiting: mpsc::Receiver<Box<dyn Job>>) {
        let mut batch = Vec::with_capacity(BATCH);
        while waiting.blocking_recv_many(&mut batch, BATCH) > 0 {
            let jobs = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
            self.commit_together(jobs);
        }
    }

    fn commit_together(&mut self, mut batch: Vec<Box<dyn Job>>) {
        match self.attempt(&mut batch) {
            Ok(()) => batch.into_iter().for_each(Job::answer),
            Err(_) if batch.len() > 1 => batch.into_iter().for_each(|job| self.commit_alone(job)),
            Err(error) => fail_all(batch, error),
        }
    }

    fn commit_alone(&mut self, job: Box<dyn Job>) {
        let mut batch = vec![job];
        match self.attempt(&mut batch) {
            Ok(()) => batch.into_iter().for_each(Job::answer),
            Err(error) => fail_all(batch, error),
        }
    }

    /// One transaction over the batch. After a failure the connection is closed, which undoes all of it.
    fn attempt(&mut self, batch: &mut [Box<dyn Job>]) -> Result<(), DbError> {
        batch.iter_mut().for_each(|job| job.forget());
        let mut pooled = match self.conn.take() {
            Some(pooled) => pooled,
            None => Pooled::open(&self.url, Purpose::Write)?,
        };
        let done = run_batch(&mut pooled.conn, batch);
        // A commit that failed may have reached the file all the same.
        self.commits.one_more();
        done?;
        pooled.watch.reset();
        self.conn = Some(pooled);
        Ok(())
    }
}

fn run_batch(conn: &mut AnyConn, batch: &mut [Box<dyn Job>]) -> Result<(), DbError> {
    begin(conn, Promise::Alone)?;
    for job in batch {
        savepoint(conn)?;
        match job.run(conn) {
            Step::Keep => commit(conn)?,
            Step::Undo => undo(conn)?,
            Step::Panicked => return Err(DbError::Panicked),
        }
    }
    commit(conn)?;
    Ok(())
}

fn fail_all(batch: Vec<Box<dyn Job>>, error: DbError) {
    tracing::error!(%error, "a write could not be committed");
    let mut error = Some(error);
    for job in batch {
        job.fail(error.take().unwrap_or(DbError::Unavailable("the writer failed")));
    }
}
