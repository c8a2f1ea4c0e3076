//! Groups of a programme: proposal, moves, confirmation.

use jiff::Timestamp;
use uuid::Uuid;

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

/// Asks for a proposal.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProposeGroups {
    /// Weights of balance; the defaults without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weights: Option<GroupWeights>,
}

/// How much balance by each attribute counts, 0–100.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GroupWeights {
    /// Weight of unit.
    pub unit: u32,
    /// Weight of site.
    pub site: u32,
    /// Weight of job category.
    pub job_category: u32,
}

/// The groups of a programme with their score.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupingDetails {
    /// The programme.
    pub programme_id: Uuid,
    /// State.
    pub state: GroupingState,
    /// Weights used.
    pub weights: GroupWeights,
    /// Seed of the search, for repeating it.
    pub seed: String,
    /// Score and bound.
    pub score: GroupScore,
    /// Groups in order.
    pub groups: Vec<GroupDetails>,
    /// Everybody in the groups with what balance looks at.
    pub people: Vec<GroupPerson>,
    /// Hard limits broken now; none in a confirmed grouping.
    pub broken: Vec<BrokenLimit>,
    /// Whether the last move can be undone.
    pub can_undo: bool,
    /// When the proposal was made.
    pub solved_at: Timestamp,
    /// When it was confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_at: Option<Timestamp>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// How even the groups are; 0 is perfectly even.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupScore {
    /// Weighted imbalance.
    pub total: u64,
    /// No division of these people can score below this.
    pub bound: u64,
    /// Whether the score equals a proven bound.
    pub optimal: bool,
    /// Imbalance by unit.
    pub unit: u64,
    /// Imbalance by site.
    pub site: u64,
    /// Imbalance by job category.
    pub job_category: u64,
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
    /// Unit.
    pub unit: String,
    /// Site.
    pub site: String,
    /// Job category.
    pub job_category: String,
    /// Person ids of the supervisors above, nearest first.
    pub line: Vec<Uuid>,
}

/// A hard limit that is broken.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BrokenLimit {
    /// Which.
    pub kind: BrokenLimitKind,
    /// Number of the group.
    pub group: u32,
    /// Applications concerned.
    pub people: Vec<Uuid>,
}

/// A hard limit of groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BrokenLimitKind {
    /// Somebody shares a group with their own supervisor.
    OwnSupervisor,
    /// Somebody shares a group with somebody of the same reporting line.
    ReportingLine,
    /// The group has more members than places.
    TooMany,
    /// The group has fewer members than it should.
    TooFew,
}

/// Moves a person by hand; with `swap_with` two people change places.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MoveMember {
    /// Who moves.
    pub application_id: Uuid,
    /// Number of the group.
    pub to_group: u32,
    /// Who moves the other way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub swap_with: Option<Uuid>,
}

/// The caller's own group once confirmed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyGroup {
    /// The programme.
    pub programme_id: Uuid,
    /// Number of the group.
    pub number: u32,
    /// Names of the members.
    pub members: Vec<String>,
}

/// Why no division keeps the hard limits.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InfeasibleGroups {
    /// The smallest set of applications found that cannot be divided.
    pub people: Vec<Uuid>,
    /// Why, in the reader's language.
    pub explanation: String,
}
