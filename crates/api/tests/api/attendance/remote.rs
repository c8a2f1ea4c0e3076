//! A remote tool's list comes in as proposals: matched, summed, and kept by nobody until they are accepted.

use polku_api_types::attendance::{
    AttendanceMark, AttendanceStatus, FoundBy, MarkAttendance, NotMatched, RemoteProposals, RemoteRowFault,
};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::SessionBreak;
use polku_api_types::text::DeliveryMode;
use uuid::Uuid;

use super::{begin, lecture, of, sheet};
use crate::for_each_engine;
use crate::sessions::{Autumn, coordinator};
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, World, code};

/// How somebody is called, and their address.
async fn known(world: &World, persona: Persona) -> (String, String) {
    let person = world.a.personas[&persona].person.unwrap().uuid();
    let person = world.client(Home::A, Persona::AgencyAdmin).view_person(person).await.unwrap().body;
    (format!("{} {}", person.given_name, person.family_name), person.email.unwrap_or_default())
}

fn utf16(text: &str) -> Vec<u8> {
    [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

async fn propose(world: &World, session: Uuid, text: &str) -> RemoteProposals {
    coordinator(world).preview_attendance(session, utf16(text)).await.unwrap()
}

for_each_engine! {
    async fn list_is_matched_and_summed_and_saved_only_once_accepted(world: World) {
        let autumn = Autumn::settle(&world).await;
        let mut session = autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T12:00");
        session.mode = Some(DeliveryMode::Remote);
        session.breaks = vec![SessionBreak { start: "2020-09-08T10:00".into(), minutes: 15 }];
        let session = autumn.told(&world, session).await;
        set_clock(&world, 9, 8, 13);
        let (by_email, address) = known(&world, Persona::Participant).await;
        assert!(address.contains('@'), "the register has an address");
        let (by_name, _) = known(&world, Persona::Coach).await;
        let text = format!(
            "Name\tJoin Time\tLeave Time\tEmail\n\
            someone else's name\t9/8/20, 8:55:00 AM\t9/8/20, 9:45:00 AM\t{address}\n\
            {by_email}\t9/8/20, 9:30:00 AM\t9/8/20, 12:04:00 PM\t{address}\n\
            {by_name} (Guest)\t9/8/20, 11:00:00 AM\t9/8/20, 12:04:00 PM\t\n\
            Kahvihuone\t9/8/20, 9:00:00 AM\t9/8/20, 9:01:00 AM\t\n\
            {by_name}\t9/8/20, 9:00:00 AM\t\t\n"
        );
        let proposals = propose(&world, session.id, &text).await;
        assert_eq!(proposals.sheet.people.len(), 8);
        let proposed = |persona| {
            let application = autumn.application_of[&persona];
            let one = proposals.proposals.iter().find(|one| one.application_id == application).unwrap();
            (one.found_by, one.present_minutes, one.status, one.minutes, one.lines.clone())
        };
        let whole = (FoundBy::Email, 165, Some(AttendanceStatus::Remote), None, vec![2, 3]);
        assert_eq!(proposed(Persona::Participant), whole, "rejoining counts once, and the break does not");
        let part = (FoundBy::Name, 60, Some(AttendanceStatus::PartlyRemote), Some(60), vec![4]);
        assert_eq!(proposed(Persona::Coach), part);
        assert_eq!(proposals.proposals.len(), 2, "of whoever is not in the list nothing is proposed");
        let unmatched: Vec<_> = proposals.unmatched.iter().map(|rows| (rows.name.as_str(), rows.why)).collect();
        assert_eq!(unmatched, [("Kahvihuone", NotMatched::Nobody)]);
        assert_eq!((proposals.faults[0].line, proposals.faults[0].fault), (6, RemoteRowFault::NoLeave));
        assert!(sheet(&world, session.id).await.people.iter().all(|one| one.status.is_none()), "nothing is saved");
        let marks = proposals.proposals.iter().map(|one| AttendanceMark {
            id: world.key(),
            application_id: one.application_id,
            status: one.status.unwrap(),
            minutes: one.minutes,
        });
        let body = MarkAttendance { marks: marks.collect(), list: None };
        assert_eq!(coordinator(&world).mark_attendance(session.id, world.key(), &body).await.unwrap().kept, 2);
        let marked = sheet(&world, session.id).await;
        assert_eq!(of(&marked, &autumn, Persona::Coach).minutes, Some(60));
        assert_eq!(of(&marked, &autumn, Persona::Participant).status, Some(AttendanceStatus::Remote));
        let log = world.client(Home::A, Persona::Participant).view_my_access_log(&PageQuery::default()).await.unwrap().items;
        assert!(log.iter().any(|look| look.operation == "preview_attendance"), "{log:?}");
    }

    async fn list_of_what_is_not_remote_not_begun_or_of_another_day_is_refused(world: World) {
        let autumn = Autumn::settle(&world).await;
        let remote = lecture(&world, &autumn, DeliveryMode::Remote).await;
        let here = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T12:00", "2020-09-08T13:00")).await;
        let text = "Name,Join time,Leave time\nAino,2020-09-08 09:00,2020-09-08 10:00\n";
        let told = |session, text: &str| {
            let (client, text) = (coordinator(&world), text.as_bytes().to_vec());
            async move { code(client.preview_attendance(session, text).await) }
        };
        assert_eq!(told(remote.id, text).await, ProblemCode::SessionNotBegun);
        begin(&world);
        assert_eq!(told(here.id, text).await, ProblemCode::SessionNotRemote);
        assert_eq!(told(remote.id, &text.replace("09-08", "09-15")).await, ProblemCode::ListOfOtherSession);
        assert_eq!(told(remote.id, "").await, ProblemCode::FileEmpty);
        assert_eq!(told(remote.id, "a;b\n1;2\n").await, ProblemCode::ColumnsUnclear);
        let long = format!("Name,Join time,Leave time\n{}", "A,2020-09-08 09:00,2020-09-08 10:00\n".repeat(5_001));
        assert_eq!(told(remote.id, &long).await, ProblemCode::FileTooLong);
        // The control: the same list of the same session is read.
        assert_eq!(propose(&world, remote.id, text).await.unmatched_total, 1);
        for (who, expected) in [(Persona::Decider, ProblemCode::Forbidden), (Persona::Mentor, ProblemCode::NotFound)] {
            let other = world.client(Home::A, who).preview_attendance(remote.id, text.as_bytes().to_vec()).await;
            assert_eq!(code(other), expected, "{who:?}");
        }
    }
}
