//! The secret address by which a calendar follows its owner's sessions.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How it stands with the caller's secret calendar address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnCalendarAddress {
    /// When the address was made that can be followed; none where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_at: Option<Timestamp>,
}

/// A secret calendar address that was made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssuedCalendarAddress {
    /// The address: in the first answer only, and nowhere else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// When it was made.
    pub made_at: Timestamp,
}

impl std::fmt::Debug for IssuedCalendarAddress {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Not the address.
        to.debug_struct("IssuedCalendarAddress").field("made_at", &self.made_at).finish_non_exhaustive()
    }
}
