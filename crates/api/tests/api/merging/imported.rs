//! Imports between a merge and its undoing.

use polku_api_types::merging::FollowedLine;
use polku_api_types::people::{BulkOutcome, BulkPeople, BulkPerson, PeopleQuery};

use super::{aino, below, coordinator, import, imported, merge, twice, undo};
use crate::for_each_engine;
use crate::support::World;

async fn active(world: &World) -> usize {
    let query =
        PeopleQuery { search: Some("mäki aino".into()), active: Some(true), ..PeopleQuery::default() };
    coordinator(world).list_people(&query).await.unwrap().items.len()
}

for_each_engine! {
    async fn both_numbers_lead_to_the_one_person(world: World) {
        let [staying, absorbed, below_id] = twice(&world).await;
        let merged = merge(&world, staying, absorbed, FollowedLine::Staying).await.unwrap();
        // The other line says something else now, and Eero's supervisor is still named by it.
        let other = BulkPerson { title: Some("jokin muu".into()), is_supervisor: true, ..aino("9") };
        let rows = || vec![aino("1"), other.clone(), below("9")];
        let again = import(&world, "hr", rows()).await;
        let told: Vec<_> = again.rows.iter().map(|row| (row.outcome, row.person_id)).collect();
        let same = BulkOutcome::Unchanged;
        assert_eq!(told, [(same, Some(staying)), (same, Some(staying)), (same, Some(below_id))], "{again:#?}");
        assert_eq!(active(&world).await, 1);
        let person = coordinator(&world).view_person(staying).await.unwrap().body;
        assert_eq!(person.title, "palkka-asiantuntija", "the line that is followed is believed");
        // The control: undone, they are two again and the other line speaks for itself.
        undo(&world, &merged).await.unwrap();
        assert_eq!(active(&world).await, 2);
        import(&world, "hr", rows()).await;
        assert_eq!(coordinator(&world).view_person(absorbed).await.unwrap().body.title, "jokin muu");
        let supervisor = coordinator(&world).view_person(below_id).await.unwrap().body.supervisor.unwrap();
        assert_eq!(supervisor.id, absorbed);
    }

    async fn who_is_in_a_whole_register_by_either_number_is_in_service(world: World) {
        let [staying, absorbed, _] = twice(&world).await;
        merge(&world, staying, absorbed, FollowedLine::Staying).await.unwrap();
        let whole = |people: Vec<BulkPerson>, gone| BulkPeople {
            source: "hr".into(), as_of: None, apply: Some(true), deactivate_absent: Some(true), confirm_deactivation: gone, people,
        };
        // The register was tidied up the other way round: only number 9 is left, and it speaks.
        let other = BulkPerson { title: Some("jokin muu".into()), ..aino("9") };
        let client = coordinator(&world);
        let done = client.upsert_people(world.key(), &whole(vec![other, below("9")], None)).await.unwrap();
        assert_eq!((done.deactivated, done.rows[0].outcome, done.rows[0].person_id), (0, BulkOutcome::Changed, Some(staying)));
        let person = client.view_person(staying).await.unwrap().body;
        assert_eq!((person.external_id.as_str(), person.title.as_str(), person.active), ("1", "jokin muu", true));
        // The control: by neither, the human has left.
        let done = client.upsert_people(world.key(), &whole(vec![below("")], Some(1))).await.unwrap();
        assert_eq!(done.deactivated, 1);
        assert_eq!(active(&world).await, 0);
    }

    async fn a_new_register_takes_over_and_the_old_one_is_heard_no_more(world: World) {
        let [staying] = imported(&world, "vanha", vec![aino("1")]).await[..] else { panic!("one row") };
        let new = BulkPerson { title: Some("controller".into()), ..aino("77") };
        let [absorbed] = imported(&world, "uusi", vec![new.clone()]).await[..] else { panic!("one row") };
        merge(&world, staying, absorbed, FollowedLine::Absorbed).await.unwrap();
        let old = import(&world, "vanha", vec![aino("1")]).await;
        assert_eq!((old.rows[0].outcome, old.rows[0].person_id), (BulkOutcome::Unchanged, Some(staying)));
        let later = BulkPerson { title: Some("talousjohtaja".into()), ..new };
        let fresh = import(&world, "uusi", vec![later]).await;
        assert_eq!((fresh.rows[0].outcome, fresh.rows[0].person_id), (BulkOutcome::Changed, Some(staying)));
        let person = coordinator(&world).view_person(staying).await.unwrap().body;
        assert_eq!((person.source.as_str(), person.title.as_str()), ("uusi", "talousjohtaja"));
        // Somebody in the old register who names the old number as supervisor means the same person.
        let [eero] = imported(&world, "vanha", vec![below("1")]).await[..] else { panic!("one row") };
        assert_eq!(coordinator(&world).view_person(eero).await.unwrap().body.supervisor.unwrap().id, staying);
        let again = import(&world, "vanha", vec![below("1")]).await;
        assert_eq!(again.rows[0].outcome, BulkOutcome::Unchanged, "{again:#?}");
    }
}
