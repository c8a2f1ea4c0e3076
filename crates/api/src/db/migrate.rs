//! Brings the schema up to this binary's version, and refuses one that is newer.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use diesel::migration::{Migration, MigrationSource};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::connection::{AnyConn, OpenError, Purpose};
use super::engine::DatabaseUrl;
use super::pool::Pooled;
use crate::each_backend;

/// The schema of the embedded engine.
pub const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
/// The schema of PostgreSQL; the same names.
pub const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Any fixed number: two processes that start at once migrate once.
const ADVISORY_LOCK: i64 = 0x0050_6f6c_6b75;

/// Tables in which nothing is changed: triggers refuse it on both engines, and the app role may not even try.
pub const APPEND_ONLY: [&str; 4] = ["audit_entries", "audit_seals", "trace_erasures", "use_log"];

/// Of those, the tables whose rows fall due: triggers refuse to delete what no row of `trace_erasures` covers.
const ERASED_WHEN_DUE: [&str; 2] = ["audit_entries", "use_log"];

/// Why the schema is not as it must be.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// No connection.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A statement failed.
    #[error("the database refused a migration: {0}")]
    Query(#[from] diesel::result::Error),
    /// A migration script failed.
    #[error("a migration failed: {0}")]
    Script(Box<dyn std::error::Error + Send + Sync>),
    /// The database was written by a newer Polku.
    #[error(
        "the database has schema {0}, which this version of Polku does not know; install the newer version"
    )]
    Newer(String),
    /// The database waits for `polku migrate`.
    #[error("the database schema is not current ({0} migrations are pending); run: polku migrate")]
    Pending(usize),
    /// The role that the servers sign in as does not exist.
    #[error("the database role {0:?} does not exist; create it with a password first")]
    NoSuchRole(String),
    /// A role name we would have to quote.
    #[error("the database role {0:?} is not a plain name of letters, digits and underscores")]
    BadRole(String),
}

/// What a run did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Versions applied now, in order.
    pub applied: Vec<String>,
    /// The copy of the SQLite file made before anything was changed.
    pub backup: Option<PathBuf>,
}

/// Versions this binary does not have, and versions the database does not have.
struct Difference {
    unknown: Vec<String>,
    pending: Vec<String>,
}

/// Applies what is pending.
pub fn up(conn: &mut AnyConn, file: Option<&Path>) -> Result<Report, MigrateError> {
    lock(conn)?;
    let result = up_locked(conn, file);
    unlock(conn)?;
    result
}

fn up_locked(conn: &mut AnyConn, file: Option<&Path>) -> Result<Report, MigrateError> {
    let difference = compare(conn)?;
    if let Some(version) = difference.unknown.last() {
        return Err(MigrateError::Newer(version.clone()));
    }
    let has_data = !applied(conn)?.is_empty();
    let mut report = Report { applied: difference.pending, backup: None };
    if report.applied.is_empty() {
        return Ok(report);
    }
    if let (true, Some(file), Some(version)) = (has_data, file, report.applied.first()) {
        report.backup = Some(backup_before(conn, file, version)?);
    }
    match conn {
        AnyConn::Pg(c) => c.run_pending_migrations(POSTGRES).map(drop),
        AnyConn::Sqlite(c) => c.run_pending_migrations(SQLITE).map(drop),
    }
    .map_err(MigrateError::Script)?;
    Ok(report)
}

/// Undoes every migration; for the test that goes up, down and up again.
pub fn down(conn: &mut AnyConn) -> Result<(), MigrateError> {
    match conn {
        AnyConn::Pg(c) => c.revert_all_migrations(POSTGRES).map(drop),
        AnyConn::Sqlite(c) => c.revert_all_migrations(SQLITE).map(drop),
    }
    .map_err(MigrateError::Script)
}

/// Demands that the schema is exactly this binary's.
pub fn check(conn: &mut AnyConn) -> Result<(), MigrateError> {
    let difference = compare(conn)?;
    match difference.unknown.last() {
        Some(version) => Err(MigrateError::Newer(version.clone())),
        None if difference.pending.is_empty() => Ok(()),
        None => Err(MigrateError::Pending(difference.pending.len())),
    }
}

/// Migrates as the owner of the schema, and lets the app role use it without being able to change it.
pub fn run(url: &DatabaseUrl, app_role: Option<&str>) -> Result<Report, MigrateError> {
    let mut pooled = Pooled::open(url, Purpose::Write)?;
    let report = up(&mut pooled.conn, url.file())?;
    if let (AnyConn::Pg(conn), Some(role)) = (&mut pooled.conn, app_role) {
        grant(conn, role)?;
    }
    Ok(report)
}

/// The names of this binary's migrations for one engine, in order.
pub fn names(conn: &AnyConn) -> Vec<String> {
    let names = |all: Vec<String>| all.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
    match conn {
        AnyConn::Pg(_) => names(versions::<diesel::pg::Pg>(&POSTGRES)),
        AnyConn::Sqlite(_) => names(versions::<diesel::sqlite::Sqlite>(&SQLITE)),
    }
}

fn versions<DB: diesel::backend::Backend>(source: &EmbeddedMigrations) -> Vec<String> {
    let migrations: Vec<Box<dyn Migration<DB>>> = source.migrations().unwrap_or_default();
    migrations.iter().map(|migration| migration.name().version().to_string()).collect()
}

fn compare(conn: &mut AnyConn) -> Result<Difference, MigrateError> {
    let known: BTreeSet<String> = names(conn).into_iter().collect();
    let applied = applied(conn)?;
    Ok(Difference {
        unknown: applied.difference(&known).cloned().collect(),
        pending: known.difference(&applied).cloned().collect(),
    })
}

/// Reads the table of applied versions without creating it: the app role may not.
fn applied(conn: &mut AnyConn) -> Result<BTreeSet<String>, MigrateError> {
    let exists = match conn {
        AnyConn::Pg(_) => "to_regclass('__diesel_schema_migrations') IS NOT NULL",
        AnyConn::Sqlite(_) => {
            "EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '__diesel_schema_migrations')"
        }
    };
    let exists: bool = diesel::select(diesel::dsl::sql::<Bool>(exists)).get_result(conn)?;
    if !exists {
        return Ok(BTreeSet::new());
    }
    let versions =
        diesel::sql_query("SELECT version FROM __diesel_schema_migrations").load::<Version>(conn)?;
    Ok(versions.into_iter().map(|row| row.version).collect())
}

#[derive(QueryableByName)]
struct Version {
    #[diesel(sql_type = Text)]
    version: String,
}

fn lock(conn: &mut AnyConn) -> QueryResult<()> {
    match conn {
        AnyConn::Pg(c) => c.batch_execute(&format!("SELECT pg_advisory_lock({ADVISORY_LOCK})")),
        // The lock file beside the database does this for SQLite.
        AnyConn::Sqlite(_) => Ok(()),
    }
}

fn unlock(conn: &mut AnyConn) -> QueryResult<()> {
    match conn {
        AnyConn::Pg(c) => c.batch_execute(&format!("SELECT pg_advisory_unlock({ADVISORY_LOCK})")),
        AnyConn::Sqlite(_) => Ok(()),
    }
}

fn backup_before(conn: &mut AnyConn, file: &Path, version: &str) -> Result<PathBuf, MigrateError> {
    let mut name = file.as_os_str().to_owned();
    name.push(format!(".before-{version}"));
    let copy = PathBuf::from(name);
    if !copy.exists() {
        let text = copy.to_string_lossy().into_owned();
        each_backend!(conn, |c| diesel::sql_query("VACUUM INTO $1").bind::<Text, _>(text).execute(c))?;
    }
    Ok(copy)
}

/// SQL text cannot bind a name, so only a plain one is accepted.
fn plain(role: &str) -> bool {
    !role.is_empty() && role.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

fn grant(conn: &mut PgConnection, role: &str) -> Result<(), MigrateError> {
    if !plain(role) {
        return Err(MigrateError::BadRole(role.to_owned()));
    }
    let exists: bool = diesel::select(
        diesel::dsl::sql::<Bool>("EXISTS (SELECT 1 FROM pg_roles WHERE rolname = ")
            .bind::<Text, _>(role)
            .sql(")"),
    )
    .get_result(conn)?;
    if !exists {
        return Err(MigrateError::NoSuchRole(role.to_owned()));
    }
    let (append_only, erased_when_due) = (APPEND_ONLY.join(", "), ERASED_WHEN_DUE.join(", "));
    conn.batch_execute(&format!(
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA public TO \"{role}\"; \
         GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO \"{role}\"; \
         REVOKE ALL ON {append_only}, __diesel_schema_migrations FROM \"{role}\"; \
         GRANT SELECT, INSERT ON {append_only} TO \"{role}\"; \
         GRANT DELETE ON {erased_when_due} TO \"{role}\"; \
         GRANT SELECT ON __diesel_schema_migrations TO \"{role}\""
    ))?;
    Ok(())
}

/// Whether the role of this connection could change the tables that only ever grow.
///
/// # Errors
/// What the database refuses.
pub fn owns_tables(conn: &mut PgConnection) -> Result<bool, super::error::DbError> {
    let sql =
        "EXISTS (SELECT 1 FROM pg_class WHERE relname = 'audit_entries' AND pg_has_role(relowner, 'MEMBER'))";
    Ok(diesel::select(diesel::dsl::sql::<Bool>(sql)).get_result(conn)?)
}
