//! The owner changes the schema; the role of the servers cannot, nor rewrite what was recorded.

use diesel::connection::SimpleConnection;
use polku::db::migrate::{self, APPEND_ONLY, MigrateError};
use polku::db::{DatabaseUrl, Db, DbError, Pooled, Purpose};

use crate::postgres::{TestDatabase, administer};
use crate::scratch::Scratch;

const ENTRY: &str = "INSERT INTO audit_entries (id, at, actor, action, subject_kind, subject, fields) \
                     VALUES ('e', '2020-05-04T06:00:00.000000Z', 'a', 'b', 'c', 'd', '[]')";
const SEAL: &str = "INSERT INTO audit_seals (number, sealed_at, entries, entry_count, previous_hash, hash) \
                    VALUES (1, '2020-05-04T06:00:00.000000Z', '[]', 0, '', 'h')";
const ERASURE: &str = "INSERT INTO trace_erasures VALUES \
                       ('e', '2015-05-04T06:00:00.000000Z', '2010-01-01T00:00:00.000000Z', 0)";
const USE: &str = "INSERT INTO use_log (id, at, viewer, viewer_role, person, record_kind, record, purpose, operation, interface) \
                   VALUES ('u', '2020-05-04T06:00:00.000000Z', 'v', 'r', 'p', 'k', 'x', 'q', 'o', 'browser')";

#[test]
fn what_was_recorded_stays_on_both_engines() {
    for scratch in [Scratch::sqlite(), Scratch::postgres()] {
        drop(scratch.open());
        let mut pooled = Pooled::open(&scratch.url, Purpose::Write).unwrap();
        for insert in [ENTRY, SEAL, USE, ERASURE] {
            pooled.conn.batch_execute(insert).unwrap();
        }
        for table in APPEND_ONLY {
            for change in [format!("DELETE FROM {table}"), "UPDATE audit_entries SET action = 'x'".to_owned()]
            {
                assert!(pooled.conn.batch_execute(&change).is_err(), "{change}");
            }
        }
        // Only the row trigger of an update could have missed these.
        for change in [
            "UPDATE audit_seals SET hash = 'x'",
            "UPDATE use_log SET viewer = 'x'",
            "UPDATE trace_erasures SET up_to_seal = 9",
        ] {
            assert!(pooled.conn.batch_execute(change).is_err(), "{change}");
        }
        // SQLite has no TRUNCATE, PostgreSQL no REPLACE: each must be refused where it exists.
        for change in ["INSERT OR REPLACE INTO audit_entries SELECT * FROM audit_entries", "TRUNCATE use_log"]
        {
            assert!(pooled.conn.batch_execute(change).is_err(), "{change}");
        }
    }
}

/// The role exists once per server, so only one test makes it.
#[tokio::test]
async fn the_role_of_the_servers_cannot_change_tables_nor_what_was_recorded() {
    let database = TestDatabase::migrated();
    let role = format!("polku_app_{}", std::process::id());
    administer(&format!("CREATE ROLE {role} LOGIN"));
    let owner = DatabaseUrl::parse(&database.url).unwrap();
    assert!(matches!(migrate::run(&owner, Some("nobody_here")), Err(MigrateError::NoSuchRole(_))));
    assert!(matches!(migrate::run(&owner, Some("a\"; DROP")), Err(MigrateError::BadRole(_))));
    migrate::run(&owner, Some(&role)).unwrap();

    let url = DatabaseUrl::parse(&database.url_as(&role)).unwrap();
    let db = Db::open(&url, 2).expect("the servers can start as this role");
    let run = |sql: &'static str| {
        let db = db.clone();
        async move { db.write_tx(move |conn| conn.batch_execute(sql).map_err(DbError::from)).await }
    };
    for allowed in [ENTRY, SEAL, USE, ERASURE, "UPDATE people SET version = 2", "DELETE FROM jobs"] {
        run(allowed).await.expect(allowed);
    }
    for refused in [
        "DELETE FROM audit_entries",
        "UPDATE audit_entries SET action = 'x'",
        "TRUNCATE audit_entries",
        "DELETE FROM use_log",
        "UPDATE audit_seals SET hash = 'x'",
        "DELETE FROM audit_seals",
        "DELETE FROM trace_erasures",
        "UPDATE trace_erasures SET up_to_seal = 9",
        "ALTER TABLE audit_entries DISABLE TRIGGER ALL",
        "ALTER TABLE people ADD COLUMN x TEXT",
        "DROP TABLE jobs",
        "CREATE TABLE mine (x TEXT)",
        "UPDATE __diesel_schema_migrations SET version = 'x'",
        "SET session_replication_role = replica",
    ] {
        assert!(run(refused).await.is_err(), "{refused}");
    }
    drop(db);
    drop(database);
    administer(&format!("DROP ROLE {role}"));
}
