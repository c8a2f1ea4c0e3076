//! Who sees changes of circumstances, and who makes them.

use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::text::DeliveryMode::Remote;

use super::{lectures, make, of, preview, to};
use crate::for_each_engine;
use crate::sessions::Autumn;
use crate::support::{Home, Persona, code};

for_each_engine! {
    async fn only_those_who_run_the_programme_turn_its_sessions(world: World) {
        let autumn = Autumn::settle(&world).await;
        lectures(&world, &autumn).await;
        let body = of(&preview(&world, &autumn, &to(Remote)).await, Remote);
        let programme = autumn.programme.id;
        let asked = [
            (Home::A, Persona::Participant, ProblemCode::Forbidden),
            (Home::A, Persona::Decider, ProblemCode::Forbidden),
            (Home::B, Persona::Coordinator, ProblemCode::NotFound),
        ];
        let change = make(&world, &autumn, &body).await.unwrap();
        for (home, persona, refusal) in asked {
            let client = world.client(home, persona);
            assert_eq!(code(client.preview_circumstances(programme, &to(Remote)).await), refusal, "{persona:?}");
            assert_eq!(code(client.change_circumstances(programme, world.key(), &body).await), refusal, "{persona:?}");
            assert_eq!(code(client.undo_circumstances(change.id, world.key()).await), refusal, "{persona:?}");
        }
        let listed = async |home, persona| world.client(home, persona).list_circumstances(programme, &PageQuery::default()).await;
        assert_eq!(code(listed(Home::A, Persona::Participant).await), ProblemCode::Forbidden);
        assert_eq!(code(listed(Home::B, Persona::Coordinator).await), ProblemCode::NotFound);
        // The control: a decider reads what was made, and its coordinator undoes it.
        let seen = listed(Home::A, Persona::Decider).await.unwrap().items;
        assert_eq!(seen.iter().map(|one| one.id).collect::<Vec<_>>(), [change.id]);
        world.client(Home::A, Persona::Coordinator).undo_circumstances(change.id, world.key()).await.unwrap();
    }
}
