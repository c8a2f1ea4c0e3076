//! Groups of a programme: proposal, moves by hand, confirmation.
//!
//! Scores are in hundredths of a person squared: the weighted sum, over values and groups, of the squared
//! difference between the people counted and the proportional share; 0 is perfectly even.

use jiff::Timestamp;
use uuid::Uuid;

use crate::text::Language;

mod search;
mod small;

pub use search::{CancelGroupSearch, GroupSearch, GroupSearchState};
pub use small::{
    ConfirmedSmallGroup, MySmallGroup, OwnGroupPlace, ProposeSmallGroups, SmallGroupsInside, WithinGroup,
};

/// State of the groups of a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum GroupingState {
    /// Proposed; can be moved by hand.
    Proposed,
    /// Confirmed and told.
    Confirmed,
}

/// Asks for a proposal. It replaces an earlier proposal and the moves made in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProposeGroups {
    /// Weights of balance; the defaults (unit 3, site 2, the others 1) without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weights: Option<GroupWeights>,
    /// Seed of the search, 64 hexadecimal digits, to repeat a proposal. Without, it is the digest of the input.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{64}$"))]
    pub seed: Option<String>,
    /// The most people of one unit in a group, 1–1000; without, there is no such limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1000))]
    pub unit_maximum: Option<u32>,
}

/// How much balance by each attribute counts; 0 leaves it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GroupWeights {
    /// Weight of unit, 0–100.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub unit: u32,
    /// Weight of site, 0–100.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub site: u32,
    /// Weight of job category, 0–100.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub job_category: u32,
    /// Weight of the years in the present role, 0–100.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub tenure: u32,
    /// Weight of the wished delivery mode, 0–100. Who wishes for the same is put together, not spread.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub wished_mode: u32,
}

/// The answer to a proposal asked for: groups, why there are none, or that the search for them goes on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum GroupProposal {
    /// Groups that keep every limit. They are stored.
    Proposed {
        /// The groups.
        grouping: GroupingDetails,
    },
    /// No division keeps the limits, or none was found. Nothing has changed.
    Infeasible {
        /// Why.
        cause: InfeasibleGroups,
    },
    /// The search takes longer and goes on, whoever waits for it. How far it has come, and how it ended, is read from
    /// it by and by.
    Searching {
        /// The search.
        search: GroupSearch,
    },
}

/// The groups of a programme, or the small groups within one of them, with their score.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupingDetails {
    /// The programme.
    pub programme_id: Uuid,
    /// Of small groups: the group that they are in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<WithinGroup>,
    /// State.
    pub state: GroupingState,
    /// Weights used.
    pub weights: GroupWeights,
    /// The most people of one unit in a group; none where there is no such limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_maximum: Option<u32>,
    /// Seed of the search, 64 hexadecimal digits, for repeating it.
    pub seed: String,
    /// Score, bound and reasons of the groups as they are now.
    pub score: GroupScore,
    /// Groups in the order of their numbers.
    pub groups: Vec<GroupDetails>,
    /// Everybody who has or is offered a place, of small groups everybody in the group, by name, with what limits and
    /// balance look at. Who is in no group yet came after the proposal.
    pub people: Vec<GroupPerson>,
    /// Limits broken now; none in a confirmed grouping.
    pub broken: Vec<BrokenLimit>,
    /// Whether a move by hand can be undone.
    pub can_undo: bool,
    /// When the proposal was made.
    pub solved_at: Timestamp,
    /// When it was confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_at: Option<Timestamp>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// How even the groups are and why not more.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupScore {
    /// Weighted imbalance, in hundredths.
    pub total: u64,
    /// No division of these people into groups filled like these can score below this, in hundredths.
    pub bound: u64,
    /// How far the score is above the bound, in thousandths of it, rounded up: nothing can be better by more. None
    /// where the bound is 0 and the score is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap_per_mille: Option<u64>,
    /// Whether the limits are kept and the score reaches the bound: nothing better exists.
    pub optimal: bool,
    /// The score criterion by criterion.
    pub criteria: Vec<GroupCriterion>,
    /// Pairs whom the reporting lines keep apart.
    pub apart: Vec<KeptApart>,
}

/// What is balanced between the groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum GroupCriterionKind {
    /// Unit.
    Unit,
    /// Site.
    Site,
    /// Job category.
    JobCategory,
    /// Years in the present role when the call opened; the values are `under_1`, `1_to_2`, `3_to_9`, `10_or_more`.
    Tenure,
    /// The delivery mode people wish for; the values are `in_person` and `remote`. These are wanted together.
    WishedMode,
}

/// One criterion's part in the score.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupCriterion {
    /// Which.
    pub criterion: GroupCriterionKind,
    /// Its weight.
    pub weight: u32,
    /// Its weighted imbalance, in hundredths.
    pub score: u64,
    /// The least it could be if it were the only criterion, in hundredths.
    pub bound: u64,
    /// Head counts by value.
    pub values: Vec<GroupValue>,
}

/// Head counts of one value of a criterion.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupValue {
    /// The value; empty where it is not known.
    pub value: String,
    /// People in groups who have it.
    pub people: u32,
    /// How many of them are in each group, in the order of the numbers.
    pub counts: Vec<u32>,
    /// The least this value can add to the score, in hundredths.
    pub bound: u64,
}

/// Two people of one reporting line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeptApart {
    /// Application of the one below.
    pub application_id: Uuid,
    /// Application of the one above, at whatever distance.
    pub superior_application_id: Uuid,
}

/// One group.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupDetails {
    /// Id of the group.
    pub id: Uuid,
    /// Number, from 1.
    pub number: u32,
    /// Places in it.
    pub size: u32,
    /// Applications of its members, by name.
    pub members: Vec<Uuid>,
    /// The small groups within it; none where none were proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub small_groups: Option<SmallGroupsInside>,
}

/// A person on the board.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupPerson {
    /// The application.
    pub application_id: Uuid,
    /// The person.
    pub person_id: Uuid,
    /// Name.
    pub name: String,
    /// Unit; empty where it is not known.
    pub unit: String,
    /// Site; empty where it is not known.
    pub site: String,
    /// Job category.
    pub job_category: String,
    /// Person ids of those above them in their reporting line who are on the board too, nearest first.
    pub line: Vec<Uuid>,
    /// Whether they have taken their place; if not, it is offered.
    pub accepted: bool,
}

/// A limit that is broken, or would be.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BrokenLimit {
    /// Which.
    pub kind: BrokenLimitKind,
    /// Number of the group; none for somebody without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<u32>,
    /// Applications concerned: of a line, the one below first.
    pub people: Vec<Uuid>,
}

/// A limit of groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BrokenLimitKind {
    /// Somebody shares a group with their own supervisor.
    OwnSupervisor,
    /// Somebody shares a group with somebody above them in the same reporting line.
    ReportingLine,
    /// The group has more members than places.
    TooMany,
    /// The small group has fewer members than it must have.
    TooFew,
    /// The group has more members of one unit than it may.
    TooManyOfUnit,
    /// The members of the group have no language that all of them can take part in.
    NoSharedLanguage,
    /// The move is not possible. More is not said: the reason is somebody's own.
    NotPossible,
    /// Somebody is in no group.
    WithoutGroup,
}

/// Moves a person by hand; with `swap_with` two people change places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct MoveMember {
    /// Application of who moves.
    pub application_id: Uuid,
    /// Number of the group.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1000), param(minimum = 1, maximum = 1000))]
    pub to_group: u32,
    /// Application of who moves the other way; has to be in that group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub swap_with: Option<Uuid>,
}

/// What a move would do, without doing it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MoveConsequences {
    /// Whether the move is allowed: it breaks nothing.
    pub allowed: bool,
    /// The limits it would break.
    pub breaks: Vec<BrokenLimit>,
    /// The score as things are, in hundredths.
    pub score_before: u64,
    /// The score afterwards, in hundredths.
    pub score_after: u64,
    /// The score of each criterion afterwards.
    pub criteria: Vec<ScoreChange>,
}

/// One criterion before and after a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScoreChange {
    /// Which.
    pub criterion: GroupCriterionKind,
    /// Its weighted imbalance as things are, in hundredths.
    pub before: u64,
    /// Its weighted imbalance afterwards, in hundredths.
    pub after: u64,
}

/// The smallest repair of groups that people have left or joined, or why there is none. Changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum GroupRepairProposal {
    /// Everybody gets a group and every limit is kept.
    Repairable {
        /// How.
        repair: GroupRepair,
    },
    /// The limits cannot all be kept, or no way was found.
    Infeasible {
        /// Why.
        cause: InfeasibleGroups,
    },
}

/// A repair of groups: of all ways to keep the limits one with the fewest people leaving the group they know, and of
/// those the most even one.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupRepair {
    /// Who goes where; empty where nothing is broken.
    pub moves: Vec<GroupRepairMove>,
    /// Whether it is proven that no fewer people can change group.
    pub fewest: bool,
    /// The score as things are, in hundredths.
    pub score_before: u64,
    /// The score afterwards, in hundredths.
    pub score_after: u64,
}

/// One person's part in a repair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupRepairMove {
    /// The application.
    pub application_id: Uuid,
    /// Number of their group until now; none for who has no group yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_group: Option<u32>,
    /// Number of their group afterwards.
    pub to_group: u32,
}

/// The delivery mode somebody wishes for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WishedMode {
    /// Meeting at one place.
    InPerson,
    /// Meeting remotely.
    Remote,
}

/// What somebody tells of themselves for the making of the groups, and wishes. Seen by nobody else; whom they wish
/// not to share a group with is erased when the groups are confirmed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupWishes {
    /// The application.
    pub application_id: Uuid,
    /// The wished delivery mode; none where any will do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<WishedMode>,
    /// The languages they can take part in; all of them until they say otherwise.
    #[cfg_attr(feature = "openapi", schema(max_items = 3))]
    pub languages: Vec<Language>,
    /// Whom they wish not to share a group with.
    #[cfg_attr(feature = "openapi", schema(max_items = 2))]
    pub apart: Vec<ApartWish>,
    /// Whether they can still be changed: the place is not lost and the groups are not confirmed.
    pub open: bool,
    /// Version for `If-Match`; 0 before anything was said.
    pub version: u64,
}

/// Somebody whom the author of the wish would rather not share a group with.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApartWish {
    /// Name.
    pub name: String,
    /// Work e-mail address; none where the register has none any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// Says what the groups should be made with; it takes the place of what was said before.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SetGroupWishes {
    /// The wished delivery mode; none where any will do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<WishedMode>,
    /// The languages you can take part in, one at least.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 3))]
    pub languages: Vec<Language>,
    /// Colleagues you would rather not share a group with, two at most.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 2))]
    pub apart: Vec<SetApartWish>,
}

/// Names a colleague whom you would rather not share a group with.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SetApartWish {
    /// Their work e-mail address.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 254))]
    pub email: String,
}

/// The confirmed groups of a programme, for those who lead their sessions.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConfirmedGroups {
    /// The programme.
    pub programme_id: Uuid,
    /// When they were confirmed.
    pub confirmed_at: Timestamp,
    /// The groups in the order of their numbers.
    pub groups: Vec<ConfirmedGroup>,
}

/// One confirmed group.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConfirmedGroup {
    /// Id of the group.
    pub id: Uuid,
    /// Number, from 1.
    pub number: u32,
    /// Members by name.
    pub members: Vec<GroupMember>,
    /// The confirmed small groups within it, in the order of their numbers.
    pub small_groups: Vec<ConfirmedSmallGroup>,
}

/// A member of a confirmed group.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupMember {
    /// The person.
    pub person_id: Uuid,
    /// Name.
    pub name: String,
}

/// The caller's own group in one programme.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyGroup {
    /// The programme.
    pub programme_id: Uuid,
    /// Number of the group.
    pub number: u32,
    /// Names of the members, the caller's own too.
    pub members: Vec<String>,
    /// The caller's own small group within it, once it is confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub small_group: Option<MySmallGroup>,
}

/// Why no division keeps the limits.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InfeasibleGroups {
    /// Which kind of cause.
    pub reason: InfeasibleReason,
    /// How many people each group was to get.
    pub sizes: Vec<u32>,
    /// The people who make it impossible, bound to each other set by set: if any one of them were left out of
    /// the limits, the rest could be divided. Empty when none was found.
    pub sets: Vec<Vec<InfeasiblePerson>>,
    /// The units of which there are more people than the groups may hold; empty where it is not for the unit maximum.
    #[serde(default)]
    pub units: Vec<String>,
    /// Why, in the reader's language.
    pub explanation: String,
}

/// A person of an infeasible set.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InfeasiblePerson {
    /// The application.
    pub application_id: Uuid,
    /// The person.
    pub person_id: Uuid,
    /// Name.
    pub name: String,
}

/// The kinds of causes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum InfeasibleReason {
    /// More people in one reporting line than there are groups.
    LineLongerThanGroups,
    /// Two groups, and a ring of an odd number of people each of whom has to be apart from the next.
    OddRing,
    /// People who have to be apart in so many ways that the groups are too few, whatever their sizes.
    TooFewGroups,
    /// People who could be kept apart, but not within these sizes.
    SizesTooTight,
    /// More people of some units than the groups may hold within the unit maximum.
    UnitMaximum,
    /// People who have too little language in common for the groups there are.
    Languages,
    /// The wishes not to share a group cannot all be kept. Nobody is named.
    Wishes,
    /// The search gave up: nothing found and nothing proven.
    NotFound,
}
