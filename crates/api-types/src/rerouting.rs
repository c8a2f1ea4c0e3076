//! Another path for some of the applicants: clusters, addenda to a call, and offers of another path.

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::applications::Fact;
use crate::programmes::RuleCondition;
use crate::selection::MailPreview;
use crate::text::Localised;

/// In which clusters the applicants of a call are. Numbers below `hidden_below`, and as many more as it takes to keep
/// those hidden, are absent.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicantClusters {
    /// Applications that are not withdrawn.
    pub applicants: u32,
    /// Fewest people that a shown number counts.
    pub hidden_below: u32,
    /// Job categories against the years in the present role; absent when fewer than `hidden_below` applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roles: Option<ClusterTable>,
    /// What was chosen in each question with choices, such as a wished mode.
    pub wishes: Vec<WishCounts>,
}

/// A table of counts with its totals.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClusterTable {
    /// Years in the present role on the day the call opened, one a column: `under_1`, `1_to_2`, `3_to_9`, `10_or_more`,
    /// `not_known`.
    pub tenures: Vec<String>,
    /// One a job category.
    pub rows: Vec<ClusterRow>,
    /// The total of each column.
    pub totals: Vec<Option<u32>>,
}

/// One row of a table of counts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClusterRow {
    /// Job category as the staff register calls it.
    pub job_category: String,
    /// One count a column.
    pub counts: Vec<Option<u32>>,
    /// Their sum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
}

/// What was chosen in one question.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WishCounts {
    /// The question.
    pub label: Localised,
    /// Each choice with who chose it; the last are those who did not answer.
    pub choices: Vec<ChoiceCount>,
}

/// How many chose one thing.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChoiceCount {
    /// The choice; absent for those who did not answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Localised>,
    /// How many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
}

/// An addendum as it is prepared. It offers and never excludes.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PrepareAddendum {
    /// The programme that is offered: another one of the same initiative.
    pub target_programme_id: Uuid,
    /// What is offered to whom, in one sentence; in all three languages.
    pub title: Localised,
    /// Who is offered it: all of them must hold. One to three, each about another fact.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 3))]
    pub conditions: Vec<RuleCondition>,
    /// Why; in all three languages.
    pub reason: Localised,
    /// Last day on which it can be answered: after today, at most 60 days away.
    pub answer_by: Date,
}

/// State of an addendum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AddendumState {
    /// Waits for the decider; nobody has been offered anything.
    Prepared,
    /// Adopted: the path is offered. It never changes again.
    Adopted,
    /// Withdrawn before it was adopted.
    Withdrawn,
}

/// Who adopted an addendum, and when.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddendumDecision {
    /// Name of the decider.
    pub name: String,
    /// Title of the decider.
    pub title: String,
    /// When.
    pub decided_at: Timestamp,
}

/// What the applicants answered so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PathOfferCounts {
    /// Wait for an answer.
    pub open: u32,
    /// Moved to the other programme.
    pub accepted: u32,
    /// Stay in the pool.
    pub refused: u32,
    /// Did not answer and stay in the pool.
    pub lapsed: u32,
}

/// An addendum to a call.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddendumDetails {
    /// Id of the addendum.
    pub id: Uuid,
    /// The call.
    pub call_id: Uuid,
    /// The programme that is offered.
    pub target_programme_id: Uuid,
    /// Its name.
    pub target_programme_name: Localised,
    /// What is offered to whom.
    pub title: Localised,
    /// Who is offered it.
    pub conditions: Vec<RuleCondition>,
    /// Why.
    pub reason: Localised,
    /// Last day on which it can be answered.
    pub answer_by: Date,
    /// State.
    pub state: AddendumState,
    /// When it was prepared.
    pub prepared_at: Timestamp,
    /// Who adopted it, once adopted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<AddendumDecision>,
    /// The answers, for those who work on the programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offers: Option<PathOfferCounts>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// What adopting an addendum would do.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddendumPreview {
    /// Applicants who would be offered the path.
    pub suits: u32,
    /// Applicants of whom a fact is not known. Nothing is offered to them on a guess.
    pub not_known: u32,
    /// Free places of the programme that is offered. Each offer holds one.
    pub free_places: u32,
    /// Who would get which mail.
    pub mail: MailPreview,
}

/// Adopts an addendum in the name of an official.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AdoptAddendum {
    /// Name of the decider.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub name: String,
    /// Title of the decider.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub title: String,
}

/// State of an offer of another path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PathOfferState {
    /// Waits for an answer.
    Open,
    /// Accepted: the application has moved.
    Accepted,
    /// Refused: the application stayed where it was.
    Refused,
    /// Not answered in time: the application stayed where it was.
    Lapsed,
}

/// Another path that the caller was offered.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyPathOffer {
    /// Id of the offer.
    pub id: Uuid,
    /// The application.
    pub application_id: Uuid,
    /// The programme that is offered.
    pub programme_id: Uuid,
    /// Its name.
    pub programme_name: Localised,
    /// What is offered to whom.
    pub title: Localised,
    /// Why.
    pub reason: Localised,
    /// Who decided.
    pub decision: AddendumDecision,
    /// The facts by which it was offered to the caller.
    pub facts: Vec<Fact>,
    /// State.
    pub state: PathOfferState,
    /// When it was offered.
    pub offered_at: Timestamp,
    /// First instant at which it is too late to answer.
    pub deadline: Timestamp,
    /// When it was answered, or lapsed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<Timestamp>,
    /// Whether it can be answered now.
    pub can_answer: bool,
}
