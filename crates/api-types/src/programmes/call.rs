//! Calls and the questions they ask.

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use super::design::{DesignDetails, ElementKind, Hours};
use super::rule::RuleDetails;
use crate::text::Localised;

/// Kind of a question on the application form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// Free text.
    Text,
    /// One of the given choices.
    Choice,
    /// A number from 1 to 5.
    Scale,
}

/// One choice of a question.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Stable key.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 40))]
    pub key: String,
    /// Text shown.
    pub label: Localised,
}

/// A question on the application form.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable key: a–z, 0–9 and underscore, beginning with a letter.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 40))]
    pub key: String,
    /// Kind.
    pub kind: QuestionKind,
    /// The question.
    pub label: Localised,
    /// Why it is asked and how the answer is used.
    pub purpose: Localised,
    /// Whether an answer is required.
    pub required: bool,
    /// Longest answer to a text question, 1–4,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 4000))]
    pub max_length: Option<u32>,
    /// Choices of a choice question, 2–20; none for the other kinds.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub choices: Vec<Choice>,
}

/// How the places are given, declared before the call opens (Q3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SelectionMethod {
    /// A draw in which everybody in the target group has the same chance.
    EqualChanceDraw,
    /// A draw under the call's quotas, with chances as equal as the quotas allow.
    QuotaDraw,
    /// Applications are scored by the call's criteria; a draw decides among those with the same total.
    ScoredDraw,
}

/// By which criteria applications are scored. It stands still with the call.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Scoring {
    /// The criteria, 1–10.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 10))]
    pub criteria: Vec<Criterion>,
    /// From which difference of two weighted sums on the two assessors have to agree; at most the highest sum.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1000))]
    pub limit: u32,
}

/// A criterion: two assessors give it points from 0 to the highest.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Names the criterion within the call: 1–40 of a–z, 0–9 and underscore, the first a letter.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[a-z][a-z0-9_]{0,39}$"))]
    pub key: String,
    /// What is looked at.
    pub name: Localised,
    /// What each point means, at most 1,000 characters in each language.
    pub points: Localised,
    /// How much a point counts, 1–10.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 10))]
    pub weight: u32,
    /// The highest point, 1–10; the lowest is 0.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 10))]
    pub highest: u32,
    /// Keys of the questions it is read from. Assessors see the answers to these and nothing else of an application.
    #[cfg_attr(feature = "openapi", schema(schema_with = crate::schemas::question_keys))]
    pub questions: Vec<String>,
}

/// What a supervisor is told of an application, and what they are asked. None of the three lets a supervisor decide.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SupervisorPart {
    /// The supervisor is told nothing.
    #[default]
    None,
    /// The supervisor is told that their person applied.
    Informed,
    /// The supervisor states by a day whether working time can be arranged.
    WorkingTime,
}

/// The supervisors' part in a call. It stands still with the call; no statement is an input of the selection.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SupervisorTerms {
    /// What they are told and asked.
    pub part: SupervisorPart,
    /// Last day on which they can state whether working time can be arranged: for `working_time` and nothing else, from
    /// the last day of the window to the end of the waiting list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statements_until: Option<Date>,
}

/// Of those who get a place, at least and at most so many have a value of an attribute.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// One of `unit`, `site`, `job_category`, `is_supervisor`; a protected ground is refused with its own code.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 100))]
    pub attribute: String,
    /// The value as the staff register gives it; `true` or `false` for `is_supervisor`.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub value: String,
    /// At least so many; not more than there are places.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 10000))]
    pub min: u32,
    /// At most so many, and never none: whom a call leaves outside, a rule says.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 10000))]
    pub max: u32,
}

/// At least so many places for those who were in the pool of a confirmed round and never had a place there. It is a
/// quota of a quota draw; at least one place stays for everybody else.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// The round.
    pub selection_id: Uuid,
    /// At least so many; fewer than there are places.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 9999))]
    pub min: u32,
    /// The decision. Without one it is only proposed, and the call is not sent to the decider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<LeftOutDecision>,
}

/// Why a preference was declared, by whom and when.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LeftOutDecision {
    /// Why, at most 2,000 characters in each language. Applicants read it.
    pub reason: Localised,
    /// Name of who decided it.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub decided_by_name: String,
    /// Title of who decided it.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub decided_by_title: String,
    /// When; not later than the day on which the call is sent to the decider.
    pub decided_on: Date,
}

/// A confirmed round by what it is known as.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LeftOutRound {
    /// The round.
    pub selection_id: Uuid,
    /// Name of its programme.
    pub programme_name: Localised,
    /// First day of its call's window.
    pub opens_on: Date,
    /// Last day of its call's window, inclusive.
    pub closes_on: Date,
}

/// A round that a call can name, with how many people it would be about.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LeftOutChoice {
    /// The round.
    pub round: LeftOutRound,
    /// How many of the active staff it left out, as far as is known now.
    pub people: u32,
}

/// Most rounds that are offered to be named.
pub const MAX_LEFT_OUT_ROUNDS: usize = 50;

/// The rounds that a call of a programme can name.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LeftOutRounds {
    /// Confirmed rounds whose applications are kept and whose selection the caller may see, the latest first.
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub rounds: Vec<LeftOutChoice>,
}

/// State of a call; open and closed follow from the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CallState {
    /// Being prepared.
    Draft,
    /// Waits for the decider.
    AwaitingApproval,
    /// Approved, opens later.
    Approved,
    /// People may apply.
    Open,
    /// The window is over.
    Closed,
}

/// Who approved and when.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Approval {
    /// Name of the decider.
    pub name: String,
    /// Title of the decider.
    pub title: String,
    /// When.
    pub at: Timestamp,
}

/// A call.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallDetails {
    /// Id of the call.
    pub id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// Its name.
    pub programme_name: Localised,
    /// First day of the window.
    pub opens_on: Date,
    /// Last day of the window, inclusive.
    pub closes_on: Date,
    /// The instant the window opens.
    pub opens_at: Timestamp,
    /// The instant the window ends (exclusive).
    pub closes_at: Timestamp,
    /// Time zone of the window.
    pub zone: String,
    /// Questions of the form.
    #[cfg_attr(feature = "openapi", schema(max_items = 30))]
    pub questions: Vec<Question>,
    /// Whom it is meant for.
    pub target_group: Localised,
    /// How the places are given.
    pub method: SelectionMethod,
    /// Quotas of a quota draw, in the order in which the commitment will number them.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 60))]
    pub quotas: Vec<Quota>,
    /// The preference for those whom an earlier round left out: a quota of a quota draw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<LeftOut>,
    /// The round that it names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out_round: Option<LeftOutRound>,
    /// Criteria of a scored draw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scoring: Option<Scoring>,
    /// What supervisors are told and asked.
    #[serde(default)]
    pub supervisor: SupervisorTerms,
    /// Places given in this call.
    pub seats: u32,
    /// Days to answer an offer.
    pub offer_days: u32,
    /// Until when freed places are offered.
    pub waiting_list_until: Date,
    /// Until when an applicant may ask for a check of the outcome.
    pub checks_until: Date,
    /// Day the call was dealt with in co-operation (yhteistoiminta).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cooperation_on: Option<Date>,
    /// Reference of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cooperation_reference: Option<String>,
    /// State.
    pub state: CallState,
    /// Who approved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    /// Why the decider returned it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned_note: Option<String>,
    /// Rules with their latest version.
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub rules: Vec<RuleDetails>,
    /// Hours of the published design.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// Minutes by which the hours may grow before a participant is asked for consent again (N18).
    pub growth_limit_minutes: u32,
    /// The published design.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub design: Option<DesignDetails>,
    /// The caller's application, unless withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_application_id: Option<Uuid>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// A call in a list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallSummary {
    /// Id of the call.
    pub id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// Its name.
    pub programme_name: Localised,
    /// Whom it is meant for.
    pub target_group: Localised,
    /// How the places are given.
    pub method: SelectionMethod,
    /// Places given in this call.
    pub seats: u32,
    /// First day of the window.
    pub opens_on: Date,
    /// Last day of the window, inclusive.
    pub closes_on: Date,
    /// The instant the window ends (exclusive).
    pub closes_at: Timestamp,
    /// State.
    pub state: CallState,
    /// Hours of the published design.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// The path strip, in order.
    pub elements: Vec<ElementKind>,
    /// Whether the caller has an application that was not withdrawn.
    pub applied: bool,
}

/// A call as it shall be (create or change while a draft).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveCall {
    /// First day of the window.
    pub opens_on: Date,
    /// Last day of the window, inclusive.
    pub closes_on: Date,
    /// Questions of the form, at most 30.
    #[cfg_attr(feature = "openapi", schema(max_items = 30))]
    pub questions: Vec<Question>,
    /// Whom it is meant for.
    pub target_group: Localised,
    /// How the places are given.
    pub method: SelectionMethod,
    /// Quotas, at most 60: some for a quota draw that has no `left_out`, none for the other methods.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_items = 60))]
    pub quotas: Vec<Quota>,
    /// The preference for those whom an earlier round left out; for a quota draw only. The round is one that
    /// `list_left_out_rounds` gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<LeftOut>,
    /// Criteria: some for a scored draw, none for the other methods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scoring: Option<Scoring>,
    /// What supervisors are told and asked; nothing when absent.
    #[serde(default)]
    pub supervisor: SupervisorTerms,
    /// Days to answer an offer, 1–60.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 60))]
    pub offer_days: u32,
    /// Until when freed places are offered.
    pub waiting_list_until: Date,
    /// Until when an applicant may ask for a check of the outcome; as long as the waiting list when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checks_until: Option<Date>,
    /// Day the call was dealt with in co-operation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cooperation_on: Option<Date>,
    /// Reference of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub cooperation_reference: Option<String>,
}

/// The decider's approval.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ApproveCall {
    /// Name of the decider.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub name: String,
    /// Title of the decider.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub title: String,
}

/// The decider sends the call back.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReturnCall {
    /// Why, 1–2,000 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 2000))]
    pub note: String,
}

/// Which calls.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct CallsQuery {
    /// Only in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<CallState>,
    /// Most items wanted, 1 to 200; 50 when absent.
    #[cfg_attr(feature = "openapi", param(minimum = 1, maximum = 200, default = 50))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next_cursor` of the page before.
    #[cfg_attr(feature = "openapi", param(max_length = 1000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}
