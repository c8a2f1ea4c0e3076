//! Draws under quotas: panels that keep every quota, and chances as equal as the quotas allow.
//!
//! Terms: a *quota* bounds how many of the chosen have a value of an attribute. A *panel* is a set of lines that
//! keeps every quota. A *stratum* is all lines with the same values. The *lottery* is a list of panels of which one is
//! picked, each with the same chance, so the chance of a line is the share of panels it is in.
//!
//! People of one stratum are exchangeable, so the whole question is about how many of each stratum a panel takes:
//! 1,000 people become some hundred numbers. `leximin` finds the fairest chances (Flanigan et al., Fair algorithms for
//! selecting citizens' assemblies, Nature 596, 2021), `lottery` turns them into panels, `spread` gives the panels
//! their people.
//!
//! Invariants:
//! - every panel keeps every quota, counted in whole numbers;
//! - the order of the lines means nothing, and the same lines and quotas give the same panels on every machine;
//! - two lines of one stratum differ by at most one panel;
//! - what is not proven is not claimed: see [`Fairness`].
//!
//! Not here: how panels are committed to and opened (`panels`), whose attributes may be used (`access`).

mod columns;
mod declared;
mod integer;
mod leximin;
mod lottery;
mod relax;
mod simplex;
mod spread;
mod strata;

pub use declared::{MAX_QUOTAS, Quota, QuotaFault, Quotas};
pub use lottery::Fairness;
pub use relax::{Change, Relaxation};
pub use spread::Lottery;
pub use strata::Candidate;

use super::commitment::Seats;
use strata::Strata;

/// How many panels a lottery has.
pub const PANELS: u32 = 10_000;
/// Most lines of a pool that is drawn from under quotas.
pub const MAX_LINES: usize = 10_000;

/// Why there is no lottery.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoLottery {
    /// Nobody is in the pool, or more than [`MAX_LINES`], or somebody twice.
    #[error("the pool has no line, a line twice, or more than {MAX_LINES}")]
    Pool,
    /// No panel keeps all quotas; this is the least that would have to give way.
    #[error("no panel keeps all quotas")]
    Infeasible(Relaxation),
    /// The search gave up: no panel was found and none was proven impossible.
    #[error("no panel was found and none was proven impossible")]
    Unsettled,
}

/// Makes the lottery of a pool: panels that keep every quota, with chances as equal as the quotas allow.
///
/// If there are fewer lines than seats, everybody is in every panel, provided the quotas hold.
///
/// # Errors
/// [`NoLottery`].
pub fn lottery(quotas: &Quotas, seats: Seats, pool: &[Candidate]) -> Result<Lottery, NoLottery> {
    lottery_of(quotas, seats, pool, PANELS)
}

/// As [`lottery`], of another number of panels, 1 to [`PANELS`]: fewer are coarser and made sooner.
///
/// # Errors
/// [`NoLottery`].
pub fn lottery_of(
    quotas: &Quotas,
    seats: Seats,
    pool: &[Candidate],
    panels: u32,
) -> Result<Lottery, NoLottery> {
    let panels = panels.clamp(1, PANELS);
    let strata = Strata::of(quotas, seats, pool, panels).ok_or(NoLottery::Pool)?;
    relax::check(&strata)?;
    let found = lottery::of(&strata).ok_or(NoLottery::Unsettled)?;
    Ok(spread::over(&strata, &found))
}

/// Whether any panel keeps all quotas, and the least that would have to give way if not.
///
/// # Errors
/// [`NoLottery`].
pub fn feasible(quotas: &Quotas, seats: Seats, pool: &[Candidate]) -> Result<(), NoLottery> {
    relax::check(&Strata::of(quotas, seats, pool, PANELS).ok_or(NoLottery::Pool)?)
}

#[cfg(test)]
mod tests;
