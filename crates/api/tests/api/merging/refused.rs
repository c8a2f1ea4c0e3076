//! Everything that speaks against a merge, at once.

use polku_api_types::merging::{FollowedLine, MergeRefusal, MovedKind};
use polku_api_types::people::BulkPerson;
use polku_api_types::problem::{FieldCode, ProblemCode};
use uuid::Uuid;

use super::undone::touch;
use super::{aino, application_of, below, coordinator, imported, merge, preview, twice, undo, wish};
use crate::for_each_engine;
use crate::selection::pool::Pool;
use crate::support::{Answers, Home, Persona, World, problem};

fn of(world: &World, persona: Persona) -> Uuid {
    world.rows(Home::A, persona).person.unwrap().uuid()
}

for_each_engine! {
    async fn every_reason_is_told_in_the_preview_and_in_the_refusal(world: World) {
        let pool = Pool::settle(&world).await;
        let client = coordinator(&world);
        let (one, other) = (of(&world, Persona::Participant), of(&world, Persona::Supervisor));
        let told = preview(&client, one, other, FollowedLine::Staying).await.unwrap().refusals;
        assert_eq!(told, [MergeRefusal::SameCall, MergeRefusal::TwoAccounts, MergeRefusal::OneLine]);
        let refused = problem(merge(&world, one, other, FollowedLine::Staying).await);
        let pointers: Vec<&str> = refused.errors.iter().map(|error| error.pointer.as_str()).collect();
        assert_eq!(refused.code, ProblemCode::MergeRefused);
        assert_eq!(pointers, ["/refusals/same_call", "/refusals/two_accounts", "/refusals/one_line"]);

        // Once the pool is committed both stand in it; once places are taken, both may take part.
        crate::selection::confirmed(&world, &pool).await;
        let places = client.whole_places(pool.programme.uuid()).await.unwrap();
        let chosen: Vec<Persona> = places.offers.iter().map(|offer| pool.persona(offer.application_id)).collect();
        let chosen: Vec<Persona> = chosen.into_iter().filter(|one| *one != Persona::Coordinator).take(2).collect();
        let [one, other] = [chosen[0], chosen[1]].map(|persona| of(&world, persona));
        let told = preview(&client, one, other, FollowedLine::Staying).await.unwrap().refusals;
        assert_eq!(told, [MergeRefusal::SameCall, MergeRefusal::SamePool, MergeRefusal::TwoAccounts]);
        for persona in &chosen[..2] {
            let own = world.client(Home::A, *persona);
            own.accept_latest(pool.application_of[persona].uuid(), world.key()).await.unwrap();
        }
        let told = preview(&client, one, other, FollowedLine::Staying).await.unwrap().refusals;
        assert!(told.contains(&MergeRefusal::SameProgramme), "{told:?}");
    }

    async fn an_administrator_learns_of_the_selection_only_that_it_stands_in_the_way(world: World) {
        let pool = Pool::settle(&world).await;
        let (one, other) = (of(&world, Persona::Participant), of(&world, Persona::Supervisor));
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let seen = preview(&admin, one, other, FollowedLine::Staying).await.unwrap();
        assert_eq!(seen.refusals, [MergeRefusal::TwoAccounts, MergeRefusal::OneLine, MergeRefusal::SelectionWork]);
        let register = [MovedKind::Account, MovedKind::Supervised, MovedKind::Line];
        assert!(!seen.applications_told && seen.moves.iter().all(|moved| register.contains(&moved.kind)), "{seen:?}");
        let refused = problem(admin.merge_people(world.key(), &wish(&admin, one, other, FollowedLine::Staying).await).await);
        let pointers: Vec<&str> = refused.errors.iter().map(|error| error.pointer.as_str()).collect();
        assert_eq!(pointers, ["/refusals/two_accounts", "/refusals/one_line", "/refusals/selection_work"]);
        // The same where undoing is refused.
        let [staying, absorbed, _] = twice(&world).await;
        let application = application_of(&world, absorbed, pool.programme, pool.call).await;
        let merged = merge(&world, staying, absorbed, FollowedLine::Staying).await.unwrap();
        touch(&world, application).await;
        let pointer = |refused: polku_api_types::problem::Problem| refused.errors[0].pointer.clone();
        let undone = admin.undo_person_merge(merged.id, world.key(), merged.version).await;
        assert_eq!(pointer(problem(undone)), "/changes/selection_work");

        // The control: a coordinator is told all of it.
        let seen = preview(&coordinator(&world), one, other, FollowedLine::Staying).await.unwrap();
        assert_eq!(seen.refusals, [MergeRefusal::SameCall, MergeRefusal::TwoAccounts, MergeRefusal::OneLine]);
        assert!(seen.applications_told && seen.moves.iter().any(|moved| moved.kind == MovedKind::Application), "{seen:?}");
        assert_eq!(pointer(problem(undo(&world, &merged).await)), "/changes/application_changed");
    }

    async fn nobody_merges_their_own_record_and_no_line_that_has_ended_is_followed(world: World) {
        let [staying, absorbed, _] = twice(&world).await;
        let own = of(&world, Persona::Coordinator);
        let client = coordinator(&world);
        let told = preview(&client, own, absorbed, FollowedLine::Staying).await.unwrap().refusals;
        assert_eq!(told, [MergeRefusal::OwnRecord]);
        let told = preview(&client, absorbed, own, FollowedLine::Staying).await.unwrap().refusals;
        assert_eq!(told, [MergeRefusal::OwnRecord]);
        // The control: somebody else may.
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        assert_eq!(preview(&admin, own, absorbed, FollowedLine::Staying).await.unwrap().refusals, []);

        let body = polku_api_types::people::BulkPeople {
            source: "hr".into(), as_of: None, apply: Some(true), deactivate_absent: Some(true), confirm_deactivation: Some(1),
            people: vec![aino("1"), below("1")],
        };
        client.upsert_people(world.key(), &body).await.unwrap();
        let told = preview(&client, staying, absorbed, FollowedLine::Absorbed).await.unwrap().refusals;
        assert_eq!(told, [MergeRefusal::LineEnded]);
        assert_eq!(preview(&client, staying, absorbed, FollowedLine::Staying).await.unwrap().refusals, []);
    }

    async fn a_line_of_any_length_keeps_two_people_apart(world: World) {
        let chief = BulkPerson { is_supervisor: true, ..aino("9") };
        let middle = BulkPerson { is_supervisor: true, family_name: "Väli".into(), email: "v@example.test".into(), supervisor_external_id: Some("9".into()), ..aino("8") };
        let low = BulkPerson { supervisor_external_id: Some("8".into()), ..aino("1") };
        let ids = imported(&world, "hr", vec![chief, middle, low]).await;
        let told = preview(&coordinator(&world), ids[2], ids[0], FollowedLine::Staying).await.unwrap().refusals;
        assert_eq!(told, [MergeRefusal::OneLine]);
    }

    async fn one_person_twice_and_a_merge_without_a_reason_are_no_wishes(world: World) {
        let [staying, absorbed, _] = twice(&world).await;
        let client = coordinator(&world);
        let twice = problem(preview(&client, staying, staying, FollowedLine::Staying).await);
        assert_eq!((twice.code, twice.errors[0].pointer.as_str()), (ProblemCode::InvalidFields, "?absorbed_id"));
        let mut body = wish(&client, staying, absorbed, FollowedLine::Staying).await;
        body.reason = "  ".into();
        body.absorbed_id = staying;
        let refused = problem(client.merge_people(world.key(), &body).await);
        let faults: Vec<(&str, &FieldCode)> = refused.errors.iter().map(|one| (one.pointer.as_str(), &one.fault)).collect();
        assert_eq!(faults, [("/reason", &FieldCode::Missing), ("/absorbed_id", &FieldCode::Duplicate)]);
    }
}
