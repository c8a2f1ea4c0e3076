//! Merges beside merges, and beside an import.

use diesel::prelude::*;
use polku::db::schema::people;
use polku::db::{AnyConn, DbError, Key};
use polku_api_types::merging::FollowedLine;
use polku_api_types::page::PageQuery;
use polku_api_types::people::{BulkPeople, PeopleQuery};
use polku_domain::ids::PersonId;
use uuid::Uuid;

use super::{aino, below, coordinator, twice, wish};
use crate::for_each_engine;
use crate::support::World;

/// To whom each of the two leads.
async fn leads(world: &World, of: [Uuid; 2]) -> [Option<Uuid>; 2] {
    let read = move |conn: &mut AnyConn| -> Result<[Option<Uuid>; 2], DbError> {
        let mut found = [None; 2];
        for (place, id) in found.iter_mut().zip(of) {
            let to: Option<Key<PersonId>> =
                people::table.find(Key(PersonId::new(id))).select(people::merged_into).first(conn)?;
            *place = to.map(|to| to.0.uuid());
        }
        Ok(found)
    };
    world.app.db.read(read).await.unwrap()
}

for_each_engine! {
    async fn of_many_who_merge_the_same_two_either_way_round_one_does(world: World) {
        let [one, other, _] = twice(&world).await;
        let client = coordinator(&world);
        let bodies = [
            wish(&client, one, other, FollowedLine::Staying).await,
            wish(&client, other, one, FollowedLine::Staying).await,
        ];
        let mut racers = tokio::task::JoinSet::new();
        for number in 0..8 {
            let (client, key, body) = (coordinator(&world), world.key(), bodies[number % 2].clone());
            racers.spawn(async move { client.merge_people(key, &body).await.is_ok() });
        }
        let won = racers.join_all().await.into_iter().filter(|won| *won).count();
        let after = leads(&world, [one, other]).await;
        assert_eq!((won, after.iter().flatten().count()), (1, 1), "{after:?}");
        assert_eq!(client.list_person_merges(&PageQuery::default()).await.unwrap().items.len(), 1);

        // The control: whoever writes without reading lets the two lead to each other.
        let careless = move |conn: &mut AnyConn| -> Result<(), DbError> {
            for (from, to) in [(one, other), (other, one)] {
                diesel::update(people::table.find(Key(PersonId::new(from))))
                    .set(people::merged_into.eq(Some(Key(PersonId::new(to)))))
                    .execute(conn)?;
            }
            Ok(())
        };
        world.app.db.write_tx(careless).await.unwrap();
        assert_eq!(leads(&world, [one, other]).await, [Some(other), Some(one)]);
    }

    async fn an_import_beside_a_merge_brings_nobody_back(world: World) {
        let [one, other, eero] = twice(&world).await;
        let body = wish(&coordinator(&world), one, other, FollowedLine::Staying).await;
        let whole = BulkPeople {
            source: "hr".into(),
            as_of: None,
            apply: Some(true),
            deactivate_absent: Some(true),
            confirm_deactivation: None,
            people: vec![aino("1"), polku_api_types::people::BulkPerson { is_supervisor: true, ..aino("9") }, below("9")],
        };
        let mut racers = tokio::task::JoinSet::new();
        for number in 0..5 {
            let (client, key, body, whole) = (coordinator(&world), world.key(), body.clone(), whole.clone());
            racers.spawn(async move {
                if number == 2 { client.merge_people(key, &body).await.map(drop) } else { client.upsert_people(key, &whole).await.map(drop) }
            });
        }
        let failed: Vec<_> = racers.join_all().await.into_iter().filter_map(Result::err).collect();
        assert!(failed.is_empty(), "{failed:?}");
        let query = PeopleQuery { search: Some("mäki aino".into()), ..PeopleQuery::default() };
        let found = coordinator(&world).list_people(&query).await.unwrap().items;
        assert_eq!(found.iter().map(|one| (one.id, one.active)).collect::<Vec<_>>(), [(one, true)]);
        let supervisor = coordinator(&world).view_person(eero).await.unwrap().body.supervisor.unwrap();
        assert_eq!(supervisor.id, one);
    }
}
