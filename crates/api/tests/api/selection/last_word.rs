//! The end of the waiting list: U1's last word.

use polku::jobs::Runner;
use polku_api_types::applications::ApplicationState;
use polku_api_types::problem::ProblemCode;
use polku_api_types::selection::{ConfirmSelection, SelectionDetails};

use super::confirmed;
use super::pool::Pool;
use crate::for_each_engine;
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, World, code};

fn decider() -> ConfirmSelection {
    ConfirmSelection { name: "Päivi Päättäjä".into(), title: "kehittämispäällikkö".into() }
}

async fn end(world: &World, round: &SelectionDetails) -> SelectionDetails {
    let client = world.client(Home::A, Persona::Decider);
    client.end_waiting_list(round.id, world.key(), round.version, &decider()).await.unwrap()
}

for_each_engine! {
    async fn the_waiting_list_ends_after_its_last_day_and_everybody_on_it_is_told(world: World) {
        let pool = Pool::settle(&world).await;
        let round = confirmed(&world, &pool).await;
        let waiting = pool.waiting_order(&world).await;
        let client = world.client(Home::A, Persona::Decider);
        set_clock(&world, 9, 1, 23);
        // The offers of the first round have lapsed meanwhile, and so have the next ones: the list has moved.
        Runner::new(world.app.clone()).run_due().await.unwrap();
        let early = client.end_waiting_list(round.id, world.key(), round.version, &decider()).await;
        assert_eq!(code(early), ProblemCode::WaitingListRuns);
        assert_eq!(code(client.preview_last_word(round.id).await), ProblemCode::WaitingListRuns);
        let still = pool.waiting_order(&world).await;
        assert!(!still.is_empty() && still.len() < waiting.len());

        set_clock(&world, 9, 2, 8);
        let preview = client.preview_last_word(round.id).await.unwrap();
        assert_eq!((preview.recipients + preview.without_address) as usize, still.len());
        assert_eq!(preview.groups[0].template, "not_selected");
        let ended = end(&world, &round).await;
        assert!(ended.waiting_list_ended_at.is_some());
        assert_eq!(pool.waiting_order(&world).await, Vec::<uuid::Uuid>::new());
        let states = pool.states(&world).await;
        assert_eq!((states["not_selected"] as usize, states.get("waiting")), (still.len(), None));
        assert_eq!(pool.mails(&world).await["not_selected"], preview.recipients);

        let owner = world.client(Home::A, pool.persona(still[0]));
        let own = owner.view_own_application(still[0]).await.unwrap();
        assert_eq!(own.state, ApplicationState::NotSelected);
        let outcome = own.outcome.unwrap();
        assert!(outcome.sentences[0].contains("varasijat päättyivät"), "{}", outcome.sentences[0]);
        assert!(outcome.in_target_group && outcome.rank.is_some());
        let again = client.end_waiting_list(round.id, world.key(), ended.version, &decider()).await;
        assert_eq!(code(again), ProblemCode::SelectionOutOfStep);
        let late = owner.withdraw_application(world.key(), still[0], own.version).await;
        assert_eq!(code(late), ProblemCode::ApplicationStandsStill);
    }

    async fn only_the_decider_gives_the_last_word(world: World) {
        let pool = Pool::settle(&world).await;
        let round = confirmed(&world, &pool).await;
        set_clock(&world, 9, 2, 8);
        for (persona, refusal) in [
            (Persona::Coordinator, ProblemCode::Forbidden),
            (Persona::StaffRepresentative, ProblemCode::Forbidden),
            (Persona::Participant, ProblemCode::Forbidden),
        ] {
            let client = world.client(Home::A, persona);
            let answer = client.end_waiting_list(round.id, world.key(), round.version, &decider()).await;
            assert_eq!(code(answer), refusal, "{persona:?}");
        }
        let other = world.client(Home::B, Persona::Decider);
        let answer = other.end_waiting_list(round.id, world.key(), round.version, &decider()).await;
        assert_eq!(code(answer), ProblemCode::NotFound);
        end(&world, &round).await;
    }
}
