//! The four doors: nothing is lost, nothing half done, and every refusal has its class.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use polku::db::schema::{jobs, probes};
use polku::db::{AnyConn, Constraint, Db, DbError, Engine};
use polku::problem::{AppError, ProblemCode};

use crate::scratch::Scratch;

const RIVALS: usize = 8;
const ROUNDS: usize = 50;

async fn fill(db: &Db) {
    db.write_tx(|conn| {
        diesel::insert_into(probes::table)
            .values((probes::id.eq(1), probes::written_at.eq("0")))
            .execute(conn)?;
        Ok::<_, DbError>(())
    })
    .await
    .unwrap();
}

/// Reads the figure, adds one in Rust and writes it back: the pattern that loses updates.
fn add_one(conn: &mut AnyConn) -> Result<(), DbError> {
    let figure: String = probes::table.find(1).select(probes::written_at).first(conn)?;
    let next = figure.parse::<i64>().unwrap() + 1;
    diesel::update(probes::table.find(1)).set(probes::written_at.eq(next.to_string())).execute(conn)?;
    Ok(())
}

async fn figure(db: &Db) -> usize {
    let text: Result<String, DbError> =
        db.read(|conn| Ok(probes::table.find(1).select(probes::written_at).first(conn)?)).await;
    text.unwrap().parse().unwrap()
}

on_both_engines! {
    async fn concurrent_changes_of_one_row_are_all_kept(scratch: Scratch) {
        let db = scratch.open();
        fill(&db).await;
        let rivals = (0..RIVALS).map(|_| {
            let db = db.clone();
            tokio::spawn(async move {
                for _ in 0..ROUNDS {
                    db.write_tx(add_one).await.unwrap();
                }
            })
        });
        for rival in rivals.collect::<Vec<_>>() {
            rival.await.unwrap();
        }
        assert_eq!(figure(&db).await, RIVALS * ROUNDS);
    }

    async fn a_refused_change_leaves_nothing_and_its_neighbours_alone(scratch: Scratch) {
        let db = scratch.open();
        let writes = (0..40_i64).map(|number| {
            let db = db.clone();
            tokio::spawn(async move {
                db.write_tx(move |conn| {
                    diesel::insert_into(probes::table)
                        .values((probes::id.eq(number), probes::written_at.eq("x")))
                        .execute(conn)?;
                    if number % 4 == 0 { Err(DbError::NotFound) } else { Ok(number) }
                })
                .await
            })
        });
        let mut kept = 0;
        for write in writes.collect::<Vec<_>>() {
            kept += usize::from(write.await.unwrap().is_ok());
        }
        assert_eq!(kept, 30);
        let rows: Result<i64, DbError> = db.read(|conn| Ok(probes::table.count().get_result(conn)?)).await;
        assert_eq!(rows.unwrap(), 30);
    }

    async fn a_panic_undoes_its_own_change_only(scratch: Scratch) {
        let db = scratch.open();
        let panicked: Result<(), DbError> = db
            .write_tx(|conn| {
                diesel::insert_into(probes::table).values((probes::id.eq(7), probes::written_at.eq("x"))).execute(conn)?;
                panic!("a defect");
            })
            .await;
        assert!(matches!(panicked, Err(DbError::Panicked)));
        fill(&db).await;
        let rows: Result<Vec<i64>, DbError> = db.read(|conn| Ok(probes::table.select(probes::id).load(conn)?)).await;
        assert_eq!(rows.unwrap(), [1]);
    }

    async fn reading_cannot_write(scratch: Scratch) {
        let db = scratch.open();
        let refused: Result<usize, DbError> = db
            .read(|conn| {
                Ok(diesel::insert_into(probes::table).values((probes::id.eq(1), probes::written_at.eq("x"))).execute(conn)?)
            })
            .await;
        assert!(refused.is_err());
        fill(&db).await;
        assert_eq!(figure(&db).await, 0);
    }

    async fn a_read_sees_one_state_of_the_database(scratch: Scratch) {
        let db = scratch.open();
        fill(&db).await;
        let (entered, wait) = std::sync::mpsc::channel();
        let (go, continued) = std::sync::mpsc::channel();
        let reader = tokio::spawn({
            let db = db.clone();
            async move {
                db.read(move |conn| {
                    let before: String = probes::table.find(1).select(probes::written_at).first(conn)?;
                    entered.send(()).unwrap();
                    continued.recv().unwrap();
                    let after: String = probes::table.find(1).select(probes::written_at).first(conn)?;
                    Ok::<_, DbError>((before, after))
                })
                .await
            }
        });
        tokio::task::block_in_place(|| wait.recv()).unwrap();
        db.write_tx(add_one).await.unwrap();
        go.send(()).unwrap();
        assert_eq!(reader.await.unwrap().unwrap(), ("0".to_owned(), "0".to_owned()));
        assert_eq!(figure(&db).await, 1);
    }

    async fn each_refusal_of_the_database_has_its_class(scratch: Scratch) {
        let db = scratch.open();
        let cases = [
            ("INSERT INTO agencies VALUES ('a', '1', 'n', FALSE, 't', 1), ('b', '1', 'n', FALSE, 't', 1)", Constraint::Unique),
            ("INSERT INTO units (id, agency_id, name, valid_from, version) VALUES ('u', 'none', 'n', 'd', 1)", Constraint::ForeignKey),
            ("INSERT INTO jobs (id, kind, dedupe_key, payload, state, run_at, attempts, created_at) VALUES ('j', 'k', 'd', '{}', 'none', 't', 0, 't')", Constraint::Check),
            ("INSERT INTO jobs (id) VALUES ('j')", Constraint::NotNull),
        ];
        for (sql, class) in cases {
            let refused: Result<(), DbError> = db.write_tx(move |conn| Ok(conn.batch_execute(sql)?)).await;
            assert_eq!(refused.unwrap_err().constraint(), Some(class), "{sql}");
        }
        let missing: Result<String, DbError> =
            db.point_read(|conn| Ok(jobs::table.find("none").select(jobs::id).first(conn)?)).await;
        assert!(matches!(missing, Err(DbError::NotFound)));
    }

    async fn a_counted_write_stops_at_its_limit(scratch: Scratch) {
        let db = scratch.open();
        fill(&db).await;
        let taken = Arc::new(AtomicUsize::new(0));
        let rivals = (0..60).map(|_| {
            let (db, taken) = (db.clone(), Arc::clone(&taken));
            tokio::spawn(async move {
                let rows = db
                    .write_counted(|conn| {
                        let free = probes::table.filter(probes::id.le(40));
                        Ok::<_, DbError>(diesel::update(free).set(probes::id.eq(probes::id + 1)).execute(conn)?)
                    })
                    .await
                    .unwrap();
                taken.fetch_add(rows, Ordering::Relaxed);
            })
        });
        for rival in rivals.collect::<Vec<_>>() {
            rival.await.unwrap();
        }
        assert_eq!(taken.load(Ordering::Relaxed), 40);
    }
}

/// The control of the lost-update test: without our transactions the same rivals do lose.
#[test]
fn with_default_transactions_the_same_rivals_lose_updates() {
    for scratch in [Scratch::sqlite(), Scratch::postgres()] {
        let db = scratch.open();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(fill(&db));
        let failed = std::thread::scope(|scope| {
            let rivals: Vec<_> = (0..RIVALS).map(|_| scope.spawn(|| add_carelessly(&scratch))).collect();
            rivals.into_iter().map(|rival| rival.join().unwrap()).sum::<usize>()
        });
        let counted = runtime.block_on(figure(&db));
        match db.engine() {
            Engine::Sqlite => assert!(failed > 0, "SQLite refuses some as locked"),
            Engine::Postgres => assert!(counted < RIVALS * ROUNDS, "PostgreSQL silently loses some"),
        }
    }
}

fn add_carelessly(scratch: &Scratch) -> usize {
    let mut pooled = polku::db::Pooled::open(&scratch.url, polku::db::Purpose::Write).unwrap();
    (0..ROUNDS).filter(|_| pooled.conn.transaction(add_one).is_err()).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_told_as_unavailable_and_passes() {
    let scratch = Scratch::sqlite();
    let db = scratch.open();
    let pages = |sql: &'static str| {
        let db = db.clone();
        async move { db.write_tx(move |conn| conn.batch_execute(sql).map_err(DbError::from)).await }
    };
    // The limit belongs to the writer's connection, which is thrown away with the failure.
    pages("PRAGMA max_page_count = 1").await.unwrap();
    let full: Result<(), DbError> = db
        .write_tx(|conn| {
            let text = "x".repeat(1_000_000);
            diesel::insert_into(probes::table)
                .values((probes::id.eq(1), probes::written_at.eq(text)))
                .execute(conn)?;
            Ok(())
        })
        .await;
    assert!(matches!(full, Err(DbError::Unavailable(_))), "{full:?}");
    fill(&db).await;
    assert_eq!(figure(&db).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cut_connection_is_unavailable_once_and_then_replaced() {
    let scratch = Scratch::postgres();
    let db = scratch.open();
    fill(&db).await;
    let name = scratch.database().unwrap().url.split(['/', '?']).nth(3).unwrap().to_owned();
    let cut = || {
        crate::postgres::administer(&format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        ));
    };
    // Cut while idle: the next transaction notices before it does anything.
    cut();
    db.write_tx(add_one).await.unwrap();
    cut();
    assert_eq!(figure(&db).await, 1);
    // Cut in the middle: nobody knows better than to say so, and the next one works.
    let result: Result<(), DbError> = db
        .write_tx(move |conn| {
            add_one(conn)?;
            conn.batch_execute("SELECT pg_terminate_backend(pg_backend_pid())")?;
            Ok(())
        })
        .await;
    assert!(matches!(result, Err(DbError::Unavailable(_) | DbError::Internal(_))), "{result:?}");
    db.write_tx(add_one).await.unwrap();
    assert_eq!(figure(&db).await, 2);
}

/// Both looked and found none, and one was faster: tried again, the other sees its row. Whoever did not look is refused
/// however often it is tried.
#[tokio::test(flavor = "multi_thread")]
async fn a_row_of_a_rival_who_was_faster_is_seen_and_refuses_nothing() {
    let scratch = Scratch::postgres();
    let db = scratch.open();
    let url = scratch.database().unwrap().url.clone();
    let tries = Arc::new(AtomicUsize::new(0));
    let write = |looks: bool| {
        let (url, tries) = (url.clone(), Arc::clone(&tries));
        move |conn: &mut AnyConn| {
            let there: i64 = probes::table.filter(probes::id.eq(1)).count().get_result(conn)?;
            if looks && there > 0 {
                return Ok::<_, DbError>("seen");
            }
            if tries.fetch_add(1, Ordering::Relaxed) == 0 {
                let mut rival = PgConnection::establish(&url).unwrap();
                rival.batch_execute("INSERT INTO probes (id, written_at) VALUES (1, 'rival')").unwrap();
            }
            diesel::insert_into(probes::table)
                .values((probes::id.eq(1), probes::written_at.eq("own")))
                .execute(conn)?;
            Ok("written")
        }
    };
    assert_eq!(db.write_tx(write(true)).await.unwrap(), "seen");
    assert_eq!(tries.load(Ordering::Relaxed), 1);
    let refused = db.write_tx(write(false)).await;
    assert!(matches!(refused, Err(DbError::Constraint(Constraint::Unique))), "{refused:?}");
    assert_eq!(
        tries.load(Ordering::Relaxed),
        1 + 21,
        "as often as a crowd may have been faster, and not for ever"
    );
}

/// A row is not as it was read a moment before: said as `conflict`, the work is tried again and reads the new one. The
/// control says something else, and is refused for the rival's sake.
#[tokio::test(flavor = "multi_thread")]
async fn work_that_was_overtaken_reads_anew() {
    let scratch = Scratch::postgres();
    let db = scratch.open();
    fill(&db).await;
    let url = scratch.database().unwrap().url.clone();
    for (code, expected) in [(ProblemCode::Conflict, Some("2")), (ProblemCode::StaleVersion, None)] {
        let (url, tries) = (url.clone(), AtomicUsize::new(0));
        let added = db.write_counted(move |conn| {
            let seen: String = probes::table.find(1).select(probes::written_at).first(conn)?;
            if tries.fetch_add(1, Ordering::Relaxed) == 0 {
                let mut rival = PgConnection::establish(&url).unwrap();
                rival.batch_execute("UPDATE probes SET written_at = '1' WHERE id = 1").unwrap();
            }
            let unchanged = probes::table.filter(probes::id.eq(1)).filter(probes::written_at.eq(&seen));
            match diesel::update(unchanged).set(probes::written_at.eq("2")).execute(conn)? {
                1 => Ok("2"),
                _ => Err(AppError::new(code)),
            }
        });
        assert_eq!(added.await.ok(), expected, "{code}");
    }
}
