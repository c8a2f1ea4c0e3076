//! The draw: commitment and shares in, order of all lines out. Nothing is left to choose.

use std::collections::BTreeMap;

use super::commitment::{Commitment, Seats};
use super::digest::Digest;
use super::line::Pseudonym;
use super::panels::OpenedPanel;
use super::share::SeedShare;
use super::value::OneLine;

/// What became of one promised share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reveal {
    /// The holder revealed it.
    Share(SeedShare),
    /// The holder withheld it; the declared fallback stands in.
    Withheld,
}

/// Why revealed shares make no seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DrawFault {
    /// A share is not the one its holder promised.
    #[error("share {holder} is not the one that was promised")]
    ShareHashWrong {
        /// 1 or 2.
        holder: u8,
    },
    /// A share was withheld and no fallback value is given.
    #[error("a share was withheld and the value that replaces it is missing")]
    FallbackMissing,
    /// Both shares were revealed and a fallback value is given all the same.
    #[error("both shares were revealed, there is nothing to replace")]
    FallbackUnneeded,
    /// The commitment is to a book of panels, and this is not the book, or there is none.
    #[error("the book of panels is not the committed one")]
    BookWrong,
}

/// The seed of a draw. In a round it follows from commitment and shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seed(Digest);

impl Seed {
    /// Checks the shares against their promises and derives the seed.
    ///
    /// # Errors
    /// [`DrawFault`], first holder first.
    pub fn derive(
        commitment: &Commitment,
        reveals: &[Reveal; 2],
        fallback_value: Option<&OneLine>,
    ) -> Result<Self, DrawFault> {
        let parts = commitment.parts();
        for (holder, (promise, reveal)) in (1..).zip(parts.shares.iter().zip(reveals)) {
            if matches!(reveal, Reveal::Share(share) if !promise.keeps(parts.round, share)) {
                return Err(DrawFault::ShareHashWrong { holder });
            }
        }
        match (reveals.contains(&Reveal::Withheld), fallback_value) {
            (true, None) => Err(DrawFault::FallbackMissing),
            (false, Some(_)) => Err(DrawFault::FallbackUnneeded),
            (_, value) => Ok(Self(Digest::of(&seed_text(commitment, reveals, value)))),
        }
    }

    /// A seed that no shares stand behind: for a rehearsal, and for drawing many times. No proof is made of it: a proof
    /// holds the shares, and its verifier derives the seed from them.
    #[must_use]
    pub const fn rehearsed(digest: Digest) -> Self {
        Self(digest)
    }

    /// The seed as a digest.
    #[must_use]
    pub const fn digest(self) -> Digest {
        self.0
    }

    /// The key by which a line is sorted.
    #[must_use]
    pub fn rank_key(self, line: Pseudonym) -> Digest {
        Digest::of(&format!("polku-rank/1\n{}\n{line}\n", self.0))
    }
}

/// The canonical text whose hash is the seed. A withheld share without its fallback has no seed; callers check.
pub(super) fn seed_text(
    commitment: &Commitment,
    reveals: &[Reveal; 2],
    fallback_value: Option<&OneLine>,
) -> String {
    let fallback = fallback_value.map_or("", OneLine::as_str);
    let [first, second] = reveals.each_ref().map(|reveal| match reveal {
        Reveal::Share(share) => format!("share: {}", share.reveal()),
        Reveal::Withheld => format!("fallback: {fallback}"),
    });
    format!("polku-seed/1\n{}\n{first}\n{second}\n", commitment.sha256())
}

/// What a line got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineOutcome {
    /// A place; `position` counts from 1 to the number of seats.
    Place {
        /// Position in the drawn order, from 1.
        position: u32,
    },
    /// On the waiting list; `number` counts from 1.
    Waiting {
        /// Number on the waiting list as drawn, from 1.
        number: u32,
    },
}

/// What comes before the rank keys when lines are put in order.
#[derive(Clone, Copy, Debug)]
pub enum Ahead<'a> {
    /// Nothing: all lines by their keys.
    Nothing,
    /// The picked panel before all others: the ascending numbers of its lines in the pool, from 1.
    Panel(&'a [u32]),
    /// Each class of equals before the next.
    Classes(&'a BTreeMap<Pseudonym, u32>),
}

/// The drawn order of all lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawResult {
    seats: u32,
    order: Vec<Pseudonym>,
}

impl DrawResult {
    /// Draws what was committed to; `panel` is the picked one, if panels are drawn from.
    #[must_use]
    pub fn of(commitment: &Commitment, seed: Seed, panel: Option<&OpenedPanel>) -> Self {
        let parts = commitment.parts();
        let ahead = match (panel, parts.method.classes()) {
            (Some(panel), _) => Ahead::Panel(&panel.lines),
            (None, Some(terms)) => Ahead::Classes(&terms.class_of),
            (None, None) => Ahead::Nothing,
        };
        Self::of_lines(parts.seats, &parts.pool, seed, ahead)
    }

    /// Sorts lines, which come in ascending order, by rank key after what comes before it.
    #[must_use]
    pub fn of_lines(seats: Seats, lines: &[Pseudonym], seed: Seed, ahead: Ahead<'_>) -> Self {
        let before = |number: u32, line: &Pseudonym| match ahead {
            Ahead::Nothing => (false, None),
            Ahead::Panel(panel) => (panel.binary_search(&number).is_err(), None),
            Ahead::Classes(class_of) => (false, class_of.get(line).copied()),
        };
        let mut order: Vec<((bool, Option<u32>), Pseudonym)> =
            (1..).zip(lines).map(|(number, line)| (before(number, line), *line)).collect();
        order.sort_by_cached_key(|(after, line)| (*after, seed.rank_key(*line), *line));
        let order = order.into_iter().map(|(_, line)| line).collect();
        Self { seats: seats.get(), order }
    }

    /// All lines in drawn order.
    #[must_use]
    pub fn order(&self) -> &[Pseudonym] {
        &self.order
    }

    /// The lines that hold places: the first of the order.
    #[must_use]
    pub fn chosen(&self) -> &[Pseudonym] {
        self.order.get(..self.seats as usize).unwrap_or(&self.order)
    }

    /// The lines with what they got, in drawn order.
    pub fn outcomes(&self) -> impl Iterator<Item = (Pseudonym, LineOutcome)> + '_ {
        self.order.iter().zip(1..).map(|(line, position)| (*line, self.outcome_at(position)))
    }

    /// What a line got; `None` if it is not in the pool.
    #[must_use]
    pub fn outcome_of(&self, line: Pseudonym) -> Option<LineOutcome> {
        self.outcomes().find_map(|(of, outcome)| (of == line).then_some(outcome))
    }

    const fn outcome_at(&self, position: u32) -> LineOutcome {
        if position <= self.seats {
            LineOutcome::Place { position }
        } else {
            LineOutcome::Waiting { number: position - self.seats }
        }
    }
}

#[cfg(test)]
mod tests;
