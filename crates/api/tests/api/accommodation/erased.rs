//! What was said is erased with whatever ends an application or a participation, and with nothing else.

use diesel::prelude::*;
use polku::db::schema::applications;
use polku::db::{DbError, Key};
use polku::jobs::Runner;
use polku_api_types::participation::{DiscontinuationReason, DiscontinueParticipation};
use polku_api_types::problem::ProblemCode;
use polku_api_types::selection::ConfirmSelection;
use polku_domain::ids::ApplicationId;
use uuid::Uuid;

use super::{is_kept, own, say, settled, wish};
use crate::for_each_engine;
use crate::selection::confirmed;
use crate::selection::pool::{ELIGIBLE, Pool};
use crate::support::calls::set_clock;
use crate::support::{Answers, Home, Persona, World, code};

const WORK: DiscontinueParticipation =
    DiscontinueParticipation { reason: DiscontinuationReason::WorkSituation };

/// Everybody who applied has said what they need.
async fn everybody_says(world: &World, pool: &Pool) {
    for persona in pool.application_of.keys() {
        say(world, pool, *persona).await;
    }
}

async fn kept(world: &World, pool: &Pool) -> Vec<Uuid> {
    let mut kept = Vec::new();
    for application in pool.application_of.values() {
        if is_kept(world, application.uuid()).await {
            kept.push(application.uuid());
        }
    }
    kept
}

/// The offered applications of a confirmed round.
async fn offered(world: &World, pool: &Pool) -> Vec<Uuid> {
    let places =
        world.client(Home::A, Persona::Coordinator).whole_places(pool.programme.uuid()).await.unwrap();
    places.offers.iter().map(|offer| offer.application_id).collect()
}

for_each_engine! {
    async fn each_way_out_erases_the_wish_and_nobody_elses(world: World) {
        let pool = settled(&world).await;
        everybody_says(&world, &pool).await;
        let round = confirmed(&world, &pool).await;
        // Of all who applied only the one outside the target group is out.
        assert_eq!(kept(&world, &pool).await.len(), ELIGIBLE as usize);
        assert!(!is_kept(&world, own(&pool, Persona::Supervisor)).await);

        let places = offered(&world, &pool).await;
        let owner = |application: Uuid| world.client(Home::A, pool.persona(application));
        let coordinator = world.client(Home::A, Persona::Coordinator);
        owner(places[0]).decline_latest(places[0], world.key()).await.unwrap();
        for place in &places[1..4] {
            owner(*place).accept_latest(*place, world.key()).await.unwrap();
            assert!(is_kept(&world, *place).await, "a place is taken, and what is needed stays");
        }
        coordinator.pause_participation(places[1], world.key()).await.unwrap();
        assert!(is_kept(&world, places[1]).await, "a pause ends nothing");
        coordinator.resume_participation(places[1], world.key()).await.unwrap();
        coordinator.complete_participation(places[1], world.key()).await.unwrap();
        owner(places[2]).leave_programme(places[2], world.key(), &WORK).await.unwrap();
        coordinator.discontinue_participation(places[3], world.key(), &WORK).await.unwrap();
        for place in &places[..4] {
            assert!(!is_kept(&world, *place).await);
        }
        let closed = owner(places[1]).set_accommodation_wish(places[1], 0, &wish()).await;
        assert_eq!(code(closed), ProblemCode::AccommodationWishClosed);

        let waiting = pool.waiting_order(&world).await;
        let application = owner(waiting[0]).view_own_application(waiting[0]).await.unwrap();
        owner(waiting[0]).withdraw_application(world.key(), waiting[0], application.version).await.unwrap();
        assert!(!is_kept(&world, waiting[0]).await && is_kept(&world, waiting[1]).await);

        set_clock(&world, 9, 2, 8);
        // The offers that were not answered lapse; the rest waits for the last word.
        Runner::new(world.app.clone()).run_due().await.unwrap();
        let still = pool.waiting_order(&world).await;
        assert_eq!(kept(&world, &pool).await.len(), still.len());
        let body = ConfirmSelection { name: "Päivi Päättäjä".into(), title: "kehittämispäällikkö".into() };
        let decider = world.client(Home::A, Persona::Decider);
        decider.end_waiting_list(round.id, world.key(), round.version, &body).await.unwrap();
        assert_eq!(kept(&world, &pool).await, Vec::<Uuid>::new());
    }

    async fn what_is_left_over_is_removed_by_the_job(world: World) {
        let pool = settled(&world).await;
        for persona in [Persona::Participant, Persona::OtherParticipant] {
            say(&world, &pool, persona).await;
        }
        let (over, alive) = (own(&pool, Persona::Participant), own(&pool, Persona::OtherParticipant));
        // Somebody says something in the very moment in which they withdraw.
        let behind = move |conn: &mut polku::db::AnyConn| -> Result<usize, DbError> {
            let row = applications::table.find(Key(ApplicationId::new(over)));
            Ok(diesel::update(row).set(applications::state.eq("withdrawn")).execute(conn)?)
        };
        world.app.db.write_tx(behind).await.unwrap();
        assert!(is_kept(&world, over).await);
        Runner::new(world.app.clone()).run_due().await.unwrap();
        assert!(!is_kept(&world, over).await && is_kept(&world, alive).await);
    }
}
