//! Who sees attendance: those who run the programme, and oneself. Whoever looks leaves a trace.

use polku_api_types::attendance::AttendanceStatus;
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::sessions::OwnSessionsQuery;
use polku_api_types::text::DeliveryMode;

use super::{begin, lecture, mark, send};
use crate::for_each_engine;
use crate::retention::count;
use crate::sessions::{Autumn, coordinator};
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, code};

for_each_engine! {
    async fn nobody_else_sees_who_was_there(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn, DeliveryMode::InPerson).await;
        begin(&world);
        let mine = autumn.application_of[&Persona::Participant];
        send(&world, session.id, &[mark(&world, mine, AttendanceStatus::Absent)]).await.unwrap();
        for persona in [Persona::Participant, Persona::OtherParticipant, Persona::Decider, Persona::Facilitator] {
            let client = world.client(Home::A, persona);
            let refused = [
                code(client.view_attendance(session.id).await),
                code(client.list_attendance_changes(session.id, &PageQuery::default()).await),
                code(client.view_attended_hours(autumn.programme.id).await),
                code(client.list_person_hours(autumn.programme.id, &Default::default()).await),
            ];
            assert!(refused.iter().all(|code| matches!(code, ProblemCode::NotFound | ProblemCode::Forbidden)), "{persona:?} {refused:?}");
        }
        let stranger = world.client(Home::B, Persona::Coordinator);
        assert_eq!(code(stranger.view_attendance(session.id).await), ProblemCode::NotFound);
        let other = world.client(Home::A, Persona::OtherParticipant);
        let theirs = other.list_own_attendance(&OwnSessionsQuery::default()).await.unwrap().items;
        assert!(theirs.iter().all(|one| one.said.is_empty()), "what is said of one is not told to another");
        // The controls: its coordinator and the person themselves.
        assert!(coordinator(&world).view_attendance(session.id).await.is_ok());
        let me = world.client(Home::A, Persona::Participant);
        let own = me.list_own_attendance(&OwnSessionsQuery::default()).await.unwrap().items;
        assert_eq!(own[0].said[0].status, AttendanceStatus::Absent);
    }

    async fn a_look_leaves_a_trace_and_a_mark_an_entry_without_its_value(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn, DeliveryMode::InPerson).await;
        begin(&world);
        let mine = autumn.application_of[&Persona::Participant];
        send(&world, session.id, &[mark(&world, mine, AttendanceStatus::Absent)]).await.unwrap();
        coordinator(&world).view_attendance(session.id).await.unwrap();
        let log = world.client(Home::A, Persona::Participant).view_my_access_log(&PageQuery::default()).await.unwrap().items;
        assert!(log.iter().any(|look| (look.record.as_str(), look.operation.as_str()) == ("attendance", "view_attendance")), "{log:?}");
        let marked = "action = 'attendance_marked'";
        assert_eq!(count(&world, "audit_entries", marked).await, 1);
        assert_eq!(count(&world, "audit_entries", &format!("{marked} AND CAST(fields AS TEXT) LIKE '%absent%'")).await, 0);
    }

    async fn everything_said_of_oneself_is_in_ones_own_data(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn, DeliveryMode::InPerson).await;
        set_clock(&world, 9, 7, 9);
        let me = world.client(Home::A, Persona::Participant);
        me.give_apology(session.id, world.key()).await.unwrap();
        begin(&world);
        let mine = autumn.application_of[&Persona::Participant];
        send(&world, session.id, &[mark(&world, mine, AttendanceStatus::OnSite)]).await.unwrap();
        let data = me.view_my_data().await.unwrap().attendance;
        assert_eq!(data.len(), 1);
        let said: Vec<_> = data[0].said.iter().map(|mark| mark.status).collect();
        assert_eq!(said, [AttendanceStatus::OnSite, AttendanceStatus::Apologised]);
        assert_eq!(data[0].start, "2020-09-08T09:00");
        let other = world.client(Home::A, Persona::OtherParticipant);
        assert!(other.view_my_data().await.unwrap().attendance.is_empty());
    }
}
