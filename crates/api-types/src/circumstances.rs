//! A change of circumstances: many sessions of a programme are delivered in another way, seen before and told at once.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

pub use crate::sessions::SeenSession;
use crate::sessions::{ModeCause, SessionClash, SessionGroup};
use crate::text::{DeliveryMode, Localised};

/// Which sessions a change is about. What is absent narrows nothing down.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CircumstanceFilter {
    /// Only those that begin on this day or later, in Finland.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Only those that begin on this day or earlier, in Finland.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Only those that realise one of these elements; of all when empty.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub element_ids: Vec<Uuid>,
    /// Only these; all when empty.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub session_ids: Vec<Uuid>,
}

/// A change that is to be seen before it is made.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PreviewCircumstances {
    /// Which sessions.
    #[serde(default)]
    pub filter: CircumstanceFilter,
    /// How they are to be delivered.
    pub to: DeliveryMode,
}

/// What does not fit once a session is delivered in another way. It is told; only the policy on coaches refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Misfit {
    /// The room is needed no more: give it back.
    RoomNotNeeded,
    /// Nobody knows where to come.
    NoPlace,
    /// Nobody knows how to join.
    NoJoinAddress,
    /// There are fewer seats, of the room or at a distance, than the session has members.
    SeatsTooFew,
    /// The coach lacks the experience that the agency's policy demands of this way, and nobody waived it.
    CoachPolicy,
}

/// A session that would be turned.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TurnedSession {
    /// The session.
    pub session_id: Uuid,
    /// Its version, which making the change carries.
    pub version: u64,
    /// Name of its element.
    pub title: Localised,
    /// For whom; absent for everybody of the programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<SessionGroup>,
    /// Name of the zone.
    pub zone: String,
    /// When it begins, by the clock on the wall.
    pub start: String,
    /// When it ends, by the clock on the wall.
    pub end: String,
    /// How it is delivered now.
    pub from: DeliveryMode,
    /// The room or the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Seats of the room; absent where nothing limits them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
    /// How many can join remotely; absent where nothing limits them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remote_seats: Option<u32>,
    /// How many people are members of it.
    pub members: u32,
    /// What would not fit.
    #[cfg_attr(feature = "openapi", schema(max_items = 5))]
    pub misfits: Vec<Misfit>,
    /// What else takes place at the same time.
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub clashes: Vec<SessionClash>,
}

/// What a change would do.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CircumstancesPreview {
    /// The sessions that it would turn, the earliest first; at most 200.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub sessions: Vec<TurnedSession>,
    /// How many more it would turn, were there room for them: narrow it down.
    pub beyond: u32,
    /// How many people would be told, each in one mail.
    pub told: u32,
    /// Sessions that are delivered so already.
    pub already_so: u32,
    /// Sessions that have ended: how they were delivered is a fact.
    pub over: u32,
    /// Drafts, which are still being planned.
    pub drafts: u32,
    /// Sessions that were cancelled.
    pub cancelled: u32,
}

/// A change to be made, of exactly what was seen.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangeCircumstances {
    /// How the sessions are to be delivered.
    pub to: DeliveryMode,
    /// Why.
    pub cause: ModeCause,
    /// More about the cause, for those who run the programme. Of circumstances, never of anybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub note: Option<String>,
    /// The sessions as the preview showed them. What has changed since refuses the whole.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 200))]
    pub sessions: Vec<SeenSession>,
}

/// A change of circumstances that was made. It is never changed itself.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CircumstanceChange {
    /// Its id.
    pub id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// How the sessions were turned; absent where each was turned back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<DeliveryMode>,
    /// Why.
    pub cause: ModeCause,
    /// More about the cause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// How many sessions.
    pub sessions: u32,
    /// How many people were told.
    pub told: u32,
    /// The change that this one undid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<Uuid>,
    /// Whether it was undone.
    pub undone: bool,
    /// Whether it can be undone now: nothing of it has changed since, and nothing of it has begun.
    pub undoable: bool,
    /// Name of the account that made it.
    pub made_by: String,
    /// When.
    pub made_at: Timestamp,
}
