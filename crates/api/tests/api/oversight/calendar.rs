//! Sessions of all programmes by time: of those that one runs or decides on, and of no other.

use jiff::ToSpan as _;
use polku_api_types::oversight::{SessionCalendarExportQuery, SessionCalendarQuery};
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{SaveSession, SessionState};
use polku_api_types::tables::TableFormat;
use polku_domain::access::Role;
use polku_domain::ids::ProgrammeId;

use super::{calendar, september};
use crate::for_each_engine;
use crate::sessions::{Autumn, another, coordinator, once, weekly};
use crate::statements::{assert_as_few, taken};
use crate::support::{Home, Persona, code};

for_each_engine! {
    async fn one_calendar_holds_the_sessions_of_all_programmes_that_one_runs(world: World) {
        let autumn = Autumn::settle(&world).await;
        let (other, design) = another(&world).await;
        let lecture = design.elements.iter().find(|element| element.kind == ElementKind::Lecture).unwrap().id;
        let of_other = SaveSession { element_id: lecture, ..autumn.of(ElementKind::Lecture, "2020-09-07T09:00", "2020-09-07T10:00") };
        coordinator(&world).plan_sessions(other.id, world.key(), &once(of_other)).await.unwrap();
        autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T11:00")).await;
        // The days are Finland's: the last minute of the month is in it and the first of the next one is not.
        autumn.plan(&world, &once(autumn.of(ElementKind::Lecture, "2020-09-30T23:30", "2020-10-01T00:30"))).await;
        autumn.plan(&world, &once(autumn.of(ElementKind::Lecture, "2020-10-01T00:00", "2020-10-01T01:00"))).await;
        let found = calendar(&world, Persona::Coordinator, &september()).await.unwrap().items;
        let starts: Vec<&str> = found.iter().map(|one| one.start.as_str()).collect();
        assert_eq!(starts, ["2020-09-07T09:00", "2020-09-08T09:00", "2020-09-30T23:30"]);
        assert_eq!(found[0].programme.fi, "Toinen ohjelma");
        assert!(found[1].can_move && found[1].state == SessionState::Published && found[1].led_by.is_empty());
        let drafts = SessionCalendarQuery { state: Some(SessionState::Draft), ..september() };
        assert_eq!(calendar(&world, Persona::Coordinator, &drafts).await.unwrap().items.len(), 2);
        // Whoever decides sees them and moves none; who runs one programme sees that one.
        let decided = calendar(&world, Persona::Decider, &september()).await.unwrap().items;
        assert!(decided.len() == 3 && decided.iter().all(|one| !one.can_move));
        let only_here = Some(ProgrammeId::new(autumn.programme.id));
        world.grant(Home::A, Persona::Supervisor, Role::Coordinator, only_here).await;
        let own = calendar(&world, Persona::Supervisor, &september()).await.unwrap().items;
        assert!(own.len() == 2 && own.iter().all(|one| one.programme_id == autumn.programme.id), "{own:#?}");
        let of_one = |programme| SessionCalendarQuery { programme: Some(programme), ..september() };
        assert_eq!(code(calendar(&world, Persona::Supervisor, &of_one(other.id)).await), ProblemCode::NotFound);
        assert_eq!(calendar(&world, Persona::Coordinator, &of_one(other.id)).await.unwrap().items.len(), 1);
        // Nobody else has it, and another agency has its own.
        assert_eq!(code(calendar(&world, Persona::Participant, &september()).await), ProblemCode::Forbidden);
        assert_eq!(code(calendar(&world, Persona::Facilitator, &september()).await), ProblemCode::Forbidden);
        assert!(world.client(Home::B, Persona::Coordinator).list_session_calendar(&september()).await.unwrap().items.is_empty());
        assert_eq!(code(world.anonymous().list_session_calendar(&september()).await), ProblemCode::Unauthenticated);
    }

    async fn its_file_holds_what_it_shows_and_nothing_else(world: World) {
        let autumn = Autumn::settle(&world).await;
        let (other, design) = another(&world).await;
        let lecture = design.elements.iter().find(|element| element.kind == ElementKind::Lecture).unwrap().id;
        let of_other = SaveSession { element_id: lecture, ..autumn.of(ElementKind::Lecture, "2020-09-07T09:00", "2020-09-07T10:00") };
        coordinator(&world).plan_sessions(other.id, world.key(), &once(of_other)).await.unwrap();
        autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T11:00")).await;
        let SessionCalendarQuery { from, until, .. } = september();
        let all = SessionCalendarExportQuery { from, until, programme: None, state: None, format: None };
        let file = async |persona, query: &SessionCalendarExportQuery| {
            world.client(Home::A, persona).export_session_calendar(query).await
        };
        let lines = async |query: &SessionCalendarExportQuery| {
            let bytes = file(Persona::Coordinator, query).await.unwrap();
            String::from_utf8(bytes).unwrap().lines().skip(1).map(ToOwned::to_owned).collect::<Vec<_>>()
        };
        let both = lines(&all).await;
        assert!(both.len() == 2 && both[0].contains("Toinen ohjelma") && both[1].contains("8.9.2020"), "{both:#?}");
        assert_eq!(lines(&SessionCalendarExportQuery { programme: Some(autumn.programme.id), ..all.clone() }).await, both[1..]);
        assert_eq!(lines(&SessionCalendarExportQuery { state: Some(SessionState::Draft), ..all.clone() }).await, both[..1]);
        let workbook = SessionCalendarExportQuery { format: Some(TableFormat::Xlsx), ..all.clone() };
        assert!(file(Persona::Decider, &workbook).await.unwrap().starts_with(b"PK"));
        // Whoever runs one programme has the file of that one, and the others have none.
        let only_here = Some(ProgrammeId::new(autumn.programme.id));
        world.grant(Home::A, Persona::Supervisor, Role::Coordinator, only_here).await;
        assert_eq!(String::from_utf8(file(Persona::Supervisor, &all).await.unwrap()).unwrap().lines().count(), 2);
        let of_other = SessionCalendarExportQuery { programme: Some(other.id), ..all.clone() };
        assert_eq!(code(file(Persona::Supervisor, &of_other).await), ProblemCode::NotFound);
        assert_eq!(code(file(Persona::Participant, &all).await), ProblemCode::Forbidden);
        let far = SessionCalendarExportQuery { until: from + 93.days(), ..all };
        assert_eq!(code(file(Persona::Coordinator, &far).await), ProblemCode::InvalidFields);
    }

    async fn it_is_cut_into_pages_and_its_days_are_bounded(world: World) {
        let autumn = Autumn::settle(&world).await;
        for start in ["2020-09-08T09:00", "2020-09-08T13:00"] {
            let end = start.replace(":00", ":45");
            autumn.plan(&world, &weekly(autumn.of(ElementKind::Lecture, start, &end), 3)).await;
        }
        let (mut seen, mut cursor) = (Vec::new(), None);
        loop {
            let query = SessionCalendarQuery { limit: Some(4), cursor, ..september() };
            let page = calendar(&world, Persona::Coordinator, &query).await.unwrap();
            seen.extend(page.items.into_iter().map(|one| one.start));
            cursor = page.next_cursor;
            if cursor.is_none() {
                break;
            }
        }
        let mut sorted = seen.clone();
        sorted.sort();
        sorted.dedup();
        assert!(seen.len() == 6 && seen == sorted, "{seen:?}");
        let days = |days: i32| SessionCalendarQuery { until: september().from + days.days(), ..september() };
        assert!(calendar(&world, Persona::Coordinator, &days(92)).await.is_ok());
        for refused in [93, -1] {
            assert_eq!(code(calendar(&world, Persona::Coordinator, &days(refused)).await), ProblemCode::InvalidFields);
        }
    }

    async fn it_takes_as_many_statements_for_many_sessions_as_for_one(world: World) {
        let autumn = Autumn::settle(&world).await;
        autumn.plan(&world, &once(autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T09:45"))).await;
        let asked = async || {
            let page = async || calendar(&world, Persona::Coordinator, &september()).await.unwrap().items.len();
            taken(&world, page).await
        };
        let one = asked().await;
        for hour in 10..18 {
            let (start, end) = (format!("2020-09-08T{hour}:00"), format!("2020-09-08T{hour}:45"));
            autumn.plan(&world, &weekly(autumn.of(ElementKind::Lecture, &start, &end), 3)).await;
        }
        let many = asked().await;
        assert_eq!(many.0, 25);
        assert_as_few(one, many);
    }
}
