use diesel::prelude::*;
use polku::db::schema::{groups as group_rows, mails};
use polku::db::{Constraint, DbError, Key};
use polku_api_types::groups::{GroupingState, MoveMember, ProposeGroups};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_domain::access::Role;
use polku_domain::groups::fixtures::loose_pool;
use polku_domain::ids::GroupId;

use super::groups;
use super::pool::Pool;
use crate::for_each_engine;
use crate::selection::told::looks;
use crate::support::{Home, Persona, World, code};

async fn mails_waiting(world: &World) -> i64 {
    world
        .app
        .db
        .read(|conn| -> Result<i64, DbError> {
            Ok(mails::table.filter(mails::template.eq("group_confirmed")).count().get_result(conn)?)
        })
        .await
        .unwrap()
}

for_each_engine! {
    async fn everybody_is_told_once_the_groups_are_confirmed_and_sees_their_own(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![4, 3], 2)).await;
        pool.join(&world, Persona::Participant).await;
        let proposed = groups(&world, &pool).await;
        let programme = pool.programme.uuid();
        let participant = world.client(Home::A, Persona::Participant);
        assert!(participant.list_own_groups(&PageQuery::default()).await.unwrap().items.is_empty());
        let decider = world.client(Home::A, Persona::Decider);
        let preview = decider.preview_group_mail(programme).await.unwrap();
        assert_eq!((preview.recipients, preview.without_address), (7, 0));
        assert!(preview.groups[0].text.contains("Arvoa yhteistyöhön"));
        assert_eq!(mails_waiting(&world).await, 0);
        let confirmed = decider.confirm_groups(programme, world.key(), proposed.version).await.unwrap();
        assert_eq!(confirmed.state, GroupingState::Confirmed);
        assert_eq!(mails_waiting(&world).await, 7);
        let own = participant.list_own_groups(&PageQuery::default()).await.unwrap().items;
        assert_eq!(own.len(), 1);
        assert!(own[0].members.iter().any(|name| name.ends_with("Rooli-participant")));
        let others = world.client(Home::A, Persona::OtherParticipant);
        assert!(others.list_own_groups(&PageQuery::default()).await.unwrap().items.is_empty());
    }

    /// Whose name a colleague reads in their group can see that in their log.
    async fn who_looks_at_their_own_group_is_in_the_log_of_the_others(world: World) {
        let pool = Pool::settle(&world, loose_pool(3, vec![5], 1)).await;
        pool.join(&world, Persona::Participant).await;
        pool.join(&world, Persona::Coach).await;
        let proposed = groups(&world, &pool).await;
        let decider = world.client(Home::A, Persona::Decider);
        decider.confirm_groups(pool.programme.uuid(), world.key(), proposed.version).await.unwrap();
        let own = world.client(Home::A, Persona::Participant).list_own_groups(&PageQuery::default()).await.unwrap().items;
        assert_eq!(own[0].members.len(), 5);
        assert!(looks(&world, Persona::Coach).await.contains("list_own_groups"));
        assert!(!looks(&world, Persona::Participant).await.contains("list_own_groups"), "one's own name is no news");
        assert!(!looks(&world, Persona::Mentor).await.contains("list_own_groups"), "who is in no group was not seen");
    }

    async fn confirmed_groups_are_listed_for_who_decided_them_and_not_for_whoever_leads_a_session(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![3, 3], 2)).await;
        let proposed = groups(&world, &pool).await;
        let programme = pool.programme.uuid();
        world.grant(Home::A, Persona::Facilitator, Role::Facilitator, Some(pool.programme)).await;
        let facilitator = world.client(Home::A, Persona::Facilitator);
        let decider = world.client(Home::A, Persona::Decider);
        assert_eq!(code(decider.list_groups(programme).await), ProblemCode::NotFound);
        let coordinator = world.client(Home::A, Persona::Coordinator);
        coordinator.confirm_groups(programme, world.key(), proposed.version).await.unwrap();
        assert_eq!(code(facilitator.list_groups(programme).await), ProblemCode::Forbidden);
        let listed = decider.list_groups(programme).await.unwrap();
        assert_eq!(listed.groups.iter().map(|group| group.members.len()).collect::<Vec<_>>(), [3, 3]);
        let participant = world.client(Home::A, Persona::Participant);
        assert!(participant.list_groups(programme).await.is_err());
    }

    async fn confirmed_groups_stay_but_a_newcomer_is_placed_and_told(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![3, 3], 2)).await;
        let proposed = groups(&world, &pool).await;
        let programme = pool.programme.uuid();
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let confirmed = coordinator.confirm_groups(programme, world.key(), proposed.version).await.unwrap();
        let refused = coordinator.propose_groups(programme, world.key(), &ProposeGroups::default()).await;
        assert_eq!(code(refused), ProblemCode::GroupsConfirmed);
        let (one, other) = (confirmed.groups[0].members[0], confirmed.groups[1].members[0]);
        let swap = MoveMember { application_id: one, to_group: 2, swap_with: Some(other) };
        let refused = coordinator.move_group_member(programme, world.key(), confirmed.version, &swap).await;
        assert_eq!(code(refused), ProblemCode::GroupsConfirmed);
        pool.leave(&world, one.into()).await;
        let newcomer = pool.join(&world, Persona::Participant).await.uuid();
        let wanted = MoveMember { application_id: newcomer, to_group: 1, swap_with: None };
        coordinator.move_group_member(programme, world.key(), confirmed.version, &wanted).await.unwrap();
        assert_eq!(mails_waiting(&world).await, 7);
        let own = world.client(Home::A, Persona::Participant).list_own_groups(&PageQuery::default()).await.unwrap().items;
        assert_eq!(own[0].number, 1);
        assert_eq!(own[0].members.len(), 3);
    }

    async fn groups_that_leave_somebody_out_are_not_confirmed(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![4, 4], 2)).await;
        let proposed = groups(&world, &pool).await;
        pool.join(&world, Persona::Participant).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let refused =
            coordinator.confirm_groups(pool.programme.uuid(), world.key(), proposed.version).await;
        assert_eq!(code(refused), ProblemCode::GroupLimitBroken);
        assert_eq!(mails_waiting(&world).await, 0);
    }

    async fn the_database_itself_refuses_a_member_too_many(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![3, 3], 2)).await;
        let proposed = groups(&world, &pool).await;
        let group = GroupId::new(proposed.groups[0].id);
        let one_more = world
            .app
            .db
            .write_tx(move |conn| -> Result<(), DbError> {
                diesel::update(group_rows::table.find(Key(group)))
                    .set(group_rows::members.eq(group_rows::members + 1))
                    .execute(conn)?;
                Ok(())
            })
            .await;
        assert_eq!(one_more.unwrap_err().constraint(), Some(Constraint::Check));
    }
}
