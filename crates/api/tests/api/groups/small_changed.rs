//! What becomes of small groups when somebody leaves, comes, or changes group.

use diesel::prelude::*;
use polku::db::schema::people;
use polku::db::{DbError, Key};
use polku_api_types::groups::{
    BrokenLimitKind, GroupRepair, GroupRepairProposal, GroupingDetails, MoveMember,
};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_client::GroupsOf;
use polku_domain::groups::fixtures::loose_pool;
use polku_domain::ids::PersonId;
use uuid::Uuid;

use super::group_of;
use super::pool::Pool;
use super::small::{confirmed, of, small, told};
use crate::for_each_engine;
use crate::retention::count;
use crate::support::{Home, Persona, World, code};

async fn repair(world: &World, of: GroupsOf) -> GroupRepair {
    match world.client(Home::A, Persona::Coordinator).check_group_repair(of).await.unwrap() {
        GroupRepairProposal::Repairable { repair } => repair,
        GroupRepairProposal::Infeasible { cause } => panic!("{cause:?}"),
    }
}

/// Confirmed small groups of both groups of twenty people.
async fn both(world: &World, pool: &Pool) -> (GroupingDetails, [GroupingDetails; 2]) {
    let outer = confirmed(world, pool).await;
    let decider = world.client(Home::A, Persona::Decider);
    let mut inner = Vec::new();
    for number in 1..=2 {
        let proposed = small(world, of(&outer, number)).await;
        inner.push(decider.confirm_groups(of(&outer, number), world.key(), proposed.version).await.unwrap());
    }
    (outer, inner.try_into().expect("two"))
}

async fn complete(world: &World, programme: Uuid) -> Vec<bool> {
    let board = world.client(Home::A, Persona::Coordinator).view_grouping(programme).await.unwrap().body;
    board.groups.iter().map(|group| group.small_groups.expect("small groups").complete).collect()
}

for_each_engine! {
    async fn a_newcomer_gets_the_leavers_place_at_both_levels_and_is_told_both(world: World) {
        let pool = Pool::settle(&world, loose_pool(20, vec![10, 10], 2)).await;
        let (outer, [first, _]) = both(&world, &pool).await;
        let (programme, whole, before) = (outer.programme_id, of(&outer, 1), told(&world).await);
        assert_eq!((before, complete(&world, programme).await), (20, vec![true, true]));
        let leaver = first.groups[1].members[2];
        pool.leave(&world, leaver.into()).await;
        let newcomer = pool.join(&world, Persona::Participant).await.uuid();
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let version = coordinator.view_grouping(programme).await.unwrap().body.version;
        let mended = coordinator.repair_groups(programme, world.key(), version).await.unwrap();
        assert_eq!(group_of(&mended, newcomer), Some(1));
        assert_eq!(complete(&world, programme).await, [false, true], "the newcomer has no small group yet");
        // That the leaver was taken out is on record at both levels, under their pseudonym.
        let of_leaver = outer.people.iter().find(|one| one.application_id == leaver).unwrap().person_id;
        for action in ["group_member_taken_out", "small_group_member_taken_out"] {
            let entries = format!("action = '{action}' AND person = '{of_leaver}' AND fields = '[\"group\"]'");
            assert_eq!((count(&world, "audit_entries", &entries).await, count(&world, "audit_entries", &format!("action = '{action}'")).await), (1, 1), "{action}");
        }
        let seen = coordinator.view_grouping(whole).await.unwrap().body;
        assert_eq!(seen.broken.iter().map(|limit| (limit.kind, limit.people.clone())).collect::<Vec<_>>(), [(BrokenLimitKind::WithoutGroup, vec![newcomer])]);
        let found = repair(&world, whole).await;
        let moves: Vec<_> = found.moves.iter().map(|one| (one.application_id, one.from_group, one.to_group)).collect();
        assert_eq!((moves, found.fewest), (vec![(newcomer, None, 2)], true));
        let mended = coordinator.repair_groups(whole, world.key(), seen.version).await.unwrap();
        assert_eq!((group_of(&mended, newcomer), mended.broken.len()), (Some(2), 0));
        assert_eq!((told(&world).await, complete(&world, programme).await), (before + 1, vec![true, true]));
        let own = world.client(Home::A, Persona::Participant).list_own_groups(&PageQuery::default()).await.unwrap().items;
        let own = own[0].small_group.as_ref().unwrap();
        assert_eq!((own.number, own.members.len()), (2, 5));
        let again = coordinator.repair_groups(whole, world.key(), mended.version).await.unwrap();
        assert_eq!((again.version, &again.groups), (mended.version, &mended.groups), "nothing is broken any more");
    }

    async fn who_left_is_in_no_small_group_and_the_others_need_not_move(world: World) {
        let pool = Pool::settle(&world, loose_pool(20, vec![10, 10], 2)).await;
        let (outer, [first, _]) = both(&world, &pool).await;
        pool.leave(&world, first.groups[0].members[0].into()).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let seen = coordinator.view_grouping(of(&outer, 1)).await.unwrap().body;
        assert_eq!(seen.groups.iter().map(|group| group.members.len()).collect::<Vec<_>>(), [4, 5]);
        assert_eq!((seen.broken.len(), complete(&world, outer.programme_id).await), (0, vec![true, true]));
        assert!(repair(&world, of(&outer, 1)).await.moves.is_empty());
    }

    async fn a_small_group_that_became_too_small_is_mended_by_one_move(world: World) {
        let pool = Pool::settle(&world, loose_pool(20, vec![10, 10], 2)).await;
        let (outer, [first, _]) = both(&world, &pool).await;
        let (programme, whole, before) = (outer.programme_id, of(&outer, 1), told(&world).await);
        for leaver in &first.groups[0].members[..2] {
            pool.leave(&world, (*leaver).into()).await;
        }
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let seen = coordinator.view_grouping(whole).await.unwrap().body;
        assert_eq!(seen.broken.iter().map(|limit| (limit.kind, limit.group)).collect::<Vec<_>>(), [(BrokenLimitKind::TooFew, Some(1))]);
        assert_eq!(complete(&world, programme).await, [false, true]);
        let found = repair(&world, whole).await;
        assert_eq!((found.moves.len(), found.moves[0].from_group, found.moves[0].to_group, found.fewest), (1, Some(2), 1, true));
        let mended = coordinator.repair_groups(whole, world.key(), seen.version).await.unwrap();
        assert_eq!(mended.groups.iter().map(|group| group.members.len()).collect::<Vec<_>>(), [4, 4]);
        assert_eq!((told(&world).await, complete(&world, programme).await), (before + 1, vec![true, true]));
        // With seven left, two small groups of four cannot be: what is left is shared, and nothing is broken.
        pool.leave(&world, mended.groups[0].members[0].into()).await;
        let seen = coordinator.view_grouping(whole).await.unwrap().body;
        assert_eq!((seen.broken.len(), complete(&world, programme).await), (0, vec![true, true]));
    }

    async fn who_changes_group_leaves_the_small_group_within_it(world: World) {
        let pool = Pool::settle(&world, loose_pool(20, vec![10, 10], 2)).await;
        let (outer, [first, second]) = both(&world, &pool).await;
        let programme = outer.programme_id;
        let [below, above] = [0, 1].map(|at| outer.groups[0].members[at]);
        let other = outer.groups[1].members[0];
        let person = |application: Uuid| {
            PersonId::new(outer.people.iter().find(|one| one.application_id == application).unwrap().person_id)
        };
        let (lower, upper) = (person(below), person(above));
        world
            .app
            .db
            .write_tx(move |conn| -> Result<(), DbError> {
                diesel::update(people::table.find(Key(lower))).set(people::supervisor_id.eq(Some(Key(upper)))).execute(conn)?;
                Ok(())
            })
            .await
            .unwrap();
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let swap = MoveMember { application_id: below, to_group: 2, swap_with: Some(other) };
        coordinator.move_group_member(programme, world.key(), outer.version, &swap).await.unwrap();
        assert_eq!(complete(&world, programme).await, [false, false]);
        for (number, before, came) in [(1, &first, other), (2, &second, below)] {
            let whole = of(&outer, number);
            let seen = coordinator.view_grouping(whole).await.unwrap().body;
            assert_eq!(seen.broken.iter().map(|limit| limit.people.clone()).collect::<Vec<_>>(), [vec![came]]);
            assert!(seen.version > before.version);
            let stale = coordinator.repair_groups(whole, world.key(), before.version).await;
            assert_eq!(code(stale), ProblemCode::StaleVersion);
            let mended = coordinator.repair_groups(whole, world.key(), seen.version).await.unwrap();
            assert!(group_of(&mended, came).is_some());
        }
        assert_eq!(complete(&world, programme).await, [true, true]);
    }
}
