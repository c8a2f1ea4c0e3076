//! Selection: who of the eligible gets a place, by a draw that anyone can check, and what happens to the places.
//!
//! Terms: a *round* is one draw with its own commitment. A *share* is a holder's secret half of the randomness.
//! A *line* is one eligible application under its *pseudonym*. The *order* is the drawn order of all lines; its
//! head holds places, its tail is the waiting list. Where the call has *quotas*, a panel that keeps them is drawn
//! instead of single lines (`quota`, `panels`). Where applications were scored, the draw decides only among those with
//! the same total (`classes`). Before a call opens, all of it can be tried on a pool that is not its own (`rehearsal`).
//!
//! The protocol is specified in `docs/SELECTION.md`; where this code differs from that page, the code is wrong.
//!
//! Invariants:
//! - everything the draw depends on is fixed by the commitment before any share is revealed;
//! - the order of the applications given to the draw means nothing;
//! - a round is drawn once, and nothing changes after it is confirmed;
//! - there are never more taken places than places, and a free place goes to the first who waits.
//!
//! Not here: who is eligible (`applications`), who scores (`scoring`), who may press which button (`access`).

pub mod classes;
pub mod commitment;
pub mod digest;
pub mod draw;
#[cfg(any(test, feature = "fixtures"))]
pub mod fixtures;
pub mod line;
pub mod offers;
pub mod panels;
pub mod proof;
pub mod quota;
pub mod rehearsal;
pub mod share;
pub mod state;
pub mod value;

pub use commitment::{
    Commitment, CommitmentFault, CommitmentParts, Correction, DeclaredFallback, MAX_POOL, MAX_SEATS, Method,
    RuleText, Seats,
};
pub use digest::Digest;
pub use draw::{Ahead, DrawFault, DrawResult, LineOutcome, Reveal, Seed};
pub use line::{LineSalt, Pseudonym};
pub use proof::{Proof, ProofFault, Verified, read_commitment, verify, verify_bytes};
pub use share::{HolderRole, SeedShare, SharePromise};
pub use state::{Closing, Confirmation, HeldPromise, Holder, Plan, SelectionRefusal, SelectionState};
pub use value::{OneLine, ValueFault};
