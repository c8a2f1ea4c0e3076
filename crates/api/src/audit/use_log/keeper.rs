//! The task that writes looks, and files what waits.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, timeout, timeout_at};

use super::Look;
use super::queue::{Batch, Queue};
use crate::audit::store::gathered::{file_gathered, insert_gathered};
use crate::audit::store::waiting::{WaitingRow, file_oldest, insert_waiting};
use crate::audit::store::{self, UseRow};
use crate::db::{Db, DbError};

/// A look waits so long at most for others to be written with: half of the stated loss.
const GATHER: Duration = Duration::from_millis(500);
/// Between two tries while the database is away.
const RETRY: Duration = Duration::from_millis(500);
/// Tries at shutdown before what is left is given up, and said so in the log.
const LAST_TRIES: u32 = 10;
/// So many records in one batch are filed at once; more wait.
const FILED_AT_ONCE: usize = 1_000;
/// Looks at single records in one waiting row.
const GATHERED: usize = 250;
/// Between two turns of filing what waits.
const FILE_EVERY: Duration = Duration::from_millis(250);
/// The same while nobody looks.
const FILE_EVERY_QUIET: Duration = Duration::from_millis(10);
/// Looks at lists filed in one turn.
const LISTS_TOGETHER: i64 = 5;
/// Rows of gathered looks filed in one turn.
const GATHERED_TOGETHER: i64 = 1;

/// Writes what comes until the queue is closed and empty.
pub(super) async fn keep(db: Db, queue: Arc<Queue>) {
    // A process that ended before may have left looks to be filed.
    let mut unfiled = true;
    let mut turn = Instant::now() + FILE_EVERY;
    loop {
        let came = if unfiled { timeout_at(turn, queue.begun()).await.is_ok() } else { begun(&queue).await };
        if came {
            // More come meanwhile, unless somebody wants it written now or the log is being closed.
            let _ = timeout(GATHER, queue.due()).await;
            let batch = queue.take();
            if batch.is_empty() {
                return;
            }
            unfiled |= write_all(&db, batch, &queue).await;
        }
        if unfiled && Instant::now() >= turn {
            unfiled = file(&db).await;
            turn = Instant::now() + if came { FILE_EVERY } else { FILE_EVERY_QUIET };
        }
    }
}

async fn begun(queue: &Queue) -> bool {
    queue.begun().await;
    true
}

/// Files some of what waits; whether there may be more.
async fn file(db: &Db) -> bool {
    let filed = db.write_tx(|conn| {
        let lists = file_oldest(conn, LISTS_TOGETHER)?;
        Ok::<_, DbError>(lists + file_gathered(conn, GATHERED_TOGETHER)?)
    });
    match filed.await {
        Ok(count) => count > 0,
        Err(error) => {
            tracing::warn!(%error, "looks could not be filed yet");
            true
        }
    }
}

/// What is written together, as it is written.
#[derive(Debug, Default)]
struct Rows {
    filed: Vec<UseRow>,
    lists: Vec<WaitingRow>,
    /// The first id and the looks, many to a row.
    gathered: Vec<(String, String)>,
    records: usize,
}

impl Rows {
    fn of(looks: &[Look], lists: Vec<WaitingRow>) -> Self {
        let records = looks.len() + lists.iter().map(WaitingRow::count).sum::<usize>();
        if records <= FILED_AT_ONCE {
            let of_lists = lists.iter().flat_map(WaitingRow::uses);
            let filed = looks.iter().map(Look::row).chain(of_lists).collect();
            return Self { filed, records, ..Self::default() };
        }
        let mut rows = Self { lists, records, ..Self::default() };
        for looks in looks.chunks(GATHERED) {
            match (looks.first(), serde_json::to_string(looks)) {
                (Some(first), Ok(text)) => rows.gathered.push((first.id.to_string(), text)),
                // Made of texts and ids, they always are JSON; were they not, they must not be lost for it.
                _ => rows.filed.extend(looks.iter().map(Look::row)),
            }
        }
        rows
    }
}

/// Writes a batch and tells those who waited for it; whether some of it waits to be filed.
async fn write_all(db: &Db, batch: Batch, queue: &Queue) -> bool {
    let Batch { looks, lists, flushed, .. } = batch;
    let rows = Rows::of(&looks, lists);
    let unfiled = !rows.lists.is_empty() || !rows.gathered.is_empty();
    if rows.records > 0 {
        write(db, rows, queue).await;
    }
    for done in flushed {
        // Whoever asked may have gone away.
        let _ = done.send(());
    }
    unfiled
}

async fn write(db: &Db, rows: Rows, queue: &Queue) {
    let rows = Arc::new(rows);
    let mut last_tries = 0;
    loop {
        let written = {
            let rows = Arc::clone(&rows);
            db.write_counted(move |conn| {
                store::insert_uses(conn, &rows.filed)?;
                insert_waiting(conn, &rows.lists)?;
                rows.gathered.iter().try_for_each(|(first, looks)| insert_gathered(conn, first, looks))
            })
        };
        let Err(error) = written.await else { return };
        if error.is_unique() {
            // An earlier try of the same batch did reach the database; only its answer was lost.
            return;
        }
        tracing::error!(%error, "the use log could not be written; trying again");
        last_tries += u32::from(queue.is_closed());
        if last_tries > LAST_TRIES {
            tracing::error!(lost = rows.records, "the server stops without having written its use log");
            return;
        }
        tokio::time::sleep(RETRY).await;
    }
}
