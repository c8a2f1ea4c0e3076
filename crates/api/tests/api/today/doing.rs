//! What is done: cancelled, moved, turned, led by somebody else; until when; told at once, and their calendars with them.

use diesel::prelude::*;
use polku::db::schema::mails;
use polku::db::{DbError, Ts};
use polku_api_types::attendance::{AttendanceMark, AttendanceStatus, MarkAttendance};
use polku_api_types::facilitators::FacilitatorKind;
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::sessions::{CancelSession, CancellationReason, SessionBreak, SessionState};
use polku_api_types::text::DeliveryMode::{Hybrid, InPerson, Remote};
use polku_api_types::today::ChangeToday;
use polku_api_types::today::DayStep::{Cancel, Move, Substitute, Turn};
use polku_api_types::today::NotNow::{Attended, DayOver, NotPublished, Over};

use super::{ILL, at, choices, done, lecture, moved_to, seen, subjects, turned_to};
use crate::for_each_engine;
use crate::leading::{bound, draft, named, proven, settle};
use crate::sessions::{Autumn, TAKING_PART, coordinator, own};
use crate::support::{Home, Persona, code, problem};

const COORDINATOR: Persona = Persona::Coordinator;

for_each_engine! {
    async fn a_session_is_seen_with_what_can_become_of_it(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn).await;
        at(&world, 8, 8, 5);
        let today = seen(&world, session.id).await;
        assert_eq!(choices(&today), [(Cancel, None), (Move, None), (Turn, None), (Substitute, None)]);
        assert_eq!((today.members as usize, today.member_names.len()), (TAKING_PART.len(), TAKING_PART.len()));
        assert!(today.unopened.is_empty() && today.attended == 0 && !today.joinable && !today.to_be_held);
        assert_eq!(today.turns.iter().map(|turn| turn.to).collect::<Vec<_>>(), [Remote, Hybrid]);
        // Each member reads in their own log that somebody looked.
        let log = world.client(Home::A, Persona::Participant).view_my_access_log(&Default::default()).await.unwrap();
        assert!(log.items.iter().any(|look| look.operation == "view_session_today" && look.purpose == "today"));
        at(&world, 8, 11, 0);
        assert_eq!(choices(&seen(&world, session.id).await), [(Cancel, None), (Move, None), (Turn, Some(Over)), (Substitute, Some(Over))]);
        at(&world, 9, 0, 0);
        let late = seen(&world, session.id).await;
        assert!(late.choices.iter().all(|choice| choice.not_now == Some(DayOver)));
        assert_eq!(code(done(&world, COORDINATOR, session.id, &ILL).await), ProblemCode::SessionDayOver);
    }

    async fn it_is_cancelled_also_once_it_has_begun(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn).await;
        at(&world, 8, 10, 30);
        let change = done(&world, COORDINATOR, session.id, &ILL).await.unwrap();
        assert_eq!((change.step, change.state, change.told as usize), (Cancel, SessionState::Cancelled, TAKING_PART.len()));
        let today = seen(&world, session.id).await;
        assert!(choices(&today).iter().all(|(_, not_now)| *not_now == Some(NotPublished)));
        assert_eq!(code(done(&world, COORDINATOR, session.id, &moved_to("2020-09-08T13:00")).await), ProblemCode::SessionStandsStill);
    }

    async fn it_is_moved_as_long_as_it_was_with_its_breaks(world: World) {
        let autumn = Autumn::settle(&world).await;
        let mut day = autumn.of(polku_api_types::programmes::ElementKind::TrainingDay, "2020-09-08T08:00", "2020-09-08T16:21");
        day.breaks = vec![SessionBreak { start: "2020-09-08T11:30".into(), minutes: 60 }];
        let session = autumn.told(&world, day).await;
        at(&world, 8, 7, 0);
        let change = done(&world, COORDINATOR, session.id, &moved_to("2020-09-10T09:00")).await.unwrap();
        assert_eq!((change.start.as_str(), change.end.as_str(), change.told as usize), ("2020-09-10T09:00", "2020-09-10T17:21", TAKING_PART.len()));
        let now = coordinator(&world).view_session(session.id).await.unwrap();
        assert_eq!((now.breaks[0].start.as_str(), now.counted_minutes), ("2020-09-10T12:30", session.counted_minutes));
        let past = problem(done(&world, COORDINATOR, session.id, &moved_to("2020-09-07T09:00")).await);
        assert_eq!((past.errors[0].pointer.as_str(), &past.errors[0].fault), ("/start", &FieldCode::OutOfOrder));
        let refused = problem(done(&world, COORDINATOR, session.id, &moved_to("kymmeneltä kello9")).await);
        assert_eq!((refused.errors[0].pointer.as_str(), &refused.errors[0].fault), ("/start", &FieldCode::Malformed));
    }

    async fn it_goes_remote_with_a_cause_and_a_way_to_join(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn).await;
        at(&world, 8, 9, 30);
        done(&world, COORDINATOR, session.id, &turned_to(Remote)).await.unwrap();
        let now = own(&world, Persona::Participant).await.remove(0);
        assert_eq!((now.mode, now.mode_change.unwrap().from), (Remote, InPerson));
        assert_eq!(now.join.unwrap().address.as_deref(), Some("https://kokous.example.fi/a1b2"), "it goes on");
        let refused = problem(done(&world, COORDINATOR, session.id, &turned_to(Remote)).await);
        assert_eq!(refused.errors[0].pointer, "/mode_cause", "it is delivered so already");
    }

    async fn a_substitute_coach_passes_the_policy(world: World) {
        let autumn = settle(&world).await;
        let programme = autumn.programme.id;
        let ill = bound(&world, programme, Persona::Coach, FacilitatorKind::Coach).await;
        let able = bound(&world, programme, Persona::Mentor, FacilitatorKind::Coach).await;
        let beginner = bound(&world, programme, Persona::Facilitator, FacilitatorKind::Coach).await;
        proven(&world, &ill, 12, 240, 4).await;
        proven(&world, &able, 8, 150, 2).await;
        let session = draft(&world, &autumn, Remote, &ill).await;
        named(&world, &session, &[&ill, &beginner]).await.unwrap();
        autumn.publish(&world, std::slice::from_ref(&session)).await;
        at(&world, 8, 8, 5);
        let today = seen(&world, session.id).await;
        let offered: Vec<_> = today.substitutes.iter().map(|one| (one.facilitator_id, one.able_in.clone())).collect();
        let expected = [(able.id, vec![InPerson, Remote, Hybrid]), (beginner.id, vec![InPerson])];
        assert_eq!(offered, expected, "the lead is none, and whoever leads beside them may be one");
        let by = |facilitator_id| ChangeToday::Substitute { facilitator_id };
        let refused = problem(done(&world, COORDINATOR, session.id, &by(beginner.id)).await);
        assert_eq!((refused.code, refused.errors[0].pointer.as_str()), (ProblemCode::CoachPolicyBreached, "/facilitator_id/coach/years"));
        let before = subjects(&world, Persona::Participant).await.len();
        let change = done(&world, COORDINATOR, session.id, &by(able.id)).await.unwrap();
        assert_eq!(change.told as usize, TAKING_PART.len());
        assert_eq!(subjects(&world, Persona::Participant).await.len(), before + 1);
        let leaders = coordinator(&world).view_session_leading(session.id).await.unwrap().leaders;
        assert_eq!(leaders.iter().map(|one| one.facilitator_id).collect::<Vec<_>>(), [able.id, beginner.id], "beside the lead");
        let unknown = problem(done(&world, COORDINATOR, session.id, &by(world.key())).await);
        assert_eq!((unknown.errors[0].pointer.as_str(), &unknown.errors[0].fault), ("/facilitator_id", &FieldCode::NotFound));
    }

    async fn what_somebody_attended_is_neither_cancelled_nor_moved(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn).await;
        at(&world, 8, 9, 10);
        let application_id = autumn.application_of[&Persona::Participant];
        let say = async |status| {
            let marks = vec![AttendanceMark { id: world.key(), application_id, status, minutes: None }];
            coordinator(&world).mark_attendance(session.id, world.key(), &MarkAttendance { marks, list: None }).await.unwrap();
        };
        say(AttendanceStatus::OnSite).await;
        let today = seen(&world, session.id).await;
        assert_eq!((today.attended, &choices(&today)[..2]), (1, &[(Cancel, Some(Attended)), (Move, Some(Attended))][..]));
        assert_eq!(code(done(&world, COORDINATOR, session.id, &ILL).await), ProblemCode::SessionAttended);
        assert_eq!(code(done(&world, COORDINATOR, session.id, &moved_to("2020-09-08T13:00")).await), ProblemCode::SessionAttended);
        let why = CancelSession { reason: CancellationReason::Venue };
        let version = today.version;
        let elsewhere = coordinator(&world).cancel_session(session.id, version, world.key(), &why).await;
        assert_eq!(code(elsewhere), ProblemCode::SessionAttended, "by no other door either");
        // The control: the newest mark counts, and by it nobody was there.
        say(AttendanceStatus::Absent).await;
        let today = seen(&world, session.id).await;
        assert_eq!((today.attended, &choices(&today)[..2]), (0, &[(Cancel, None), (Move, Some(Attended))][..]));
        // An absence would go along to another time, at which nobody has been anywhere yet.
        assert_eq!(code(done(&world, COORDINATOR, session.id, &moved_to("2020-09-08T13:00")).await), ProblemCode::SessionAttended);
        done(&world, COORDINATOR, session.id, &ILL).await.unwrap();
    }

    /// Two minutes are the bound. Mails are due when the change is committed, and one pass of the outbox sends them all.
    async fn everybody_concerned_is_told_within_one_pass(world: World) {
        let autumn = settle(&world).await;
        let coach = bound(&world, autumn.programme.id, Persona::Coach, FacilitatorKind::Coach).await;
        let session = draft(&world, &autumn, InPerson, &coach).await;
        autumn.publish(&world, std::slice::from_ref(&session)).await;
        let mut seen_before = crate::sessions::invited::mails(&world, Persona::Participant).await.len();
        at(&world, 8, 10, 0);
        let now = Ts(world.app.clock.now());
        done(&world, COORDINATOR, session.id, &ILL).await.unwrap();
        let waiting: Vec<(String, Ts, Ts)> = world.app.db.read(|conn| -> Result<_, DbError> {
            let waiting = mails::table.filter(mails::state.eq("queued"));
            Ok(waiting.select((mails::template, mails::created_at, mails::next_attempt_at)).load(conn)?)
        }).await.unwrap();
        let of = |template: &str| waiting.iter().filter(|mail| mail.0 == template).count();
        assert_eq!((of("session_cancelled"), of("leading_cancelled")), (TAKING_PART.len(), 1), "whoever leads it, too, though it has begun");
        assert!(waiting.iter().all(|(_, created_at, due)| *created_at == now && *due == now), "{waiting:?}");
        // The clock stands: what is sent now is sent at the very moment.
        let sent = crate::sessions::invited::mails(&world, Persona::Participant).await;
        assert!(sent.iter().any(|mail| mail.calendar.as_deref().is_some_and(|event| event.contains("METHOD:CANCEL"))));
        seen_before += 1;
        assert_eq!(sent.len(), seen_before);
        let left: i64 = world.app.db.read(|conn| -> Result<_, DbError> { Ok(mails::table.filter(mails::state.eq("queued")).count().get_result(conn)?) }).await.unwrap();
        assert_eq!(left, 0);
    }
}
