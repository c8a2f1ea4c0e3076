//! The printed sign-in list of a session, and typing it back.

use jiff::Timestamp;
use uuid::Uuid;

use super::{AttendanceStatus, Membership};
use crate::sessions::{SessionGroup, SessionState, Way};
use crate::text::{DeliveryMode, Localised};

/// Which printed list.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct SignInListQuery {
    /// The code on the list, as people type it: in any case, with or without a hyphen.
    #[cfg_attr(feature = "openapi", param(min_length = 1, max_length = 20, example = "K7P-2XM"))]
    pub code: String,
}

/// One row of a sign-in list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignInRow {
    /// Number of the row, from 1.
    pub number: u32,
    /// The application that names the participation.
    pub application_id: Uuid,
    /// Given name; absent once it is erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_name: Option<String>,
    /// Family name; absent once it is erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family_name: Option<String>,
    /// How a hybrid session expects them, by their own choice. It is no mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Way>,
    /// What stands; absent where nothing was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<AttendanceStatus>,
    /// Minutes that count, where only a part does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Whether they are a member of the session now.
    pub is_member: bool,
}

/// Somebody who is a member of the session and is not on the list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NotOnList {
    /// The application that names the participation.
    pub application_id: Uuid,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// What they are to the session.
    pub membership: Membership,
}

/// A sign-in list: the members of a session at one moment, in numbered rows.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignInList {
    /// The code of the list: of another list of the session it is another.
    #[cfg_attr(feature = "openapi", schema(min_length = 6, max_length = 6, example = "K7P2XM"))]
    pub code: String,
    /// When the list was made first.
    pub made_at: Timestamp,
    /// Until when it can be typed back; it is forgotten then.
    pub expires_at: Timestamp,
    /// The session.
    pub session_id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// Name of the programme.
    pub programme: Localised,
    /// Name of the element.
    pub title: Localised,
    /// For whom; absent for everybody of the programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<SessionGroup>,
    /// Where it stands.
    pub state: SessionState,
    /// How it is delivered.
    pub mode: DeliveryMode,
    /// The room or the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Name of the zone.
    pub zone: String,
    /// When it begins, by the clock on the wall.
    pub start: String,
    /// When it ends, by the clock on the wall.
    pub end: String,
    /// Minutes that count.
    pub counted_minutes: u32,
    /// Whether it has begun, so that people can be marked.
    pub has_begun: bool,
    /// The rows, by name.
    #[cfg_attr(feature = "openapi", schema(max_items = 1000))]
    pub rows: Vec<SignInRow>,
    /// Members who are not on the list. As long as there are any, or somebody on the list is no member any more, the list is
    /// not typed back: it is printed anew.
    #[cfg_attr(feature = "openapi", schema(max_items = 1000))]
    pub joined: Vec<NotOnList>,
}

impl SignInList {
    /// Whether the members are those on the list, so that it can be typed back.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.joined.is_empty() && self.rows.iter().all(|row| row.is_member)
    }
}
