//! Small groups within a confirmed group.

use uuid::Uuid;

use super::{GroupWeights, GroupingState};

/// Asks for small groups within a confirmed group. They replace earlier ones that are not confirmed, and the moves made
/// in them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProposeSmallGroups {
    /// How many people a small group is wished to have, 4–7. As many small groups are made as come nearest to it with
    /// none smaller than 4 or larger than 7.
    #[cfg_attr(feature = "openapi", schema(minimum = 4, maximum = 7))]
    pub size: u32,
    /// Weights of balance; those of the groups without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weights: Option<GroupWeights>,
    /// Seed of the search, 64 hexadecimal digits, to repeat a proposal. Without, it is made from the seed of the groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{64}$"))]
    pub seed: Option<String>,
    /// The most people of one unit in a small group, 1–1000; without, there is no such limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1000))]
    pub unit_maximum: Option<u32>,
}

/// The group that small groups are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WithinGroup {
    /// Id of the group.
    pub id: Uuid,
    /// Its number.
    pub number: u32,
}

/// How far the small groups of a group have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SmallGroupsInside {
    /// State.
    pub state: GroupingState,
    /// Whether everybody of the group is in one of them and none has fewer people than it must have.
    pub complete: bool,
}

/// A confirmed small group.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConfirmedSmallGroup {
    /// Id of the small group.
    pub id: Uuid,
    /// Number within its group, from 1.
    pub number: u32,
    /// Person ids of its members, by name.
    pub members: Vec<Uuid>,
}

/// The caller's own small group.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MySmallGroup {
    /// Number of the small group within the group.
    pub number: u32,
    /// Names of the members, the caller's own too.
    pub members: Vec<String>,
}

/// Which confirmed groups the caller is in. Who else is in them is theirs, and not part of one's own data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnGroupPlace {
    /// The programme.
    pub programme_id: Uuid,
    /// Number of the group.
    pub group: u32,
    /// Number of the small group within it, once it is confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub small_group: Option<u32>,
}
