//! What can be marked: in one pass, once, by what the session was.

use polku_api_types::attendance::{
    AttendanceMark, AttendanceStatus, MarkAttendance, MarksKept, Membership, OwnSay, SaidAs,
};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{CancelSession, CancellationReason, OwnSessionsQuery};
use polku_api_types::text::DeliveryMode;

use super::{begin, lecture, mark, of, send, sheet};
use crate::for_each_engine;
use crate::sessions::{Autumn, TAKING_PART, coordinator, once};
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, code, problem};

for_each_engine! {
    /// U17: the whole session in one pass, and each as they were there.
    async fn a_session_is_marked_in_one_pass_and_a_correction_keeps_what_was_said(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn, DeliveryMode::Hybrid).await;
        begin(&world);
        let all: Vec<AttendanceMark> =
            autumn.application_of.values().map(|one| mark(&world, *one, AttendanceStatus::OnSite)).collect();
        let kept = send(&world, session.id, &all).await.unwrap();
        assert_eq!((kept.kept as usize, kept.arrived_before), (TAKING_PART.len(), 0));
        let mine = autumn.application_of[&Persona::Participant];
        let partly = AttendanceMark { minutes: Some(25), ..mark(&world, mine, AttendanceStatus::PartlyRemote) };
        send(&world, session.id, &[partly]).await.unwrap();
        let seen = sheet(&world, session.id).await;
        assert!(seen.has_begun && seen.people.len() == TAKING_PART.len());
        let corrected = of(&seen, &autumn, Persona::Participant);
        assert_eq!((corrected.status, corrected.minutes), (Some(AttendanceStatus::PartlyRemote), Some(25)));
        assert_eq!((corrected.times_said, corrected.said_as), (2, Some(SaidAs::Coordinator)));
        let changes = coordinator(&world).list_attendance_changes(session.id, &PageQuery::default()).await.unwrap().items;
        assert_eq!(changes.len(), TAKING_PART.len() + 1);
        let last = &changes[0];
        assert_eq!((last.application_id, last.before, last.status), (mine, Some(AttendanceStatus::OnSite), AttendanceStatus::PartlyRemote));
        assert!(!last.said_by.is_empty() && changes[1..].iter().all(|change| change.before.is_none()));
    }

    async fn what_arrives_twice_is_said_once(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn, DeliveryMode::InPerson).await;
        begin(&world);
        let mine = autumn.application_of[&Persona::Participant];
        let offline = mark(&world, mine, AttendanceStatus::OnSite);
        send(&world, session.id, std::slice::from_ref(&offline)).await.unwrap();
        send(&world, session.id, &[mark(&world, mine, AttendanceStatus::Absent)]).await.unwrap();
        // The same mark comes again by another request, as after an answer that was lost: it overrides nothing.
        let theirs = mark(&world, autumn.application_of[&Persona::Coach], AttendanceStatus::OnSite);
        let kept = send(&world, session.id, &[offline.clone(), theirs]).await.unwrap();
        assert_eq!(kept, MarksKept { kept: 1, arrived_before: 1 });
        let seen = sheet(&world, session.id).await;
        assert_eq!(of(&seen, &autumn, Persona::Participant).status, Some(AttendanceStatus::Absent));
        assert_eq!(of(&seen, &autumn, Persona::Participant).times_said, 2);
        // The control: the same words under an id of their own are another mark.
        let anew = AttendanceMark { id: world.key(), ..offline.clone() };
        assert_eq!(send(&world, session.id, &[anew]).await.unwrap().kept, 1);
        let other = AttendanceMark { status: AttendanceStatus::Absent, ..offline };
        let refused = problem(send(&world, session.id, &[other]).await);
        assert_eq!((refused.errors[0].pointer.as_str(), &refused.errors[0].fault), ("/marks/0/id", &FieldCode::Duplicate));
    }

    /// All or none, and every faulty row is told.
    async fn one_faulty_mark_keeps_the_others_out(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn, DeliveryMode::InPerson).await;
        begin(&world);
        let mine = autumn.application_of[&Persona::Participant];
        let theirs = autumn.application_of[&Persona::Coach];
        let partly = |minutes| AttendanceMark { minutes, ..mark(&world, autumn.application_of[&Persona::Mentor], AttendanceStatus::PartlyOnSite) };
        let marks = [
            mark(&world, mine, AttendanceStatus::OnSite),
            mark(&world, theirs, AttendanceStatus::Remote),
            partly(Some(61)),
            mark(&world, mine, AttendanceStatus::Absent),
            mark(&world, world.key(), AttendanceStatus::Absent),
        ];
        let refused = problem(send(&world, session.id, &marks).await);
        let faults: Vec<_> = refused.errors.iter().map(|error| (error.pointer.as_str(), &error.fault)).collect();
        assert_eq!(faults, [
            ("/marks/1/status", &FieldCode::NotAllowed),
            ("/marks/2/minutes", &FieldCode::TooLarge { max: 60 }),
            ("/marks/3/application_id", &FieldCode::Duplicate),
            ("/marks/4/application_id", &FieldCode::NotFound),
        ]);
        assert!(sheet(&world, session.id).await.people.iter().all(|one| one.status.is_none()), "nothing was kept");
        let missing = problem(send(&world, session.id, &[partly(None)]).await);
        assert_eq!((missing.errors[0].pointer.as_str(), &missing.errors[0].fault), ("/marks/0/minutes", &FieldCode::Missing));
        // The control: the same pass without its faults is kept.
        send(&world, session.id, &[marks[0].clone(), partly(Some(60))]).await.unwrap();
    }

    async fn nobody_is_marked_before_the_start_nor_where_nothing_is_held(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn, DeliveryMode::InPerson).await;
        let draft = autumn.plan(&world, &once(autumn.of(ElementKind::KickOff, "2020-09-08T08:00", "2020-09-08T09:00"))).await.remove(0);
        let mine = autumn.application_of[&Persona::Participant];
        set_clock(&world, 9, 8, 8);
        let there = || mark(&world, mine, AttendanceStatus::OnSite);
        assert_eq!(code(send(&world, session.id, &[there()]).await), ProblemCode::SessionNotBegun);
        // Somebody telephoned: an apology can be marked at any time.
        send(&world, session.id, &[mark(&world, mine, AttendanceStatus::Apologised)]).await.unwrap();
        begin(&world);
        assert_eq!(code(send(&world, draft.id, &[there()]).await), ProblemCode::SessionNotHeld);
        send(&world, session.id, &[there()]).await.unwrap();
        // What somebody attended is not cancelled; that they were there was said by mistake.
        send(&world, session.id, &[mark(&world, mine, AttendanceStatus::Absent)]).await.unwrap();
        let cancel = CancelSession { reason: CancellationReason::Venue };
        coordinator(&world).cancel_session(session.id, session.version, world.key(), &cancel).await.unwrap();
        assert_eq!(code(send(&world, session.id, &[there()]).await), ProblemCode::SessionNotHeld);
    }

    /// U17: an apology in advance, without a reason; who has not begun or has left is not absent.
    async fn a_participant_apologises_in_advance_and_takes_it_back_until_the_start(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn, DeliveryMode::InPerson).await;
        set_clock(&world, 9, 7, 9);
        let me = world.client(Home::A, Persona::Participant);
        let own = async || me.list_own_attendance(&OwnSessionsQuery::default()).await.unwrap().items.remove(0);
        assert_eq!((own().await.can, own().await.said.len()), (OwnSay::Apologise, 0));
        let given = me.give_apology(session.id, world.key()).await.unwrap();
        assert_eq!((given.can, given.said.len(), given.counted_minutes), (OwnSay::Withdraw, 1, Some(0)));
        assert_eq!(me.give_apology(session.id, world.key()).await.unwrap(), given, "said twice is said once");
        let seen = sheet(&world, session.id).await;
        let known = of(&seen, &autumn, Persona::Participant);
        assert_eq!((known.status, known.said_as), (Some(AttendanceStatus::Apologised), Some(SaidAs::Participant)));
        let back = me.withdraw_apology(session.id, world.key()).await.unwrap();
        assert_eq!((back.can, back.said.len(), back.counted_minutes), (OwnSay::Apologise, 2, None));
        assert_eq!(code(me.withdraw_apology(session.id, world.key()).await), ProblemCode::NotFound);
        assert_eq!(of(&sheet(&world, session.id).await, &autumn, Persona::Participant).status, None);
        begin(&world);
        assert_eq!(code(me.give_apology(session.id, world.key()).await), ProblemCode::SessionBegun);
        assert_eq!(own().await.can, OwnSay::Nothing);
    }

    async fn whoever_left_before_is_on_the_sheet_and_cannot_be_absent(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn, DeliveryMode::InPerson).await;
        let mine = autumn.application_of[&Persona::Participant];
        set_clock(&world, 9, 1, 9);
        coordinator(&world).pause_participation(mine, world.key()).await.unwrap();
        begin(&world);
        let seen = sheet(&world, session.id).await;
        assert_eq!(of(&seen, &autumn, Persona::Participant).membership, Membership::NoLonger);
        assert_eq!(of(&seen, &autumn, Persona::Coach).membership, Membership::Member);
        let refused = problem(send(&world, session.id, &[mark(&world, mine, AttendanceStatus::Absent)]).await);
        assert_eq!(refused.errors[0].pointer, "/marks/0/application_id");
        set_clock(&world, 9, 9, 9);
        coordinator(&world).resume_participation(mine, world.key()).await.unwrap();
        let seen = sheet(&world, session.id).await;
        assert_eq!(of(&seen, &autumn, Persona::Participant).membership, Membership::Paused);
    }

    async fn a_pass_that_is_repeated_answers_as_before(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn, DeliveryMode::InPerson).await;
        begin(&world);
        let body = MarkAttendance { marks: vec![mark(&world, autumn.application_of[&Persona::Coach], AttendanceStatus::OnSite)], list: None };
        let key = world.key();
        let first = coordinator(&world).mark_attendance(session.id, key, &body).await.unwrap();
        assert_eq!(coordinator(&world).mark_attendance(session.id, key, &body).await.unwrap(), first);
        assert_eq!(of(&sheet(&world, session.id).await, &autumn, Persona::Coach).times_said, 1);
    }
}
