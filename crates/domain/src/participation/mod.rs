//! Participation: what becomes of a place after somebody has taken it.
//!
//! Terms: a *participation* begins when a place, or another path, is accepted. It is *ongoing* or *paused*; it ends *completed*, or
//! *discontinued* for a reason of a closed list. The application stays accepted, or rerouted, meanwhile: it says what the
//! selection gave and how the person answered, and that does not change when they leave later.
//!
//! Invariants:
//! - a participation holds its place until it is discontinued, and gives it back exactly once;
//! - what has ended, completed or discontinued, stays as it is;
//! - a reason is one of the list: no health, no words of anybody's own.
//!
//! Not here: to whom a place that is given back is offered (`selection`), and the groups (`groups`).

mod reason;
mod state;
#[cfg(test)]
mod tests;

pub use reason::DiscontinuationReason;
pub use state::{
    ActedAs, ParticipationChange, ParticipationKind, ParticipationOver, ParticipationState,
    ParticipationStep, ParticipationTally,
};
