//! On site or remotely: what the members of a hybrid session choose, within the seats of each way and until choosing closes
//! (R46).
//!
//! A choice takes a seat while whoever made it is a member and has not apologised. Whoever chooses nothing takes none: they
//! are undecided, and welcome on site while seats last.

use jiff::{SignedDuration, Timestamp};

use super::state::SessionState;
use crate::programmes::element::{DeliveryMode, codes};

codes! {
    /// In which way somebody means to take part in a hybrid session.
    Way {
        /// They come.
        OnSite = "on_site",
        /// They join from elsewhere.
        Remote = "remote",
    }
}

impl Way {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::OnSite => Self::Remote,
            Self::Remote => Self::OnSite,
        }
    }
}

/// Most hours before the start at which choosing closes: thirty days.
pub const MAX_CHOOSE_HOURS: u32 = 720;

/// How many a session can seat in each way; `None` where nothing limits it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Capacity {
    /// Seats of the room.
    pub on_site: Option<u32>,
    /// Seats at a distance.
    pub remote: Option<u32>,
}

impl Capacity {
    /// The seats of a way.
    #[must_use]
    pub const fn of(self, way: Way) -> Option<u32> {
        match way {
            Way::OnSite => self.on_site,
            Way::Remote => self.remote,
        }
    }

    /// Seats for those who take part as a session of this mode is delivered: of a hybrid one, in both ways together.
    #[must_use]
    pub fn under(self, mode: DeliveryMode) -> Option<u32> {
        match mode {
            DeliveryMode::InPerson => self.on_site,
            DeliveryMode::Remote => self.remote,
            DeliveryMode::Hybrid => {
                self.on_site.zip(self.remote).map(|(here, there)| here.saturating_add(there))
            }
        }
    }
}

/// What a member said so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The way they chose last.
    pub chose: Option<Way>,
    /// Whether an apology of theirs stands.
    pub apologised: bool,
}

/// The members of a session by the way in which they take part. The four sum up to all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// Who chose to come.
    pub on_site: u32,
    /// Who chose to join remotely.
    pub remote: u32,
    /// Who has not chosen.
    pub undecided: u32,
    /// Who is not coming, whatever they chose before.
    pub apologised: u32,
}

impl Ways {
    /// Counts what each member said.
    #[must_use]
    pub fn of(members: impl IntoIterator<Item = Said>) -> Self {
        let mut ways = Self::default();
        for said in members {
            let counted = match said {
                Said { apologised: true, .. } => &mut ways.apologised,
                Said { chose: Some(Way::OnSite), .. } => &mut ways.on_site,
                Said { chose: Some(Way::Remote), .. } => &mut ways.remote,
                Said { chose: None, .. } => &mut ways.undecided,
            };
            *counted += 1;
        }
        ways
    }

    /// All members.
    #[must_use]
    pub const fn members(self) -> u32 {
        self.on_site + self.remote + self.undecided + self.apologised
    }

    /// How many seats of a way are taken.
    #[must_use]
    pub const fn taken(self, way: Way) -> u32 {
        match way {
            Way::OnSite => self.on_site,
            Way::Remote => self.remote,
        }
    }

    /// How many seats of a way are free; `None` where nothing limits it.
    #[must_use]
    pub fn free(self, way: Way, capacity: Capacity) -> Option<u32> {
        capacity.of(way).map(|seats| seats.saturating_sub(self.taken(way)))
    }

    /// The first way with fewer seats than are taken of it, and how many those are.
    #[must_use]
    pub fn over(self, capacity: Capacity) -> Option<(Way, u32)> {
        let over = |way: &Way| capacity.of(*way).is_some_and(|seats| seats < self.taken(*way));
        Way::ALL.iter().copied().find(over).map(|way| (way, self.taken(way)))
    }
}

/// Why somebody cannot choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoChoice {
    /// There is nothing to choose, or no more: it is not hybrid, not published, or choosing has closed.
    Closed,
    /// They said that they are not coming.
    Apologised,
    /// The way is full; so many seats are free in the other one, `None` where nothing limits it.
    Full {
        /// Seats of the other way.
        left: Option<u32>,
    },
}

/// A session whose members choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choosing {
    /// Where it stands.
    pub state: SessionState,
    /// How it is delivered.
    pub mode: DeliveryMode,
    /// When it begins.
    pub starts_at: Timestamp,
    /// Hours before that at which choosing closes; at the start when `None`.
    pub hours_before: Option<u32>,
    /// Its seats.
    pub capacity: Capacity,
}

impl Choosing {
    /// Whether its members have anything to choose: it is hybrid, and they were told of it.
    #[must_use]
    pub fn concerns(&self) -> bool {
        self.state == SessionState::Published && self.mode == DeliveryMode::Hybrid
    }

    /// When choosing closes: it moves with the session.
    #[must_use]
    pub fn closes_at(&self) -> Timestamp {
        let before = SignedDuration::from_hours(i64::from(self.hours_before.unwrap_or(0)));
        self.starts_at.checked_sub(before).unwrap_or(Timestamp::MIN)
    }

    /// Whether members can choose at `now`.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.concerns() && now < self.closes_at()
    }

    /// Whether somebody who said `said` so far may choose `way` at `now`, while the members stand as `ways` says, they
    /// among them. Whoever keeps their way keeps their seat.
    ///
    /// # Errors
    /// [`NoChoice`].
    pub fn choose(&self, way: Way, said: Said, ways: Ways, now: Timestamp) -> Result<(), NoChoice> {
        if !self.is_open(now) {
            return Err(NoChoice::Closed);
        }
        if said.apologised {
            return Err(NoChoice::Apologised);
        }
        if said.chose == Some(way) || ways.free(way, self.capacity) != Some(0) {
            return Ok(());
        }
        Err(NoChoice::Full { left: ways.free(way.other(), self.capacity) })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn day(on_site: Option<u32>, remote: Option<u32>) -> Choosing {
        Choosing {
            state: SessionState::Published,
            mode: DeliveryMode::Hybrid,
            starts_at: at("2020-09-08T05:00:00Z"),
            hours_before: Some(24),
            capacity: Capacity { on_site, remote },
        }
    }

    const NOW: &str = "2020-09-01T05:00:00Z";

    #[test]
    fn choosing_closes_before_the_start_and_moves_with_it() {
        let day = day(Some(1), None);
        assert!(day.is_open(at("2020-09-07T04:59:59Z")) && !day.is_open(at("2020-09-07T05:00:00Z")));
        let until_the_start = Choosing { hours_before: None, ..day };
        assert!(until_the_start.is_open(at("2020-09-08T04:59:59Z")));
        assert!(!until_the_start.is_open(until_the_start.starts_at));
        for other in [
            Choosing { mode: DeliveryMode::InPerson, ..day },
            Choosing { mode: DeliveryMode::Remote, ..day },
            Choosing { state: SessionState::Draft, ..day },
            Choosing { state: SessionState::Cancelled, ..day },
        ] {
            assert_eq!(
                other.choose(Way::OnSite, Said::default(), Ways::default(), at(NOW)),
                Err(NoChoice::Closed)
            );
        }
    }

    #[test]
    fn a_full_way_says_what_the_other_has_left() {
        let ways = Ways { on_site: 2, remote: 1, undecided: 3, apologised: 0 };
        let full = |day: Choosing| day.choose(Way::OnSite, Said::default(), ways, at(NOW));
        assert_eq!(full(day(Some(2), Some(3))), Err(NoChoice::Full { left: Some(2) }));
        assert_eq!(full(day(Some(2), None)), Err(NoChoice::Full { left: None }));
        assert_eq!(full(day(Some(3), Some(1))), Ok(()));
        assert_eq!(full(day(None, None)), Ok(()));
        let kept = Said { chose: Some(Way::OnSite), apologised: false };
        assert_eq!(day(Some(2), None).choose(Way::OnSite, kept, ways, at(NOW)), Ok(()));
        let apologised = Said { chose: None, apologised: true };
        assert_eq!(day(None, None).choose(Way::Remote, apologised, ways, at(NOW)), Err(NoChoice::Apologised));
    }

    #[test]
    fn seats_are_counted_as_the_session_is_delivered() {
        let both = Capacity { on_site: Some(12), remote: Some(8) };
        assert_eq!(both.under(DeliveryMode::InPerson), Some(12));
        assert_eq!(both.under(DeliveryMode::Remote), Some(8));
        assert_eq!(both.under(DeliveryMode::Hybrid), Some(20));
        assert_eq!(Capacity { remote: None, ..both }.under(DeliveryMode::Hybrid), None);
    }

    /// What happens to a member: they choose, leave or come, apologise or take it back.
    #[derive(Clone, Copy, Debug)]
    enum Step {
        Choose(usize, Way),
        Member(usize, bool),
        Apology(usize, bool),
    }

    const PEOPLE: usize = 8;

    fn step() -> impl Strategy<Value = Step> {
        let who = 0..PEOPLE;
        prop_oneof![
            4 => (who.clone(), any::<bool>())
                .prop_map(|(who, here)| Step::Choose(who, if here { Way::OnSite } else { Way::Remote })),
            1 => (who.clone(), any::<bool>()).prop_map(|(who, is)| Step::Member(who, is)),
            1 => (who, any::<bool>()).prop_map(|(who, is)| Step::Apology(who, is)),
        ]
    }

    proptest! {
        /// The ways sum up to the members and none is beyond its seats, whoever comes, leaves, apologises or thinks again:
        /// for whoever chooses first clears what takes no seat any more, so that it takes none again when its owner is back.
        #[test]
        fn nobody_is_seated_beyond_capacity(
            steps in prop::collection::vec(step(), 0..60),
            on_site in prop::option::of(1..6_u32),
            remote in prop::option::of(1..6_u32),
        ) {
            let day = day(on_site, remote);
            let mut people = [(true, Said::default()); PEOPLE];
            for step in steps {
                match step {
                    Step::Member(who, is) => people[who].0 = is,
                    Step::Apology(who, is) => people[who].1.apologised = is,
                    Step::Choose(who, way) => {
                        let ways = Ways::of(people.iter().filter(|one| one.0).map(|one| one.1));
                        if people[who].0 && day.choose(way, people[who].1, ways, at(NOW)).is_ok() {
                            for (member, said) in &mut people {
                                if !*member || said.apologised {
                                    said.chose = None;
                                }
                            }
                            people[who].1.chose = Some(way);
                        }
                    }
                }
                let ways = Ways::of(people.iter().filter(|one| one.0).map(|one| one.1));
                prop_assert_eq!(ways.members() as usize, people.iter().filter(|one| one.0).count());
                prop_assert_eq!(ways.over(day.capacity), None);
            }
        }
    }
}
