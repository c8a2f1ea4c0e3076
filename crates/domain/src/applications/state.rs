//! What becomes of an application: one enum, and the only ways from one state to another.
//!
//! ```text
//! submit ─► Submitted ─► Ineligible ──reinstate──┐
//!            │  ▲   ├──► Rerouted                │
//!            │  │   ├──► Waiting ◄───────────────┘ ──last word──► NotSelected
//!            │  │   │       │
//!    withdraw│  │   └──► Offered ──► Accepted | Declined | Expired
//!            ▼  │again, while the window is open
//!          Withdrawn ◄── withdraw also from Waiting and Accepted
//! ```
//!
//! An application can be changed and sent again only while the window is open. It can be *withdrawn* for longer: until
//! a place is offered, from the waiting list, and when an accepted place is given up. Who has an open offer
//! answers the offer instead: declining says the same and frees the place in one step. What is over (declined,
//! expired, not selected) stays as it is, and so does what moved to another programme with its applicant's consent
//! (*rerouted*): what comes after is that programme's participation. Who was put outside the target group by a fact that was wrong is
//! *reinstated* on the waiting list when a check has found so.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::ids::OfferId;
use crate::programmes::call::CallPhase;
use crate::programmes::element::codes;

/// State of an application with what belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApplicationState {
    /// Received. Under review once the window has closed.
    Submitted {
        /// When it was first sent.
        at: Timestamp,
        /// When its answers were last changed.
        changed_at: Timestamp,
    },
    /// Withdrawn by the applicant.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
    /// Outside the target group by the rules.
    Ineligible {
        /// When the list was confirmed.
        at: Timestamp,
    },
    /// A place is offered.
    Offered {
        /// The offer.
        offer: OfferId,
        /// First instant at which it is too late to accept.
        deadline: Timestamp,
    },
    /// The place is accepted.
    Accepted {
        /// When.
        at: Timestamp,
    },
    /// The place was declined.
    Declined {
        /// When.
        at: Timestamp,
    },
    /// The offer was not answered in time.
    Expired {
        /// When the deadline had passed.
        at: Timestamp,
    },
    /// On the waiting list.
    Waiting {
        /// Since when.
        at: Timestamp,
    },
    /// The waiting list ended without a place.
    NotSelected {
        /// When the last word was given.
        at: Timestamp,
    },
    /// Moved to another programme of the initiative, with the applicant's consent (R24).
    Rerouted {
        /// When.
        at: Timestamp,
    },
}

codes! {
    /// The state alone, as it is stored, filtered and counted by.
    StateKind {
        /// Received.
        Submitted = "submitted",
        /// Withdrawn by the applicant.
        Withdrawn = "withdrawn",
        /// Outside the target group.
        Ineligible = "ineligible",
        /// A place is offered.
        Offered = "offered",
        /// The place is accepted.
        Accepted = "accepted",
        /// The place was declined.
        Declined = "declined",
        /// The offer was not answered in time.
        Expired = "expired",
        /// On the waiting list.
        Waiting = "waiting",
        /// The waiting list ended without a place.
        NotSelected = "not_selected",
        /// Moved to another programme.
        Rerouted = "rerouted",
    }
}

impl StateKind {
    /// Whether a confirmed round has left an applicant out: in its pool, and without a place ever offered.
    ///
    /// Whoever waits or was not selected had been in the pool, or a check has put them on the waiting list because they
    /// should have been. Whoever declined an offer or let it lapse had a place, and so had whoever got one from the
    /// waiting list, by hand or by a check. Whoever withdrew took themselves out.
    #[must_use]
    pub const fn is_left_out(self) -> bool {
        match self {
            Self::Waiting | Self::NotSelected => true,
            Self::Submitted
            | Self::Withdrawn
            | Self::Ineligible
            | Self::Offered
            | Self::Accepted
            | Self::Declined
            | Self::Expired
            | Self::Rerouted => false,
        }
    }
}

/// Why an application cannot be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StateFault {
    /// The call is not open.
    #[error("the call is not open")]
    CallNotOpen,
    /// There is an application of this person already.
    #[error("there is an application already")]
    AlreadySubmitted,
    /// There is an open offer: it is answered, not withdrawn from.
    #[error("the offer is to be answered")]
    OfferOpen,
    /// The deadline of the offer has passed.
    #[error("the deadline has passed")]
    TooLate,
    /// The deadline of the offer has not passed.
    #[error("the deadline has not passed")]
    TooEarly,
    /// The state has no such way out.
    #[error("not possible in the state {0:?}")]
    NotFrom(StateKind),
}

const fn open(phase: CallPhase) -> Result<(), StateFault> {
    if matches!(phase, CallPhase::Open) { Ok(()) } else { Err(StateFault::CallNotOpen) }
}

impl ApplicationState {
    /// Sends an application, for the first time or again after withdrawing. When in the window means nothing.
    ///
    /// # Errors
    /// [`StateFault::CallNotOpen`]; [`StateFault::AlreadySubmitted`] when there is one that was not withdrawn.
    pub const fn submit(earlier: Option<Self>, phase: CallPhase, at: Timestamp) -> Result<Self, StateFault> {
        match (open(phase), earlier) {
            (Err(fault), _) => Err(fault),
            (Ok(()), None | Some(Self::Withdrawn { .. })) => Ok(Self::Submitted { at, changed_at: at }),
            (Ok(()), Some(_)) => Err(StateFault::AlreadySubmitted),
        }
    }

    /// Changes the answers.
    ///
    /// # Errors
    /// [`StateFault::CallNotOpen`], or [`StateFault::NotFrom`] once withdrawn.
    pub const fn change(self, phase: CallPhase, changed_at: Timestamp) -> Result<Self, StateFault> {
        match (open(phase), self) {
            (Err(fault), _) => Err(fault),
            (Ok(()), Self::Submitted { at, .. }) => Ok(Self::Submitted { at, changed_at }),
            (Ok(()), other) => Err(StateFault::NotFrom(other.kind())),
        }
    }

    /// Takes the application back, or gives up an accepted place.
    ///
    /// # Errors
    /// [`StateFault::OfferOpen`] while an offer waits for an answer, [`StateFault::NotFrom`] when it is over.
    pub const fn withdraw(self, at: Timestamp) -> Result<Self, StateFault> {
        match self {
            Self::Submitted { .. } | Self::Waiting { .. } | Self::Accepted { .. } => {
                Ok(Self::Withdrawn { at })
            }
            Self::Offered { .. } => Err(StateFault::OfferOpen),
            other => Err(StateFault::NotFrom(other.kind())),
        }
    }

    /// Puts the application outside the target group when the list is confirmed.
    ///
    /// # Errors
    /// [`StateFault::NotFrom`] unless submitted.
    pub const fn find_ineligible(self, at: Timestamp) -> Result<Self, StateFault> {
        match self {
            Self::Submitted { .. } => Ok(Self::Ineligible { at }),
            other => Err(StateFault::NotFrom(other.kind())),
        }
    }

    /// Moves the application to another programme, as its applicant has accepted.
    ///
    /// # Errors
    /// [`StateFault::NotFrom`] unless submitted.
    pub const fn reroute(self, at: Timestamp) -> Result<Self, StateFault> {
        match self {
            Self::Submitted { .. } => Ok(Self::Rerouted { at }),
            other => Err(StateFault::NotFrom(other.kind())),
        }
    }

    /// Puts the application on the waiting list when the list is confirmed.
    ///
    /// # Errors
    /// [`StateFault::NotFrom`] unless submitted.
    pub const fn wait(self, at: Timestamp) -> Result<Self, StateFault> {
        match self {
            Self::Submitted { .. } => Ok(Self::Waiting { at }),
            other => Err(StateFault::NotFrom(other.kind())),
        }
    }

    /// Gives the last word to who still waits when the waiting list ends.
    ///
    /// # Errors
    /// [`StateFault::NotFrom`] unless waiting.
    pub const fn end_waiting(self, at: Timestamp) -> Result<Self, StateFault> {
        match self {
            Self::Waiting { .. } => Ok(Self::NotSelected { at }),
            other => Err(StateFault::NotFrom(other.kind())),
        }
    }

    /// Puts who was left outside by an error on the waiting list, from which a place may be offered.
    ///
    /// # Errors
    /// [`StateFault::NotFrom`] unless outside the target group.
    pub const fn reinstate(self, at: Timestamp) -> Result<Self, StateFault> {
        match self {
            Self::Ineligible { .. } => Ok(Self::Waiting { at }),
            other => Err(StateFault::NotFrom(other.kind())),
        }
    }

    /// Offers a place: when the list is confirmed, or from the waiting list.
    ///
    /// # Errors
    /// [`StateFault::NotFrom`] unless submitted or waiting.
    pub const fn offer(self, offer: OfferId, deadline: Timestamp) -> Result<Self, StateFault> {
        match self {
            Self::Submitted { .. } | Self::Waiting { .. } => Ok(Self::Offered { offer, deadline }),
            other => Err(StateFault::NotFrom(other.kind())),
        }
    }

    /// Accepts the offered place.
    ///
    /// # Errors
    /// [`StateFault::TooLate`] from the deadline on, [`StateFault::NotFrom`] without an open offer.
    pub fn accept(self, at: Timestamp) -> Result<Self, StateFault> {
        match self {
            Self::Offered { deadline, .. } if at >= deadline => Err(StateFault::TooLate),
            Self::Offered { .. } => Ok(Self::Accepted { at }),
            other => Err(StateFault::NotFrom(other.kind())),
        }
    }

    /// Declines the offered place.
    ///
    /// # Errors
    /// [`StateFault::TooLate`] from the deadline on, [`StateFault::NotFrom`] without an open offer.
    pub fn decline(self, at: Timestamp) -> Result<Self, StateFault> {
        match self {
            Self::Offered { deadline, .. } if at >= deadline => Err(StateFault::TooLate),
            Self::Offered { .. } => Ok(Self::Declined { at }),
            other => Err(StateFault::NotFrom(other.kind())),
        }
    }

    /// Lets the offer run out.
    ///
    /// # Errors
    /// [`StateFault::TooEarly`] before the deadline, [`StateFault::NotFrom`] without an open offer.
    pub fn expire(self, at: Timestamp) -> Result<Self, StateFault> {
        match self {
            Self::Offered { deadline, .. } if at < deadline => Err(StateFault::TooEarly),
            Self::Offered { .. } => Ok(Self::Expired { at }),
            other => Err(StateFault::NotFrom(other.kind())),
        }
    }

    /// The state alone.
    #[must_use]
    pub const fn kind(&self) -> StateKind {
        match self {
            Self::Submitted { .. } => StateKind::Submitted,
            Self::Withdrawn { .. } => StateKind::Withdrawn,
            Self::Ineligible { .. } => StateKind::Ineligible,
            Self::Offered { .. } => StateKind::Offered,
            Self::Accepted { .. } => StateKind::Accepted,
            Self::Declined { .. } => StateKind::Declined,
            Self::Expired { .. } => StateKind::Expired,
            Self::Waiting { .. } => StateKind::Waiting,
            Self::NotSelected { .. } => StateKind::NotSelected,
            Self::Rerouted { .. } => StateKind::Rerouted,
        }
    }
}

impl StateKind {
    /// What everybody but the selection's own roles sees before the decider has confirmed the list. The state an
    /// applicant brought about is told; what the selection is about to say is not.
    #[must_use]
    pub const fn before_confirmation(self) -> Self {
        match self {
            Self::Withdrawn | Self::Rerouted => self,
            _ => Self::Submitted,
        }
    }

    /// Whether the application takes up a place, offered or accepted.
    #[must_use]
    pub const fn takes_a_place(self) -> bool {
        matches!(self, Self::Offered | Self::Accepted)
    }
}

/// How many applications are in each state.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Tally(BTreeMap<StateKind, u32>);

impl Tally {
    /// Counts states.
    #[must_use]
    pub fn of(states: impl IntoIterator<Item = StateKind>) -> Self {
        let mut tally = Self::default();
        for state in states {
            tally.add(state, 1);
        }
        tally
    }

    /// Adds a number of applications in one state.
    pub fn add(&mut self, state: StateKind, count: u32) {
        *self.0.entry(state).or_default() += count;
    }

    /// Number of applications in a state.
    #[must_use]
    pub fn count(&self, state: StateKind) -> u32 {
        self.0.get(&state).copied().unwrap_or(0)
    }

    /// All applications: the sum over the states, none left out.
    #[must_use]
    pub fn applicants(&self) -> u32 {
        StateKind::ALL.iter().map(|state| self.count(*state)).sum()
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use proptest::prelude::*;

    use super::*;

    fn at(hours: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
    }

    fn submitted() -> ApplicationState {
        ApplicationState::submit(None, CallPhase::Open, at(1)).unwrap()
    }

    fn offered() -> ApplicationState {
        submitted().offer(OfferId::new(uuid::Uuid::from_u128(1)), at(100)).unwrap()
    }

    #[test]
    fn only_those_who_never_had_a_place_offered_and_did_not_leave_were_left_out() {
        let left_out: Vec<_> = StateKind::ALL.iter().copied().filter(|state| state.is_left_out()).collect();
        assert_eq!(left_out, [StateKind::Waiting, StateKind::NotSelected]);
    }

    #[test]
    fn late_application_is_refused() {
        for phase in [CallPhase::Draft, CallPhase::AwaitingApproval, CallPhase::Approved, CallPhase::Closed] {
            assert_eq!(ApplicationState::submit(None, phase, at(1)), Err(StateFault::CallNotOpen));
            assert_eq!(submitted().change(phase, at(2)), Err(StateFault::CallNotOpen));
        }
    }

    #[test]
    fn who_withdrew_may_apply_again_while_the_call_is_open() {
        let withdrawn = submitted().withdraw(at(2)).unwrap();
        assert_eq!(
            ApplicationState::submit(Some(withdrawn), CallPhase::Open, at(3)),
            Ok(ApplicationState::Submitted { at: at(3), changed_at: at(3) })
        );
        let twice = ApplicationState::submit(Some(submitted()), CallPhase::Open, at(3));
        assert_eq!(twice, Err(StateFault::AlreadySubmitted));
    }

    #[test]
    fn an_offer_is_answered_and_not_withdrawn_from() {
        assert_eq!(offered().withdraw(at(50)), Err(StateFault::OfferOpen));
        assert!(offered().decline(at(50)).is_ok());
    }

    #[test]
    fn the_deadline_divides_answer_and_expiry_without_gap_or_overlap() {
        assert!(offered().accept(at(99)).is_ok());
        assert_eq!(offered().expire(at(99)), Err(StateFault::TooEarly));
        assert_eq!(offered().accept(at(100)), Err(StateFault::TooLate));
        assert_eq!(offered().decline(at(100)), Err(StateFault::TooLate));
        assert!(offered().expire(at(100)).is_ok());
    }

    #[test]
    fn before_confirmation_nothing_of_the_outcome_shows() {
        for kind in StateKind::ALL {
            let shown = kind.before_confirmation();
            let own_doing = matches!(kind, StateKind::Withdrawn | StateKind::Rerouted);
            assert_eq!(shown, if own_doing { *kind } else { StateKind::Submitted });
        }
    }

    #[derive(Clone, Copy, Debug)]
    enum Event {
        Submit,
        Change,
        Withdraw,
        Reroute,
        FindIneligible,
        Wait,
        EndWaiting,
        Reinstate,
        Offer,
        Accept,
        Decline,
        Expire,
    }

    fn any_event() -> impl Strategy<Value = Event> {
        prop::sample::select(vec![
            Event::Submit,
            Event::Change,
            Event::Withdraw,
            Event::Reroute,
            Event::FindIneligible,
            Event::Wait,
            Event::EndWaiting,
            Event::Reinstate,
            Event::Offer,
            Event::Accept,
            Event::Decline,
            Event::Expire,
        ])
    }

    fn happen(
        state: Option<ApplicationState>,
        event: Event,
        phase: CallPhase,
        now: Timestamp,
    ) -> Option<ApplicationState> {
        let offer = OfferId::new(uuid::Uuid::from_u128(1));
        match (event, state) {
            (Event::Submit, state) => ApplicationState::submit(state, phase, now).ok(),
            (_, None) => None,
            (Event::Change, Some(state)) => state.change(phase, now).ok(),
            (Event::Withdraw, Some(state)) => state.withdraw(now).ok(),
            (Event::Reroute, Some(state)) => state.reroute(now).ok(),
            (Event::FindIneligible, Some(state)) => state.find_ineligible(now).ok(),
            (Event::Wait, Some(state)) => state.wait(now).ok(),
            (Event::EndWaiting, Some(state)) => state.end_waiting(now).ok(),
            (Event::Reinstate, Some(state)) => state.reinstate(now).ok(),
            (Event::Offer, Some(state)) => state.offer(offer, now + SignedDuration::from_hours(5)).ok(),
            (Event::Accept, Some(state)) => state.accept(now).ok(),
            (Event::Decline, Some(state)) => state.decline(now).ok(),
            (Event::Expire, Some(state)) => state.expire(now).ok(),
        }
    }

    proptest! {
        /// N4: applicants = submitted + withdrawn + re-routed + ineligible + offered + accepted + declined + expired +
        /// waiting + not selected at every step of random event sequences. Each event moves at most one application,
        /// nobody who applied ever disappears, and what is over stays over.
        #[test]
        fn applications_are_conserved(
            events in proptest::collection::vec((0_usize..8, any_event(), 0_i64..4), 0..200),
            closes_after in 0_i64..300,
        ) {
            let mut people: Vec<Option<ApplicationState>> = vec![None; 8];
            let (mut applied, mut now) = (0_u32, at(0));
            for (person, event, hours) in events {
                now += SignedDuration::from_hours(hours);
                let phase = if now < at(closes_after) { CallPhase::Open } else { CallPhase::Closed };
                let before = people[person];
                let Some(after) = happen(before, event, phase, now) else { continue };
                applied += u32::from(before.is_none());
                people[person] = Some(after);
                if let Some(before) = before {
                    use StateKind::{Declined, Expired, Ineligible, NotSelected, Rerouted};
                    prop_assert!(!matches!(before.kind(), Declined | Expired | NotSelected | Rerouted));
                    let reinstated = after.kind() == StateKind::Waiting;
                    prop_assert!(before.kind() != Ineligible || reinstated);
                }
                let tally = Tally::of(people.iter().flatten().map(ApplicationState::kind));
                prop_assert_eq!(tally.applicants(), applied);
                let one_by_one = tally.count(StateKind::Submitted)
                    + tally.count(StateKind::Withdrawn)
                    + tally.count(StateKind::Ineligible)
                    + tally.count(StateKind::Offered)
                    + tally.count(StateKind::Accepted)
                    + tally.count(StateKind::Declined)
                    + tally.count(StateKind::Expired)
                    + tally.count(StateKind::Waiting)
                    + tally.count(StateKind::NotSelected)
                    + tally.count(StateKind::Rerouted);
                prop_assert_eq!(one_by_one, applied);
            }
        }

        /// R17, U4: when in the window somebody applied leaves no trace in what the state is.
        #[test]
        fn the_order_of_arrival_means_nothing(order in Just((0..8).collect::<Vec<i64>>()).prop_shuffle()) {
            let states = order.iter().map(|hour| {
                ApplicationState::submit(None, CallPhase::Open, at(*hour)).map(|state| state.kind())
            });
            prop_assert!(states.into_iter().all(|kind| kind == Ok(StateKind::Submitted)));
        }
    }
}
