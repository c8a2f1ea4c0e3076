//! The policy on coaches: checked when a session is published, led by somebody else or held in another way (N6, R57).

use jiff::civil::date;
use polku_api_types::facilitators::{CoachFault, FacilitatorKind};
use polku_api_types::leading::WaiverEnd;
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::sessions::{PublishSessions, SessionState};
use polku_api_types::text::DeliveryMode;
use polku_domain::access::Role;
use polku_domain::ids::ProgrammeId;

use super::{bound, coaching, coordinator, decider, demanding, draft, moved, named, proven, settle, waiver};
use crate::for_each_engine;
use crate::sessions::once;
use crate::support::{Home, Persona, World, code, problem};

async fn breaches(world: &World, programme: uuid::Uuid) -> usize {
    coordinator(world).list_coach_breaches(programme, &Default::default()).await.unwrap().items.len()
}

for_each_engine! {
    async fn an_inexperienced_coach_is_stopped_when_it_is_remote(world: World) {
        let autumn = settle(&world).await;
        let coach = bound(&world, autumn.programme.id, Persona::Coach, FacilitatorKind::Coach).await;
        proven(&world, &coach, 2, 10, 3).await;
        let session = draft(&world, &autumn, DeliveryMode::Remote, &coach).await;
        let leading = coordinator(&world).view_session_leading(session.id).await.unwrap();
        let finding = leading.finding.expect("seen before it is published");
        assert_eq!((finding.fault, finding.needed.years, finding.lacks.len()), (CoachFault::Lacks, 5, 2));
        let body = PublishSessions { session_ids: vec![session.id] };
        let refused = coordinator(&world).publish_sessions(autumn.programme.id, world.key(), &body).await;
        let refused = problem(refused);
        assert_eq!(refused.code, ProblemCode::CoachPolicyBreached);
        let faults: Vec<_> = refused.errors.iter().map(|error| (error.pointer.as_str(), error.fault.clone())).collect();
        assert_eq!(faults, [
            ("/session_ids/0/coach/years", FieldCode::TooLittle { min: 5, there: 2 }),
            ("/session_ids/0/coach/remote_hours", FieldCode::TooLittle { min: 100, there: 10 }),
        ]);
        assert_eq!(coordinator(&world).view_session(session.id).await.unwrap().state, SessionState::Draft);
        // The controls: in person nothing is demanded, and a very experienced coach leads it remote.
        moved(&world, &session, DeliveryMode::InPerson).await.unwrap();
        coordinator(&world).publish_sessions(autumn.programme.id, world.key(), &body).await.unwrap();
        assert_eq!(code(moved(&world, &session, DeliveryMode::Remote).await), ProblemCode::CoachPolicyBreached);
        assert_eq!(code(moved(&world, &session, DeliveryMode::Hybrid).await), ProblemCode::CoachPolicyBreached);
        proven(&world, &coach, 12, 240, 4).await;
        moved(&world, &session, DeliveryMode::Remote).await.unwrap();
        assert_eq!(breaches(&world, autumn.programme.id).await, 0);
    }

    async fn remote_coaching_that_nobody_leads_is_not_published(world: World) {
        let autumn = settle(&world).await;
        let lecturer = bound(&world, autumn.programme.id, Persona::Facilitator, FacilitatorKind::Lecturer).await;
        let session = autumn.plan(&world, &once(coaching(&autumn, DeliveryMode::Remote))).await.remove(0);
        let body = PublishSessions { session_ids: vec![session.id] };
        let publish = async || problem(coordinator(&world).publish_sessions(autumn.programme.id, world.key(), &body).await);
        assert_eq!(publish().await.errors[0].fault, FieldCode::Missing);
        named(&world, &session, &[&lecturer]).await.unwrap();
        assert_eq!(publish().await.errors[0].fault, FieldCode::NotAllowed, "no coach");
        // Nobody waives what nobody leads, and a lecture is not held to it.
        assert_eq!(code(decider(&world).waive_coach_policy(session.id, world.key(), &waiver(&lecturer, DeliveryMode::InPerson)).await), ProblemCode::NothingToWaive);
        let mut lecture = autumn.of(polku_api_types::programmes::ElementKind::Lecture, "2020-09-09T09:00", "2020-09-09T10:00");
        lecture.mode = Some(DeliveryMode::Remote);
        assert_eq!(autumn.told(&world, lecture).await.state, SessionState::Published);
    }

    async fn a_published_session_gets_no_coach_who_is_in_breach(world: World) {
        let autumn = settle(&world).await;
        let able = bound(&world, autumn.programme.id, Persona::Coach, FacilitatorKind::Coach).await;
        let beginner = bound(&world, autumn.programme.id, Persona::Mentor, FacilitatorKind::Coach).await;
        proven(&world, &able, 12, 240, 4).await;
        let session = draft(&world, &autumn, DeliveryMode::Remote, &able).await;
        autumn.publish(&world, std::slice::from_ref(&session)).await;
        let refused = problem(named(&world, &session, &[&beginner]).await);
        assert_eq!((refused.code, refused.errors[0].pointer.as_str()), (ProblemCode::CoachPolicyBreached, "/facilitator_ids/0/coach/years"));
        assert_eq!(code(named(&world, &session, &[]).await), ProblemCode::CoachPolicyBreached, "nobody");
        // Beside an able lead anybody may learn; and a waiver comes before the change that needs it.
        assert_eq!(named(&world, &session, &[&able, &beginner]).await.unwrap().leaders.len(), 2);
        let coordinators = coordinator(&world).waive_coach_policy(session.id, world.key(), &waiver(&beginner, DeliveryMode::Remote)).await;
        assert_eq!(code(coordinators), ProblemCode::Forbidden);
        // Whoever decides and plans as well plans; the controls are the decider below, and the one just before the grant.
        world.grant(Home::A, Persona::Supervisor, Role::Decider, None).await;
        world.grant(Home::A, Persona::Supervisor, Role::Coordinator, Some(ProgrammeId::new(autumn.programme.id))).await;
        let both = world.client(Home::A, Persona::Supervisor);
        assert_eq!(code(both.waive_coach_policy(session.id, world.key(), &waiver(&beginner, DeliveryMode::Remote)).await), ProblemCode::Forbidden);
        decider(&world).waive_coach_policy(session.id, world.key(), &waiver(&beginner, DeliveryMode::Remote)).await.unwrap();
        let now = named(&world, &session, &[&beginner, &able]).await.unwrap();
        assert!(now.waiver.is_some() && now.finding.is_some());
        assert_eq!(breaches(&world, autumn.programme.id).await, 0);
    }

    async fn a_waiver_ends_for_good_with_the_mode_or_the_coach(world: World) {
        let autumn = settle(&world).await;
        let coach = bound(&world, autumn.programme.id, Persona::Coach, FacilitatorKind::Coach).await;
        let other = bound(&world, autumn.programme.id, Persona::Mentor, FacilitatorKind::Coach).await;
        let session = draft(&world, &autumn, DeliveryMode::Remote, &coach).await;
        let grant = async || decider(&world).waive_coach_policy(session.id, world.key(), &waiver(&coach, DeliveryMode::Remote)).await.unwrap();
        let given = grant().await.waiver.expect("in force");
        assert_eq!((given.official_name.as_str(), given.ended), ("Päivi Päättäjä", None));
        autumn.publish(&world, std::slice::from_ref(&session)).await;
        moved(&world, &session, DeliveryMode::InPerson).await.unwrap();
        // The control of "for good": going back does not bring it back.
        assert_eq!(code(moved(&world, &session, DeliveryMode::Remote).await), ProblemCode::CoachPolicyBreached);
        grant().await;
        moved(&world, &session, DeliveryMode::Remote).await.unwrap();
        decider(&world).waive_coach_policy(session.id, world.key(), &waiver(&other, DeliveryMode::Remote)).await.unwrap();
        named(&world, &session, &[&other]).await.unwrap();
        assert_eq!(code(named(&world, &session, &[&coach]).await), ProblemCode::CoachPolicyBreached);
        let all = coordinator(&world).list_coach_waivers(autumn.programme.id, &Default::default()).await.unwrap().items;
        let ended: Vec<_> = all.iter().map(|one| one.ended).collect();
        assert_eq!(ended, [Some(WaiverEnd::ModeChanged), Some(WaiverEnd::CoachChanged), None]);
    }

    async fn a_tightened_policy_lists_what_is_in_breach_and_cancels_nothing(world: World) {
        let autumn = settle(&world).await;
        let coach = bound(&world, autumn.programme.id, Persona::Coach, FacilitatorKind::Coach).await;
        proven(&world, &coach, 12, 240, 4).await;
        let session = draft(&world, &autumn, DeliveryMode::InPerson, &coach).await;
        autumn.publish(&world, std::slice::from_ref(&session)).await;
        assert_eq!(coordinator(&world).view_coach_policy().await.unwrap().policy, None);
        let by_coordinator = coordinator(&world).decide_coach_policy(world.key(), &demanding(20, date(2020, 9, 1))).await;
        assert_eq!(code(by_coordinator), ProblemCode::Forbidden);
        let late = demanding(20, date(2020, 5, 3));
        assert_eq!(code(decider(&world).decide_coach_policy(world.key(), &late).await), ProblemCode::InvalidFields, "in the past");
        // From a day after the session on it says nothing of it.
        let after = decider(&world).decide_coach_policy(world.key(), &demanding(20, date(2020, 9, 9))).await.unwrap();
        assert_eq!((after.new_breaches, breaches(&world, autumn.programme.id).await), (0, 0));
        let decided = decider(&world).decide_coach_policy(world.key(), &demanding(20, date(2020, 9, 8))).await.unwrap();
        assert_eq!((decided.policy.number, decided.new_breaches), (2, 1));
        let open = coordinator(&world).list_coach_breaches(autumn.programme.id, &Default::default()).await.unwrap().items;
        assert_eq!((open.len(), open[0].finding.lacks[0].needed, open[0].finding.lacks[0].there), (1, 20, 12));
        let now = coordinator(&world).view_session(session.id).await.unwrap();
        assert_eq!((now.state, now.version), (SessionState::Published, session.version + 2), "nothing happened to it");
        decider(&world).waive_coach_policy(session.id, world.key(), &waiver(&coach, DeliveryMode::InPerson)).await.unwrap();
        assert_eq!(breaches(&world, autumn.programme.id).await, 0);
        let history = coordinator(&world).list_coach_policies(&Default::default()).await.unwrap().items;
        assert_eq!(history.iter().map(|one| one.number).collect::<Vec<_>>(), [2, 1]);
        let participant = world.client(Home::A, Persona::Participant);
        assert_eq!(code(participant.view_coach_policy().await), ProblemCode::Forbidden);
    }
}
