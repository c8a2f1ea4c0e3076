//! Groups: the people of a programme divided into groups of stated sizes (40 into 2 × 20).
//!
//! Terms: a *member* is one of the people to be divided; a *grouping* is the whole task; an *assignment* says
//! who is in which group; a *limit* must hold, a *criterion* is balanced as well as the limits allow.
//!
//! Invariants:
//! - No one shares a group with their own supervisor, nor with anyone above them in their reporting line, nor with
//!   somebody they wish not to share one with.
//! - No group holds more people than its size, fewer than it must, or more of one unit than it may; the people of a
//!   group have a language that all of them can take part in; everyone is in exactly one group.
//! - What is told of groups (explanation, open limits, digest, seed, cause) names no wish and does not depend on one,
//!   but for the groups themselves and the bound proven with them.
//! - The same people, sizes, weights and seed give the same groups, in whatever order they are handed in and
//!   on whatever machine: the search is seeded ChaCha over integers, with no clock and no floating point.
//! - Every proposal passes [`check`], which shares no code with the solver.
//!
//! The balance of one criterion is the sum, over its values and the groups, of the squared difference between
//! the people counted and the proportional share (see [`Cost`]). Squares prefer two small differences to one
//! large; minimising them makes the groups equal in composition: with groups of one size it is the k-means
//! criterion of anticlustering (Späth 1986; Papenberg and Klau, Psychological Methods 26, 2021). The wished delivery
//! mode is the other way round: those who wish for the same are wanted together. The lower bound rests on
//! apportionment ([`Explanation`]); the division of few people, or into two groups of some forty, is proven to be the
//! best by enumeration.
//!
//! Small groups inside a group are the same task once more ([`small_group_task`]).
//!
//! Not here: who is to be divided (selection), the history of moves by hand (the server).

mod assignment;
mod consequences;
mod explain;
#[cfg(any(test, feature = "fixtures"))]
pub mod fixtures;
mod grouping;
mod infeasible;
mod limits;
mod member;
mod proposal;
mod repair;
mod score;
mod second_level;
mod solver;
mod state;
#[cfg(test)]
mod tests;

pub use assignment::{Assignment, GroupNumber};
pub use consequences::{Consequences, ScoreChange, consequences_of_move, consequences_of_swap};
pub use explain::{Apart, CriterionReport, Explanation, Quality, ValueRow, explain};
pub use grouping::{
    Grouping, GroupingError, GroupingInput, MAX_GROUPS, MAX_MEMBERS, MAX_WEIGHT, Seed, Weights, even_sizes,
};
pub use infeasible::Infeasible;
pub use limits::{BrokenLimit, check, check_open};
pub use member::{Aim, Criterion, Languages, MAX_APART_WISHES, Member};
pub use proposal::{Progress, Proposal, propose, propose_while};
pub use repair::{Move, Repair, repair};
pub use score::{Cost, score};
pub use second_level::{
    SMALL_GROUP_LEAST, SMALL_GROUP_MOST, SmallGroupAims, small_group_least, small_group_sizes,
    small_group_task,
};
pub use state::{ChangeFault, GroupingState};
