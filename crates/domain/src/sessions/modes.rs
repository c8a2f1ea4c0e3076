//! How a session is delivered, and what changes that.
//!
//! What the design planned, how the session is delivered and how each attendee lived it are three facts (R46–R48): none is
//! written over another. Changes begin with publication: until then nobody was told anything.

use jiff::{SignedDuration, Timestamp};

use super::state::SessionState;
use super::ways::Capacity;
use crate::programmes::element::{DeliveryMode, codes};

codes! {
    /// Why a session is delivered otherwise than people were told (R48). A closed list: never anybody's health.
    ModeCause {
        /// Restrictions of the authorities, as in 2020.
        Restrictions = "restrictions",
        /// The place cannot be used.
        Venue = "venue",
        /// Who leads it cannot do it so.
        Facilitator = "facilitator",
        /// The weather.
        Weather = "weather",
        /// The participants wished it.
        Participants = "participants",
        /// Something else.
        Other = "other",
        /// A change was undone. The service says it itself.
        Undone = "undone",
    }
}

impl ModeCause {
    /// Whether somebody can say it.
    #[must_use]
    pub const fn can_be_said(self) -> bool {
        !matches!(self, Self::Undone)
    }
}

/// Why a change of circumstances leaves a session as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// It is delivered so already.
    AlreadySo,
    /// It has ended: how it was delivered is a fact.
    Over,
    /// Nobody was told of it: it is still being planned.
    Draft,
    /// It does not take place.
    Cancelled,
}

/// A session as far as a change of circumstances asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turning<'a> {
    /// Where it stands.
    pub state: SessionState,
    /// How it is delivered.
    pub mode: DeliveryMode,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Where it is held.
    pub place: Option<&'a str>,
    /// Its seats in each way.
    pub capacity: Capacity,
    /// What the button to join leads to.
    pub join_address: Option<&'a str>,
    /// How many people are members of it.
    pub members: u32,
}

codes! {
    /// What does not fit once a session is delivered in another way. It is told, and refuses nothing.
    Misfit {
        /// The room is needed no more: give it back.
        RoomNotNeeded = "room_not_needed",
        /// Nobody knows where to come.
        NoPlace = "no_place",
        /// Nobody knows how to join.
        NoJoinAddress = "no_join_address",
        /// There are fewer seats, of the room or at a distance, than the session has members.
        SeatsTooFew = "seats_too_few",
    }
}

impl Turning<'_> {
    /// Whether a change to `to` takes hold of it at `now`.
    ///
    /// # Errors
    /// [`LeftOut`].
    pub fn turns(&self, to: DeliveryMode, now: Timestamp) -> Result<(), LeftOut> {
        match self.state {
            SessionState::Draft => Err(LeftOut::Draft),
            SessionState::Cancelled => Err(LeftOut::Cancelled),
            SessionState::Published if self.ends_at <= now => Err(LeftOut::Over),
            SessionState::Published if self.mode == to => Err(LeftOut::AlreadySo),
            SessionState::Published => Ok(()),
        }
    }

    /// What does not fit once it is delivered as `to`.
    #[must_use]
    pub fn misfits(&self, to: DeliveryMode) -> Vec<Misfit> {
        let (on_site, remote) = (to != DeliveryMode::Remote, to != DeliveryMode::InPerson);
        let had_room = self.mode != DeliveryMode::Remote && self.place.is_some();
        let too_few = self.capacity.under(to).is_some_and(|seats| seats < self.members);
        let found = [
            (Misfit::RoomNotNeeded, !on_site && had_room),
            (Misfit::NoPlace, on_site && self.place.is_none()),
            (Misfit::NoJoinAddress, remote && self.join_address.is_none()),
            (Misfit::SeatsTooFew, too_few),
        ];
        found.into_iter().filter(|(_, holds)| *holds).map(|(misfit, _)| misfit).collect()
    }
}

/// A session that a change of circumstances turned, as it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TurnedSince {
    /// The version that the change made.
    pub made: u64,
    /// The version now.
    pub version: u64,
    /// When it begins.
    pub starts_at: Timestamp,
}

/// Whether a change can be undone as a whole: nothing of it has changed since, and nothing of it has begun, for what was
/// delivered is a fact.
#[must_use]
pub fn can_be_undone(turned: &[TurnedSince], now: Timestamp) -> bool {
    !turned.is_empty() && turned.iter().all(|one| one.version == one.made && now < one.starts_at)
}

/// How long before its start a session can be joined.
pub const JOIN_BEFORE: SignedDuration = SignedDuration::from_mins(15);

/// When the button to join a session is shown: from [`JOIN_BEFORE`] before the start until the end (U16).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JoinWindow {
    /// From this instant.
    pub opens_at: Timestamp,
    /// Before this one.
    pub closes_at: Timestamp,
}

impl JoinWindow {
    /// The window of a session; `None` where nobody joins: it is held on site alone, or not at all.
    #[must_use]
    pub fn of(
        state: SessionState,
        mode: DeliveryMode,
        starts_at: Timestamp,
        ends_at: Timestamp,
    ) -> Option<Self> {
        let joined = state == SessionState::Published && mode != DeliveryMode::InPerson;
        let opens_at = starts_at.saturating_sub(JOIN_BEFORE).unwrap_or(starts_at);
        joined.then_some(Self { opens_at, closes_at: ends_at })
    }

    /// Whether it is open at `now`.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.opens_at <= now && now < self.closes_at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IN_PERSON: DeliveryMode = DeliveryMode::InPerson;
    const REMOTE: DeliveryMode = DeliveryMode::Remote;
    const HYBRID: DeliveryMode = DeliveryMode::Hybrid;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn day(mode: DeliveryMode) -> Turning<'static> {
        Turning {
            state: SessionState::Published,
            mode,
            starts_at: at("2020-09-08T05:00:00Z"),
            ends_at: at("2020-09-08T13:21:00Z"),
            place: Some("Tapiola"),
            capacity: Capacity { on_site: Some(20), remote: None },
            join_address: None,
            members: 20,
        }
    }

    #[test]
    fn only_what_was_told_and_goes_on_otherwise_is_turned() {
        let morning = at("2020-09-08T04:00:00Z");
        assert_eq!(day(IN_PERSON).turns(REMOTE, morning), Ok(()));
        assert_eq!(day(REMOTE).turns(REMOTE, morning), Err(LeftOut::AlreadySo));
        assert_eq!(day(IN_PERSON).turns(REMOTE, at("2020-09-08T13:20:59Z")), Ok(()), "in the middle of it");
        assert_eq!(day(IN_PERSON).turns(REMOTE, at("2020-09-08T13:21:00Z")), Err(LeftOut::Over));
        let of = |state| Turning { state, ..day(IN_PERSON) }.turns(REMOTE, morning);
        assert_eq!(of(SessionState::Draft), Err(LeftOut::Draft));
        assert_eq!(of(SessionState::Cancelled), Err(LeftOut::Cancelled));
    }

    #[test]
    fn what_does_not_fit_is_told() {
        use Misfit::{NoJoinAddress, NoPlace, RoomNotNeeded, SeatsTooFew};
        assert_eq!(day(IN_PERSON).misfits(REMOTE), [RoomNotNeeded, NoJoinAddress]);
        let address = Turning { join_address: Some("https://a.example"), ..day(IN_PERSON) };
        assert_eq!(address.misfits(REMOTE), [RoomNotNeeded]);
        assert_eq!(address.misfits(HYBRID), []);
        let homeless = Turning { place: None, members: 21, ..day(REMOTE) };
        assert_eq!(homeless.misfits(IN_PERSON), [NoPlace, SeatsTooFew]);
        assert_eq!(homeless.misfits(HYBRID), [NoPlace, NoJoinAddress], "the others join");
        let scarce = Capacity { on_site: Some(18), remote: Some(2) };
        assert_eq!(
            Turning { capacity: scarce, ..homeless }.misfits(HYBRID),
            [NoPlace, NoJoinAddress, SeatsTooFew],
            "twenty seats in both ways for twenty-one"
        );
        assert_eq!(Turning { capacity: Capacity::default(), ..homeless }.misfits(IN_PERSON), [NoPlace]);
        assert_eq!(day(REMOTE).misfits(IN_PERSON), [], "twenty seats for twenty");
    }

    #[test]
    fn a_change_is_undone_as_a_whole_or_not_at_all() {
        let one = TurnedSince { made: 3, version: 3, starts_at: at("2020-09-08T05:00:00Z") };
        let before = at("2020-09-08T04:59:59Z");
        assert!(can_be_undone(&[one, one], before));
        assert!(!can_be_undone(&[one, TurnedSince { version: 4, ..one }], before));
        assert!(!can_be_undone(&[one], one.starts_at), "it has begun");
        assert!(!can_be_undone(&[], before));
    }

    #[test]
    fn the_way_in_opens_a_quarter_of_an_hour_before_and_closes_at_the_end() {
        let (start, end) = (at("2020-09-08T05:00:00Z"), at("2020-09-08T13:21:00Z"));
        let window = JoinWindow::of(SessionState::Published, HYBRID, start, end).unwrap();
        let open = |text: &str| window.is_open(at(text));
        assert!(!open("2020-09-08T04:44:59Z") && open("2020-09-08T04:45:00Z"));
        assert!(open("2020-09-08T13:20:59Z") && !open("2020-09-08T13:21:00Z"));
        assert_eq!(JoinWindow::of(SessionState::Published, IN_PERSON, start, end), None);
        assert_eq!(JoinWindow::of(SessionState::Cancelled, REMOTE, start, end), None);
    }

    #[test]
    fn what_the_service_says_itself_nobody_can_say() {
        let said: Vec<_> = ModeCause::ALL.iter().filter(|cause| cause.can_be_said()).collect();
        assert_eq!(said.len(), ModeCause::ALL.len() - 1);
    }
}
