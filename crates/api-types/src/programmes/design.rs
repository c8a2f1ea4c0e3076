//! Designs: the elements of a programme and its hours.

use jiff::Timestamp;
use uuid::Uuid;

use crate::text::{DeliveryMode, Localised};

/// Kind of a programme element (R32–R44).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ElementKind {
    /// Registration and selection of participants.
    CallAndSelection,
    /// Kick-off info.
    KickOff,
    /// Survey.
    Survey,
    /// Orientation day.
    OrientationDay,
    /// Development mapping.
    Mapping,
    /// Group feedback on the mapping.
    GroupFeedback,
    /// Training day.
    TrainingDay,
    /// Lecture or lecture series.
    Lecture,
    /// Small-group coaching.
    SmallGroupCoaching,
    /// Mentoring.
    Mentoring,
    /// Closing and evaluation event.
    ClosingEvent,
}

/// How the length of an element is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LengthKind {
    /// Counted minutes a time.
    Minutes,
    /// A full day of 7 h 21 min counted time, our default for "koko päivä".
    FullDay,
    /// A day whose length is not stated.
    Day,
    /// Not stated.
    Unknown,
    /// Takes no session time of its own.
    None,
}

/// One element of a design as written.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ElementInput {
    /// Kind.
    pub kind: ElementKind,
    /// Title.
    pub title: Localised,
    /// What happens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Localised>,
    /// How many times for one participant, 1–100.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 100))]
    pub repeats: u32,
    /// How the length is known.
    pub length: LengthKind,
    /// Counted minutes a time, 5–1,440, only with the length `minutes`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 5, maximum = 1440))]
    pub minutes: Option<u32>,
    /// Planned delivery mode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_mode: Option<DeliveryMode>,
}

/// One element of a design.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ElementDetails {
    /// Id of the element.
    pub id: Uuid,
    /// Place in the order, from 1.
    pub position: u32,
    /// Kind.
    pub kind: ElementKind,
    /// Title.
    pub title: Localised,
    /// What happens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Localised>,
    /// How many times.
    pub repeats: u32,
    /// How the length is known.
    pub length: LengthKind,
    /// Counted minutes a time, where known or by our default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Planned delivery mode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_mode: Option<DeliveryMode>,
}

/// Hours of a design for one person, derived from its elements (R45, N18).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Hours {
    /// Minutes whose length is stated (in the seed 3 + 3×1 + 3×3 = 15 h).
    pub stated_minutes: u32,
    /// Full days.
    pub full_days: u32,
    /// Minutes of the full days at 441 minutes (7 h 21 min) each, our default.
    pub full_day_minutes: u32,
    /// Days whose length is not stated.
    pub days_without_length: u32,
    /// Meetings of which not even a day is stated.
    pub elements_without_length: u32,
    /// The same by kind of element, in the order of the path.
    pub by_kind: Vec<KindHours>,
}

/// Hours of all elements of one kind for one person.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KindHours {
    /// Kind.
    pub kind: ElementKind,
    /// Number of meetings.
    pub meetings: u32,
    /// Minutes whose length is stated.
    pub stated_minutes: u32,
    /// Full days.
    pub full_days: u32,
    /// Days whose length is not stated.
    pub days_without_length: u32,
    /// Meetings of which not even a day is stated.
    pub elements_without_length: u32,
}

/// A version of a programme's design.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DesignDetails {
    /// Id of the version.
    pub id: Uuid,
    /// Number of the version, from 1.
    pub number: u32,
    /// When it was published; absent for the draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_at: Option<Timestamp>,
    /// Elements in order.
    #[cfg_attr(feature = "openapi", schema(max_items = 60))]
    pub elements: Vec<ElementDetails>,
    /// Hours derived from the elements.
    pub hours: Hours,
    /// Version for `If-Match`.
    pub version: u64,
}

/// A version of a design in the list of versions.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DesignVersion {
    /// Id of the version.
    pub id: Uuid,
    /// Number of the version, from 1.
    pub number: u32,
    /// When it was published; absent for the draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_at: Option<Timestamp>,
    /// Number of elements.
    pub elements: u32,
}

/// The whole draft as it shall be.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateDesign {
    /// Elements in order, at most 60.
    #[cfg_attr(feature = "openapi", schema(max_items = 60))]
    pub elements: Vec<ElementInput>,
}

/// A design shipped with the product.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShippedDesign {
    /// Key.
    pub key: String,
    /// Name.
    pub name: Localised,
    /// Number of elements.
    pub elements: u32,
    /// Hours.
    pub hours: Hours,
}

/// The designs that ship with the product.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShippedDesigns {
    /// The items in order.
    pub items: Vec<ShippedDesign>,
}
