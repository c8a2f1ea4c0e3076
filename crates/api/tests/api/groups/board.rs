use polku_api_types::groups::{BrokenLimitKind, GroupingDetails, MoveMember};
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_domain::groups::fixtures::{binding_pool, loose_pool, person};
use uuid::Uuid;

use super::pool::Pool;
use super::{group_of, groups};
use crate::for_each_engine;
use crate::support::{Home, Persona, code, problem};

fn members(grouping: &GroupingDetails) -> Vec<Vec<Uuid>> {
    grouping.groups.iter().map(|group| group.members.clone()).collect()
}

/// Two people of different groups whom no reporting line binds.
fn pair(pool: &Pool, grouping: &GroupingDetails) -> (Uuid, Uuid) {
    let application = |number| pool.application_of[&person(number)].uuid();
    let one = application(30);
    let there = (24..40).map(application).find(|other| group_of(grouping, *other) != group_of(grouping, one));
    (one, there.expect("somebody in the other group"))
}

for_each_engine! {
    async fn two_people_change_places_and_the_score_is_what_was_foretold(world: World) {
        let pool = Pool::settle(&world, binding_pool()).await;
        let before = groups(&world, &pool).await;
        let (one, other) = pair(&pool, &before);
        let to_group = group_of(&before, other).unwrap();
        let wanted = MoveMember { application_id: one, to_group, swap_with: Some(other) };
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let programme = pool.programme.uuid();
        let foretold = coordinator.check_group_move(programme, &wanted).await.unwrap();
        assert!(foretold.allowed);
        let after =
            coordinator.move_group_member(programme, world.key(), before.version, &wanted).await.unwrap();
        assert_eq!(group_of(&after, one), Some(to_group));
        assert_eq!(group_of(&after, other), group_of(&before, one));
        assert_eq!((foretold.score_before, foretold.score_after), (before.score.total, after.score.total));
        assert!(after.can_undo && after.version > before.version);
    }

    async fn a_swap_is_undone_as_one_move(world: World) {
        let pool = Pool::settle(&world, binding_pool()).await;
        let before = groups(&world, &pool).await;
        let (one, other) = pair(&pool, &before);
        let to_group = group_of(&before, other).unwrap();
        let wanted = MoveMember { application_id: one, to_group, swap_with: Some(other) };
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let programme = pool.programme.uuid();
        let moved =
            coordinator.move_group_member(programme, world.key(), before.version, &wanted).await.unwrap();
        let back = coordinator.undo_group_move(programme, world.key(), moved.version).await.unwrap();
        assert_eq!(members(&back), members(&before));
        assert_eq!(back.score, before.score);
        assert!(!back.can_undo);
        let again = coordinator.undo_group_move(programme, world.key(), back.version).await;
        assert_eq!(code(again), ProblemCode::NothingToUndo);
    }

    async fn a_move_into_a_full_group_is_refused_and_says_so_beforehand(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![3, 3], 2)).await;
        let before = groups(&world, &pool).await;
        let application_id = before.groups[0].members[0];
        let wanted = MoveMember { application_id, to_group: 2, swap_with: None };
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let programme = pool.programme.uuid();
        let foretold = coordinator.check_group_move(programme, &wanted).await.unwrap();
        assert_eq!(foretold.breaks.iter().map(|limit| limit.kind).collect::<Vec<_>>(), [BrokenLimitKind::TooMany]);
        let refused = coordinator.move_group_member(programme, world.key(), before.version, &wanted).await;
        assert_eq!(code(refused), ProblemCode::GroupLimitBroken);
        let unchanged = coordinator.view_grouping(programme).await.unwrap().body;
        assert_eq!(unchanged, before);
    }

    async fn nobody_is_moved_to_their_own_people(world: World) {
        let pool = Pool::settle(&world, binding_pool()).await;
        let before = groups(&world, &pool).await;
        let supervisor = pool.application_of[&person(0)].uuid();
        let to_group = 3 - group_of(&before, supervisor).unwrap();
        let stranger = (24..40)
            .map(|number| pool.application_of[&person(number)].uuid())
            .find(|other| group_of(&before, *other) == Some(to_group));
        let wanted = MoveMember { application_id: supervisor, to_group, swap_with: stranger };
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let programme = pool.programme.uuid();
        let foretold = coordinator.check_group_move(programme, &wanted).await.unwrap();
        assert_eq!(foretold.breaks.len(), 5);
        assert!(foretold.breaks.iter().all(|limit| limit.kind == BrokenLimitKind::OwnSupervisor));
        assert!(foretold.breaks.iter().all(|limit| limit.people[1] == supervisor));
        let refused = coordinator.move_group_member(programme, world.key(), before.version, &wanted).await;
        assert_eq!(code(refused), ProblemCode::GroupLimitBroken);
    }

    async fn a_move_on_an_old_board_is_refused(world: World) {
        let pool = Pool::settle(&world, binding_pool()).await;
        let before = groups(&world, &pool).await;
        let (one, other) = pair(&pool, &before);
        let to_group = group_of(&before, other).unwrap();
        let wanted = MoveMember { application_id: one, to_group, swap_with: Some(other) };
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let programme = pool.programme.uuid();
        coordinator.move_group_member(programme, world.key(), before.version, &wanted).await.unwrap();
        let late = coordinator.move_group_member(programme, world.key(), before.version, &wanted).await;
        assert_eq!(code(late), ProblemCode::StaleVersion);
    }

    async fn people_and_groups_that_are_not_on_the_board_are_named_all_at_once(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![3, 3], 2)).await;
        let before = groups(&world, &pool).await;
        let wanted = MoveMember { application_id: Uuid::nil(), to_group: 3, swap_with: Some(Uuid::nil()) };
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let programme = pool.programme.uuid();
        let refused =
            problem(coordinator.move_group_member(programme, world.key(), before.version, &wanted).await);
        let named: Vec<_> = refused.errors.iter().map(|error| (error.pointer.as_str(), &error.fault)).collect();
        let expected = [
            ("/application_id", &FieldCode::NotFound),
            ("/to_group", &FieldCode::NotFound),
            ("/swap_with", &FieldCode::NotAllowed),
        ];
        assert_eq!(named, expected);
    }

    async fn who_gives_up_their_place_leaves_their_group_and_a_newcomer_gets_it(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![3, 3], 2)).await;
        let before = groups(&world, &pool).await;
        let leaver = before.groups[1].members[1];
        pool.leave(&world, leaver.into()).await;
        let newcomer = pool.join(&world, Persona::Participant).await.uuid();
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let programme = pool.programme.uuid();
        let seen = coordinator.view_grouping(programme).await.unwrap().body;
        assert_eq!(seen.groups[1].members.len(), 2);
        assert_eq!(seen.broken[0].kind, BrokenLimitKind::WithoutGroup);
        assert_eq!(seen.broken[0].people, [newcomer]);
        let wanted = MoveMember { application_id: newcomer, to_group: 2, swap_with: None };
        let placed = coordinator.move_group_member(programme, world.key(), seen.version, &wanted).await.unwrap();
        assert_eq!(group_of(&placed, newcomer), Some(2));
        assert!(placed.broken.is_empty());
        let back = coordinator.undo_group_move(programme, world.key(), placed.version).await.unwrap();
        assert_eq!(group_of(&back, newcomer), None);
    }
}
