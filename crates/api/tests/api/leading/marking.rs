//! Whoever leads a session says who was there, and sees no more of it than its members.

use jiff::civil::date;
use polku_api_types::attendance::{AttendanceMark, AttendanceStatus, MarkAttendance, SaidAs};
use polku_api_types::facilitators::{FacilitatorKind, UpdateFacilitator};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;

use super::{accept, bound, coordinator, invited, named, settle};
use crate::for_each_engine;
use crate::sessions::once;
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, World, code};

fn there(world: &World, application_id: uuid::Uuid) -> MarkAttendance {
    let status = AttendanceStatus::OnSite;
    MarkAttendance {
        marks: vec![AttendanceMark { id: world.key(), application_id, status, minutes: None }],
        list: None,
    }
}

for_each_engine! {
    async fn those_who_lead_a_session_mark_it_and_no_other(world: World) {
        let autumn = settle(&world).await;
        let lecture = autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00");
        let session = autumn.told(&world, lecture.clone()).await;
        let lecturer = invited(&world, autumn.programme.id, Persona::Facilitator, FacilitatorKind::Lecturer).await;
        named(&world, &session, &[&lecturer]).await.unwrap();
        bound(&world, autumn.programme.id, Persona::Mentor, FacilitatorKind::Lecturer).await;
        set_clock(&world, 9, 8, 9);
        let own = world.client(Home::A, Persona::Facilitator);
        let mine = autumn.application_of[&Persona::Participant];
        assert_eq!(code(own.view_attendance(session.id).await), ProblemCode::NotFound, "before the terms");
        accept(&world, Persona::Facilitator, lecturer.id).await;
        assert_eq!(own.view_attendance(session.id).await.unwrap().people.len(), 8);
        own.mark_attendance(session.id, world.key(), &there(&world, mine)).await.unwrap();
        // What was said before, and by whom, is read by those who run the programme.
        assert_eq!(code(own.list_attendance_changes(session.id, &PageQuery::default()).await), ProblemCode::Forbidden);
        let said = coordinator(&world).list_attendance_changes(session.id, &PageQuery::default()).await.unwrap().items;
        assert_eq!((said.len(), said[0].said_as), (1, SaidAs::Facilitator));
        let me = world.client(Home::A, Persona::Participant);
        assert_eq!(me.view_my_data().await.unwrap().attendance[0].said[0].said_as, SaidAs::Facilitator);
        let log = me.view_my_access_log(&PageQuery::default()).await.unwrap().items;
        assert!(log.iter().any(|look| look.operation == "view_attendance"), "{log:?}");
        // Another one of the same programme, a draft, and the same one after the last day.
        let other = world.client(Home::A, Persona::Mentor);
        assert_eq!(code(other.view_attendance(session.id).await), ProblemCode::NotFound);
        assert_eq!(code(other.mark_attendance(session.id, world.key(), &there(&world, mine)).await), ProblemCode::NotFound);
        let draft = autumn.plan(&world, &once(lecture)).await.remove(0);
        named(&world, &draft, &[&lecturer]).await.unwrap();
        assert_eq!(code(own.view_attendance(draft.id).await), ProblemCode::NotFound);
        let now = coordinator(&world).view_facilitator(lecturer.id).await.unwrap();
        let body = UpdateFacilitator { ends_on: date(2020, 9, 8) };
        coordinator(&world).update_facilitator(lecturer.id, now.version, &body).await.unwrap();
        set_clock(&world, 9, 9, 9);
        assert_eq!(code(own.mark_attendance(session.id, world.key(), &there(&world, mine)).await), ProblemCode::NotFound);
        // The control: the coordinator of the programme sees the sheet as before.
        assert_eq!(coordinator(&world).view_attendance(session.id).await.unwrap().people.len(), 8);
    }

    async fn who_takes_a_pause_is_told_to_those_who_run_it_alone(world: World) {
        let autumn = settle(&world).await;
        let session = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")).await;
        let lecturer = bound(&world, autumn.programme.id, Persona::Facilitator, FacilitatorKind::Lecturer).await;
        named(&world, &session, &[&lecturer]).await.unwrap();
        let mine = autumn.application_of[&Persona::Participant];
        set_clock(&world, 9, 1, 9);
        coordinator(&world).pause_participation(mine, world.key()).await.unwrap();
        set_clock(&world, 9, 8, 9);
        let led = world.client(Home::A, Persona::Facilitator).view_attendance(session.id).await.unwrap().people;
        let run = coordinator(&world).view_attendance(session.id).await.unwrap().people;
        assert_eq!((led.len(), run.len()), (7, 8));
        assert!(led.iter().all(|one| one.application_id != mine));
    }
}
