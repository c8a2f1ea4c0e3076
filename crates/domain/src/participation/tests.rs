use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use super::*;
use crate::applications::state::{ApplicationState, StateKind};
use crate::ids::OfferId;
use crate::programmes::call::CallPhase;

fn at(hours: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
}

const REASON: DiscontinuationReason = DiscontinuationReason::WorkSituation;
const CHANGES: [ParticipationChange; 4] = [
    ParticipationChange::Pause,
    ParticipationChange::Resume,
    ParticipationChange::Discontinue(REASON),
    ParticipationChange::Complete,
];

#[test]
fn each_state_has_its_ways_out_and_no_other() {
    let ongoing = ParticipationState::begin(at(1));
    let after = |change| ongoing.change(change, at(2)).unwrap();
    let paused = after(ParticipationChange::Pause);
    let states = [
        (ongoing, [true, false, true, true]),
        (paused, [false, true, true, false]),
        (after(ParticipationChange::Discontinue(REASON)), [false; 4]),
        (after(ParticipationChange::Complete), [false; 4]),
    ];
    for (state, possible) in states {
        assert_eq!(CHANGES.map(|change| state.change(change, at(3)).is_ok()), possible, "{state:?}");
        assert_eq!(state.kind().is_over(), possible == [false; 4]);
    }
    assert_eq!(paused.change(ParticipationChange::Resume, at(3)), Ok(ParticipationState::begin(at(3))));
}

#[test]
fn only_a_discontinued_participation_gives_its_place_back_and_says_why() {
    let ongoing = ParticipationState::begin(at(1));
    for change in CHANGES {
        let Ok(after) = ongoing.change(change, at(2)) else { continue };
        assert_eq!(after.since(), at(2));
        assert_eq!(after.reason().is_some(), !after.kind().holds_a_place(), "{after:?}");
    }
}

/// A reason is a class: whatever it is called, it is no diagnosis.
#[test]
fn no_reason_is_about_health() {
    for reason in DiscontinuationReason::ALL {
        assert_eq!(DiscontinuationReason::from_code(reason.code()), Some(*reason));
        for word in ["health", "ill", "sick", "medical", "disab", "pregnan", "parent", "leave_of"] {
            assert!(!reason.code().contains(word), "{}", reason.code());
        }
    }
}

#[derive(Clone, Copy, Debug)]
enum Event {
    Apply,
    Offer,
    Accept,
    Decline,
    Withdraw,
    Change(ParticipationChange),
}

fn any_event() -> impl Strategy<Value = Event> {
    let applying =
        vec![Event::Apply, Event::Offer, Event::Accept, Event::Accept, Event::Decline, Event::Withdraw];
    prop_oneof![
        prop::sample::select(applying),
        prop::sample::select(CHANGES.to_vec()).prop_map(Event::Change),
    ]
}

/// A programme as it is run: applications, participations, and a count of places that is kept beside them.
#[derive(Default)]
struct Programme {
    applications: BTreeMap<usize, ApplicationState>,
    participations: BTreeMap<usize, ParticipationState>,
    taken: i64,
    /// The control: whoever withdraws gives a place back, whatever became of their participation.
    careless: bool,
}

impl Programme {
    fn happen(&mut self, who: usize, event: Event, places: i64, now: Timestamp) -> Option<()> {
        let application = self.applications.get(&who).copied();
        let next = match event {
            // Places are offered after the window has closed, so nobody applies a second time.
            Event::Apply if application.is_some() => return None,
            Event::Apply => ApplicationState::submit(None, CallPhase::Open, now).ok()?,
            Event::Offer if self.taken >= places => return None,
            Event::Offer => {
                let offer = OfferId::new(uuid::Uuid::from_u128(1));
                let offered = application?.offer(offer, now + SignedDuration::from_hours(50)).ok()?;
                self.taken += 1;
                offered
            }
            Event::Accept => {
                let accepted = application?.accept(now).ok()?;
                self.participations.insert(who, ParticipationState::begin(now));
                accepted
            }
            Event::Decline => {
                let declined = application?.decline(now).ok()?;
                self.taken -= 1;
                declined
            }
            Event::Withdraw => self.withdraw(who, application?, now)?,
            Event::Change(change) => {
                let next = self.participations.get(&who)?.change(change, now).ok()?;
                self.taken -= i64::from(!next.kind().holds_a_place());
                self.participations.insert(who, next);
                application?
            }
        };
        self.applications.insert(who, next);
        Some(())
    }

    /// Who gives up an accepted place gives up the participation with it.
    fn withdraw(
        &mut self,
        who: usize,
        application: ApplicationState,
        now: Timestamp,
    ) -> Option<ApplicationState> {
        let withdrawn = application.withdraw(now).ok()?;
        if application.kind() == StateKind::Accepted {
            let leave = ParticipationChange::Discontinue(DiscontinuationReason::NotTold);
            let left = self.participations.get(&who)?.change(leave, now);
            match left {
                Ok(left) => drop(self.participations.insert(who, left)),
                Err(_) if self.careless => {}
                Err(_) => return None,
            }
            self.taken -= 1;
        }
        Some(withdrawn)
    }

    /// What must hold of the figures, in words; nothing when all of it does.
    fn fault(&self, places: i64) -> Option<String> {
        let count = |kind| self.applications.values().filter(|state| state.kind() == kind).count();
        let of_accepted = self.participations.iter().filter(|(who, _)| {
            self.applications.get(*who).is_some_and(|state| state.kind() == StateKind::Accepted)
        });
        let tally = ParticipationTally::of(of_accepted.map(|(_, state)| state.kind()));
        let one_by_one = tally.count(ParticipationKind::Ongoing)
            + tally.count(ParticipationKind::Paused)
            + tally.count(ParticipationKind::Discontinued)
            + tally.count(ParticipationKind::Completed);
        let offered = i64::try_from(count(StateKind::Offered)).unwrap();
        let faults = [
            (
                tally.participants() as usize != count(StateKind::Accepted),
                "accepted is not the sum of its parts",
            ),
            (tally.participants() != one_by_one, "a state is left out of the sum"),
            (offered + i64::from(tally.places()) != self.taken, "the places do not add up"),
            (self.taken > places, "more places are taken than there are"),
            (self.taken < 0, "a place was given back twice"),
        ];
        faults.into_iter().find(|(wrong, _)| *wrong).map(|(_, what)| what.to_owned())
    }
}

proptest! {
    /// Level two of N4: accepted = ongoing + paused + discontinued + completed, and the places that are taken are the
    /// open offers and the participations that hold one, at every step of random event sequences. What is over
    /// stays over.
    #[test]
    fn participations_and_places_are_conserved(
        events in proptest::collection::vec((0_usize..8, any_event(), 0_i64..4), 0..300),
        places in 0_i64..6,
    ) {
        let mut programme = Programme::default();
        let mut now = at(0);
        for (who, event, hours) in events {
            now += SignedDuration::from_hours(hours);
            let before = programme.participations.get(&who).copied();
            if programme.happen(who, event, places, now).is_none() {
                continue;
            }
            prop_assert_eq!(programme.fault(places), None, "{:?}", event);
            if let Some(before) = before.filter(|before| before.kind().is_over()) {
                prop_assert_eq!(programme.participations.get(&who), Some(&before));
            }
        }
    }
}

/// The control: a programme that forgets the participation when somebody withdraws gives a place back twice, and
/// the sums show it.
#[test]
fn a_place_that_is_given_back_twice_is_noticed() {
    let story = [
        Event::Apply,
        Event::Offer,
        Event::Accept,
        Event::Change(ParticipationChange::Discontinue(REASON)),
        Event::Withdraw,
    ];
    let told = |careless| {
        let mut programme = Programme { careless, ..Programme::default() };
        for event in story {
            programme.happen(1, event, 1, at(1));
        }
        programme.fault(1)
    };
    assert_eq!(told(false), None);
    assert!(told(true).is_some());
}
