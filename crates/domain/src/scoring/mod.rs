//! Scoring: who reads which application, what the points come to, and what happens where two readers differ.
//!
//! Terms: an *assessor* is somebody named to score the applications of a call. A *sheet* is what one assessor gives one
//! application: points for each criterion, each with a reason. The *weighted sum* of a sheet is the sum of weight times
//! points. The *total* of an application is the sum of two sheets' weighted sums, or twice the weighted sum of what was
//! agreed or decided. Assessors *disagree* where their weighted sums differ by the call's limit or more.
//!
//! Invariants:
//! - every application is read by exactly two, none of whom is in conflict with its applicant;
//! - nobody reads more than one application more than anybody else, as far as conflicts allow;
//! - all numbers are whole, so that equal is equal;
//! - what was given first is kept beside what was agreed.
//!
//! Not here: the criteria (`programmes::call`), the draw among equals (`selection::classes`), who may press which button
//! (`access`).

mod classes;
mod conflict;
mod division;
mod points;

pub use classes::classes;
pub use conflict::{Conflict, Readers, may_assess_beside, reads_blind_in};
pub use division::{Division, READERS, Wanted, divide};
pub use points::{
    Abstention, PointFault, Points, REASON, Scores, Settlement, Standing, differ, points_of, weighted_sum,
};
