//! What those who lead see: their own sessions, once the terms are accepted, until the last day, and nothing else.

use jiff::civil::date;
use polku_api_types::facilitators::{
    AcceptFacilitatorTerms, FacilitatorKind, SetFacilitatorTerms, UpdateFacilitator,
};
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{OwnSessionsQuery, SessionsQuery};
use polku_domain::access::{Permission, Policy, Relation, Role, Rule, Who};

use super::{bound, coordinator, invited, named, set_terms, settle};
use crate::for_each_engine;
use crate::sessions::another;
use crate::support::calls::{set_clock, text};
use crate::support::{Home, Persona, World, code};

async fn led(world: &World, persona: Persona) -> usize {
    let client = world.client(Home::A, persona);
    client.list_led_sessions(&OwnSessionsQuery::default()).await.unwrap().items.len()
}

for_each_engine! {
    async fn names_are_for_those_who_lead_the_session_and_accepted_the_terms(world: World) {
        let autumn = settle(&world).await;
        let session = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")).await;
        let lecturer = invited(&world, autumn.programme.id, Persona::Facilitator, FacilitatorKind::Lecturer).await;
        let other = bound(&world, autumn.programme.id, Persona::Mentor, FacilitatorKind::Trainer).await;
        assert_eq!(other.terms_number, None, "asked first");
        named(&world, &session, &[&lecturer]).await.unwrap();
        let client = world.client(Home::A, Persona::Facilitator);
        // Before the terms are accepted: neither the session nor its people.
        assert_eq!(led(&world, Persona::Facilitator).await, 0);
        assert_eq!(code(client.view_led_session(session.id).await), ProblemCode::NotFound);
        assert!(!client.export_led_calendar().await.unwrap().contains("BEGIN:VEVENT"));
        crate::leading::accept(&world, Persona::Facilitator, lecturer.id).await;
        let seen = client.view_led_session(session.id).await.unwrap();
        assert_eq!((seen.session.members, seen.member_names.len()), (8, 8), "{seen:?}");
        assert_eq!(seen.session.led_by[0].facilitator_id, lecturer.id);
        assert_eq!(led(&world, Persona::Facilitator).await, 1);
        assert!(client.export_led_calendar().await.unwrap().contains("BEGIN:VEVENT"));
        // Somebody else of the same programme with the same role, one without a role, and one of another agency.
        assert_eq!(led(&world, Persona::Mentor).await, 0);
        assert_eq!(code(world.client(Home::A, Persona::Mentor).view_led_session(session.id).await), ProblemCode::NotFound);
        assert_eq!(code(world.client(Home::A, Persona::Participant).view_led_session(session.id).await), ProblemCode::Forbidden);
        assert_eq!(code(world.client(Home::B, Persona::Facilitator).view_led_session(session.id).await), ProblemCode::NotFound);
        // Nothing else of the programme: neither its plan, its groups, its people nor its other facilitators.
        assert_eq!(code(client.list_sessions(autumn.programme.id, &SessionsQuery::default()).await), ProblemCode::Forbidden);
        assert_eq!(code(client.view_session(session.id).await), ProblemCode::Forbidden);
        assert_eq!(code(client.list_facilitators(autumn.programme.id, &Default::default()).await), ProblemCode::Forbidden);
        assert_eq!(code(client.view_session_leading(session.id).await), ProblemCode::Forbidden);
        // Each member reads that somebody looked.
        let log = world.client(Home::A, Persona::Participant).view_my_access_log(&Default::default()).await.unwrap();
        assert!(log.items.iter().any(|look| look.operation == "view_led_session"), "{log:?}");
    }

    async fn rights_end_with_the_last_day(world: World) {
        let autumn = settle(&world).await;
        let session = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")).await;
        let lecturer = bound(&world, autumn.programme.id, Persona::Facilitator, FacilitatorKind::Lecturer).await;
        named(&world, &session, &[&lecturer]).await.unwrap();
        assert_eq!(led(&world, Persona::Facilitator).await, 1);
        let client = coordinator(&world);
        let now = client.view_facilitator(lecturer.id).await.unwrap();
        assert_eq!(code(client.update_facilitator(lecturer.id, 1, &UpdateFacilitator { ends_on: date(2020, 9, 8) }).await), ProblemCode::StaleVersion);
        client.update_facilitator(lecturer.id, now.version, &UpdateFacilitator { ends_on: date(2020, 9, 8) }).await.unwrap();
        set_clock(&world, 9, 8, 20);
        let own = world.client(Home::A, Persona::Facilitator);
        assert_eq!(own.view_led_session(session.id).await.unwrap().member_names.len(), 8, "on the last day");
        set_clock(&world, 9, 9, 0);
        assert_eq!(led(&world, Persona::Facilitator).await, 0, "the role in the agency is not enough");
        assert_eq!(code(own.view_led_session(session.id).await), ProblemCode::NotFound);
        // The control: another last day, and the very same reads find it again.
        let now = client.view_facilitator(lecturer.id).await.unwrap();
        client.update_facilitator(lecturer.id, now.version, &UpdateFacilitator { ends_on: date(2020, 9, 9) }).await.unwrap();
        assert_eq!(own.view_led_session(session.id).await.unwrap().member_names.len(), 8);
    }

    async fn another_programmes_facilitator_sees_only_that_programmes_sessions(world: World) {
        let autumn = settle(&world).await;
        let (other, _) = another(&world).await;
        set_terms(&world, other.id).await;
        let session = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")).await;
        let here = bound(&world, autumn.programme.id, Persona::Facilitator, FacilitatorKind::Lecturer).await;
        let there = bound(&world, other.id, Persona::Coach, FacilitatorKind::Lecturer).await;
        named(&world, &session, &[&here]).await.unwrap();
        let refused = named(&world, &session, &[&there]).await;
        assert_eq!(code(refused), ProblemCode::InvalidFields, "of another programme");
        assert_eq!(code(world.client(Home::A, Persona::Coach).view_led_session(session.id).await), ProblemCode::NotFound);
        assert_eq!(world.client(Home::A, Persona::Facilitator).view_led_session(session.id).await.unwrap().member_names.len(), 8);
    }

    async fn terms_are_accepted_as_they_are_now_and_by_oneself(world: World) {
        let autumn = settle(&world).await;
        let coach = invited(&world, autumn.programme.id, Persona::Coach, FacilitatorKind::Coach).await;
        let again = coordinator(&world).invite_facilitator(autumn.programme.id, world.key(), &crate::leading::of_staff(&world, Persona::Coach, FacilitatorKind::Coach)).await;
        assert_eq!(code(again), ProblemCode::AlreadyFacilitator);
        let body = SetFacilitatorTerms { text: text("Tapaamisissa kuultu ja kirjoitettu jää tapaamisiin.") };
        coordinator(&world).set_facilitator_terms(autumn.programme.id, 1, &body).await.unwrap();
        let own = world.client(Home::A, Persona::Coach);
        let old = AcceptFacilitatorTerms { number: 1 };
        assert_eq!(code(own.accept_facilitator_terms(coach.id, 1, world.key(), &old).await), ProblemCode::InvalidFields);
        let latest = AcceptFacilitatorTerms { number: 2 };
        let stranger = world.client(Home::A, Persona::Facilitator);
        assert_eq!(code(stranger.accept_facilitator_terms(coach.id, 1, world.key(), &latest).await), ProblemCode::NotFound);
        let accepted = own.accept_facilitator_terms(coach.id, 1, world.key(), &latest).await.unwrap();
        assert_eq!(accepted.terms_number, Some(2));
        // Later terms take nothing away.
        coordinator(&world).set_facilitator_terms(autumn.programme.id, 2, &body).await.unwrap();
        assert_eq!(coordinator(&world).view_facilitator(coach.id).await.unwrap().terms_number, Some(2));
    }
}

/// The control of the whole: where a rule is wrong, the walk above sees it.
#[test]
fn a_policy_that_shows_sessions_to_all_who_lead_is_noticed() {
    let rule = Rule {
        permission: Permission::ListSessions,
        who: Who::Role(Role::Facilitator),
        relation: Relation::None,
    };
    let wrong = Policy::from_rules(Policy::house().rules().iter().copied().chain([rule]).collect());
    let principal = polku_domain::access::Principal::Account {
        account: polku_domain::ids::AccountId::new(uuid::Uuid::nil()),
        person: None,
        grants: vec![polku_domain::access::Grant {
            role: Role::Facilitator,
            reach: polku_domain::access::Reach::Agency,
        }],
    };
    assert!(wrong.may_ever(&principal, Permission::ListSessions));
    assert!(!Policy::house().may_ever(&principal, Permission::ListSessions));
}
