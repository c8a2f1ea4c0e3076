//! Two who correct or record at once: one is told that the other was faster.

use polku_api_types::problem::ProblemCode;
use tokio::task::JoinSet;

use super::{recorded, room};
use crate::for_each_engine;
use crate::sessions::coordinator;
use crate::support::code;

/// How many are at it at once.
const RIVALS: u32 = 6;

for_each_engine! {
    async fn of_many_corrections_at_once_one_is_saved(world: World) {
        let made = recorded(&world, &room("Sali", 40)).await;
        let mut racers = JoinSet::new();
        for seats in 1..=RIVALS {
            let client = coordinator(&world);
            racers.spawn(async move { client.update_room(made.id, made.version, &room("Sali", seats)).await });
        }
        let (saved, refused): (Vec<_>, Vec<_>) = racers.join_all().await.into_iter().partition(Result::is_ok);
        assert_eq!((saved.len(), refused.len()), (1, RIVALS as usize - 1));
        assert!(refused.into_iter().all(|refused| code(refused) == ProblemCode::StaleVersion));
        let now = coordinator(&world).view_room(made.id).await.unwrap();
        assert_eq!((Some(now.seats), now.version), (saved.iter().flatten().map(|room| room.seats).next(), 2));
        // The control: each that has read what the other saved is saved too.
        for seats in 1..=RIVALS {
            let read = coordinator(&world).view_room(made.id).await.unwrap();
            coordinator(&world).update_room(read.id, read.version, &room("Sali", seats)).await.unwrap();
        }
    }

    async fn of_many_rooms_of_one_name_at_once_one_is_recorded(world: World) {
        let race = async |name: &dyn Fn(u32) -> String| {
            let mut racers = JoinSet::new();
            for number in 0..RIVALS {
                let (client, key, body) = (coordinator(&world), world.key(), room(&name(number), 40));
                racers.spawn(async move { client.create_room(key, &body).await });
            }
            let (made, refused): (Vec<_>, Vec<_>) = racers.join_all().await.into_iter().partition(Result::is_ok);
            assert!(refused.into_iter().all(|refused| code(refused) == ProblemCode::InvalidFields));
            made.len()
        };
        assert_eq!(race(&|_| "Sali".to_owned()).await, 1);
        // The control: of other names all are.
        assert_eq!(race(&|number| format!("Kabinetti {number}")).await, RIVALS as usize);
    }
}
