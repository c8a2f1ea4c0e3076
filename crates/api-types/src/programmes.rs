//! Initiatives, programmes, their designs, calls and rules.

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::text::{DeliveryMode, Localised};

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
    /// Places offered or accepted; only for the programme's coordinators.
    pub places_taken: u32,
    /// Whether the public page is up.
    pub published: bool,
    /// Where the programme stands now.
    pub phase: ProgrammePhase,
    /// The path strip, in order.
    pub elements: Vec<ElementKind>,
    /// How many stops are behind.
    pub elements_done: u32,
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
    pub places: u32,
    /// Groups, 1–1,000.
    pub group_count: u32,
    /// Key of a shipped design to start from; an empty draft without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
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
    pub places: u32,
    /// Groups.
    pub group_count: u32,
    /// Whether the public page is up.
    pub published: bool,
}

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
    pub description: Localised,
    /// How many times, 1–100.
    pub repeats: u32,
    /// How the length is known.
    pub length: LengthKind,
    /// Counted minutes a time, only with `minutes`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
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
    pub description: Localised,
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
    /// Minutes counted by our default for a stated full day.
    pub full_day_minutes: u32,
    /// Days whose length is not stated.
    pub days_without_length: u32,
    /// Events whose length is not stated.
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
    pub elements: Vec<ElementDetails>,
    /// Hours derived from the elements.
    pub hours: Hours,
    /// Version for `If-Match`.
    pub version: u64,
}

/// The whole draft as it shall be.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateDesign {
    /// Elements in order, at most 100.
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
    pub key: String,
    /// Text shown.
    pub label: Localised,
}

/// A question on the application form.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable key, snake_case.
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
    pub max_length: Option<u32>,
    /// Choices of a choice question.
    pub choices: Vec<Choice>,
}

/// How the places are given, declared before the call opens (Q3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SelectionMethod {
    /// A draw in which everybody in the target group has the same chance.
    EqualChanceDraw,
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
    pub questions: Vec<Question>,
    /// Whom it is meant for.
    pub target_group: Localised,
    /// How the places are given.
    pub method: SelectionMethod,
    /// Places given in this call.
    pub seats: u32,
    /// Days to answer an offer.
    pub offer_days: u32,
    /// Until when freed places are offered.
    pub waiting_list_until: Date,
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
    pub rules: Vec<RuleDetails>,
    /// Hours of the published design.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// The published design.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub design: Option<DesignDetails>,
    /// Version for `If-Match`.
    pub version: u64,
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
    pub questions: Vec<Question>,
    /// Whom it is meant for.
    pub target_group: Localised,
    /// How the places are given.
    pub method: SelectionMethod,
    /// Days to answer an offer, 1–60.
    pub offer_days: u32,
    /// Until when freed places are offered.
    pub waiting_list_until: Date,
    /// Day the call was dealt with in co-operation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cooperation_on: Option<Date>,
    /// Reference of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cooperation_reference: Option<String>,
}

/// The decider's approval.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ApproveCall {
    /// Name of the decider.
    pub name: String,
    /// Title of the decider.
    pub title: String,
}

/// The decider sends the call back.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReturnCall {
    /// Why, 1–2,000 characters.
    pub note: String,
}

/// Facts a rule may use; the list is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RuleAttribute {
    /// Supervisor flag of the register.
    IsSupervisor,
    /// Job category.
    JobCategory,
    /// Start of the present role.
    RoleStartedOn,
    /// Unit.
    Unit,
    /// Site.
    Site,
}

/// Whom a rule leaves outside.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RuleCondition {
    /// One of `is_supervisor`, `job_category`, `role_started_on`, `unit`, `site`; a protected ground is refused with its own code.
    pub attribute: String,
    /// For `is_supervisor`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub equals: Option<bool>,
    /// For `job_category`, `unit`, `site`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub any_of: Option<Vec<String>>,
    /// For `role_started_on`: started at most so many months before the reference day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within_months: Option<u32>,
    /// Reference day for `role_started_on`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_date: Option<Date>,
}

/// A rule as a decision (N3), a new one or a new version.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveRule {
    /// The rule in one sentence.
    pub title: Localised,
    /// Whom it leaves outside.
    pub condition: RuleCondition,
    /// Why it was decided (R21).
    pub reason: Localised,
    /// What is offered instead (R22).
    pub alternative: Localised,
    /// Link to it, https.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative_url: Option<String>,
    /// Who decided.
    pub decided_by_name: String,
    /// Title of who decided.
    pub decided_by_title: String,
    /// When it was decided.
    pub decided_on: Date,
}

/// A rule with its latest version.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleDetails {
    /// Id of the rule.
    pub id: Uuid,
    /// Place in the order, from 1.
    pub position: u32,
    /// Number of the version, from 1.
    pub number: u32,
    /// The rule in one sentence.
    pub title: Localised,
    /// Whom it leaves outside.
    pub condition: RuleCondition,
    /// Why it was decided.
    pub reason: Localised,
    /// What is offered instead.
    pub alternative: Localised,
    /// Link to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative_url: Option<String>,
    /// Who decided.
    pub decided_by_name: String,
    /// Title of who decided.
    pub decided_by_title: String,
    /// When it was decided.
    pub decided_on: Date,
    /// Whether this version ends the rule.
    pub withdrawn: bool,
    /// When this version was written.
    pub created_at: Timestamp,
}

/// From applicants to participants, one number a state.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Funnel {
    /// All applications, also withdrawn ones.
    pub applications: u32,
    /// Withdrawn.
    pub withdrawn: u32,
    /// In the target group; once the round is prepared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_target_group: Option<u32>,
    /// Outside the target group; once the round is prepared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ineligible: Option<u32>,
    /// Offers open.
    pub offered: u32,
    /// Accepted.
    pub accepted: u32,
    /// Declined.
    pub declined: u32,
    /// Offers not answered in time.
    pub expired: u32,
    /// On the waiting list.
    pub waiting: u32,
}

/// What the programme asks of somebody next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum NextStepKind {
    /// Publish the design.
    PublishDesign,
    /// Prepare the call.
    PrepareCall,
    /// Record the co-operation.
    AddCooperation,
    /// Send the call to the decider.
    SubmitCall,
    /// The decider approves the call.
    ApproveCall,
    /// The call opens.
    WaitForOpening,
    /// The call closes.
    WaitForClosing,
    /// Check the applications against the rules.
    PrepareSelection,
    /// Two people promise their seed shares.
    PromiseShares,
    /// Publish the commitment.
    Commit,
    /// Both reveal their shares.
    RevealShares,
    /// Draw.
    Draw,
    /// The decider confirms the list.
    ConfirmSelection,
    /// Offers are being answered.
    FollowOffers,
    /// Form the groups.
    FormGroups,
    /// Confirm the groups.
    ConfirmGroups,
}

/// One step of the check-list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NextStep {
    /// What.
    pub kind: NextStepKind,
    /// Whether it is done.
    pub done: bool,
    /// Whether it is what is asked now.
    pub current: bool,
    /// Whose turn it is (role).
    pub role: String,
    /// When it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_at: Option<Timestamp>,
}

/// The coordinator's page of a programme in one answer.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgrammeOverview {
    /// The programme.
    pub programme: ProgrammeDetails,
    /// Its latest call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<CallDetails>,
    /// From applicants to participants.
    pub funnel: Funnel,
    /// The check-list in order.
    pub steps: Vec<NextStep>,
}
