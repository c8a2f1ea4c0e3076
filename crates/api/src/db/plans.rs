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

#[cfg(test)]
mod tests {
    use super::plan;

    /// What a page of each list asks for, as its store writes it: where it is cut, and in which order it is read.
    const PAGES: &[&str] = &[
        "agencies WHERE business_id > 'a' ORDER BY business_id",
        "units WHERE agency_id = 'a' AND name >= 'b' AND (name > 'b' OR valid_from > 'c') ORDER BY name, valid_from",
        "sites WHERE agency_id = 'a' AND name >= 'b' AND (name > 'b' OR valid_from > 'c') ORDER BY name, valid_from",
        "initiatives WHERE agency_id = 'a' AND id > 'b' ORDER BY id",
        "programmes WHERE agency_id = 'a' AND id < 'b' ORDER BY id DESC",
        "design_versions WHERE agency_id = 'a' AND programme_id = 'b' AND number < 3 ORDER BY number DESC",
        "rule_versions WHERE agency_id = 'a' AND rule_id = 'b' AND number < 3 ORDER BY number DESC",
        "calls WHERE agency_id = 'a' AND state = 'approved' AND closes_at > 'b' AND opens_at <= 'b' \
         AND closes_at <= 'c' AND (closes_at < 'c' OR id < 'd') ORDER BY closes_at DESC, id DESC",
        "addenda WHERE agency_id = 'a' AND call_id = 'b' AND id > 'c' ORDER BY id",
        "accommodation_contacts WHERE agency_id = 'a' AND account_id = 'b' AND programme_id > 'c' ORDER BY programme_id",
        "applications WHERE agency_id = 'a' AND person_id = 'b' AND id < 'c' ORDER BY id DESC",
        "participations WHERE agency_id = 'a' AND person_id = 'b' AND began_at <= 'c' \
         AND (began_at < 'c' OR application_id < 'd') ORDER BY began_at DESC, application_id DESC",
        "person_merges WHERE agency_id = 'a' AND id < 'b' ORDER BY id DESC",
        "people WHERE agency_id = 'a' AND name_fold >= 'b' AND (name_fold > 'b' OR id > 'c') ORDER BY name_fold, id",
        "offers WHERE agency_id = 'a' AND programme_id = 'b' AND id < 'c' ORDER BY id DESC",
        "sessions WHERE agency_id = 'a' AND programme_id = 'b' AND starts_at >= 'c' \
         AND (starts_at > 'c' OR id > 'd') ORDER BY starts_at, id",
        "waiting_list WHERE agency_id = 'a' AND programme_id = 'b' AND state = 'waiting' AND place > 3 ORDER BY place",
    ];

    /// Whether an index leads to the page and gives its rows in order already.
    fn is_served(page: &str) -> Result<(), Vec<String>> {
        let steps = plan(&diesel::sql_query(format!("SELECT * FROM {page} LIMIT 51")));
        let bad = steps.iter().any(|step| step.starts_with("SCAN") || step.contains("TEMP B-TREE"));
        if bad || steps.is_empty() { Err(steps) } else { Ok(()) }
    }

    #[test]
    fn an_index_serves_the_order_of_each_list() {
        let unserved: Vec<_> =
            PAGES.iter().filter_map(|page| is_served(page).err().map(|steps| (page, steps))).collect();
        assert!(unserved.is_empty(), "{unserved:#?}");
    }

    /// The control: an order that no index knows is sorted, and that is seen.
    #[test]
    fn an_order_without_an_index_is_seen() {
        assert!(is_served("offers WHERE programme_id = 'b' ORDER BY deadline").is_err());
        assert!(is_served("programmes ORDER BY places").is_err());
    }
}
