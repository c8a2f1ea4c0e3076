//! The hours of a programme as they were lived (N18): promised = designed = invited, and attended beside them.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::mark::{Said, Sitting};
use crate::ids::{ApplicationId, ElementId, GroupId, SessionId};
use crate::programmes::element::DeliveryMode;
use crate::sessions::{Member, Need, SessionState};

/// A session as the ledger sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The session.
    pub id: SessionId,
    /// What it realises; `None` for an element that the published design does not have any more.
    pub element: Option<ElementId>,
    /// For whom; `None` for everybody of the programme.
    pub group: Option<GroupId>,
    /// What it is to those who attend.
    pub sitting: Sitting,
    /// Whether another session is held in its place. A cancelled one without one is to be held.
    pub held_again: bool,
}

/// Somebody of the programme, and what was said of them: the newest of each session.
#[derive(Clone, Debug)]
pub struct Taking {
    /// The application that names the participation.
    pub application: ApplicationId,
    /// When they take part, and in which groups.
    pub member: Member,
    /// What was said of each session.
    pub said: BTreeMap<SessionId, Said>,
}

/// Counted minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Minutes {
    /// Of published sessions that they were, or will be, a member of.
    pub invited: u32,
    /// Of those, what has not begun.
    pub to_come: u32,
    /// Lived on site.
    pub on_site: u32,
    /// Lived remotely.
    pub remote: u32,
    /// Sessions that have begun and of which nothing was said.
    pub unmarked: u32,
}

impl Minutes {
    /// Lived in whatever way.
    #[must_use]
    pub const fn attended(&self) -> u32 {
        self.on_site.saturating_add(self.remote)
    }

    pub(super) fn add(&mut self, other: Self) {
        self.invited = self.invited.saturating_add(other.invited);
        self.to_come = self.to_come.saturating_add(other.to_come);
        self.on_site = self.on_site.saturating_add(other.on_site);
        self.remote = self.remote.saturating_add(other.remote);
        self.unmarked = self.unmarked.saturating_add(other.unmarked);
    }
}

/// The hours of one person, or of all, in one element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ElementHours {
    /// The element; `None` for what the published design does not have any more.
    pub element: Option<ElementId>,
    /// Minutes that the design promises; `None` where nobody has said how long a time lasts.
    pub promised: Option<u32>,
    /// What came of it.
    pub minutes: Minutes,
    /// Of cancelled sessions that are to be held: no more than what is promised and to which nobody is invited yet. Where
    /// nothing is promised in minutes, all of them.
    pub to_be_held: u32,
}

/// The hours of one person, in the order of the design.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonHours {
    /// Whose.
    pub application: ApplicationId,
    /// By element.
    pub elements: Vec<ElementHours>,
    /// Summed.
    pub total: Minutes,
}

impl PersonHours {
    /// What the design promises in minutes, as far as it says how long.
    #[must_use]
    pub fn promised(&self) -> u32 {
        self.elements.iter().filter_map(|element| element.promised).fold(0, u32::saturating_add)
    }

    /// What was cancelled and is still to be held.
    #[must_use]
    pub fn to_be_held(&self) -> u32 {
        self.elements.iter().map(|element| element.to_be_held).fold(0, u32::saturating_add)
    }
}

/// What everybody's hours add up to in one session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionHours {
    /// Which.
    pub id: SessionId,
    /// Summed over people.
    pub minutes: Minutes,
}

/// The hours of a programme over its people and over its sessions: the same hours counted twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// In the order in which they were given.
    pub people: Vec<PersonHours>,
    /// In the order in which they were given; only those that were published and not cancelled.
    pub sessions: Vec<SessionHours>,
}

impl Ledger {
    /// The hours of all people in each element, in the order of the design. What is promised is promised to each of them.
    #[must_use]
    pub fn elements(&self) -> Vec<ElementHours> {
        let mut sums: Vec<ElementHours> = Vec::new();
        for person in &self.people {
            for hours in &person.elements {
                match sums.iter_mut().find(|sum| sum.element == hours.element) {
                    Some(sum) => {
                        sum.minutes.add(hours.minutes);
                        sum.to_be_held = sum.to_be_held.saturating_add(hours.to_be_held);
                    }
                    None => sums.push(*hours),
                }
            }
        }
        // What is outside the design stands last, whoever has it first.
        sums.sort_by_key(|sum| sum.element.is_none());
        sums
    }

    /// The hours of all people.
    #[must_use]
    pub fn total(&self) -> Minutes {
        let mut total = Minutes::default();
        self.people.iter().for_each(|person| total.add(person.total));
        total
    }
}

/// What one session is in the hours of one person. Whoever was there and is no member any more, because they were moved
/// to another group since, has lived it all the same.
fn minutes(person: &Taking, session: &Held, now: Timestamp) -> Minutes {
    let counted = session.sitting.counted_minutes;
    let member = person.member.is_in(session.group, session.sitting.starts_at);
    let begun = session.sitting.has_begun(now);
    let said = person.said.get(&session.id);
    let lived = said.map_or(0, |said| said.counted(counted));
    let way = said.and_then(|said| said.status().lived());
    Minutes {
        invited: if member { counted } else { 0 },
        to_come: if member && !begun { counted } else { 0 },
        on_site: if way == Some(DeliveryMode::InPerson) { lived } else { 0 },
        remote: if way == Some(DeliveryMode::Remote) { lived } else { 0 },
        unmarked: u32::from(member && begun && said.is_none()),
    }
}

/// What of cancelled sessions is to be held for somebody in one element.
fn to_be_held(person: &Taking, line: &ElementHours, cancelled: &[&Held]) -> u32 {
    let own = cancelled.iter().filter(|session| {
        session.element == line.element && person.member.is_in(session.group, session.sitting.starts_at)
    });
    let lost = own.map(|session| session.sitting.counted_minutes).fold(0, u32::saturating_add);
    line.promised.map_or(lost, |promised| lost.min(promised.saturating_sub(line.minutes.invited)))
}

/// The hours of a programme. `needs` are the meetings of the published design, in its order.
#[must_use]
pub fn ledger(needs: &[Need], sessions: &[Held], people: &[Taking], now: Timestamp) -> Ledger {
    let is_due = |session: &&Held| session.sitting.state == SessionState::Cancelled && !session.held_again;
    let cancelled: Vec<&Held> = sessions.iter().filter(is_due).collect();
    let published = |session: &&Held| session.sitting.state == SessionState::Published;
    let sessions: Vec<&Held> = sessions.iter().filter(published).collect();
    let mut over_sessions: Vec<SessionHours> =
        sessions.iter().map(|session| SessionHours { id: session.id, minutes: Minutes::default() }).collect();
    let mut ledger = Ledger::default();
    for person in people {
        let line = |need: &Need| ElementHours {
            element: Some(need.element),
            promised: need.minutes(),
            minutes: Minutes::default(),
            to_be_held: 0,
        };
        let mut elements: Vec<ElementHours> = needs.iter().map(line).collect();
        let mut total = Minutes::default();
        for (session, sum) in sessions.iter().zip(&mut over_sessions) {
            let one = minutes(person, session, now);
            if one == Minutes::default() {
                continue;
            }
            sum.minutes.add(one);
            total.add(one);
            match elements.iter_mut().find(|line| line.element == session.element) {
                Some(line) => line.minutes.add(one),
                None => {
                    elements.push(ElementHours {
                        element: None,
                        promised: None,
                        minutes: one,
                        to_be_held: 0,
                    });
                }
            }
        }
        for line in elements.iter_mut().filter(|line| line.element.is_some()) {
            line.to_be_held = to_be_held(person, line, &cancelled);
        }
        ledger.people.push(PersonHours { application: person.application, elements, total });
    }
    ledger.sessions = over_sessions;
    ledger
}
