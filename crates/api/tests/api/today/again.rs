//! A cancelled session is to be held: three times are proposed, one is chosen, and the hours are as designed.

use polku_api_types::facilitators::FacilitatorKind;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{HoldAgain, PublishSessions, SessionState};
use polku_api_types::text::DeliveryMode;

use super::{ILL, at, done, lecture, seen};
use crate::for_each_engine;
use crate::leading::{bound, draft, proven, settle};
use crate::sessions::{Autumn, coordinator, once, own};
use crate::support::{Home, Persona, code};

const COORDINATOR: Persona = Persona::Coordinator;

for_each_engine! {
    async fn promised_hours_do_not_fall_and_one_of_three_times_is_chosen(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn).await;
        let hours = async || {
            let all = world.client(Home::A, Persona::Participant).view_own_hours().await.unwrap().programmes;
            let one = all.into_iter().find(|one| one.programme_id == autumn.programme.id).unwrap();
            (one.promised_minutes, one.total.invited, one.to_be_held_minutes)
        };
        let (promised, invited, none) = hours().await;
        assert_eq!((invited, none), (120, 0));
        at(&world, 8, 8, 5);
        done(&world, COORDINATOR, session.id, &ILL).await.unwrap();
        assert_eq!(hours().await, (promised, 0, 120));
        // On Wednesday morning something else is for everybody: Wednesday is proposed later that day.
        autumn.told(&world, autumn.of(ElementKind::OrientationDay, "2020-09-09T08:00", "2020-09-09T12:00")).await;
        let today = seen(&world, session.id).await;
        assert!(today.to_be_held && today.held_as.is_none());
        let starts: Vec<&str> = today.proposals.iter().map(|one| one.start.as_str()).collect();
        assert_eq!(starts, ["2020-09-09T12:00", "2020-09-10T09:00", "2020-09-11T09:00"]);
        let body = HoldAgain { start: starts[1].into() };
        let client = coordinator(&world);
        assert_eq!(code(client.hold_again(session.id, session.version, world.key(), &body).await), ProblemCode::StaleVersion);
        let held = client.hold_again(session.id, today.version, world.key(), &body).await.unwrap();
        assert_eq!((held.state, held.start.as_str(), held.place.as_deref()), (SessionState::Published, "2020-09-10T09:00", Some("Luentosali")));
        assert_eq!((held.members, held.counted_minutes), (session.members, session.counted_minutes));
        assert_eq!(hours().await, (promised, 120 + 240, 0));
        // The truth in calendars: the first does not take place, the second does.
        let states: Vec<_> = own(&world, Persona::Participant).await.iter().map(|one| (one.id, one.state)).collect();
        assert!(states.contains(&(session.id, SessionState::Cancelled)) && states.contains(&(held.id, SessionState::Published)));
        let calendar = world.client(Home::A, Persona::Participant).export_own_calendar().await.unwrap();
        assert_eq!(calendar.matches("STATUS:CANCELLED").count(), 1);
        // Once, and by no key twice.
        let after = seen(&world, session.id).await;
        assert_eq!((after.to_be_held, after.held_as, after.proposals.len()), (false, Some(held.id), 0));
        assert_eq!(code(client.hold_again(session.id, today.version, world.key(), &body).await), ProblemCode::SessionNotToBeHeld);
        // What is held in its place can fall out, too, and is then to be held itself.
        at(&world, 10, 8, 0);
        done(&world, COORDINATOR, held.id, &ILL).await.unwrap();
        assert_eq!(hours().await, (promised, 240, 120));
        assert!(seen(&world, held.id).await.to_be_held && !seen(&world, session.id).await.to_be_held);
    }

    async fn nothing_is_proposed_where_nobody_lacks_hours(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn).await;
        at(&world, 8, 8, 5);
        done(&world, COORDINATOR, session.id, &ILL).await.unwrap();
        // Somebody plans as many by hand as the design has.
        let line = coordinator(&world).view_session_hours(autumn.programme.id).await.unwrap().lines;
        let times = line.iter().find(|line| line.kind == ElementKind::Lecture).unwrap().times;
        for day in 0..times {
            let (start, end) = (format!("2020-10-{:02}T09:00", day + 1), format!("2020-10-{:02}T11:00", day + 1));
            autumn.plan(&world, &once(autumn.of(ElementKind::Lecture, &start, &end))).await;
        }
        let today = seen(&world, session.id).await;
        assert!(!today.to_be_held && today.proposals.is_empty());
        let body = HoldAgain { start: "2020-09-10T09:00".into() };
        let refused = coordinator(&world).hold_again(session.id, today.version, world.key(), &body).await;
        assert_eq!(code(refused), ProblemCode::SessionNotToBeHeld);
    }

    async fn whoever_led_it_leads_it_again_if_the_policy_lets_them(world: World) {
        let autumn = settle(&world).await;
        let coach = bound(&world, autumn.programme.id, Persona::Coach, FacilitatorKind::Coach).await;
        proven(&world, &coach, 12, 240, 4).await;
        let session = draft(&world, &autumn, DeliveryMode::Remote, &coach).await;
        let body = PublishSessions { session_ids: vec![session.id] };
        coordinator(&world).publish_sessions(autumn.programme.id, world.key(), &body).await.unwrap();
        at(&world, 8, 8, 5);
        done(&world, COORDINATOR, session.id, &ILL).await.unwrap();
        let version = seen(&world, session.id).await.version;
        // After the last day of the coach, at the end of the year, nobody leads it.
        let late = HoldAgain { start: "2021-01-12T09:00".into() };
        let refused = coordinator(&world).hold_again(session.id, version, world.key(), &late).await;
        assert_eq!(code(refused), ProblemCode::CoachPolicyBreached);
        let soon = HoldAgain { start: "2020-09-15T09:00".into() };
        let held = coordinator(&world).hold_again(session.id, version, world.key(), &soon).await.unwrap();
        assert_eq!(held.led_by.iter().map(|one| one.facilitator_id).collect::<Vec<_>>(), [coach.id]);
        assert_eq!(world.client(Home::A, Persona::Coach).view_led_session(held.id).await.unwrap().session.id, held.id);
    }
}
