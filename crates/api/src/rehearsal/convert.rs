//! Wire ↔ domain.

use std::collections::BTreeSet;

use polku_api_types::programmes::Quota;
use polku_api_types::rehearsal as wire;
use polku_domain::groups::{SMALL_GROUP_LEAST, SMALL_GROUP_MOST};
use polku_domain::ids::CallId;
use polku_domain::programmes::call::Method;
use polku_domain::programmes::programme::GroupCount;
use polku_domain::programmes::rule::fact::{Attribute, AttributeFault};
use polku_domain::rehearsal::{Days, Load};
use polku_domain::selection::quota::{Change, NoLottery, Quotas};
use polku_domain::selection::rehearsal::{
    Band, Chances, Kind, MAX_KINDS, Recipe, RecipeFault, Rehearsal, Rehearsed, STRATA, Stratum, StratumName,
    strata,
};
use polku_domain::selection::{Digest, Pseudonym, Seed};
use polku_domain::suppression::FEWEST;

use super::ground::StaffCounts;
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::convert::call::method_to_wire;
use crate::programmes::convert::design::kind_to_wire;
use crate::text::Faults;

/// How many people are wished for in a small group, where nobody says.
const SMALL_GROUP: u32 = 5;

/// Least share of the staff that is said to apply, in percent.
const LEAST_SHARE: u32 = 10;

/// Who might apply.
#[derive(Clone, Debug)]
pub enum WantedPool {
    /// So many percent of the staff in the target group.
    Staff { share: u32 },
    /// The pool of an earlier call.
    Call(CallId),
    /// Invented people.
    Invented(Recipe),
}

/// What is to be rehearsed.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub pool: WantedPool,
    pub seed: Seed,
    /// Whether the caller gave the seed.
    pub chosen_seed: bool,
    /// Into how many groups, where not as the programme says.
    pub groups: Option<u32>,
    pub small_group_size: u32,
    pub meets: Option<Days>,
}

/// A method with what it would do.
pub type Outcome = (Method, Result<Rehearsed, NoLottery>);

/// Reads what is wanted; `fresh` gives a seed where none is given.
///
/// # Errors
/// `invalid_fields` with every fault.
pub fn wanted(body: &wire::RehearseSelection, fresh: impl Fn() -> [u8; 32]) -> Result<Wanted, AppError> {
    let mut faults = Faults::none();
    let pool = pool(&body.pool, &mut faults)?;
    let seed = match body.seed.as_deref().map(Digest::parse) {
        None => Some(Digest::new(fresh())),
        Some(Ok(seed)) => Some(seed),
        Some(Err(_)) => {
            faults.push("/seed", FieldCode::Malformed);
            None
        }
    };
    let small = body.small_group_size.unwrap_or(SMALL_GROUP);
    within("/groups", body.groups.unwrap_or(1), (1, GroupCount::MAX), &mut faults);
    within("/small_group_size", small, (SMALL_GROUP_LEAST, SMALL_GROUP_MOST), &mut faults);
    let meets = body.meets.and_then(|days| match Days::parse(days.first_day, days.last_day) {
        Ok(days) => Some(days),
        Err(_) => {
            faults.push("/meets/last_day", FieldCode::NotAllowed);
            None
        }
    });
    faults.finish(pool.zip(seed).map(|(pool, seed)| Wanted {
        pool,
        seed: Seed::rehearsed(seed),
        chosen_seed: body.seed.is_some(),
        groups: body.groups,
        small_group_size: small,
        meets,
    }))
}

fn within(at: &str, number: u32, (min, max): (u32, u32), faults: &mut Faults) {
    if number < min {
        faults.push(at, FieldCode::TooSmall { min: i64::from(min) });
    } else if number > max {
        faults.push(at, FieldCode::TooLarge { max: i64::from(max) });
    }
}

fn pool(body: &wire::RehearsalPool, faults: &mut Faults) -> Result<Option<WantedPool>, AppError> {
    Ok(match (&body.staff, body.call, &body.invented) {
        (Some(share), None, None) => staff(*share, faults),
        (None, Some(call), None) => Some(WantedPool::Call(CallId::new(call))),
        (None, None, Some(invented)) => recipe(invented, faults)?.map(WantedPool::Invented),
        (None, None, None) => {
            faults.push("/pool", FieldCode::Missing);
            None
        }
        _ => {
            faults.push("/pool", FieldCode::NotAllowed);
            None
        }
    })
}

/// Reads a recipe.
///
/// # Errors
/// `protected_ground`.
pub fn recipe(body: &wire::InventedPool, faults: &mut Faults) -> Result<Option<Recipe>, AppError> {
    let place = |at: usize, field: &str| format!("/pool/invented/kinds/{at}/{field}");
    let (mut kinds, mut complete) = (Vec::new(), true);
    for (at, kind) in body.kinds.iter().enumerate() {
        let attribute = match kind.attribute.as_str() {
            // No attribute of the register, and yet one that a quota can be of.
            code if code == Attribute::LeftOut.code() => Ok(Attribute::LeftOut),
            code => Attribute::parse(code),
        };
        match attribute {
            Ok(attribute) => kinds.push(Kind { attribute, value: kind.value.clone(), people: kind.people }),
            Err(AttributeFault::Protected(ground)) => {
                return Err(AppError::new(ProblemCode::ProtectedGround)
                    .field(place(at, "attribute"), FieldCode::NotAllowed)
                    .because(ground.code()));
            }
            Err(AttributeFault::Unknown) => {
                complete = false;
                faults.push(place(at, "attribute"), FieldCode::NotAllowed);
            }
        }
    }
    if !complete {
        return Ok(None);
    }
    let found = Recipe::parse(body.people, kinds);
    let most = i64::try_from(polku_domain::selection::quota::MAX_LINES).unwrap_or(i64::MAX);
    for fault in found.as_ref().err().into_iter().flatten() {
        let few = FieldCode::TooSmall { min: i64::from(FEWEST) };
        match *fault {
            RecipeFault::People if body.people < FEWEST => faults.push("/pool/invented/people", few),
            RecipeFault::People => faults.push("/pool/invented/people", FieldCode::TooLarge { max: most }),
            RecipeFault::Count => {
                faults.push("/pool/invented/kinds", FieldCode::TooMany { max: MAX_KINDS as u64 });
            }
            RecipeFault::Attribute(at) => faults.push(place(at, "attribute"), FieldCode::NotAllowed),
            RecipeFault::Value(at) => faults.push(place(at, "value"), FieldCode::NotAllowed),
            RecipeFault::Twice(at) => faults.push(place(at, "value"), FieldCode::Repeated),
            RecipeFault::Few(at) => faults.push(place(at, "people"), few),
            RecipeFault::Many(at, max) => {
                faults.push(place(at, "people"), FieldCode::TooLarge { max: i64::from(max) });
            }
        }
    }
    Ok(found.ok())
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
            let staff = Some(wire::StaffShare { share_percent: *share });
            wire::RehearsalPool { staff, ..wire::RehearsalPool::default() }
        }
        WantedPool::Call(call) => {
            wire::RehearsalPool { call: Some(call.uuid()), ..wire::RehearsalPool::default() }
        }
        WantedPool::Invented(recipe) => {
            let invented = Some(recipe_to_wire(recipe));
            wire::RehearsalPool { invented, ..wire::RehearsalPool::default() }
        }
    }
}

fn recipe_to_wire(recipe: &Recipe) -> wire::InventedPool {
    let kind = |kind: &Kind| wire::InventedKind {
        attribute: kind.attribute.code().to_owned(),
        value: kind.value.clone(),
        people: kind.people,
    };
    wire::InventedPool { people: recipe.people(), kinds: recipe.kinds().iter().map(kind).collect() }
}

/// The quotas by which a draw of the call would give its places.
pub fn quotas_to_wire(quotas: Option<&Quotas>) -> Vec<Quota> {
    let quota = |quota: &polku_domain::selection::quota::Quota| Quota {
        attribute: quota.attribute.code().to_owned(),
        value: quota.value.as_str().to_owned(),
        min: quota.min,
        max: quota.max,
    };
    quotas.map(|quotas| quotas.as_slice().iter().map(quota).collect()).unwrap_or_default()
}

/// The days as they were said.
pub fn meets_to_wire(days: Days) -> wire::MeetingDays {
    wire::MeetingDays { first_day: days.first(), last_day: days.last() }
}

/// What the programme needs.
pub fn load_to_wire(load: &Load) -> wire::ProgrammeLoad {
    let meeting = |one: &polku_domain::rehearsal::Meetings| {
        let counted = one.led.unwrap_or(one.each);
        wire::MeetingLoad {
            kind: kind_to_wire(one.kind),
            meetings_each: one.each.meetings,
            circles: one.circles,
            sessions: one.led.map(|led| led.meetings),
            led_minutes: one.led.map(|led| led.stated_minutes.saturating_add(led.full_day_minutes())),
            without_length: counted.meetings_without_length.saturating_add(counted.days_without_length),
        }
    };
    wire::ProgrammeLoad {
        groups: division(&load.groups).unwrap_or(wire::Division { count: 0, least: 0, greatest: 0 }),
        small_groups: division(&load.small_groups),
        meetings_each: load.each.meetings,
        meetings: load.meetings.iter().map(meeting).collect(),
        days: load.days.map(|days| wire::DayCount { working_days: days.working_days, weeks: days.weeks }),
    }
}

fn division(sizes: &[u32]) -> Option<wire::Division> {
    let (least, greatest) = (*sizes.iter().min()?, *sizes.iter().max()?);
    Some(wire::Division { count: size(sizes.len()), least, greatest })
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

/// By what figures of a pool are shown; also by whether an earlier round left people out, where the call prefers those.
/// Of invented people there is nothing to tell but what their recipe says.
pub fn shown_by(pool: &WantedPool, by_left_out: bool) -> Vec<Attribute> {
    let told = |attribute: &Attribute| match pool {
        WantedPool::Invented(recipe) => recipe.kinds().iter().any(|kind| kind.attribute == *attribute),
        WantedPool::Staff { .. } | WantedPool::Call(_) => true,
    };
    STRATA.into_iter().chain(by_left_out.then_some(Attribute::LeftOut)).filter(told).collect()
}

/// Who would be chosen, by each value that figures are shown by. In an invented pool, whoever has no value of the recipe
/// is of another kind; nothing is not known of them.
pub fn strata_to_wire(
    rehearsal: &Rehearsal,
    methods: &[Outcome],
    staff: &StaffCounts,
    (shown_by, invented): (Vec<Attribute>, bool),
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
                StratumName::NotKnown if !invented => (wire::StratumKind::NotKnown, None),
                StratumName::NotKnown | StratumName::Others => (wire::StratumKind::Others, None),
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
    shown_by.into_iter().map(table).collect()
}
