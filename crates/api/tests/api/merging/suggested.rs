//! Which pairs are suggested, and to whom.

use polku_api_types::merging::{FollowedLine, MergeSuggestion, SameFact};
use polku_api_types::page::PageQuery;
use polku_api_types::people::BulkPerson;

use super::{aino, coordinator, imported, merge};
use crate::for_each_engine;
use crate::support::{Home, Persona, World};

async fn suggested(world: &World, home: Home) -> Vec<MergeSuggestion> {
    let client = world.client(home, Persona::Coordinator);
    client.list_merge_suggestions(&PageQuery::default()).await.unwrap().items
}

for_each_engine! {
    async fn one_name_and_one_more_fact_make_a_suggestion_and_a_name_alone_does_not(world: World) {
        let boss = BulkPerson { family_name: "Esimies".into(), is_supervisor: true, email: "e@example.test".into(), ..aino("100") };
        let other_address = |number: &str| BulkPerson { email: format!("aino.{number}@example.test"), ..aino(number) };
        let by_address = BulkPerson { email: "AINO.MAKI@example.test".into(), unit: "Talous".into(), ..aino("2") };
        let elsewhere = BulkPerson { unit: "Viestintä".into(), ..other_address("3") };
        let under = |number: &str| BulkPerson { supervisor_external_id: Some("100".into()), unit: "Asiakkuudet".into(), ..other_address(number) };
        let namesake = BulkPerson { given_name: "Aina".into(), ..aino("6") };
        let ids = imported(&world, "hr", vec![boss, aino("1"), by_address, elsewhere, under("4"), under("5"), namesake]).await;
        let found: Vec<(Vec<uuid::Uuid>, Vec<SameFact>)> = suggested(&world, Home::A)
            .await
            .into_iter()
            .map(|pair| (vec![pair.one.id, pair.other.id], pair.same))
            .collect();
        let email = (vec![ids[1], ids[2]], vec![SameFact::Email]);
        let place = (vec![ids[4], ids[5]], vec![SameFact::UnitAndSupervisor]);
        assert_eq!(found, [email, place]);
        assert_eq!(suggested(&world, Home::B).await, [], "another agency's people are no business of theirs");
        // Merged, they are a pair no more; the control is the other pair, which stays.
        merge(&world, ids[1], ids[2], FollowedLine::Staying).await.unwrap();
        let left: Vec<uuid::Uuid> = suggested(&world, Home::A).await.iter().map(|pair| pair.one.id).collect();
        assert_eq!(left, [ids[4]]);
    }

    async fn suggestions_come_in_pages_that_skip_and_repeat_nothing(world: World) {
        // Four of one name make six pairs.
        let ids = imported(&world, "hr", vec![aino("1"), aino("2"), aino("3"), aino("4")]).await;
        let client = coordinator(&world);
        let mut query = PageQuery { limit: Some(1), cursor: None };
        let mut pairs = Vec::new();
        loop {
            let page = client.list_merge_suggestions(&query).await.unwrap();
            pairs.extend(page.items.iter().map(|pair| (pair.one.id, pair.other.id)));
            query.cursor = page.next_cursor;
            if query.cursor.is_none() {
                break;
            }
        }
        let expected: Vec<_> = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)].map(|(one, other)| (ids[one], ids[other])).to_vec();
        assert_eq!(pairs, expected);
    }
}
