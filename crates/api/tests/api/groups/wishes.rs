use diesel::prelude::*;
use polku::db::schema::group_wishes;
use polku::db::{DbError, Key};
use polku_api_types::groups::{
    BrokenLimitKind, GroupProposal, GroupWeights, GroupingDetails, InfeasibleReason, MoveMember,
    ProposeGroups, SetApartWish, SetGroupWishes, WishedMode,
};
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::text::Language;
use polku_domain::groups::fixtures::{loose_pool, person};
use uuid::Uuid;

use super::pool::Pool;
use super::{cause, group_of, groups};
use crate::for_each_engine;
use crate::support::{Home, Persona, World, code, problem};

const EVERY: [Language; 3] = [Language::Fi, Language::Sv, Language::En];

/// The work address of a person of the pool.
fn address(number: u32) -> String {
    format!("{}@example.test", person(number).uuid().as_u128() & 0xffff)
}

fn wishes(apart: &[String]) -> SetGroupWishes {
    let apart = apart.iter().map(|email| SetApartWish { email: email.clone() }).collect();
    SetGroupWishes { mode: None, languages: EVERY.to_vec(), apart }
}

/// Six people of the pool and the persona of a participant, all with a place in two groups of four.
async fn settled(world: &World) -> (Pool, Uuid) {
    let pool = Pool::settle(world, loose_pool(6, vec![4, 4], 2)).await;
    let own = pool.join(world, Persona::Participant).await.uuid();
    (pool, own)
}

fn members(grouping: &GroupingDetails) -> Vec<Vec<Uuid>> {
    grouping.groups.iter().map(|group| group.members.clone()).collect()
}

/// The numbers of the people who share a group with an application.
fn beside(pool: &Pool, grouping: &GroupingDetails, own: Uuid) -> Vec<u32> {
    let group = group_of(grouping, own);
    let here = |number: &u32| group_of(grouping, pool.application_of[&person(*number)].uuid()) == group;
    (0..6).filter(here).collect()
}

for_each_engine! {
    async fn who_is_wished_away_sits_in_the_other_group(world: World) {
        let (pool, own) = settled(&world).await;
        let before = beside(&pool, &groups(&world, &pool).await, own);
        let wished = [address(before[0]), address(before[1])];
        let participant = world.client(Home::A, Persona::Participant);
        // The control: it is the wish that parts them, so without it they share a group, again and again.
        assert_eq!(beside(&pool, &groups(&world, &pool).await, own), before);
        let said = participant.set_group_wishes(own, 0, &wishes(&wished)).await.unwrap();
        assert_eq!(said.apart.iter().map(|wish| wish.email.clone().unwrap()).collect::<Vec<_>>(), wished);
        assert_eq!((said.version, said.open), (1, true));
        let after = beside(&pool, &groups(&world, &pool).await, own);
        assert!(!after.contains(&before[0]) && !after.contains(&before[1]), "{before:?} {after:?}");
    }

    async fn a_move_against_a_wish_is_refused_without_saying_why(world: World) {
        let (pool, own) = settled(&world).await;
        let participant = world.client(Home::A, Persona::Participant);
        participant.set_group_wishes(own, 0, &wishes(&[address(3)])).await.unwrap();
        let before = groups(&world, &pool).await;
        let other = pool.application_of[&person(3)].uuid();
        let to_group = group_of(&before, own).unwrap();
        let swap_with = (0..6).map(|number| pool.application_of[&person(number)].uuid());
        let swap_with = swap_with.into_iter().find(|one| group_of(&before, *one) == Some(to_group));
        let wanted = MoveMember { application_id: other, to_group, swap_with };
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let programme = pool.programme.uuid();
        let foretold = coordinator.check_group_move(programme, &wanted).await.unwrap();
        let told: Vec<_> = foretold.breaks.iter().map(|limit| (limit.kind, limit.people.len(), limit.group)).collect();
        assert_eq!((foretold.allowed, told), (false, vec![(BrokenLimitKind::NotPossible, 0, None)]));
        let refused = coordinator.move_group_member(programme, world.key(), before.version, &wanted).await;
        assert_eq!(code(refused), ProblemCode::GroupLimitBroken);
        // The control: once the wish is withdrawn the same move is made.
        participant.set_group_wishes(own, 1, &wishes(&[])).await.unwrap();
        coordinator.move_group_member(programme, world.key(), before.version, &wanted).await.unwrap();
    }

    async fn what_others_see_of_the_groups_holds_no_wish(world: World) {
        let (pool, own) = settled(&world).await;
        let before = groups(&world, &pool).await;
        let beside = beside(&pool, &before, own)[0];
        let participant = world.client(Home::A, Persona::Participant);
        participant.set_group_wishes(own, 0, &wishes(&[address(beside)])).await.unwrap();
        let proposed = groups(&world, &pool).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let seen = coordinator.view_grouping(pool.programme.uuid()).await.unwrap().body;
        assert_ne!(members(&proposed), members(&before), "the wish decides, so it could show");
        for grouping in [proposed, seen] {
            // Who is in which group, and how even that is, follows from the wish; nothing else may. Group ids are new
            // with every proposal.
            let (groups, score) = (before.groups.clone(), before.score.clone());
            let (version, solved_at) = (before.version, before.solved_at);
            assert_eq!(GroupingDetails { groups, score, version, solved_at, ..grouping }, before);
        }
    }

    async fn wishes_are_read_and_written_by_their_author_alone(world: World) {
        let (_pool, own) = settled(&world).await;
        for other in [Persona::OtherParticipant, Persona::Coordinator, Persona::Decider, Persona::AgencyAdmin] {
            let other = world.client(Home::A, other);
            assert_eq!(code(other.view_group_wishes(own).await), ProblemCode::NotFound);
            assert_eq!(code(other.set_group_wishes(own, 0, &wishes(&[])).await), ProblemCode::NotFound);
        }
        let participant = world.client(Home::A, Persona::Participant);
        let said = participant.view_group_wishes(own).await.unwrap();
        assert_eq!((said.languages, said.apart.len(), said.version), (EVERY.to_vec(), 0, 0));
    }

    async fn the_author_takes_the_wishes_along_and_the_colleague_does_not(world: World) {
        let (_pool, own) = settled(&world).await;
        let participant = world.client(Home::A, Persona::Participant);
        let mut said = wishes(&[address(2)]);
        said.mode = Some(WishedMode::Remote);
        let said = participant.set_group_wishes(own, 0, &said).await.unwrap();
        assert_eq!(participant.view_my_data().await.unwrap().group_wishes, [said]);
        let others = world.client(Home::A, Persona::OtherParticipant);
        assert!(others.view_my_data().await.unwrap().group_wishes.is_empty());
    }

    async fn confirming_the_groups_forgets_whom_anybody_wished_away(world: World) {
        let (pool, own) = settled(&world).await;
        let participant = world.client(Home::A, Persona::Participant);
        let mut said = wishes(&[address(2), address(3)]);
        said.languages = vec![Language::Sv, Language::Fi];
        participant.set_group_wishes(own, 0, &said).await.unwrap();
        let proposed = groups(&world, &pool).await;
        let decider = world.client(Home::A, Persona::Decider);
        decider.confirm_groups(pool.programme.uuid(), world.key(), proposed.version).await.unwrap();
        let kept: (Option<String>, Option<String>) = world
            .app
            .db
            .read(move |conn| -> Result<_, DbError> {
                let columns = (group_wishes::apart_one, group_wishes::apart_two);
                Ok(group_wishes::table.find(Key(polku_domain::ids::ApplicationId::new(own))).select(columns).first(conn)?)
            })
            .await
            .unwrap();
        assert_eq!(kept, (None, None));
        let after = participant.view_group_wishes(own).await.unwrap();
        assert_eq!((after.languages, after.open), (vec![Language::Fi, Language::Sv], false));
        let late = participant.set_group_wishes(own, after.version, &wishes(&[])).await;
        assert_eq!(code(late), ProblemCode::GroupWishesClosed);
    }

    async fn all_that_is_wrong_with_wishes_is_named_at_once(world: World) {
        let (_pool, own) = settled(&world).await;
        let participant = world.client(Home::A, Persona::Participant);
        let mut said = wishes(&["nobody@example.test".to_owned(), address(1), address(2)]);
        said.languages = Vec::new();
        let refused = problem(participant.set_group_wishes(own, 0, &said).await);
        let named: Vec<_> = refused.errors.iter().map(|error| (error.pointer.as_str(), &error.fault)).collect();
        let expected = [
            ("/languages", &FieldCode::Missing),
            ("/apart", &FieldCode::TooMany { max: 2 }),
            ("/apart/0/email", &FieldCode::NotFound),
        ];
        assert_eq!(named, expected);
        let twice = problem(participant.set_group_wishes(own, 0, &wishes(&[address(1), address(1)])).await);
        assert_eq!(twice.errors[0].fault, FieldCode::Duplicate);
        assert_eq!(code(participant.set_group_wishes(own, 4, &wishes(&[])).await), ProblemCode::StaleVersion);
        let shouted = wishes(&[address(1).to_uppercase()]);
        participant.set_group_wishes(own, 0, &shouted).await.unwrap();
    }

    async fn people_with_one_language_sit_in_groups_that_speak_it(world: World) {
        let pool = Pool::settle(&world, loose_pool(6, vec![4, 4], 2)).await;
        let (one, other) = (
            pool.join(&world, Persona::Participant).await.uuid(),
            pool.join(&world, Persona::OtherParticipant).await.uuid(),
        );
        for (persona, own, language) in
            [(Persona::Participant, one, Language::Fi), (Persona::OtherParticipant, other, Language::Sv)]
        {
            let said = SetGroupWishes { mode: None, languages: vec![language], apart: Vec::new() };
            world.client(Home::A, persona).set_group_wishes(own, 0, &said).await.unwrap();
        }
        let grouping = groups(&world, &pool).await;
        assert_ne!(group_of(&grouping, one), group_of(&grouping, other));
    }

    async fn no_group_holds_more_of_a_unit_than_it_may(world: World) {
        let mut input = loose_pool(8, vec![4, 4], 2);
        for (number, member) in input.members.iter_mut().enumerate() {
            member.unit = if number < 4 { "Palvelukeskus".into() } else { format!("Yksikkö {number}") };
        }
        let pool = Pool::settle(&world, input).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let weights = GroupWeights { unit: 0, site: 1, job_category: 0, tenure: 0, wished_mode: 0 };
        let ask = |most| ProposeGroups { weights: Some(weights), seed: None, unit_maximum: Some(most) };
        let programme = pool.programme.uuid();
        let answer = coordinator.propose_groups(programme, world.key(), &ask(2)).await.unwrap();
        let GroupProposal::Proposed { grouping } = answer else { panic!("no groups") };
        let of_unit = (0..4).map(|number| pool.application_of[&person(number)].uuid());
        let first = of_unit.filter(|own| group_of(&grouping, *own) == Some(1)).count();
        assert_eq!((first, grouping.unit_maximum), (2, Some(2)));
        let answer = coordinator.propose_groups(programme, world.key(), &ask(1)).await.unwrap();
        let GroupProposal::Infeasible { cause } = answer else { panic!("groups where there are none") };
        assert_eq!((cause.reason, cause.units), (InfeasibleReason::UnitMaximum, vec!["Palvelukeskus".to_owned()]));
        assert!(cause.explanation.contains("Palvelukeskus"), "{}", cause.explanation);
        let refused = problem(coordinator.propose_groups(programme, world.key(), &ask(0)).await);
        assert_eq!(refused.errors[0].pointer, "/unit_maximum");
    }

    async fn wishes_that_cannot_be_kept_name_nobody(world: World) {
        let pool = Pool::settle(&world, loose_pool(2, vec![4], 2)).await;
        let own = pool.join(&world, Persona::Participant).await.uuid();
        let participant = world.client(Home::A, Persona::Participant);
        participant.set_group_wishes(own, 0, &wishes(&[address(0)])).await.unwrap();
        let cause = cause(&world, &pool).await;
        assert_eq!(cause.reason, InfeasibleReason::Wishes);
        assert!(cause.sets.is_empty() && cause.units.is_empty());
        assert!(!cause.explanation.contains("Numero") && !cause.explanation.contains("Rooli"));
    }
}
