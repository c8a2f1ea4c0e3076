//! Seals what was recorded since the last seal, and takes the head of the chain out of the database.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::chain::{ORIGIN, entry_hash, seal_hash};
use super::store::{self, SealRow};
use crate::db::{AnyConn, Db, DbError, Json, Ts};

/// So many entries lie under one seal at most.
const BATCH: i64 = 500;

/// The end of the chain at some time. Kept outside the database, it shows later that the chain was not cut or
/// made anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The seal's number, from 1.
    pub number: i64,
    /// The seal's hash, hexadecimal.
    pub hash: String,
    /// When it was set.
    pub sealed_at: Timestamp,
}

/// Seals all that waits; the new head if there was anything. Two processes may try at once: each sees one state of
/// the database, in which nothing it is about to seal has been sealed by the other. The number of a seal is unique,
/// so one of them gives up and leaves the rest to its next turn.
///
/// # Errors
/// What the database refuses.
pub async fn seal_all(db: &Db, now: Timestamp) -> Result<Option<Head>, DbError> {
    let mut head = None;
    loop {
        match db.write_tx(move |conn| seal_batch(conn, now)).await {
            Ok(Some(next)) => head = Some(next),
            Ok(None) => return Ok(head),
            Err(error) if error.is_unique() => return Ok(head),
            Err(error) => return Err(error),
        }
    }
}

/// Puts one seal over what waits, at most a batch; none when nothing waits. [`seal_all`] is the way to seal: in a
/// transaction that sees what others commit meanwhile, this seals entries twice. Public for the test that shows so.
///
/// # Errors
/// What the database refuses.
pub fn seal_batch(conn: &mut AnyConn, now: Timestamp) -> Result<Option<Head>, DbError> {
    let ids = store::unsealed_ids(conn, BATCH)?;
    if ids.is_empty() {
        return Ok(None);
    }
    let entries = store::entries(conn, &ids)?;
    let last = store::last_seal(conn)?;
    let mut seal = SealRow {
        number: last.as_ref().map_or(1, |last| last.number + 1),
        sealed_at: Ts(now),
        entries: Json(entries.iter().map(|row| (row.id.clone(), entry_hash(row))).collect()),
        entry_count: i64::try_from(entries.len()).unwrap_or(i64::MAX),
        previous_hash: last.map_or_else(|| ORIGIN.to_owned(), |last| last.hash),
        hash: String::new(),
    };
    seal.hash = seal_hash(&seal);
    store::insert_seal(conn, &seal)?;
    store::delete_unsealed(conn, &ids)?;
    Ok(Some(Head { number: seal.number, hash: seal.hash, sealed_at: now }))
}

/// Adds a head to the file that leaves the database, one JSON object a line, and waits for the disk.
///
/// # Errors
/// What the file system refuses.
pub fn export(head: &Head, file: &Path) -> std::io::Result<()> {
    let mut file = OpenOptions::new().create(true).append(true).open(file)?;
    let mut line = serde_json::to_vec(head)?;
    line.push(b'\n');
    file.write_all(&line)?;
    file.sync_data()
}

/// The heads in a file that [`export`] wrote.
///
/// # Errors
/// What the file system refuses, and lines that are no heads.
pub fn read_heads(file: &Path) -> std::io::Result<Vec<Head>> {
    let text = std::fs::read_to_string(file)?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| serde_json::from_str(line).map_err(std::io::Error::from)).collect()
}
