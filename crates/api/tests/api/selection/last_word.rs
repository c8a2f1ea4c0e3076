//! The end of the waiting list: U1's last word.

use polku::jobs::Runner;
use polku::notify::{Outbox, Transport};
use polku_api_types::applications::ApplicationState;
use polku_api_types::personal_links::LinkAddress;
use polku_api_types::problem::ProblemCode;
use polku_api_types::selection::{ConfirmSelection, SelectionDetails};

use super::confirmed;
use super::pool::Pool;
use crate::access::personal_links::serves;
use crate::for_each_engine;
use crate::retention::count;
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, World, code};

fn decider() -> ConfirmSelection {
    ConfirmSelection { name: "Päivi Päättäjä".into(), title: "kehittämispäällikkö".into() }
}

async fn end(world: &World, round: &SelectionDetails) -> SelectionDetails {
    let client = world.client(Home::A, Persona::Decider);
    client.end_waiting_list(round.id, world.key(), round.version, &decider()).await.unwrap()
}

async fn send(world: &World) {
    let (db, clock, ids) = (world.app.db.clone(), world.app.clock.clone(), world.app.ids.clone());
    let outbox = Outbox { db, clock, ids, transport: Transport::Sink, domain: "polku.test".to_owned() };
    outbox.send_due().await.unwrap();
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

    /// ADR 15: the mailbox of a job is no longer that of whoever has left it, and somebody else may read it.
    async fn of_somebody_who_left_a_mail_goes_where_they_said_or_nowhere(world: World) {
        let pool = Pool::settle(&world).await;
        let round = confirmed(&world, &pool).await;
        let at_work = [Persona::Coordinator, Persona::Decider, Persona::AgencyAdmin];
        let waiting = pool.waiting_order(&world).await;
        let personas: Vec<Persona> =
            waiting.iter().map(|id| pool.persona(*id)).filter(|persona| !at_work.contains(persona)).collect();
        let [own, none, here] = personas[..3] else { panic!("three wait: {personas:?}") };
        let address = LinkAddress { address: "oma@kotona.test".into() };
        world.client(Home::A, own).set_own_link_address(world.key(), &address).await.unwrap();
        serves(&world, Home::A, own, false).await;
        serves(&world, Home::A, none, false).await;
        set_clock(&world, 9, 2, 8);
        let preview = world.client(Home::A, Persona::Decider).preview_last_word(round.id).await.unwrap();
        assert_eq!((preview.recipients as usize, preview.without_address), (waiting.len() - 1, 1));
        end(&world, &round).await;
        send(&world).await;
        let to = |address: String| {
            let world = &world;
            async move { count(world, "mail_sink", &format!("recipient = '{address}'")).await }
        };
        let work = |persona: Persona| to(format!("{}@example.test", persona.name()));
        // Of the first two the place on the list was told before they left, and waited in the outbox.
        assert_eq!((to(address.address.clone()).await, work(own).await, work(none).await), (2, 0, 0));
        assert_eq!(work(here).await, 2, "the control");
        let person = world.rows(Home::A, none).person.unwrap();
        for (template, rows) in [("waiting", 1), ("not_selected", 0)] {
            let condition = format!("person_id = '{person}' AND template = '{template}' AND state <> 'sent'");
            assert_eq!(count(&world, "mails", &condition).await, rows, "{template}");
        }
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
