//! What becomes of each column that names a person is said; a new column that is not there fails.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::sql_types::Text;
use polku::db::{AnyConn, DbError};
use polku::merging::references::REFERENCES;

use crate::for_each_engine;

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    in_table: String,
    #[diesel(sql_type = Text)]
    in_column: String,
}

/// Columns from which a foreign key leads to people, and those whose name says that they hold one. The agency that goes
/// with a key of two columns names nobody.
const SQLITE: &str = "SELECT t.name AS in_table, f.\"from\" AS in_column \
    FROM sqlite_schema t, pragma_foreign_key_list(t.name) f \
    WHERE t.type = 'table' AND f.\"table\" = 'people' AND f.\"from\" <> 'agency_id' \
    UNION SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c \
    WHERE t.type = 'table' AND (c.name = 'person' OR c.name LIKE '%person\\_id' ESCAPE '\\')";
const POSTGRES: &str = "SELECT c.conrelid::regclass::text AS in_table, a.attname::text AS in_column \
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) \
    WHERE c.contype = 'f' AND c.confrelid = 'people'::regclass AND a.attname <> 'agency_id' \
    UNION SELECT table_name::text, column_name::text FROM information_schema.columns \
    WHERE table_schema = current_schema() AND (column_name = 'person' OR column_name LIKE '%person\\_id')";

fn walked(conn: &mut AnyConn) -> Result<BTreeSet<(String, String)>, DbError> {
    let rows: Vec<Found> = match conn {
        AnyConn::Sqlite(c) => diesel::sql_query(SQLITE).load(c)?,
        AnyConn::Pg(c) => diesel::sql_query(POSTGRES).load(c)?,
    };
    Ok(rows.into_iter().map(|row| (row.in_table, row.in_column)).collect())
}

fn execute_sql(conn: &mut AnyConn, statement: &str) -> Result<(), DbError> {
    match conn {
        AnyConn::Sqlite(c) => diesel::sql_query(statement).execute(c)?,
        AnyConn::Pg(c) => diesel::sql_query(statement).execute(c)?,
    };
    Ok(())
}

for_each_engine! {
    async fn every_column_that_names_a_person_is_declared(world: World) {
        let declared: BTreeSet<(String, String)> =
            REFERENCES.iter().map(|(table, column, _)| ((*table).to_owned(), (*column).to_owned())).collect();
        assert_eq!(declared.len(), REFERENCES.len(), "none twice");
        assert_eq!(world.app.db.read(walked).await.unwrap(), declared);
        // The control: a new reference is found, by its key or by its name.
        let with_new = world.app.db.write_tx(|conn: &mut AnyConn| {
            execute_sql(conn, "CREATE TABLE strays (tutor TEXT REFERENCES people (id), tutored_person_id TEXT)")?;
            walked(conn)
        });
        let found = with_new.await.unwrap();
        let new: Vec<&str> = found.difference(&declared).map(|(_, column)| column.as_str()).collect();
        assert_eq!(new, ["tutor", "tutored_person_id"]);
    }
}
