//! Sessions planned anew after others that are there.

use uuid::Uuid;

use super::{ElementHours, PreviewedSession, SessionGroup};
use crate::facilitators::SessionLeader;
use crate::text::Localised;

/// A session as it was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SeenSession {
    /// The session.
    pub session_id: Uuid,
    /// The version that was seen.
    pub version: u64,
}

/// Which sessions are copied, for whom and to when.
///
/// A copy is a draft of the same element: as long by the clock, with the same breaks, way, place, seats, topic and materials,
/// and led by the same where they are still there. What became of a session stays with it: who chose what, who was there, why
/// it was turned; and so does the address by which it is joined.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CopySessions {
    /// The sessions as they were seen: one, or a series. What has changed since refuses the whole.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 52))]
    pub sessions: Vec<SeenSession>,
    /// By how many days later, each from its own day; earlier when negative.
    #[cfg_attr(feature = "openapi", schema(minimum = -366, maximum = 366))]
    pub days: i32,
    /// When each begins on its new day, by the clock on the wall; as the session does when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 5, max_length = 5, pattern = r"^\d{2}:\d{2}$", example = "09:00")
    )]
    pub start_time: Option<String>,
    /// The confirmed group or small group they are for; each for whom the session is for when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_id: Option<Uuid>,
    /// Whether nobody is named to lead them.
    #[serde(default)]
    pub without_leaders: bool,
}

/// A copy that would be planned.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionCopy {
    /// The session that is copied.
    pub copy_of: Uuid,
    /// Name of the element.
    pub title: Localised,
    /// For whom; absent for everybody of the programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<SessionGroup>,
    /// Name of the zone.
    pub zone: String,
    /// Who would lead it, the lead first.
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub led_by: Vec<SessionLeader>,
    /// How many of those who lead the session would not lead the copy: their last day is before it.
    pub gone_by_then: u32,
    /// When it would be, and what it would meet.
    pub planned: PreviewedSession,
}

/// What copying would make, told before anything is saved.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionCopies {
    /// The copies, in the order in which the sessions were named.
    #[cfg_attr(feature = "openapi", schema(max_items = 52))]
    pub sessions: Vec<SessionCopy>,
    /// Elements, by group where it matters, of which more would be scheduled with the copies than the design has: times or
    /// counted minutes.
    pub beyond_design: Vec<ElementHours>,
}
