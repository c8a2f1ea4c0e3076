//! When no panel keeps all quotas: the least that would have to give way, as data.

use super::NoLottery;
use super::declared::Quota;
use super::integer::{Aim, System, Whole};
use super::strata::Strata;
use crate::programmes::rule::fact::Attribute;

/// Programmes that may be solved to settle whether there is a panel.
const BUDGET: u32 = 20_000;

/// One bound that gives way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The attribute of the quota.
    pub attribute: Attribute,
    /// The value of the quota.
    pub value: String,
    /// The bounds as declared.
    pub declared: (u32, u32),
    /// The bounds with which there is a panel.
    pub possible: (u32, u32),
}

impl Change {
    /// By how much the bounds move in all.
    #[must_use]
    pub const fn amount(&self) -> u32 {
        self.declared.0.abs_diff(self.possible.0) + self.declared.1.abs_diff(self.possible.1)
    }
}

/// Changes that make a panel possible, with the least total amount there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// The quotas that change, in their order.
    pub changes: Vec<Change>,
}

impl Relaxation {
    /// By how much bounds move in all; no smaller sum makes a panel possible.
    #[must_use]
    pub fn amount(&self) -> u32 {
        self.changes.iter().map(Change::amount).sum()
    }
}

/// Settles whether there is a panel.
pub(super) fn check(strata: &Strata) -> Result<(), NoLottery> {
    let system = strata.system();
    let costs = vec![0.0; system.boxes.len()];
    match system.solve(&costs, Aim { first: true, step: 0.0, budget: BUDGET }) {
        Whole::Found(_) => Ok(()),
        Whole::GaveUp => Err(NoLottery::Unsettled),
        Whole::None => {
            smallest(strata).map_or(Err(NoLottery::Unsettled), |least| Err(NoLottery::Infeasible(least)))
        }
    }
}

/// The least change: each quota gets two more numbers, by how much its least falls, and how much of the size of a
/// panel its most is *not* raised by, so that all numbers are added up alike.
fn smallest(strata: &Strata) -> Option<Relaxation> {
    let strict = strata.system();
    let people = strict.boxes.len();
    let size = i64::from(strata.size);
    let mut system = System { boxes: strict.boxes, sums: strict.sums.into_iter().rev().take(1).collect() };
    let mut costs = vec![0.0; people];
    for (quota, counted) in strata.quotas.iter().zip(&strata.counted) {
        let (min, max) = (i64::from(quota.min), i64::from(quota.max));
        let mut extended = |number: (i64, i64), cost, bounds: (i64, i64)| {
            let members = counted.iter().copied().chain([system.boxes.len()]).collect();
            system.boxes.push(number);
            costs.push(cost);
            system.sums.push((members, bounds.0, bounds.1));
        };
        extended((0, min), 1.0, (min, min + size));
        extended((0, size), -1.0, (0, max + size));
    }
    let aim = Aim { first: false, step: 1.0 - 1e-6, budget: BUDGET };
    let Whole::Found(numbers) = system.solve(&costs, aim) else { return None };
    let moved = numbers.get(people..)?.chunks_exact(2);
    let changes = strata.quotas.iter().zip(moved).filter_map(|(quota, moved)| change(quota, moved, size));
    Some(Relaxation { changes: changes.collect() })
}

fn change(quota: &Quota, moved: &[i64], size: i64) -> Option<Change> {
    let [down, kept] = moved else { return None };
    let (down, up) = (u32::try_from(*down).ok()?, u32::try_from(size - kept).ok()?);
    (down > 0 || up > 0).then(|| Change {
        attribute: quota.attribute,
        value: quota.value.as_str().to_owned(),
        declared: (quota.min, quota.max),
        possible: (quota.min.saturating_sub(down), quota.max.saturating_add(up)),
    })
}
