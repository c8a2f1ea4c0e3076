//! The rehearsal of a selection: what each method would do to a pool, side by side, before the call opens.
//!
//! Terms: the *pool* is who might apply, without names. Each method is *rehearsed* on it: everybody's *chance* by that
//! method, exact, and one *example*, drawn by a seed with the very functions of the real draw. So a seed that a round
//! comes to later gives there what it gives here.
//!
//! Invariants:
//! - the order of the lines means nothing, and the same pool, terms and seed give the same figures on every machine;
//! - all numbers are whole: a chance is a number of times out of a number that the method has for everybody, so the
//!   chances of all add up to exactly the places that are given;
//! - no figure is by a value that fewer than [`FEWEST`](crate::suppression::FEWEST) of the pool have.
//!
//! Not here: whose pool may be used, and until when (`access`, and the server).

mod figures;
mod methods;
mod recipe;
mod strata;

pub use figures::{Band, Chances};
pub use recipe::{Kind, MAX_KINDS, Recipe, RecipeFault};
pub use strata::{STRATA, Stratum, StratumName, strata};

use super::commitment::{MAX_SEATS, Seats};
use super::digest::Digest;
use super::draw::{DrawResult, Seed};
use super::line::Pseudonym;
use super::quota::{MAX_LINES, NoLottery, PANELS, Quotas};
use crate::programmes::call::Method;
use crate::programmes::rule::fact::Facts;

/// Somebody who might apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RehearsalLine {
    /// Stands for them.
    pub line: Pseudonym,
    /// What the register says of them.
    pub facts: Facts,
    /// What their application came to, where it was scored.
    pub total: Option<u32>,
}

/// Why there is nothing to rehearse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoRehearsal {
    /// Nobody is in the pool.
    #[error("nobody is in the pool")]
    Empty,
    /// More lines than a draw under quotas takes.
    #[error("the pool has more than {MAX_LINES} lines")]
    TooLarge,
    /// Two lines are the same.
    #[error("a line stands twice in the pool")]
    Twice,
}

/// A pool and the terms by which places would be given.
#[derive(Clone, Debug)]
pub struct Rehearsal {
    seats: Seats,
    quotas: Option<Quotas>,
    /// In ascending order of the lines.
    pool: Vec<RehearsalLine>,
}

/// What a method would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rehearsed {
    /// The chance of each line, in the order of the pool.
    pub chances: Chances,
    /// The example.
    pub example: DrawResult,
}

impl Rehearsal {
    /// Brings the pool in order.
    ///
    /// # Errors
    /// [`NoRehearsal`].
    pub fn new(
        seats: Seats,
        quotas: Option<Quotas>,
        mut pool: Vec<RehearsalLine>,
    ) -> Result<Self, NoRehearsal> {
        pool.sort_by_key(|one| one.line);
        if pool.is_empty() {
            return Err(NoRehearsal::Empty);
        }
        if pool.len() > MAX_LINES {
            return Err(NoRehearsal::TooLarge);
        }
        if !pool.is_sorted_by(|a, b| a.line < b.line) {
            return Err(NoRehearsal::Twice);
        }
        Ok(Self { seats, quotas, pool })
    }

    /// The pool, in ascending order of its lines.
    #[must_use]
    pub fn pool(&self) -> &[RehearsalLine] {
        &self.pool
    }

    /// How many would get a place: everybody, where there are fewer people than places.
    #[must_use]
    pub fn chosen(&self) -> u32 {
        self.seats.get().min(u32::try_from(self.pool.len()).unwrap_or(MAX_SEATS))
    }

    /// Every method that this pool allows: equal chances always, quotas where some are declared, scores where every
    /// line has a total. Where no panel keeps the quotas, the least change that would make one possible comes instead.
    #[must_use]
    pub fn methods(&self, seed: Seed) -> Vec<(Method, Result<Rehearsed, NoLottery>)> {
        self.methods_of(seed, PANELS)
    }

    fn methods_of(&self, seed: Seed, panels: u32) -> Vec<(Method, Result<Rehearsed, NoLottery>)> {
        let mut found = vec![(Method::EqualChanceDraw, Ok(methods::equal(self, seed)))];
        if let Some(quotas) = &self.quotas {
            found.push((Method::QuotaDraw, methods::under_quotas(self, quotas, seed, panels)));
        }
        if let Some(rehearsed) = methods::by_scores(self, seed) {
            found.push((Method::ScoredDraw, Ok(rehearsed)));
        }
        found
    }

    /// The lines alone.
    fn lines(&self) -> Vec<Pseudonym> {
        self.pool.iter().map(|one| one.line).collect()
    }
}

/// Those of a pool who apply if `percent` of them do, at least one: who that is follows from the seed. 100 or more are
/// all of them.
#[must_use]
pub fn thinned(mut pool: Vec<RehearsalLine>, percent: u32, seed: Seed) -> Vec<RehearsalLine> {
    // Not the rank key: whoever is drawn to apply must not be drawn first for that.
    let key =
        |line: Pseudonym| Digest::of(&format!("polku-rehearsal-applies/1\n{}\n{line}\n", seed.digest()));
    let kept = (pool.len() * percent.min(100) as usize).div_ceil(100).max(1);
    pool.sort_by_cached_key(|one| (key(one.line), one.line));
    pool.truncate(kept);
    pool
}

#[cfg(test)]
mod tests;
