//! Sessions: when the elements of a programme's design are lived.
//!
//! Wall-clock times are `YYYY-MM-DDTHH:MM` beside the name of their zone; the instants they mean come with them.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::availability::Unavailable;
use crate::facilitators::SessionLeader;
use crate::programmes::{DayOff, ElementKind, Hours};
use crate::rooms::{RoomWarning, SessionRoom};
use crate::text::{DeliveryMode, Localised};

mod again;
mod copies;
mod links;
mod own;
mod ways;

pub use again::{HoldAgain, ProposedTime};
pub use copies::{CopySessions, SeenSession, SessionCopies, SessionCopy};
pub use links::{
    GiveJoinAddress, GiveJoinAddresses, JoinAddressPreview, JoinAddressesGiven, JoinAddressesPreview,
    JoinLine, JoinLineFault, PasteJoinAddresses, SaveSessionLinks, SessionLink,
};
pub use own::{OwnModeChange, OwnSession, OwnSessionsQuery, SessionJoin};
pub use ways::{ChooseWay, OwnChoice, OwnChoosing, SessionWays, Way, WaySeats};

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SessionState {
    /// Planned; only those who plan it know.
    Draft,
    /// Its participants were told.
    Published,
    /// It does not take place then, and is still to be held.
    Cancelled,
}

/// Why a session was cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CancellationReason {
    /// Who was to lead it cannot.
    FacilitatorAbsent,
    /// Restrictions of the authorities (R48).
    Restrictions,
    /// The place cannot be used.
    Venue,
    /// Too few could come.
    TooFew,
    /// Another time suits better.
    Rescheduled,
    /// Something else.
    Other,
}

/// Why a session is delivered otherwise than people were told (R48).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ModeCause {
    /// Restrictions of the authorities.
    Restrictions,
    /// The place cannot be used.
    Venue,
    /// Who leads it cannot do it so.
    Facilitator,
    /// The weather.
    Weather,
    /// The participants wished it.
    Participants,
    /// Something else.
    Other,
    /// A change was undone. The service says it itself: it cannot be sent.
    Undone,
}

/// Which of the two hours that one night in autumn shows twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RepeatedHour {
    /// The first showing: summer time.
    Earlier,
    /// The second showing: winter time.
    Later,
}

/// A pause that does not count.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SessionBreak {
    /// When it begins, by the clock on the wall.
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 16,
            max_length = 16,
            pattern = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$",
            example = "2020-09-08T11:30"
        )
    )]
    pub start: String,
    /// How many minutes it lasts.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1440))]
    pub minutes: u32,
}

/// One session as it shall be.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveSession {
    /// The element of the programme's published design that it realises.
    pub element_id: Uuid,
    /// The confirmed group or small group it is for; absent for everybody of the programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_id: Option<Uuid>,
    /// When it begins, by the clock on the wall of `zone`.
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 16,
            max_length = 16,
            pattern = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$",
            example = "2020-09-08T08:00"
        )
    )]
    pub start: String,
    /// When it ends; on a later day where it goes past midnight. At most 24 hours after the start.
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 16,
            max_length = 16,
            pattern = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$",
            example = "2020-09-08T16:21"
        )
    )]
    pub end: String,
    /// Name of the zone (IANA); `Europe/Helsinki` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 64, example = "Europe/Helsinki"))]
    pub zone: Option<String>,
    /// Which hour the start means, where the clock shows it twice; the earlier one when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_hour: Option<RepeatedHour>,
    /// The same of the end; when absent, the first such time after the start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_hour: Option<RepeatedHour>,
    /// Pauses in their order, which do not count.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub breaks: Vec<SessionBreak>,
    /// How it is to be delivered; as the design plans its element when absent, and required where the design does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<DeliveryMode>,
    /// What it is about, where the element does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<Localised>,
    /// The room or the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub place: Option<String>,
    /// Seats of the room; absent where nothing limits them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 10000))]
    pub seats: Option<u32>,
    /// How many can join remotely; absent where nothing limits them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 10000))]
    pub remote_seats: Option<u32>,
    /// Hours before the start at which members of a hybrid session can choose their way for the last time; until it begins
    /// when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 720))]
    pub choose_hours: Option<u32>,
    /// What the button to join remotely leads to: an address that begins with `https://`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 9, max_length = 1000, example = "https://kokous.example.fi/a1b2")
    )]
    pub join_address: Option<String>,
    /// Why a published session is to be delivered otherwise: required when `mode` changes what its participants were told,
    /// refused when it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode_cause: Option<ModeCause>,
    /// More about that cause, for those who run the programme. Of circumstances, never of anybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub mode_note: Option<String>,
}

/// The rhythm of a series. The clock on the wall stays the same over every change to and from summer time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SessionSeries {
    /// Weeks from one to the next, 1–26.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 26))]
    pub every_weeks: u32,
    /// How many, 1–52.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 52))]
    pub times: u32,
}

/// One session or a series of them, to be planned.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanSessions {
    /// The first one.
    pub session: SaveSession,
    /// The rhythm; absent for a single session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<SessionSeries>,
    /// Days of the series that are left out. Nothing is moved for them.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 52))]
    pub without: Vec<Date>,
}

/// Sessions that were planned, the earliest first.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sessions {
    /// The sessions.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub items: Vec<SessionDetails>,
}

/// In which way two sessions clash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClashKind {
    /// A group of this programme would be in both.
    Group,
    /// The same people lead both.
    Facilitator,
    /// Both are in the same room.
    Room,
    /// Somebody takes part in both programmes.
    Participants,
}

/// Another session at the same time. It is a warning; nothing is refused for it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionClash {
    /// In which way.
    pub kind: ClashKind,
    /// The other session; absent where it is of a programme that the caller does not coordinate, and where it would be
    /// planned together with this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_id: Option<Uuid>,
    /// Name of its element; absent where it is of a programme that the caller does not coordinate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Localised>,
    /// Name of its programme, as `title`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<Localised>,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
}

/// A session that would be planned.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PreviewedSession {
    /// When it would begin, by the clock on the wall.
    pub start: String,
    /// When it would end.
    pub end: String,
    /// When it would begin.
    pub starts_at: Timestamp,
    /// When it would end.
    pub ends_at: Timestamp,
    /// Whether the clock shows the start or the end twice: look at `starts_at` and `ends_at`, or say which is meant.
    pub in_repeated_hour: bool,
    /// Minutes from start to end.
    pub span_minutes: u32,
    /// Minutes without the breaks.
    pub counted_minutes: u32,
    /// Why nobody is at work on the day it would begin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day_off: Option<DayOff>,
    /// How many people would be members of it.
    pub members: u32,
    /// What is to be looked at before it is held in its room.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 2))]
    pub room_warnings: Vec<RoomWarning>,
    /// What else takes place at the same time.
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub clashes: Vec<SessionClash>,
    /// How many people it would not suit; it refuses nothing.
    #[serde(default)]
    pub unavailable: Unavailable,
}

/// What planning would make, told before anything is saved.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionsPreview {
    /// The sessions, the earliest first.
    #[cfg_attr(feature = "openapi", schema(max_items = 52))]
    pub sessions: Vec<PreviewedSession>,
}

/// For whom a session is, where not for everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionGroup {
    /// The group or the small group.
    pub id: Uuid,
    /// Number of the group.
    pub number: u32,
    /// Number of the small group within it; absent for a whole group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub small: Option<u32>,
}

/// A session as those who plan it see it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionDetails {
    /// Id of the session.
    pub id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// The element that it realises.
    pub element_id: Uuid,
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
    /// How the design planned its element.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub designed_mode: Option<DeliveryMode>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<Localised>,
    /// The room or the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The room of the agency that the place is, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<SessionRoom>,
    /// What is to be looked at before it is held there.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 2))]
    pub room_warnings: Vec<RoomWarning>,
    /// Seats of the room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
    /// How many can join remotely.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remote_seats: Option<u32>,
    /// Hours before the start at which choosing closes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choose_hours: Option<u32>,
    /// What its members chose; absent where they have nothing to choose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ways: Option<SessionWays>,
    /// What the button to join remotely leads to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub join_address: Option<String>,
    /// Links to its materials, in their order.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub links: Vec<SessionLink>,
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
    /// Minutes from start to end.
    pub span_minutes: u32,
    /// Minutes without the breaks: what counts as working time.
    pub counted_minutes: u32,
    /// Why nobody is at work on the day it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day_off: Option<DayOff>,
    /// How many people are members of it: who takes part, and is in its group, when it begins.
    pub members: u32,
    /// Why it was cancelled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancellation: Option<CancellationReason>,
    /// When its participants were told of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_at: Option<Timestamp>,
    /// Who leads it, the lead first.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub led_by: Vec<SessionLeader>,
    /// What else takes place at the same time.
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub clashes: Vec<SessionClash>,
    /// Version for `If-Match`.
    pub version: u64,
}

impl SessionDetails {
    /// What saves it as it is, for whoever changes one thing of it.
    #[must_use]
    pub fn to_save(&self) -> SaveSession {
        SaveSession {
            element_id: self.element_id,
            group_id: self.group.map(|group| group.id),
            start: self.start.clone(),
            end: self.end.clone(),
            zone: Some(self.zone.clone()),
            start_hour: None,
            end_hour: None,
            breaks: self.breaks.clone(),
            mode: Some(self.mode),
            topic: self.topic.clone(),
            place: self.place.clone(),
            seats: self.seats,
            remote_seats: self.remote_seats,
            choose_hours: self.choose_hours,
            join_address: self.join_address.clone(),
            mode_cause: None,
            mode_note: None,
        }
    }
}

/// Which sessions of a programme.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct SessionsQuery {
    /// Only those of this group or small group itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Uuid>,
    /// Only those that realise this element.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<Uuid>,
    /// Only in this state.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<SessionState>,
    /// Only those that begin on this day or later, in Finland.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Only those that begin on this day or earlier, in Finland.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Most items wanted, 1 to 200; 50 when absent.
    #[cfg_attr(feature = "openapi", param(minimum = 1, maximum = 200, default = 50))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next_cursor` of the page before.
    #[cfg_attr(feature = "openapi", param(max_length = 1000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Sessions whose participants are to be told of them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PublishSessions {
    /// The sessions, drafts all of them.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 200))]
    pub session_ids: Vec<Uuid>,
}

/// A session that does not take place.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CancelSession {
    /// Why.
    pub reason: CancellationReason,
}

/// What is scheduled of one element for the people of one group.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ElementHours {
    /// The element.
    pub element_id: Uuid,
    /// Its place in the order, from 1.
    pub position: u32,
    /// Its kind.
    pub kind: ElementKind,
    /// Its name.
    pub title: Localised,
    /// For whom; absent where it is one for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<SessionGroup>,
    /// Times by the design.
    pub times: u32,
    /// Minutes by the design; absent where nobody has said how long a time lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub designed_minutes: Option<u32>,
    /// Sessions that are scheduled, drafts among them.
    pub scheduled_times: u32,
    /// Those of them that the participants know.
    pub published_times: u32,
    /// Sessions that were cancelled.
    pub cancelled_times: u32,
    /// Times still to be scheduled; a cancelled session is still to be held.
    pub missing_times: u32,
    /// Minutes in calendars.
    pub span_minutes: u32,
    /// Minutes that count.
    pub counted_minutes: u32,
    /// Counted minutes beyond those of the design; negative where some are still to come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difference_minutes: Option<i64>,
}

/// Hours of a programme: promised, designed, scheduled, counted.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionHours {
    /// Number of the version of the design that applicants were promised: the published one when the call opened, or the
    /// first one where there was no call.
    pub promised_version: u32,
    /// Hours of that version for one person.
    pub promised: Hours,
    /// Number of the published version of the design.
    pub designed_version: u32,
    /// Hours of that version for one person.
    pub designed: Hours,
    /// What is scheduled, in the order of the design.
    pub lines: Vec<ElementHours>,
    /// Sessions of elements that the published design does not have any more.
    pub outside_design: u32,
}

/// One change of how a session is delivered. It is never changed itself.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionModeChange {
    /// Counts the changes of one session, from 1.
    pub number: u32,
    /// How it was to be delivered until then.
    pub from: DeliveryMode,
    /// How it is delivered from then on.
    pub to: DeliveryMode,
    /// Why.
    pub cause: ModeCause,
    /// More about the cause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The change of circumstances that turned it with others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub circumstance_id: Option<Uuid>,
    /// Name of the account that changed it.
    pub changed_by: String,
    /// When.
    pub changed_at: Timestamp,
}
