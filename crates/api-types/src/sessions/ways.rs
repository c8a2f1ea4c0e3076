//! On site or remotely: what members of a hybrid session choose.

use jiff::Timestamp;
use uuid::Uuid;

use crate::text::Localised;

/// In which way somebody means to take part in a hybrid session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// They come.
    OnSite,
    /// They join from elsewhere.
    Remote,
}

/// The members of a hybrid session by the way they chose. The first four sum up to all members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionWays {
    /// Who chose to come.
    pub on_site: u32,
    /// Who chose to join remotely.
    pub remote: u32,
    /// Who has not chosen: they take no seat, and are welcome on site while seats last.
    pub undecided: u32,
    /// Who said that they are not coming.
    pub apologised: u32,
    /// Seats of the room that nobody chose; absent where nothing limits them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free_on_site: Option<u32>,
    /// The same of those who join remotely.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free_remote: Option<u32>,
    /// When choosing closes.
    pub choose_until: Timestamp,
}

/// The seats of one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaySeats {
    /// How many there are; absent where nothing limits them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
    /// How many nobody has chosen; absent where nothing limits them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free: Option<u32>,
}

/// What the caller can choose of one of their hybrid sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnChoosing {
    /// What they chose; absent while they are undecided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen: Option<Way>,
    /// When choosing closes.
    pub choose_until: Timestamp,
    /// Whether they can choose now: before that, and while no apology of theirs stands.
    pub can_choose: bool,
    /// Seats of the room.
    pub on_site: WaySeats,
    /// How many can join remotely.
    pub remote: WaySeats,
}

/// A way, chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChooseWay {
    /// On site or remotely.
    pub way: Way,
}

/// What the caller chose of a session, among everything that is kept of them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnChoice {
    /// The session.
    pub session_id: Uuid,
    /// Name of the programme.
    pub programme: Localised,
    /// Name of the element.
    pub title: Localised,
    /// When it begins, by the clock on the wall of its zone.
    pub start: String,
    /// On site or remotely.
    pub way: Way,
    /// When they chose it.
    pub chosen_at: Timestamp,
}
