//! A copy of an SQLite database, made while it is in use.

use std::fs::File;
use std::path::{Path, PathBuf};

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::connection::{AnyConn, OpenError, Purpose};
use super::engine::DatabaseUrl;
use super::pool::Pooled;
use crate::each_backend;

/// Why there is no copy.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// No database to copy, or it cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// There is no database.
    #[error("there is no database at {0}")]
    Missing(PathBuf),
    /// The target exists; a backup never replaces one.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// The engine could not copy.
    #[error("the database could not be copied: {0}")]
    Copy(#[from] diesel::result::Error),
    /// The copy is not sound, so it was not kept.
    #[error("the copy is damaged: {0}")]
    Damaged(String),
    /// The file system.
    #[error("{0}: {1}")]
    Io(PathBuf, std::io::Error),
}

/// Copies `database` to `target`: one committed state of it, checked, on disk, and under its name only then.
pub fn copy(database: &Path, target: &Path) -> Result<(), BackupError> {
    if !database.exists() {
        return Err(BackupError::Missing(database.to_owned()));
    }
    if target.exists() {
        return Err(BackupError::Exists(target.to_owned()));
    }
    let mut name = target.as_os_str().to_owned();
    name.push(".part");
    let part = PathBuf::from(name);
    let failed = |error| BackupError::Io(part.clone(), error);
    if part.exists() {
        std::fs::remove_file(&part).map_err(failed)?;
    }
    let outcome = write(database, &part).and_then(|()| check(&part));
    remove_log_files(&part);
    if let Err(error) = outcome {
        std::fs::remove_file(&part).map_err(failed)?;
        return Err(error);
    }
    File::open(&part).and_then(|file| file.sync_all()).map_err(failed)?;
    std::fs::rename(&part, target).map_err(failed)?;
    if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
    }
    Ok(())
}

fn write(database: &Path, part: &Path) -> Result<(), BackupError> {
    let mut source = Pooled::open(&DatabaseUrl::Sqlite(database.to_owned()), Purpose::Write)?;
    let text = part.to_string_lossy().into_owned();
    each_backend!(&mut source.conn, |c| diesel::sql_query("VACUUM INTO $1")
        .bind::<Text, _>(text)
        .execute(c))?;
    Ok(())
}

fn check(part: &Path) -> Result<(), BackupError> {
    let mut copy = Pooled::open(&DatabaseUrl::Sqlite(part.to_owned()), Purpose::Write)?;
    let AnyConn::Sqlite(conn) = &mut copy.conn else { return Ok(()) };
    let verdict: String = diesel::select(diesel::dsl::sql::<Text>(
        "(SELECT integrity_check FROM pragma_integrity_check LIMIT 1)",
    ))
    .get_result(conn)?;
    let orphans: i64 =
        diesel::select(diesel::dsl::sql::<BigInt>("(SELECT COUNT(*) FROM pragma_foreign_key_check)"))
            .get_result(conn)?;
    if verdict != "ok" || orphans != 0 {
        return Err(BackupError::Damaged(format!("{verdict}, {orphans} rows without what they refer to")));
    }
    Ok(())
}

/// Opening the copy to check it leaves these beside it, empty.
fn remove_log_files(part: &Path) {
    for suffix in ["-wal", "-shm"] {
        let mut name = part.as_os_str().to_owned();
        name.push(suffix);
        // They are often gone already.
        let _ = std::fs::remove_file(PathBuf::from(name));
    }
}
