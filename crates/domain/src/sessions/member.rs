//! Who is a member of a session: who takes part in the programme, and is in its group, when the session begins.

use jiff::Timestamp;

use crate::ids::{GroupId, PersonId};
use crate::participation::ParticipationStep;

/// A time in which somebody takes part without a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its beginning.
    pub from: Timestamp,
    /// Its end; `None` while it goes on.
    pub until: Option<Timestamp>,
}

impl Stretch {
    /// Whether an instant lies in it.
    #[must_use]
    pub fn holds(&self, at: Timestamp) -> bool {
        self.from <= at && self.until.is_none_or(|until| at < until)
    }

    /// What it has in common with another; `None` where that is nothing.
    #[must_use]
    pub fn within(&self, other: Self) -> Option<Self> {
        let from = self.from.max(other.from);
        let until = match (self.until, other.until) {
            (Some(one), Some(another)) => Some(one.min(another)),
            (one, another) => one.or(another),
        };
        until.is_none_or(|until| from < until).then_some(Self { from, until })
    }
}

/// The stretches of a participation that began at `began`, by what happened to it since, the earliest first.
#[must_use]
pub fn stretches(began: Timestamp, steps: &[(ParticipationStep, Timestamp)]) -> Vec<Stretch> {
    let (mut found, mut from) = (Vec::new(), Some(began));
    for (step, at) in steps {
        match step {
            ParticipationStep::Resumed => from = from.or(Some(*at)),
            ParticipationStep::Paused | ParticipationStep::Discontinued | ParticipationStep::Completed => {
                found.extend(from.take().map(|from| Stretch { from, until: Some(*at) }));
            }
        }
    }
    found.extend(from.map(|from| Stretch { from, until: None }));
    found
}

/// A time in which somebody is in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InGroup {
    /// The group or small group.
    pub group: GroupId,
    /// From when until when.
    pub time: Stretch,
}

/// Somebody was moved between groups that were confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupMove {
    /// The group they left; `None` for somebody who had none yet.
    pub from: Option<GroupId>,
    /// When.
    pub at: Timestamp,
}

/// In which groups of one grouping somebody was and when, who is in `group` now and was moved so, the earliest move first.
///
/// What was said in confidence to a group stays with those who were in it: whoever comes to it later was no member of its
/// sessions before.
#[must_use]
pub fn group_times(group: GroupId, moves: &[GroupMove]) -> Vec<InGroup> {
    let (mut found, mut group, mut until) = (Vec::with_capacity(moves.len() + 1), Some(group), None);
    for one in moves.iter().rev() {
        found.extend(group.map(|group| InGroup { group, time: Stretch { from: one.at, until } }));
        (group, until) = (one.from, Some(one.at));
    }
    let first = Stretch { from: Timestamp::MIN, until };
    found.extend(group.map(|group| InGroup { group, time: first }));
    found.reverse();
    found
}

/// Somebody of a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// The groups and small groups they are or were in.
    pub groups: Vec<InGroup>,
    /// When they take part.
    pub times: Vec<Stretch>,
}

impl Member {
    /// Whether they are a member of a session that begins at `at`, held for `group` or for everybody.
    #[must_use]
    pub fn is_in(&self, group: Option<GroupId>, at: Timestamp) -> bool {
        let there = |group| self.groups.iter().any(|own| own.group == group && own.time.holds(at));
        group.is_none_or(there) && self.times.iter().any(|time| time.holds(at))
    }
}
