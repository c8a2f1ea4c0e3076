//! Panels get their people: the members of a stratum take turns, in an order that is shuffled for every round of turns.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::lottery::{Fairness, Found};
use super::strata::Strata;
use crate::selection::digest::Digest;
use crate::selection::line::Pseudonym;

/// The panels of a draw, of which one is picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lottery {
    pool: Vec<Pseudonym>,
    panels: Vec<Vec<u32>>,
    counts: Vec<u32>,
    fairness: Fairness,
}

impl Lottery {
    /// The lines in ascending order.
    #[must_use]
    pub fn pool(&self) -> &[Pseudonym] {
        &self.pool
    }

    /// The panels, each as the ascending numbers of its lines in the pool, from 1.
    #[must_use]
    pub fn panels(&self) -> &[Vec<u32>] {
        &self.panels
    }

    /// In how many of the panels each line is.
    #[must_use]
    pub fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// In how many of the panels a line is; `None` if it is not in the pool.
    #[must_use]
    pub fn count_of(&self, line: Pseudonym) -> Option<u32> {
        self.pool.binary_search(&line).ok().and_then(|index| self.counts.get(index)).copied()
    }

    /// How fair the lottery is.
    #[must_use]
    pub const fn fairness(&self) -> Fairness {
        self.fairness
    }
}

/// Gives the panels their people.
pub(super) fn over(strata: &Strata, found: &Found) -> Lottery {
    let mut pool: Vec<Pseudonym> = strata.lines.iter().flatten().copied().collect();
    pool.sort_unstable();
    let mut shuffle = Shuffle::of(&pool);
    let number = |line: &Pseudonym| pool.partition_point(|other| other < line) as u32 + 1;
    let mut turns: Vec<Turns> =
        strata.lines.iter().map(|lines| Turns::of(lines.iter().map(number).collect())).collect();
    // In which order the panels stand means nothing: shuffled first, so that turns do not follow the search.
    let mut order: Vec<&Vec<i64>> =
        found.panels.iter().flat_map(|(panel, times)| std::iter::repeat_n(panel, *times as usize)).collect();
    shuffle.mix(&mut order);
    let mut counts = vec![0_u32; pool.len()];
    let mut panels = Vec::with_capacity(order.len());
    for numbers in order {
        let mut panel = Vec::with_capacity(strata.size as usize);
        for (turns, number) in turns.iter_mut().zip(numbers) {
            turns.take(*number as usize, &mut shuffle, &mut panel);
        }
        panel.sort_unstable();
        for line in &panel {
            if let Some(count) = counts.get_mut(*line as usize - 1) {
                *count += 1;
            }
        }
        panels.push(panel);
    }
    let fairness = fairness(strata, found, &pool, &counts);
    Lottery { pool, panels, counts, fairness }
}

fn fairness(strata: &Strata, found: &Found, pool: &[Pseudonym], counts: &[u32]) -> Fairness {
    let all = f64::from(strata.panels);
    let count = |line: &Pseudonym| {
        pool.binary_search(line)
            .ok()
            .and_then(|index| counts.get(index))
            .map_or(0.0, |count| f64::from(*count))
    };
    let met = |(lines, chance): (&Vec<Pseudonym>, &f64)| {
        lines.iter().all(|line| (count(line) - chance * all).abs() < 1.0)
    };
    Fairness {
        least: counts.iter().copied().min().unwrap_or(0),
        limit: (found.limit * all + 1e-5).floor() as u32,
        leximin: strata.lines.iter().zip(&found.chances).all(met),
    }
}

/// The members of one stratum in their turns.
struct Turns {
    members: Vec<u32>,
    next: usize,
}

impl Turns {
    const fn of(members: Vec<u32>) -> Self {
        let next = members.len();
        Self { members, next }
    }

    /// Takes the next `number` members, all different, into a panel.
    fn take(&mut self, number: usize, shuffle: &mut Shuffle, panel: &mut Vec<u32>) {
        let rest = self.members.len() - self.next;
        if number <= rest {
            panel.extend(self.members.iter().skip(self.next).take(number));
            self.next += number;
            return;
        }
        // A new round of turns: whoever is in this panel from the last round comes after the others of this panel.
        let taken: Vec<u32> = self.members.split_off(self.next);
        panel.extend(&taken);
        let wanted = number - taken.len();
        shuffle.mix(&mut self.members);
        let mut later = self.members.split_off(wanted.min(self.members.len()));
        later.extend(taken);
        shuffle.mix(&mut later);
        panel.extend(&self.members);
        self.next = self.members.len();
        self.members.extend(later);
    }
}

/// A shuffle that follows from the pool alone. It decides nothing by itself: which panel is picked nobody knows yet.
struct Shuffle(ChaCha8Rng);

impl Shuffle {
    fn of(pool: &[Pseudonym]) -> Self {
        let text: String = pool.iter().map(|line| format!("{line}\n")).collect();
        Self(ChaCha8Rng::from_seed(*Digest::of(&text).bytes()))
    }

    /// Fisher and Yates; a number out of 2^64 is fair to far more than anyone could count.
    fn mix<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let index = ((u128::from(self.0.next_u64()) * (last as u128 + 1)) >> 64) as usize;
            list.swap(last, index);
        }
    }
}
