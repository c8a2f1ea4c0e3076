//! Small groups within a confirmed group: proposed, moved by hand, confirmed, told.

use std::collections::BTreeSet;

use diesel::prelude::*;
use polku::db::schema::{group_members, mails};
use polku::db::{Constraint, DbError, Key};
use polku_api_types::groups::{
    BrokenLimitKind, GroupProposal, GroupingDetails, GroupingState, MoveMember, OwnGroupPlace,
    ProposeSmallGroups,
};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_client::{ClientError, GroupsOf};
use polku_domain::access::Role;
use polku_domain::groups::fixtures::loose_pool;
use uuid::Uuid;

use super::pool::Pool;
use super::{group_of, groups};
use crate::for_each_engine;
use crate::selection::told::looks;
use crate::support::{Home, Persona, World, code, problem};

/// Fives, by everything else as the groups were made.
const FIVES: ProposeSmallGroups =
    ProposeSmallGroups { size: 5, weights: None, seed: None, unit_maximum: None };

/// The confirmed groups of a pool.
pub async fn confirmed(world: &World, pool: &Pool) -> GroupingDetails {
    let proposed = groups(world, pool).await;
    let decider = world.client(Home::A, Persona::Decider);
    decider.confirm_groups(pool.programme.uuid(), world.key(), proposed.version).await.unwrap()
}

/// The small groups of a group of this number.
pub fn of(grouping: &GroupingDetails, number: usize) -> GroupsOf {
    GroupsOf { programme: grouping.programme_id, group: Some(grouping.groups[number - 1].id) }
}

async fn asked(
    world: &World,
    of: GroupsOf,
    wanted: &ProposeSmallGroups,
) -> Result<GroupProposal, ClientError> {
    let coordinator = world.client(Home::A, Persona::Coordinator);
    coordinator.propose_small_groups((of.programme, of.group.unwrap()), world.key(), wanted).await
}

/// Small groups of five.
pub async fn small(world: &World, of: GroupsOf) -> GroupingDetails {
    match asked(world, of, &FIVES).await.unwrap() {
        GroupProposal::Proposed { grouping } => grouping,
        other => panic!("{other:?}"),
    }
}

pub async fn told(world: &World) -> i64 {
    world
        .app
        .db
        .read(|conn| -> Result<i64, DbError> {
            Ok(mails::table.filter(mails::template.eq("small_group_confirmed")).count().get_result(conn)?)
        })
        .await
        .unwrap()
}

fn members(grouping: &GroupingDetails) -> Vec<Vec<Uuid>> {
    grouping.groups.iter().map(|group| group.members.clone()).collect()
}

for_each_engine! {
    async fn the_people_of_a_confirmed_group_are_divided_and_nobody_else(world: World) {
        let pool = Pool::settle(&world, loose_pool(20, vec![10, 10], 2)).await;
        let outer = confirmed(&world, &pool).await;
        let first = small(&world, of(&outer, 1)).await;
        assert_eq!(first.groups.iter().map(|group| (group.size, group.members.len())).collect::<Vec<_>>(), [(5, 5), (5, 5)]);
        let inside: BTreeSet<Uuid> = members(&first).concat().into_iter().collect();
        assert_eq!(inside, outer.groups[0].members.iter().copied().collect());
        assert_eq!(first.people.iter().map(|person| person.application_id).collect::<BTreeSet<_>>(), inside);
        assert_eq!((first.within.map(|within| within.number), first.state), (Some(1), GroupingState::Proposed));
        assert_eq!((first.broken.len(), first.weights), (0, outer.weights));
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let seen = coordinator.view_grouping(of(&outer, 1)).await.unwrap().body;
        assert_eq!(seen, first);
        let again = small(&world, of(&outer, 1)).await;
        assert_eq!((members(&again), &again.seed), (members(&first), &first.seed), "the same people, the same small groups");
        let board = coordinator.view_grouping(pool.programme.uuid()).await.unwrap().body;
        let inside = board.groups.iter().map(|group| group.small_groups.map(|small| (small.state, small.complete)));
        assert_eq!(inside.collect::<Vec<_>>(), [Some((GroupingState::Proposed, true)), None]);
        assert_eq!((members(&board), &board.score, board.version), (members(&outer), &outer.score, outer.version), "the groups are as they were");
    }

    async fn only_a_confirmed_group_is_divided(world: World) {
        let pool = Pool::settle(&world, loose_pool(20, vec![10, 10], 2)).await;
        let proposed = groups(&world, &pool).await;
        assert_eq!(code(asked(&world, of(&proposed, 1), &FIVES).await), ProblemCode::NotFound);
        let outer = confirmed(&world, &pool).await;
        let stranger = GroupsOf { programme: outer.programme_id, group: Some(Uuid::nil()) };
        assert_eq!(code(asked(&world, stranger, &FIVES).await), ProblemCode::NotFound);
        let coordinator = world.client(Home::A, Persona::Coordinator);
        assert_eq!(code(coordinator.view_grouping(of(&outer, 1)).await), ProblemCode::NotFound, "nothing is proposed");
        let inner = small(&world, of(&outer, 1)).await;
        coordinator.confirm_groups(of(&outer, 1), world.key(), inner.version).await.unwrap();
        // A small group is no group: it is not divided once more.
        let deeper = GroupsOf { programme: outer.programme_id, group: Some(inner.groups[0].id) };
        assert_eq!(code(asked(&world, deeper, &FIVES).await), ProblemCode::NotFound);
        let elsewhere = world.client(Home::B, Persona::Coordinator);
        assert_eq!(code(elsewhere.view_grouping(of(&outer, 1)).await), ProblemCode::NotFound);
        assert!(coordinator.view_grouping(of(&outer, 1)).await.is_ok(), "the control");
    }

    async fn small_groups_have_four_to_seven_people(world: World) {
        let pool = Pool::settle(&world, loose_pool(7, vec![4, 3], 2)).await;
        let outer = confirmed(&world, &pool).await;
        assert_eq!(outer.groups.iter().map(|group| group.members.len()).collect::<Vec<_>>(), [4, 3]);
        assert_eq!(code(asked(&world, of(&outer, 2), &FIVES).await), ProblemCode::SmallGroupsTooFewPeople);
        assert_eq!(small(&world, of(&outer, 1)).await.groups.len(), 1, "the control");
        for (size, fault) in [(3, FieldCode::TooSmall { min: 4 }), (8, FieldCode::TooLarge { max: 7 })] {
            let refused = problem(asked(&world, of(&outer, 1), &ProposeSmallGroups { size, ..FIVES }).await);
            let named: Vec<_> = refused.errors.iter().map(|error| (error.pointer.as_str(), &error.fault)).collect();
            assert_eq!(named, [("/size", &fault)]);
        }
    }

    async fn a_move_by_hand_says_what_it_breaks_and_can_be_undone(world: World) {
        let pool = Pool::settle(&world, loose_pool(20, vec![10, 10], 2)).await;
        let outer = confirmed(&world, &pool).await;
        let (whole, before) = (of(&outer, 1), small(&world, of(&outer, 1)).await);
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let [one, other] = [before.groups[0].members[0], before.groups[1].members[0]];
        let into_full = MoveMember { application_id: one, to_group: 2, swap_with: None };
        let foretold = coordinator.check_group_move(whole, &into_full).await.unwrap();
        assert_eq!(foretold.breaks.iter().map(|limit| limit.kind).collect::<Vec<_>>(), [BrokenLimitKind::TooMany]);
        let refused = coordinator.move_group_member(whole, world.key(), before.version, &into_full).await;
        assert_eq!(code(refused), ProblemCode::GroupLimitBroken);
        let swap = MoveMember { swap_with: Some(other), ..into_full };
        let foretold = coordinator.check_group_move(whole, &swap).await.unwrap();
        let moved = coordinator.move_group_member(whole, world.key(), before.version, &swap).await.unwrap();
        assert_eq!((group_of(&moved, one), group_of(&moved, other)), (Some(2), Some(1)));
        assert_eq!((foretold.score_before, foretold.score_after), (before.score.total, moved.score.total));
        let stale = coordinator.move_group_member(whole, world.key(), before.version, &swap).await;
        assert_eq!(code(stale), ProblemCode::StaleVersion);
        let back = coordinator.undo_group_move(whole, world.key(), moved.version).await.unwrap();
        assert_eq!((members(&back), &back.score, back.can_undo), (members(&before), &before.score, false));
        // Somebody of the other group is not on this board.
        let stranger = MoveMember { application_id: outer.groups[1].members[0], to_group: 1, swap_with: None };
        let refused = problem(coordinator.move_group_member(whole, world.key(), back.version, &stranger).await);
        assert_eq!(refused.errors[0].pointer, "/application_id");
    }

    async fn nobody_is_moved_out_of_a_small_group_of_four(world: World) {
        let pool = Pool::settle(&world, loose_pool(9, vec![12], 2)).await;
        let outer = confirmed(&world, &pool).await;
        let before = small(&world, of(&outer, 1)).await;
        assert_eq!(before.groups.iter().map(|group| group.size).collect::<Vec<_>>(), [6, 6], "three places wait for who comes later");
        let of_four = before.groups.iter().find(|group| group.members.len() == 4).unwrap();
        let wanted = MoveMember { application_id: of_four.members[0], to_group: 3 - of_four.number, swap_with: None };
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let foretold = coordinator.check_group_move(of(&outer, 1), &wanted).await.unwrap();
        assert_eq!(foretold.breaks.iter().map(|limit| limit.kind).collect::<Vec<_>>(), [BrokenLimitKind::TooFew]);
        let of_five = before.groups.iter().find(|group| group.members.len() == 5).unwrap();
        let wanted = MoveMember { application_id: of_five.members[0], to_group: of_four.number, swap_with: None };
        assert!(coordinator.check_group_move(of(&outer, 1), &wanted).await.unwrap().allowed, "the control");
    }

    async fn everybody_is_told_once_they_are_confirmed_and_sees_their_own(world: World) {
        let pool = Pool::settle(&world, loose_pool(19, vec![10, 10], 2)).await;
        let own = pool.join(&world, Persona::Participant).await.uuid();
        let outer = confirmed(&world, &pool).await;
        let number = usize::try_from(group_of(&outer, own).unwrap()).unwrap();
        let (whole, inner) = (of(&outer, number), small(&world, of(&outer, number)).await);
        let participant = world.client(Home::A, Persona::Participant);
        let seen = participant.list_own_groups(&PageQuery::default()).await.unwrap().items;
        assert_eq!((seen[0].members.len(), &seen[0].small_group), (10, &None), "nothing is told of a proposal");
        let decider = world.client(Home::A, Persona::Decider);
        let preview = decider.preview_group_mail(whole).await.unwrap();
        assert_eq!((preview.recipients, preview.groups[0].template.as_str()), (10, "small_group_confirmed"));
        assert!(preview.groups[0].text.contains(&number.to_string()), "{}", preview.groups[0].text);
        assert_eq!(told(&world).await, 0);
        let confirmed = decider.confirm_groups(whole, world.key(), inner.version).await.unwrap();
        assert_eq!((confirmed.state, told(&world).await), (GroupingState::Confirmed, 10));
        let seen = participant.list_own_groups(&PageQuery::default()).await.unwrap().items;
        let small_group = seen[0].small_group.as_ref().unwrap();
        assert_eq!((seen.len(), seen[0].members.len(), small_group.members.len()), (1, 10, 5));
        assert!(small_group.members.iter().any(|name| name.ends_with("Rooli-participant")));
        assert!(small_group.members.iter().all(|name| seen[0].members.contains(name)));
        let place = OwnGroupPlace {
            programme_id: outer.programme_id,
            group: seen[0].number,
            small_group: Some(small_group.number),
        };
        assert_eq!(participant.view_my_data().await.unwrap().groups, [place]);
        assert_eq!(participant.export_my_data().await.unwrap().data.groups, [place]);
        let other = world.client(Home::A, Persona::OtherParticipant);
        assert_eq!(other.view_my_data().await.unwrap().groups, []);
        let again = asked(&world, whole, &FIVES).await;
        assert_eq!(code(again), ProblemCode::GroupsConfirmed);
    }

    async fn who_decides_reads_the_confirmed_ones_and_moves_nobody(world: World) {
        let pool = Pool::settle(&world, loose_pool(20, vec![10, 10], 2)).await;
        let outer = confirmed(&world, &pool).await;
        let (whole, programme) = (of(&outer, 2), outer.programme_id);
        let inner = small(&world, whole).await;
        world.grant(Home::A, Persona::Facilitator, Role::Facilitator, Some(pool.programme)).await;
        let facilitator = world.client(Home::A, Persona::Facilitator);
        assert_eq!(code(facilitator.view_grouping(whole).await), ProblemCode::Forbidden);
        assert_eq!(code(facilitator.list_groups(programme).await), ProblemCode::Forbidden);
        let decider = world.client(Home::A, Persona::Decider);
        assert!(decider.list_groups(programme).await.unwrap().groups.iter().all(|group| group.small_groups.is_empty()));
        assert_eq!(code(decider.check_group_repair(whole).await), ProblemCode::Forbidden);
        let participant = world.client(Home::A, Persona::Participant);
        assert!(participant.view_grouping(whole).await.is_err());
        decider.confirm_groups(whole, world.key(), inner.version).await.unwrap();
        let listed = decider.list_groups(programme).await.unwrap().groups;
        assert_eq!(listed.iter().map(|group| group.small_groups.len()).collect::<Vec<_>>(), [0, 2]);
        let people: BTreeSet<Uuid> = listed[1].members.iter().map(|member| member.person_id).collect();
        let inside = listed[1].small_groups.iter().flat_map(|small| small.members.iter().copied());
        assert_eq!(inside.collect::<BTreeSet<_>>(), people);
    }

    async fn a_look_at_small_groups_is_in_the_log_of_those_in_the_group_alone(world: World) {
        let pool = Pool::settle(&world, loose_pool(18, vec![10, 10], 2)).await;
        let one = pool.join(&world, Persona::Participant).await.uuid();
        let other = pool.join(&world, Persona::Coach).await.uuid();
        let outer = confirmed(&world, &pool).await;
        let number = usize::try_from(group_of(&outer, one).unwrap()).unwrap();
        small(&world, of(&outer, number)).await;
        assert!(looks(&world, Persona::Participant).await.contains("propose_small_groups"));
        let together = group_of(&outer, one) == group_of(&outer, other);
        assert_eq!(looks(&world, Persona::Coach).await.contains("propose_small_groups"), together);
        assert!(!looks(&world, Persona::Mentor).await.contains("propose_small_groups"));
    }

    async fn the_database_itself_refuses_a_member_from_another_group(world: World) {
        let pool = Pool::settle(&world, loose_pool(20, vec![10, 10], 2)).await;
        let outer = confirmed(&world, &pool).await;
        let inner = small(&world, of(&outer, 1)).await;
        let (within, into) = (outer.groups[0].id, inner.groups[0].id);
        let stranger = outer.groups[1].members[0];
        let agency = pool.agency(&world);
        let strayed = world
            .app
            .db
            .write_tx(move |conn| -> Result<(), DbError> {
                let grouping: String = group_members::table
                    .filter(group_members::group_id.eq(into.to_string()))
                    .select(group_members::grouping_id)
                    .first(conn)?;
                diesel::insert_into(group_members::table)
                    .values((
                        group_members::application_id.eq(stranger.to_string()),
                        group_members::agency_id.eq(Key(agency)),
                        group_members::grouping_id.eq(grouping),
                        group_members::group_id.eq(into.to_string()),
                        group_members::within_group_id.eq(Some(within.to_string())),
                    ))
                    .execute(conn)?;
                Ok(())
            })
            .await;
        assert_eq!(strayed.unwrap_err().constraint(), Some(Constraint::ForeignKey));
    }
}
