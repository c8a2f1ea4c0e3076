//! What each method does to a pool: everybody's chance, and an example.

use std::collections::BTreeMap;

use super::figures::Chances;
use super::{Rehearsal, RehearsalLine, Rehearsed};
use crate::scoring::classes;
use crate::selection::draw::{Ahead, DrawResult, Seed};
use crate::selection::line::Pseudonym;
use crate::selection::panels::pick;
use crate::selection::quota::{Candidate, NoLottery, Quotas, lottery_of};

/// A draw in which every line has the same chance.
pub(super) fn equal(rehearsal: &Rehearsal, seed: Seed) -> Rehearsed {
    let lines = rehearsal.lines();
    let everybody = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let times = vec![rehearsal.chosen(); lines.len()];
    let example = DrawResult::of_lines(rehearsal.seats, &lines, seed, Ahead::Nothing);
    Rehearsed { chances: Chances { times, out_of: everybody }, example }
}

/// A draw of one of many panels, each of which keeps the quotas.
pub(super) fn under_quotas(
    rehearsal: &Rehearsal,
    quotas: &Quotas,
    seed: Seed,
    panels: u32,
) -> Result<Rehearsed, NoLottery> {
    let candidate = |one: &RehearsalLine| Candidate::of(one.line, &one.facts, quotas);
    let candidates: Vec<Candidate> = rehearsal.pool.iter().map(candidate).collect();
    let lottery = lottery_of(quotas, rehearsal.seats, &candidates, panels)?;
    let of_panels = u32::try_from(lottery.panels().len()).unwrap_or(panels);
    let number = pick(seed, of_panels) as usize;
    let picked = number.checked_sub(1).and_then(|index| lottery.panels().get(index));
    let ahead = picked.map_or(Ahead::Nothing, |panel| Ahead::Panel(panel));
    let example = DrawResult::of_lines(rehearsal.seats, lottery.pool(), seed, ahead);
    Ok(Rehearsed { chances: Chances { times: lottery.counts().to_vec(), out_of: of_panels }, example })
}

/// Scores, and a draw among those with the same total; `None` where a line has none.
pub(super) fn by_scores(rehearsal: &Rehearsal, seed: Seed) -> Option<Rehearsed> {
    let totals: BTreeMap<Pseudonym, u32> =
        rehearsal.pool.iter().map(|one| Some((one.line, one.total?))).collect::<Option<_>>()?;
    let class_of = classes(&totals);
    let mut sizes: BTreeMap<u32, u32> = BTreeMap::new();
    class_of.values().for_each(|class| *sizes.entry(*class).or_insert(0) += 1);
    let cut = Cut::of(&sizes, rehearsal.chosen());
    let times = |one: &RehearsalLine| cut.times(class_of.get(&one.line).copied().unwrap_or(u32::MAX));
    let chances = Chances { times: rehearsal.pool.iter().map(times).collect(), out_of: cut.size };
    let lines = rehearsal.lines();
    let example = DrawResult::of_lines(rehearsal.seats, &lines, seed, Ahead::Classes(&class_of));
    Some(Rehearsed { chances, example })
}

/// The class that the last place falls into.
struct Cut {
    class: u32,
    /// How many are in it.
    size: u32,
    /// How many of them get a place.
    places: u32,
}

impl Cut {
    fn of(sizes: &BTreeMap<u32, u32>, mut places: u32) -> Self {
        for (class, size) in sizes {
            if places <= *size {
                return Self { class: *class, size: *size, places };
            }
            places -= size;
        }
        Self { class: u32::MAX, size: 1, places: 1 }
    }

    /// How many times out of the size of the class at the cut somebody of a class gets a place.
    fn times(&self, class: u32) -> u32 {
        match class.cmp(&self.class) {
            std::cmp::Ordering::Less => self.size,
            std::cmp::Ordering::Equal => self.places,
            std::cmp::Ordering::Greater => 0,
        }
    }
}
