//! Applications: what people send, what became of it and why.

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::text::Localised;

/// An answer to a question of the form.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Key of the question.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 40))]
    pub question: String,
    /// Answer to a text question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 4000))]
    pub text: Option<String>,
    /// Key chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 40))]
    pub choice: Option<String>,
    /// Number from 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 5))]
    pub scale: Option<u8>,
}

/// An application, whole; sent again it replaces the answers until the window closes.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SubmitApplication {
    /// Answers, one a question.
    #[cfg_attr(feature = "openapi", schema(max_items = 30))]
    pub answers: Vec<Answer>,
}

/// State of an application. Before the decider has confirmed the list an applicant sees `submitted`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ApplicationState {
    /// Received; under review once the window has closed.
    Submitted,
    /// Withdrawn by the applicant.
    Withdrawn,
    /// Outside the target group.
    Ineligible,
    /// A place is offered and waits for an answer.
    Offered,
    /// The place is accepted.
    Accepted,
    /// The place was declined.
    Declined,
    /// The offer was not answered in time.
    Expired,
    /// On the waiting list.
    Waiting,
    /// The waiting list ended without a place.
    NotSelected,
    /// Moved to another programme of the initiative, as the applicant accepted.
    Rerouted,
}

/// The caller's own application.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyApplication {
    /// Id of the application.
    pub id: Uuid,
    /// The call.
    pub call_id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// Its name.
    pub programme_name: Localised,
    /// State as the applicant may see it.
    pub state: ApplicationState,
    /// Answers.
    #[cfg_attr(feature = "openapi", schema(max_items = 30))]
    pub answers: Vec<Answer>,
    /// When it was first sent.
    pub submitted_at: Timestamp,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// Whether it can still be changed.
    pub can_change: bool,
    /// Whether it can still be withdrawn.
    pub can_withdraw: bool,
    /// When the window ends.
    pub closes_at: Timestamp,
    /// The applicant's own line in the committed pool of the draw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pool_line: Option<String>,
    /// The selection round, once committed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selection_id: Option<Uuid>,
    /// Outcome with reasons, once confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Until when a check of the outcome can be asked for, while one can.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub can_ask_check_until: Option<Date>,
    /// Checks of the outcome, the latest first.
    #[serde(default)]
    pub checks: Vec<CheckRequestDetails>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// One fact a rule used.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Fact {
    /// Attribute, from the closed list of facts.
    pub attribute: String,
    /// Value used: `true` or `false`, a name, or a day; absent when no source has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Where it comes from.
    pub source: String,
    /// Day the value is from.
    pub as_of: Date,
}

/// What a rule says of an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RuleVerdict {
    /// The applicant stays in the target group.
    Passed,
    /// The applicant is left outside.
    Excluded,
    /// The fact is not known; nobody is left outside for that.
    NotKnown,
}

/// What would have changed the result of a rule: the same fact with another value.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeNeeded {
    /// The condition of the rule.
    pub condition: crate::programmes::RuleCondition,
    /// Whether it would have had to hold, or not to hold.
    pub must_hold: bool,
}

/// One rule applied to one application (N2).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleResult {
    /// The rule.
    pub rule_id: Uuid,
    /// Number of the version used.
    pub rule_version: u32,
    /// The rule in one sentence.
    pub title: Localised,
    /// What the rule says.
    pub result: RuleVerdict,
    /// Whether the rule let the applicant stay in the target group.
    pub passed: bool,
    /// Facts used.
    pub facts: Vec<Fact>,
    /// Why the rule was decided.
    pub reason: Localised,
    /// What would have changed the result, as data.
    pub change: ChangeNeeded,
    /// The same as a sentence in the reader's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub would_change: Option<String>,
    /// What is offered instead, when the rule left the applicant outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative: Option<Localised>,
    /// Link to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative_url: Option<String>,
}

/// Outcome of the selection for one application, with its reasons.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Outcome {
    /// Whether all rules were passed.
    pub in_target_group: bool,
    /// Every rule and its result.
    pub rules: Vec<RuleResult>,
    /// Places in the round.
    pub seats: u32,
    /// Applicants in the draw.
    pub pool_size: u32,
    /// Whether the draw kept quotas of the call, so that chances were not all the same.
    #[serde(default)]
    pub quotas: bool,
    /// Whether applications were scored, so that chance decided only among those with the same total.
    #[serde(default)]
    pub scored: bool,
    /// Whether the applicant was counted among those whom the earlier round left out that the call names; absent where it
    /// names none, and outside the pool. What a check has put right counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<Fact>,
    /// Place in the drawn order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
    /// Place on the waiting list now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting_place: Option<u32>,
    /// How many wait now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting_total: Option<u32>,
    /// The latest offer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<OfferDetails>,
    /// When the list was confirmed.
    pub decided_at: Timestamp,
    /// Title of who confirmed it.
    pub decided_by_title: String,
    /// The outcome in sentences of the reader's language, made from the data above.
    pub sentences: Vec<String>,
    /// Address of the public proof.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof_url: Option<String>,
    /// The applicant's line in the proof.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pool_line: Option<String>,
    /// The applicant's secret by which anybody they trust can check that the line is theirs (docs/SELECTION.md).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line_salt: Option<String>,
}

/// State of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum OfferState {
    /// Waits for an answer.
    Open,
    /// Accepted.
    Accepted,
    /// Declined.
    Declined,
    /// Not answered in time.
    Expired,
}

/// An offered place.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfferDetails {
    /// Id of the offer.
    pub id: Uuid,
    /// State.
    pub state: OfferState,
    /// When it was offered.
    pub offered_at: Timestamp,
    /// Until when it can be answered.
    pub deadline: Timestamp,
    /// When it was answered or ran out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<Timestamp>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// An application in the coordinator's list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationSummary {
    /// Id of the application.
    pub id: Uuid,
    /// The applicant.
    pub person_id: Uuid,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// Job category.
    pub job_category: String,
    /// State; the selection's own roles see it as it is.
    pub state: ApplicationState,
    /// Proposed result of the rules, once the round is prepared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_target_group: Option<bool>,
    /// The first rule that leaves the applicant outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed_rule: Option<Localised>,
    /// When it was first sent.
    pub submitted_at: Timestamp,
}

/// One application as the selection's roles see it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationDetails {
    /// Id of the application.
    pub id: Uuid,
    /// The call.
    pub call_id: Uuid,
    /// The applicant.
    pub person: crate::people::PersonSummary,
    /// State.
    pub state: ApplicationState,
    /// Answers.
    #[cfg_attr(feature = "openapi", schema(max_items = 30))]
    pub answers: Vec<Answer>,
    /// When it was first sent.
    pub submitted_at: Timestamp,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// Result of the rules before confirmation, for the selection's roles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<Vec<RuleResult>>,
    /// Outcome once confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// How to import applications.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ApplicationsImportQuery {
    /// `true` imports; otherwise it is a dry run, which changes nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apply: Option<bool>,
    /// Digest of the file that was looked at; another file is refused.
    #[cfg_attr(feature = "openapi", param(min_length = 64, max_length = 64))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_sha256: Option<String>,
}

/// What an import of applications would do or did.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationsImportResult {
    /// False for a dry run.
    pub applied: bool,
    /// Rows read.
    pub rows: u64,
    /// New applications.
    pub created: u64,
    /// Applications that are there already.
    pub unchanged: u64,
    /// Rows not imported.
    pub rejected: u64,
    /// Faults by row, at most 1,000.
    pub faults: Vec<crate::people::ImportFault>,
    /// Digest of the file.
    pub file_sha256: String,
}

/// By what a list of applications is sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ApplicationSort {
    /// Family name, then given name, in the order of the Finnish alphabet.
    #[default]
    Name,
    /// The same backwards.
    NameDescending,
    /// When the application was first sent.
    SubmittedAt,
    /// The same, latest first.
    SubmittedAtDescending,
}

/// Which applications of a call.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ApplicationsQuery {
    /// Only in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ApplicationState>,
    /// Only inside (`true`) or outside (`false`) the target group, once the round is prepared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_target_group: Option<bool>,
    /// Only of this unit, by the name in the staff register.
    #[cfg_attr(feature = "openapi", param(max_length = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Only of this site, by the name in the staff register.
    #[cfg_attr(feature = "openapi", param(max_length = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// Only with this in the name, whatever the case and the accents.
    #[cfg_attr(feature = "openapi", param(max_length = 100))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Order; by name when absent.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<ApplicationSort>,
    /// Most items wanted, 1 to 200; 50 when absent.
    #[cfg_attr(feature = "openapi", param(minimum = 1, maximum = 200, default = 50))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next_cursor` of the page before.
    #[cfg_attr(feature = "openapi", param(max_length = 1000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Which applications of a call come as a file: all that the list would show.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ApplicationsExportQuery {
    /// Only in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ApplicationState>,
    /// Only inside (`true`) or outside (`false`) the target group, once the round is prepared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_target_group: Option<bool>,
    /// Only of this unit, by the name in the staff register.
    #[cfg_attr(feature = "openapi", param(max_length = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Only of this site, by the name in the staff register.
    #[cfg_attr(feature = "openapi", param(max_length = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// Only with this in the name, whatever the case and the accents.
    #[cfg_attr(feature = "openapi", param(max_length = 100))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Order; by name when absent.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<ApplicationSort>,
    /// Format; `csv` when absent.
    #[cfg_attr(feature = "openapi", param(inline))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<crate::tables::TableFormat>,
}

impl ApplicationsExportQuery {
    /// The file of what a list shows: its filter and its order, all pages.
    #[must_use]
    pub fn of(list: &ApplicationsQuery, format: crate::tables::TableFormat) -> Self {
        let ApplicationsQuery { state, in_target_group, unit, site, search, sort, limit: _, cursor: _ } =
            list.clone();
        Self { state, in_target_group, unit, site, search, sort, format: Some(format) }
    }

    /// The list whose file it is.
    #[must_use]
    pub fn list(self) -> ApplicationsQuery {
        let Self { state, in_target_group, unit, site, search, sort, format: _ } = self;
        ApplicationsQuery { state, in_target_group, unit, site, search, sort, limit: None, cursor: None }
    }
}

/// What a check of an outcome found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CheckFinding {
    /// The outcome was right.
    Right,
    /// A fact was wrong, but with the right one the applicant would stand no better.
    WrongWithoutEffect,
    /// With the right facts the applicant would have been in the target group, or would have counted in the quota for
    /// those who were left out and got no place.
    Wrong,
}

/// Why an outcome was wrong. Public: it says nothing of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CheckCause {
    /// The staff register held a wrong value.
    RegisterWrong,
    /// The staff register did not know of a change yet.
    RegisterOutdated,
}

/// How an error is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CheckRemedy {
    /// A place that is free is offered.
    Place,
    /// The last place on the waiting list; whoever waits already keeps the place they have.
    Waiting,
}

/// A check of an outcome.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckRequestDetails {
    /// Id of the check.
    pub id: Uuid,
    /// The application.
    pub application_id: Uuid,
    /// What was wrong, in the applicant's words.
    pub claim: String,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// Last day on which it is to be answered.
    pub due_on: Date,
    /// Whether that day has passed without an answer.
    pub overdue: bool,
    /// The decision as it was made: every rule with the facts used.
    pub recorded: Vec<RuleResult>,
    /// Whether the applicant was counted among those whom an earlier round left out, as it was recorded; absent where
    /// the call names no round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<Fact>,
    /// The answer, once given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<CheckAnswer>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// The answer to a check.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckAnswer {
    /// What was found.
    pub finding: CheckFinding,
    /// The answer in the official's words.
    pub text: String,
    /// What the rules say of the corrected facts; empty when no fact was wrong.
    pub corrected: Vec<RuleResult>,
    /// Whether the applicant should have been counted among those whom an earlier round left out; absent when that was
    /// not corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected_left_out: Option<bool>,
    /// Why the outcome was wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<CheckCause>,
    /// How it was mended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remedy: Option<CheckRemedy>,
    /// Number of the round the remedy made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<u32>,
    /// When it was given.
    pub at: Timestamp,
    /// Name of the official.
    pub name: String,
    /// Title of the official.
    pub title: String,
}
