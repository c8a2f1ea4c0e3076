//! Answers kept with a connection until anything in the database changes.
//!
//! SQLite tells a connection cheaply whether another one has committed since it asked last (`PRAGMA data_version`). So
//! what is read with every request, such as who is signed in, need not be read again while nothing has changed, and is
//! never older than a statement of this moment would be.

use std::any::Any;
use std::collections::HashMap;

use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::BigInt;
use diesel::sqlite::Sqlite;

use super::connection::AnyConn;
use super::error::DbError;

/// Most answers kept with one connection; beyond that it begins anew.
const MOST: usize = 256;

/// By what an answer is found again: a digest, and four bytes for what else it depends on.
pub type KeptKey = [u8; 36];

/// What one connection keeps.
#[derive(Default)]
pub struct Kept {
    version: i64,
    answers: HashMap<KeptKey, Box<dyn Any + Send>>,
}

impl std::fmt::Debug for Kept {
    /// Whose answers they are is nobody's business.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kept").finish_non_exhaustive()
    }
}

impl Kept {
    /// The kept answer, or what `work` finds now. Only what was found is kept; on PostgreSQL nothing is.
    pub fn find<T, E>(
        &mut self,
        conn: &mut AnyConn,
        key: KeptKey,
        work: impl FnOnce(&mut AnyConn) -> Result<Option<T>, E>,
    ) -> Result<Option<T>, E>
    where
        T: Clone + Send + 'static,
        E: From<DbError>,
    {
        let AnyConn::Sqlite(sqlite) = conn else { return work(conn) };
        // Asked before the work: what is committed in between makes the answer newer than its version, never older.
        let version = DataVersion.get_result(sqlite).map_err(DbError::from)?;
        if version != self.version {
            self.answers.clear();
            self.version = version;
        }
        if let Some(kept) = self.answers.get(&key).and_then(|kept| kept.downcast_ref::<T>()) {
            return Ok(Some(kept.clone()));
        }
        let found = work(conn)?;
        if let Some(found) = &found {
            if self.answers.len() >= MOST {
                self.answers.clear();
            }
            self.answers.insert(key, Box::new(found.clone()));
        }
        Ok(found)
    }
}

/// `PRAGMA data_version`: another number whenever another connection has committed. Prepared once.
#[derive(Clone, Copy, Debug, QueryId)]
struct DataVersion;

impl QueryFragment<Sqlite> for DataVersion {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        out.push_sql("PRAGMA data_version");
        Ok(())
    }
}

impl Query for DataVersion {
    type SqlType = BigInt;
}

impl RunQueryDsl<SqliteConnection> for DataVersion {}

#[cfg(test)]
mod tests {
    use diesel::connection::SimpleConnection;

    use super::*;

    fn two(name: &str) -> (AnyConn, SqliteConnection) {
        let folder = std::env::temp_dir().join(format!("polku-kept-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("kept.db");
        let mut other = SqliteConnection::establish(&file.to_string_lossy()).unwrap();
        other.batch_execute("PRAGMA journal_mode = WAL; CREATE TABLE t (n INTEGER NOT NULL)").unwrap();
        (AnyConn::Sqlite(SqliteConnection::establish(&file.to_string_lossy()).unwrap()), other)
    }

    /// Counts the rows, and how often it did.
    fn rows(kept: &mut Kept, conn: &mut AnyConn, key: KeptKey, asked: &mut u32) -> i64 {
        let count = |conn: &mut AnyConn| -> Result<Option<i64>, DbError> {
            *asked += 1;
            let count = diesel::dsl::sql::<BigInt>("(SELECT count(*) FROM t)");
            Ok(Some(diesel::select(count).get_result(conn)?))
        };
        kept.find(conn, key, count).unwrap().unwrap()
    }

    #[test]
    fn an_answer_is_kept_until_another_connection_commits() {
        let (mut conn, mut other) = two("commits");
        let (mut kept, mut asked) = (Kept::default(), 0);
        assert_eq!(rows(&mut kept, &mut conn, [1; 36], &mut asked), 0);
        assert_eq!(rows(&mut kept, &mut conn, [1; 36], &mut asked), 0);
        assert_eq!(asked, 1, "the second time nothing is asked");
        other.batch_execute("BEGIN; INSERT INTO t VALUES (1)").unwrap();
        assert_eq!(rows(&mut kept, &mut conn, [1; 36], &mut asked), 0);
        assert_eq!(asked, 1, "what is not committed changes nothing");
        other.batch_execute("COMMIT").unwrap();
        assert_eq!(
            rows(&mut kept, &mut conn, [1; 36], &mut asked),
            1,
            "and what is committed is seen at once"
        );
        assert_eq!(rows(&mut kept, &mut conn, [2; 36], &mut asked), 1);
        assert_eq!(asked, 3, "each key is an answer of its own");
    }

    #[test]
    fn nothing_is_kept_of_what_was_not_found() {
        let (mut conn, _other) = two("nothing");
        let mut kept = Kept::default();
        let nothing = |_: &mut AnyConn| Ok::<_, DbError>(None::<i64>);
        assert_eq!(kept.find(&mut conn, [3; 36], nothing).unwrap(), None);
        assert!(kept.answers.is_empty());
    }
}
