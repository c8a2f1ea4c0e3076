//! Participations: what becomes of a place after it was accepted.

use jiff::Timestamp;
use uuid::Uuid;

/// State of a participation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ParticipationState {
    /// Takes part.
    Ongoing,
    /// Does not take part for a while and keeps the place.
    Paused,
    /// Left before the end; the place is free.
    Discontinued,
    /// Went through the programme.
    Completed,
}

/// Why a participation was discontinued: a class of a closed list, never health and never free text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DiscontinuationReason {
    /// Left the agency, or is about to.
    LeftAgency,
    /// The work does not leave the time.
    WorkSituation,
    /// Moved to duties that the programme is not meant for.
    OtherDuties,
    /// Goes on along another path of development.
    OtherPath,
    /// Does not want to go on.
    OwnChoice,
    /// Was not told.
    NotTold,
}

/// What happened to a participation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ParticipationStep {
    /// Paused.
    Paused,
    /// Went on after a pause.
    Resumed,
    /// Left.
    Discontinued,
    /// Went through the programme.
    Completed,
}

/// In which part somebody acted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ActedAs {
    /// The participant themselves.
    Participant,
    /// Who runs the programme.
    Coordinator,
}

/// One step in the history of a participation.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ParticipationEvent {
    /// What happened.
    pub step: ParticipationStep,
    /// Why, for a discontinuation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<DiscontinuationReason>,
    /// Who did it, by their part.
    pub acted_as: ActedAs,
    /// When.
    pub at: Timestamp,
}

/// A participation with its history.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ParticipationDetails {
    /// The application by which the place was given; names the participation.
    pub application_id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// State.
    pub state: ParticipationState,
    /// Why it was discontinued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<DiscontinuationReason>,
    /// When the place was accepted.
    pub began_at: Timestamp,
    /// Since when the state is so.
    pub since: Timestamp,
    /// What happened, the earliest first.
    pub events: Vec<ParticipationEvent>,
    /// Version for `ETag`.
    pub version: u64,
}

/// A participant in the list of a programme.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ParticipantSummary {
    /// The application by which the place was given; names the participation.
    pub application_id: Uuid,
    /// The person.
    pub person_id: Uuid,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// State.
    pub state: ParticipationState,
    /// Why it was discontinued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<DiscontinuationReason>,
    /// When the place was accepted.
    pub began_at: Timestamp,
    /// Since when the state is so.
    pub since: Timestamp,
}

/// Which participants of a programme.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ParticipantsQuery {
    /// Only in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ParticipationState>,
    /// Most items wanted, 1 to 200; 50 when absent.
    #[cfg_attr(feature = "openapi", param(minimum = 1, maximum = 200, default = 50))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next_cursor` of the page before.
    #[cfg_attr(feature = "openapi", param(max_length = 1000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Which participants of a programme come as a file: all that the list would show.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ParticipantsExportQuery {
    /// Only in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ParticipationState>,
    /// Format; `csv` when absent.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<crate::tables::TableFormat>,
}

/// Discontinues a participation.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DiscontinueParticipation {
    /// Why, as far as it is told.
    pub reason: DiscontinuationReason,
}
