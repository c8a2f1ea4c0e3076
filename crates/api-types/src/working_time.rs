//! When those whom somebody supervises are away in a programme, and for how long: never at what.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::sessions::SessionState;
use crate::tables::TableFormat;
use crate::text::Localised;

/// Of which days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct SupervisedHoursQuery {
    /// First day, in Finland; today when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day, in Finland, at most 365 days after the first; three months after it when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// Of which days, and in which format.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct SupervisedHoursExportQuery {
    /// First day, in Finland; today when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day, in Finland, at most 365 days after the first; three months after it when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Format; `csv` when absent.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<TableFormat>,
}

/// The times of some days, and how much working time they take.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupervisedHours {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Whoever takes part in a programme whose call tells supervisors, by name.
    #[cfg_attr(feature = "openapi", schema(max_items = 1000))]
    pub people: Vec<SupervisedPerson>,
    /// When they are away, the earliest first.
    #[cfg_attr(feature = "openapi", schema(max_items = 2000))]
    pub times: Vec<SupervisedTime>,
}

/// Somebody who takes part in a programme, with the counted time of the days that were asked for.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupervisedPerson {
    /// Their application to it.
    pub application_id: Uuid,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Name of the programme.
    pub programme: Localised,
    /// Minutes to which they are invited.
    pub invited_minutes: u32,
    /// Of those, minutes still to come.
    pub to_come_minutes: u32,
}

/// A time at which somebody is away: no title, no subject, no group, no place.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupervisedTime {
    /// Whose it is.
    pub application_id: Uuid,
    /// `published`, or `cancelled` since.
    pub state: SessionState,
    /// Name of the zone of its clock.
    pub zone: String,
    /// When it begins by that clock, such as `2020-09-08T09:00`.
    pub start: String,
    /// When it ends by that clock.
    pub end: String,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Minutes that count, without breaks.
    pub counted_minutes: u32,
}
