//! Whoever was put out of service by the register of their followed line, and is named by another one.

use jiff::civil::date;
use polku_api_types::merging::{FollowedLine, PersonMerge};
use polku_api_types::page::PageQuery;
use polku_api_types::people::{BulkOutcome, BulkPeople, BulkPerson};
use polku_client::Client;
use uuid::Uuid;

use super::{aino, application_of, below, coordinator, import, imported, merge, state_of_things, undo};
use crate::access::machine;
use crate::for_each_engine;
use crate::retention::{at, count, night};
use crate::selection::pool::Pool;
use crate::support::World;

/// Aino under number 77, with another title.
fn controller() -> BulkPerson {
    BulkPerson { title: Some("controller".into()), ..aino("77") }
}

/// A register as a whole: whoever is not in it is put out of service.
fn whole(source: &str, people: Vec<BulkPerson>) -> BulkPeople {
    BulkPeople {
        source: source.into(),
        as_of: None,
        apply: Some(true),
        deactivate_absent: Some(true),
        confirm_deactivation: Some(1),
        people,
    }
}

/// The register says that Aino has left.
async fn ends(client: &Client, world: &World, source: &str) {
    let done = client.upsert_people(world.key(), &whole(source, vec![below("")])).await.unwrap();
    assert_eq!(done.deactivated, 1, "{source}");
}

/// Undoes merges as they are now, the latest first.
async fn undo_all(world: &World) {
    let merges = coordinator(world).list_person_merges(&PageQuery::default()).await.unwrap().items;
    for merged in merges.iter().filter(|merged: &&PersonMerge| merged.undone_at.is_none()) {
        undo(world, merged).await.unwrap();
    }
}

/// Things as they were, but for one person who is out of service now.
fn without(before: &[String], gone: Uuid) -> Vec<String> {
    let of = format!("person (\"{gone}\"");
    let line = |line: &String| {
        if line.starts_with(&of) { line.replace("true, None)", "false, None)") } else { line.clone() }
    };
    before.iter().map(line).collect()
}

for_each_engine! {
    async fn who_has_left_one_register_goes_on_in_the_other_that_names_them(world: World) {
        let pool = Pool::settle(&world).await;
        let [staying, _] = imported(&world, "vanha", vec![aino("1"), below("")]).await[..] else { panic!("two rows") };
        let [absorbed] = imported(&world, "uusi", vec![controller()]).await[..] else { panic!("one row") };
        application_of(&world, staying, pool.programme, pool.call).await;
        let before = state_of_things(&world).await;
        merge(&world, staying, absorbed, FollowedLine::Staying).await.unwrap();
        let client = coordinator(&world);
        // The same night, the register that still names them first: it says nothing yet.
        let silent = import(&world, "uusi", vec![controller()]).await;
        assert_eq!((silent.rows[0].outcome, silent.rows[0].person_id), (BulkOutcome::Unchanged, Some(staying)));
        ends(&client, &world, "vanha").await;
        assert!(!client.view_person(staying).await.unwrap().body.active);
        // Between the two nights nothing of theirs has ended.
        assert_eq!(count(&world, "applications", "state <> 'submitted'").await, 0);
        let told = import(&world, "uusi", vec![controller()]).await;
        assert_eq!((told.rows[0].outcome, told.rows[0].person_id), (BulkOutcome::Changed, Some(staying)), "{told:#?}");
        let person = client.view_person(staying).await.unwrap().body;
        assert_eq!((person.source.as_str(), person.external_id.as_str(), person.title.as_str(), person.active), ("uusi", "77", "controller", true));
        assert_eq!(count(&world, "people", "left_on IS NOT NULL").await, 0);
        // From then on that line is followed: the old one is heard no more, and the new one ends them.
        let again = import(&world, "uusi", vec![controller()]).await;
        assert_eq!(again.rows[0].outcome, BulkOutcome::Unchanged, "{again:#?}");
        let old = import(&world, "vanha", vec![aino("1")]).await;
        assert_eq!((old.rows[0].outcome, old.rows[0].person_id), (BulkOutcome::Unchanged, Some(staying)));
        assert_eq!(client.view_person(staying).await.unwrap().body.title, "controller");
        // Undone, each has their own line again; the one that ended stays ended.
        undo_all(&world).await;
        assert_eq!(state_of_things(&world).await, without(&before, staying));
    }

    async fn whoever_a_register_names_daily_is_not_erased_because_another_one_ended(world: World) {
        let [staying, _] = imported(&world, "vanha", vec![aino("1"), below("")]).await[..] else { panic!("two rows") };
        let [absorbed] = imported(&world, "uusi", vec![controller()]).await[..] else { panic!("one row") };
        merge(&world, staying, absorbed, FollowedLine::Staying).await.unwrap();
        let names = async |day| {
            at(&world, day);
            let client = machine(&world, &["people:read", "people:write"]).await;
            client.upsert_people(world.key(), &BulkPeople { deactivate_absent: None, confirm_deactivation: None, ..whole("uusi", vec![controller(), BulkPerson { external_id: "51".into(), ..below("") }]) }).await.unwrap();
            client
        };
        let client = names(date(2021, 8, 1)).await;
        // Silent as it is, the line counts as having been seen, and so does the person.
        let seen = "register_as_of = '2021-08-01' AND source IN ('vanha', 'uusi') AND external_id IN ('1', '77')";
        assert_eq!(count(&world, "people", seen).await, 2);
        ends(&client, &world, "vanha").await;
        names(date(2021, 8, 2)).await;
        let theirs = "source IN ('vanha', 'uusi') AND external_id IN ('1', '77')";
        at(&world, date(2021, 12, 1));
        night(&world).await;
        assert_eq!(count(&world, "people", theirs).await, 2);
        // The control: once the other register has ended them, too, their term runs.
        let client = machine(&world, &["people:read", "people:write"]).await;
        let rest = vec![BulkPerson { external_id: "51".into(), ..below("") }];
        assert_eq!(client.upsert_people(world.key(), &whole("uusi", rest)).await.unwrap().deactivated, 1);
        for (day, left) in [(date(2022, 3, 1), 2), (date(2022, 3, 2), 0)] {
            at(&world, day);
            night(&world).await;
            assert_eq!(count(&world, "people", theirs).await, left, "{day}");
        }
    }

    async fn a_line_takes_over_across_several_merges_and_each_is_undone_to_its_own(world: World) {
        let [first, _] = imported(&world, "vanha", vec![aino("1"), below("")]).await[..] else { panic!("two rows") };
        let [second] = imported(&world, "uusi", vec![controller()]).await[..] else { panic!("one row") };
        let third = BulkPerson { title: Some("johtaja".into()), ..aino("300") };
        let rows = vec![third, BulkPerson { external_id: "52".into(), ..below("") }];
        let [third, _] = imported(&world, "kolmas", rows).await[..] else { panic!("two rows") };
        let before = state_of_things(&world).await;
        let client = coordinator(&world);
        // One after the other into the same person; and one by way of another.
        for (earlier, later) in [((first, second), (first, third)), ((second, first), (third, second))] {
            merge(&world, earlier.0, earlier.1, FollowedLine::Staying).await.unwrap();
            let followed = if later.0 == third { FollowedLine::Staying } else { FollowedLine::Absorbed };
            merge(&world, later.0, later.1, followed).await.unwrap();
            let rest = vec![BulkPerson { external_id: "52".into(), ..below("") }];
            assert_eq!(client.upsert_people(world.key(), &whole("kolmas", rest)).await.unwrap().deactivated, 1);
            import(&world, "uusi", vec![controller()]).await;
            let person = client.view_person(later.0).await.unwrap().body;
            assert_eq!((person.source.as_str(), person.title.as_str(), person.active), ("uusi", "controller", true));
            undo_all(&world).await;
            assert_eq!(state_of_things(&world).await, without(&before, third));
            // Back in service for the next round.
            import(&world, "kolmas", vec![BulkPerson { title: Some("johtaja".into()), ..aino("300") }]).await;
            assert_eq!(state_of_things(&world).await, before);
        }
    }
}
