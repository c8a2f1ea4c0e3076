//! Traces go five years after the deed by the one way that is on record; what goes another way is found.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, ToSpan};
use polku::audit::erase::{ErasedTraces, erase_traces};
use polku::audit::verify::{Fault, Report, verify};
use polku::audit::{Actor, UseOf, seal};
use polku::clock::{Clock, SystemClock};
use polku::db::schema::{audit_entries, audit_seals, trace_erasures, use_log};
use polku::db::{AnyConn, DbError, Pooled, Purpose};
use polku_domain::ids::PersonId;
use uuid::Uuid;

use crate::scratch::{Folder, Scratch};
use crate::service::Service;

/// The day on which the traces of 4 May 2010 fall due. All days of these tests lie a term back, because the triggers go by
/// the clock of the database.
const DUE: Date = date(2015, 5, 5);

fn set(service: &Service, day: Date) {
    let night = day.at(3, 0, 0, 0).to_zoned(polku::clock::finland()).unwrap();
    service.clock.set(night.timestamp());
}

async fn look(service: &Service) {
    let look = UseOf {
        person: PersonId::new(Uuid::from_u128(1)),
        record: "application",
        record_id: "1".to_owned(),
        purpose: "selection",
        operation: "view_application",
        at: service.app.clock.now(),
    };
    service.app.use_log.note(&service.actor(), look).unwrap();
    service.app.use_log.flush().await.unwrap();
}

/// So long after the clock of the service, as it is stored.
fn moment(service: &Service, later: SignedDuration) -> String {
    (service.clock.now() + later).strftime("%Y-%m-%dT%H:%M:%S%.6fZ").to_string()
}

/// Three changes and a look of 4 May 2010, and two changes of 4 May 2011, each year under a seal.
async fn two_years(scratch: &Scratch, folder: &Folder) -> Service {
    let service = Service::over(scratch.open(), 1, folder.path());
    set(&service, date(2010, 5, 4));
    service.record(3).await;
    look(&service).await;
    seal::seal_all(&service.app.db, service.app.clock.now()).await.unwrap();
    set(&service, date(2011, 5, 4));
    service.record(2).await;
    seal::seal_all(&service.app.db, service.app.clock.now()).await.unwrap();
    service
}

async fn erase(service: &Service) -> ErasedTraces {
    let (ids, now) = (service.app.ids.clone(), service.app.clock.now());
    let erased: Result<ErasedTraces, DbError> = service
        .app
        .db
        .write_tx(move |conn| erase_traces(conn, &Actor::job("erase_due", None, ids.clone()), now, 4_000))
        .await;
    erased.unwrap()
}

async fn check(service: &Service) -> Report {
    let now = service.app.clock.now();
    let report: Result<Report, DbError> = service.app.db.read(move |conn| verify(conn, &[], now)).await;
    report.unwrap()
}

/// Entries and looks that are kept.
async fn kept(service: &Service) -> (i64, i64) {
    let counted: Result<(i64, i64), DbError> = service
        .app
        .db
        .read(|conn| {
            Ok((audit_entries::table.count().get_result(conn)?, use_log::table.count().get_result(conn)?))
        })
        .await;
    counted.unwrap()
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

/// As whoever has the servers' password can: with the triggers in force.
fn send(scratch: &Scratch, sql: &str) -> bool {
    let mut pooled = Pooled::open(&scratch.url, Purpose::Write).unwrap();
    pooled.conn.batch_execute(sql).is_ok()
}

/// As somebody who owns the database can: around the triggers.
fn tamper(scratch: &Scratch, sql: &str) {
    let mut pooled = Pooled::open(&scratch.url, Purpose::Write).unwrap();
    let around = match pooled.conn {
        AnyConn::Sqlite(_) => "DROP TRIGGER audit_entries_no_delete; DROP TRIGGER audit_entries_no_update;",
        AnyConn::Pg(_) => "SET session_replication_role = replica;",
    };
    pooled.conn.batch_execute(&format!("{around} {sql}")).unwrap();
}

/// The same around these triggers.
fn around(scratch: &Scratch, triggers: &[&str], sql: &str) {
    let mut pooled = Pooled::open(&scratch.url, Purpose::Write).unwrap();
    let around: String = match pooled.conn {
        AnyConn::Sqlite(_) => triggers.iter().map(|name| format!("DROP TRIGGER {name}; ")).collect(),
        AnyConn::Pg(_) => "SET session_replication_role = replica;".to_owned(),
    };
    pooled.conn.batch_execute(&format!("{around} {sql}")).unwrap();
}

on_both_engines! {
    async fn traces_are_kept_until_day_n_and_gone_on_it(scratch: Scratch) {
        let folder = Folder::new();
        let service = two_years(&scratch, &folder).await;
        set(&service, DUE.yesterday().unwrap());
        assert_eq!(erase(&service).await, ErasedTraces::default());
        assert_eq!(kept(&service).await, (5, 1));
        set(&service, DUE);
        let erased = erase(&service).await;
        assert_eq!((erased.entries.values().sum::<usize>(), erased.uses.values().sum::<usize>()), (3, 1));
        // The two of the next year, and the one that tells of the erasure.
        assert_eq!(kept(&service).await, (3, 0));
        assert_eq!(erase(&service).await, ErasedTraces::default(), "a second run finds nothing");
        set(&service, DUE.tomorrow().unwrap());
        assert_eq!(erase(&service).await, ErasedTraces::default());
    }

    async fn the_chain_stands_and_tells_what_was_erased_when_due(scratch: Scratch) {
        let folder = Folder::new();
        let service = two_years(&scratch, &folder).await;
        set(&service, DUE);
        erase(&service).await;
        let report = check(&service).await;
        assert_eq!((report.seals, report.sealed, report.erased, report.waiting), (2, 5, 3, 1));
        assert_eq!(report.faults, []);
        seal::seal_all(&service.app.db, service.app.clock.now()).await.unwrap();
        // Five years on, the entry that tells of the first erasure is due itself.
        for day in [date(2016, 5, 5), date(2021, 5, 6)] {
            set(&service, day);
            erase(&service).await;
            seal::seal_all(&service.app.db, service.app.clock.now()).await.unwrap();
            assert_eq!(check(&service).await.faults, [], "{day}");
        }
        let report = check(&service).await;
        assert_eq!((report.seals, report.sealed, report.erased), (5, 8, 7));
    }

    async fn what_is_not_due_is_watched_as_before(scratch: Scratch) {
        let folder = Folder::new();
        let service = two_years(&scratch, &folder).await;
        set(&service, DUE);
        erase(&service).await;
        let later = ids(&service).await;
        tamper(&scratch, &format!(
            "UPDATE audit_entries SET actor = 'nobody' WHERE id = '{}'; DELETE FROM audit_entries WHERE id = '{}'",
            later[0], later[1]));
        let expected = [Fault::Changed(later[0].clone()), Fault::Missing(later[1].clone())];
        assert_eq!(check(&service).await.faults, expected);
    }

    async fn reordered_seals_are_found_whether_their_entries_are_there_or_not(scratch: Scratch) {
        let folder = Folder::new();
        let service = two_years(&scratch, &folder).await;
        set(&service, DUE);
        erase(&service).await;
        let mut pooled = Pooled::open(&scratch.url, Purpose::Write).unwrap();
        let around = match pooled.conn {
            AnyConn::Sqlite(_) => "DROP TRIGGER audit_seals_no_update;",
            AnyConn::Pg(_) => "SET session_replication_role = replica;",
        };
        let sql = "UPDATE audit_seals SET number = 9 WHERE number = 1; UPDATE audit_seals SET number = 1 WHERE number = 2;
                   UPDATE audit_seals SET number = 2 WHERE number = 9";
        pooled.conn.batch_execute(&format!("{around} {sql}")).unwrap();
        let faults = check(&service).await.faults;
        for fault in [Fault::ChainBroken(1), Fault::SealChanged(1), Fault::SealChanged(2), Fault::ErasedEarly(1)] {
            assert!(faults.contains(&fault), "{fault:?} is not in {faults:?}");
        }
    }

    async fn what_is_due_may_not_go_before_it_is_on_record(scratch: Scratch) {
        let folder = Folder::new();
        let service = two_years(&scratch, &folder).await;
        set(&service, DUE);
        for table in ["audit_entries", "use_log"] {
            assert!(!send(&scratch, &format!("DELETE FROM {table}")), "{table}");
        }
        assert_eq!(kept(&service).await, (5, 1));
        // Around the triggers, it is missing: its age alone excuses nothing.
        let all = ids(&service).await;
        tamper(&scratch, &format!("DELETE FROM audit_entries WHERE id = '{}'", all[0]));
        assert_eq!(check(&service).await.faults, [Fault::Missing(all[0].clone())]);
    }

    async fn an_erasure_that_was_made_up_is_found(scratch: Scratch) {
        let folder = Folder::new();
        let service = two_years(&scratch, &folder).await;
        set(&service, DUE);
        // The last wall: nothing younger than some four years.
        let made_up = |at: &str, before: &str| format!("INSERT INTO trace_erasures VALUES ('x', '{at}', '{before}', 2)");
        assert!(!send(&scratch, &made_up("2015-05-05T00:00:00.000000Z", "2011-06-01T00:00:00.000000Z")));
        // Within it, a row that reaches a month too far opens the triggers; nothing tells of it.
        assert!(send(&scratch, &made_up("2016-03-01T00:00:00.000000Z", "2011-06-01T00:00:00.000000Z")));
        assert!(send(&scratch, "DELETE FROM audit_entries"));
        set(&service, date(2016, 3, 2));
        let faults = check(&service).await.faults;
        assert_eq!(faults, [Fault::ErasureUnrecorded("x".into())]);
    }

    async fn an_erasure_that_gives_itself_a_later_day_is_found(scratch: Scratch) {
        let folder = Folder::new();
        let service = two_years(&scratch, &folder).await;
        set(&service, date(2012, 1, 1));
        // It says that it was done when all was due, with an entry that tells of it; that is sealed today.
        let at = "2016-09-01T00:00:00.000000Z";
        let entry = format!(
            "INSERT INTO audit_entries (id, at, actor, action, subject_kind, subject, fields) \
             VALUES ('x', '{at}', 'job:erase_due', 'traces_erased', 'trace_erasure', 'e', '[]'); \
             INSERT INTO audit_unsealed VALUES ('x'); \
             INSERT INTO trace_erasures VALUES ('e', '{at}', '2011-08-01T00:00:00.000000Z', 2)");
        assert!(send(&scratch, &entry));
        assert!(send(&scratch, "DELETE FROM audit_entries WHERE id <> 'x'"));
        seal::seal_all(&service.app.db, service.app.clock.now()).await.unwrap();
        let ahead = [Fault::EntryAhead("x".into()), Fault::ErasureAhead("e".into())];
        assert_eq!(check(&service).await.faults, [&ahead[..], &[Fault::ErasureUnrecorded("e".into())]].concat());
        // Once that day has come, its seal still says that it was set before.
        set(&service, date(2016, 9, 2));
        assert_eq!(check(&service).await.faults, [Fault::ErasureUnrecorded("e".into())]);
    }

    /// Whoever has the servers' password writes a time to come, with an entry and a seal that fit it, and empties the logs.
    async fn traces_stay_whatever_time_an_erasure_gives_itself(scratch: Scratch) {
        let folder = Folder::new();
        let service = Service::over(scratch.open(), 1, folder.path());
        service.clock.set(SystemClock.now());
        service.record(2).await;
        look(&service).await;
        let head = seal::seal_all(&service.app.db, service.app.clock.now()).await.unwrap().unwrap();
        let made_up = |at: &str, before: &str| format!("INSERT INTO trace_erasures VALUES ('z{at}', '{at}', '{before}', 1)");
        assert!(!send(&scratch, &made_up("2999-01-01T00:00:00.000000Z", "2993-12-31T00:00:00.000000Z")));
        // The control: one that was done a moment ago is taken, and opens the way to nothing that is younger than the term.
        let year = service.clock.now().strftime("%Y").to_string().parse::<i32>().unwrap();
        let last = format!("{}-12-31T23:59:59.000000Z", year - 5);
        assert!(send(&scratch, &made_up(&moment(&service, SignedDuration::ZERO), &last)));
        for table in ["audit_entries", "use_log"] {
            assert!(!send(&scratch, &format!("DELETE FROM {table}")), "{table}");
        }
        assert_eq!(kept(&service).await, (2, 1));
        // Around the triggers all of it is found.
        let (at, number) = ("2999-01-01T00:00:00.000000Z", head.number + 1);
        let entry = format!(
            "INSERT INTO audit_entries (id, at, actor, action, subject_kind, subject, fields) \
             VALUES ('x', '{at}', 'job:erase_due', 'traces_erased', 'trace_erasure', 'z1', '[]'); \
             INSERT INTO audit_unsealed VALUES ('x')");
        assert!(send(&scratch, &entry));
        seal::seal_all(&service.app.db, at.parse().unwrap()).await.unwrap();
        let triggers = ["audit_entries_no_delete", "use_log_no_delete", "trace_erasures_no_time_to_come"];
        around(&scratch, &triggers, &format!(
            "INSERT INTO trace_erasures VALUES ('z1', '{at}', '2993-12-31T00:00:00.000000Z', {}); \
             DELETE FROM audit_entries WHERE id <> 'x'; DELETE FROM use_log", head.number));
        let faults = check(&service).await.faults;
        for fault in [Fault::EntryAhead("x".into()), Fault::SealAhead(number), Fault::ErasureAhead("z1".into())] {
            assert!(faults.contains(&fault), "{fault:?} is not in {faults:?}");
        }
        // The next seal tells on it, too.
        service.record(1).await;
        seal::seal_all(&service.app.db, service.app.clock.now()).await.unwrap();
        assert!(check(&service).await.faults.contains(&Fault::SealedBack(number + 1)));
    }

    /// The term as the triggers know it, and as the rule does.
    async fn the_clock_of_the_database_keeps_the_term(scratch: Scratch) {
        let folder = Folder::new();
        let service = Service::over(scratch.open(), 1, folder.path());
        service.clock.set(SystemClock.now());
        let day = SignedDuration::from_hours(24);
        let today = service.clock.now().to_zoned(polku::clock::finland()).date();
        let first_kept = polku_domain::retention::TRACE.first_kept(today);
        let due = first_kept.yesterday().unwrap().to_zoned(polku::clock::finland()).unwrap().timestamp();
        let kept = first_kept.saturating_add(3.days()).to_zoned(polku::clock::finland()).unwrap().timestamp();
        for (id, ahead, taken) in [("early", day * 2, false), ("fair", day - SignedDuration::from_mins(1), true)] {
            let at = moment(&service, ahead);
            let row = format!("INSERT INTO trace_erasures VALUES ('{id}', '{at}', '2001-01-01T00:00:00.000000Z', 0)");
            assert_eq!(send(&scratch, &row), taken, "{id}");
        }
        // Around that trigger, so that one row covers all there is.
        around(&scratch, &["trace_erasures_no_time_to_come"],
            "INSERT INTO trace_erasures VALUES ('z', '3005-01-01T00:00:00.000000Z', '2999-01-01T00:00:00.000000Z', 0)");
        for (id, at, goes) in [("due", due, true), ("kept", kept, false)] {
            let at = at.strftime("%Y-%m-%dT%H:%M:%S%.6fZ");
            assert!(send(&scratch, &format!(
                "INSERT INTO audit_entries (id, at, actor, action, subject_kind, subject, fields) \
                 VALUES ('{id}', '{at}', 'a', 'b', 'c', 'd', '[]')")));
            assert_eq!(send(&scratch, &format!("DELETE FROM audit_entries WHERE id = '{id}'")), goes, "{id}");
        }
    }

    async fn an_entry_that_comes_back_is_found(scratch: Scratch) {
        let folder = Folder::new();
        let service = two_years(&scratch, &folder).await;
        let first = ids(&service).await.remove(0);
        set(&service, DUE);
        erase(&service).await;
        assert!(send(&scratch, &format!(
            "INSERT INTO audit_entries (id, at, actor, action, subject_kind, subject, fields) \
             VALUES ('{first}', '2010-05-04T06:00:00.000000Z', 'a', 'b', 'c', 'd', '[]')")));
        assert_eq!(check(&service).await.faults, [Fault::Returned(first)]);
    }

    async fn a_night_erases_a_bounded_number_and_the_next_part_goes_on(scratch: Scratch) {
        let folder = Folder::new();
        let service = Service::over(scratch.open(), 1, folder.path());
        set(&service, date(2010, 5, 4));
        for _ in 0..4 {
            service.record(3).await;
            seal::seal_all(&service.app.db, service.app.clock.now()).await.unwrap();
        }
        set(&service, DUE);
        let mut parts = 0;
        loop {
            let (ids, now) = (service.app.ids.clone(), service.app.clock.now());
            let erased: Result<ErasedTraces, DbError> = service
                .app
                .db
                .write_tx(move |conn| erase_traces(conn, &Actor::job("erase_due", None, ids.clone()), now, 3))
                .await;
            let erased = erased.unwrap();
            assert!(erased.entries.values().sum::<usize>() <= 3);
            if !erased.more {
                break;
            }
            parts += 1;
        }
        assert!(parts >= 4);
        let rows: Result<(i64, i64), DbError> = service
            .app
            .db
            .read(|conn| Ok((
                trace_erasures::table.count().get_result(conn)?,
                audit_seals::table.count().get_result(conn)?,
            )))
            .await;
        assert_eq!(rows.unwrap(), (4, 4));
        assert_eq!(check(&service).await.faults, []);
    }
}
