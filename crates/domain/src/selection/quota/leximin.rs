//! The fairest chances over a system of sums: the least chance as large as can be, then the next, and so on.
//!
//! Chances here are shares of whole panels mixed freely, so they may be better than whole panels allow; `lottery`
//! finds out, and then nothing is fairer.
#![expect(
    clippy::indexing_slicing,
    reason = "the tables are built here to one another's length and strata and sums are their indices"
)]

use super::integer::System;
use super::simplex::{Simplex, Solved};

/// From which price on a chance is known to be at its limit.
const TIGHT: f64 = 1e-7;

/// The chance of a member of each stratum; `None` if the programme could not be solved.
///
/// One stage finds the largest least chance of the strata not yet fixed; those that hold it down are fixed at it.
pub(super) fn chances(system: &System) -> Option<Vec<f64>> {
    let sizes: Vec<f64> = system.boxes.iter().map(|bounds| bounds.1 as f64).collect();
    let mut fixed: Vec<Option<f64>> = vec![None; sizes.len()];
    while fixed.iter().any(Option::is_none) {
        stage(system, &sizes, &mut fixed)?;
    }
    fixed.into_iter().collect()
}

fn stage(system: &System, sizes: &[f64], fixed: &mut [Option<f64>]) -> Option<()> {
    // A stratum cannot be in panels more than always; the rows that say so are added where they are needed.
    let mut capped: Vec<usize> = Vec::new();
    let (level, programme) = loop {
        let mut programme = programme(system, sizes, fixed, &capped);
        if programme.solve() != Solved::Optimal {
            return None;
        }
        let level = programme.value(sizes.len());
        let over = |stratum: &usize| {
            fixed[*stratum].is_none()
                && !capped.contains(stratum)
                && programme.value(*stratum) + level * sizes[*stratum] > sizes[*stratum] + 1e-9
        };
        let beyond: Vec<usize> = (0..sizes.len()).filter(over).collect();
        if beyond.is_empty() {
            break (level, programme);
        }
        capped.extend(beyond);
    };
    let duals = programme.duals();
    let total: f64 = sizes.iter().sum();
    let price = |stratum: usize| {
        let at_limit = programme.value(stratum) <= 1e-9;
        if at_limit { programme.reduced(stratum, &duals) * total } else { 0.0 }
    };
    let open: Vec<(usize, f64)> = (0..sizes.len())
        .filter(|stratum| fixed[*stratum].is_none())
        .map(|stratum| (stratum, price(stratum)))
        .collect();
    let highest = open.iter().map(|(_, price)| *price).fold(0.0, f64::max);
    for (stratum, price) in open {
        if level >= 1.0 - 1e-9 || price > TIGHT.min(highest / 2.0) || highest <= 0.0 {
            fixed[stratum] = Some(level.clamp(0.0, 1.0));
        }
    }
    Some(())
}

/// The numbers of a stratum beyond the common level, and the level itself last.
fn programme(system: &System, sizes: &[f64], fixed: &[Option<f64>], capped: &[usize]) -> Simplex {
    let mut rows = Vec::new();
    let mut levels = Vec::new();
    let mut entries = vec![Vec::new(); sizes.len()];
    for (row, (members, low, high)) in system.sums.iter().enumerate() {
        let (mut base, mut slope) = (0.0, 0.0);
        for member in members {
            entries[*member].push((row, 1.0));
            match fixed[*member] {
                Some(chance) => base += chance * sizes[*member],
                None => slope += sizes[*member],
            }
        }
        rows.push((*low as f64 - base, *high as f64 - base));
        levels.push((row, slope));
    }
    for stratum in capped {
        let row = rows.len();
        rows.push((f64::NEG_INFINITY, sizes[*stratum]));
        entries[*stratum].push((row, 1.0));
        levels.push((row, sizes[*stratum]));
    }
    let mut programme = Simplex::new(&rows);
    for ((size, chance), entries) in sizes.iter().zip(fixed).zip(entries) {
        let room = chance.map_or(*size, |chance| (size * (1.0 - chance)).max(0.0));
        programme.add(0.0, (0.0, room), entries);
    }
    levels.retain(|(_, slope)| *slope > 0.0);
    programme.add(-1.0, (0.0, 1.0), levels);
    programme
}
