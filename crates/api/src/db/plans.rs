//! How SQLite would answer a statement, for tests of stores: by an index, or by going through a table.

use diesel::prelude::*;
use diesel::query_builder::{QueryFragment, debug_query};
use diesel::sql_types::Text;
use diesel::sqlite::Sqlite;
use diesel_migrations::MigrationHarness;

use super::migrate::SQLITE;

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    detail: String,
}

/// The steps of the plan over the whole schema, without rows: `SEARCH offers USING INDEX …` or `SCAN offers`.
pub fn plan(statement: &impl QueryFragment<Sqlite>) -> Vec<String> {
    let mut conn = SqliteConnection::establish(":memory:").unwrap();
    conn.run_pending_migrations(SQLITE).unwrap();
    let text = debug_query::<Sqlite, _>(statement).to_string();
    let text = text.split(" -- binds").next().unwrap();
    let steps: Vec<Step> = diesel::sql_query(format!("EXPLAIN QUERY PLAN {text}")).load(&mut conn).unwrap();
    steps.into_iter().map(|step| step.detail).collect()
}

/// Nothing in the plan goes through a whole table or index.
pub fn assert_by_index(statement: &impl QueryFragment<Sqlite>) {
    let steps = plan(statement);
    assert!(!steps.is_empty() && steps.iter().all(|step| !step.starts_with("SCAN")), "{steps:#?}");
}
