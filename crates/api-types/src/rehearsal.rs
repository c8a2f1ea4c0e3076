//! Rehearsing the selection of a call before it opens: what each method would do, and what the programme would need, in
//! figures. Nothing here names anybody. Nothing of it is kept but what a decider publishes, and that is of invented people.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::programmes::{ElementKind, Hours, Quota, SelectionMethod};
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
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
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
    /// Into how many groups the participants are divided; without it as the programme says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1000))]
    pub groups: Option<u32>,
    /// How many people are wished for in a small group; without it 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 4, maximum = 7))]
    pub small_group_size: Option<u32>,
    /// Between which days the participants meet, to count the days on which people are at work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meets: Option<MeetingDays>,
}

/// A first and a last day, both included, at most three years apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MeetingDays {
    /// The first.
    pub first_day: Date,
    /// The last.
    pub last_day: Date,
}

/// Who might apply: exactly one of the three.
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
    /// Invented people, by a recipe: the one pool whose rehearsal can be published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invented: Option<InventedPool>,
}

/// How many invented people apply, and how many of them have which value. Who has several of these follows from the seed,
/// each attribute dealt by itself.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct InventedPool {
    /// How many apply.
    #[cfg_attr(feature = "openapi", schema(minimum = 5, maximum = 10000))]
    pub people: u32,
    /// The values; of an attribute all, or at least 5 people fewer than apply.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub kinds: Vec<InventedKind>,
}

/// So many invented people have a value.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct InventedKind {
    /// `unit`, `site`, `job_category`, `is_supervisor` or `left_out`.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 64))]
    pub attribute: String,
    /// As a quota has it; `true` or `false` of `is_supervisor`, `true` of `left_out`.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub value: String,
    /// How many.
    #[cfg_attr(feature = "openapi", schema(minimum = 5, maximum = 10000))]
    pub people: u32,
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

/// What each method would do. Figures only; kept nowhere unless it is published.
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
    /// The quotas by which a quota draw gives the places. That for those whom an earlier round left out has the attribute
    /// `left_out` and the id of the round.
    pub quotas: Vec<Quota>,
    /// Into how many groups they are divided.
    pub groups: u32,
    /// How many people are wished for in a small group.
    pub small_group_size: u32,
    /// Between which days they meet, where that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meets: Option<MeetingDays>,
    /// The method that the call declares.
    pub declared: SelectionMethod,
    /// Kinds of people of whom fewer than this many are in the pool stand together as `others`.
    pub hidden_below: u32,
    /// Hours of the programme for one participant, by its design; absent while there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// What the programme needs for so many participants, by its design; the same by every method, since all choose as
    /// many. Absent while there is no design.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub load: Option<ProgrammeLoad>,
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

/// What a programme needs for so many participants.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgrammeLoad {
    /// The groups.
    pub groups: Division,
    /// The small groups of all groups; absent where the design has nothing for small groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub small_groups: Option<Division>,
    /// In how many meetings one participant takes part.
    pub meetings_each: u32,
    /// What the elements need at which people meet, by kind, in the order of the path.
    pub meetings: Vec<MeetingLoad>,
    /// Days to meet on, where it was said between which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<DayCount>,
}

/// How people are divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Division {
    /// How many groups.
    pub count: u32,
    /// How many people are in the smallest.
    pub least: u32,
    /// How many are in the largest.
    pub greatest: u32,
}

/// What the elements of one kind need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeetingLoad {
    /// What happens.
    pub kind: ElementKind,
    /// In how many meetings one participant takes part.
    pub meetings_each: u32,
    /// How many meet each by themselves: 1 for everybody, the groups, or the small groups. Absent for mentoring, which
    /// depends on who mentors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub circles: Option<u32>,
    /// How many sessions are led in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sessions: Option<u32>,
    /// Minutes led in all, of the sessions whose length is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub led_minutes: Option<u32>,
    /// How many of the sessions have no length yet.
    pub without_length: u32,
}

/// Days to meet on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DayCount {
    /// On how many people are at work: no weekends, holidays and eves.
    pub working_days: u32,
    /// In how many weeks there is one.
    pub weeks: u32,
}

/// A rehearsal to be published with its call. It is made anew, from the recipe and the seed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PublishRehearsal {
    /// What is rehearsed: of invented people, with its seed.
    pub rehearsal: RehearseSelection,
    /// Name of the official who decides.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub name: String,
    /// Title of the official: everybody reads it.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub title: String,
}

/// A published rehearsal. It never changes; a newer one stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RehearsalPublication {
    /// Id.
    pub id: Uuid,
    /// The call.
    pub call_id: Uuid,
    /// Its number among those of the call, from 1.
    pub number: u32,
    /// What was rehearsed, and what came of it.
    pub rehearsal: Rehearsal,
    /// Title of the official who decided to publish it.
    pub approver_title: String,
    /// When it was published.
    pub published_at: Timestamp,
    /// Whether a newer one was published.
    pub superseded: bool,
    /// Whether places, quotas and method of the call are still those that were rehearsed.
    pub terms_stand: bool,
}
