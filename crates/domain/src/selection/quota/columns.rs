//! The exact way, for pools in which whole panels cannot reach what freely mixed ones could.
//!
//! Panels are brought in one by one: the chances over the panels at hand have prices, and a whole-number search finds
//! a panel that is worth more than its price, or proves that none is. Stage by stage, the least chance first.
#![expect(
    clippy::indexing_slicing,
    reason = "the tables are built here to one another's length and strata and panels are their indices"
)]

use super::integer::{Aim, System, Whole};
use super::lottery::{Found, Panels};
use super::simplex::{Simplex, Solved};

/// Programmes that may be solved for one panel.
const BUDGET: u32 = 20_000;
/// By how much a panel must be worth more than its price.
const WORTH: f64 = 1e-7;

/// The lottery with the fairest chances that whole panels allow.
pub(super) fn lottery(system: &System, all: i64) -> Option<Found> {
    let mut stages = Stages::begin(system)?;
    while stages.fixed.iter().any(Option::is_none) {
        stages.stage()?;
    }
    let chances: Vec<f64> = stages.fixed.iter().copied().collect::<Option<_>>()?;
    let limit = chances.iter().copied().fold(1.0, f64::min);
    let panels = rounded(&stages.panels, &stages.weights, &stages.sizes, all);
    Some(Found { panels, limit, chances })
}

struct Stages<'a> {
    system: &'a System,
    sizes: Vec<f64>,
    /// The panels at hand.
    panels: Vec<Vec<i64>>,
    /// Their shares in the lottery.
    weights: Vec<f64>,
    fixed: Vec<Option<f64>>,
}

impl<'a> Stages<'a> {
    /// Starts with a panel for each stratum, if it is in any.
    fn begin(system: &'a System) -> Option<Self> {
        let sizes: Vec<f64> = system.boxes.iter().map(|bounds| bounds.1 as f64).collect();
        let mut panels = Vec::new();
        for stratum in 0..sizes.len() {
            let mut worth = vec![0.0; sizes.len()];
            worth[stratum] = 1.0;
            let panel = best(system, &worth)?;
            if !panels.contains(&panel) {
                panels.push(panel);
            }
        }
        Some(Self { system, fixed: vec![None; sizes.len()], weights: vec![0.0; panels.len()], panels, sizes })
    }

    /// Finds the largest least chance of the strata not yet fixed, and fixes those that hold it down.
    fn stage(&mut self) -> Option<()> {
        let strata = self.sizes.len();
        let mut programme = self.programme();
        let duals = loop {
            if programme.solve() != Solved::Optimal {
                return None;
            }
            let duals = programme.duals();
            let panel = best(self.system, &duals[..strata])?;
            let worth: f64 = panel.iter().zip(&duals).map(|(number, dual)| *number as f64 * dual).sum();
            if worth + duals[strata] <= WORTH || self.panels.contains(&panel) {
                break duals;
            }
            programme.add(0.0, (0.0, f64::INFINITY), column(&panel));
            self.panels.push(panel);
        };
        let level = programme.value(0);
        self.weights = (1..=self.panels.len()).map(|panel| programme.value(panel)).collect();
        let price = |stratum: usize| duals[stratum] * self.sizes[stratum];
        let open: Vec<usize> = (0..strata).filter(|stratum| self.fixed[*stratum].is_none()).collect();
        let highest = open.iter().map(|stratum| price(*stratum)).fold(0.0, f64::max);
        let tight: Vec<usize> =
            open.into_iter().filter(|stratum| price(*stratum) >= (1e-6_f64).min(highest)).collect();
        tight.into_iter().for_each(|stratum| self.fixed[stratum] = Some(level.clamp(0.0, 1.0)));
        Some(())
    }

    /// The level first, then a column for each panel; a row for each stratum, and last that the shares are one.
    fn programme(&self) -> Simplex {
        let floor = |(fixed, size): (&Option<f64>, &f64)| {
            (fixed.map_or(0.0, |chance| chance * size - 1e-10), f64::INFINITY)
        };
        let mut rows: Vec<(f64, f64)> = self.fixed.iter().zip(&self.sizes).map(floor).collect();
        rows.push((1.0, 1.0));
        let mut programme = Simplex::new(&rows);
        let open = self.fixed.iter().zip(&self.sizes).enumerate().filter(|(_, (fixed, _))| fixed.is_none());
        programme.add(-1.0, (0.0, 1.0), open.map(|(row, (_, size))| (row, -size)).collect());
        for panel in &self.panels {
            programme.add(0.0, (0.0, f64::INFINITY), column(panel));
        }
        programme
    }
}

fn column(panel: &[i64]) -> Vec<(usize, f64)> {
    let numbers = panel.iter().enumerate().filter(|(_, number)| **number != 0);
    numbers.map(|(row, number)| (row, *number as f64)).chain([(panel.len(), 1.0)]).collect()
}

/// The panel that is worth most.
fn best(system: &System, worth: &[f64]) -> Option<Vec<i64>> {
    let costs: Vec<f64> = worth.iter().map(|worth| -worth).collect();
    match system.solve(&costs, Aim { first: false, step: WORTH / 2.0, budget: BUDGET }) {
        Whole::Found(panel) => Some(panel),
        Whole::None | Whole::GaveUp => None,
    }
}

/// Shares in whole panels: rounded down, and what is then missing where it is missed most.
fn rounded(panels: &[Vec<i64>], weights: &[f64], sizes: &[f64], whole: i64) -> Panels {
    let all = whole as f64;
    let mut counts: Vec<i64> =
        weights.iter().map(|weight| (weight * all + 1e-6).floor().max(0.0) as i64).collect();
    let mut missing = vec![0.0; sizes.len()];
    for ((panel, weight), count) in panels.iter().zip(weights).zip(&counts) {
        for (stratum, number) in panel.iter().enumerate() {
            missing[stratum] += (weight * all - *count as f64) * *number as f64 / sizes[stratum];
        }
    }
    for _ in counts.iter().sum::<i64>()..whole {
        let distance = |panel: &[i64]| -> f64 {
            let parts = panel.iter().zip(sizes).zip(&missing);
            parts.map(|((number, size), missing)| (missing - *number as f64 / size).powi(2)).sum()
        };
        let used = (0..panels.len()).filter(|panel| weights[*panel] > 1e-9);
        let Some(next) = used.min_by(|a, b| distance(&panels[*a]).total_cmp(&distance(&panels[*b]))) else {
            break;
        };
        counts[next] += 1;
        for (stratum, number) in panels[next].iter().enumerate() {
            missing[stratum] -= *number as f64 / sizes[stratum];
        }
    }
    panels.iter().cloned().zip(counts).filter(|(_, count)| *count > 0).collect()
}
