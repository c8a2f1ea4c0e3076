//! What becomes of a merge when the register's term has passed.

use jiff::civil::date;
use polku_api_types::merging::FollowedLine;
use polku_api_types::people::BulkPeople;

use super::{application_of, below, link, merge, twice};
use crate::for_each_engine;
use crate::retention::{at, count, execute, night};
use crate::selection::pool::Pool;
use crate::support::{Home, Persona};

for_each_engine! {
    async fn who_was_merged_goes_with_the_one_who_stayed_and_never_alone(world: World) {
        let [staying, absorbed, _] = twice(&world).await;
        merge(&world, staying, absorbed, FollowedLine::Staying).await.unwrap();
        // The line that is left is out of service, and its term does not run while the human is on the staff.
        at(&world, date(2021, 8, 1));
        night(&world).await;
        assert_eq!(count(&world, "person_merges", "1 = 1").await, 1);
        assert_eq!(count(&world, "people", "source = 'hr'").await, 3);
        let whole = BulkPeople {
            source: "hr".into(),
            as_of: None,
            apply: Some(true),
            deactivate_absent: Some(true),
            confirm_deactivation: Some(1),
            people: vec![below("")],
        };
        let client = crate::access::machine(&world, &["people:read", "people:write"]).await;
        assert_eq!(client.upsert_people(world.key(), &whole).await.unwrap().deactivated, 1);
        for (day, lines, merges) in [(date(2021, 11, 1), 3, 1), (date(2021, 11, 2), 1, 0)] {
            at(&world, day);
            night(&world).await;
            assert_eq!(count(&world, "people", "source = 'hr'").await, lines, "{day}");
            assert_eq!(count(&world, "person_merges", "1 = 1").await, merges, "{day}");
        }
    }
    async fn what_stands_under_the_id_of_who_was_merged_keeps_the_one_who_stayed(world: World) {
        let pool = Pool::settle(&world).await;
        let [staying, absorbed, _] = twice(&world).await;
        merge(&world, staying, absorbed, FollowedLine::Staying).await.unwrap();
        execute(&world, format!("UPDATE people SET active = FALSE, left_on = '2020-10-01' WHERE id = '{staying}'")).await;
        let theirs = format!("id IN ('{staying}', '{absorbed}')");
        at(&world, date(2021, 8, 1));
        // An application that somebody still has to decide on.
        let application = application_of(&world, absorbed, pool.programme, pool.call).await;
        night(&world).await;
        assert_eq!(count(&world, "people", &theirs).await, 2);
        execute(&world, format!("DELETE FROM applications WHERE id = '{application}'")).await;
        // A role that nobody else could end.
        link(&world, Persona::AgencyAdmin, Some(absorbed)).await;
        night(&world).await;
        assert_eq!(count(&world, "people", &theirs).await, 2);
        let account = world.rows(Home::A, Persona::AgencyAdmin).account;
        execute(&world, format!("UPDATE role_grants SET ends_on = '2021-07-31' WHERE account_id = '{account}'")).await;
        // The control: nothing is left that would keep them.
        night(&world).await;
        assert_eq!(count(&world, "people", &theirs).await, 0);
    }
}
