//! When people work and when they are taken, for themselves; for those who plan, only how many.

use jiff::Timestamp;
use uuid::Uuid;

/// One's own working week.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkingWeek {
    /// Days with work, from Monday on; a day that is not here is free.
    #[cfg_attr(feature = "openapi", schema(max_items = 7))]
    pub days: Vec<WorkingDay>,
    /// Whether its owner said nothing yet, so that the usual week of the agency holds.
    pub is_usual: bool,
    /// Rises with every change; 0 until something is said.
    pub version: u64,
}

/// A day with work, by the clock on the wall in Finland.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WorkingDay {
    /// Which weekday: 1 is Monday, 7 is Sunday.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 7))]
    pub weekday: u8,
    /// When work begins, at a quarter of an hour.
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 5, max_length = 5, pattern = r"^\d{2}:\d{2}$", example = "08:00")
    )]
    pub from: String,
    /// When it ends, later on the same day, at a quarter of an hour; `00:00` is the midnight after it.
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 5, max_length = 5, pattern = r"^\d{2}:\d{2}$", example = "16:00")
    )]
    pub until: String,
}

/// What one's own working week shall be.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveWorkingWeek {
    /// Days with work, each weekday once; a day that is not here is free.
    #[cfg_attr(feature = "openapi", schema(max_items = 7))]
    pub days: Vec<WorkingDay>,
}

/// A stretch of time in which somebody cannot come. It has no title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BusyInterval {
    /// When it begins.
    pub from: Timestamp,
    /// When it ends; at most 120 days from now.
    pub until: Timestamp,
}

/// One's own busy intervals, as they were sent last.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BusyIntervals {
    /// The intervals, the earliest first; those that met are put together.
    #[cfg_attr(feature = "openapi", schema(max_items = 500))]
    pub intervals: Vec<BusyInterval>,
    /// When they are erased: 24 hours after they were sent. Absent where there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_until: Option<Timestamp>,
    /// Whether a system of the agency sent them.
    pub by_system: bool,
}

/// Busy intervals in place of those that were sent before.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveBusyIntervals {
    /// In whatever order. What is over is not kept.
    #[cfg_attr(feature = "openapi", schema(max_items = 500))]
    pub intervals: Vec<BusyInterval>,
}

/// Busy intervals of some people in place of those that were sent before.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SendBusyIntervals {
    /// The people, each once; 5,000 intervals together at most.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 200))]
    pub people: Vec<BusyPerson>,
}

/// Busy intervals of one person.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BusyPerson {
    /// The person, of the agency of the client.
    pub person_id: Uuid,
    /// In whatever order; none clears what was sent before.
    #[cfg_attr(feature = "openapi", schema(max_items = 500))]
    pub intervals: Vec<BusyInterval>,
}

/// What became of a sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BusyIntervalsSent {
    /// For how many people.
    pub people: u32,
    /// When they are erased.
    pub kept_until: Timestamp,
}

/// How many of a session's people it would not suit. Never who, never why, and nothing of their other hours; it refuses nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Unavailable {
    /// Participants outside whose working time a part of it is.
    pub participants_outside: u32,
    /// Participants who are busy during a part of it.
    pub participants_busy: u32,
    /// Those who lead it, outside whose working time a part of it is.
    pub leaders_outside: u32,
    /// Those who lead it and are busy during a part of it.
    pub leaders_busy: u32,
}

impl Unavailable {
    /// Whether it suits everybody.
    #[must_use]
    pub const fn is_nobody(&self) -> bool {
        self.participants_outside == 0
            && self.participants_busy == 0
            && self.leaders_outside == 0
            && self.leaders_busy == 0
    }
}
