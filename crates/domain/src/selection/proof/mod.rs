//! The proof files `polku-draw-proof/1`, for draws under quotas `polku-draw-proof/2`, and for draws among equals
//! `polku-draw-proof/3`: written once when the draw is confirmed, verified by anyone.
//!
//! This file format belongs to the protocol, not to the API, so it is read and written here.

mod fault;
mod json;
mod quota;
mod scored;
mod shape;
mod verify;
mod write;

pub use fault::ProofFault;
pub use verify::{read_commitment, verify, verify_bytes};
pub(super) use write::commitment_to_json;

use super::commitment::Commitment;
use super::draw::{self, DrawFault, DrawResult, LineOutcome, Reveal, Seed};
use super::line::Pseudonym;
use super::panels::{Book, OpenedPanel, pick};
use super::value::OneLine;

pub(super) const PROOF_FORMAT: &str = "polku-draw-proof/1";
pub(super) const QUOTA_PROOF_FORMAT: &str = "polku-draw-proof/2";
pub(super) const SCORED_PROOF_FORMAT: &str = "polku-draw-proof/3";

/// A draw with all that is needed to repeat it. Consistent by construction.
#[derive(Clone, Debug)]
pub struct Proof {
    commitment: Commitment,
    reveals: [Reveal; 2],
    fallback_value: Option<OneLine>,
    seed: Seed,
    panel: Option<OpenedPanel>,
    result: DrawResult,
}

impl Proof {
    /// Draws: checks the shares, derives the seed, opens the panel it picks if there are panels, orders the pool.
    ///
    /// # Errors
    /// [`DrawFault`] if the shares or the book do not fit the commitment.
    pub fn draw(
        commitment: Commitment,
        reveals: [Reveal; 2],
        fallback_value: Option<OneLine>,
        book: Option<&Book>,
    ) -> Result<Self, DrawFault> {
        let seed = Seed::derive(&commitment, &reveals, fallback_value.as_ref())?;
        let panel = match (commitment.parts().method.quotas(), book) {
            (None, None) => None,
            (Some(terms), Some(book)) if (terms.panels, terms.root) == (book.len(), book.root()) => {
                Some(book.open(pick(seed, terms.panels)).ok_or(DrawFault::BookWrong)?)
            }
            _ => return Err(DrawFault::BookWrong),
        };
        let result = DrawResult::of(&commitment, seed, panel.as_ref());
        Ok(Self { commitment, reveals, fallback_value, seed, panel, result })
    }

    /// The panel that was picked, if panels were drawn from.
    #[must_use]
    pub const fn panel(&self) -> Option<&OpenedPanel> {
        self.panel.as_ref()
    }

    /// The commitment that was drawn.
    #[must_use]
    pub const fn commitment(&self) -> &Commitment {
        &self.commitment
    }

    /// The shares, first holder first.
    #[must_use]
    pub const fn reveals(&self) -> &[Reveal; 2] {
        &self.reveals
    }

    /// The public value that replaced a withheld share.
    #[must_use]
    pub const fn fallback_value(&self) -> Option<&OneLine> {
        self.fallback_value.as_ref()
    }

    /// The seed.
    #[must_use]
    pub const fn seed(&self) -> Seed {
        self.seed
    }

    /// The canonical text whose hash is the seed.
    #[must_use]
    pub fn seed_text(&self) -> String {
        draw::seed_text(&self.commitment, &self.reveals, self.fallback_value())
    }

    /// The drawn order.
    #[must_use]
    pub const fn result(&self) -> &DrawResult {
        &self.result
    }

    /// The proof file.
    #[must_use]
    pub fn to_json(&self) -> String {
        write::to_json(self)
    }
}

/// A proof file whose every value has been recomputed.
#[derive(Clone, Debug)]
pub struct Verified {
    proof: Proof,
}

impl Verified {
    /// The proof.
    #[must_use]
    pub const fn proof(&self) -> &Proof {
        &self.proof
    }

    /// What a line got; `None` if it is not in the pool.
    #[must_use]
    pub fn outcome_of(&self, line: Pseudonym) -> Option<LineOutcome> {
        self.proof.result.outcome_of(line)
    }
}

#[cfg(test)]
mod tests;
