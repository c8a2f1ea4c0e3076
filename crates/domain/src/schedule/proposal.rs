//! The door to the solver.

use std::collections::BTreeMap;

use super::solver::solve;
use super::{Cause, Placement, Schedule, Score, TaskId};

/// A task without a placement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// Which.
    pub task: TaskId,
    /// Why; none where no placement was found and none was proven impossible.
    pub cause: Option<Cause>,
}

/// Placements that keep every limit, with what they achieve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The placement of each task that is not fixed, as far as there is one.
    pub placed: BTreeMap<TaskId, Placement>,
    /// The tasks that have none, in the order of their ids.
    pub unplaced: Vec<Unplaced>,
    /// Whether it is proven that no more can have one.
    pub most: bool,
    /// Kept tasks that are not where they were, unplaced ones among them, in the order of their ids.
    pub moved: Vec<TaskId>,
    /// Whether it is proven that no fewer can be moved while as many tasks have a placement.
    pub fewest: bool,
    /// What unmet wishes cost.
    pub score: Score,
    /// The seed of the search: with the same input it gives the same proposal again.
    pub seed: u64,
}

/// Finds a placement for as many tasks as can be, of the ways to do that one that moves as few kept tasks as can be, and of
/// those one that costs as little as the search finds. Tasks that are in place of their keeping are not moved for a wish.
#[must_use]
pub fn propose(schedule: &Schedule) -> Proposal {
    solve(schedule)
}
