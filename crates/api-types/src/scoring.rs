//! Scoring applications by published criteria: two assessors each, who see no name.
//!
//! What an assessor gives is secret (Act 621/1999, section 24, subsection 1, paragraph 29): the types for assessors hold
//! nothing that tells whose application it is, and no type but the applicant's own holds points beside an application.

use uuid::Uuid;

use crate::applications::Answer;
use crate::programmes::{Question, Scoring};
use crate::text::Localised;

/// Names the assessors of a call. Who was named before and is not in the list reads nothing from this moment on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NameAssessors {
    /// Their accounts, at most 100. Each has the role of assessor and is no coordinator or decider of the programme.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub account_ids: Vec<Uuid>,
}

/// Names somebody to decide where two assessors differ.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NameThirdAssessor {
    /// The account.
    pub account_id: Uuid,
}

/// Why somebody with the role of assessor cannot be one here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AssessorHindrance {
    /// Coordinates the programme or decides in it, and so sees names.
    SeesNames,
    /// Is linked to nobody in the staff register, so that no conflict could be found.
    NotInRegister,
}

/// Somebody with the role of assessor.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScoringAssessor {
    /// The account.
    pub account_id: Uuid,
    /// Name.
    pub name: String,
    /// Whether they are named for this call.
    pub named: bool,
    /// Why they cannot be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hindrance: Option<AssessorHindrance>,
    /// Applications they were given, abstentions not counted.
    pub assigned: u32,
    /// Of these, how many they have scored.
    pub given: u32,
    /// Applications from which they abstained.
    pub abstained: u32,
}

/// An application that fewer than two can read, and how many of the named are kept from it by what.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LackingAssessors {
    /// The application.
    pub application_id: Uuid,
    /// Name of the applicant.
    pub name: String,
    /// How many assessors it lacks, 1 or 2.
    pub missing: u32,
    /// Applied themselves.
    pub own: u32,
    /// Above or below the applicant in a reporting line.
    pub reporting_line: u32,
    /// Have the same supervisor as the applicant.
    pub same_supervisor: u32,
    /// Abstained.
    pub abstained: u32,
}

/// An application on which two assessors differ, without a name and without points.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Disagreement {
    /// Its id in the scoring; it matches nothing elsewhere.
    pub scored_id: Uuid,
    /// Whether one has proposed points to the other.
    pub proposed: bool,
    /// Whether a third is named.
    pub third_named: bool,
    /// Accounts that could be the third: no conflict, and not one of the two.
    pub candidates: Vec<Uuid>,
}

/// How far the scoring of a call has come, for its coordinator.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScoringOverview {
    /// The call.
    pub call_id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// Its name.
    pub programme_name: Localised,
    /// Criteria and limit.
    pub scoring: Scoring,
    /// Whether assessors can be named and points given: from the beginning of the selection to its commitment.
    pub open: bool,
    /// Applications in the pool.
    pub applications: u32,
    /// Of these, how many have a total.
    pub settled: u32,
    /// Everybody with the role of assessor in the programme.
    pub assessors: Vec<ScoringAssessor>,
    /// Applications that fewer than two can read, at most 100; empty until somebody is named.
    pub lacking: Vec<LackingAssessors>,
    /// Open disagreements, at most 100.
    pub disagreements: Vec<Disagreement>,
}

/// The total of one application, once every application in the pool has one.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScoredTotal {
    /// The application.
    pub application_id: Uuid,
    /// Name of the applicant.
    pub name: String,
    /// The total: the two weighted sums together.
    pub total: u32,
    /// Class of equals, 1 for the highest total.
    pub class: u32,
}

/// Points for one criterion.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CriterionPoints {
    /// Key of the criterion.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 40))]
    pub criterion: String,
    /// From 0 to the highest of the criterion.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 10))]
    pub points: u32,
    /// Why, in a few words. The applicant reads it once the list is confirmed.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 500))]
    pub reason: String,
}

/// Points for every criterion, each with a reason.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GivePoints {
    /// One for each criterion.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 10))]
    pub points: Vec<CriterionPoints>,
}

/// Why an assessor does not score an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AbstentionReason {
    /// They recognise the applicant by what was written.
    Recognised,
    /// They are too close to the applicant in a way the staff register does not know.
    Conflict,
    /// Another reason.
    Other,
}

/// Abstains: somebody else reads the application.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Abstain {
    /// Why.
    pub reason: AbstentionReason,
}

/// How far a sheet has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ScoreSheetState {
    /// Waits for points.
    Assigned,
    /// Points are given.
    Given,
    /// The assessor abstained.
    Abstained,
    /// The two assessors differ: they agree, or a third decides.
    Disagreed,
    /// They have agreed, or a third has decided.
    Settled,
}

/// An application to be scored, in a list: nothing tells whose it is or when it came.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScoreSheetSummary {
    /// The sheet; it matches nothing elsewhere.
    pub id: Uuid,
    /// The call.
    pub call_id: Uuid,
    /// Name of the programme.
    pub programme_name: Localised,
    /// How far it has come.
    pub state: ScoreSheetState,
    /// Whether the caller decides where two others differ.
    pub third: bool,
}

/// Points that somebody gave: the two who read are told apart by number alone.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GivenPoints {
    /// 1 or 2; none for what a third decided or both agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessor: Option<u32>,
    /// The points.
    pub points: Vec<CriterionPoints>,
    /// The sum of weight times points.
    pub weighted_sum: u32,
}

/// What one assessor proposes to the other.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProposedPoints {
    /// Whether the caller proposed it.
    pub own: bool,
    /// The points.
    pub points: Vec<CriterionPoints>,
}

/// What an assessor sees of an application: the answers that the criteria are read from, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScoreSheetDetails {
    /// The sheet.
    pub id: Uuid,
    /// The call.
    pub call_id: Uuid,
    /// Name of the programme.
    pub programme_name: Localised,
    /// Criteria and limit.
    pub scoring: Scoring,
    /// The questions that the criteria are read from.
    pub questions: Vec<Question>,
    /// The answers to them.
    pub answers: Vec<Answer>,
    /// How far it has come.
    pub state: ScoreSheetState,
    /// Whether the caller decides where two others differ.
    pub third: bool,
    /// What the caller gave.
    pub own: Vec<CriterionPoints>,
    /// What the two gave, where they differ: open to each other and to the third, to nobody before.
    pub given: Vec<GivenPoints>,
    /// What one of the two proposes to the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<ProposedPoints>,
    /// What was agreed or decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<GivenPoints>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// What the caller's own application was given, once the list is confirmed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnScores {
    /// The caller's own application.
    pub application_id: Uuid,
    /// Criteria and limit.
    pub scoring: Scoring,
    /// What each assessor gave, by number and never by name.
    pub given: Vec<GivenPoints>,
    /// What was agreed or decided where they differed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<GivenPoints>,
    /// The total.
    pub total: u32,
    /// The highest total there could be.
    pub highest_total: u32,
}
