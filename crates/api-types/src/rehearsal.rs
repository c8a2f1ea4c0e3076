//! Rehearsing the selection of a call before it opens: what each method would do, in figures. Nothing here names
//! anybody, and nothing of it is kept.

use jiff::civil::Date;
use uuid::Uuid;

use crate::programmes::{Hours, Quota, SelectionMethod};
use crate::text::Localised;

/// Most earlier calls that are named as pools.
pub const MAX_POOLS: usize = 50;

/// What a rehearsal of a call can be made with.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RehearsalPools {
    /// How many of the staff are in the target group today.
    pub staff: u32,
    /// The latest earlier calls whose outcome is confirmed and whose applications the caller may read, at most 50.
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub calls: Vec<EarlierCall>,
}

/// An earlier call whose applications can be rehearsed with.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EarlierCall {
    /// Id.
    pub id: Uuid,
    /// Name of its programme.
    pub programme_name: Localised,
    /// First day of its application period.
    pub opens_on: Date,
    /// Last day.
    pub closes_on: Date,
    /// How many were in its pool.
    pub applicants: u32,
    /// Whether they were scored, so that scores can be rehearsed.
    pub scored: bool,
}

/// What to rehearse.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RehearseSelection {
    /// Who might apply.
    pub pool: RehearsalPool,
    /// 64 lower-case hexadecimal digits, to repeat a rehearsal or to try the seed of a drawn round. Without it the server
    /// draws one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 64, max_length = 64, pattern = "^[0-9a-f]{64}$"))]
    pub seed: Option<String>,
}

/// Who might apply: exactly one of the two.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RehearsalPool {
    /// A share of the staff in the target group as it is today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff: Option<StaffShare>,
    /// The pool of an earlier call, as far as this call's rules let it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<Uuid>,
}

/// How many of the staff apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StaffShare {
    /// Percent of the target group; who they are follows from the seed.
    #[cfg_attr(feature = "openapi", schema(minimum = 10, maximum = 100))]
    pub share_percent: u32,
}

/// What each method would do. Figures only; computed for this answer and not kept.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rehearsal {
    /// With whom it was rehearsed.
    pub pool: RehearsalPool,
    /// The seed. The same pool, terms and seed give the same figures.
    pub seed: String,
    /// How many are in the pool.
    pub people: u32,
    /// Places of the call.
    pub seats: u32,
    /// How many of the pool get a place.
    pub chosen: u32,
    /// Into how many groups the programme divides them.
    pub groups: u32,
    /// The method that the call declares.
    pub declared: SelectionMethod,
    /// Kinds of people of whom fewer than this many are in the pool stand together as `others`.
    pub hidden_below: u32,
    /// Hours of the programme for one participant, by its design; absent while there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// Each method that this pool allows: equal chances always, quotas where the call declares some, scores where the
    /// pool was scored.
    pub methods: Vec<RehearsedMethod>,
    /// Who would be chosen, by unit, site and job category, and by whether the round left them out that the call names.
    pub strata: Vec<StrataTable>,
}

/// One method.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RehearsedMethod {
    /// Which.
    pub method: SelectionMethod,
    /// Everybody's chances; absent when nobody can be chosen so that every quota is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chances: Option<MethodChances>,
    /// Where the quotas cannot be kept by this pool: the smallest change of their bounds that would do. Empty when the
    /// search gave up.
    pub relaxation: Vec<RelaxedQuota>,
}

/// The chances that a method gives, exact.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MethodChances {
    /// Every chance is so many times out of this.
    pub out_of: u32,
    /// The least chance, in times.
    pub least: u32,
    /// The greatest chance, in times.
    pub greatest: u32,
    /// How unequal the chances are: the Gini coefficient in thousandths, 0 when all are the same.
    pub gini_thousandths: u32,
    /// Who has which chance, in ascending order. No band is of fewer than `hidden_below`, unless the whole pool is.
    pub bands: Vec<ChanceBand>,
}

/// People whose chances are near one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChanceBand {
    /// The least of these chances, in times.
    pub least: u32,
    /// The greatest.
    pub greatest: u32,
    /// How many people have them.
    pub people: u32,
}

/// A quota that would have to give way.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RelaxedQuota {
    /// As declared.
    pub declared: Quota,
    /// The least that is possible.
    pub possible_min: u32,
    /// The most that is possible.
    pub possible_max: u32,
}

/// The pool and whom each method chooses, by one value of the register.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StrataTable {
    /// `unit`, `site` or `job_category`; `left_out` where the call prefers those whom an earlier round left out.
    pub attribute: String,
    /// The largest first; the others last.
    pub rows: Vec<StratumRow>,
}

/// What the people of a row are alike in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StratumKind {
    /// The value in `name`.
    Named,
    /// That the register does not say.
    NotKnown,
    /// That few of the pool are of their kind.
    Others,
}

/// One kind of people.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StratumRow {
    /// What they are alike in.
    pub kind: StratumKind,
    /// The value as the register gives it; of `left_out` `true` or `false`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How many are in the pool.
    pub people: u32,
    /// How many of the active staff there are: of a unit, those of whom the chosen would be away. Absent below
    /// `hidden_below`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff: Option<u32>,
    /// How many of them each method chooses, in the order of `methods`, without those that choose nobody.
    pub outcomes: Vec<StratumOutcome>,
}

/// How many of one kind a method chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StratumOutcome {
    /// By which method.
    pub method: SelectionMethod,
    /// On average, in hundredths of a person.
    pub expected_hundredths: u32,
    /// In the example that the seed gives.
    pub example: u32,
}
