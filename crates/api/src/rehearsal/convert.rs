//! Wire ↔ domain.

use std::collections::BTreeSet;

use polku_api_types::programmes::Quota;
use polku_api_types::rehearsal as wire;
use polku_domain::ids::CallId;
use polku_domain::programmes::call::Method;
use polku_domain::programmes::rule::fact::Attribute;
use polku_domain::selection::quota::{Change, NoLottery};
use polku_domain::selection::rehearsal::{
    Band, Chances, Rehearsal, Rehearsed, STRATA, Stratum, StratumName, strata,
};
use polku_domain::selection::{Digest, Pseudonym, Seed};
use polku_domain::suppression::FEWEST;

use super::ground::StaffCounts;
use crate::problem::{AppError, FieldCode};
use crate::programmes::convert::call::method_to_wire;
use crate::text::Faults;

/// Least share of the staff that is said to apply, in percent.
const LEAST_SHARE: u32 = 10;

/// Who might apply.
#[derive(Clone, Debug)]
pub enum WantedPool {
    /// So many percent of the staff in the target group.
    Staff { share: u32 },
    /// The pool of an earlier call.
    Call(CallId),
}

/// What is to be rehearsed.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub pool: WantedPool,
    pub seed: Seed,
    /// Whether the caller gave the seed.
    pub chosen_seed: bool,
}

/// A method with what it would do.
pub type Outcome = (Method, Result<Rehearsed, NoLottery>);

/// Reads what is wanted; `fresh` gives a seed where none is given.
///
/// # Errors
/// `invalid_fields` with every fault.
pub fn wanted(body: &wire::RehearseSelection, fresh: impl Fn() -> [u8; 32]) -> Result<Wanted, AppError> {
    let mut faults = Faults::none();
    let pool = match (&body.pool.staff, body.pool.call) {
        (Some(share), None) => staff(*share, &mut faults),
        (None, Some(call)) => Some(WantedPool::Call(CallId::new(call))),
        (None, None) => {
            faults.push("/pool", FieldCode::Missing);
            None
        }
        (Some(_), Some(_)) => {
            faults.push("/pool", FieldCode::NotAllowed);
            None
        }
    };
    let seed = match body.seed.as_deref().map(Digest::parse) {
        None => Some(Digest::new(fresh())),
        Some(Ok(seed)) => Some(seed),
        Some(Err(_)) => {
            faults.push("/seed", FieldCode::Malformed);
            None
        }
    };
    let chosen_seed = body.seed.is_some();
    faults.finish(pool.zip(seed).map(|(pool, seed)| Wanted {
        pool,
        seed: Seed::rehearsed(seed),
        chosen_seed,
    }))
}

fn staff(wanted: wire::StaffShare, faults: &mut Faults) -> Option<WantedPool> {
    let fault = match wanted.share_percent {
        ..LEAST_SHARE => FieldCode::TooSmall { min: i64::from(LEAST_SHARE) },
        LEAST_SHARE..=100 => return Some(WantedPool::Staff { share: wanted.share_percent }),
        _ => FieldCode::TooLarge { max: 100 },
    };
    faults.push("/pool/staff/share_percent", fault);
    None
}

/// With whom it was rehearsed.
pub fn pool_to_wire(pool: &WantedPool) -> wire::RehearsalPool {
    match pool {
        WantedPool::Staff { share } => {
            wire::RehearsalPool { staff: Some(wire::StaffShare { share_percent: *share }), call: None }
        }
        WantedPool::Call(call) => wire::RehearsalPool { staff: None, call: Some(call.uuid()) },
    }
}

/// A number of people.
pub fn size(people: usize) -> u32 {
    u32::try_from(people).unwrap_or(u32::MAX)
}

/// A method with its chances, or with what keeps it from choosing anybody.
pub fn method((method, found): &Outcome) -> wire::RehearsedMethod {
    let relaxation = match found {
        Err(NoLottery::Infeasible(least)) => least.changes.iter().map(relaxed).collect(),
        Err(NoLottery::Pool | NoLottery::Unsettled) | Ok(_) => Vec::new(),
    };
    wire::RehearsedMethod {
        method: method_to_wire(*method),
        chances: found.as_ref().ok().map(|found| chances(&found.chances)),
        relaxation,
    }
}

fn relaxed(change: &Change) -> wire::RelaxedQuota {
    wire::RelaxedQuota {
        declared: Quota {
            attribute: change.attribute.code().to_owned(),
            value: change.value.clone(),
            min: change.declared.0,
            max: change.declared.1,
        },
        possible_min: change.possible.0,
        possible_max: change.possible.1,
    }
}

fn chances(chances: &Chances) -> wire::MethodChances {
    let band =
        |band: Band| wire::ChanceBand { least: band.least, greatest: band.greatest, people: band.people };
    wire::MethodChances {
        out_of: chances.out_of,
        least: chances.least(),
        greatest: chances.greatest(),
        gini_thousandths: chances.gini_thousandths(),
        bands: chances.bands().into_iter().map(band).collect(),
    }
}

/// Who would be chosen, by each value that figures are shown by; also by whether an earlier round left them out, where the
/// call prefers those.
pub fn strata_to_wire(
    rehearsal: &Rehearsal,
    methods: &[Outcome],
    staff: &StaffCounts,
    by_left_out: bool,
) -> Vec<wire::StrataTable> {
    let chosen: Vec<(Method, &Chances, BTreeSet<Pseudonym>)> = methods
        .iter()
        .filter_map(|(method, found)| {
            let found = found.as_ref().ok()?;
            Some((*method, &found.chances, found.example.chosen().iter().copied().collect()))
        })
        .collect();
    let outcomes = |stratum: &Stratum| {
        let of = |(method, chances, chosen): &(Method, &Chances, BTreeSet<Pseudonym>)| {
            let line = |index: &usize| rehearsal.pool().get(*index).map(|one| one.line);
            let example = stratum.members.iter().filter_map(line).filter(|line| chosen.contains(line));
            wire::StratumOutcome {
                method: method_to_wire(*method),
                expected_hundredths: chances.expected_hundredths(&stratum.members),
                example: size(example.count()),
            }
        };
        chosen.iter().map(of).collect()
    };
    let table = |attribute| {
        let row = |stratum: Stratum| {
            let of_staff = |value: &Option<String>| staff.get(&(attribute, value.clone())).copied();
            let (kind, name) = match &stratum.name {
                // The value is the round; a reader is told whether it left these people out.
                _ if attribute == Attribute::LeftOut && stratum.name != StratumName::Others => {
                    let left_out = stratum.name != StratumName::NotKnown;
                    (wire::StratumKind::Named, Some(left_out.to_string()))
                }
                StratumName::Value(value) => (wire::StratumKind::Named, Some(value.clone())),
                StratumName::NotKnown => (wire::StratumKind::NotKnown, None),
                StratumName::Others => (wire::StratumKind::Others, None),
            };
            wire::StratumRow {
                kind,
                name,
                people: size(stratum.members.len()),
                staff: Some(stratum.values.iter().filter_map(of_staff).sum())
                    .filter(|staff| *staff >= FEWEST),
                outcomes: outcomes(&stratum),
            }
        };
        let rows = strata(rehearsal.pool(), attribute).into_iter().map(row).collect();
        wire::StrataTable { attribute: attribute.code().to_owned(), rows }
    };
    STRATA.into_iter().chain(by_left_out.then_some(Attribute::LeftOut)).map(table).collect()
}
