//! N18: promised = designed = invited, and attended beside them; totals over people equal totals over sessions.

use polku_api_types::attendance::{
    AttendanceMark, AttendanceStatus, PersonHoursExportQuery, PersonHoursQuery,
};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::OwnSessionsQuery;
use polku_api_types::tables::{TableFormat, TableQuery};
use polku_api_types::text::DeliveryMode;

use super::{begin, lecture, mark, send};
use crate::for_each_engine;
use crate::sessions::{Autumn, TAKING_PART, coordinator, take_part, weekly};
use crate::statements::{BESIDES, assert_flat};
use crate::support::calls::published_programme;
use crate::support::{Home, Persona, World, code};

/// How many people the hours of a programme are of, and how many statements they and a page of each person's take.
async fn hours_take(world: &World, programme: uuid::Uuid) -> (u32, u64) {
    let client = coordinator(world);
    world.app.use_log.flush().await.unwrap();
    let before = world.app.db.statements();
    let people = client.view_attended_hours(programme).await.unwrap().people;
    let list = client.list_person_hours(programme, &PersonHoursQuery::default()).await.unwrap().items;
    assert_eq!(list.len(), people as usize);
    (people, world.app.db.statements() - before)
}

for_each_engine! {
    async fn hours_are_what_was_lived(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn, DeliveryMode::Hybrid).await;
        let later = weekly(autumn.of(ElementKind::Lecture, "2020-09-15T09:00", "2020-09-15T10:00"), 2);
        let drafts = autumn.plan(&world, &later).await;
        autumn.publish(&world, &drafts).await;
        begin(&world);
        let (mine, theirs) = (autumn.application_of[&Persona::Participant], autumn.application_of[&Persona::Coach]);
        let partly = AttendanceMark { minutes: Some(20), ..mark(&world, theirs, AttendanceStatus::PartlyRemote) };
        send(&world, session.id, &[mark(&world, mine, AttendanceStatus::OnSite), partly]).await.unwrap();
        let hours = coordinator(&world).view_attended_hours(autumn.programme.id).await.unwrap();
        let people = u32::try_from(TAKING_PART.len()).unwrap();
        assert_eq!((hours.people, hours.total.invited, hours.total.to_come), (people, people * 180, people * 120));
        assert_eq!((hours.total.attended, hours.total.on_site, hours.total.remote), (80, 60, 20));
        assert_eq!((hours.total.unmarked, hours.unmarked_sessions[0].unmarked), (people - 2, people - 2));
        let lectures = hours.elements.iter().find(|line| line.kind == Some(ElementKind::Lecture)).unwrap();
        assert_eq!((lectures.promised_minutes, lectures.minutes.attended), (Some(180), 80), "promised to each (R45)");
        let list = coordinator(&world).list_person_hours(autumn.programme.id, &PersonHoursQuery::default()).await.unwrap().items;
        let over_people: u32 = list.iter().map(|one| one.minutes.attended).sum();
        assert_eq!((list.len(), over_people), (TAKING_PART.len(), hours.total.attended));
        let own = world.client(Home::A, Persona::Participant).view_own_hours().await.unwrap().programmes.remove(0);
        assert_eq!((own.total.invited, own.total.attended, own.total.to_come, own.promised_minutes), (180, 60, 120, list[0].promised_minutes));
        let shown = own.elements.iter().find(|line| line.kind == Some(ElementKind::Lecture)).unwrap();
        assert_eq!((shown.promised_minutes, shown.minutes.invited), (Some(180), 180), "promised is what one is invited to");
    }

    async fn the_list_is_filtered_cut_and_taken_out_as_it_is_shown(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn, DeliveryMode::InPerson).await;
        begin(&world);
        let mine = autumn.application_of[&Persona::Participant];
        send(&world, session.id, &[mark(&world, mine, AttendanceStatus::OnSite)]).await.unwrap();
        let (client, programme) = (coordinator(&world), autumn.programme.id);
        let marked = PersonHoursQuery { unmarked: Some(false), ..PersonHoursQuery::default() };
        let list = client.list_person_hours(programme, &marked).await.unwrap().items;
        assert_eq!(list.iter().map(|one| one.application_id).collect::<Vec<_>>(), [mine]);
        let page = PersonHoursQuery { limit: Some(5), ..PersonHoursQuery::default() };
        let first = client.list_person_hours(programme, &page).await.unwrap();
        let next = PersonHoursQuery { cursor: first.next_cursor.clone(), ..page };
        let rest = client.list_person_hours(programme, &next).await.unwrap();
        assert_eq!((first.items.len(), rest.items.len(), rest.next_cursor), (5, TAKING_PART.len() - 5, None));
        let query = PersonHoursExportQuery { unmarked: Some(false), format: None };
        let file = String::from_utf8(client.export_person_hours(programme, &query).await.unwrap()).unwrap();
        let lines: Vec<&str> = file.lines().collect();
        assert_eq!(lines.len(), 2, "{file}");
        assert!(lines[0].contains("Luvattu (min)") && lines[1].contains(&list[0].family_name), "{file}");
        assert!(lines[1].ends_with(r#";"60";"60";"60";"0";"0";"0""#), "{file}");
        let workbook = PersonHoursExportQuery { unmarked: None, format: Some(TableFormat::Xlsx) };
        assert!(client.export_person_hours(programme, &workbook).await.unwrap().starts_with(b"PK"));
        let decider = world.client(Home::A, Persona::Decider);
        assert_eq!(code(decider.export_person_hours(programme, &query).await), ProblemCode::Forbidden);
    }

    /// For the personnel office: how many people and days, and nothing of a few.
    async fn training_days_tell_nothing_of_a_few(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn, DeliveryMode::InPerson).await;
        begin(&world);
        let everybody: Vec<_> = autumn.application_of.values().copied().collect();
        let there = |of: &[uuid::Uuid]| of.iter().map(|one| mark(&world, *one, AttendanceStatus::OnSite)).collect::<Vec<_>>();
        send(&world, session.id, &there(&everybody[..4])).await.unwrap();
        let client = world.client(Home::A, Persona::AgencyAdmin);
        let file = async || String::from_utf8(client.export_training_days(&TableQuery::default()).await.unwrap()).unwrap();
        let few = file().await;
        assert!(few.contains(r#""2020";"Luento";"alle 5 henkilöä";"alle 5 henkilöä";"alle 5 henkilöä""#), "{few}");
        // The control: a fifth person, and the same line is told.
        send(&world, session.id, &there(&everybody[4..5])).await.unwrap();
        let told = file().await;
        assert!(told.contains("\"2020\";\"Luento\";\"5\";\"0,6\";\"5\u{a0}t\""), "{told}");
        send(&world, session.id, &[mark(&world, everybody[0], AttendanceStatus::Absent)]).await.unwrap();
        assert_eq!(file().await, few, "the newest counts");
        let refused = world.client(Home::A, Persona::Participant).export_training_days(&TableQuery::default()).await;
        assert_eq!(code(refused), ProblemCode::Forbidden);
    }

    async fn the_hours_of_many_take_as_many_statements_as_those_of_one(world: World) {
        let programme = published_programme(&world, Home::A).await.id;
        take_part(&world, programme, &[Persona::Participant]).await;
        let (one, least) = hours_take(&world, programme).await;
        let rest: Vec<Persona> = Persona::ALL
            .into_iter()
            .filter(|persona| !matches!(persona, Persona::Participant | Persona::SystemAdmin))
            .collect();
        take_part(&world, programme, &rest).await;
        let (many, most) = hours_take(&world, programme).await;
        assert!(one == 1 && u64::from(many) > 1 + BESIDES, "{many} people are too few to show anything");
        assert!(least > 0 && most <= least + BESIDES, "{least} statements for one person, {most} for {many}");
    }

    async fn a_page_of_what_was_said_takes_as_many_statements_as_one(world: World) {
        let autumn = Autumn::settle(&world).await;
        let lectures = weekly(autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00"), 20);
        let drafts = autumn.plan(&world, &lectures).await;
        let sessions = autumn.publish(&world, &drafts).await;
        begin(&world);
        for status in [AttendanceStatus::Absent, AttendanceStatus::OnSite] {
            let marks: Vec<_> = autumn.application_of.values().map(|one| mark(&world, *one, status)).collect();
            send(&world, sessions[0].id, &marks).await.unwrap();
        }
        let client = coordinator(&world);
        assert_flat(&world, async |limit| {
            client.list_attendance_changes(sessions[0].id, &PageQuery { limit: Some(limit), cursor: None }).await
        })
        .await;
        let participant = world.client(Home::A, Persona::Participant);
        assert_flat(&world, async |limit| {
            participant.list_own_attendance(&OwnSessionsQuery { limit: Some(limit), ..Default::default() }).await
        })
        .await;
    }
}
