use polku_api_types::groups::{BrokenLimitKind, GroupRepair, GroupRepairProposal};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_domain::groups::fixtures::{loose_pool, person};

use super::pool::Pool;
use super::{group_of, groups};
use crate::for_each_engine;
use crate::support::{Home, Persona, World, code};

async fn repair(world: &World, pool: &Pool) -> GroupRepair {
    let coordinator = world.client(Home::A, Persona::Coordinator);
    match coordinator.check_group_repair(pool.programme.uuid()).await.unwrap() {
        GroupRepairProposal::Repairable { repair } => repair,
        GroupRepairProposal::Infeasible { cause } => panic!("{cause:?}"),
    }
}

for_each_engine! {
    async fn a_newcomer_gets_the_leavers_place_and_nobody_else_moves(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![3, 3], 2)).await;
        let before = groups(&world, &pool).await;
        assert!(repair(&world, &pool).await.moves.is_empty());
        let leaver = before.groups[1].members[1];
        pool.leave(&world, leaver.into()).await;
        let newcomer = pool.join(&world, Persona::Participant).await.uuid();
        let found = repair(&world, &pool).await;
        let moves: Vec<_> = found.moves.iter().map(|one| (one.application_id, one.from_group, one.to_group)).collect();
        assert_eq!((moves, found.fewest), (vec![(newcomer, None, 2)], true));
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let programme = pool.programme.uuid();
        let stale = coordinator.repair_groups(programme, world.key(), before.version + 7).await;
        assert_eq!(code(stale), ProblemCode::StaleVersion);
        let mended = coordinator.repair_groups(programme, world.key(), before.version).await.unwrap();
        assert_eq!(group_of(&mended, newcomer), Some(2));
        assert_eq!((mended.broken.len(), mended.score.total), (0, found.score_after));
        let back = coordinator.undo_group_move(programme, world.key(), mended.version).await.unwrap();
        assert_eq!(group_of(&back, newcomer), None);
    }

    async fn after_confirmation_only_what_is_broken_is_repaired_and_who_moves_is_told(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![3, 3], 2)).await;
        let proposed = groups(&world, &pool).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let programme = pool.programme.uuid();
        coordinator.confirm_groups(programme, world.key(), proposed.version).await.unwrap();
        let leaver = proposed.groups[0].members[0];
        pool.leave(&world, leaver.into()).await;
        let newcomer = pool.join(&world, Persona::Participant).await.uuid();
        let seen = coordinator.view_grouping(programme).await.unwrap().body;
        assert_eq!(seen.broken[0].kind, BrokenLimitKind::WithoutGroup);
        let mended = coordinator.repair_groups(programme, world.key(), seen.version).await.unwrap();
        assert_eq!(group_of(&mended, newcomer), Some(1));
        let own = world.client(Home::A, Persona::Participant).list_own_groups(&PageQuery::default()).await.unwrap().items;
        assert_eq!(own[0].number, 1);
        // Nothing is broken any more, so asking again changes nothing.
        let again = coordinator.repair_groups(programme, world.key(), mended.version).await.unwrap();
        assert_eq!((again.version, &again.groups), (mended.version, &mended.groups));
    }

    async fn only_who_runs_the_groups_repairs_them(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![3, 3], 2)).await;
        let before = groups(&world, &pool).await;
        let programme = pool.programme.uuid();
        let decider = world.client(Home::A, Persona::Decider);
        assert_eq!(code(decider.check_group_repair(programme).await), ProblemCode::Forbidden);
        assert_eq!(code(decider.repair_groups(programme, world.key(), before.version).await), ProblemCode::Forbidden);
        assert!(pool.application_of.contains_key(&person(0)));
    }
}
