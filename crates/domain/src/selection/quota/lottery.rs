//! From chances to panels: how often each stratum is taken in all panels together, then the panels one after another.
//!
//! All panels together take their number times the mean panel. What is left over stays a multiple of a mean panel
//! throughout, in whole numbers, so the chances come out exactly as they were set. A panel close to the mean is taken
//! as often as what is left allows, then the next.
#![expect(
    clippy::indexing_slicing,
    reason = "the tables are built here to one another's length and strata and sums are their indices"
)]

use super::integer::{Aim, System, Whole};
use super::strata::Strata;
use super::{columns, leximin};

/// Programmes that may be solved for one panel.
const BUDGET: u32 = 400;
/// How much above a whole number of panels a chance may be and still be that number.
const ROUNDING: f64 = 1e-5;

/// How fair a lottery is, in panels. What is not proven is not claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fairness {
    /// In how many panels the line is that is in the fewest.
    pub least: u32,
    /// No lottery of as many panels has a line in more panels at least than this.
    pub limit: u32,
    /// Whether every line's chance is the one of the leximin order, to less than one panel.
    pub leximin: bool,
}

impl Fairness {
    /// Whether nothing is fairer to whoever has the least chance.
    #[must_use]
    pub const fn is_proven(self) -> bool {
        self.least >= self.limit
    }
}

/// Numbers of each stratum, and how many panels have them.
pub(super) type Panels = Vec<(Vec<i64>, i64)>;

/// Panels without people.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The panels, as many in all as were asked for.
    pub(super) panels: Panels,
    /// No lottery gives everybody a chance above this.
    pub(super) limit: f64,
    /// The chance that a member of each stratum should have.
    pub(super) chances: Vec<f64>,
}

/// The panels of a pool in which there is at least one.
pub(super) fn of(strata: &Strata) -> Option<Found> {
    let system = strata.system();
    let all = i64::from(strata.panels);
    mixed(&system, all).or_else(|| columns::lottery(&system, all))
}

/// As if panels could be mixed freely; `None` when whole panels cannot reach such chances.
fn mixed(system: &System, all: i64) -> Option<Found> {
    let chances = leximin::chances(system)?;
    let panels = peeled(system, totals(system, &chances, all)?, all)?;
    let limit = chances.iter().copied().fold(1.0, f64::min);
    Some(Found { panels, limit, chances })
}

/// How often each stratum is taken in all panels together: each member as often as the chance says, rounded down or up.
fn totals(system: &System, chances: &[f64], all: i64) -> Option<Vec<i64>> {
    let panels = all as f64;
    let range = |(bounds, chance): (&(i64, i64), &f64)| {
        let low = (chance * panels + ROUNDING).floor() as i64;
        let high = (chance * panels - ROUNDING).ceil() as i64;
        (low * bounds.1, low.max(high) * bounds.1)
    };
    let sums = system.sums.iter().map(|(members, low, high)| (members.clone(), low * all, high * all));
    let whole = System { boxes: system.boxes.iter().zip(chances).map(range).collect(), sums: sums.collect() };
    let aim = Aim { first: true, step: 0.0, budget: 10 * BUDGET };
    match whole.solve(&vec![0.0; chances.len()], aim) {
        Whole::Found(totals) => Some(totals),
        Whole::None | Whole::GaveUp => None,
    }
}

/// The panels that together take these totals; `None` when a remainder is no sum of whole panels.
fn peeled(system: &System, mut totals: Vec<i64>, mut left: i64) -> Option<Panels> {
    let mut panels = Vec::new();
    while left > 0 {
        let (near, panel) = next(system, &totals, left)?;
        let times = repeated(&near, &totals, &panel, left);
        totals.iter_mut().zip(&panel).for_each(|(total, number)| *total -= times * number);
        left -= times;
        panels.push((panel, times));
    }
    Some(panels)
}

/// A panel to take next: as close to the mean of what is left as whole numbers are, or else within its bounds.
fn next(system: &System, totals: &[i64], left: i64) -> Option<(System, Vec<i64>)> {
    let aim = Aim { first: true, step: 0.0, budget: BUDGET };
    [close(system, totals, left), wide(system, totals, left)].into_iter().find_map(|near| {
        match near.solve(&costs(totals, left), aim) {
            Whole::Found(panel) => Some((near, panel)),
            Whole::None | Whole::GaveUp => None,
        }
    })
}

/// Numbers and sums that are the mean of what is left, rounded down or up.
fn close(system: &System, totals: &[i64], left: i64) -> System {
    let rounded = |total: i64| (total.div_euclid(left), -(-total).div_euclid(left));
    let sums = system.sums.iter().map(|(members, _, _)| {
        let (low, high) = rounded(members.iter().map(|member| totals[*member]).sum());
        (members.clone(), low, high)
    });
    System { boxes: totals.iter().map(|total| rounded(*total)).collect(), sums: sums.collect() }
}

/// Numbers and sums after which the rest can still be the sum of the panels that are left.
fn wide(system: &System, totals: &[i64], left: i64) -> System {
    let range = |total: i64, low: i64, high: i64| {
        (low.max(total - (left - 1) * high), high.min(total - (left - 1) * low))
    };
    let boxes = system.boxes.iter().zip(totals).map(|(bounds, total)| range(*total, bounds.0, bounds.1));
    let sums = system.sums.iter().map(|(members, low, high)| {
        let range = range(members.iter().map(|member| totals[*member]).sum(), *low, *high);
        (members.clone(), range.0, range.1)
    });
    System { boxes: boxes.collect(), sums: sums.collect() }
}

/// What is nearly always in is dear to leave out, and the other way round: such panels can be taken often.
fn costs(totals: &[i64], left: i64) -> Vec<f64> {
    let cost = |total: &i64| {
        let over = total.rem_euclid(left);
        if over == 0 { 0.0 } else { left as f64 / over as f64 - left as f64 / (left - over) as f64 }
    };
    totals.iter().map(cost).collect()
}

/// How often a panel can be taken before what is left would leave the bounds by which it was chosen.
fn repeated(near: &System, totals: &[i64], panel: &[i64], left: i64) -> i64 {
    let times = |number: i64, total: i64, (low, high): (i64, i64)| {
        let down = if number > low { (total - left * low) / (number - low) } else { left };
        let up = if number < high { (left * high - total) / (high - number) } else { left };
        down.min(up)
    };
    let numbers = panel
        .iter()
        .zip(totals)
        .zip(&near.boxes)
        .map(|((number, total), bounds)| times(*number, *total, *bounds));
    let sums = near.sums.iter().map(|(members, low, high)| {
        let of = |numbers: &[i64]| members.iter().map(|member| numbers[*member]).sum::<i64>();
        times(of(panel), of(totals), (*low, *high))
    });
    numbers.chain(sums).fold(left, i64::min).max(1)
}
