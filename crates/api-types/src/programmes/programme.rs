//! Initiatives and programmes.

use jiff::civil::Date;
use uuid::Uuid;

use super::design::{DesignDetails, ElementKind};
use super::next_year::CopiedFrom;
use crate::text::Localised;

/// An initiative holds several programmes (R1).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InitiativeDetails {
    /// Id of the initiative.
    pub id: Uuid,
    /// Name.
    pub name: Localised,
    /// What it is for.
    pub summary: Localised,
    /// Version for `If-Match`.
    pub version: u64,
}

/// A new initiative.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateInitiative {
    /// Name, 1–200 characters a language.
    pub name: Localised,
    /// What it is for, at most 2,000 characters a language.
    pub summary: Localised,
}

/// Changes to an initiative.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateInitiative {
    /// Name, 1–200 characters a language.
    pub name: Localised,
    /// What it is for, at most 2,000 characters a language.
    pub summary: Localised,
}

/// A programme in a list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgrammeSummary {
    /// Id of the programme.
    pub id: Uuid,
    /// The initiative it belongs to.
    pub initiative_id: Uuid,
    /// Name in public addresses.
    pub slug: String,
    /// Name.
    pub name: Localised,
    /// Places.
    pub places: u32,
    /// Places offered or accepted; only for those who work on the programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places_taken: Option<u32>,
    /// Whether the public page is up.
    pub published: bool,
    /// Where the programme stands now.
    pub phase: ProgrammePhase,
    /// The path strip, in order.
    pub elements: Vec<ElementKind>,
    /// How many stops are behind.
    pub elements_done: u32,
    /// What waits for an official who decides; only for those who may decide in the programme, and where something does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub awaited: Option<AwaitedDecisions>,
}

/// What waits for an official who decides, apart from the call and the list that the phase tells of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AwaitedDecisions {
    /// Checks of outcomes that were asked for and are not answered.
    pub checks: u32,
    /// The last day on which the first of them is to be answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checks_due_on: Option<Date>,
    /// Addenda that are prepared and neither adopted nor withdrawn.
    pub addenda: u32,
    /// Whether the last day of the waiting list is over and the last word is not given.
    pub waiting_list: bool,
}

/// Where a programme stands, derived from its call, selection and groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProgrammePhase {
    /// The call is being prepared.
    Preparing,
    /// The call awaits the decider.
    AwaitingApproval,
    /// The call is approved and opens later.
    CallAhead,
    /// People may apply.
    CallOpen,
    /// The window is over, the selection has not been committed.
    CallClosed,
    /// The selection is going on.
    Selecting,
    /// The draw is done and the decider has not confirmed.
    AwaitingConfirmation,
    /// Places are offered.
    Offering,
    /// Groups are confirmed.
    Grouped,
}

/// A programme.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgrammeDetails {
    /// Id of the programme.
    pub id: Uuid,
    /// The initiative.
    pub initiative: InitiativeDetails,
    /// Name in public addresses.
    pub slug: String,
    /// Name.
    pub name: Localised,
    /// What it is.
    pub summary: Localised,
    /// With whom it is designed and delivered (R5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<Localised>,
    /// Whom it is meant for (R27).
    pub target_group: Localised,
    /// Places (R19).
    pub places: u32,
    /// Groups the participants are divided into (R28).
    pub group_count: u32,
    /// Minutes by which the hours of a participant may grow before they are asked for consent again (N18).
    pub growth_limit_minutes: u32,
    /// Whether the public page is up.
    pub published: bool,
    /// Where the programme stands now.
    pub phase: ProgrammePhase,
    /// The published design; for its designers the draft where no version is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub design: Option<DesignDetails>,
    /// The latest call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<Uuid>,
    /// The latest selection round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selection_id: Option<Uuid>,
    /// What it was copied from, for those who work on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copied_from: Option<CopiedFrom>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// A new programme.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateProgramme {
    /// The initiative it belongs to.
    pub initiative_id: Uuid,
    /// Name in public addresses: a–z, 0–9 and hyphens, 3–60 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 3, max_length = 60))]
    pub slug: String,
    /// Name.
    pub name: Localised,
    /// What it is.
    pub summary: Localised,
    /// With whom it is designed and delivered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<Localised>,
    /// Whom it is meant for.
    pub target_group: Localised,
    /// Places, 1–10,000.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 10000))]
    pub places: u32,
    /// Groups, 1–1,000.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1000))]
    pub group_count: u32,
    /// Minutes by which the hours of a participant may grow before they are asked again, 0–6,000; an hour where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(maximum = 6000))]
    pub growth_limit_minutes: Option<u32>,
    /// Key of a shipped design to start from; an empty draft without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 60))]
    pub design: Option<String>,
}

/// Changes to a programme.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateProgramme {
    /// Name.
    pub name: Localised,
    /// What it is.
    pub summary: Localised,
    /// With whom it is designed and delivered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<Localised>,
    /// Whom it is meant for.
    pub target_group: Localised,
    /// Places; never below those taken.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 10000))]
    pub places: u32,
    /// Groups.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1000))]
    pub group_count: u32,
    /// Minutes by which the hours of a participant may grow before they are asked again, 0–6,000; as it is where it is absent.
    /// It stands still once a call has promised it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(maximum = 6000))]
    pub growth_limit_minutes: Option<u32>,
    /// Whether the public page is up.
    pub published: bool,
}
