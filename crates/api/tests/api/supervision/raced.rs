//! A statement beside an import that names another supervisor.

use std::sync::{Mutex, mpsc};

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use polku::db::schema::people;
use polku::db::{AnyConn, DbError, Key};
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::SupervisorPart;
use polku_domain::ids::PersonId;

use super::{YES, open_call};
use crate::for_each_engine;
use crate::support::calls::apply;
use crate::support::{Home, Persona, World, code};

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Whether a transaction waits for another one. SQLite has one writer: whoever comes second always waits.
async fn somebody_waits(world: &World) -> bool {
    let waiting = "SELECT count(*) AS count FROM pg_stat_activity \
                   WHERE wait_event_type = 'Lock' AND datname = current_database()";
    let read = move |conn: &mut AnyConn| -> Result<bool, DbError> {
        match conn {
            AnyConn::Pg(c) => Ok(diesel::sql_query(waiting).get_result::<Count>(c)?.count > 0),
            AnyConn::Sqlite(_) => Ok(true),
        }
    };
    world.app.db.read(read).await.unwrap()
}

async fn supervisor_of(world: &World, of: PersonId) -> Option<PersonId> {
    let read = move |conn: &mut AnyConn| -> Result<Option<PersonId>, DbError> {
        let found: Option<Key<PersonId>> =
            people::table.find(Key(of)).select(people::supervisor_id).first(conn)?;
        Ok(found.map(|found| found.0))
    };
    world.app.db.read(read).await.unwrap()
}

for_each_engine! {
    async fn a_former_supervisor_has_no_last_word_in_the_moment_of_the_import(world: World) {
        let call = open_call(&world, SupervisorPart::WorkingTime).await;
        let application = apply(&world, Home::A, Persona::Participant, &call).await.id;
        let of = |persona| world.rows(Home::A, persona).person.unwrap();
        let (applicant, former) = (of(Persona::Participant), of(Persona::Supervisor));
        // An import has written its line and not committed yet.
        let (written, mut is_written) = tokio::sync::mpsc::unbounded_channel();
        let (commit, may_commit) = mpsc::channel::<()>();
        let may_commit = Mutex::new(may_commit);
        let db = world.app.db.clone();
        let import = tokio::spawn(async move {
            db.write_tx(move |conn| -> Result<(), DbError> {
                diesel::update(people::table.find(Key(applicant)))
                    .set(people::supervisor_id.eq(None::<Key<PersonId>>))
                    .execute(conn)?;
                written.send(()).unwrap();
                may_commit.lock().unwrap().recv().unwrap();
                Ok(())
            })
            .await
        });
        is_written.recv().await.unwrap();
        // The control: whoever only reads still finds the former supervisor.
        assert_eq!(supervisor_of(&world, applicant).await, Some(former));
        let supervisor = world.client(Home::A, Persona::Supervisor);
        let stating = tokio::spawn(async move { supervisor.state_working_time(application, 0, &YES).await });
        while !stating.is_finished() && !somebody_waits(&world).await {
            tokio::task::yield_now().await;
        }
        commit.send(()).unwrap();
        import.await.unwrap().unwrap();
        assert_eq!(code(stating.await.unwrap()), ProblemCode::NotFound);
        let own = world.client(Home::A, Persona::Participant).view_application_supervision(application).await;
        assert!(own.unwrap().statement.is_none());
    }
}
