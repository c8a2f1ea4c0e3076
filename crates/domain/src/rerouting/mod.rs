//! Another path for some of the applicants (N4).
//!
//! Terms: when a cluster of applicants turns out to need something else (R23–R25), an *addendum* to the call offers them
//! another programme of the same initiative. It is a decision like a rule: it has a decider, a day and a reason, and is
//! adopted after the call has closed and before the pool of the draw is committed. Each applicant whom it suits gets a
//! *path offer* and answers it.
//!
//! Invariants:
//! - an addendum offers and never excludes: who refuses, or does not answer, stays in the pool as before;
//! - it changes no rule of the call: those stay as they were published;
//! - an open path offer holds a place of the other programme, so whoever accepts gets it;
//! - an application keeps its time, its answers and its history when it moves; it is in exactly one state.
//!
//! Not here: the participation that an acceptance begins (`participation`), and the pool (`selection`), which is committed
//! only when no path offer waits for its answer.

mod addendum;
mod offer;

pub use addendum::{AddendumFault, AddendumParts, AddendumTerms, AddendumText, Suiting};
pub use offer::{PathOfferKind, PathOfferRefusal, PathOfferState};
