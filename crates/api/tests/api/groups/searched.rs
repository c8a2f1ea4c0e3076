//! Searches for groups that nobody waits for: told, cancelled, left by their process, begun again.
//!
//! A search waits for its turn as long as a test has it, so that each step is taken when the test says so.

use diesel::prelude::*;
use jiff::SignedDuration;
use polku::db::schema::group_searches;
use polku::db::{DbError, Ts};
use polku::jobs::Runner;
use polku_api_types::groups::{
    CancelGroupSearch, GroupProposal, GroupSearch, GroupSearchState, InfeasibleReason, ProposeGroups,
};
use polku_api_types::problem::ProblemCode;
use polku_domain::groups::fixtures::{loose_pool, person, pool_with_line_of_three};
use polku_domain::groups::{Grouping, propose as solve};
use tokio::sync::OwnedSemaphorePermit;
use uuid::Uuid;

use super::pool::Pool;
use super::{group_of, propose};
use crate::for_each_engine;
use crate::support::{Home, Persona, World, code};

fn hold(world: &World) -> OwnedSemaphorePermit {
    world.app.group_searches.try_turn().expect("nobody searches")
}

/// Gives the turn to the search that waits for it, and waits until it is over.
async fn let_go(world: &World, turn: OwnedSemaphorePermit) {
    drop(turn);
    over(world).await;
}

/// Waits until the search that works in this moment is over.
async fn over(world: &World) {
    drop(world.app.group_searches.whenever().await.unwrap());
}

async fn searching(world: &World, pool: &Pool) -> GroupSearch {
    match propose(world, pool).await {
        GroupProposal::Searching { search } => search,
        other => panic!("{other:?}"),
    }
}

async fn seen(world: &World, pool: &Pool) -> GroupSearch {
    let coordinator = world.client(Home::A, Persona::Coordinator);
    coordinator.view_group_search(pool.programme.uuid()).await.unwrap()
}

async fn cancel(
    world: &World,
    pool: &Pool,
    search_id: Uuid,
) -> Result<GroupSearch, polku_client::ClientError> {
    let coordinator = world.client(Home::A, Persona::Coordinator);
    coordinator
        .cancel_group_search(pool.programme.uuid(), world.key(), &CancelGroupSearch { search_id })
        .await
}

/// As if the process that works on the search had last been heard of so that its lease ends then, after so many beginnings;
/// as if it were another process.
async fn lease(world: &World, until: jiff::Timestamp, attempts: i64, another: bool) {
    let key = world.key().to_string();
    world
        .app
        .db
        .write_tx(move |conn| -> Result<(), DbError> {
            let held = (group_searches::leased_until.eq(Ts(until)), group_searches::attempts.eq(attempts));
            diesel::update(group_searches::table).set(held).execute(conn)?;
            if another {
                diesel::update(group_searches::table)
                    .set(group_searches::lease.eq(key.clone()))
                    .execute(conn)?;
            }
            Ok(())
        })
        .await
        .unwrap();
}

/// As if another process had worked on it and ended, after so many beginnings.
async fn abandon(world: &World, attempts: i64) {
    lease(world, world.app.clock.now() - SignedDuration::from_mins(2), attempts, true).await;
}

/// The jobs of two minutes later.
async fn look_after(world: &World) {
    world.pass(SignedDuration::from_mins(2));
    Runner::new(world.app.clone()).run_due().await.unwrap();
}

async fn actions(world: &World) -> Vec<String> {
    let officer = world.client(Home::A, Persona::DataProtectionOfficer);
    let page = officer.list_audit_entries(None).await.unwrap();
    let ours = page.items.into_iter().map(|entry| entry.action);
    let mut ours: Vec<String> = ours.filter(|action| action.starts_with("group")).collect();
    ours.sort();
    ours
}

for_each_engine! {
    async fn a_search_goes_on_when_nobody_waits_and_keeps_what_the_solver_gives(world: World) {
        let pool = Pool::settle(&world, loose_pool(40, vec![20, 20], 1)).await;
        let turn = hold(&world);
        let search = searching(&world, &pool).await;
        assert_eq!((search.state, search.people), (GroupSearchState::Running, 40));
        assert_eq!((search.spent_per_mille, search.score, search.bound), (0, None, None));
        assert_eq!(seen(&world, &pool).await, search);
        let coordinator = world.client(Home::A, Persona::Coordinator);
        assert_eq!(code(coordinator.view_grouping(pool.programme.uuid()).await), ProblemCode::NotFound);
        let_go(&world, turn).await;
        let ended = seen(&world, &pool).await;
        assert_eq!((ended.id, ended.state), (search.id, GroupSearchState::Found));
        assert!(ended.ended_at.is_some());
        let grouping = coordinator.view_grouping(pool.programme.uuid()).await.unwrap().body;
        let expected = solve(&Grouping::parse(pool.input.clone()).unwrap()).unwrap();
        for (person, group) in expected.assignment.iter() {
            let application = pool.application_of[&person].uuid();
            assert_eq!(group_of(&grouping, application), Some(group.number()));
        }
        assert_eq!(actions(&world).await, ["group_search_started", "groups_proposed"]);
    }

    async fn a_second_search_is_refused_until_the_first_has_ended(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![3, 3], 1)).await;
        let turn = hold(&world);
        let first = searching(&world, &pool).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let again =
            coordinator.propose_groups(pool.programme.uuid(), world.key(), &ProposeGroups::default()).await;
        assert_eq!(code(again), ProblemCode::GroupSearchRunning);
        let_go(&world, turn).await;
        let GroupProposal::Proposed { .. } = propose(&world, &pool).await else { panic!("no groups") };
        assert_ne!(seen(&world, &pool).await.id, first.id);
    }

    async fn of_two_that_start_together_one_searches(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![3, 3], 1)).await;
        let turn = hold(&world);
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let wanted = ProposeGroups::default();
        let start = || coordinator.propose_groups(pool.programme.uuid(), world.key(), &wanted);
        let (one, other) = tokio::join!(start(), start());
        let refused: Vec<_> = [one, other].into_iter().filter_map(Result::err).collect();
        assert_eq!(refused.len(), 1);
        let code = refused.first().and_then(|error| error.problem()).map(|problem| problem.code);
        assert_eq!(code, Some(ProblemCode::GroupSearchRunning));
        let_go(&world, turn).await;
        assert_eq!(actions(&world).await, ["group_search_started", "groups_proposed"]);
    }

    async fn of_a_cancelled_search_nothing_is_kept(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![3, 3], 1)).await;
        let turn = hold(&world);
        let search = searching(&world, &pool).await;
        assert_eq!(code(cancel(&world, &pool, world.key()).await), ProblemCode::NotFound);
        let cancelled = cancel(&world, &pool, search.id).await.unwrap();
        assert_eq!(cancelled.state, GroupSearchState::Cancelled);
        assert_eq!(cancel(&world, &pool, search.id).await.unwrap(), cancelled, "once more changes nothing");
        let_go(&world, turn).await;
        assert_eq!(seen(&world, &pool).await, cancelled);
        let coordinator = world.client(Home::A, Persona::Coordinator);
        assert_eq!(code(coordinator.view_grouping(pool.programme.uuid()).await), ProblemCode::NotFound);
        assert_eq!(actions(&world).await, ["group_search_cancelled", "group_search_started"]);
        // Another one can be started, and once it has ended there is nothing to cancel.
        let GroupProposal::Proposed { .. } = propose(&world, &pool).await else { panic!("no groups") };
        let found = seen(&world, &pool).await;
        assert_eq!(found.state, GroupSearchState::Found);
        assert_eq!(code(cancel(&world, &pool, found.id).await), ProblemCode::GroupSearchOver);
    }

    async fn what_an_ended_process_left_is_begun_again_and_gives_the_same(world: World) {
        let pool = Pool::settle(&world, loose_pool(40, vec![20, 20], 1)).await;
        let turn = hold(&world);
        let search = searching(&world, &pool).await;
        abandon(&world, 1).await;
        // Whoever has lost it keeps nothing, whatever they found.
        let_go(&world, turn).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        assert_eq!(code(coordinator.view_grouping(pool.programme.uuid()).await), ProblemCode::NotFound);
        assert_eq!(seen(&world, &pool).await.state, GroupSearchState::Running);
        look_after(&world).await;
        over(&world).await;
        let ended = seen(&world, &pool).await;
        assert_eq!((ended.id, ended.state), (search.id, GroupSearchState::Found));
        let again = coordinator.view_grouping(pool.programme.uuid()).await.unwrap().body;
        let expected = solve(&Grouping::parse(pool.input.clone()).unwrap()).unwrap();
        assert_eq!(again.score.total, expected.explanation.cost.hundredths());
        assert_eq!(again.seed, hex::encode(expected.seed.bytes()));
        assert_eq!(actions(&world).await, ["group_search_started", "groups_proposed"]);
    }

    async fn a_search_that_is_begun_again_keeps_no_job_waiting(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![3, 3], 1)).await;
        let turn = hold(&world);
        searching(&world, &pool).await;
        abandon(&world, 1).await;
        let_go(&world, turn).await;
        // Another search has the turn; the jobs are done all the same, and this one is still to come.
        let turn = hold(&world);
        look_after(&world).await;
        assert_eq!(seen(&world, &pool).await.state, GroupSearchState::Running);
        let_go(&world, turn).await;
        assert_eq!(seen(&world, &pool).await.state, GroupSearchState::Found);
    }

    async fn a_search_whose_process_is_heard_of_is_left_alone(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![3, 3], 1)).await;
        let turn = hold(&world);
        let search = searching(&world, &pool).await;
        // Its process has told of it within the minute.
        let soon = world.app.clock.now() + SignedDuration::from_mins(10);
        lease(&world, soon, 1, false).await;
        look_after(&world).await;
        assert_eq!(seen(&world, &pool).await, search);
        let_go(&world, turn).await;
        assert_eq!(seen(&world, &pool).await.state, GroupSearchState::Found);
    }

    async fn a_search_that_ended_its_process_three_times_is_given_up(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![3, 3], 1)).await;
        let turn = hold(&world);
        searching(&world, &pool).await;
        abandon(&world, 3).await;
        let_go(&world, turn).await;
        look_after(&world).await;
        assert_eq!(seen(&world, &pool).await.state, GroupSearchState::GaveUp);
        let coordinator = world.client(Home::A, Persona::Coordinator);
        assert_eq!(code(coordinator.view_grouping(pool.programme.uuid()).await), ProblemCode::NotFound);
    }

    async fn people_who_came_meanwhile_overtake_a_search(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![4, 4], 1)).await;
        let turn = hold(&world);
        searching(&world, &pool).await;
        pool.join(&world, Persona::Participant).await;
        let_go(&world, turn).await;
        assert_eq!(seen(&world, &pool).await.state, GroupSearchState::Overtaken);
        let coordinator = world.client(Home::A, Persona::Coordinator);
        assert_eq!(code(coordinator.view_grouping(pool.programme.uuid()).await), ProblemCode::NotFound);
    }

    async fn why_there_are_no_groups_is_told_afterwards_and_kept_nowhere(world: World) {
        let pool = Pool::settle(&world, pool_with_line_of_three()).await;
        let turn = hold(&world);
        searching(&world, &pool).await;
        let_go(&world, turn).await;
        let ended = seen(&world, &pool).await;
        assert_eq!(ended.state, GroupSearchState::Infeasible);
        let cause = ended.cause.expect("the people are the same");
        assert_eq!(cause.reason, InfeasibleReason::LineLongerThanGroups);
        let named: Vec<_> = cause.sets.concat().iter().map(|person| person.application_id).collect();
        let expected: Vec<_> = (0..3).map(|number| pool.application_of[&person(number)].uuid()).collect();
        assert_eq!(named, expected);
    }

    async fn the_same_key_starts_one_search_and_then_gives_its_groups(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![3, 3], 1)).await;
        let turn = hold(&world);
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let (key, wanted, programme) = (world.key(), ProposeGroups::default(), pool.programme.uuid());
        let first = coordinator.propose_groups(programme, key, &wanted).await.unwrap();
        assert_eq!(coordinator.propose_groups(programme, key, &wanted).await.unwrap(), first);
        let_go(&world, turn).await;
        let after = coordinator.propose_groups(programme, key, &wanted).await.unwrap();
        let GroupProposal::Proposed { grouping } = after else { panic!("no groups") };
        assert_eq!(grouping.version, 1);
        assert_eq!(actions(&world).await, ["group_search_started", "groups_proposed"]);
    }

    async fn only_the_programmes_own_people_see_or_cancel_a_search(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![3, 3], 1)).await;
        let turn = hold(&world);
        let search = searching(&world, &pool).await;
        let (programme, wanted) = (pool.programme.uuid(), CancelGroupSearch { search_id: search.id });
        for persona in [Persona::Participant, Persona::Supervisor, Persona::AgencyAdmin, Persona::Coach] {
            let client = world.client(Home::A, persona);
            assert_eq!(code(client.view_group_search(programme).await), ProblemCode::Forbidden, "{persona:?}");
        }
        let decider = world.client(Home::A, Persona::Decider);
        assert_eq!(decider.view_group_search(programme).await.unwrap(), search);
        let refused = decider.cancel_group_search(programme, world.key(), &wanted).await;
        assert_eq!(code(refused), ProblemCode::Forbidden);
        let foreign = world.client(Home::B, Persona::Coordinator);
        assert_eq!(code(foreign.view_group_search(programme).await), ProblemCode::NotFound);
        let refused = foreign.cancel_group_search(programme, world.key(), &wanted).await;
        assert_eq!(code(refused), ProblemCode::NotFound);
        assert_eq!(seen(&world, &pool).await, search, "nobody cancelled it");
        let_go(&world, turn).await;
    }
}
