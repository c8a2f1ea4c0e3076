//! Why a task has no placement: as data, the words are the reader's.

use jiff::civil::Date;

use super::TaskId;
use crate::ids::{GroupId, PersonId};

/// One thing that cannot hold together with the others of a [`Cause`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// This task is held; a fixed one where it is.
    Held(TaskId),
    /// This facilitator's hours and other business, and that they are in one place at a time.
    Facilitator(PersonId),
    /// The most that this facilitator holds in a day or a week.
    FacilitatorLimits(PersonId),
    /// There are only these rooms, as they are free.
    Rooms,
    /// This group is in one session at a time.
    Group(GroupId),
    /// These groups have members in common, who are in one session at a time.
    Shared(GroupId, GroupId),
    /// One task follows the other, with its gaps.
    Order(TaskId, TaskId),
    /// This participant's hours and other business.
    Attendee(PersonId),
}

/// Why a task has no placement. All of `facts` cannot hold at once, within the period, its days and daily hours; without
/// any one of them the others can. There can be other causes, which are named once this one is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// What cannot hold together.
    pub facts: Vec<Fact>,
    /// Whether each of them is proven to be needed; where that takes too long, some may not be.
    pub minimal: bool,
    /// The first and last day on which the task could be by the period and the fixed sessions among the facts; none where
    /// they leave no day.
    pub between: Option<(Date, Date)>,
}
