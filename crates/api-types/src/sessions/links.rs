//! Addresses on the web: the materials of a session, and many join addresses at once.

use jiff::Timestamp;
use uuid::Uuid;

use super::{SessionGroup, SessionState};
use crate::text::{DeliveryMode, Localised};

/// A link to materials. Polku keeps no files.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SessionLink {
    /// What is there, in words.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub title: String,
    /// Where: an address that begins with `https://`, without a name or a password in it.
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 9, max_length = 1000, example = "https://moodle.example.fi/course/7")
    )]
    pub address: String,
}

/// The links of a session as they shall be.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveSessionLinks {
    /// All of them, in their order; none takes them away.
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub links: Vec<SessionLink>,
}

/// Join addresses of several sessions, as they are pasted.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasteJoinAddresses {
    /// Lines of a day with or without a time, a group, and an address, with semicolons, tabs or commas between; at most 200.
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 1,
            max_length = 100000,
            example = "8.9.2020 9.00; 1; https://kokous.example.fi/a1b2"
        )
    )]
    pub text: String,
}

/// Why a line gives no session an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum JoinLineFault {
    /// It does not begin with a day.
    NoTime,
    /// The group is no number.
    NoGroup,
    /// There is no address.
    NoAddress,
    /// The address does not begin with `https://`, or is none.
    NotSecure,
    /// A name or a password stands in the address.
    Credentials,
    /// The address is too long.
    TooLong,
    /// The programme has no session then for that group.
    Unknown,
    /// Several sessions fit: the line has to say the time or the group.
    Several,
    /// The session was cancelled.
    Cancelled,
    /// The session has begun.
    Begun,
    /// An earlier line gives the session an address.
    Twice,
}

/// A line that gives no session an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JoinLine {
    /// The line, from 1.
    pub line: u32,
    /// Why.
    pub fault: JoinLineFault,
    /// The earlier line, with `twice`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier_line: Option<u32>,
}

/// A session that would get an address.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JoinAddressPreview {
    /// The line that says so, from 1.
    pub line: u32,
    /// The session.
    pub session_id: Uuid,
    /// Its version, which the change carries.
    pub version: u64,
    /// Name of the element.
    pub title: Localised,
    /// For whom; absent for everybody of the programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<SessionGroup>,
    /// Where it stands.
    pub state: SessionState,
    /// How it is to be delivered. In person nobody joins remotely, and the address waits.
    pub mode: DeliveryMode,
    /// When it begins, by the clock on the wall.
    pub start: String,
    /// When it ends, by the clock on the wall.
    pub end: String,
    /// Name of the zone.
    pub zone: String,
    /// When it begins.
    pub starts_at: Timestamp,
    /// The address that it would get.
    pub address: String,
    /// The address that it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
}

/// What pasted lines would change. Nothing is saved.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JoinAddressesPreview {
    /// Which session gets which address, by line.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub sessions: Vec<JoinAddressPreview>,
    /// Lines that give no session an address.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub faults: Vec<JoinLine>,
    /// How many people would be told that a session of theirs has changed.
    pub told: u32,
}

/// The address of one session.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GiveJoinAddress {
    /// The session.
    pub session_id: Uuid,
    /// The version in which it was seen.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub version: u64,
    /// What the button to join leads to: an address that begins with `https://`.
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 9, max_length = 1000, example = "https://kokous.example.fi/a1b2")
    )]
    pub address: String,
}

/// Join addresses of several sessions: all of them are given, or none.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GiveJoinAddresses {
    /// The sessions, each once.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 200))]
    pub sessions: Vec<GiveJoinAddress>,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JoinAddressesGiven {
    /// Sessions that have another address now. One that had it already is not changed.
    pub changed: u32,
    /// People who were told that a session of theirs has changed.
    pub told: u32,
}
