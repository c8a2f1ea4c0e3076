//! Sessions as their members see them.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::{
    CancellationReason, ModeCause, OwnChoosing, SessionBreak, SessionGroup, SessionLink, SessionState,
};
use crate::facilitators::SessionLeader;
use crate::programmes::ElementKind;
use crate::rooms::SessionRoom;
use crate::text::{DeliveryMode, Localised};

/// What a participant is told of the last change of how a session is delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnModeChange {
    /// How it was to be delivered until then.
    pub from: DeliveryMode,
    /// Why it was changed.
    pub cause: ModeCause,
    /// When.
    pub changed_at: Timestamp,
}

/// When and how a participant joins a session remotely. The clock of the server decides.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionJoin {
    /// From when it can be joined: 15 minutes before the start.
    pub opens_at: Timestamp,
    /// Until when: the end.
    pub closes_at: Timestamp,
    /// Where; only while it can be joined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// Which of one's own sessions.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct OwnSessionsQuery {
    /// Only those that begin on this day or later, in Finland.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Only those that begin on this day or earlier, in Finland.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Most items wanted, 1 to 200; 50 when absent.
    #[cfg_attr(feature = "openapi", param(minimum = 1, maximum = 200, default = 50))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next_cursor` of the page before.
    #[cfg_attr(feature = "openapi", param(max_length = 1000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// A published session of the caller.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnSession {
    /// Id of the session.
    pub id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// Name of the programme.
    pub programme: Localised,
    /// The element of the design that it is of.
    pub element_id: Uuid,
    /// Kind of the element.
    pub kind: ElementKind,
    /// Name of the element.
    pub title: Localised,
    /// For whom; absent for everybody of the programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<SessionGroup>,
    /// Published or cancelled.
    pub state: SessionState,
    /// How it is to be delivered.
    pub mode: DeliveryMode,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<Localised>,
    /// The room or the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The room of the agency that the place is, where it is one: seats, and how one gets in and hears.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<SessionRoom>,
    /// Name of the zone.
    pub zone: String,
    /// When it begins, by the clock on the wall.
    pub start: String,
    /// When it ends, by the clock on the wall.
    pub end: String,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Pauses in their order.
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub breaks: Vec<SessionBreak>,
    /// Minutes from start to end.
    pub span_minutes: u32,
    /// Minutes without the breaks.
    pub counted_minutes: u32,
    /// Who leads it, the lead first.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub led_by: Vec<SessionLeader>,
    /// Links to its materials, in their order.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub links: Vec<SessionLink>,
    /// Why it was cancelled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancellation: Option<CancellationReason>,
    /// The last change of how it is delivered; absent where nothing changed since it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode_change: Option<OwnModeChange>,
    /// How to join it remotely; absent where nobody does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub join: Option<SessionJoin>,
    /// What the caller can choose; absent where it is not hybrid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choosing: Option<OwnChoosing>,
}
