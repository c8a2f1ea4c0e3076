//! The staff register row by row.

use polku_api_types::page::PageQuery;
use polku_api_types::people::{
    BulkOutcome, BulkPeople, BulkPeopleResult, BulkPerson, ImportConsequence, PeopleQuery, PersonColumn,
};
use polku_api_types::problem::ProblemCode;
use polku_client::Client;

use crate::access::machine;
use crate::for_each_engine;
use crate::support::{Home, Persona, code};

fn person(number: u32) -> BulkPerson {
    BulkPerson {
        external_ref: Some(format!("hr/{number}")),
        external_id: number.to_string(),
        family_name: format!("Mäki-{number}"),
        given_name: "Åsa".into(),
        email: format!("{number}@example.test"),
        unit: "Palkkapalvelut".into(),
        job_category: "asiantuntija".into(),
        is_supervisor: number == 1,
        site: Some("Kuopio".into()),
        title: None,
        supervisor_external_id: (number != 1).then(|| "1".into()),
        role_started_on: Some(jiff::civil::date(2015, 3, 2)),
        leave_from: None,
        leave_until: None,
        language: Some("sv".into()),
    }
}

fn all(people: Vec<BulkPerson>) -> BulkPeople {
    BulkPeople {
        source: "hr".into(),
        as_of: None,
        apply: Some(true),
        deactivate_absent: None,
        confirm_deactivation: None,
        people,
    }
}

fn outcomes(result: &BulkPeopleResult) -> Vec<BulkOutcome> {
    result.rows.iter().map(|row| row.outcome).collect()
}

async fn active(client: &Client) -> usize {
    let query = PeopleQuery { active: Some(true), limit: Some(200), ..Default::default() };
    client
        .list_people(&query)
        .await
        .unwrap()
        .items
        .iter()
        .filter(|one| one.family_name.starts_with("Mäki"))
        .count()
}

for_each_engine! {
    async fn each_row_gets_its_result_and_the_same_again_changes_nothing(world: World) {
        let client = machine(&world, &["people:read", "people:write"]).await;
        let body = all((1..=30).map(person).collect());
        let looked = client.upsert_people(world.key(), &BulkPeople { apply: None, ..body.clone() }).await.unwrap();
        assert!(!looked.applied && looked.run_id.is_none() && looked.rows.iter().all(|row| row.person_id.is_none()));
        assert_eq!(active(&client).await, 0, "a dry run changes nothing");
        let first = client.upsert_people(world.key(), &body).await.unwrap();
        assert!(first.applied && first.run_id.is_some());
        assert_eq!(outcomes(&first), [BulkOutcome::Created; 30]);
        let again = client.upsert_people(world.key(), &body).await.unwrap();
        assert_eq!(outcomes(&again), [BulkOutcome::Unchanged; 30]);
        for (before, after) in first.rows.iter().zip(&again.rows) {
            assert!(before.person_id.is_some() && before.person_id == after.person_id);
            assert_eq!((&before.external_ref, &before.external_id), (&after.external_ref, &after.external_id));
        }
        assert_eq!(first.rows[6].external_ref.as_deref(), Some("hr/7"));
        let stored = client.view_person(first.rows[6].person_id.unwrap()).await.unwrap().body;
        assert_eq!((stored.family_name.as_str(), stored.external_id.as_str()), ("Mäki-7", "7"));
        let coordinator = world.client(Home::A, Persona::Coordinator);
        assert_eq!(coordinator.list_people_imports(&PageQuery::default()).await.unwrap().items.len(), 2);
    }

    async fn a_faulty_row_is_told_by_field_and_leaves_the_others_alone(world: World) {
        let client = machine(&world, &["people:read", "people:write"]).await;
        let broken = BulkPerson { email: "ei osoite".into(), ..person(2) };
        let twice = person(1);
        // A line break would move every later row of a file by one.
        let title = BulkPerson { title: Some("kaksi\nriviä".into()), ..person(3) };
        let formula = BulkPerson { title: Some("=1+1".into()), ..person(4) };
        let result = client.upsert_people(world.key(), &all(vec![person(1), title, broken, twice, formula, person(5)])).await.unwrap();
        let rejected = |place: usize| result.rows[place].outcome == BulkOutcome::Rejected;
        assert_eq!((0..6).map(rejected).collect::<Vec<_>>(), [false, true, true, true, false, false], "{result:#?}");
        let field = |place: usize| result.rows[place].faults.iter().find(|one| one.consequence == ImportConsequence::Rejected).unwrap().field;
        assert_eq!(
            [field(1), field(2), field(3)],
            [Some(PersonColumn::Title), Some(PersonColumn::Email), Some(PersonColumn::ExternalId)]
        );
        let repeated = &result.rows[3].faults[0];
        assert_eq!((repeated.code.as_str(), repeated.message.as_str()), ("external_id_taken", "Sama henkilönumero on jo rivillä 1."));
        assert_eq!(result.rows[5].external_ref.as_deref(), Some("hr/5"));
        assert!(result.rows[5].person_id.is_some());
        assert_eq!(active(&client).await, 3);
    }

    async fn what_no_row_says_stays_as_it_is(world: World) {
        let client = machine(&world, &["people:read", "people:write"]).await;
        let first = client.upsert_people(world.key(), &all(vec![person(1), person(2)])).await.unwrap();
        let silent = |number| BulkPerson { site: None, role_started_on: None, language: None, supervisor_external_id: None, ..person(number) };
        let again = client.upsert_people(world.key(), &all(vec![silent(1), silent(2)])).await.unwrap();
        assert_eq!(outcomes(&again), [BulkOutcome::Unchanged; 2]);
        // The control: a field that one row has is emptied for the row that has it not.
        let half = client.upsert_people(world.key(), &all(vec![person(1), BulkPerson { site: None, ..person(2) }])).await.unwrap();
        assert_eq!(outcomes(&half), [BulkOutcome::Unchanged, BulkOutcome::Changed]);
        let stored = client.view_person(first.rows[1].person_id.unwrap()).await.unwrap().body;
        assert_eq!(stored.site, None);
    }

    async fn a_snapshot_that_would_put_many_out_of_service_is_refused_until_exactly_that_is_confirmed(world: World) {
        let client = machine(&world, &["people:read", "people:write"]).await;
        client.upsert_people(world.key(), &all((1..=40).map(person).collect())).await.unwrap();
        // Two of forty are five per cent: that goes without saying.
        let two = BulkPeople { deactivate_absent: Some(true), ..all((1..=38).map(person).collect()) };
        let done = client.upsert_people(world.key(), &two).await.unwrap();
        assert_eq!((done.absent, done.deactivated, done.needs_confirmation), (2, 2, false));
        let half = BulkPeople { deactivate_absent: Some(true), ..all((1..=20).map(person).collect()) };
        let looked = client.upsert_people(world.key(), &BulkPeople { apply: None, ..half.clone() }).await.unwrap();
        assert_eq!((looked.absent, looked.needs_confirmation), (18, true));
        assert_eq!(code(client.upsert_people(world.key(), &half).await), ProblemCode::TooManyDeactivations);
        let stale = BulkPeople { confirm_deactivation: Some(17), ..half.clone() };
        assert_eq!(code(client.upsert_people(world.key(), &stale).await), ProblemCode::TooManyDeactivations);
        assert_eq!(active(&client).await, 38);
        let confirmed = BulkPeople { confirm_deactivation: Some(18), ..half };
        assert_eq!(client.upsert_people(world.key(), &confirmed).await.unwrap().deactivated, 18);
        assert_eq!(active(&client).await, 20);
    }

    async fn a_register_of_thousands_fits_into_one_request(world: World) {
        let client = machine(&world, &["people:read", "people:write"]).await;
        let body = all((1..=1_500).map(person).collect());
        assert!(serde_json::to_vec(&body).unwrap().len() > 256 * 1024);
        let result = client.upsert_people(world.key(), &body).await.unwrap();
        assert!(result.rows.iter().all(|row| row.outcome == BulkOutcome::Created));
        let reader = machine(&world, &["people:read"]).await;
        assert_eq!(code(reader.upsert_people(world.key(), &all(vec![person(1)])).await), ProblemCode::Forbidden);
        let elsewhere = BulkPeople { source: "ei kelpaa".into(), ..all(vec![person(1)]) };
        assert_eq!(code(client.upsert_people(world.key(), &elsewhere).await), ProblemCode::InvalidFields);
    }
}
