//! What becomes of a place after it was accepted.

use diesel::prelude::*;
use jiff::civil::date;
use polku::db::schema::{participations, programmes, use_log};
use polku::db::{AnyConn, DbError, Key};
use polku_api_types::applications::{ApplicationState, OfferState};
use polku_api_types::groups::{GroupProposal, ProposeGroups};
use polku_api_types::page::PageQuery;
use polku_api_types::participation::{
    ActedAs, DiscontinuationReason, DiscontinueParticipation, ParticipantsQuery, ParticipationState,
    ParticipationStep,
};
use polku_api_types::problem::ProblemCode;
use polku_client::Client;
use serde_json::json;
use uuid::Uuid;

use super::confirmed;
use super::pool::{Pool, SEATS};
use crate::for_each_engine;
use crate::support::calls::set_clock;
use crate::support::{Answers, Home, Persona, World, code};

const WORK: DiscontinueParticipation =
    DiscontinueParticipation { reason: DiscontinuationReason::WorkSituation };
const DUTIES: DiscontinueParticipation =
    DiscontinueParticipation { reason: DiscontinuationReason::OtherDuties };

/// A confirmed round in which everybody who was offered a place has taken it.
async fn taken(world: &World) -> (Pool, Vec<Uuid>) {
    let pool = Pool::settle(world).await;
    confirmed(world, &pool).await;
    let places = coordinator(world).whole_places(pool.programme.uuid()).await.unwrap();
    let offered: Vec<Uuid> = places.offers.iter().map(|offer| offer.application_id).collect();
    for application in &offered {
        owner(world, &pool, *application).accept_latest(*application, world.key()).await.unwrap();
    }
    (pool, offered)
}

fn coordinator(world: &World) -> Client {
    world.client(Home::A, Persona::Coordinator)
}

fn owner(world: &World, pool: &Pool, application: Uuid) -> Client {
    world.client(Home::A, pool.persona(application))
}

/// Applications with an open offer.
async fn open_offers(world: &World, pool: &Pool) -> Vec<Uuid> {
    let places = coordinator(world).whole_places(pool.programme.uuid()).await.unwrap();
    let open = places.offers.iter().filter(|offer| offer.offer.state == OfferState::Open);
    open.map(|offer| offer.application_id).collect()
}

async fn audited(world: &World, action: &str) -> usize {
    let officer = world.client(Home::A, Persona::DataProtectionOfficer);
    let page = officer.list_audit_entries(None).await.unwrap();
    page.items.iter().filter(|entry| entry.action == action).count()
}

for_each_engine! {
    async fn who_takes_a_place_takes_part_and_whoever_leaves_frees_it_for_the_next(world: World) {
        let (pool, places) = taken(&world).await;
        let (mine, waiting) = (places[0], pool.waiting_order(&world).await);
        let own = owner(&world, &pool, mine);
        let before = own.list_own_participations(&PageQuery::default()).await.unwrap().items;
        assert_eq!(before.len(), 1);
        assert_eq!((before[0].state, before[0].application_id), (ParticipationState::Ongoing, mine));
        assert!(before[0].events.is_empty());

        let left = own.leave_programme(mine, world.key(), &WORK).await.unwrap();
        assert_eq!((left.state, left.reason), (ParticipationState::Discontinued, Some(WORK.reason)));
        let event = &left.events[0];
        assert_eq!((event.step, event.acted_as), (ParticipationStep::Discontinued, ActedAs::Participant));
        assert_eq!(own.view_my_data().await.unwrap().participations, [left.clone()]);
        assert_eq!(coordinator(&world).view_participation(mine).await.unwrap(), left);
        assert_eq!(audited(&world, "participation_discontinued").await, 1);

        assert_eq!(open_offers(&world, &pool).await, [waiting[0]]);
        assert_eq!(pool.waiting_order(&world).await, waiting[1..]);
        let mails = pool.mails(&world).await;
        assert_eq!((mails.get("promotion"), mails.get("discontinued")), (Some(&1), None));
    }

    async fn a_place_that_was_given_back_is_not_given_back_again(world: World) {
        let (pool, places) = taken(&world).await;
        let mine = places[0];
        let own = owner(&world, &pool, mine);
        own.leave_programme(mine, world.key(), &WORK).await.unwrap();
        let application = own.view_own_application(mine).await.unwrap();
        assert_eq!((application.state, application.can_withdraw), (ApplicationState::Accepted, false));
        let again = own.leave_programme(mine, world.key(), &WORK).await;
        assert_eq!(code(again), ProblemCode::ParticipationStandsStill);
        let withdrawn = own.withdraw_application(world.key(), mine, application.version).await;
        assert_eq!(code(withdrawn), ProblemCode::ParticipationStandsStill);
        let taken_out = coordinator(&world).discontinue_participation(mine, world.key(), &DUTIES).await;
        assert_eq!(code(taken_out), ProblemCode::ParticipationStandsStill);
        let overview = coordinator(&world).whole_places(pool.programme.uuid()).await.unwrap();
        assert_eq!((overview.taken, overview.free), (SEATS, 0));
        let listed = overview.offers.iter().find(|offer| offer.application_id == mine).unwrap();
        assert_eq!(listed.participation, Some(ParticipationState::Discontinued));
    }

    async fn whoever_withdraws_an_accepted_application_leaves_with_it(world: World) {
        let (pool, places) = taken(&world).await;
        let mine = places[0];
        let own = owner(&world, &pool, mine);
        let application = own.view_own_application(mine).await.unwrap();
        assert!(application.can_withdraw);
        own.withdraw_application(world.key(), mine, application.version).await.unwrap();
        let left = &own.list_own_participations(&PageQuery::default()).await.unwrap().items[0];
        assert_eq!((left.state, left.reason), (ParticipationState::Discontinued, Some(DiscontinuationReason::NotTold)));
        assert_eq!(code(own.leave_programme(mine, world.key(), &WORK).await), ProblemCode::ParticipationStandsStill);
        assert_eq!(open_offers(&world, &pool).await.len(), 1);
    }

    async fn a_coordinator_pauses_resumes_completes_and_takes_out(world: World) {
        let (pool, places) = taken(&world).await;
        let (first, second, coordinator) = (places[0], places[1], coordinator(&world));
        let paused = coordinator.pause_participation(first, world.key()).await.unwrap();
        assert_eq!((paused.state, paused.reason), (ParticipationState::Paused, None));
        let refused = coordinator.complete_participation(first, world.key()).await;
        assert_eq!(code(refused), ProblemCode::ParticipationStandsStill);
        coordinator.resume_participation(first, world.key()).await.unwrap();
        let completed = coordinator.complete_participation(first, world.key()).await.unwrap();
        let steps: Vec<_> = completed.events.iter().map(|event| event.step).collect();
        let told = [ParticipationStep::Paused, ParticipationStep::Resumed, ParticipationStep::Completed];
        assert_eq!(steps, told);
        assert!(completed.events.iter().all(|event| event.acted_as == ActedAs::Coordinator));
        let own = owner(&world, &pool, first);
        let application = own.view_own_application(first).await.unwrap();
        assert!(!application.can_withdraw);
        for refused in [
            coordinator.pause_participation(first, world.key()).await.map(drop),
            coordinator.resume_participation(first, world.key()).await.map(drop),
            coordinator.discontinue_participation(first, world.key(), &DUTIES).await.map(drop),
            own.leave_programme(first, world.key(), &WORK).await.map(drop),
            own.withdraw_application(world.key(), first, application.version).await.map(drop),
        ] {
            assert_eq!(code(refused), ProblemCode::ParticipationStandsStill);
        }
        assert_eq!(open_offers(&world, &pool).await, Vec::<Uuid>::new());

        let out = coordinator.discontinue_participation(second, world.key(), &DUTIES).await.unwrap();
        assert_eq!(out.events[0].acted_as, ActedAs::Coordinator);
        let mails = pool.mails(&world).await;
        assert_eq!((mails.get("promotion"), mails.get("discontinued")), (Some(&1), Some(&1)));
    }

    async fn a_participation_is_seen_and_changed_only_by_whom_it_concerns(world: World) {
        let pool = Pool::settle(&world).await;
        confirmed(&world, &pool).await;
        let mine = open_offers(&world, &pool).await[0];
        assert_eq!(code(coordinator(&world).view_participation(mine).await), ProblemCode::NotFound);
        owner(&world, &pool, mine).accept_latest(mine, world.key()).await.unwrap();
        let (programme, all) = (pool.programme.uuid(), ParticipantsQuery::default());
        let coordinates = |home, persona| home == Home::A && persona == Persona::Coordinator;
        for home in [Home::A, Home::B] {
            for persona in Persona::ALL {
                let client = world.client(home, persona);
                let own = home == Home::A && persona == pool.persona(mine);
                let runs = coordinates(home, persona) || home == Home::A && persona == Persona::Decider;
                let at = format!("{home:?} {persona:?}");
                assert_eq!(client.list_participants(programme, &all).await.is_ok(), runs, "{at}");
                assert_eq!(client.view_participation(mine).await.is_ok(), own || runs, "{at}");
                if !coordinates(home, persona) {
                    let paused = code(client.pause_participation(mine, world.key()).await);
                    let out = code(client.discontinue_participation(mine, world.key(), &DUTIES).await);
                    let hidden = home == Home::B && persona == Persona::Coordinator;
                    let expected = if hidden { ProblemCode::NotFound } else { ProblemCode::Forbidden };
                    assert_eq!((paused, out), (expected, expected), "{at}");
                }
                if !own {
                    let refusal = code(client.leave_programme(mine, world.key(), &WORK).await);
                    // Who may see it is told that leaving is not theirs to do; to the others there is nothing.
                    let seen = runs || persona == Persona::SystemAdmin;
                    let expected = if seen { ProblemCode::Forbidden } else { ProblemCode::NotFound };
                    assert_eq!(refusal, expected, "{at}");
                }
            }
        }
        let nobody = world.anonymous();
        assert_eq!(code(nobody.view_participation(mine).await), ProblemCode::Unauthenticated);
        assert_eq!(code(nobody.leave_programme(mine, world.key(), &WORK).await), ProblemCode::Unauthenticated);
        let kept = coordinator(&world).view_participation(mine).await.unwrap();
        assert_eq!((kept.state, kept.version), (ParticipationState::Ongoing, 1));
    }

    async fn a_reason_is_one_of_the_list_and_nothing_can_be_written_beside_it(world: World) {
        let (pool, places) = taken(&world).await;
        let (mine, own) = (places[0], owner(&world, &pool, places[0]));
        let path = format!("me/applications/{mine}/participation/discontinuation");
        for body in [
            json!({"reason": "illness"}),
            json!({"reason": "sairaus"}),
            json!({"reason": "own_choice", "note": "sairausloma"}),
            json!({"reason": null}),
            json!({}),
        ] {
            let request = own.request(reqwest::Method::POST, &path);
            let request = request.header("Idempotency-Key", world.key().to_string()).json(&body);
            assert_eq!(request.send().await.unwrap().status(), 422, "{body}");
        }
        assert_eq!(own.list_own_participations(&PageQuery::default()).await.unwrap().items[0].state, ParticipationState::Ongoing);
        let written = world.app.db.write_tx(move |conn| -> Result<(), DbError> {
            diesel::update(participations::table.find(Key(mine)))
                .set((participations::state.eq("discontinued"), participations::reason.eq("illness")))
                .execute(conn)?;
            Ok(())
        });
        assert_eq!(written.await.unwrap_err().constraint(), Some(polku::db::Constraint::Check));
    }

    async fn whoever_leaves_after_the_groups_are_confirmed_leaves_their_group(world: World) {
        let (pool, places) = taken(&world).await;
        let (programme, coordinator) = (pool.programme.uuid(), coordinator(&world));
        let proposal =
            coordinator.propose_groups(programme, world.key(), &ProposeGroups::default()).await.unwrap();
        let GroupProposal::Proposed { grouping } = proposal else { panic!("{proposal:?}") };
        coordinator.confirm_groups(programme, world.key(), grouping.version).await.unwrap();
        let pair = &grouping.groups.iter().find(|group| group.members.contains(&places[0])).unwrap().members;
        let other = *pair.iter().find(|member| **member != places[0]).unwrap();
        let (own, peer) = (owner(&world, &pool, places[0]), owner(&world, &pool, other));
        // The control: a pause changes nothing about the groups.
        coordinator.pause_participation(places[0], world.key()).await.unwrap();
        assert_eq!(peer.list_own_groups(&PageQuery::default()).await.unwrap().items[0].members.len(), 2);
        assert_eq!(own.list_own_groups(&PageQuery::default()).await.unwrap().items.len(), 1);

        own.leave_programme(places[0], world.key(), &WORK).await.unwrap();
        assert_eq!(own.list_own_groups(&PageQuery::default()).await.unwrap().items, []);
        assert_eq!(peer.list_own_groups(&PageQuery::default()).await.unwrap().items[0].members.len(), 1);
        let listed = coordinator.list_groups(programme).await.unwrap();
        assert_eq!(listed.groups.iter().map(|group| group.members.len()).sum::<usize>(), 3);
        // Who was promoted in their stead stands without a group until somebody gives them one.
        let board = coordinator.view_grouping(programme).await.unwrap().body;
        assert_eq!(board.people.len(), 4);
        assert!(board.people.iter().all(|person| person.application_id != places[0]));
        let newcomer = open_offers(&world, &pool).await[0];
        assert!(board.groups.iter().all(|group| !group.members.contains(&newcomer)));
    }

    async fn after_the_last_day_of_the_waiting_list_a_place_that_is_left_stays_free(world: World) {
        let (pool, places) = taken(&world).await;
        for (day, place, free) in [(1, 0, 0), (2, 1, 1)] {
            set_clock(&world, 9, day, 12);
            owner(&world, &pool, places[place]).leave_programme(places[place], world.key(), &WORK).await.unwrap();
            let overview = coordinator(&world).whole_places(pool.programme.uuid()).await.unwrap();
            assert_eq!(overview.free, free, "{day}.9.");
        }
        let began = coordinator(&world).view_participation(places[0]).await.unwrap();
        assert_eq!(began.since.to_zoned(polku::clock::finland()).date(), date(2020, 9, 1));
    }

    async fn participants_are_listed_by_name_and_state_and_every_look_is_noted(world: World) {
        let (pool, places) = taken(&world).await;
        let coordinator = coordinator(&world);
        coordinator.pause_participation(places[2], world.key()).await.unwrap();
        let (programme, mut names, mut cursor) = (pool.programme.uuid(), Vec::new(), None);
        loop {
            let query = ParticipantsQuery { state: None, limit: Some(3), cursor };
            let page = coordinator.list_participants(programme, &query).await.unwrap();
            names.extend(page.items.iter().map(|one| one.family_name.clone()));
            cursor = page.next_cursor;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(names.len(), SEATS as usize);
        assert!(names.is_sorted(), "{names:?}");
        let paused = ParticipantsQuery { state: Some(ParticipationState::Paused), ..Default::default() };
        let paused = coordinator.list_participants(programme, &paused).await.unwrap().items;
        assert_eq!(paused.iter().map(|one| one.application_id).collect::<Vec<_>>(), [places[2]]);
        assert!(paused[0].unit.is_some());
        world.app.use_log.flush().await.unwrap();
        let person = world.rows(Home::A, pool.persona(places[0])).person.unwrap().to_string();
        let looks = world.app.db.read(move |conn: &mut AnyConn| -> Result<i64, DbError> {
            let own = use_log::table.filter(use_log::person.eq(person));
            Ok(own.filter(use_log::operation.eq("list_participants")).count().get_result(conn)?)
        });
        assert_eq!(looks.await.unwrap(), 1);
    }

    async fn of_many_who_end_one_participation_at_once_one_frees_the_place(world: World) {
        let (pool, places) = taken(&world).await;
        set_clock(&world, 9, 2, 12);
        let mine = places[0];
        let version = owner(&world, &pool, mine).view_own_application(mine).await.unwrap().version;
        let mut racers = tokio::task::JoinSet::new();
        for number in 0..9 {
            let (own, coordinator) = (owner(&world, &pool, mine), coordinator(&world));
            let key = world.key();
            racers.spawn(async move {
                match number % 3 {
                    0 => own.leave_programme(mine, key, &WORK).await.is_ok(),
                    1 => coordinator.discontinue_participation(mine, key, &DUTIES).await.is_ok(),
                    _ => own.withdraw_application(key, mine, version).await.is_ok(),
                }
            });
        }
        let won = racers.join_all().await.into_iter().filter(|won| *won).count();
        let overview = coordinator(&world).whole_places(pool.programme.uuid()).await.unwrap();
        assert_eq!((won, overview.taken), (1, SEATS - 1));

        // The control: without the condition on what was read, everybody frees it.
        let careless = |conn: &mut AnyConn, programme, application| -> Result<(), DbError> {
            diesel::update(participations::table.find(Key(application)))
                .set((participations::state.eq("discontinued"), participations::reason.eq("not_told")))
                .execute(conn)?;
            diesel::update(programmes::table.find(Key(programme)))
                .set(programmes::places_taken.eq(programmes::places_taken - 1))
                .execute(conn)?;
            Ok(())
        };
        for _ in 0..3 {
            let (programme, application) = (pool.programme, places[1]);
            world.app.db.write_counted(move |conn| careless(conn, programme, application)).await.unwrap();
        }
        let overview = coordinator(&world).whole_places(pool.programme.uuid()).await.unwrap();
        assert_eq!(overview.taken, SEATS - 4);
    }
}
