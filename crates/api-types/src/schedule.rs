//! Dates proposed from the design: when the sessions could be held that a programme still lacks.
//!
//! Nothing is kept of a proposal. It is accepted by saying again what was asked, with the digest of what was seen. Times
//! are by the clock on the wall in Finland.

use jiff::civil::Date;
use uuid::Uuid;

use crate::programmes::ElementKind;
use crate::sessions::{SessionBreak, SessionGroup};
use crate::text::{DeliveryMode, Localised};

mod answer;

pub use answer::{
    FactKind, MissingSession, ProposedSession, ScheduleBreaks, ScheduleCause, ScheduleCost, ScheduleFact,
    ScheduleProposal, ScheduleSession,
};

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

/// The step in which starts are proposed, from the beginning of the daily hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StartStep {
    /// A quarter of an hour.
    Quarter,
    /// Half an hour.
    #[default]
    Half,
}

/// Before or after noon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PartOfDay {
    /// Begins before noon.
    Morning,
    /// Begins at noon or later.
    Afternoon,
}

/// What becomes of the drafts that are there. What is published never moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DraftsMove {
    /// They stay where they are.
    #[default]
    Stay,
    /// Those of the elements asked for move, as few as can be, where they break what is asked or more can be held by it.
    WhereNeeded,
}

/// The pause of long sessions. It does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SchedulePause {
    /// How many minutes it lasts.
    #[cfg_attr(feature = "openapi", schema(minimum = 5, maximum = 240))]
    pub minutes: u32,
    /// Sessions of at least so many counted minutes have it, about half way.
    #[cfg_attr(feature = "openapi", schema(minimum = 60, maximum = 1440))]
    pub from_minutes: u32,
}

/// An element of the published design, as it is to be scheduled.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ScheduleElement {
    /// The element.
    pub element_id: Uuid,
    /// Counted minutes of one time. Required where the design does not say how long one lasts, refused where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 5, maximum = 1440))]
    pub minutes: Option<u32>,
    /// How it is to be delivered; as the design plans it when absent, and required where the design does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<DeliveryMode>,
    /// Whether it runs beside the elements before it. Otherwise it begins once all of them have been held.
    #[serde(default)]
    pub alongside: bool,
    /// Days since what comes before it, and between two times of it, at least; 0 allows the same day.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(maximum = 365))]
    pub least_days: u32,
    /// Days between two times of it, at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 365))]
    pub greatest_days: Option<u32>,
    /// Wished weekdays; any when empty.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 7))]
    pub weekdays: Vec<Weekday>,
    /// Wished part of the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<PartOfDay>,
    /// Facilitators of the programme one of whom leads each time; nobody is named when empty.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub facilitator_ids: Vec<Uuid>,
}

/// A room that may be used.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SchedulePlace {
    /// Its name.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub name: String,
    /// Its seats; absent where nothing limits them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 10000))]
    pub seats: Option<u32>,
}

/// What dates are proposed for, and within what.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProposeSchedule {
    /// First day, after today.
    pub first: Date,
    /// Last day, at most 400 days from the first on.
    pub last: Date,
    /// On which weekdays. Holidays are left out by themselves.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 7))]
    pub weekdays: Vec<Weekday>,
    /// When a day begins.
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 5, max_length = 5, pattern = r"^\d{2}:\d{2}$", example = "08:00")
    )]
    pub from: String,
    /// When a day ends; `00:00` is midnight.
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 5, max_length = 5, pattern = r"^\d{2}:\d{2}$", example = "16:30")
    )]
    pub until: String,
    /// The step of starts.
    #[serde(default)]
    pub step: StartStep,
    /// Further days on which nothing is.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub without: Vec<Date>,
    /// The pause of long sessions; none when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pause: Option<SchedulePause>,
    /// Which elements. One of which nothing is missing still counts in the order.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 100))]
    pub elements: Vec<ScheduleElement>,
    /// Only for these groups and what is within them; for all, and for everybody together, when empty.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub group_ids: Vec<Uuid>,
    /// Rooms one of which each session on site is in; no room is named when empty.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub places: Vec<SchedulePlace>,
    /// The most minutes from start to end that one of the facilitators leads in a week from Monday to Sunday, in this programme:
    /// what stays and what they are the lead of counts, too. Nothing limits it when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 5, maximum = 10_080))]
    pub leader_week_minutes: Option<u32>,
    /// What becomes of the drafts that are there.
    #[serde(default)]
    pub drafts: DraftsMove,
    /// Drafts that stay even so.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub pinned: Vec<Uuid>,
    /// Decides between what is equally good: another number may give other dates that are as good.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(maximum = 1_000_000))]
    pub seed: u32,
}

/// A proposal, accepted as it was seen.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AcceptSchedule {
    /// What was asked.
    pub asked: ProposeSchedule,
    /// The digest of what was seen.
    #[cfg_attr(feature = "openapi", schema(min_length = 64, max_length = 64, pattern = "^[0-9a-f]{64}$"))]
    pub digest: String,
}
