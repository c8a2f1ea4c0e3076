//! Holding a cancelled session at another time.

use jiff::Timestamp;

/// A time at which a session could be held instead: a working day on which everybody, the room and whoever leads are free
/// in what the service knows.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProposedTime {
    /// When it would begin, by the clock on the wall of the session's zone.
    pub start: String,
    /// When it would end.
    pub end: String,
    /// When it would begin.
    pub starts_at: Timestamp,
    /// When it would end.
    pub ends_at: Timestamp,
}

/// When a cancelled session is held instead. It lasts as long, with the same breaks, for the same people.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HoldAgain {
    /// When it begins, by the clock on the wall of the session's zone.
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 16,
            max_length = 16,
            pattern = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$",
            example = "2020-09-15T09:00"
        )
    )]
    pub start: String,
}
