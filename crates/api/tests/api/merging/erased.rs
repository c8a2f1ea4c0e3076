//! What becomes of a merge when the register's term has passed.

use jiff::civil::date;
use polku_api_types::merging::FollowedLine;
use polku_api_types::people::BulkPeople;

use super::{below, merge, twice};
use crate::for_each_engine;
use crate::retention::{at, count, night};

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
}
