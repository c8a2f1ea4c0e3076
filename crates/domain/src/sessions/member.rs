//! Who is a member of a session: who takes part in the programme, and is in its group, when the session begins.

use std::collections::BTreeSet;

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

/// Somebody of a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// The group and the small group they are in.
    pub groups: BTreeSet<GroupId>,
    /// When they take part.
    pub times: Vec<Stretch>,
}

impl Member {
    /// Whether they are a member of a session that begins at `at`, held for `group` or for everybody.
    #[must_use]
    pub fn is_in(&self, group: Option<GroupId>, at: Timestamp) -> bool {
        group.is_none_or(|group| self.groups.contains(&group)) && self.times.iter().any(|time| time.holds(at))
    }
}
