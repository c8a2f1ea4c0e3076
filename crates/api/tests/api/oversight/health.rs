//! How a programme is doing: what asks for something, and nothing that does not.

use polku_api_types::attendance::{AttendanceStatus, MarkAttendance};
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::SaveSession;
use polku_api_types::text::DeliveryMode;
use polku_domain::access::Role;
use polku_domain::ids::ProgrammeId;

use crate::for_each_engine;
use crate::sessions::{Autumn, another, coordinator, once};
use crate::statements::{assert_as_few, taken};
use crate::support::{Home, Persona, code};

for_each_engine! {
    async fn what_is_not_scheduled_led_joined_or_marked_is_told(world: World) {
        let autumn = Autumn::settle(&world).await;
        let programme = autumn.programme.id;
        let health = async || coordinator(&world).view_programme_health(programme).await.unwrap();
        let fresh = health().await;
        assert_eq!((fresh.people.active, fresh.people.paused, fresh.drafts, fresh.next.len()), (8, 0, 0, 0));
        assert!(fresh.to_schedule > 0 && fresh.unmarked.count == 0 && fresh.without_lead.count == 0);
        world.clock.set("2020-09-01T06:00:00Z".parse().unwrap());
        let remote = SaveSession { mode: Some(DeliveryMode::Remote), ..autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00") };
        let session = autumn.told(&world, remote).await;
        // Later than an address is wanted.
        let far = SaveSession { mode: Some(DeliveryMode::Remote), ..autumn.of(ElementKind::Lecture, "2020-10-08T09:00", "2020-10-08T10:00") };
        autumn.told(&world, far).await;
        autumn.plan(&world, &once(autumn.of(ElementKind::TrainingDay, "2020-09-09T09:00", "2020-09-09T10:00"))).await;
        let ahead = health().await;
        assert_eq!((ahead.drafts, ahead.next.len(), ahead.without_lead.count, ahead.without_address.count), (1, 2, 2, 1));
        assert_eq!(ahead.without_address.first[0].session.id, session.id);
        assert!(ahead.to_schedule < fresh.to_schedule && ahead.unmarked.count == 0);
        world.clock.set("2020-09-08T12:00:00Z".parse().unwrap());
        let over = health().await;
        assert_eq!((over.unmarked.count, over.unmarked.first[0].people, over.next.len()), (1, Some(8), 1));
        let sheet = coordinator(&world).view_attendance(session.id).await.unwrap();
        let marks = sheet.people.iter().take(7).map(|one| crate::attendance::mark(&world, one.application_id, AttendanceStatus::Remote));
        let body = MarkAttendance { marks: marks.collect(), list: None };
        coordinator(&world).mark_attendance(session.id, world.key(), &body).await.unwrap();
        assert_eq!(health().await.unmarked.first[0].people, Some(1), "one is not marked yet");
    }

    async fn it_is_for_who_runs_the_programme_or_decides_on_it(world: World) {
        let autumn = Autumn::settle(&world).await;
        let (other, _) = another(&world).await;
        let of = async |persona, programme| world.client(Home::A, persona).view_programme_health(programme).await;
        assert!(of(Persona::Decider, autumn.programme.id).await.is_ok());
        world.grant(Home::A, Persona::Supervisor, Role::Coordinator, Some(ProgrammeId::new(autumn.programme.id))).await;
        assert!(of(Persona::Supervisor, autumn.programme.id).await.is_ok());
        // It has no page yet, so that it is not there for anybody else.
        assert_eq!(code(of(Persona::Supervisor, other.id).await), ProblemCode::NotFound);
        for persona in [Persona::Participant, Persona::Facilitator, Persona::Coach] {
            assert_eq!(code(of(persona, autumn.programme.id).await), ProblemCode::Forbidden, "{persona:?}");
        }
        assert_eq!(code(world.client(Home::B, Persona::Coordinator).view_programme_health(autumn.programme.id).await), ProblemCode::NotFound);
        assert_eq!(code(world.anonymous().view_programme_health(autumn.programme.id).await), ProblemCode::Unauthenticated);
    }

    async fn it_takes_as_many_statements_for_many_sessions_as_for_few(world: World) {
        let autumn = Autumn::settle(&world).await;
        autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T09:45")).await;
        let asked = async || {
            let health = async || coordinator(&world).view_programme_health(autumn.programme.id).await.unwrap();
            taken(&world, async || health().await.without_lead.count as usize).await
        };
        let one = asked().await;
        for day in 10..22 {
            let (start, end) = (format!("2020-09-{day}T09:00"), format!("2020-09-{day}T09:45"));
            autumn.told(&world, autumn.of(ElementKind::Lecture, &start, &end)).await;
        }
        let many = asked().await;
        assert_eq!(many.0, 13);
        assert_as_few(one, many);
    }
}
