//! Supervisors see when their people are away and for how long, of the programmes that said so, and nothing else (N18).

use diesel::prelude::*;
use jiff::civil::date;
use polku::db::schema::{calls, people};
use polku::db::{AnyConn, DbError, Key};
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{CancelSession, CancellationReason, SaveSession, SessionBreak, SessionState};
use polku_api_types::tables::TableFormat;
use polku_api_types::text::DeliveryMode;
use polku_api_types::working_time::{SupervisedHours, SupervisedHoursExportQuery, SupervisedHoursQuery};

use crate::for_each_engine;
use crate::sessions::{Autumn, coordinator, own};
use crate::support::calls::{set_clock, text};
use crate::support::{Home, Persona, World, code, problem};

/// Nobody else would write this, so wherever it is found it came from the session.
const TOPIC: &str = "Vaikeat keskustelut esihenkilön kanssa";

/// Whose supervisor the supervisor of the tests is.
const WHO: Persona = Persona::Participant;

async fn tell_supervisors(world: &World, part: &'static str) {
    let set = move |conn: &mut AnyConn| -> Result<usize, DbError> {
        // Terms stand still once a call is approved; here they are as if they had been so from the beginning.
        Ok(diesel::update(calls::table).set(calls::supervisor_part.eq(part)).execute(conn)?)
    };
    world.app.db.write_tx(set).await.unwrap();
}

async fn hours(world: &World) -> SupervisedHours {
    let query = SupervisedHoursQuery { from: Some(date(2020, 9, 1)), until: Some(date(2020, 12, 31)) };
    world.client(Home::A, Persona::Supervisor).view_supervised_hours(&query).await.unwrap()
}

/// A lecture of an hour and a day of coaching with an hour's break for the group of the supervised one; a coaching day of the
/// other group.
async fn settle(world: &World) -> Autumn {
    let autumn = Autumn::settle(world).await;
    autumn.told(world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")).await;
    for (group, day) in autumn.groups.groups.iter().zip(["2020-10-06", "2020-10-07"]) {
        let day = SaveSession {
            group_id: Some(group.id),
            breaks: vec![SessionBreak { start: format!("{day}T12:00"), minutes: 60 }],
            topic: Some(text(TOPIC)),
            place: Some("Sali Vuokko".into()),
            mode: Some(DeliveryMode::InPerson),
            ..autumn.of(ElementKind::TrainingDay, &format!("{day}T08:00"), &format!("{day}T16:21"))
        };
        autumn.told(world, day).await;
    }
    tell_supervisors(world, "informed").await;
    autumn
}

for_each_engine! {
    async fn a_supervisor_sees_days_and_hours_of_their_people_and_no_contents(world: World) {
        settle(&world).await;
        let seen = hours(&world).await;
        // As many as the person's own list, and the same minutes: a day of 8.00–16.21 with an hour's break counts 7:21.
        let theirs = own(&world, WHO).await;
        let mine: Vec<_> = seen.times.iter().map(|time| (time.starts_at, time.counted_minutes)).collect();
        assert_eq!(mine, theirs.iter().map(|one| (one.starts_at, one.counted_minutes)).collect::<Vec<_>>());
        assert_eq!(mine.iter().map(|(_, minutes)| *minutes).collect::<Vec<_>>(), [60, 441]);
        assert_eq!(seen.people.len(), 1);
        assert_eq!((seen.people[0].invited_minutes, seen.people[0].to_come_minutes), (501, 501));
        set_clock(&world, 9, 9, 8);
        assert_eq!(hours(&world).await.people[0].to_come_minutes, 441);
        // Of days on which nobody is away, nobody is told: neither who takes part nor who did.
        let later = SupervisedHoursQuery { from: Some(date(2020, 11, 1)), until: Some(date(2020, 12, 31)) };
        let nobody = world.client(Home::A, Persona::Supervisor).view_supervised_hours(&later).await.unwrap();
        assert!(nobody.people.is_empty() && nobody.times.is_empty());
        let query = SupervisedHoursExportQuery { from: Some(seen.from), until: Some(seen.until), format: Some(TableFormat::Csv) };
        let supervisor = world.client(Home::A, Persona::Supervisor);
        let file = String::from_utf8(supervisor.export_supervised_hours(&query).await.unwrap()).unwrap();
        assert_eq!(file.lines().count(), 3, "{file}");
        assert!(file.contains("2020-10-06 08:00") || file.contains("2020-10-07 08:00"), "{file}");
        let whole = serde_json::to_string(&seen).unwrap();
        for never in [TOPIC, "Vuokko", "in_person", "training_day", "group"] {
            assert!(!whole.contains(never) && !file.contains(never), "{never}");
        }
        // The control: the same words are where one's own sessions are read.
        let own = serde_json::to_string(&theirs).unwrap();
        assert!([TOPIC, "Vuokko", "in_person", "training_day", "group"].iter().all(|word| own.contains(word)));
        let log = world.client(Home::A, WHO).view_my_access_log(&Default::default()).await.unwrap().items;
        for operation in ["view_supervised_hours", "export_supervised_hours"] {
            assert!(log.iter().any(|look| look.operation == operation), "{operation}");
        }
    }

    async fn what_is_cancelled_is_told_and_takes_no_time(world: World) {
        let autumn = settle(&world).await;
        let client = coordinator(&world);
        let lecture = client.list_sessions(autumn.programme.id, &Default::default()).await.unwrap().items.remove(0);
        let body = CancelSession { reason: CancellationReason::FacilitatorAbsent };
        client.cancel_session(lecture.id, lecture.version, world.key(), &body).await.unwrap();
        let seen = hours(&world).await;
        assert_eq!((seen.times[0].state, seen.times.len()), (SessionState::Cancelled, 2));
        assert_eq!(seen.people[0].invited_minutes, 441);
    }

    async fn only_of_those_they_supervise_and_of_calls_that_said_so(world: World) {
        settle(&world).await;
        assert_eq!(hours(&world).await.times.len(), 2, "the control");
        tell_supervisors(&world, "none").await;
        let nothing = hours(&world).await;
        assert!(nothing.times.is_empty() && nothing.people.is_empty());
        tell_supervisors(&world, "informed").await;
        for (home, persona) in [(Home::A, Persona::OtherParticipant), (Home::A, WHO), (Home::B, Persona::Supervisor)] {
            let query = SupervisedHoursQuery { from: Some(date(2020, 9, 1)), until: Some(date(2020, 12, 31)) };
            let seen = world.client(home, persona).view_supervised_hours(&query).await.unwrap();
            assert!(seen.people.is_empty() && seen.times.is_empty(), "{home:?} {persona:?}");
        }
        // The register decides at each moment: from the day another one is named, nothing is seen any more.
        let (person, other) = (world.rows(Home::A, WHO).person.unwrap(), world.rows(Home::A, Persona::Coach).person);
        let name = move |conn: &mut AnyConn| -> Result<usize, DbError> {
            let line = people::table.find(Key(person));
            Ok(diesel::update(line).set(people::supervisor_id.eq(other.map(Key))).execute(conn)?)
        };
        world.app.db.write_tx(name).await.unwrap();
        assert!(hours(&world).await.people.is_empty());
    }

    async fn days_that_are_too_far_apart_are_refused(world: World) {
        settle(&world).await;
        let client = world.client(Home::A, Persona::Supervisor);
        let ask = async |from, until| client.view_supervised_hours(&SupervisedHoursQuery { from: Some(from), until: Some(until) }).await;
        assert_eq!(ask(date(2020, 9, 1), date(2021, 9, 1)).await.unwrap().times.len(), 2, "365 days apart");
        let refused = problem(ask(date(2020, 9, 1), date(2021, 9, 2)).await);
        assert_eq!((refused.errors[0].pointer.as_str(), refused.errors[0].fault.clone()), ("/until", FieldCode::TooLarge { max: 365 }));
        assert_eq!(code(ask(date(2020, 9, 2), date(2020, 9, 1)).await), ProblemCode::InvalidFields);
        let beyond = SupervisedHoursQuery { from: Some(date(9999, 12, 1)), until: None };
        assert_eq!(code(client.view_supervised_hours(&beyond).await), ProblemCode::InvalidFields);
        let by_default = client.view_supervised_hours(&SupervisedHoursQuery::default()).await.unwrap();
        assert_eq!((by_default.from, by_default.until), (date(2020, 5, 4), date(2020, 8, 4)));
    }
}
