//! `schema.rs` is kept by hand: it must say what the migrations make, no more and no less.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use polku::db::retention::{Class, Line, columns};
use polku::db::{AnyConn, Pooled, Purpose};
use polku::retention::{ERASED_WITH_AN_APPLICATION, ERASERS, Eraser};

use crate::scratch::Scratch;

/// `table.column` to its diesel type and whether it may be null.
type Columns = BTreeMap<String, (String, bool)>;

fn declared() -> Columns {
    let mut columns = Columns::new();
    let mut table = String::new();
    let files = [
        include_str!("../../src/db/schema.rs"),
        include_str!("../../src/db/schema/accommodation.rs"),
        include_str!("../../src/db/schema/attendance.rs"),
        include_str!("../../src/db/schema/availability.rs"),
        include_str!("../../src/db/schema/calendars.rs"),
        include_str!("../../src/db/schema/messages.rs"),
        include_str!("../../src/db/schema/modes.rs"),
        include_str!("../../src/db/schema/today.rs"),
        include_str!("../../src/db/schema/call_terms.rs"),
        include_str!("../../src/db/schema/checks.rs"),
        include_str!("../../src/db/schema/copies.rs"),
        include_str!("../../src/db/schema/leading.rs"),
        include_str!("../../src/db/schema/leaver_links.rs"),
        include_str!("../../src/db/schema/merging.rs"),
        include_str!("../../src/db/schema/participation.rs"),
        include_str!("../../src/db/schema/places.rs"),
        include_str!("../../src/db/schema/promises.rs"),
        include_str!("../../src/db/schema/quotas.rs"),
        include_str!("../../src/db/schema/rehearsals.rs"),
        include_str!("../../src/db/schema/rerouting.rs"),
        include_str!("../../src/db/schema/retention.rs"),
        include_str!("../../src/db/schema/schedule.rs"),
        include_str!("../../src/db/schema/scoring.rs"),
        include_str!("../../src/db/schema/searches.rs"),
        include_str!("../../src/db/schema/supervision.rs"),
        include_str!("../../src/db/schema/wishes.rs"),
    ];
    for line in files.into_iter().flat_map(str::lines).map(str::trim) {
        if let Some((name, "{")) =
            line.split_once(" (").map(|(name, rest)| (name, rest.rsplit(' ').next().unwrap_or("")))
        {
            table = name.to_owned();
        } else if let Some((column, kind)) = line.trim_end_matches(',').split_once(" -> ") {
            let inner = kind.strip_prefix("Nullable<").and_then(|kind| kind.strip_suffix('>'));
            columns.insert(format!("{table}.{column}"), (inner.unwrap_or(kind).to_owned(), inner.is_some()));
        }
    }
    columns
}

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
}

fn found(conn: &mut AnyConn) -> Columns {
    let sql = match conn {
        AnyConn::Sqlite(_) => {
            "SELECT t.name || '.' || c.name AS name, c.type AS kind, c.\"notnull\" = 0 AND c.pk = 0 AS nullable
             FROM sqlite_master t, pragma_table_info(t.name) c
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE '\\_\\_%' ESCAPE '\\'"
        }
        AnyConn::Pg(_) => {
            "SELECT table_name || '.' || column_name AS name, data_type::text AS kind, is_nullable = 'YES' AS nullable
             FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%'"
        }
    };
    let rows = diesel::sql_query(sql).load::<Column>(conn).unwrap();
    rows.into_iter().map(|row| (row.name, (row.kind, row.nullable))).collect()
}

fn diesel_type(kind: &str) -> &str {
    match kind {
        "TEXT" | "text" => "Text",
        "bigint" => "BigInt",
        "boolean" => "Bool",
        "BLOB" | "bytea" => "Binary",
        other => other,
    }
}

#[test]
fn the_declared_schema_is_what_the_migrations_make() {
    let declared = declared();
    assert!(declared.len() > 200);
    for scratch in [Scratch::sqlite(), Scratch::postgres()] {
        drop(scratch.open());
        let found = found(&mut Pooled::open(&scratch.url, Purpose::Read).unwrap().conn);
        let names = |columns: &Columns| columns.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&found), names(&declared), "{:?}", scratch.url);
        for (name, (kind, nullable)) in &found {
            let (expected, may_be_null) = &declared[name];
            assert_eq!(nullable, may_be_null, "{name}");
            // SQLite keeps booleans and counts alike in INTEGER columns.
            let same = diesel_type(kind) == expected
                || (kind == "INTEGER" && ["BigInt", "Bool"].contains(&expected.as_str()));
            assert!(same, "{name}: {kind} is declared as {expected}");
        }
    }
}

/// The control of the walk: it would notice a column that nobody classified.
#[test]
fn every_column_has_one_retention_class() {
    let mut classified = BTreeMap::new();
    for (table, class, columns) in columns() {
        for column in *columns {
            let name = format!("{table}.{column}");
            assert_eq!(classified.insert(name.clone(), class), None, "{name} has two classes");
        }
    }
    for scratch in [Scratch::sqlite(), Scratch::postgres()] {
        drop(scratch.open());
        let mut pooled = Pooled::open(&scratch.url, Purpose::Write).unwrap();
        let names: Vec<String> = found(&mut pooled.conn).into_keys().collect();
        assert_eq!(names, classified.keys().cloned().collect::<Vec<_>>(), "{:?}", scratch.url);
        diesel::connection::SimpleConnection::batch_execute(
            &mut pooled.conn,
            "ALTER TABLE jobs ADD COLUMN new TEXT",
        )
        .unwrap();
        assert!(found(&mut pooled.conn).into_keys().any(|name| !classified.contains_key(&name)));
    }
}

/// Whether what is of a class goes at some time. A reference stays with its row and leads nowhere then.
fn falls_due(class: Class) -> bool {
    !matches!(class, Class::Structure | Class::Reference | Class::Official)
}

/// What falls due and has no eraser, or has one that does not reach it.
fn without_eraser<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Vec<String> {
    let mut found = Vec::new();
    for (table, class, columns) in lines.into_iter().filter(|(_, class, _)| falls_due(*class)) {
        let erasers: Vec<Eraser> =
            ERASERS.iter().filter(|(of, kind, _)| of == table && kind == class).map(|(.., by)| *by).collect();
        let reached = match erasers.as_slice() {
            [Eraser::WithApplication] => ERASED_WITH_AN_APPLICATION.contains(table),
            // The row stays and each of its columns is emptied by name.
            [Eraser::WithAccount] if *table == "accounts" => {
                columns.iter().all(|column| EMPTIED.contains(column))
            }
            [_] => true,
            _ => false,
        };
        if !reached {
            found.push(format!("{table} {class:?}"));
        }
    }
    found
}

/// The columns of an account that are emptied; that they are is shown by the canaries of the API's tests.
const EMPTIED: [&str; 8] =
    ["issuer", "subject", "display_name", "language", "status", "ends_on", "last_seen_on", "disabled_on"];

#[test]
fn what_falls_due_has_one_eraser() {
    assert_eq!(without_eraser(columns()), Vec::<String>::new());
    for (table, class, _) in ERASERS {
        let known = columns().any(|(of, kind, _)| of == table && kind == class);
        assert!(known, "{table} {class:?} erases what is not there");
    }
}

/// The control: a new column of somebody's is noticed, in a table of its own and in a row that stays.
#[test]
fn a_new_column_without_an_eraser_is_noticed() {
    let notes: [Line; 1] = [("notes", Class::Application, &["words"])];
    assert_eq!(without_eraser(&notes), ["notes Application"]);
    let phone: [Line; 1] = [("accounts", Class::Register, &["subject", "telephone"])];
    assert_eq!(without_eraser(&phone), ["accounts Register"]);
    let wrong: [Line; 1] = [("applications", Class::Need, &["diet"])];
    assert_eq!(without_eraser(&wrong), ["applications Need"]);
}
