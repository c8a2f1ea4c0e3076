//! What a merge does.

use diesel::prelude::*;
use polku::db::schema::mails;
use polku::db::{AnyConn, DbError};
use polku_api_types::merging::{FollowedLine, MovedCount, MovedKind};
use polku_api_types::page::PageQuery;
use polku_api_types::people::{BulkPerson, PeopleQuery};
use polku_api_types::problem::ProblemCode;

use super::{
    REASON, aino, application_of, coordinator, imported, link, mail_to, merge, preview, twice, wish,
};
use crate::for_each_engine;
use crate::selection::pool::Pool;
use crate::support::{Home, Persona, World, code};

/// To whom the letters went that tell of a merge.
async fn told_of_merges(world: &World) -> Vec<(Option<uuid::Uuid>, Option<String>)> {
    let read = |conn: &mut AnyConn| -> Result<Vec<(Option<String>, Option<String>)>, DbError> {
        let told = mails::table.filter(mails::template.eq("people_merged"));
        Ok(told
            .order((mails::person_id.is_not_null(), mails::id))
            .select((mails::person_id, mails::address))
            .load(conn)?)
    };
    let told = world.app.db.read(read).await.unwrap();
    told.into_iter().map(|(person, address)| (person.and_then(|id| id.parse().ok()), address)).collect()
}

for_each_engine! {
    /// U-register: a human with two numbers is one person, with everything that either had.
    async fn what_one_has_is_the_others_and_both_see_who_looked(world: World) {
        let pool = Pool::settle(&world).await;
        let [staying, absorbed, below] = twice(&world).await;
        let application = application_of(&world, absorbed, pool.programme, pool.call).await;
        mail_to(&world, absorbed).await;
        link(&world, Persona::Coach, Some(absorbed)).await;
        let client = coordinator(&world);
        let seen = preview(&client, staying, absorbed, FollowedLine::Staying).await.unwrap();
        assert_eq!((seen.staying.external_id.as_str(), seen.absorbed.external_id.as_str()), ("1", "9"));
        assert_eq!(seen.refusals, []);
        let one = |kind| MovedCount { kind, count: 1 };
        assert_eq!(seen.moves, [MovedKind::Application, MovedKind::Account, MovedKind::Supervised, MovedKind::Mail].map(one));
        let own = world.client(Home::A, Persona::Coach);
        assert_eq!(own.me().await.unwrap().person_id, Some(absorbed), "a preview moves nothing");

        let merged = merge(&world, staying, absorbed, FollowedLine::Staying).await.unwrap();
        assert_eq!((merged.staying.external_id.as_str(), merged.absorbed.external_id.as_str()), ("1", "9"));
        assert_eq!((merged.reason.as_str(), merged.undone_at), (REASON, None));
        assert_eq!(code(client.view_person(absorbed).await), ProblemCode::NotFound);
        let query = PeopleQuery { search: Some("mäki aino".into()), ..PeopleQuery::default() };
        let found: Vec<_> = client.list_people(&query).await.unwrap().items.iter().map(|one| one.id).collect();
        assert_eq!(found, [staying]);
        let supervisor = client.view_person(below).await.unwrap().body.supervisor.unwrap();
        assert_eq!(supervisor.id, staying);

        // Signed in as before, the human has everything, and reads of it.
        let data = own.view_my_data().await.unwrap();
        assert_eq!(data.person.unwrap().id, staying);
        assert_eq!(data.applications.iter().map(|one| one.id).collect::<Vec<_>>(), [application]);
        // The letter that one had, and the one that tells of the merge: when, and until when it can be undone.
        assert_eq!(data.mails.len(), 2);
        let told = data.mails.iter().find(|mail| mail.subject.contains("yhdistetty")).unwrap();
        assert!(told.text.contains("perua") && told.text.contains("/my-data"));
        assert!(!told.text.contains(REASON), "the reason is read in Polku");
        let together: Vec<_> = data.merges.iter().map(|one| (one.external_id.as_deref(), one.reason.as_deref())).collect();
        assert_eq!(together, [(Some("9"), Some(REASON))]);
        let log = own.view_my_access_log(&PageQuery { limit: Some(200), cursor: None }).await.unwrap().items;
        let looks = |operation: &str| log.iter().filter(|look| look.operation == operation).count();
        assert_eq!((looks("preview_merge"), looks("merge_people")), (4, 2), "under both ids");
    }

    /// If the two are not one, the one whose line is not followed has to hear of it, too.
    async fn both_addresses_are_told_and_one_address_once(world: World) {
        let [staying, same] = imported(&world, "hr", vec![aino("1"), aino("9")]).await[..] else { panic!("two rows") };
        merge(&world, staying, same, FollowedLine::Staying).await.unwrap();
        assert_eq!(told_of_merges(&world).await, [(Some(staying), None)]);
        let other = BulkPerson { email: "aino.toinen@example.test".into(), ..aino("11") };
        let [other] = imported(&world, "hr", vec![other]).await[..] else { panic!("one row") };
        merge(&world, staying, other, FollowedLine::Absorbed).await.unwrap();
        // The line with the other address is followed now, so the first one is the address apart.
        let after = told_of_merges(&world).await;
        let apart = (None, Some("aino.maki@example.test".to_owned()));
        assert_eq!(after, [apart, (Some(staying), None), (Some(staying), None)]);
    }

    async fn the_line_that_is_followed_is_followed_as_a_whole(world: World) {
        let [staying] = imported(&world, "vanha", vec![aino("1")]).await[..] else { panic!("one row") };
        let moved = BulkPerson { unit: "Talous".into(), title: Some("controller".into()), email: "aino.uusi@example.test".into(), language: Some("sv".into()), ..aino("77") };
        let [absorbed] = imported(&world, "uusi", vec![moved]).await[..] else { panic!("one row") };
        let before = coordinator(&world).view_person(absorbed).await.unwrap().body;
        merge(&world, staying, absorbed, FollowedLine::Absorbed).await.unwrap();
        let after = coordinator(&world).view_person(staying).await.unwrap().body;
        assert_eq!(after.id, staying);
        let line = polku_api_types::people::PersonDetails { id: staying, version: after.version, ..before };
        assert_eq!(after, line);
    }

    async fn a_committed_pool_and_its_proof_stay_byte_for_byte(world: World) {
        let pool = Pool::settle(&world).await;
        let round = crate::selection::confirmed(&world, &pool).await.id;
        let public = || async {
            let client = coordinator(&world);
            let commitment = client.view_commitment(round).await.unwrap();
            (serde_json::to_string(&commitment).unwrap(), client.view_proof(round).await.unwrap())
        };
        let before = public().await;
        let mentor = world.rows(Home::A, Persona::Mentor).person.unwrap().uuid();
        let [staying] = imported(&world, "hr", vec![aino("1")]).await[..] else { panic!("one row") };
        merge(&world, staying, mentor, FollowedLine::Absorbed).await.unwrap();
        assert_eq!(public().await, before);
        // The application has moved all the same.
        let own = world.client(Home::A, Persona::Mentor).view_my_data().await.unwrap();
        assert_eq!(own.applications[0].id, pool.application_of[&Persona::Mentor].uuid());
        assert_eq!(own.person.unwrap().id, staying);
    }

    async fn merging_is_for_those_who_keep_the_register_and_done_once_for_one_key(world: World) {
        let [staying, absorbed, _] = twice(&world).await;
        let body = wish(&coordinator(&world), staying, absorbed, FollowedLine::Staying).await;
        for persona in Persona::ALL {
            let client = world.client(Home::A, persona);
            let may = matches!(persona, Persona::Coordinator | Persona::AgencyAdmin);
            assert_eq!(client.list_person_merges(&PageQuery::default()).await.is_ok(), may, "{persona:?}");
            if !may {
                assert_eq!(code(client.merge_people(world.key(), &body).await), ProblemCode::Forbidden, "{persona:?}");
            }
        }
        let stranger = world.client(Home::B, Persona::Coordinator);
        assert_eq!(code(stranger.merge_people(world.key(), &body).await), ProblemCode::NotFound);
        let machine = crate::access::machine(&world, &["people:read", "people:write"]).await;
        assert_eq!(code(machine.merge_people(world.key(), &body).await), ProblemCode::Forbidden);
        let stale = polku_api_types::merging::MergePeople { absorbed_version: body.absorbed_version + 1, ..body.clone() };
        assert_eq!(code(coordinator(&world).merge_people(world.key(), &stale).await), ProblemCode::StaleVersion);
        let key = world.key();
        let first = coordinator(&world).merge_people(key, &body).await.unwrap();
        assert_eq!(coordinator(&world).merge_people(key, &body).await.unwrap(), first);
        assert_eq!(code(coordinator(&world).merge_people(world.key(), &body).await), ProblemCode::NotFound);
        assert_eq!(coordinator(&world).list_person_merges(&PageQuery::default()).await.unwrap().items, [first]);
    }
}
