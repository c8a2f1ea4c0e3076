//! Who may: those who run the programme, and the lead but for naming somebody; and what the lead is not told.

use polku_api_types::facilitators::FacilitatorKind;
use polku_api_types::problem::ProblemCode;
use polku_api_types::sessions::HoldAgain;
use polku_api_types::text::DeliveryMode::{Hybrid, InPerson};
use polku_api_types::today::ChangeToday;
use polku_api_types::today::DayStep::{Cancel, Move, Turn};

use super::{ILL, at, choices, done, lecture, moved_to, turned_to};
use crate::for_each_engine;
use crate::leading::{bound, draft, named, settle};
use crate::sessions::coordinator;
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, code};

for_each_engine! {
    async fn the_lead_changes_the_own_session_and_names_nobody(world: World) {
        let autumn = settle(&world).await;
        let programme = autumn.programme.id;
        let lead = bound(&world, programme, Persona::Facilitator, FacilitatorKind::Trainer).await;
        let beside = bound(&world, programme, Persona::Mentor, FacilitatorKind::Trainer).await;
        let session = lecture(&world, &autumn).await;
        let of_others = draft(&world, &autumn, InPerson, &beside).await;
        named(&world, &session, &[&lead, &beside]).await.unwrap();
        at(&world, 8, 8, 5);
        let own = world.client(Home::A, Persona::Facilitator);
        let today = own.view_session_today(session.id).await.unwrap();
        assert_eq!(choices(&today), [(Cancel, None), (Move, None), (Turn, None)]);
        assert!(today.members > 0 && today.member_names.is_empty() && today.unopened.is_empty());
        assert!(today.substitutes.is_empty() && today.proposals.is_empty());
        let by = ChangeToday::Substitute { facilitator_id: beside.id };
        assert_eq!(code(done(&world, Persona::Facilitator, session.id, &by).await), ProblemCode::Forbidden);
        done(&world, Persona::Facilitator, session.id, &turned_to(Hybrid)).await.unwrap();
        done(&world, Persona::Facilitator, session.id, &moved_to("2020-09-08T13:00")).await.unwrap();
        // Whoever leads beside the lead, whoever leads another one, whoever takes part, decides or is of another agency.
        assert_eq!(code(done(&world, Persona::Mentor, session.id, &ILL).await), ProblemCode::NotFound);
        assert_eq!(code(own.view_session_today(of_others.id).await), ProblemCode::NotFound);
        assert_eq!(code(done(&world, Persona::Participant, session.id, &ILL).await), ProblemCode::Forbidden);
        assert_eq!(code(done(&world, Persona::Decider, session.id, &ILL).await), ProblemCode::Forbidden);
        assert_eq!(code(world.client(Home::B, Persona::Coordinator).view_session_today(session.id).await), ProblemCode::NotFound);
        assert_eq!(code(world.anonymous().view_session_today(session.id).await), ProblemCode::Unauthenticated);
        let change = done(&world, Persona::Facilitator, session.id, &ILL).await.unwrap();
        // Nor is it the lead who holds it again: that is other people's time.
        let again = HoldAgain { start: "2020-09-15T09:00".into() };
        assert!(own.hold_again(session.id, change.version, world.key(), &again).await.is_err());
        coordinator(&world).hold_again(session.id, change.version, world.key(), &again).await.unwrap();
    }

    async fn the_right_ends_with_the_last_day_of_the_lead(world: World) {
        let autumn = settle(&world).await;
        let lead = bound(&world, autumn.programme.id, Persona::Facilitator, FacilitatorKind::Trainer).await;
        let session = autumn.told(&world, autumn.of(polku_api_types::programmes::ElementKind::Lecture, "2021-01-12T09:00", "2021-01-12T10:00")).await;
        assert!(named(&world, &session, &[&lead]).await.is_err(), "not on that day");
        let within = lecture(&world, &autumn).await;
        named(&world, &within, &[&lead]).await.unwrap();
        set_clock(&world, 12, 31, 9);
        let own = world.client(Home::A, Persona::Facilitator);
        own.view_session_today(within.id).await.unwrap();
        world.clock.advance(jiff::SignedDuration::from_hours(24));
        assert_eq!(code(own.view_session_today(within.id).await), ProblemCode::NotFound);
    }
}
