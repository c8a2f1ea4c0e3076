//! A search for groups that takes longer than one waits for an answer.

use jiff::Timestamp;
use uuid::Uuid;

use super::InfeasibleGroups;

/// How a search for groups stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum GroupSearchState {
    /// It goes on, or waits until another search of the same server is over.
    Running,
    /// It found groups, which were stored.
    Found,
    /// No division keeps the limits, or none was found.
    Infeasible,
    /// Somebody cancelled it. Nothing was kept.
    Cancelled,
    /// The people changed, or the groups were confirmed, before it ended. Nothing was kept.
    Overtaken,
    /// It took too long, or failed. Nothing was kept.
    GaveUp,
}

/// The last search for the groups of a programme, or for the small groups of one of them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupSearch {
    /// Its id, by which it is cancelled.
    pub id: Uuid,
    /// How it stands.
    pub state: GroupSearchState,
    /// How many people are divided.
    pub people: u32,
    /// How much of the most effort it can take is spent, in thousandths. A search ends earlier when nothing can be better.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1000))]
    pub spent_per_mille: u32,
    /// The score of the division it has by now, in hundredths; none before everybody is placed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<u64>,
    /// No division can score below this, in hundredths; none before everybody is placed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<u64>,
    /// When it was started.
    pub started_at: Timestamp,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
    /// Of an infeasible one: why, found anew from the people as they are now. None where they have changed so that there
    /// would be groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<InfeasibleGroups>,
}

/// Cancels a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CancelGroupSearch {
    /// Which, so that nobody cancels another one than they saw.
    pub search_id: Uuid,
}
