//! The search for dates, on numbers instead of people.
//!
//! A day of the period is a word of 128 bits, one for each slot of its daily hours: what is taken, where a session could
//! begin, and who is free are each one word, and combining them takes a few instructions (`starts`). `problem` (with `linking`) holds what
//! never changes, with everything that was fixed worked into it to the minute; `board` holds the placements. `search`
//! places tasks one after the other and pushes others out where it must; `exact` proves what it can of few tasks, or
//! finds better; `improve` moves single tasks for the wishes; `bound` is what wishes cost at least; `explain` finds the
//! smallest cause why a task has no placement.
#![expect(
    clippy::indexing_slicing,
    reason = "the tables are built here to one another's length and jobs, days, people and rooms are their indices"
)]

mod board;
mod bound;
mod exact;
mod explain;
mod improve;
mod linking;
mod problem;
mod search;
mod starts;

use std::collections::BTreeMap;

use super::{Placement, Proposal, Schedule, Score, TaskId, score};
use problem::{Facts, Place, Problem};

/// How many tasks have no placement, and how many kept ones are not in place: what comes before every wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Failing {
    unplaced: usize,
    disturbed: usize,
}

/// Placements, each job's.
type Places = Vec<Option<Place>>;

/// Finds placements, and says what is proven of them.
pub(super) fn solve(schedule: &Schedule) -> Proposal {
    let problem = Problem::new(schedule, &Facts::all());
    let seed = schedule.input.seed;
    let mut places = search::place(&problem, seed);
    let mut failing = problem.failing(&places);
    let least = bound::disturbed(&problem);
    let mut proven = false;
    if failing.unplaced > 0 || failing.disturbed > least {
        let exact = exact::best(&problem, failing);
        proven = exact.complete;
        if let Some(better) = exact.places {
            places = better;
            failing = problem.failing(&places);
        }
    }
    improve::improve(&problem, &mut places, seed);
    let explained = explain::explain(schedule, &problem, &places);
    let placed = placed(&problem, &places);
    let wishes = score(schedule, &placed);
    let bound = bound::wishes(&problem, &places).min(wishes.total());
    Proposal {
        most: failing.unplaced == 0 || proven || explained.apart >= failing.unplaced,
        fewest: failing.disturbed <= least || proven,
        moved: problem.disturbed(&places),
        score: Score { wishes, bound },
        unplaced: explained.unplaced,
        placed,
        seed,
    }
}

fn placed(problem: &Problem<'_>, places: &Places) -> BTreeMap<TaskId, Placement> {
    let each = problem.jobs.iter().zip(places);
    each.filter_map(|(job, place)| Some((job.id, problem.placement(place.as_ref()?)))).collect()
}
