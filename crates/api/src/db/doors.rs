//! [`Db`]: the ways into the database.

use std::sync::Arc;

use tokio::task::spawn_blocking;

use super::connection::{AnyConn, Purpose};
use super::engine::{DatabaseUrl, Engine};
use super::error::{DbError, Refusal};
use super::kept::{Commits, Kept, KeptKey};
use super::lock_file::{LockError, LockFile};
use super::migrate::{self, MigrateError};
use super::pool::{Pool, Pooled};
use super::transaction::{Promise, once, replayed};
use super::watch::Statements;
use super::writer::Writer;

/// Why the database could not be taken into use.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The schema is not as it must be, or no connection could be opened.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// Another process writes the file.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The writing thread could not be started.
    #[error("cannot start the writing thread: {0}")]
    Thread(#[from] std::io::Error),
    /// A file that is only to be read does not exist.
    #[error("there is no database at {0}")]
    Missing(std::path::PathBuf),
}

/// The database. Cheap to clone; the last clone to go commits what is queued and frees the file.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    engine: Engine,
    // Dropped in this order: the writer commits what is queued before the lock is free.
    writer: Option<Writer>,
    pool: Pool,
    /// Of the file's one writer; where others may write, nothing can be kept.
    kept: Option<Kept>,
    may_write: bool,
    _lock: Option<LockFile>,
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Db").field(&self.0.engine).finish()
    }
}

impl Db {
    /// Takes the database into use for reading and writing, with at most `size` connections at work.
    ///
    /// An SQLite file is created and migrated here; on PostgreSQL the owner of the schema migrates
    /// (`polku migrate`), and a schema that is not current is refused.
    pub fn open(url: &DatabaseUrl, size: usize) -> Result<Self, StartError> {
        let lock = url.file().map(LockFile::take).transpose()?;
        let statements = Statements::default();
        let mut first = Pooled::counting(url, Purpose::Write, &statements).map_err(MigrateError::from)?;
        match url {
            DatabaseUrl::Sqlite(file) => migrate::up(&mut first.conn, Some(file)).map(drop)?,
            DatabaseUrl::Postgres(_) => migrate::check(&mut first.conn)?,
        }
        let (pool, writer, kept) = match url {
            DatabaseUrl::Sqlite(_) => {
                let pool = Pool::new(url.clone(), Purpose::Read, size, statements);
                let commits = Commits::default();
                let writer = Writer::start(url.clone(), first, commits.clone())?;
                (pool, Some(writer), Some(Kept::until(commits)))
            }
            DatabaseUrl::Postgres(_) => {
                let pool = Pool::new(url.clone(), Purpose::Write, size, statements);
                pool.give(first);
                (pool, None, None)
            }
        };
        Ok(Self(Arc::new(Inner { engine: url.engine(), writer, pool, kept, may_write: true, _lock: lock })))
    }

    /// Opens the database beside a server that may be running; every write is refused.
    pub fn open_read_only(url: &DatabaseUrl, size: usize) -> Result<Self, StartError> {
        if let Some(file) = url.file().filter(|file| !file.exists()) {
            return Err(StartError::Missing(file.to_owned()));
        }
        let statements = Statements::default();
        let mut first = Pooled::counting(url, Purpose::Read, &statements).map_err(MigrateError::from)?;
        migrate::check(&mut first.conn)?;
        let pool = Pool::new(url.clone(), Purpose::Read, size, statements);
        pool.give(first);
        let inner =
            Inner { engine: url.engine(), writer: None, pool, kept: None, may_write: false, _lock: None };
        Ok(Self(Arc::new(inner)))
    }

    /// Which engine is behind it.
    pub fn engine(&self) -> Engine {
        self.0.engine
    }

    /// How many statements have been sent so far. A list that asks for each of its rows shows itself here.
    pub fn statements(&self) -> u64 {
        self.0.pool.statements()
    }

    /// Reads one row by its key. On SQLite this runs at once on the calling thread, which is faster than handing
    /// it over; anything longer belongs in [`Db::read`].
    pub async fn point_read<T, E>(
        &self,
        work: impl FnOnce(&mut AnyConn) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        if self.0.engine == Engine::Sqlite
            && let Some(_turn) = self.0.pool.try_turn()
        {
            return point(&self.0.pool, work);
        }
        self.blocking(move |inner| point(&inner.pool, work)).await
    }

    /// As [`Db::point_read`], for a small answer that request after request asks for: on SQLite it is not asked again
    /// until something has been committed. `key` stands for all that the answer depends on besides the database. Only
    /// what was found is kept.
    pub async fn kept_read<T, E>(
        &self,
        key: KeptKey,
        work: impl FnOnce(&mut AnyConn) -> Result<Option<T>, E> + Send + 'static,
    ) -> Result<Option<T>, E>
    where
        T: Clone + Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let Some(kept) = &self.0.kept else { return self.point_read(work).await };
        // Asked before the work: what is committed in between makes the answer newer than its state, never older.
        let state = match kept.find(&key) {
            Ok(found) => return Ok(Some(found)),
            Err(state) => state,
        };
        let found = self.point_read(work).await?;
        if let Some(found) = &found {
            kept.keep(state, key, found);
        }
        Ok(found)
    }

    /// Reads one state of the whole database, however many queries it takes. Writing in it fails.
    pub async fn read<T, E>(
        &self,
        work: impl FnOnce(&mut AnyConn) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        self.blocking(move |inner| once(&inner.pool, work)).await
    }

    /// Reads one state of the whole database with a handful of statements, each of which follows an index to a
    /// bounded number of rows. On SQLite this runs at once on the calling thread: handing it over takes longer.
    pub async fn brief_read<T, E>(
        &self,
        work: impl FnOnce(&mut AnyConn) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        if self.0.engine == Engine::Sqlite
            && let Some(_turn) = self.0.pool.try_turn()
        {
            return once(&self.0.pool, work);
        }
        self.read(work).await
    }

    /// Changes the database as if alone in it. `work` may run several times, and what it did in a run that is not
    /// committed never happened: so it touches nothing but the connection (mails go through the outbox).
    pub async fn write_tx<T, E>(
        &self,
        work: impl Fn(&mut AnyConn) -> Result<T, E> + Send + Sync + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Refusal + Send + 'static,
    {
        self.write(Promise::Alone, work).await
    }

    /// For one conditional UPDATE whose limit a constraint guards, with its audit and outbox rows: cheaper than
    /// [`Db::write_tx`] in a crowd on PostgreSQL, where it sees what others commit meanwhile. Work that finds a row no
    /// longer as it read it says so ([`Refusal::is_overtaken`]), and is tried again.
    pub async fn write_counted<T, E>(
        &self,
        work: impl Fn(&mut AnyConn) -> Result<T, E> + Send + Sync + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Refusal + Send + 'static,
    {
        self.write(Promise::Counted, work).await
    }

    async fn write<T, E>(
        &self,
        promise: Promise,
        work: impl Fn(&mut AnyConn) -> Result<T, E> + Send + Sync + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: Refusal + Send + 'static,
    {
        if !self.0.may_write {
            return Err(E::from(DbError::Unavailable("the database is open for reading only")));
        }
        match &self.0.writer {
            Some(writer) => writer.write(work).await,
            None => self.blocking(move |inner| replayed(&inner.pool, promise, work)).await,
        }
    }

    /// Waits for a turn and works on a thread that may block.
    async fn blocking<T, E>(&self, work: impl FnOnce(&Inner) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let turn = self.0.pool.turn().await?;
        let inner = Arc::clone(&self.0);
        let task = spawn_blocking(move || {
            let result = work(&inner);
            drop(turn);
            result
        });
        task.await.unwrap_or_else(|_| Err(E::from(DbError::Panicked)))
    }
}

fn point<T, E: From<DbError>>(pool: &Pool, work: impl FnOnce(&mut AnyConn) -> Result<T, E>) -> Result<T, E> {
    let mut pooled = pool.take()?;
    let result = work(&mut pooled.conn);
    pool.give(pooled);
    result
}
