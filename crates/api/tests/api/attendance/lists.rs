//! The printed list: numbered rows that mean who stood on them, and marks that name the list they are typed back from.

use jiff::Timestamp;
use jiff::civil::date;
use polku_api_types::attendance::{
    AttendanceMark, AttendanceStatus, MarkAttendance, MarksKept, Membership, SignInList, SignInListQuery,
};
use polku_api_types::facilitators::{FacilitatorKind, UpdateFacilitator};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;
use polku_api_types::text::DeliveryMode;
use polku_client::ClientError;
use polku_domain::attendance::{Sitting, Status, Typed};
use polku_domain::programmes::element::DeliveryMode as Mode;
use polku_domain::sessions::SessionState;
use uuid::Uuid;

use super::{begin, lecture, sheet};
use crate::for_each_engine;
use crate::leading::{accept, bound, invited, named};
use crate::retention::count;
use crate::sessions::{Autumn, coordinator, once};
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, World, code};

async fn printed(world: &World, session: Uuid) -> SignInList {
    coordinator(world).make_sign_in_list(session, world.key()).await.unwrap()
}

fn asked(code: &str) -> SignInListQuery {
    SignInListQuery { code: code.to_owned() }
}

/// What is typed for a list, as the marks that a page makes of it.
fn typed(world: &World, list: &SignInList, text: &str) -> MarkAttendance {
    let of = Sitting {
        state: SessionState::Published,
        mode: Mode::InPerson,
        starts_at: Timestamp::UNIX_EPOCH,
        counted_minutes: list.counted_minutes,
    };
    let typed = Typed::read(text, u32::try_from(list.rows.len()).unwrap(), &of);
    assert_eq!(typed.faults, []);
    let status = |status| match status {
        Status::OnSite => AttendanceStatus::OnSite,
        Status::PartlyOnSite => AttendanceStatus::PartlyOnSite,
        Status::Absent => AttendanceStatus::Absent,
        other => panic!("{other:?}"),
    };
    let mark = |(row, said): (&u32, &polku_domain::attendance::Said)| AttendanceMark {
        id: world.key(),
        application_id: list.rows[*row as usize - 1].application_id,
        status: status(said.status()),
        minutes: said.minutes(),
    };
    MarkAttendance { marks: typed.rows.iter().map(mark).collect(), list: Some(list.code.clone()) }
}

async fn send(world: &World, session: Uuid, body: &MarkAttendance) -> Result<MarksKept, ClientError> {
    coordinator(world).mark_attendance(session, world.key(), body).await
}

async fn kept(world: &World) -> i64 {
    count(world, "sign_in_lists", "TRUE").await
}

for_each_engine! {
    async fn list_has_the_members_in_numbered_rows_and_is_typed_back_in_one_pass(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn, DeliveryMode::InPerson).await;
        let list = printed(&world, session.id).await;
        assert_eq!(list.rows.len(), 8);
        assert!(list.rows.iter().zip(1..).all(|(row, number)| row.number == number && row.is_member));
        let names: Vec<Uuid> = sheet(&world, session.id).await.people.iter().map(|one| one.application_id).collect();
        assert_eq!(list.rows.iter().map(|row| row.application_id).collect::<Vec<_>>(), names, "in the order of the sheet");
        assert_eq!(printed(&world, session.id).await.code, list.code, "of the same members it is the same list");
        assert_eq!(kept(&world).await, 1);
        begin(&world);
        let read = coordinator(&world).view_sign_in_list(session.id, &asked(&list.code.to_lowercase())).await.unwrap();
        assert!(read.is_current() && read.has_begun);
        let body = typed(&world, &read, "1-5 6:20 8x");
        let first = send(&world, session.id, &body).await.unwrap();
        assert_eq!((first.kept, first.arrived_before), (7, 0));
        let again = send(&world, session.id, &body).await.unwrap();
        assert_eq!((again.kept, again.arrived_before), (0, 7), "it arrives once");
        let sheet = sheet(&world, session.id).await;
        let said: Vec<_> = sheet.people.iter().map(|one| (one.status, one.minutes)).collect();
        assert_eq!(said[4], (Some(AttendanceStatus::OnSite), None));
        assert_eq!(said[5], (Some(AttendanceStatus::PartlyOnSite), Some(20)));
        assert_eq!(said[6], (None, None), "nobody is absent who was not typed");
        assert_eq!(said[7], (Some(AttendanceStatus::Absent), None));
    }

    async fn numbers_of_a_list_whose_people_changed_are_refused_with_what_changed(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn, DeliveryMode::InPerson).await;
        let list = printed(&world, session.id).await;
        let gone = autumn.application_of[&Persona::Participant];
        set_clock(&world, 9, 1, 9);
        coordinator(&world).pause_participation(gone, world.key()).await.unwrap();
        begin(&world);
        let read = coordinator(&world).view_sign_in_list(session.id, &asked(&list.code)).await.unwrap();
        assert!(!read.is_current());
        let left: Vec<Uuid> = read.rows.iter().filter(|row| !row.is_member).map(|row| row.application_id).collect();
        assert_eq!((left, read.joined.len()), (vec![gone], 0));
        let others: Vec<String> =
            read.rows.iter().filter(|row| row.is_member).map(|row| row.number.to_string()).collect();
        let body = typed(&world, &read, &others.join(" "));
        assert_eq!(code(send(&world, session.id, &body).await), ProblemCode::SignInListOutdated);
        assert!(sheet(&world, session.id).await.people.iter().all(|one| one.status.is_none()), "nothing was kept");
        // The controls: the new list is typed back, and so are marks that name no list.
        let new = printed(&world, session.id).await;
        assert_ne!(new.code, list.code);
        assert_eq!(send(&world, session.id, &typed(&world, &new, "1-3")).await.unwrap().kept, 3);
        let plain = MarkAttendance { list: None, ..typed(&world, &new, "4-7") };
        assert_eq!(send(&world, session.id, &plain).await.unwrap().kept, 4);
        // Seen from the new list, somebody came back.
        set_clock(&world, 9, 8, 8);
        coordinator(&world).resume_participation(gone, world.key()).await.unwrap();
        begin(&world);
        let read = coordinator(&world).view_sign_in_list(session.id, &asked(&new.code)).await.unwrap();
        let joined: Vec<_> = read.joined.iter().map(|one| (one.application_id, one.membership)).collect();
        assert_eq!(joined, [(gone, Membership::Member)]);
        assert!(coordinator(&world).view_sign_in_list(session.id, &asked(&list.code)).await.unwrap().is_current());
    }

    async fn code_of_another_session_or_of_no_list_is_none(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn, DeliveryMode::InPerson).await;
        let other = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-09T09:00", "2020-09-09T10:00")).await;
        let list = printed(&world, session.id).await;
        let theirs = printed(&world, other.id).await;
        assert_ne!(list.code, theirs.code, "the same people at another session");
        assert_eq!(code(coordinator(&world).view_sign_in_list(other.id, &asked(&list.code)).await), ProblemCode::NotFound);
        assert_eq!(code(coordinator(&world).view_sign_in_list(session.id, &asked("12")).await), ProblemCode::InvalidFields);
        begin(&world);
        let body = MarkAttendance { list: Some(theirs.code), ..typed(&world, &list, "1") };
        assert_eq!(code(send(&world, session.id, &body).await), ProblemCode::InvalidFields);
        let draft = autumn.plan(&world, &once(autumn.of(ElementKind::Lecture, "2020-09-10T09:00", "2020-09-10T10:00"))).await.remove(0);
        assert_eq!(code(coordinator(&world).make_sign_in_list(draft.id, world.key()).await), ProblemCode::SessionNotHeld);
    }

    async fn list_goes_a_month_after_the_session(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn, DeliveryMode::InPerson).await;
        let list = printed(&world, session.id).await;
        for (month, day, there) in [(10, 7, 1), (10, 9, 0)] {
            set_clock(&world, month, day, 9);
            let now = world.app.clock.now();
            world.app.db.write_tx(move |conn| polku::attendance::forget_lists(conn, now)).await.unwrap();
            assert_eq!(kept(&world).await, there, "{day}.{month}.");
            let read = coordinator(&world).view_sign_in_list(session.id, &asked(&list.code)).await;
            assert_eq!(read.is_ok(), there == 1);
        }
    }

    async fn those_who_lead_print_and_type_back_their_own_session_and_no_other(world: World) {
        let autumn = crate::leading::settle(&world).await;
        let session = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")).await;
        let lecturer = invited(&world, autumn.programme.id, Persona::Facilitator, FacilitatorKind::Lecturer).await;
        named(&world, &session, &[&lecturer]).await.unwrap();
        bound(&world, autumn.programme.id, Persona::Mentor, FacilitatorKind::Lecturer).await;
        let own = world.client(Home::A, Persona::Facilitator);
        assert_eq!(code(own.make_sign_in_list(session.id, world.key()).await), ProblemCode::NotFound, "before the terms");
        accept(&world, Persona::Facilitator, lecturer.id).await;
        let list = own.make_sign_in_list(session.id, world.key()).await.unwrap();
        begin(&world);
        let body = typed(&world, &list, "1-8");
        for (who, expected) in [
            (Persona::Mentor, ProblemCode::NotFound),
            (Persona::Decider, ProblemCode::Forbidden),
            (Persona::Participant, ProblemCode::Forbidden),
        ] {
            let other = world.client(Home::A, who);
            assert_eq!(code(other.make_sign_in_list(session.id, world.key()).await), expected, "{who:?}");
            assert_eq!(code(other.view_sign_in_list(session.id, &asked(&list.code)).await), expected, "{who:?}");
            assert_eq!(code(other.mark_attendance(session.id, world.key(), &body).await), expected, "{who:?}");
        }
        // The control: whoever leads it does all of it, and everybody on the list reads that they did.
        assert!(own.view_sign_in_list(session.id, &asked(&list.code)).await.unwrap().is_current());
        assert_eq!(own.mark_attendance(session.id, world.key(), &body).await.unwrap().kept, 8);
        let log = world.client(Home::A, Persona::Participant).view_my_access_log(&PageQuery::default()).await.unwrap().items;
        for operation in ["make_sign_in_list", "view_sign_in_list"] {
            assert!(log.iter().any(|look| look.operation == operation), "{operation}");
        }
        let now = coordinator(&world).view_facilitator(lecturer.id).await.unwrap();
        let over = UpdateFacilitator { ends_on: date(2020, 9, 8) };
        coordinator(&world).update_facilitator(lecturer.id, now.version, &over).await.unwrap();
        set_clock(&world, 9, 9, 9);
        assert_eq!(code(own.make_sign_in_list(session.id, world.key()).await), ProblemCode::NotFound, "after the last day");
    }
}
