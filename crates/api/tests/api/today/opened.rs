//! Who was told and has not opened it: told to those who run the programme, to nobody else, and only as long as it matters.

use jiff::SignedDuration;
use polku::jobs::Runner;
use polku_api_types::sessions::OwnSessionsQuery;
use polku_domain::access::Role;
use polku_domain::ids::ProgrammeId;

use super::{ILL, at, done, lecture, moved_to, seen};
use crate::for_each_engine;
use crate::retention::count;
use crate::sessions::{Autumn, TAKING_PART};
use crate::support::{Home, Persona};

const COORDINATOR: Persona = Persona::Coordinator;

for_each_engine! {
    async fn the_list_empties_as_they_open_it(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn).await;
        at(&world, 8, 8, 5);
        done(&world, COORDINATOR, session.id, &moved_to("2020-09-08T13:00")).await.unwrap();
        let unopened = async || seen(&world, session.id).await.unopened.len();
        assert_eq!(unopened().await, TAKING_PART.len());
        // By the page of the session, and by the list on which it stands.
        world.client(Home::A, Persona::Participant).view_own_session(session.id).await.unwrap();
        assert_eq!(unopened().await, TAKING_PART.len() - 1);
        let other = world.client(Home::A, Persona::OtherParticipant);
        let elsewhere = OwnSessionsQuery { from: Some(jiff::civil::date(2020, 9, 9)), ..OwnSessionsQuery::default() };
        other.list_own_sessions(&elsewhere).await.unwrap();
        assert_eq!(unopened().await, TAKING_PART.len() - 1, "a list on which it does not stand");
        other.list_own_sessions(&OwnSessionsQuery::default()).await.unwrap();
        assert_eq!(unopened().await, TAKING_PART.len() - 2);
        // A second change is news to everybody.
        done(&world, COORDINATOR, session.id, &ILL).await.unwrap();
        assert_eq!(unopened().await, TAKING_PART.len());
        // What is nobody's own session opens nothing.
        assert!(world.client(Home::A, Persona::Supervisor).view_own_session(session.id).await.is_err());
        assert_eq!(unopened().await, TAKING_PART.len());
    }

    async fn it_is_forgotten_after_the_day(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn).await;
        at(&world, 8, 8, 5);
        done(&world, COORDINATOR, session.id, &ILL).await.unwrap();
        let rows = async || count(&world, "session_alerts", "TRUE").await;
        let clean = async || Runner::new(world.app.clone()).run_due().await.unwrap();
        at(&world, 8, 23, 59);
        clean().await;
        assert_eq!(rows().await, TAKING_PART.len() as i64, "the day is not over");
        at(&world, 9, 0, 0);
        assert!(seen(&world, session.id).await.unopened.is_empty(), "shown to nobody from midnight on");
        world.clock.advance(SignedDuration::from_hours(2));
        clean().await;
        assert_eq!(rows().await, 0);
    }

    /// A change that nobody is told of waits for nobody.
    async fn nobody_waits_for_what_changed_nothing(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn).await;
        at(&world, 8, 8, 5);
        let change = done(&world, COORDINATOR, session.id, &moved_to("2020-09-08T09:00")).await.unwrap();
        assert_eq!((change.told, seen(&world, session.id).await.unopened.len()), (0, 0));
    }

    async fn a_supervisor_never_hears_of_it(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn).await;
        at(&world, 8, 8, 5);
        done(&world, COORDINATOR, session.id, &ILL).await.unwrap();
        let supervisor = world.client(Home::A, Persona::Supervisor);
        assert!(supervisor.view_session_today(session.id).await.is_err());
        // The control: the same human as coordinator.
        world.grant(Home::A, Persona::Supervisor, Role::Coordinator, Some(ProgrammeId::new(autumn.programme.id))).await;
        let both = world.client(Home::A, Persona::Supervisor);
        assert_eq!(both.view_session_today(session.id).await.unwrap().unopened.len(), TAKING_PART.len());
    }
}
