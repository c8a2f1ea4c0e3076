//! Sessions go to another time, one or a series: seen first, then all of them or none.

use polku_api_types::oversight::MoveSessions;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{CancelSession, CancellationReason, ClashKind, SaveSession, SessionBreak};

use super::later;
use crate::for_each_engine;
use crate::sessions::{Autumn, another, coordinator, once, own, weekly};
use crate::statements::{assert_as_few, taken};
use crate::support::{Home, Persona, code};

for_each_engine! {
    async fn a_move_is_seen_before_it_is_made_and_goes_with_its_breaks(world: World) {
        let autumn = Autumn::settle(&world).await;
        let programme = autumn.programme.id;
        let day = SaveSession {
            breaks: vec![SessionBreak { start: "2020-09-08T11:30".into(), minutes: 60 }],
            place: Some("Sali Päijänne".into()),
            ..autumn.of(ElementKind::TrainingDay, "2020-09-08T08:00", "2020-09-08T16:21")
        };
        let session = autumn.told(&world, day).await;
        autumn.plan(&world, &once(autumn.of(ElementKind::Lecture, "2020-09-10T10:00", "2020-09-10T11:00"))).await;
        let to = MoveSessions { start_time: Some("09:00".into()), ..later(&[(session.id, session.version)], 2) };
        let preview = coordinator(&world).preview_moves(programme, &to).await.unwrap();
        let [seen] = preview.sessions.as_slice() else { panic!("{preview:#?}") };
        assert_eq!((seen.moved_from.as_str(), seen.session.start.as_str(), seen.session.end.as_str()), ("2020-09-08T08:00", "2020-09-10T09:00", "2020-09-10T17:21"));
        assert_eq!(seen.clashes.iter().map(|clash| clash.kind).collect::<Vec<_>>(), [ClashKind::Group]);
        assert_eq!((preview.told, seen.members), (8, 8));
        let unmoved = coordinator(&world).view_session(session.id).await.unwrap();
        assert_eq!((unmoved.start.as_str(), unmoved.version), ("2020-09-08T08:00", session.version), "seen, and not made");
        let made = coordinator(&world).move_sessions(programme, world.key(), &to).await.unwrap();
        assert_eq!((made.told, made.sessions[0].session.start.as_str()), (8, "2020-09-10T09:00"));
        let after = coordinator(&world).view_session(session.id).await.unwrap();
        assert_eq!((after.breaks[0].start.as_str(), after.counted_minutes), ("2020-09-10T12:30", 441));
        assert_eq!(own(&world, Persona::Participant).await[0].start, "2020-09-10T09:00");
        // What was seen is gone: the same move, and any other of that version, is refused.
        let again = coordinator(&world).move_sessions(programme, world.key(), &to).await;
        assert_eq!(code(again), ProblemCode::StaleVersion);
    }

    async fn a_series_goes_together_and_is_not_in_its_own_way(world: World) {
        let autumn = Autumn::settle(&world).await;
        let programme = autumn.programme.id;
        // Over the end of summer time on 25 October: nine o'clock stays nine o'clock.
        let drafts = autumn.plan(&world, &weekly(autumn.of(ElementKind::Lecture, "2020-10-06T09:00", "2020-10-06T10:00"), 3)).await;
        let seen: Vec<_> = drafts.iter().map(|draft| (draft.id, draft.version)).collect();
        let week = coordinator(&world).preview_moves(programme, &later(&seen, 7)).await.unwrap();
        assert!(week.told == 0 && week.sessions.iter().all(|one| one.clashes.is_empty()), "{week:#?}");
        // The control: of one alone the next of the series is in the way.
        let alone = coordinator(&world).preview_moves(programme, &later(&seen[..1], 7)).await.unwrap();
        assert_eq!(alone.sessions[0].clashes.len(), 1);
        let made = coordinator(&world).move_sessions(programme, world.key(), &later(&seen, 7)).await.unwrap();
        let starts: Vec<&str> = made.sessions.iter().map(|one| one.session.start.as_str()).collect();
        assert_eq!(starts, ["2020-10-13T09:00", "2020-10-20T09:00", "2020-10-27T09:00"]);
        assert_eq!(made.sessions[2].session.starts_at.to_string(), "2020-10-27T07:00:00Z");
        // All or none: one that has changed since keeps the whole where it is.
        let mut half: Vec<_> = made.sessions.iter().map(|one| (one.session.id, one.session.version)).collect();
        half[1].1 -= 1;
        assert_eq!(code(coordinator(&world).move_sessions(programme, world.key(), &later(&half, 7)).await), ProblemCode::StaleVersion);
        assert_eq!(coordinator(&world).view_session(half[0].0).await.unwrap().start, "2020-10-13T09:00");
    }

    async fn looking_at_a_series_takes_as_many_statements_as_looking_at_one(world: World) {
        let autumn = Autumn::settle(&world).await;
        let drafts = autumn.plan(&world, &weekly(autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00"), 12)).await;
        let seen: Vec<_> = drafts.iter().map(|draft| (draft.id, draft.version)).collect();
        let looked = async |of: &[_]| {
            let (client, body) = (coordinator(&world), later(of, 1));
            let look = async || client.preview_moves(autumn.programme.id, &body).await.unwrap().sessions.len();
            taken(&world, look).await
        };
        assert_as_few(looked(&seen[..1]).await, looked(&seen).await);
    }

    async fn what_is_over_cancelled_or_elsewhere_stays(world: World) {
        let autumn = Autumn::settle(&world).await;
        let programme = autumn.programme.id;
        let (other, _) = another(&world).await;
        let session = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")).await;
        let seen = [(session.id, session.version)];
        let moved = async |programme, body: &MoveSessions| code(coordinator(&world).preview_moves(programme, body).await);
        assert_eq!(moved(other.id, &later(&seen, 1)).await, ProblemCode::InvalidFields, "of another programme");
        assert_eq!(moved(programme, &later(&[], 1)).await, ProblemCode::InvalidFields);
        assert_eq!(moved(programme, &later(&[seen[0], seen[0]], 1)).await, ProblemCode::InvalidFields, "named twice");
        for days in [367, -367, i32::MIN, i32::MAX] {
            assert_eq!(moved(programme, &later(&seen, days)).await, ProblemCode::InvalidFields, "{days}");
        }
        for time in ["24:00", "9:00", "09.00"] {
            let body = MoveSessions { start_time: Some(time.into()), ..later(&seen, 0) };
            assert_eq!(moved(programme, &body).await, ProblemCode::InvalidFields, "{time}");
        }
        assert_eq!(code(world.client(Home::A, Persona::Decider).preview_moves(programme, &later(&seen, 1)).await), ProblemCode::Forbidden);
        assert_eq!(code(world.client(Home::A, Persona::Participant).move_sessions(programme, world.key(), &later(&seen, 1)).await), ProblemCode::Forbidden);
        assert_eq!(code(world.client(Home::B, Persona::Coordinator).move_sessions(programme, world.key(), &later(&seen, 1)).await), ProblemCode::NotFound);
        let reason = CancelSession { reason: CancellationReason::Venue };
        let cancelled = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-09T09:00", "2020-09-09T10:00")).await;
        let cancelled = coordinator(&world).cancel_session(cancelled.id, cancelled.version, world.key(), &reason).await.unwrap();
        assert_eq!(moved(programme, &later(&[(cancelled.id, cancelled.version)], 1)).await, ProblemCode::SessionStandsStill);
        assert!(coordinator(&world).preview_moves(programme, &later(&seen, 1)).await.is_ok());
        world.clock.set("2020-09-08T07:00:00Z".parse().unwrap());
        assert_eq!(moved(programme, &later(&seen, 1)).await, ProblemCode::SessionDayOver);
    }
}
