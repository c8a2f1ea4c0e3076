//! Which pairs are suggested, and to whom.

use polku_api_types::merging::{DismissSuggestion, FollowedLine, MergeSuggestion, SameFact};
use polku_api_types::page::PageQuery;
use polku_api_types::people::BulkPerson;
use polku_api_types::problem::ProblemCode;

use super::{aino, coordinator, imported, link, merge};
use crate::for_each_engine;
use crate::retention::{at, count, execute, night};
use crate::support::{Home, Persona, World, code};

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

    async fn true_namesakes_are_suggested_no_more_until_that_is_taken_back(world: World) {
        let ids = imported(&world, "hr", vec![aino("1"), aino("2"), aino("3")]).await;
        let client = coordinator(&world);
        let pair = DismissSuggestion { one_id: ids[1], other_id: ids[0] };
        let said = client.dismiss_merge_suggestion(world.key(), &pair).await.unwrap();
        assert_eq!([said.one.id, said.other.id], [ids[0], ids[1]]);
        let again = client.dismiss_merge_suggestion(world.key(), &pair).await.unwrap();
        assert_eq!(again, said, "said again it changes nothing");
        let pairs = |found: Vec<MergeSuggestion>| found.iter().map(|pair| [pair.one.id, pair.other.id]).collect::<Vec<_>>();
        // The control: the pairs of whom nothing was said stay.
        assert_eq!(pairs(suggested(&world, Home::A).await), [[ids[0], ids[2]], [ids[1], ids[2]]]);
        let kept = client.list_namesakes(&PageQuery::default()).await.unwrap().items;
        assert_eq!(kept, [said.clone()]);
        // An import of the same two suggests them no more either.
        imported(&world, "hr", vec![aino("1"), aino("2"), aino("3")]).await;
        assert_eq!(suggested(&world, Home::A).await.len(), 2);

        client.undo_namesakes(said.id).await.unwrap();
        assert_eq!(code(client.undo_namesakes(said.id).await), ProblemCode::NotFound);
        assert_eq!(suggested(&world, Home::A).await.len(), 3);
        let officer = world.client(Home::A, Persona::DataProtectionOfficer);
        let entries = officer.list_audit_entries(None).await.unwrap().items;
        let of = |action: &str| entries.iter().filter(|entry| entry.action == action).count();
        assert_eq!((of("merge_suggestion_dismissed"), of("merge_suggestion_restored")), (2, 2), "one of each person");
    }

    async fn only_whoever_merges_says_so_and_only_of_two_who_are_suggested(world: World) {
        let other = BulkPerson { given_name: "Aina".into(), ..aino("9") };
        let ids = imported(&world, "hr", vec![aino("1"), aino("2"), other]).await;
        let pair = DismissSuggestion { one_id: ids[0], other_id: ids[1] };
        for persona in [Persona::Participant, Persona::Supervisor, Persona::Decider] {
            let client = world.client(Home::A, persona);
            assert_eq!(code(client.dismiss_merge_suggestion(world.key(), &pair).await), ProblemCode::Forbidden, "{persona:?}");
            assert_eq!(code(client.list_namesakes(&PageQuery::default()).await), ProblemCode::Forbidden, "{persona:?}");
        }
        let foreign = world.client(Home::B, Persona::Coordinator);
        assert_eq!(code(foreign.dismiss_merge_suggestion(world.key(), &pair).await), ProblemCode::NotFound);
        let client = coordinator(&world);
        let others = DismissSuggestion { one_id: ids[0], other_id: ids[2] };
        assert_eq!(code(client.dismiss_merge_suggestion(world.key(), &others).await), ProblemCode::NotFound);
        let twice = DismissSuggestion { one_id: ids[0], other_id: ids[0] };
        assert_eq!(code(client.dismiss_merge_suggestion(world.key(), &twice).await), ProblemCode::InvalidFields);
        let said = client.dismiss_merge_suggestion(world.key(), &pair).await.unwrap();
        assert_eq!(foreign.list_namesakes(&PageQuery::default()).await.unwrap().items, []);
        assert_eq!(code(foreign.undo_namesakes(said.id).await), ProblemCode::NotFound);
        assert_eq!(client.list_namesakes(&PageQuery::default()).await.unwrap().items.len(), 1);
    }

    async fn who_was_dismissed_reads_that_it_was_done_and_not_with_whom(world: World) {
        let ids = imported(&world, "hr", vec![aino("1"), aino("2")]).await;
        let pair = DismissSuggestion { one_id: ids[0], other_id: ids[1] };
        coordinator(&world).dismiss_merge_suggestion(world.key(), &pair).await.unwrap();
        link(&world, Persona::Coach, Some(ids[0])).await;
        let own = world.client(Home::A, Persona::Coach).view_my_data().await.unwrap();
        assert_eq!(own.namesakes.len(), 1);
        assert!(!serde_json::to_string(&own).unwrap().contains(&ids[1].to_string()));
        assert!(coordinator(&world).view_my_data().await.unwrap().namesakes.is_empty());
    }

    async fn what_was_said_goes_with_either_of_the_two(world: World) {
        let ids = imported(&world, "hr", vec![aino("1"), aino("2")]).await;
        let pair = DismissSuggestion { one_id: ids[0], other_id: ids[1] };
        coordinator(&world).dismiss_merge_suggestion(world.key(), &pair).await.unwrap();
        execute(&world, format!("UPDATE people SET active = FALSE, left_on = '2020-06-01' WHERE id = '{}'", ids[1])).await;
        at(&world, jiff::civil::date(2021, 8, 1));
        night(&world).await;
        assert_eq!(count(&world, "people", "source = 'hr'").await, 1);
        assert_eq!(count(&world, "namesakes", "1 = 1").await, 0);
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
