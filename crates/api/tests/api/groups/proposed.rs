use polku_api_types::groups::{GroupProposal, GroupWeights, GroupingState, InfeasibleReason, ProposeGroups};
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_domain::groups::fixtures::{
    binding_pool, loose_pool, person, pool_with_line_of_three, pool_with_too_large_team,
};
use polku_domain::groups::{Grouping, propose as solve};

use super::pool::Pool;
use super::{cause, group_of, groups};
use crate::for_each_engine;
use crate::support::{Home, Persona, code, problem};

for_each_engine! {
    async fn forty_people_are_proposed_two_groups_of_twenty_that_the_solver_gives_too(world: World) {
        let pool = Pool::settle(&world, binding_pool()).await;
        let grouping = groups(&world, &pool).await;
        assert_eq!(grouping.state, GroupingState::Proposed);
        assert_eq!(grouping.groups.iter().map(|group| group.members.len()).collect::<Vec<_>>(), [20, 20]);
        assert!(grouping.broken.is_empty() && grouping.score.optimal);
        let expected = solve(&Grouping::parse(pool.input.clone()).unwrap()).unwrap();
        for (person, group) in expected.assignment.iter() {
            let application = pool.application_of[&person].uuid();
            assert_eq!(group_of(&grouping, application), Some(group.number()));
        }
        assert_eq!(grouping.score.total, expected.explanation.cost.hundredths());
        assert_eq!(grouping.seed, hex::encode(expected.seed.bytes()));
        assert_eq!(grouping.score.apart.len(), 20, "four supervisors with five people each");
    }

    async fn what_was_proposed_is_what_is_seen_with_its_version(world: World) {
        let pool = Pool::settle(&world, loose_pool(40, vec![20, 20], 1)).await;
        let grouping = groups(&world, &pool).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let seen = coordinator.view_grouping(pool.programme.uuid()).await.unwrap();
        assert_eq!(seen.version, Some(grouping.version));
        assert_eq!(seen.body, grouping);
    }

    async fn proposing_again_gives_the_same_groups_and_other_weights_are_kept(world: World) {
        let pool = Pool::settle(&world, loose_pool(40, vec![20, 20], 1)).await;
        let first = groups(&world, &pool).await;
        let again = groups(&world, &pool).await;
        let members = |grouping: &polku_api_types::groups::GroupingDetails| -> Vec<_> {
            grouping.groups.iter().map(|group| group.members.clone()).collect()
        };
        assert_eq!(members(&first), members(&again));
        let weights = GroupWeights { unit: 0, site: 100, job_category: 7, tenure: 0, wished_mode: 2 };
        let wanted = ProposeGroups { weights: Some(weights), seed: Some("ab".repeat(32)), unit_maximum: None };
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let third = coordinator.propose_groups(pool.programme.uuid(), world.key(), &wanted).await.unwrap();
        let GroupProposal::Proposed { grouping } = third else { panic!("no groups") };
        assert_eq!((grouping.weights, grouping.seed.as_str()), (weights, "ab".repeat(32).as_str()));
        assert!(grouping.version > again.version);
    }

    async fn a_line_of_three_in_two_groups_is_named_in_the_readers_language(world: World) {
        let pool = Pool::settle(&world, pool_with_line_of_three()).await;
        let found = cause(&world, &pool).await;
        assert_eq!(found.reason, InfeasibleReason::LineLongerThanGroups);
        let named: Vec<_> = found.sets.concat().iter().map(|person| person.application_id).collect();
        let expected: Vec<_> = (0..3).map(|number| pool.application_of[&person(number)].uuid()).collect();
        assert_eq!(named, expected);
        assert!(found.explanation.contains("esihenkilöketjuun") && found.explanation.contains("Numero-002"));
        let coordinator = world.client(Home::A, Persona::Coordinator);
        assert_eq!(code(coordinator.view_grouping(pool.programme.uuid()).await), ProblemCode::NotFound);
    }

    async fn a_team_that_no_group_can_hold_is_named_whole(world: World) {
        let pool = Pool::settle(&world, pool_with_too_large_team()).await;
        let found = cause(&world, &pool).await;
        assert_eq!((found.reason, found.sizes), (InfeasibleReason::SizesTooTight, vec![20, 20]));
        assert_eq!(found.sets.concat().len(), 22);
    }

    async fn weights_and_seeds_that_cannot_be_are_refused_by_field(world: World) {
        let pool = Pool::settle(&world, loose_pool(4, vec![2, 2], 1)).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let weights = Some(GroupWeights { unit: 101, site: 0, job_category: 0, tenure: 0, wished_mode: 0 });
        let wanted = ProposeGroups { weights, ..ProposeGroups::default() };
        let refused = problem(coordinator.propose_groups(pool.programme.uuid(), world.key(), &wanted).await);
        assert_eq!(refused.errors[0].pointer, "/weights/unit");
        assert_eq!(refused.errors[0].fault, FieldCode::TooLarge { max: 100 });
        let wanted = ProposeGroups { seed: Some("x".repeat(64)), ..ProposeGroups::default() };
        let refused = problem(coordinator.propose_groups(pool.programme.uuid(), world.key(), &wanted).await);
        assert_eq!(refused.errors[0].pointer, "/seed");
    }

    async fn a_programme_without_people_has_nobody_to_divide(world: World) {
        let mut input = loose_pool(2, vec![1, 1], 1);
        input.members.truncate(1);
        let pool = Pool::settle(&world, input).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let refused =
            coordinator.propose_groups(pool.programme.uuid(), world.key(), &ProposeGroups::default()).await;
        assert_eq!(code(refused), ProblemCode::GroupsTooFewPeople);
    }

    async fn the_same_key_proposes_once(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![3, 3], 1)).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let key = world.key();
        let wanted = ProposeGroups::default();
        let first = coordinator.propose_groups(pool.programme.uuid(), key, &wanted).await.unwrap();
        let second = coordinator.propose_groups(pool.programme.uuid(), key, &wanted).await.unwrap();
        assert_eq!(first, second);
    }

    async fn only_the_programmes_own_people_see_or_change_its_groups(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![3, 3], 1)).await;
        groups(&world, &pool).await;
        let programme = pool.programme.uuid();
        for persona in [Persona::Participant, Persona::Supervisor, Persona::AgencyAdmin, Persona::Coach] {
            let client = world.client(Home::A, persona);
            assert_eq!(code(client.view_grouping(programme).await), ProblemCode::Forbidden, "{persona:?}");
        }
        assert!(world.client(Home::A, Persona::Decider).view_grouping(programme).await.is_ok());
        let decider = world.client(Home::A, Persona::Decider);
        let refused = decider.propose_groups(programme, world.key(), &ProposeGroups::default()).await;
        assert_eq!(code(refused), ProblemCode::Forbidden);
        let foreign = world.client(Home::B, Persona::Coordinator);
        assert_eq!(code(foreign.view_grouping(programme).await), ProblemCode::NotFound);
        assert_eq!(code(world.anonymous().view_grouping(programme).await), ProblemCode::Unauthenticated);
    }
}
