//! The way in: shown by the server's clock from a quarter of an hour before to the end, and told nowhere else (U16).

use jiff::ToSpan as _;
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{CancelSession, CancellationReason, SaveSession, SessionDetails};
use polku_api_types::text::DeliveryMode::{Hybrid, InPerson, Remote};

use super::mails;
use crate::for_each_engine;
use crate::retention::count;
use crate::sessions::{Autumn, coordinator, once, own};
use crate::support::{Home, Persona, World, problem};

const ADDRESS: &str = "https://kokous.example.fi/salainen-kanarialintu";

async fn remote(world: &World, autumn: &Autumn) -> SessionDetails {
    let mut lecture = autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00");
    (lecture.mode, lecture.join_address) = (Some(Remote), Some(ADDRESS.into()));
    autumn.told(world, lecture).await
}

async fn shown(world: &World) -> Option<String> {
    own(world, Persona::Participant).await.remove(0).join.and_then(|join| join.address)
}

for_each_engine! {
    async fn the_address_is_shown_from_a_quarter_before_to_the_end(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = remote(&world, &autumn).await;
        let at = |offset: i64| world.clock.set(session.starts_at + offset.seconds());
        for (offset, open) in [(-901, false), (-900, true), (0, true), (3_599, true), (3_600, false)] {
            at(offset);
            assert_eq!(shown(&world).await.is_some(), open, "{offset} s");
            let one = world.client(Home::A, Persona::Participant).view_own_session(session.id).await.unwrap();
            assert_eq!(one.join.unwrap().address.is_some(), open, "{offset} s");
        }
        at(0);
        let reason = CancelSession { reason: CancellationReason::Venue };
        coordinator(&world).cancel_session(session.id, session.version, world.key(), &reason).await.unwrap();
        assert_eq!(own(&world, Persona::Participant).await[0].join, None, "nobody joins what does not take place");
    }

    async fn a_session_on_site_alone_has_no_way_in_and_a_hybrid_one_has_both(world: World) {
        let autumn = Autumn::settle(&world).await;
        for (mode, joined) in [(InPerson, false), (Hybrid, true)] {
            let mut lecture = autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00");
            (lecture.mode, lecture.join_address, lecture.place) = (Some(mode), Some(ADDRESS.into()), Some("Sali".into()));
            let session = autumn.told(&world, lecture).await;
            world.clock.set(session.starts_at);
            let seen = world.client(Home::A, Persona::Participant).view_own_session(session.id).await.unwrap();
            assert_eq!((seen.join.is_some(), seen.place.as_deref()), (joined, Some("Sali")));
        }
    }

    /// The control of this leak test is the address in the answer of the very same hour.
    async fn the_address_leaks_into_no_file_mail_or_trace(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = remote(&world, &autumn).await;
        let client = coordinator(&world);
        let moved = SaveSession { end: "2020-09-08T11:00".into(), ..session.to_save() };
        let session = client.update_session(session.id, session.version, &moved).await.unwrap();
        let hybrid = SaveSession {
            mode: Some(Hybrid),
            mode_cause: Some(polku_api_types::sessions::ModeCause::Weather),
            ..session.to_save()
        };
        client.update_session(session.id, session.version, &hybrid).await.unwrap();
        world.clock.set(session.starts_at);
        assert_eq!(shown(&world).await.as_deref(), Some(ADDRESS), "the control");
        let file = world.client(Home::A, Persona::Participant).export_own_calendar().await.unwrap();
        assert!(!file.replace("\r\n ", "").contains("kanarialintu"), "{file}");
        let told = mails(&world, Persona::Participant, "").await;
        assert!(told.len() >= 3 && told.iter().all(|(subject, text)| !format!("{subject}{text}").contains("kanarialintu")), "{told:?}");
        for (table, columns) in [("audit_entries", "action || subject || fields"), ("mails", "arguments")] {
            assert_eq!(count(&world, table, &format!("{columns} LIKE '%kanarialintu%'")).await, 0, "{table}");
        }
        assert_eq!(count(&world, "sessions", "join_address LIKE '%kanarialintu%'").await, 1, "the control");
    }

    async fn an_address_is_one_that_is_encrypted(world: World) {
        let autumn = Autumn::settle(&world).await;
        for wrong in ["http://kokous.example.fi", "javascript:alert(1)", "https://", "https://a b", "kokous"] {
            let mut lecture = autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00");
            lecture.join_address = Some(wrong.into());
            let refused = problem(coordinator(&world).plan_sessions(autumn.programme.id, world.key(), &once(lecture)).await);
            assert_eq!((refused.code, refused.errors[0].pointer.as_str()), (ProblemCode::InvalidFields, "/session/join_address"), "{wrong}");
            assert!(matches!(refused.errors[0].fault, FieldCode::Malformed), "{wrong}");
        }
    }
}
