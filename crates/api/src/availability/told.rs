//! How many a session would not suit: what those who plan are told.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use polku_api_types::availability::Unavailable;
use polku_domain::availability::{BusyInterval, WorkingWeek};
use polku_domain::ids::PersonId;

use super::store;
use crate::access::AgencyScope;
use crate::clock::finland;
use crate::db::AnyConn;
use crate::problem::AppError;

/// Fewer participants than this are so few that a count says nearly who is meant.
const FEW: usize = 5;

/// From when until when.
type Stretch = (Timestamp, Timestamp);

/// When some people work and are busy. Whoever said nothing works the usual week.
#[derive(Debug, Default)]
pub struct Availability {
    weeks: BTreeMap<PersonId, WorkingWeek>,
    busy: BTreeMap<PersonId, Vec<BusyInterval>>,
}

impl Availability {
    /// Loads it for a period, with two queries however many people they are. What was sent more than a day ago is none of it.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn of(
        conn: &mut AnyConn,
        scope: &AgencyScope,
        people: &[PersonId],
        period: Stretch,
        now: Timestamp,
    ) -> Result<Self, AppError> {
        let weeks = store::weeks(conn, scope, people)?;
        let busy = store::busy(conn, scope, people, period, now)?;
        Ok(Self { weeks, busy })
    }

    /// The same for the time that some sessions take together.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn during(
        conn: &mut AnyConn,
        scope: &AgencyScope,
        people: &[PersonId],
        sessions: impl Iterator<Item = Stretch> + Clone,
        now: Timestamp,
    ) -> Result<Self, AppError> {
        let from = sessions.clone().map(|(from, _)| from).min().unwrap_or(now);
        let until = sessions.map(|(_, until)| until).max().unwrap_or(now);
        Self::of(conn, scope, people, (from, until), now)
    }

    /// When somebody is busy.
    pub fn busy_of(&self, person: PersonId) -> &[BusyInterval] {
        self.busy.get(&person).map_or(&[], Vec::as_slice)
    }

    /// How many of these people a session would not suit.
    pub fn told(
        &self,
        participants: impl Iterator<Item = PersonId>,
        leaders: impl Iterator<Item = PersonId>,
        session: Stretch,
    ) -> Unavailable {
        let mut told = Unavailable::default();
        for person in participants.collect::<BTreeSet<_>>() {
            told.participants_outside += u32::from(self.is_outside(person, session));
            told.participants_busy += u32::from(self.is_busy(person, session));
        }
        for person in leaders.collect::<BTreeSet<_>>() {
            told.leaders_outside += u32::from(self.is_outside(person, session));
            told.leaders_busy += u32::from(self.is_busy(person, session));
        }
        told
    }

    fn is_outside(&self, person: PersonId, (from, until): Stretch) -> bool {
        let local = |at| finland().to_datetime(at);
        !self.weeks.get(&person).unwrap_or(&WorkingWeek::USUAL).covers(local(from), local(until))
    }

    fn is_busy(&self, person: PersonId, (from, until): Stretch) -> bool {
        self.busy_of(person).iter().any(|its| its.from() < until && from < its.until())
    }
}

/// Of whom a count says nearly who it is: the participants where they are few, those of the programme who are left out of it
/// where these are few (a count of all less a count of a group is a count of them), and whoever leads.
pub fn nearly_named(
    participants: impl Iterator<Item = PersonId>,
    of_the_programme: impl Iterator<Item = PersonId>,
    leaders: impl Iterator<Item = PersonId>,
) -> BTreeSet<PersonId> {
    let participants: BTreeSet<PersonId> = participants.collect();
    let left_out: BTreeSet<PersonId> = of_the_programme.filter(|one| !participants.contains(one)).collect();
    let few = [participants, left_out].into_iter().filter(|people| people.len() < FEW).flatten();
    few.chain(leaders).collect()
}
