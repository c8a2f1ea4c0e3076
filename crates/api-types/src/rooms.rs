//! Rooms of the agency: seats, and whether everybody can come in and hear.

use uuid::Uuid;

/// Whether a room has a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Marked {
    /// It has.
    Yes,
    /// It has not.
    No,
    /// Nobody has looked yet.
    #[default]
    Unknown,
}

/// Whether a room is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RoomState {
    /// It is offered to those who plan sessions.
    #[default]
    InUse,
    /// It is offered no more. What was planned in it stays, with a warning.
    Retired,
}

/// Which rooms.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct RoomsQuery {
    /// Only in this state.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<RoomState>,
    /// Most items wanted, 1 to 200; 50 when absent.
    #[cfg_attr(feature = "openapi", param(minimum = 1, maximum = 200, default = 50))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next_cursor` of the page before.
    #[cfg_attr(feature = "openapi", param(max_length = 1000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// A room of the agency.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RoomDetails {
    /// Id of the room.
    pub id: Uuid,
    /// Its name: a session is in it when its place is this name, whatever the case, the accents and the spaces.
    pub name: String,
    /// Where its building is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// How many people it seats.
    pub seats: u32,
    /// Whether one gets in without steps.
    pub step_free: Marked,
    /// Whether it has an induction loop.
    pub induction_loop: Marked,
    /// How one gets in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<String>,
    /// Whether it is used.
    pub state: RoomState,
    /// How many sessions that are not over are planned in it, in all programmes of the agency.
    pub sessions_ahead: u32,
    /// Version for `If-Match`.
    pub version: u64,
}

/// What is said of a room.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveRoom {
    /// Its name, as it is typed as the place of a session.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub name: String,
    /// Where its building is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub address: Option<String>,
    /// How many people it seats.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 10000))]
    pub seats: u32,
    /// Whether one gets in without steps.
    #[serde(default)]
    pub step_free: Marked,
    /// Whether it has an induction loop.
    #[serde(default)]
    pub induction_loop: Marked,
    /// How one gets in. Of the room, never of anybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 1, max_length = 300, example = "Ramp by the yard door.")
    )]
    pub access: Option<String>,
    /// Whether it is used.
    #[serde(default)]
    pub state: RoomState,
}

/// The room in which a session is, for whoever comes.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionRoom {
    /// Id of the room.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Where its building is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// How many people it seats.
    pub seats: u32,
    /// Whether one gets in without steps.
    pub step_free: Marked,
    /// Whether it has an induction loop.
    pub induction_loop: Marked,
    /// How one gets in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<String>,
}

/// What is to be looked at before a session is held in its room. Nothing is refused for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RoomWarning {
    /// The room is used no more.
    Retired,
    /// More people are planned to come than it seats.
    TooFewSeats {
        /// How many are planned to come: the members; where the session is hybrid, as many as can choose to come.
        planned: u32,
        /// How many it seats.
        seats: u32,
    },
}
