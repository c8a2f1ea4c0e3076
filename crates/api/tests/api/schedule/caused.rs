//! What has no time is told by one cause, and nobody is named for what they do elsewhere.

use jiff::civil::date;
use polku_api_types::facilitators::FacilitatorKind;
use polku_api_types::programmes::ElementKind;
use polku_api_types::schedule::{AcceptSchedule, FactKind, ProposeSchedule, ScheduleElement, SchedulePlace};
use polku_api_types::sessions::SaveSession;
use polku_api_types::text::DeliveryMode;
use polku_domain::access::Role;
use polku_domain::ids::ProgrammeId;

use super::{autumn_of, element, faults, morning_of, propose};
use crate::for_each_engine;
use crate::leading::{accept, invited, settle};
use crate::sessions::{Autumn, another, coordinator, once, take_part};
use crate::support::{Home, Persona};

fn kick_off(autumn: &Autumn) -> ScheduleElement {
    let at = autumn.design.elements.iter().position(|one| one.kind == ElementKind::KickOff).unwrap();
    element(&autumn.design, at)
}

for_each_engine! {
    async fn a_participant_who_is_elsewhere_is_a_cause_without_a_name(world: World) {
        let autumn = Autumn::settle(&world).await;
        let (other, design) = another(&world).await;
        let lecture = design.elements.iter().find(|one| one.kind == ElementKind::Lecture).unwrap();
        let session = SaveSession {
            element_id: lecture.id,
            ..autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")
        };
        let drafts = coordinator(&world).plan_sessions(other.id, world.key(), &once(session)).await.unwrap().items;
        let asked = morning_of(vec![kick_off(&autumn)]);
        assert_eq!(propose(&world, autumn.programme.id, &asked).await.sessions.len(), 1, "nobody is in both");
        take_part(&world, other.id, &[Persona::Participant]).await;
        let found = propose(&world, autumn.programme.id, &asked).await;
        let cause = found.missing[0].cause.as_ref().unwrap();
        let kinds: Vec<FactKind> = cause.facts.iter().map(|fact| fact.kind).collect();
        assert_eq!((kinds, cause.minimal), (vec![FactKind::Held, FactKind::Participant], true));
        let person = world.rows(Home::A, Persona::Participant).person.unwrap().to_string();
        assert!(!serde_json::to_string(&found).unwrap().contains(&person));
        // What others only plan is nobody else's business, and takes nobody's time here.
        let only_here = Some(ProgrammeId::new(autumn.programme.id));
        world.grant(Home::A, Persona::Supervisor, Role::Coordinator, only_here).await;
        let here = world.client(Home::A, Persona::Supervisor);
        let found = here.preview_schedule(autumn.programme.id, &asked).await.unwrap();
        assert_eq!((found.sessions.len(), found.missing.len()), (1, 0));
        let ids = drafts.iter().map(|draft| draft.id).collect();
        let body = polku_api_types::sessions::PublishSessions { session_ids: ids };
        coordinator(&world).publish_sessions(other.id, world.key(), &body).await.unwrap();
        assert_eq!(here.preview_schedule(autumn.programme.id, &asked).await.unwrap().missing.len(), 1);
    }

    /// Anybody can be invited. Whoever has not agreed to lead here is not asked about by that: only what they lead elsewhere
    /// keeps them from a time, and what they take part in does once they have agreed.
    async fn nobody_is_asked_about_by_inviting_them(world: World) {
        let autumn = settle(&world).await;
        let (other, design) = another(&world).await;
        let lecture = design.elements.iter().find(|one| one.kind == ElementKind::Lecture).unwrap();
        let session = SaveSession {
            element_id: lecture.id,
            ..autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")
        };
        coordinator(&world).plan_sessions(other.id, world.key(), &once(session)).await.unwrap();
        take_part(&world, other.id, &[Persona::StaffRepresentative]).await;
        let invited = invited(&world, autumn.programme.id, Persona::StaffRepresentative, FacilitatorKind::Lecturer).await;
        let led = ScheduleElement { facilitator_ids: vec![invited.id], ..kick_off(&autumn) };
        let asked = morning_of(vec![led]);
        assert_eq!(propose(&world, autumn.programme.id, &asked).await.missing.len(), 0, "not agreed, and not asked about");
        accept(&world, Persona::StaffRepresentative, invited.id).await;
        let found = propose(&world, autumn.programme.id, &asked).await;
        let facts = &found.missing[0].cause.as_ref().unwrap().facts;
        assert!(facts.iter().any(|fact| fact.kind == FactKind::Facilitator), "{facts:?}");
    }

    async fn nobody_leads_more_in_a_week_than_was_asked(world: World) {
        let autumn = settle(&world).await;
        let programme = autumn.programme.id;
        let lecturer = invited(&world, programme, Persona::StaffRepresentative, FacilitatorKind::Lecturer).await;
        accept(&world, Persona::StaffRepresentative, lecturer.id).await;
        let lecture = autumn.design.elements.iter().position(|one| one.kind == ElementKind::Lecture).unwrap();
        let led = ScheduleElement { facilitator_ids: vec![lecturer.id], ..element(&autumn.design, lecture) };
        // Three lectures of an hour, for which there are two weeks.
        let asked = |leader_week_minutes| ProposeSchedule {
            leader_week_minutes,
            first: date(2020, 9, 7),
            last: date(2020, 9, 18),
            ..autumn_of(vec![led.clone()])
        };
        let free = propose(&world, programme, &asked(None)).await;
        assert_eq!((free.sessions.len(), free.missing.len()), (3, 0), "the control");
        let hours = propose(&world, programme, &asked(Some(120))).await;
        let weeks: Vec<i8> = hours.sessions.iter().map(|one| one.start[..10].parse::<jiff::civil::Date>().unwrap().iso_week_date().week()).collect();
        assert_eq!(weeks.len(), 3);
        assert!(weeks.iter().all(|week| weeks.iter().filter(|other| other == &week).count() <= 2), "{weeks:?}");
        let hour = propose(&world, programme, &asked(Some(60))).await;
        assert_eq!((hour.sessions.len(), hour.missing.len(), hour.most), (2, 1, true));
        let facts = &hour.missing[0].cause.as_ref().unwrap().facts;
        let limit = facts.iter().find(|fact| fact.kind == FactKind::FacilitatorWeek).unwrap_or_else(|| panic!("{facts:?}"));
        assert!(limit.facilitator.is_some() && facts.iter().all(|fact| fact.kind != FactKind::Facilitator), "{facts:?}");
        // What is planned stays, and counts: nothing more of that week is theirs.
        let first = ProposeSchedule { last: date(2020, 9, 11), ..asked(Some(60)) };
        let seen = propose(&world, programme, &first).await;
        let body = AcceptSchedule { asked: first.clone(), digest: seen.digest };
        coordinator(&world).accept_schedule(programme, world.key(), &body).await.unwrap();
        let rest = propose(&world, programme, &first).await;
        assert_eq!((rest.sessions.len(), rest.missing.len()), (0, 2));
        for (minutes, fault) in [(0, "too_small"), (10_081, "too_large")] {
            let refused = coordinator(&world).preview_schedule(programme, &asked(Some(minutes))).await;
            assert_eq!(faults(refused), [("/leader_week_minutes".to_owned(), fault.to_owned())]);
        }
    }

    async fn rooms_that_are_too_small_are_one_cause(world: World) {
        let autumn = Autumn::settle(&world).await;
        let on_site = ScheduleElement { mode: Some(DeliveryMode::InPerson), ..kick_off(&autumn) };
        let room = |seats| vec![SchedulePlace { name: "Sali".into(), seats: Some(seats) }];
        let asked = |seats| ProposeSchedule { places: room(seats), ..morning_of(vec![on_site.clone()]) };
        assert_eq!(propose(&world, autumn.programme.id, &asked(8)).await.sessions.len(), 1, "it fits exactly");
        let found = propose(&world, autumn.programme.id, &asked(7)).await;
        let facts = &found.missing[0].cause.as_ref().unwrap().facts;
        assert!(facts.iter().any(|fact| fact.kind == FactKind::Rooms), "{facts:?}");
        assert!(found.most);
    }

    async fn two_sessions_for_one_morning_are_told_with_what_holds_them_apart(world: World) {
        let autumn = Autumn::settle(&world).await;
        let lecture = autumn.design.elements.iter().position(|one| one.kind == ElementKind::Lecture).unwrap();
        let beside = ScheduleElement { alongside: true, ..kick_off(&autumn) };
        let elements = vec![beside, element(&autumn.design, lecture)];
        let found = propose(&world, autumn.programme.id, &morning_of(elements)).await;
        assert!(!found.missing.is_empty() && found.most, "{found:#?}");
        assert!(found.missing.iter().all(|one| one.cause.is_some()), "{found:#?}");
    }
}
