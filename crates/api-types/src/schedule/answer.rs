//! What is proposed.

use crate::availability::Unavailable;

use super::{Date, DeliveryMode, ElementKind, Localised, SessionBreak, SessionGroup, Uuid};

/// A session that would be planned, or a draft that would move.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProposedSession {
    /// The draft that would move; absent for a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_id: Option<Uuid>,
    /// When the draft begins now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_from: Option<String>,
    /// The element that it realises.
    pub element_id: Uuid,
    /// Kind of the element.
    pub kind: ElementKind,
    /// Name of the element.
    pub title: Localised,
    /// For whom; absent for everybody of the programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<SessionGroup>,
    /// How it would be delivered.
    pub mode: DeliveryMode,
    /// When it would begin, by the clock on the wall in Finland.
    pub start: String,
    /// When it would end.
    pub end: String,
    /// Its pauses.
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub breaks: Vec<SessionBreak>,
    /// Minutes without the pauses.
    pub counted_minutes: u32,
    /// The room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Seats of the room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
    /// Who would lead it: a facilitator of the programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facilitator_id: Option<Uuid>,
    /// Their name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facilitator: Option<String>,
    /// How many people would be in it.
    pub members: u32,
    /// How many of those who take part or lead it would not suit; it refuses nothing.
    #[serde(default)]
    pub unavailable: Unavailable,
}

/// Which session a cause is about.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScheduleSession {
    /// Name of its element.
    pub title: Localised,
    /// For whom; absent for everybody of the programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<SessionGroup>,
    /// Which time of the element for them, from 1; those that have a time already come first.
    pub number: u32,
}

/// What kind of fact it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// `session` is held; one that stays, where it is.
    Held,
    /// What else `facilitator` does, and until when they are there.
    Facilitator,
    /// `facilitator` leads no more in a week than was asked.
    FacilitatorWeek,
    /// There are only the rooms that were named, as they are free.
    Rooms,
    /// `group` is in one session at a time; everybody of the programme where it is absent.
    Group,
    /// `group` and `other_group` have people in common.
    Shared,
    /// `other` follows `session` with the least and greatest gap.
    Order,
    /// What else a participant is in. Who it is, nobody is told.
    Participant,
}

/// One of the facts that cannot all hold.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScheduleFact {
    /// What kind of fact it is.
    pub kind: FactKind,
    /// The session that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<ScheduleSession>,
    /// The one that follows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<ScheduleSession>,
    /// The group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<SessionGroup>,
    /// The other group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_group: Option<SessionGroup>,
    /// Name of the facilitator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facilitator: Option<String>,
}

/// Why a session has no time: all of these cannot hold at once within the period, its days and hours, and without any one of
/// them the others can.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScheduleCause {
    /// The facts.
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub facts: Vec<ScheduleFact>,
    /// How many more there are.
    pub more: u32,
    /// Whether each of them is proven to be needed; otherwise some may not be.
    pub minimal: bool,
    /// The first day on which it could be by the period and what stays; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Date>,
    /// The last such day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Date>,
}

/// A session for which no time was found.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MissingSession {
    /// The draft; it stays where it is, whatever it breaks. Absent for one that is not planned yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_id: Option<Uuid>,
    /// Which session.
    pub session: ScheduleSession,
    /// Why; absent where no cause was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<ScheduleCause>,
}

/// What it would break, in counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScheduleBreaks {
    /// Proposed sessions at the same time as another for the same people of the programme.
    pub group_clashes: u32,
    /// At the same time as another that the same people lead.
    pub facilitator_clashes: u32,
    /// At the same time as another in the same room.
    pub room_clashes: u32,
    /// At the same time as a session of another programme in which some of the same people are.
    pub participant_clashes: u32,
    /// Nearer than the least gap to a session of the same element that is there already.
    pub gaps: u32,
    /// On another weekday, or in the other part of the day, than wished.
    pub wishes: u32,
}

/// What unmet wishes cost, weighed: less is better, and nothing is best.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScheduleCost {
    /// All together.
    pub total: u64,
    /// What dates of the same sessions cost at least, proven.
    pub bound: u64,
    /// Of it, uneven gaps.
    pub spread: u64,
    /// Other weekdays than wished.
    pub weekday: u64,
    /// The other part of the day than wished.
    pub part_of_day: u64,
    /// Uneven loads of facilitators.
    pub load: u64,
    /// Changes of the room from one session to the next.
    pub room_change: u64,
}

/// When the sessions of a programme could be held. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScheduleProposal {
    /// SHA-256 of everything else here; accepting repeats it.
    pub digest: String,
    /// What would be planned or moved, the earliest first.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub sessions: Vec<ProposedSession>,
    /// For what no time was found.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub missing: Vec<MissingSession>,
    /// Whether it is proven that a time can be found for no more.
    pub most: bool,
    /// Whether it is proven that no fewer drafts can be moved for as many times.
    pub fewest: bool,
    /// Sessions of the programme that stay where they are.
    pub staying: u32,
    /// What it would break.
    pub breaks: ScheduleBreaks,
    /// What unmet wishes cost.
    pub cost: ScheduleCost,
}
