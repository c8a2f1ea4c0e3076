//! What is proposed.

use polku_api_types::facilitators::FacilitatorKind;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;
use polku_api_types::rooms::{Marked, RoomState, SaveRoom};
use polku_api_types::schedule::{
    FactKind, PartOfDay, ProposeSchedule, ScheduleBreaks, ScheduleElement, SchedulePlace, Weekday,
};
use polku_api_types::text::DeliveryMode;

use super::{accept, autumn_of, element, faults, meetings, propose, sessions};
use crate::for_each_engine;
use crate::leading::{bound, settle};
use crate::sessions::{Autumn, coordinator};
use crate::support::{Home, Persona, code};

for_each_engine! {
    async fn the_autumn_is_proposed_from_the_design_whole_and_without_a_clash(world: World) {
        let autumn = Autumn::settle(&world).await;
        let asked = autumn_of(meetings(&autumn.design));
        let found = propose(&world, autumn.programme.id, &asked).await;
        assert!(found.missing.is_empty() && found.most && found.fewest, "{found:#?}");
        // Kick-off and closing once, three lectures, and four elements for each of two groups.
        assert_eq!((found.sessions.len(), found.staying, found.breaks), (13, 0, ScheduleBreaks::default()));
        for (index, one) in found.sessions.iter().enumerate() {
            for other in &found.sessions[index + 1..] {
                let same = one.group.is_none() || other.group.is_none() || one.group == other.group;
                assert!(!same || one.end <= other.start, "{one:?} {other:?}");
            }
            let full = one.title.fi.starts_with("Asiantuntijaksi");
            assert_eq!(one.breaks.len(), usize::from(full), "{one:?}");
            assert!(!full || (one.counted_minutes, &one.start[11..], &one.end[11..]) == (441, "08:00", "16:21"), "{one:?}");
            assert!(one.members == if one.group.is_some() { 4 } else { 8 });
        }
        let first = found.sessions.first().unwrap();
        let last = found.sessions.last().unwrap();
        assert_eq!((first.kind, last.kind), (ElementKind::KickOff, ElementKind::ClosingEvent));
        assert!(sessions(&world, &autumn).await.is_empty(), "nothing is kept of it");
        assert_eq!(propose(&world, autumn.programme.id, &asked).await, found, "and it is found again");
    }

    async fn wished_days_gaps_days_left_out_and_one_group_are_kept_to(world: World) {
        let autumn = Autumn::settle(&world).await;
        let lecture = autumn.design.elements.iter().position(|one| one.kind == ElementKind::Lecture).unwrap();
        let wished = ScheduleElement {
            least_days: 7,
            greatest_days: Some(21),
            weekdays: vec![Weekday::Tuesday],
            part: Some(PartOfDay::Afternoon),
            ..element(&autumn.design, lecture)
        };
        let without = vec![jiff::civil::date(2020, 9, 8)];
        let asked = ProposeSchedule { without: without.clone(), ..autumn_of(vec![wished]) };
        let found = propose(&world, autumn.programme.id, &asked).await;
        let days: Vec<jiff::civil::Date> = found.sessions.iter().map(|one| one.start[..10].parse().unwrap()).collect();
        assert_eq!((days.len(), found.breaks.wishes), (3, 0));
        for pair in days.windows(2) {
            assert!((7..=21).contains(&pair[0].until(pair[1]).unwrap().get_days()), "{days:?}");
        }
        assert!(days.iter().all(|day| day.weekday() == jiff::civil::Weekday::Tuesday && !without.contains(day)));
        assert!(found.sessions.iter().all(|one| one.start[11..] >= *"12:00"));
        let group = autumn.groups.groups[1].id;
        let one_group = ProposeSchedule { group_ids: vec![group], ..autumn_of(meetings(&autumn.design)) };
        let found = propose(&world, autumn.programme.id, &one_group).await;
        assert_eq!(found.sessions.len(), 4);
        assert!(found.sessions.iter().all(|one| one.group.is_some_and(|own| own.id == group)));
    }

    async fn rooms_seat_everybody_and_one_session_at_a_time(world: World) {
        let autumn = Autumn::settle(&world).await;
        let on_site = meetings(&autumn.design).into_iter().map(|one| ScheduleElement { mode: Some(DeliveryMode::InPerson), ..one });
        let place = |name: &str, seats| SchedulePlace { name: name.into(), seats };
        let places = vec![place("Sali", Some(8)), place("Kabinetti", Some(4))];
        let asked = ProposeSchedule { places, ..autumn_of(on_site.collect()) };
        let found = propose(&world, autumn.programme.id, &asked).await;
        assert_eq!((found.missing.len(), found.sessions.len()), (0, 13));
        assert!(found.sessions.iter().all(|one| one.seats.is_some_and(|seats| seats >= one.members)), "{found:#?}");
        let twice = ProposeSchedule {
            places: vec![place("Sali", None), place(" sali ", None)],
            ..autumn_of(meetings(&autumn.design))
        };
        let refused = coordinator(&world).preview_schedule(autumn.programme.id, &twice).await;
        assert_eq!(faults(refused), [("/places/1/name".to_owned(), "duplicate".to_owned())]);
    }

    async fn a_room_on_record_seats_no_more_than_it_does(world: World) {
        let autumn = Autumn::settle(&world).await;
        let coordinator = coordinator(&world);
        let day = autumn.design.elements.iter().position(|one| one.kind == ElementKind::TrainingDay).unwrap();
        let on_site = ScheduleElement { mode: Some(DeliveryMode::InPerson), ..element(&autumn.design, day) };
        let place = |name: &str| SchedulePlace { name: name.into(), seats: None };
        let places = vec![place("kabinetti"), place("Sali")];
        let asked = ProposeSchedule { places, ..autumn_of(vec![on_site]) };
        let room = |name: &str, seats| SaveRoom {
            name: name.into(),
            address: None,
            seats,
            step_free: Marked::Unknown,
            induction_loop: Marked::Unknown,
            access: None,
            state: RoomState::InUse,
        };
        let made = coordinator.create_room(world.key(), &room("Kabinetti", 3)).await.unwrap();
        let found = propose(&world, autumn.programme.id, &asked).await;
        assert!(!found.sessions.is_empty() && found.sessions.iter().all(|one| one.place.as_deref() == Some("Sali")), "{found:#?}");
        // What was seen is proposed no more once the seats are others; and the control: a group fits into four.
        coordinator.create_room(world.key(), &room("Sali", 3)).await.unwrap();
        coordinator.update_room(made.id, made.version, &room("Kabinetti", 4)).await.unwrap();
        assert_eq!(code(accept(&world, &autumn, &asked, &found).await), ProblemCode::ScheduleChanged);
        let found = propose(&world, autumn.programme.id, &asked).await;
        assert!(!found.sessions.is_empty() && found.sessions.iter().all(|one| one.place.as_deref() == Some("kabinetti")), "{found:#?}");
    }

    async fn somebody_who_may_leads_until_their_last_day_and_nobody_who_takes_part(world: World) {
        let autumn = settle(&world).await;
        let lecturer =
            bound(&world, autumn.programme.id, Persona::StaffRepresentative, FacilitatorKind::Lecturer).await;
        let takes_part = bound(&world, autumn.programme.id, Persona::Facilitator, FacilitatorKind::Lecturer).await;
        let lecture = autumn.design.elements.iter().position(|one| one.kind == ElementKind::Lecture).unwrap();
        let led = |id| vec![ScheduleElement { facilitator_ids: vec![id], ..element(&autumn.design, lecture) }];
        let found = propose(&world, autumn.programme.id, &autumn_of(led(lecturer.id))).await;
        assert!(found.sessions.iter().all(|one| one.facilitator_id == Some(lecturer.id)), "{found:#?}");
        let asked = autumn_of(led(lecturer.id));
        accept(&world, &autumn, &asked, &found).await.unwrap();
        let planned = sessions(&world, &autumn).await;
        assert!(planned.len() == 3 && planned.iter().all(|one| one.led_by.len() == 1), "{planned:#?}");
        let refused = coordinator(&world).preview_schedule(autumn.programme.id, &autumn_of(led(takes_part.id))).await;
        assert_eq!(faults(refused), [("/elements/0/facilitator_ids/0".to_owned(), "not_allowed".to_owned())]);
        // The last day of whoever leads is the last day of what they lead.
        let kick_off = autumn.design.elements.iter().position(|one| one.kind == ElementKind::KickOff).unwrap();
        let one = ScheduleElement { facilitator_ids: vec![lecturer.id], ..element(&autumn.design, kick_off) };
        let late = ProposeSchedule {
            first: jiff::civil::date(2021, 1, 4),
            last: jiff::civil::date(2021, 1, 29),
            ..autumn_of(vec![one])
        };
        let found = propose(&world, autumn.programme.id, &late).await;
        let facts = &found.missing[0].cause.as_ref().unwrap().facts;
        assert!(facts.iter().any(|fact| fact.kind == FactKind::Facilitator && fact.facilitator.is_some()), "{facts:?}");
    }

    async fn what_does_not_fit_the_programme_is_named_at_once(world: World) {
        let autumn = Autumn::settle(&world).await;
        let mut asked = autumn_of(meetings(&autumn.design));
        asked.elements[0].minutes = None;
        asked.elements[1].mode = None;
        asked.elements[2].minutes = Some(90);
        let refused = coordinator(&world).preview_schedule(autumn.programme.id, &asked).await;
        let named = |pointer: &str, code: &str| (pointer.to_owned(), code.to_owned());
        assert_eq!(faults(refused), [
            named("/elements/0/minutes", "missing"),
            named("/elements/1/mode", "missing"),
            named("/elements/2/minutes", "not_allowed"),
        ]);
        let past = ProposeSchedule { first: jiff::civil::date(2020, 1, 2), ..autumn_of(meetings(&autumn.design)) };
        let refused = coordinator(&world).preview_schedule(autumn.programme.id, &past).await;
        assert_eq!(faults(refused)[0], named("/first", "out_of_order"));
        let coaching = autumn.design.elements.iter().position(|one| one.kind == ElementKind::SmallGroupCoaching).unwrap();
        let nobody = autumn_of(vec![element(&autumn.design, coaching)]);
        let refused = coordinator(&world).preview_schedule(autumn.programme.id, &nobody).await;
        assert_eq!(code(refused), ProblemCode::ScheduleGroupsMissing);
        let by_participant = world.client(Home::A, Persona::Participant).preview_schedule(autumn.programme.id, &asked).await;
        assert_eq!(code(by_participant), ProblemCode::Forbidden);
    }
}
