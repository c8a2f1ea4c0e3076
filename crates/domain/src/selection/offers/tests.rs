use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const DAY: i64 = 86_400;

fn day(number: i64) -> Timestamp {
    Timestamp::from_second(1_588_500_000 + number * DAY).unwrap()
}

fn application(rank: u32) -> ApplicationId {
    ApplicationId::new(Uuid::from_u128(u128::from(rank)))
}

/// Everybody waits; `lines` come in reverse on purpose.
fn everybody_waits(places: u32, lines: u32) -> Roster {
    let line = |rank| RosterLine { application: application(rank), rank, standing: Standing::Waiting };
    Roster::new(places, (1..=lines).rev().map(line).collect()).unwrap()
}

#[test]
fn places_go_to_the_first_in_drawn_order() {
    let mut roster = everybody_waits(3, 7);
    assert_eq!(roster.promote(day(7)), [1, 2, 3].map(application));
    assert_eq!(roster.promote(day(7)), []);
    assert_eq!(roster.waiting_place(application(5)), Some(WaitingPlace { place: 2, of: 4 }));
    assert_eq!(roster.waiting_place(application(1)), None);
}

#[test]
fn a_declined_an_expired_and_a_returned_place_all_go_to_the_next_who_waits() {
    let mut roster = everybody_waits(3, 7);
    roster.promote(day(7));
    roster.decline(application(1), day(1)).unwrap();
    assert_eq!(roster.promote(day(8)), [application(4)]);
    roster.accept(application(2), day(1)).unwrap();
    roster.withdraw(application(2), day(2)).unwrap();
    assert_eq!(roster.promote(day(9)), [application(5)]);
    assert_eq!(roster.expire(day(7)), [application(3)]);
    assert_eq!(roster.promote(day(10)), [application(6)]);
    assert_eq!(roster.free(), 0);
}

#[test]
fn an_offer_can_be_answered_before_its_deadline_and_lapses_at_it() {
    let open = OfferState::Open { deadline: day(7) };
    let last = day(7) - jiff::SignedDuration::from_micros(1);
    assert_eq!(open.accept(last), Ok(OfferState::Accepted { at: last }));
    assert_eq!(open.accept(day(7)), Err(OfferRefusal::DeadlinePassed));
    assert_eq!(open.decline(day(7)), Err(OfferRefusal::DeadlinePassed));
    assert_eq!(open.expire(last), Err(OfferRefusal::NotDue));
    assert_eq!(open.expire(day(7)), Ok(OfferState::Expired { deadline: day(7) }));
}

#[test]
fn an_answer_is_given_once_but_an_accepted_place_can_be_given_back() {
    let accepted = OfferState::Accepted { at: day(1) };
    assert_eq!(accepted.accept(day(2)), Err(OfferRefusal::AlreadyAnswered));
    assert_eq!(accepted.decline(day(2)), Err(OfferRefusal::AlreadyAnswered));
    assert_eq!(accepted.expire(day(9)), Err(OfferRefusal::AlreadyAnswered));
    assert_eq!(accepted.give_back(day(2)), Ok(OfferState::Declined { at: day(2) }));
    let declined = OfferState::Declined { at: day(1) };
    assert_eq!(declined.accept(day(2)), Err(OfferRefusal::AlreadyAnswered));
    assert_eq!(declined.decline(day(2)), Err(OfferRefusal::AlreadyAnswered));
    assert_eq!(declined.give_back(day(2)), Err(OfferRefusal::NotAccepted));
}

#[test]
fn nobody_is_added_by_hand_beyond_the_places() {
    let mut roster = everybody_waits(2, 4);
    assert_eq!(roster.add_by_hand(application(3), day(7)), Ok(()));
    roster.promote(day(7));
    assert_eq!(roster.add_by_hand(application(4), day(7)), Err(RosterRefusal::NoFreePlace));
    assert_eq!(roster.add_by_hand(application(1), day(7)), Err(RosterRefusal::NotWaiting));
    assert_eq!(roster.add_by_hand(application(9), day(7)), Err(RosterRefusal::Unknown));
    assert_eq!(roster.next().map(|line| line.rank), Some(2));
}

#[test]
fn a_roster_that_contradicts_itself_is_refused() {
    let line = |rank, of| RosterLine { application: application(of), rank, standing: Standing::Waiting };
    assert_eq!(Roster::new(1, vec![line(1, 1), line(1, 2)]), Err(RosterFault::RankTwice));
    assert_eq!(Roster::new(1, vec![line(1, 1), line(2, 1)]), Err(RosterFault::ApplicationTwice));
    let taken = |rank| RosterLine {
        standing: Standing::Offer(OfferState::Accepted { at: day(1) }),
        ..line(rank, rank)
    };
    assert_eq!(Roster::new(1, vec![taken(1), taken(2)]), Err(RosterFault::Overfull));
}

#[derive(Clone, Copy, Debug)]
enum Event {
    Accept(u32),
    Decline(u32),
    Withdraw(u32),
    Leave(u32),
    AddByHand(u32),
    ADayPasses,
}

fn events(lines: u32) -> impl Strategy<Value = Vec<Event>> {
    let who = 1..=lines + 1;
    let event = prop_oneof![
        3 => who.clone().prop_map(Event::Accept),
        2 => who.clone().prop_map(Event::Decline),
        1 => who.clone().prop_map(Event::Withdraw),
        1 => who.clone().prop_map(Event::Leave),
        1 => who.prop_map(Event::AddByHand),
        2 => Just(Event::ADayPasses),
    ];
    prop::collection::vec(event, 0..120)
}

/// The same rules said a second time, with sets instead of states.
#[derive(Default)]
struct Model {
    waiting: BTreeSet<u32>,
    open: BTreeMap<u32, i64>,
    accepted: BTreeSet<u32>,
    gone: BTreeSet<u32>,
    withdrawn: BTreeSet<u32>,
    left: BTreeSet<u32>,
}

impl Model {
    fn apply(&mut self, event: Event, today: i64, places: usize) {
        match event {
            Event::Accept(who) if self.open.get(&who).is_some_and(|deadline| today < *deadline) => {
                self.open.remove(&who);
                self.accepted.insert(who);
            }
            Event::Decline(who) if self.open.get(&who).is_some_and(|deadline| today < *deadline) => {
                self.open.remove(&who);
                self.gone.insert(who);
            }
            Event::Withdraw(who) => {
                if self.waiting.remove(&who) | self.accepted.remove(&who) {
                    self.withdrawn.insert(who);
                }
            }
            Event::Leave(who) => {
                if self.accepted.remove(&who) {
                    self.left.insert(who);
                }
            }
            Event::AddByHand(who) if self.open.len() + self.accepted.len() < places => {
                if self.waiting.remove(&who) {
                    self.open.insert(who, today + 3);
                }
            }
            Event::ADayPasses => {
                let overdue: Vec<u32> =
                    self.open.iter().filter(|(_, d)| today >= **d).map(|(who, _)| *who).collect();
                for who in overdue {
                    self.open.remove(&who);
                    self.gone.insert(who);
                }
            }
            Event::Accept(_) | Event::Decline(_) | Event::AddByHand(_) => {}
        }
        while self.open.len() + self.accepted.len() < places {
            let Some(who) = self.waiting.pop_first() else { break };
            self.open.insert(who, today + 3);
        }
    }
}

fn apply(roster: &mut Roster, event: Event, today: i64) {
    // Refusals are part of the game: the model knows which attempts mean nothing.
    let _ = match event {
        Event::Accept(who) => roster.accept(application(who), day(today)),
        Event::Decline(who) => roster.decline(application(who), day(today)),
        Event::Withdraw(who) => roster.withdraw(application(who), day(today)),
        Event::Leave(who) => roster.leave(application(who), day(today)),
        Event::AddByHand(who) => roster.add_by_hand(application(who), day(today + 3)),
        Event::ADayPasses => {
            roster.expire(day(today));
            Ok(())
        }
    };
    roster.promote(day(today + 3));
}

fn ranks(roster: &Roster, which: impl Fn(Standing) -> bool) -> BTreeSet<u32> {
    roster.lines().iter().filter(|line| which(line.standing)).map(|line| line.rank).collect()
}

proptest! {
    #[test]
    fn whatever_happens_the_roster_follows_the_model(
        (places, lines, events) in (0..6u32, 0..15u32)
            .prop_flat_map(|(places, lines)| (Just(places), Just(lines), events(lines)))
    ) {
        let mut roster = everybody_waits(places, lines);
        let mut model = Model { waiting: (1..=lines).collect(), ..Model::default() };
        let mut today = 0;
        for event in std::iter::once(Event::ADayPasses).chain(events) {
            today += i64::from(matches!(event, Event::ADayPasses));
            apply(&mut roster, event, today);
            model.apply(event, today, places as usize);

            prop_assert!(roster.taken() <= places);
            prop_assert!(roster.free() == 0 || roster.next().is_none(), "a free place with somebody waiting");
            prop_assert_eq!(ranks(&roster, |standing| standing == Standing::Waiting), model.waiting.clone());
            let open = |standing| matches!(standing, Standing::Offer(OfferState::Open { .. }));
            prop_assert_eq!(ranks(&roster, open), model.open.keys().copied().collect::<BTreeSet<_>>());
            let accepted = |standing| matches!(standing, Standing::Offer(OfferState::Accepted { .. }));
            prop_assert_eq!(ranks(&roster, accepted), model.accepted.clone());
            prop_assert_eq!(ranks(&roster, |standing| standing == Standing::Withdrawn), model.withdrawn.clone());
            prop_assert_eq!(ranks(&roster, |standing| standing == Standing::Left), model.left.clone());
            let known = model.waiting.len() + model.open.len() + model.accepted.len();
            prop_assert_eq!(known + model.gone.len() + model.withdrawn.len() + model.left.len(), lines as usize);
            for (place, rank) in (1..).zip(&model.waiting) {
                let of = u32::try_from(model.waiting.len()).unwrap();
                prop_assert_eq!(roster.waiting_place(application(*rank)), Some(WaitingPlace { place, of }));
            }
        }
    }
}
