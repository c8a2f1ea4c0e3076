//! One connection type over both engines, and how each is opened.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};

use super::engine::DatabaseUrl;
use super::error::DbError;
use super::watch::Watch;

pub use connection_impl::{AnyConn, MultiBackend};

mod connection_impl {
    // The derive writes `use super::*` into modules of its own; kept apart so that it sees only these two.
    use diesel::{PgConnection, SqliteConnection};

    /// A connection to either engine. Queries written against it are checked for both by the compiler.
    #[derive(diesel::MultiConnection)]
    pub enum AnyConn {
        /// PostgreSQL.
        Pg(PgConnection),
        /// SQLite.
        Sqlite(SqliteConnection),
    }
}

impl std::fmt::Debug for AnyConn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Pg(_) => "AnyConn::Pg",
            Self::Sqlite(_) => "AnyConn::Sqlite",
        })
    }
}

/// Runs one expression against the concrete connection: `each_backend!(conn, |c| expr)`. For what the common type
/// cannot do: batch inserts, `on_conflict`, `as_returning`.
#[macro_export]
macro_rules! each_backend {
    ($conn:expr, |$c:ident| $body:expr) => {
        match $conn {
            $crate::db::AnyConn::Pg($c) => $body,
            $crate::db::AnyConn::Sqlite($c) => $body,
        }
    };
}

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// May change rows.
    Write,
    /// Reads only; on SQLite a write through it fails.
    Read,
}

/// The oldest SQLite without the defect that corrupts a database when its write-ahead log is reset.
pub const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);

/// Why a connection could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The engine did not answer or refused us.
    #[error("cannot connect to the database: {0}")]
    Connect(#[from] ConnectionError),
    /// Setting the connection up failed.
    #[error("cannot set up the database connection: {0}")]
    Setup(#[from] diesel::result::Error),
    /// See [`OLDEST_SQLITE`].
    #[error("SQLite {0} is too old: its write-ahead log can corrupt the database; 3.51.3 or newer is needed")]
    TooOld(String),
    /// A setting did not take, for instance on a file system without shared memory.
    #[error("SQLite refused the setting {0}")]
    Pragma(&'static str),
}

impl From<OpenError> for DbError {
    fn from(_: OpenError) -> Self {
        Self::Unavailable("no connection could be opened")
    }
}

/// Opens a connection and makes `watch` its witness.
pub fn open(url: &DatabaseUrl, purpose: Purpose, watch: &Watch) -> Result<AnyConn, OpenError> {
    let mut conn = match url {
        DatabaseUrl::Sqlite(path) => AnyConn::Sqlite(open_sqlite(&path.to_string_lossy(), purpose)?),
        DatabaseUrl::Postgres(url) => AnyConn::Pg(open_postgres(url)?),
    };
    conn.set_instrumentation(watch.clone());
    Ok(conn)
}

fn open_sqlite(path: &str, purpose: Purpose) -> Result<SqliteConnection, OpenError> {
    let mut conn = SqliteConnection::establish(path)?;
    let version =
        diesel::select(diesel::dsl::sql::<Text>("sqlite_version()")).get_result::<String>(&mut conn)?;
    if !new_enough(&version) {
        return Err(OpenError::TooOld(version));
    }
    // The order matters: without a busy timeout, switching to WAL fails while another connection is open.
    conn.batch_execute(
        "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
         PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF; \
         PRAGMA cache_size = -2000; PRAGMA mmap_size = 0; PRAGMA journal_size_limit = 67108864",
    )?;
    if purpose == Purpose::Read {
        conn.batch_execute("PRAGMA query_only = ON")?;
    }
    check_pragmas(&mut conn)?;
    Ok(conn)
}

fn new_enough(version: &str) -> bool {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next()) >= OLDEST_SQLITE
}

fn check_pragmas(conn: &mut SqliteConnection) -> Result<(), OpenError> {
    let mode: String =
        diesel::select(diesel::dsl::sql::<Text>("(SELECT journal_mode FROM pragma_journal_mode)"))
            .get_result(conn)?;
    if mode != "wal" {
        return Err(OpenError::Pragma("journal_mode = WAL"));
    }
    let synchronous: i64 =
        diesel::select(diesel::dsl::sql::<BigInt>("(SELECT synchronous FROM pragma_synchronous)"))
            .get_result(conn)?;
    if synchronous != 2 {
        return Err(OpenError::Pragma("synchronous = FULL"));
    }
    let foreign_keys: bool =
        diesel::select(diesel::dsl::sql::<Bool>("(SELECT foreign_keys FROM pragma_foreign_keys)"))
            .get_result(conn)?;
    if foreign_keys { Ok(()) } else { Err(OpenError::Pragma("foreign_keys = ON")) }
}

fn open_postgres(url: &str) -> Result<PgConnection, OpenError> {
    let mut conn = PgConnection::establish(&with_timeout(url))?;
    conn.batch_execute(
        "SET application_name = 'polku'; SET lock_timeout = '10s'; \
         SET idle_in_transaction_session_timeout = '60s'",
    )?;
    Ok(conn)
}

/// A host that swallows packets must cost a request seconds, not minutes.
fn with_timeout(url: &str) -> String {
    if url.contains("connect_timeout=") {
        return url.to_owned();
    }
    let joint = if url.contains('?') { '&' } else { '?' };
    format!("{url}{joint}connect_timeout=4")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_with_the_log_reset_defect_are_too_old() {
        for old in ["3.40.1", "3.51.2", "2.9.9", ""] {
            assert!(!new_enough(old), "{old}");
        }
        for new in ["3.51.3", "3.53.2", "4.0.0"] {
            assert!(new_enough(new), "{new}");
        }
    }

    #[test]
    fn a_connect_timeout_is_added_once() {
        assert_eq!(with_timeout("postgres://h/d"), "postgres://h/d?connect_timeout=4");
        assert_eq!(with_timeout("postgres://h/d?a=b"), "postgres://h/d?a=b&connect_timeout=4");
        assert_eq!(with_timeout("postgres://h/d?connect_timeout=1"), "postgres://h/d?connect_timeout=1");
    }
}
