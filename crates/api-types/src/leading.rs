//! Who leads which session, whether the policy on coaches allows it, and what those who lead see.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::facilitators::{CoachFinding, CoachThreshold, FacilitatorKind, FacilitatorStage, SessionLeader};
use crate::programmes::ElementKind;
use crate::sessions::{CancellationReason, SessionBreak, SessionGroup, SessionState};
use crate::text::{DeliveryMode, Localised};

/// Who leads a session, for those who plan it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NamedLeader {
    /// Id of the facilitator.
    pub facilitator_id: Uuid,
    /// What they do.
    pub kind: FacilitatorKind,
    /// Their name; absent once they are erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// For whom they work, if from outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// Where they stand.
    pub stage: FacilitatorStage,
    /// Their last day.
    pub ends_on: Date,
}

/// Who leads a session, and whether the policy allows it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionLeading {
    /// The session.
    pub session_id: Uuid,
    /// Who leads, the lead first.
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub leaders: Vec<NamedLeader>,
    /// Whether the policy speaks of it: coaching in small groups.
    pub coached: bool,
    /// The least that the policy demands in its mode on its day.
    pub needed: CoachThreshold,
    /// Why it is in breach; absent where it is not. It stays where a waiver is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<CoachFinding>,
    /// The waiver that is in force for this coach in this mode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiver: Option<CoachWaiver>,
    /// Version of the session for `If-Match`.
    pub version: u64,
}

/// Who shall lead a session.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AssignFacilitators {
    /// Facilitators of its programme, the lead first; none to take everybody away.
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub facilitator_ids: Vec<Uuid>,
}

/// A reasoned exception from the policy on coaches, for one session, one coach and one mode. It may be given before the
/// change that needs it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WaiveCoachPolicy {
    /// The coach.
    pub facilitator_id: Uuid,
    /// The mode.
    pub mode: DeliveryMode,
    /// Why it is right all the same.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 4000))]
    pub reason: String,
    /// Name of the official who decides.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub name: String,
    /// Title of the official.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub title: String,
}

/// Why a waiver ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WaiverEnd {
    /// The session is held in another mode.
    ModeChanged,
    /// Another coach leads it.
    CoachChanged,
}

/// A waiver, kept for the evaluation of the programme.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CoachWaiver {
    /// Id of the waiver.
    pub id: Uuid,
    /// The session.
    pub session_id: Uuid,
    /// Name of its element.
    pub title: Localised,
    /// When the session begins.
    pub starts_at: Timestamp,
    /// The mode.
    pub mode: DeliveryMode,
    /// The coach.
    pub facilitator_id: Uuid,
    /// Their name; absent once they are erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coach: Option<String>,
    /// What was needed and what was there.
    pub finding: CoachFinding,
    /// Why.
    pub reason: String,
    /// Name of the official who decided.
    pub official_name: String,
    /// Title of the official.
    pub official_title: String,
    /// When.
    pub decided_at: Timestamp,
    /// Why it ended; absent while it is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<WaiverEnd>,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
}

/// A published session that is in breach of the policy, and for which there is no waiver.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CoachBreach {
    /// The session.
    pub session_id: Uuid,
    /// Name of its element.
    pub title: Localised,
    /// For whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<SessionGroup>,
    /// When it begins.
    pub starts_at: Timestamp,
    /// Its mode.
    pub mode: DeliveryMode,
    /// Name of who leads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coach: Option<String>,
    /// What is needed and what is there.
    pub finding: CoachFinding,
}

/// A session that one leads.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LedSession {
    /// Id of the session.
    pub id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// Its name.
    pub programme: Localised,
    /// Kind of the element.
    pub kind: ElementKind,
    /// Name of the element.
    pub title: Localised,
    /// For whom; absent for everybody of the programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<SessionGroup>,
    /// Where it stands.
    pub state: SessionState,
    /// How it is to be delivered.
    pub mode: DeliveryMode,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<Localised>,
    /// The room or the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Seats of the room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
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
    /// Links to its materials, in their order.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub links: Vec<crate::sessions::SessionLink>,
    /// Why it was cancelled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancellation: Option<CancellationReason>,
    /// How many are members of it.
    pub members: u32,
    /// Everybody who leads it, the lead first.
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub led_by: Vec<SessionLeader>,
}

/// A session that one leads, with the names of its members.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LedSessionDetails {
    /// The session.
    pub session: LedSession,
    /// Names of its members, by name.
    #[cfg_attr(feature = "openapi", schema(max_items = 500))]
    pub member_names: Vec<String>,
}
