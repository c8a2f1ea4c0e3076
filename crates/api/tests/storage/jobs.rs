//! Each job is done once, by one process, and by another if the first one dies.

use diesel::prelude::*;
use jiff::SignedDuration;
use polku::audit::seal::read_heads;
use polku::db::schema::jobs;
use polku::db::{Db, DbError, Ts};
use polku::jobs::{JobKind, NewJob, Runner, count_dead, schedule};

use crate::scratch::{Folder, Scratch};
use crate::service::{Service, morning};

async fn rows(db: &Db, state: &'static str) -> i64 {
    let rows: Result<i64, DbError> =
        db.read(move |conn| Ok(jobs::table.filter(jobs::state.eq(state)).count().get_result(conn)?)).await;
    rows.unwrap()
}

async fn put(db: &Db, key: &'static str) -> bool {
    let put: Result<bool, DbError> = db
        .write_tx(move |conn| {
            let (run_at, now) = (morning(), morning());
            schedule(conn, &NewJob { kind: JobKind::CleanUp, payload: &(), run_at, dedupe_key: key, now })
        })
        .await;
    put.unwrap()
}

on_both_engines! {
    async fn a_job_of_a_key_is_scheduled_and_done_once(scratch: Scratch) {
        let folder = Folder::new();
        let service = Service::over(scratch.open(), 1, folder.path());
        assert!(put(&service.app.db, "a").await && !put(&service.app.db, "a").await);
        let runner = Runner::new(service.app.clone());
        // The eight that come round by themselves are due as well.
        assert_eq!(runner.run_due().await.unwrap(), 9);
        assert_eq!(runner.run_due().await.unwrap(), 0);
        assert!(!put(&service.app.db, "a").await);
        assert_eq!(rows(&service.app.db, "done").await, 9);
    }

    async fn two_processes_do_each_job_once(scratch: Scratch) {
        let folder = Folder::new();
        let db = scratch.open();
        let services: Vec<Service> = (1..4).map(|seed| Service::over(db.clone(), seed, folder.path())).collect();
        let keys: Vec<&'static str> = (0..30).map(|number| &*format!("job {number}").leak()).collect();
        for key in keys {
            put(&db, key).await;
        }
        let runners = services.iter().map(|service| {
            let runner = Runner::new(service.app.clone());
            tokio::spawn(async move { runner.run_due().await })
        });
        let mut done = 0;
        for runner in runners.collect::<Vec<_>>() {
            done += runner.await.unwrap().unwrap();
        }
        assert_eq!((done, rows(&db, "done").await), (38, 38));
        let attempts: Result<i64, DbError> =
            db.read(|conn| Ok(jobs::table.select(diesel::dsl::max(jobs::attempts)).first::<Option<i64>>(conn)?.unwrap_or(0))).await;
        assert_eq!(attempts.unwrap(), 1);
    }

    async fn a_job_whose_process_died_is_done_by_another(scratch: Scratch) {
        let folder = Folder::new();
        let service = Service::over(scratch.open(), 1, folder.path());
        let db = &service.app.db;
        put(db, "a").await;
        let lease_end = Ts(morning() + SignedDuration::from_mins(5));
        let taken: Result<usize, DbError> = db
            .write_tx(move |conn| {
                let dead = (jobs::state.eq("running"), jobs::attempts.eq(1_i64), jobs::lease.eq("dead"), jobs::leased_until.eq(lease_end));
                Ok(diesel::update(jobs::table).set(dead).execute(conn)?)
            })
            .await;
        taken.unwrap();
        let runner = Runner::new(service.app.clone());
        assert_eq!(runner.run_due().await.unwrap(), 8);
        assert_eq!(rows(db, "running").await, 1);
        service.pass(SignedDuration::from_mins(6));
        runner.run_due().await.unwrap();
        assert_eq!(rows(db, "running").await, 0);
    }

    async fn a_job_that_ends_its_process_each_time_is_set_aside(scratch: Scratch) {
        let folder = Folder::new();
        let service = Service::over(scratch.open(), 1, folder.path());
        let db = &service.app.db;
        put(db, "last").await;
        put(db, "last but one").await;
        let taken: Result<(), DbError> = db
            .write_tx(move |conn| {
                for (key, attempts) in [("last", 8_i64), ("last but one", 7)] {
                    let died = (
                        jobs::state.eq("running"),
                        jobs::attempts.eq(attempts),
                        jobs::lease.eq("dead"),
                        jobs::leased_until.eq(Ts(morning())),
                    );
                    diesel::update(jobs::table.filter(jobs::dedupe_key.eq(key))).set(died).execute(conn)?;
                }
                Ok(())
            })
            .await;
        taken.unwrap();
        service.pass(SignedDuration::from_mins(1));
        Runner::new(service.app.clone()).run_due().await.unwrap();
        let states: Result<Vec<(String, String, i64)>, DbError> = db
            .read(|conn| {
                let both = jobs::table.filter(jobs::dedupe_key.eq_any(["last", "last but one"]));
                Ok(both.order(jobs::attempts).select((jobs::dedupe_key, jobs::state, jobs::attempts)).load(conn)?)
            })
            .await;
        let mut states = states.unwrap();
        states.sort();
        // The eighth attempt of the other one is its last, and succeeds.
        let expected = [("last", "dead", 8), ("last but one", "done", 8)];
        assert_eq!(states, expected.map(|(key, state, attempts)| (key.to_owned(), state.to_owned(), attempts)));
        let dead: Result<i64, DbError> = db.read(count_dead).await;
        assert_eq!(dead.unwrap(), 1);
    }

    async fn a_job_that_keeps_failing_is_set_aside(scratch: Scratch) {
        let folder = Folder::new();
        // The heads of the audit chain cannot be written where a file stands in place of the folder.
        let blocked = folder.path().join("blocked");
        std::fs::write(&blocked, b"").unwrap();
        let service = Service::over(scratch.open(), 1, &blocked);
        let runner = Runner::new(service.app.clone());
        service.record(1).await;
        runner.run_due().await.unwrap();
        for _ in 0..12 {
            service.record(1).await;
            service.pass(SignedDuration::from_hours(2));
            runner.run_due().await.unwrap();
        }
        let dead: Result<i64, DbError> = service.app.db.read(count_dead).await;
        assert!(dead.unwrap() >= 1);
    }

    async fn the_audit_chain_is_sealed_and_its_head_leaves_the_database(scratch: Scratch) {
        let folder = Folder::new();
        let service = Service::over(scratch.open(), 1, folder.path());
        let runner = Runner::new(service.app.clone());
        service.record(3).await;
        runner.run_due().await.unwrap();
        service.record(3).await;
        service.pass(SignedDuration::from_mins(1));
        runner.run_due().await.unwrap();
        let heads = read_heads(&service.app.config.audit_heads()).unwrap();
        assert_eq!(heads.iter().map(|head| head.number).collect::<Vec<_>>(), [1, 2]);
    }
}
