use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use jiff::SignedDuration;
use polku::clock::{finland, last_minute};
use polku::db::schema::offers;
use polku::db::{AnyConn, DbError, Key, Ts};
use polku::jobs::Runner;
use polku::selection::store::offers::OfferRow;
use polku_api_types::applications::{ApplicationState, ApplicationsQuery, OfferState};
use polku_api_types::participation::{
    DiscontinuationReason, DiscontinueParticipation, ParticipantsQuery, ParticipationState,
};
use polku_api_types::problem::ProblemCode;
use polku_api_types::selection::{OfferByHand, OfferOrigin};
use polku_domain::ids::OfferId;
use polku_domain::participation::{ParticipationKind, ParticipationTally};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::confirmed;
use super::pool::{Pool, SEATS};
use crate::for_each_engine;
use crate::support::calls::set_clock;
use crate::support::{Answers, Home, Persona, World, code};

/// The applications that were offered a place, the earliest offer first.
async fn offered(world: &World, pool: &Pool) -> Vec<uuid::Uuid> {
    let coordinator = world.client(Home::A, Persona::Coordinator);
    let places = coordinator.whole_places(pool.programme.uuid()).await.unwrap();
    assert_eq!((places.places, places.taken, places.free), (SEATS, SEATS, 0));
    let open = places.offers.iter().filter(|offer| offer.offer.state == OfferState::Open);
    open.map(|offer| offer.application_id).rev().collect()
}

for_each_engine! {
    async fn a_declined_place_goes_to_the_first_who_waits_at_once(world: World) {
        let pool = Pool::settle(&world).await;
        confirmed(&world, &pool).await;
        let (first, waiting) = (offered(&world, &pool).await[0], pool.waiting_order(&world).await);
        let owner = world.client(Home::A, pool.persona(first));
        assert_eq!(owner.decline_latest(first, world.key()).await.unwrap().state, OfferState::Declined);
        assert_eq!(owner.decline_latest(first, world.key()).await.unwrap().state, OfferState::Declined);
        assert_eq!(code(owner.accept_latest(first, world.key()).await), ProblemCode::OfferNotOpen);
        assert!(offered(&world, &pool).await.contains(&waiting[0]));
        assert_eq!(pool.waiting_order(&world).await, waiting[1..]);
        assert_eq!(pool.mails(&world).await.get("promotion"), Some(&1));
    }

    async fn an_accepted_place_is_kept_and_a_returned_one_goes_on(world: World) {
        let pool = Pool::settle(&world).await;
        confirmed(&world, &pool).await;
        let (first, waiting) = (offered(&world, &pool).await[0], pool.waiting_order(&world).await);
        let owner = world.client(Home::A, pool.persona(first));
        assert_eq!(owner.accept_latest(first, world.key()).await.unwrap().state, OfferState::Accepted);
        assert_eq!(code(owner.decline_latest(first, world.key()).await), ProblemCode::OfferNotOpen);
        let own = owner.view_own_application(first).await.unwrap();
        owner.withdraw_application(world.key(), first, own.version).await.unwrap();
        assert!(offered(&world, &pool).await.contains(&waiting[0]));
    }

    async fn nobody_answers_for_somebody_else(world: World) {
        let pool = Pool::settle(&world).await;
        confirmed(&world, &pool).await;
        let first = offered(&world, &pool).await[0];
        let mine = pool.persona(first);
        let other = if mine == Persona::Participant { Persona::OtherParticipant } else { Persona::Participant };
        let offer = world.client(Home::A, mine).latest_offer(first).await.unwrap();
        assert_eq!(code(world.client(Home::A, other).accept_offer(offer, world.key()).await), ProblemCode::NotFound);
        assert_eq!(code(world.client(Home::B, mine).accept_offer(offer, world.key()).await), ProblemCode::NotFound);
    }

    /// The last day to answer can be kept in one's own calendar (U15), in one's own language and by nobody else.
    async fn the_last_day_to_answer_is_a_calendar_entry(world: World) {
        let pool = Pool::settle(&world).await;
        confirmed(&world, &pool).await;
        let first = offered(&world, &pool).await[0];
        let (mine, others) = (pool.persona(first), [Persona::Coordinator, Persona::Decider]);
        let owner = world.client(Home::A, mine);
        let offer = owner.view_own_application(first).await.unwrap().outcome.unwrap().offer.unwrap();
        let file = owner.export_offer_calendar(offer.id).await.unwrap().replace("\r\n ", "");
        let day = last_minute(offer.deadline).to_zoned(finland()).date();
        for wanted in [
            format!("UID:{}@offers.polku\r\n", offer.id),
            format!("DTSTART;VALUE=DATE:{}\r\n", day.to_string().replace('-', "")),
            "SUMMARY:Vastaa paikkatarjoukseen: ".to_owned(),
            "23.59".to_owned(),
            format!("/applications/{first}\r\n"),
            "BEGIN:VALARM\r\n".to_owned(),
        ] {
            assert!(file.contains(&wanted), "{wanted}: {file}");
        }
        for other in others {
            let asked = world.client(Home::A, other).export_offer_calendar(offer.id).await;
            assert_eq!(code(asked), ProblemCode::Forbidden);
        }
        let other = if mine == Persona::Participant { Persona::OtherParticipant } else { Persona::Participant };
        for (home, who) in [(Home::A, other), (Home::B, mine)] {
            assert_eq!(code(world.client(home, who).export_offer_calendar(offer.id).await), ProblemCode::NotFound);
        }
        owner.decline_offer(offer.id, world.key()).await.unwrap();
        assert_eq!(code(owner.export_offer_calendar(offer.id).await), ProblemCode::OfferNotOpen);
        let second = offered(&world, &pool).await[0];
        let late = world.client(Home::A, pool.persona(second));
        let late_offer = late.latest_offer(second).await.unwrap();
        world.pass(SignedDuration::from_hours(24 * 8));
        assert_eq!(code(late.export_offer_calendar(late_offer).await), ProblemCode::DeadlinePassed);
    }

    /// A page that stood open while the offer lapsed and another came answers the one that it shows, or none.
    async fn an_answer_meets_the_offer_that_was_read(world: World) {
        let pool = Pool::settle(&world).await;
        confirmed(&world, &pool).await;
        let application = offered(&world, &pool).await[0];
        let owner = world.client(Home::A, pool.persona(application));
        let read = owner.latest_offer(application).await.unwrap();
        offer_again(&world, read).await;
        let newer = owner.latest_offer(application).await.unwrap();
        assert_ne!(newer, read);
        for stale in [
            owner.accept_offer(read, world.key()).await,
            owner.decline_offer(read, world.key()).await,
        ] {
            assert_eq!(code(stale), ProblemCode::DeadlinePassed);
        }
        let own = owner.view_own_application(application).await.unwrap();
        let open = own.outcome.unwrap().offer.unwrap();
        assert_eq!((open.id, open.state), (newer, OfferState::Open), "nobody answered this one");
        assert_eq!(owner.accept_offer(newer, world.key()).await.unwrap().state, OfferState::Accepted);
    }

    async fn offers_that_nobody_answers_lapse_and_go_to_the_next(world: World) {
        let pool = Pool::settle(&world).await;
        confirmed(&world, &pool).await;
        let (open, waiting) = (offered(&world, &pool).await, pool.waiting_order(&world).await);
        world.client(Home::A, pool.persona(open[0])).accept_latest(open[0], world.key()).await.unwrap();
        world.pass(SignedDuration::from_hours(24 * 8));
        let late = world.client(Home::A, pool.persona(open[1])).accept_latest(open[1], world.key()).await;
        assert_eq!(code(late), ProblemCode::DeadlinePassed);
        Runner::new(world.app.clone()).run_due().await.unwrap();
        Runner::new(world.app.clone()).run_due().await.unwrap();
        let now = offered(&world, &pool).await;
        assert_eq!(now, waiting[..3]);
        let mails = pool.mails(&world).await;
        assert_eq!((mails.get("lapsed"), mails.get("promotion")), (Some(&3), Some(&3)));
        let states = pool.states(&world).await;
        assert_eq!((states["accepted"], states["expired"], states["offered"], states["waiting"]), (1, 3, 3, 5));
    }

    async fn after_the_last_day_of_the_waiting_list_a_freed_place_stays_free(world: World) {
        let pool = Pool::settle(&world).await;
        confirmed(&world, &pool).await;
        let (open, waiting) = (offered(&world, &pool).await, pool.waiting_order(&world).await);
        for application in &open {
            world.client(Home::A, pool.persona(*application)).accept_latest(*application, world.key()).await.unwrap();
        }
        for (day, place, free) in [(1, 0, 0), (2, 1, 1)] {
            set_clock(&world, 9, day, 12);
            let owner = world.client(Home::A, pool.persona(open[place]));
            let own = owner.view_own_application(open[place]).await.unwrap();
            owner.withdraw_application(world.key(), open[place], own.version).await.unwrap();
            let coordinator = world.client(Home::A, Persona::Coordinator);
            let places = coordinator.whole_places(pool.programme.uuid()).await.unwrap();
            assert_eq!(places.free, free, "{day}.9.");
        }
        assert_eq!(pool.waiting_order(&world).await, waiting[1..]);
    }

    /// N4 through the doors: at every step of a random sequence everybody is in exactly one state, what is over stays
    /// over, who accepted is the sum of those who take part, pause, left and went through, the counter agrees with
    /// the places they hold, and no place is free while somebody waits.
    async fn applications_are_conserved_whatever_happens_to_the_offers(world: World) {
        let pool = Pool::settle(&world).await;
        confirmed(&world, &pool).await;
        let mut before = standing(&world, &pool).await;
        assert_eq!(before.len(), pool.application_of.len());
        let mut done: BTreeSet<Event> = BTreeSet::new();
        let all: Vec<uuid::Uuid> = pool.application_of.values().map(|one| one.uuid()).collect();
        let random = events().into_iter().map(|(who, event)| (all[who % all.len()], event));
        let story: Vec<_> = beginning(&offered(&world, &pool).await).into_iter().chain(random).collect();
        for (application, event) in story {
            if happen(&world, &pool, application, event).await {
                done.insert(event);
            }
            let after = standing(&world, &pool).await;
            assert!(after.keys().eq(before.keys()), "nobody disappears and nobody comes");
            for (application, state) in &before {
                assert!(!OVER.contains(state) || after[application] == *state, "{event:?} moved what was over");
            }
            let count = |state| u32::try_from(after.values().filter(|one| **one == state).count()).unwrap();
            let (offered, accepted) = (count(ApplicationState::Offered), count(ApplicationState::Accepted));
            let coordinator = world.client(Home::A, Persona::Coordinator);
            let places = coordinator.whole_places(pool.programme.uuid()).await.unwrap();
            let kept = participating(&world, &pool, &after).await;
            assert_eq!(kept.participants(), accepted, "{event:?}");
            assert_eq!((places.taken, places.taken + places.free), (offered + kept.places(), SEATS), "{event:?}");
            assert_eq!(places.waiting.len(), count(ApplicationState::Waiting) as usize, "{event:?}");
            assert!(places.free == 0 || places.waiting.is_empty(), "{event:?}");
            before = after;
        }
        let possible = [
            Event::Accept,
            Event::Decline,
            Event::Withdraw,
            Event::Leave,
            Event::Pause,
            Event::Resume,
            Event::Complete,
            Event::TakeOut,
            Event::ADayPasses,
        ];
        assert!(possible.iter().all(|event| done.contains(event)), "only {done:?}");
    }

    async fn a_place_is_given_by_hand_only_while_one_is_free_and_with_its_reason(world: World) {
        let pool = Pool::settle(&world).await;
        confirmed(&world, &pool).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let waiting = pool.waiting_order(&world).await;
        let body = OfferByHand { application_id: waiting[2], reason: "Virhe yhteystiedoissa".into() };
        let full = coordinator.offer_by_hand(pool.programme.uuid(), world.key(), &body).await;
        assert_eq!(code(full), ProblemCode::NoFreePlace);
        add_a_place(&world, &pool).await;
        let offer = coordinator.offer_by_hand(pool.programme.uuid(), world.key(), &body).await.unwrap();
        assert_eq!(offer.state, OfferState::Open);
        let places = coordinator.whole_places(pool.programme.uuid()).await.unwrap();
        let by_hand = places.offers.iter().find(|offer| offer.application_id == waiting[2]).unwrap();
        assert_eq!((by_hand.origin, by_hand.reason.as_deref()), (OfferOrigin::ByHand, Some("Virhe yhteystiedoissa")));
        assert_eq!(pool.waiting_order(&world).await.len(), 7);
        let participant = world.client(Home::A, Persona::Participant);
        assert_eq!(
            code(participant.offer_by_hand(pool.programme.uuid(), world.key(), &body).await),
            ProblemCode::Forbidden
        );
    }
}

pub async fn add_a_place(world: &World, pool: &Pool) {
    use diesel::prelude::*;
    use polku::db::schema::programmes;
    use polku::db::{AnyConn, DbError, Key};
    let programme = pool.programme;
    let add = move |conn: &mut AnyConn| -> Result<(), DbError> {
        diesel::update(programmes::table.find(Key(programme)))
            .set(programmes::places.eq(programmes::places + 1))
            .execute(conn)?;
        Ok(())
    };
    world.app.db.write_tx(add).await.unwrap();
}

/// What can happen to an application after the list is confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Accept,
    Decline,
    Withdraw,
    ByHand,
    Leave,
    Pause,
    Resume,
    Complete,
    TakeOut,
    ADayPasses,
}

/// From these there is no way back once the window has closed.
const OVER: [ApplicationState; 4] = [
    ApplicationState::Withdrawn,
    ApplicationState::Ineligible,
    ApplicationState::Declined,
    ApplicationState::Expired,
];

/// A sequence that is the same each time: to whom, and what.
fn events() -> Vec<(usize, Event)> {
    let answers = [Event::Accept, Event::Accept, Event::Decline, Event::Withdraw, Event::ByHand];
    let later =
        [Event::Leave, Event::Pause, Event::Resume, Event::Complete, Event::TakeOut, Event::ADayPasses];
    let kinds = [answers.as_slice(), &later].concat();
    let one = (0..1_000_usize, proptest::sample::select(kinds));
    let many = proptest::collection::vec(one, 150);
    many.new_tree(&mut TestRunner::deterministic()).unwrap().current()
}

/// What seldom happens by chance, to those who were offered a place: four take it, pause, go on, leave and go through.
fn beginning(offered: &[uuid::Uuid]) -> Vec<(uuid::Uuid, Event)> {
    let taken = offered.iter().map(|one| (*one, Event::Accept));
    let later = [
        (offered[0], Event::Pause),
        (offered[0], Event::Resume),
        (offered[1], Event::Pause),
        (offered[1], Event::TakeOut),
        (offered[0], Event::Complete),
        (offered[2], Event::Leave),
        (offered[0], Event::Withdraw),
    ];
    taken.chain(later).collect()
}

/// The offer lapses and the same applicant is offered the place anew.
async fn offer_again(world: &World, lapsed: uuid::Uuid) {
    let (newer, now) = (OfferId::new(world.app.ids.ordered()), world.app.clock.now());
    let again = move |conn: &mut AnyConn| -> Result<(), DbError> {
        let old = offers::table.find(Key(OfferId::new(lapsed)));
        let row: OfferRow = old.select(OfferRow::as_select()).first(conn)?;
        diesel::update(old)
            .set((offers::state.eq("expired"), offers::answered_at.eq(Ts(now))))
            .execute(conn)?;
        diesel::insert_into(offers::table).values(OfferRow { id: Key(newer), ..row }).execute(conn)?;
        Ok(())
    };
    world.app.db.write_tx(again).await.unwrap();
}

/// Tries it as whoever may; whether it was possible. What is not possible is refused in words, never by a failure.
async fn happen(world: &World, pool: &Pool, application: uuid::Uuid, event: Event) -> bool {
    let owner = world.client(Home::A, pool.persona(application));
    let coordinator = world.client(Home::A, Persona::Coordinator);
    let answer = match event {
        Event::Accept => owner.accept_latest(application, world.key()).await.map(drop),
        Event::Decline => owner.decline_latest(application, world.key()).await.map(drop),
        Event::Withdraw => {
            let own = owner.view_own_application(application).await.unwrap();
            owner.withdraw_application(world.key(), application, own.version).await.map(drop)
        }
        Event::ByHand => {
            let body = OfferByHand { application_id: application, reason: "Virhe yhteystiedoissa".into() };
            coordinator.offer_by_hand(pool.programme.uuid(), world.key(), &body).await.map(drop)
        }
        Event::Leave => {
            let body = DiscontinueParticipation { reason: DiscontinuationReason::OwnChoice };
            owner.leave_programme(application, world.key(), &body).await.map(drop)
        }
        Event::Pause => coordinator.pause_participation(application, world.key()).await.map(drop),
        Event::Resume => coordinator.resume_participation(application, world.key()).await.map(drop),
        Event::Complete => coordinator.complete_participation(application, world.key()).await.map(drop),
        Event::TakeOut => {
            let body = DiscontinueParticipation { reason: DiscontinuationReason::LeftAgency };
            coordinator.discontinue_participation(application, world.key(), &body).await.map(drop)
        }
        Event::ADayPasses => {
            world.pass(SignedDuration::from_hours(24));
            Runner::new(world.app.clone()).run_due().await.unwrap();
            Ok(())
        }
    };
    let possible = answer.is_ok();
    if !possible {
        let refusal = code(answer);
        let understood = [
            ProblemCode::OfferNotOpen,
            ProblemCode::OfferToAnswer,
            ProblemCode::DeadlinePassed,
            ProblemCode::ApplicationStandsStill,
            ProblemCode::NoFreePlace,
            ProblemCode::NotWaiting,
            ProblemCode::ParticipationStandsStill,
            // No place was accepted, so there is no participation.
            ProblemCode::NotFound,
        ];
        assert!(understood.contains(&refusal), "{event:?}: {refusal}");
    }
    possible
}

/// Each application's state, as the coordinator sees it.
async fn standing(world: &World, pool: &Pool) -> BTreeMap<uuid::Uuid, ApplicationState> {
    let coordinator = world.client(Home::A, Persona::Coordinator);
    let all = coordinator.list_applications(pool.call.uuid(), &ApplicationsQuery::default()).await.unwrap();
    all.items.into_iter().map(|one| (one.id, one.state)).collect()
}

/// The participations of accepted applications. Who took an accepted application back has left with it.
async fn participating(
    world: &World,
    pool: &Pool,
    standing: &BTreeMap<uuid::Uuid, ApplicationState>,
) -> ParticipationTally {
    let coordinator = world.client(Home::A, Persona::Coordinator);
    let all =
        coordinator.list_participants(pool.programme.uuid(), &ParticipantsQuery::default()).await.unwrap();
    let mut tally = ParticipationTally::default();
    for one in all.items {
        if standing[&one.application_id] == ApplicationState::Accepted {
            tally.add(kind(one.state), 1);
        } else {
            assert_eq!(standing[&one.application_id], ApplicationState::Withdrawn);
            assert_eq!(one.state, ParticipationState::Discontinued);
        }
    }
    tally
}

fn kind(state: ParticipationState) -> ParticipationKind {
    match state {
        ParticipationState::Ongoing => ParticipationKind::Ongoing,
        ParticipationState::Paused => ParticipationKind::Paused,
        ParticipationState::Discontinued => ParticipationKind::Discontinued,
        ParticipationState::Completed => ParticipationKind::Completed,
    }
}
