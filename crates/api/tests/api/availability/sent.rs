//! What a system of the agency sends of many people at once.

use polku_api_types::availability::{BusyInterval, BusyPerson, SendBusyIntervals};
use polku_api_types::problem::ProblemCode;
use polku_client::Client;

use super::{interval, is_busy};
use crate::access::tokens::{created, token};
use crate::for_each_engine;
use crate::retention::count;
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, World, code, problem};

async fn system(world: &World, scopes: &[&str]) -> Client {
    let client = created(world, scopes).await;
    world.anonymous().with_token(token(world, &client).await)
}

fn of(world: &World, home: Home, persona: Persona, intervals: &[BusyInterval]) -> BusyPerson {
    let person_id = world.rows(home, persona).person.unwrap().uuid();
    BusyPerson { person_id, intervals: intervals.to_vec() }
}

for_each_engine! {
    async fn a_system_sends_for_many_and_reads_nothing(world: World) {
        set_clock(&world, 9, 1, 8);
        let system = system(&world, &["busy:write"]).await;
        let two = [interval("2020-09-08T06:00:00Z", "2020-09-08T07:00:00Z"), interval("2020-09-09T06:00:00Z", "2020-09-09T07:00:00Z")];
        is_busy(&world, Persona::Participant, "2020-09-10T06:00:00Z", "2020-09-10T07:00:00Z").await;
        let people = vec![of(&world, Home::A, Persona::Participant, &two), of(&world, Home::A, Persona::Mentor, &two[..1])];
        let sent = system.send_busy_intervals(world.key(), &SendBusyIntervals { people }).await.unwrap();
        assert_eq!(sent.people, 2);
        let own = world.client(Home::A, Persona::Participant).view_own_busy_intervals().await.unwrap();
        assert_eq!((own.intervals.as_slice(), own.by_system), (&two[..], true), "in place of their own");
        assert_eq!(count(&world, "busy_intervals", "TRUE").await, 3);
        let none = SendBusyIntervals { people: vec![of(&world, Home::A, Persona::Mentor, &[])] };
        system.send_busy_intervals(world.key(), &none).await.unwrap();
        assert_eq!(count(&world, "busy_intervals", "TRUE").await, 2);
        assert_eq!(code(system.view_own_busy_intervals().await), ProblemCode::Forbidden);
        assert_eq!(code(system.view_own_working_week().await), ProblemCode::Forbidden);
        assert_eq!(code(system.list_people(&Default::default()).await), ProblemCode::Forbidden, "the scope opens nothing else");
    }

    async fn only_a_system_with_the_scope_sends_and_only_of_its_own_agency(world: World) {
        set_clock(&world, 9, 1, 8);
        let one = [interval("2020-09-08T06:00:00Z", "2020-09-08T07:00:00Z")];
        let body = SendBusyIntervals { people: vec![of(&world, Home::A, Persona::Participant, &one)] };
        for persona in [Persona::Coordinator, Persona::AgencyAdmin, Persona::Participant] {
            let refused = world.client(Home::A, persona).send_busy_intervals(world.key(), &body).await;
            assert_eq!(code(refused), ProblemCode::Forbidden, "{persona:?}");
        }
        assert_eq!(code(world.anonymous().send_busy_intervals(world.key(), &body).await), ProblemCode::Unauthenticated);
        let other = system(&world, &["people:read", "people:write"]).await;
        assert_eq!(code(other.send_busy_intervals(world.key(), &body).await), ProblemCode::Forbidden);
        let own = system(&world, &["busy:write"]).await;
        // One that is not of the agency refuses the whole.
        let mixed = SendBusyIntervals { people: vec![body.people[0].clone(), of(&world, Home::B, Persona::Participant, &one)] };
        let found = problem(own.send_busy_intervals(world.key(), &mixed).await).errors;
        assert_eq!((found[0].pointer.as_str(), found[0].fault.name()), ("/people/1/person_id", "not_found"));
        let twice = SendBusyIntervals { people: vec![body.people[0].clone(), body.people[0].clone()] };
        let many = |count: usize| SendBusyIntervals {
            people: (0..count).map(|_| BusyPerson { person_id: world.key(), intervals: Vec::new() }).collect(),
        };
        for (count, fault) in [(0, "too_few"), (201, "too_many")] {
            let found = problem(own.send_busy_intervals(world.key(), &many(count)).await).errors;
            assert_eq!((found[0].pointer.as_str(), found[0].fault.name()), ("/people", fault));
        }
        let found = problem(own.send_busy_intervals(world.key(), &twice).await).errors;
        assert_eq!((found[0].pointer.as_str(), found[0].fault.name()), ("/people/1/person_id", "duplicate"));
        assert_eq!(count(&world, "busy_intervals", "TRUE").await, 0);
        own.send_busy_intervals(world.key(), &body).await.unwrap();
        assert_eq!(count(&world, "busy_intervals", "TRUE").await, 1, "the control");
    }
}
