//! Tampering with what was recorded is found; looking at somebody's record leaves its mark.

use std::sync::{Arc, LazyLock};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use polku::audit::seal::{self, Head};
use polku::audit::verify::{Fault, Report, verify};
use polku::audit::{Actor, UseLog, UseOf, UseOfList, uses_of};
use polku::clock::FixedClock;
use polku::db::schema::{audit_entries, use_log, use_log_gathered, use_log_waiting};
use polku::db::{AnyConn, Db, DbError, Pooled, Purpose};
use polku::ids::{ClockIds, Ids};
use polku_domain::ids::PersonId;
use uuid::Uuid;

use crate::scratch::{Folder, Scratch};
use crate::service::Service;

async fn sealed(scratch: &Scratch, folder: &Folder, count: usize) -> (Service, Head) {
    let service = Service::over(scratch.open(), 1, folder.path());
    service.record(count).await;
    let head = seal::seal_all(&service.app.db, service.app.clock.now()).await.unwrap().unwrap();
    (service, head)
}

async fn check(service: &Service, heads: Vec<Head>) -> Report {
    let now = service.app.clock.now();
    let report: Result<Report, DbError> = service.app.db.read(move |conn| verify(conn, &heads, now)).await;
    report.unwrap()
}

/// As somebody who owns the database can: around the triggers.
fn tamper(scratch: &Scratch, sql: &str) {
    let mut pooled = Pooled::open(&scratch.url, Purpose::Write).unwrap();
    let around = match pooled.conn {
        AnyConn::Sqlite(_) => {
            let triggers = ["entries_no_update", "entries_no_delete", "seals_no_update", "seals_no_delete"];
            triggers.map(|name| format!("DROP TRIGGER audit_{name};")).join(" ")
        }
        AnyConn::Pg(_) => "SET session_replication_role = replica;".to_owned(),
    };
    pooled.conn.batch_execute(&format!("{around} {sql}")).unwrap();
}

async fn ids(service: &Service) -> Vec<String> {
    let ids: Result<Vec<String>, DbError> = service
        .app
        .db
        .read(|conn| {
            Ok(audit_entries::table.select(audit_entries::id).order(audit_entries::id).load(conn)?)
        })
        .await;
    ids.unwrap()
}

on_both_engines! {
    async fn an_untouched_chain_is_without_fault(scratch: Scratch) {
        let folder = Folder::new();
        let (service, first) = sealed(&scratch, &folder, 5).await;
        service.record(3).await;
        let second = seal::seal_all(&service.app.db, service.app.clock.now()).await.unwrap().unwrap();
        service.record(2).await;
        let report = check(&service, vec![first, second.clone()]).await;
        assert_eq!((report.seals, report.sealed, report.waiting), (2, 8, 2));
        assert_eq!((report.head, report.faults), (Some(second), vec![]));
        assert_eq!(ids(&service).await.len(), 10);
    }

    async fn a_changed_entry_is_found(scratch: Scratch) {
        let folder = Folder::new();
        let (service, head) = sealed(&scratch, &folder, 5).await;
        let victim = ids(&service).await.remove(2);
        tamper(&scratch, &format!("UPDATE audit_entries SET actor = 'nobody' WHERE id = '{victim}'"));
        assert_eq!(check(&service, vec![head]).await.faults, [Fault::Changed(victim)]);
    }

    async fn a_missing_entry_is_found(scratch: Scratch) {
        let folder = Folder::new();
        let (service, head) = sealed(&scratch, &folder, 5).await;
        service.record(1).await;
        let all = ids(&service).await;
        tamper(&scratch, &format!("DELETE FROM audit_entries WHERE id IN ('{}', '{}')", all[1], all[5]));
        // One of them was sealed, the other waited for its seal.
        let expected = [Fault::Missing(all[1].clone()), Fault::Missing(all[5].clone())];
        assert_eq!(check(&service, vec![head]).await.faults, expected);
    }

    async fn an_entry_that_came_in_another_way_is_found(scratch: Scratch) {
        let folder = Folder::new();
        let (service, head) = sealed(&scratch, &folder, 2).await;
        tamper(&scratch, "INSERT INTO audit_entries (id, at, actor, action, subject_kind, subject, fields) \
                          VALUES ('x', '2020-05-04T06:00:00.000000Z', 'a', 'b', 'c', 'd', '[]')");
        assert_eq!(check(&service, vec![head]).await.faults, [Fault::Smuggled("x".into())]);
    }

    async fn reordered_entries_are_found(scratch: Scratch) {
        let folder = Folder::new();
        let (service, head) = sealed(&scratch, &folder, 2).await;
        let all = ids(&service).await;
        // Their columns change places: every value is still there.
        tamper(&scratch, &format!(
            "UPDATE audit_entries SET id = 'x' WHERE id = '{0}'; UPDATE audit_entries SET id = '{0}' WHERE id = '{1}'; \
             UPDATE audit_entries SET id = '{1}' WHERE id = 'x'", all[0], all[1]));
        let expected = [Fault::Changed(all[0].clone()), Fault::Changed(all[1].clone())];
        assert_eq!(check(&service, vec![head]).await.faults, expected);
    }

    async fn a_seal_that_was_rewritten_is_found(scratch: Scratch) {
        let folder = Folder::new();
        let (service, head) = sealed(&scratch, &folder, 2).await;
        tamper(&scratch, "UPDATE audit_seals SET entries = '[]', entry_count = 0");
        let report = check(&service, vec![head]).await;
        assert!(report.faults.contains(&Fault::SealChanged(1)), "{:?}", report.faults);
    }

    async fn a_chain_that_was_cut_is_found_by_a_head_kept_elsewhere(scratch: Scratch) {
        let folder = Folder::new();
        let (service, first) = sealed(&scratch, &folder, 2).await;
        service.record(2).await;
        let second = seal::seal_all(&service.app.db, service.app.clock.now()).await.unwrap().unwrap();
        let all = ids(&service).await;
        tamper(&scratch, &format!(
            "DELETE FROM audit_seals WHERE number = 2; DELETE FROM audit_entries WHERE id IN ('{}', '{}')", all[2], all[3]));
        // The cut leaves no trace inside the database; only the head outside knows.
        assert_eq!(check(&service, vec![first.clone()]).await.faults, []);
        assert_eq!(check(&service, vec![first, second]).await.faults, [Fault::HeadUnknown(2)]);
    }

    async fn sealing_at_the_same_time_seals_each_entry_once(scratch: Scratch) {
        let folder = Folder::new();
        let service = Service::over(scratch.open(), 1, folder.path());
        for round in 1..=ROUNDS {
            service.record(EACH).await;
            let sealers = (0..4).map(|_| {
                let (db, now) = (service.app.db.clone(), service.app.clock.now());
                tokio::spawn(async move { seal::seal_all(&db, now).await.map(drop) })
            });
            for sealer in sealers.collect::<Vec<_>>() {
                sealer.await.unwrap().unwrap();
            }
            let report = check(&service, vec![]).await;
            assert_eq!((report.sealed, report.waiting, report.faults), (round * EACH, 0, vec![]));
        }
    }

    async fn looks_are_kept_when_the_log_is_closed_at_once(scratch: Scratch) {
        for count in [1, 900, CROWD] {
            let db = scratch.open();
            let before = filed(&db).await + gathered(&db).await;
            let (log, task) = UseLog::start(db.clone());
            for number in 0..count {
                log.note(&a_job(), look(number as u128)).unwrap();
            }
            drop(log);
            task.await.unwrap();
            assert_eq!(filed(&db).await + gathered(&db).await, before + count);
        }
    }

    async fn looks_of_a_crowd_at_single_records_are_seen_while_they_wait_and_the_same_once_filed(scratch: Scratch) {
        let folder = Folder::new();
        let service = Service::over(scratch.open(), 1, folder.path());
        let person = Uuid::from_u128(9);
        execute(&service, register(person, &scratch)).await;
        for number in 0..CROWD {
            service.app.use_log.note(&service.actor(), look(number as u128 % 500)).unwrap();
        }
        service.app.use_log.flush().await.unwrap();
        assert!(gathered(&service.app.db).await > 0, "so many at once are not filed at once");
        let while_waiting = seen(&service, person).await;
        assert_eq!(while_waiting.len(), CROWD / 500);
        assert_eq!((while_waiting[0].viewer_role.as_str(), while_waiting[0].operation.as_str()),
                   ("coordinator", "view_application"));
        let before = seen_before(&service, person, &while_waiting[0].id).await;
        assert_eq!(before, while_waiting[1..]);
        while gathered(&service.app.db).await > 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(seen(&service, person).await, while_waiting);
        assert_eq!(filed(&service.app.db).await, CROWD);
    }

    async fn looks_that_a_killed_process_left_waiting_are_filed_by_the_next(scratch: Scratch) {
        let db = scratch.open();
        let (log, task) = UseLog::start(db.clone());
        for number in 0..CROWD {
            log.note(&a_job(), look(number as u128)).unwrap();
        }
        log.flush().await.unwrap();
        task.abort();
        assert!(task.await.unwrap_err().is_cancelled());
        assert!(gathered(&db).await > 0, "something is left to the next");
        assert_eq!(filed(&db).await + gathered(&db).await, CROWD);
        let (_log, _task) = UseLog::start(db.clone());
        while gathered(&db).await > 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(filed(&db).await, CROWD);
    }

    async fn nobody_looks_any_more_once_so_much_waits_that_more_could_be_lost(scratch: Scratch) {
        drop(scratch.open());
        // Every write is refused, as while the database is away.
        let (log, task) = UseLog::start(Db::open_read_only(&scratch.url, 1).unwrap());
        let noted = (0..200_000).take_while(|number| log.note(&a_job(), look(*number)).is_ok()).count();
        // A full queue, and at most as much again in the hands of the task that tries to write it.
        assert!((50_000..=100_000).contains(&noted), "{noted}");
        let list = UseOfList {
            records: vec![(PersonId::new(Uuid::from_u128(1)), Uuid::from_u128(2)); 50],
            record: "application",
            purpose: "selection",
            operation: "list_applications",
            at: crate::service::morning(),
        };
        assert!(log.note_list(&a_job(), &list).is_err());
        task.abort();
    }

    async fn looks_of_a_crowd_at_lists_are_seen_while_they_wait_and_the_same_once_filed(scratch: Scratch) {
        let folder = Folder::new();
        let service = Service::over(scratch.open(), 1, folder.path());
        let person = Uuid::from_u128(9);
        execute(&service, register(person, &scratch)).await;
        // More than one turn of filing takes.
        for _ in 0..10 {
            let records = (0..500).map(|n| (PersonId::new(Uuid::from_u128(n)), Uuid::from_u128(n + 1_000)));
            let list = UseOfList {
                records: records.collect(),
                record: "application",
                purpose: "selection",
                operation: "list_applications",
                at: crate::service::morning(),
            };
            service.app.use_log.note_list(&service.actor(), &list).unwrap();
        }
        service.app.use_log.flush().await.unwrap();
        assert!(waiting(&service).await > 0, "so many at once are not filed at once");
        let while_waiting = seen(&service, person).await;
        assert_eq!(while_waiting.len(), 10);
        while waiting(&service).await > 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(seen(&service, person).await, while_waiting);
        let rows: Result<i64, DbError> =
            service.app.db.read(|conn| Ok(use_log::table.count().get_result(conn)?)).await;
        assert_eq!(rows.unwrap(), 5_000);
    }

    async fn a_look_at_a_short_list_is_filed_at_once(scratch: Scratch) {
        let folder = Folder::new();
        let service = Service::over(scratch.open(), 1, folder.path());
        let list = UseOfList {
            records: vec![(PersonId::new(Uuid::from_u128(1)), Uuid::from_u128(2)); 50],
            record: "application",
            purpose: "selection",
            operation: "list_applications",
            at: crate::service::morning(),
        };
        service.app.use_log.note_list(&service.actor(), &list).unwrap();
        service.app.use_log.flush().await.unwrap();
        let rows: Result<i64, DbError> =
            service.app.db.read(|conn| Ok(use_log::table.count().get_result(conn)?)).await;
        assert_eq!((rows.unwrap(), waiting(&service).await), (50, 0));
    }

    async fn a_person_sees_who_looked_by_name_only_where_the_agency_shows_it(scratch: Scratch) {
        let folder = Folder::new();
        let service = Service::over(scratch.open(), 1, folder.path());
        let person = Uuid::from_u128(9);
        execute(&service, register(person, &scratch)).await;
        service.app.use_log.note(&service.actor(), look(9)).unwrap();
        service.app.use_log.flush().await.unwrap();
        let seen = seen(&service, person).await;
        assert_eq!((seen[0].viewer_role.as_str(), seen[0].viewer_name.as_deref()), ("coordinator", None));
        assert_eq!((seen[0].record_kind.as_str(), seen[0].purpose.as_str()), ("application", "selection"));
        execute(&service, "UPDATE agencies SET viewer_names_shown = TRUE".to_owned()).await;
        assert_eq!(self::seen(&service, person).await[0].viewer_name.as_deref(), Some("Kaisa Koordinaattori"));
    }
}

/// So many looks at once are not filed at once.
const CROWD: usize = 1_500;

/// How often several seal at once, and how much each time.
const ROUNDS: usize = 8;
const EACH: usize = 5;

/// One sealer is stopped between seeing what waits and seeing the last seal; meanwhile another one seals and commits.
/// PostgreSQL only: the one writer of an SQLite file lets nobody in between.
async fn with_another_in_between<F>(scratch: &Scratch, service: &Service, sealer: F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let now = service.app.clock.now();
    let mut other = Pooled::open(&scratch.url, Purpose::Write).unwrap();
    // The last seal is behind this lock, what waits is not.
    other.conn.batch_execute("BEGIN; LOCK TABLE audit_seals IN ACCESS EXCLUSIVE MODE").unwrap();
    let sealer = tokio::spawn(sealer);
    let mut witness = Pooled::open(&scratch.url, Purpose::Read).unwrap();
    let stopped = diesel::dsl::sql::<diesel::sql_types::Bool>(
        "EXISTS (SELECT FROM pg_locks WHERE relation = 'audit_seals'::regclass AND NOT granted)",
    );
    while !diesel::select(stopped.clone()).get_result::<bool>(&mut witness.conn).unwrap() {
        tokio::task::yield_now().await;
    }
    seal::seal_batch(&mut other.conn, now).unwrap().expect("everything waits for its seal");
    other.conn.batch_execute("COMMIT").unwrap();
    sealer.await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_seals_as_if_alone_seals_nothing_that_was_sealed_meanwhile() {
    let (scratch, folder) = (Scratch::postgres(), Folder::new());
    let service = Service::over(scratch.open(), 1, folder.path());
    service.record(EACH).await;
    let (db, now) = (service.app.db.clone(), service.app.clock.now());
    let sealer = async move { seal::seal_all(&db, now).await.map(drop).unwrap() };
    with_another_in_between(&scratch, &service, sealer).await;
    let report = check(&service, vec![]).await;
    assert_eq!((report.seals, report.sealed, report.waiting, report.faults), (1, EACH, 0, vec![]));
    // And it goes on as if nothing had been.
    service.record(EACH).await;
    seal::seal_all(&service.app.db, now).await.unwrap().expect("a second seal");
    let report = check(&service, vec![]).await;
    assert_eq!((report.seals, report.sealed, report.waiting, report.faults), (2, 2 * EACH, 0, vec![]));
}

/// The control: through the door that sees what others commit meanwhile, the same two put each entry under two seals.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn through_the_counted_door_the_same_entries_are_sealed_twice() {
    let (scratch, folder) = (Scratch::postgres(), Folder::new());
    let service = Service::over(scratch.open(), 1, folder.path());
    service.record(EACH).await;
    let (db, now) = (service.app.db.clone(), service.app.clock.now());
    let sealer = async move {
        db.write_counted(move |conn| seal::seal_batch(conn, now)).await.map(drop).unwrap();
    };
    with_another_in_between(&scratch, &service, sealer).await;
    let twice: Vec<Fault> = ids(&service).await.into_iter().map(Fault::SealedTwice).collect();
    assert_eq!((twice.len(), check(&service, vec![]).await.faults), (EACH, twice));
}

/// An agency with one person on its register and an account that looks.
fn register(person: Uuid, scratch: &Scratch) -> String {
    format!(
        "INSERT INTO agencies VALUES ('{agency}', '1234567-1', 'P', FALSE, 't', 1);
         INSERT INTO people (id, agency_id, source, external_id, given_name, family_name, name_fold, name_sort, title,
            job_category, is_supervisor, language, active, register_as_of, created_at, version)
         VALUES ('{person}', '{agency}', 's', 'e', 'G', 'F', 'f', {empty}, 't', 'c', FALSE, 'fi', TRUE, 'd', 't', 1);
         INSERT INTO accounts (id, agency_id, issuer, subject, display_name, language, status, created_at, version)
         VALUES ('{account}', '{agency}', 'i', 's', 'Kaisa Koordinaattori', 'fi', 'active', 't', 1)",
        agency = Uuid::from_u128(8),
        empty = if scratch.database().is_some() { "''" } else { "X''" },
        account = Uuid::from_u128(1),
    )
}

/// Looks that wait to be filed under each person.
async fn waiting(service: &Service) -> i64 {
    let count: Result<i64, DbError> =
        service.app.db.read(|conn| Ok(use_log_waiting::table.count().get_result(conn)?)).await;
    count.unwrap()
}

fn a_job() -> Actor {
    static IDS: LazyLock<Arc<dyn Ids>> =
        LazyLock::new(|| Arc::new(ClockIds::seeded(Arc::new(FixedClock::at(crate::service::morning())), 7)));
    Actor::job("test", None, IDS.clone())
}

/// Looks filed under each person.
async fn filed(db: &Db) -> usize {
    let count: Result<i64, DbError> = db.read(|conn| Ok(use_log::table.count().get_result(conn)?)).await;
    usize::try_from(count.unwrap()).unwrap()
}

/// Looks at single records that wait to be.
async fn gathered(db: &Db) -> usize {
    let rows: Result<Vec<String>, DbError> =
        db.read(|conn| Ok(use_log_gathered::table.select(use_log_gathered::looks).load(conn)?)).await;
    let count = |looks: &String| serde_json::from_str::<Vec<serde_json::Value>>(looks).unwrap().len();
    rows.unwrap().iter().map(count).sum()
}

fn look(number: u128) -> UseOf {
    UseOf {
        person: PersonId::new(Uuid::from_u128(number)),
        record: "application",
        record_id: number.to_string(),
        purpose: "selection",
        operation: "view_application",
        at: crate::service::morning(),
    }
}

async fn execute(service: &Service, sql: String) {
    let done: Result<(), DbError> = service.app.db.write_tx(move |conn| Ok(conn.batch_execute(&sql)?)).await;
    done.unwrap();
}

async fn seen_before(service: &Service, person: Uuid, before: &str) -> Vec<polku::audit::Use> {
    let before = before.to_owned();
    let seen: Result<_, DbError> =
        service.app.db.read(move |conn| uses_of(conn, PersonId::new(person), Some(&before), 10)).await;
    seen.unwrap()
}

async fn seen(service: &Service, person: Uuid) -> Vec<polku::audit::Use> {
    let seen: Result<_, DbError> =
        service.app.db.read(move |conn| uses_of(conn, PersonId::new(person), None, 10)).await;
    seen.unwrap()
}
