//! Up, down and up again; and what is refused.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use polku::db::migrate::{self, MigrateError};
use polku::db::{AnyConn, DatabaseUrl, Db, Pooled, Purpose, StartError};

use crate::postgres::TestDatabase;
use crate::scratch::{Folder, Scratch};

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Every table, column, index, constraint and trigger as the engine describes it.
fn description(conn: &mut AnyConn) -> Vec<String> {
    let sql = match conn {
        AnyConn::Sqlite(_) => {
            "SELECT name || ': ' || COALESCE(sql, '') AS line FROM sqlite_master WHERE name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY 1"
        }
        AnyConn::Pg(_) => {
            "SELECT line FROM (
               SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || COALESCE(collation_name, '') AS line
                 FROM information_schema.columns WHERE table_schema = 'public'
               UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
               UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
               UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
             ) AS all_lines ORDER BY 1"
        }
    };
    diesel::sql_query(sql).load::<Line>(conn).unwrap().into_iter().map(|row| row.line).collect()
}

fn goes_up_down_and_up(url: &DatabaseUrl) {
    let mut pooled = Pooled::open(url, Purpose::Write).unwrap();
    let conn = &mut pooled.conn;
    let first = migrate::up(conn, url.file()).unwrap();
    assert_eq!(first.applied, migrate::names(conn));
    let once = description(conn);
    assert!(once.len() > 100);
    migrate::down(conn).unwrap();
    let left: Vec<String> = description(conn).into_iter().filter(|line| !line.contains("__diesel")).collect();
    assert_eq!(left, Vec::<String>::new());
    migrate::up(conn, url.file()).unwrap();
    assert_eq!(description(conn), once);
    assert_eq!(migrate::up(conn, url.file()).unwrap().applied, Vec::<String>::new());
}

#[test]
fn migrations_go_up_down_and_up_again_on_sqlite() {
    let folder = Folder::new();
    goes_up_down_and_up(&DatabaseUrl::Sqlite(folder.path().join("a.db")));
}

#[test]
fn migrations_go_up_down_and_up_again_on_postgres() {
    let database = TestDatabase::empty();
    goes_up_down_and_up(&DatabaseUrl::parse(&database.url).unwrap());
}

#[test]
fn both_engines_have_the_same_migrations() {
    let (sqlite, postgres) = (Scratch::sqlite(), Scratch::postgres());
    let names = |url: &DatabaseUrl| migrate::names(&Pooled::open(url, Purpose::Write).unwrap().conn);
    assert_eq!(names(&sqlite.url), names(&postgres.url));
}

fn pretend_newer(scratch: &Scratch) {
    drop(scratch.open());
    let mut pooled = Pooled::open(&scratch.url, Purpose::Write).unwrap();
    pooled.conn.batch_execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('9999')").unwrap();
}

#[test]
fn a_schema_newer_than_the_binary_is_refused() {
    for scratch in [Scratch::sqlite(), Scratch::postgres()] {
        pretend_newer(&scratch);
        let newer =
            |error| matches!(error, StartError::Migrate(MigrateError::Newer(version)) if version == "9999");
        assert!(newer(Db::open(&scratch.url, 1).unwrap_err()));
        assert!(newer(Db::open_read_only(&scratch.url, 1).unwrap_err()));
        assert!(matches!(migrate::run(&scratch.url, None), Err(MigrateError::Newer(_))));
    }
}

#[test]
fn a_server_does_not_start_before_its_owner_has_migrated_postgres() {
    let database = TestDatabase::empty();
    let url = DatabaseUrl::parse(&database.url).unwrap();
    assert!(matches!(Db::open(&url, 1), Err(StartError::Migrate(MigrateError::Pending(count))) if count > 0));
}

#[test]
fn a_file_is_copied_before_its_schema_changes() {
    let folder = Folder::new();
    let url = DatabaseUrl::Sqlite(folder.path().join("a.db"));
    let mut pooled = Pooled::open(&url, Purpose::Write).unwrap();
    assert_eq!(migrate::up(&mut pooled.conn, url.file()).unwrap().backup, None);
    // The last migration is taken back, as if the file came from the version before it.
    let last = migrate::names(&pooled.conn).last().cloned().unwrap();
    let AnyConn::Sqlite(conn) = &mut pooled.conn else { unreachable!() };
    diesel_migrations::MigrationHarness::revert_last_migration(conn, migrate::SQLITE).unwrap();
    let report = migrate::up(&mut pooled.conn, url.file()).unwrap();
    assert_eq!(report.applied, [last]);
    let copy = DatabaseUrl::Sqlite(report.backup.unwrap());
    let mut copy = Pooled::open(&copy, Purpose::Read).unwrap();
    assert!(matches!(migrate::check(&mut copy.conn), Err(MigrateError::Pending(1))));
}

#[test]
fn two_starters_migrate_once() {
    let database = TestDatabase::empty();
    let url = DatabaseUrl::parse(&database.url).unwrap();
    let reports: Vec<_> = std::thread::scope(|scope| {
        let starters: Vec<_> = (0..4).map(|_| scope.spawn(|| migrate::run(&url, None).unwrap())).collect();
        starters.into_iter().map(|starter| starter.join().unwrap()).collect()
    });
    assert_eq!(reports.iter().filter(|report| !report.applied.is_empty()).count(), 1);
}
