//! What whoever runs programmes oversees: the calendar of all of them, and the health of each.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::availability::Unavailable;
use crate::facilitators::SessionLeader;
use crate::programmes::{DayOff, ElementKind};
use crate::sessions::{SeenSession, SessionClash, SessionGroup, SessionState};
use crate::tables::TableFormat;
use crate::text::{DeliveryMode, Localised};

/// Which sessions of which days.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct SessionCalendarQuery {
    /// First day, in Finland.
    pub from: Date,
    /// Last day, in Finland, at most 92 days after the first.
    pub until: Date,
    /// Of one programme; of all that the caller runs or decides on when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<Uuid>,
    /// In one state; drafts, published and cancelled ones when absent.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<SessionState>,
    /// Sessions per page, 1–200; 50 when absent.
    #[cfg_attr(feature = "openapi", param(minimum = 1, maximum = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Where the page before ended.
    #[cfg_attr(feature = "openapi", param(max_length = 2000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Which days of the calendar come as a file: all that it would show.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct SessionCalendarExportQuery {
    /// First day, in Finland.
    pub from: Date,
    /// Last day, in Finland, at most 92 days after the first.
    pub until: Date,
    /// Of one programme; of all that the caller runs or decides on when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<Uuid>,
    /// In one state; drafts, published and cancelled ones when absent.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<SessionState>,
    /// Format; `csv` when absent.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<TableFormat>,
}

/// A session as it stands in the calendar of those who run programmes. No topic and nobody's name but of those who lead.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CalendarSession {
    /// Id of the session.
    pub id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// Name of the programme.
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
    /// The room or the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
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
    /// Minutes without the breaks.
    pub counted_minutes: u32,
    /// Why nobody is at work on the day it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day_off: Option<DayOff>,
    /// Who leads it.
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub led_by: Vec<SessionLeader>,
    /// Whether the caller may move it: a draft or a published one of a programme that they run, until it is over.
    pub can_move: bool,
    /// Its version, to be named by whoever moves it.
    pub version: u64,
}

/// Where sessions shall go. Each stays as long by the clock, and its breaks go along.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MoveSessions {
    /// The sessions as they were seen: one, or a series. What has changed since refuses the whole.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 52))]
    pub sessions: Vec<SeenSession>,
    /// By how many days, each from its own day; earlier when negative.
    #[cfg_attr(feature = "openapi", schema(minimum = -366, maximum = 366))]
    pub days: i32,
    /// When each begins on its new day, by the clock on the wall; as before when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 5, max_length = 5, pattern = r"^\d{2}:\d{2}$", example = "09:00")
    )]
    pub start_time: Option<String>,
}

/// Sessions where they would go, or went.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionMoves {
    /// The sessions at their new times, in the order in which they were named.
    #[cfg_attr(feature = "openapi", schema(max_items = 52))]
    pub sessions: Vec<MovedSession>,
    /// How many people would be told, or were: members of published ones, each counted once.
    pub told: u32,
}

/// One session where it would go, or went.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MovedSession {
    /// The session at its new time.
    pub session: CalendarSession,
    /// When it began before, by the clock on the wall.
    pub moved_from: String,
    /// Whether the clock shows the new start or end twice that night; the earlier hour is meant.
    pub in_repeated_hour: bool,
    /// How many people are members of it then.
    pub members: u32,
    /// What else takes place at the same time.
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub clashes: Vec<SessionClash>,
    /// How many people it would not suit; it refuses nothing.
    #[serde(default)]
    pub unavailable: Unavailable,
}

/// How a programme that meets is doing: counts, and the sessions that ask for something.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgrammeHealth {
    /// The programme.
    pub programme_id: Uuid,
    /// Its name.
    pub programme: Localised,
    /// Who takes part, is paused, has left or gone through.
    pub people: HealthPeople,
    /// The next sessions that people know of, the earliest first.
    #[cfg_attr(feature = "openapi", schema(max_items = 5))]
    pub next: Vec<CalendarSession>,
    /// Times of the design that are in no calendar yet; cancelled sessions that are still to be held are among them.
    pub to_schedule: u32,
    /// Drafts, of which nobody is told.
    pub drafts: u32,
    /// Mails of the programme that were set aside; absent for whoever may not see its mails.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undelivered: Option<u32>,
    /// Published coaching that breaches the policy on coaches, without a waiver (N6).
    pub breaches: u32,
    /// Participants who were asked for consent to more hours than were promised and have not answered (N18).
    pub unanswered_hours: u32,
    /// Published sessions that are still to come and that nobody is named to lead.
    pub without_lead: HealthSessions,
    /// Published sessions within 14 days that people join remotely and that have no address to join by.
    pub without_address: HealthSessions,
    /// Sessions that are over and of whose members somebody is not marked.
    pub unmarked: HealthSessions,
    /// Sessions whose change of the day somebody has not opened, and that are not over (R48).
    pub unopened: HealthSessions,
    /// Published sessions ahead that calendars of members declined who have not apologised: people to ask (U17). Absent for
    /// whoever may not see who attends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declined: Option<HealthSessions>,
}

/// Participations of a programme by what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HealthPeople {
    /// Takes part.
    pub active: u32,
    /// Is on a pause.
    pub paused: u32,
    /// Has left before the end.
    pub left: u32,
    /// Has gone through.
    pub completed: u32,
}

/// Sessions that ask for the same thing.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HealthSessions {
    /// How many there are.
    pub count: u32,
    /// The earliest of them.
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub first: Vec<HealthSession>,
}

/// A session that asks for something, and of how many people.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HealthSession {
    /// The session.
    pub session: CalendarSession,
    /// People who are meant; absent where nobody is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
}
