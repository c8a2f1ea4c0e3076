//! What a supervisor is told of an application, and what they state about working time.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::programmes::{Hours, SupervisorPart};
use crate::text::Localised;

/// Whether working time can be arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WorkingTimeAnswer {
    /// It can.
    Yes,
    /// It can, if something is so.
    YesWithCondition,
    /// It cannot, as things are now.
    No,
}

/// Why working time cannot be arranged: of work and its times only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WorkingTimeObstacle {
    /// A busy season, or a deadline of the work.
    BusyPeriod,
    /// Shifts that cannot be arranged otherwise.
    Shifts,
    /// Too many of the unit are away at the same times.
    OthersAway,
    /// Work that was agreed for the same times.
    AgreedWork,
    /// Something else about working time, told in words.
    Other,
}

/// A supervisor by name and title.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupervisorName {
    /// Name.
    pub name: String,
    /// Job title.
    pub title: String,
}

/// States whether working time can be arranged; it takes the place of what was stated before, and removes the answer to
/// that.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StateWorkingTime {
    /// Whether it can be arranged.
    pub answer: WorkingTimeAnswer,
    /// Why not: for a no and for nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obstacle: Option<WorkingTimeObstacle>,
    /// The condition, or more on why not: about working time only. Required with a condition and with `other`; none to a
    /// plain yes.
    #[cfg_attr(feature = "openapi", schema(max_length = 300))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// What was stated, and what the applicant answered.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupervisorStatement {
    /// Whether working time can be arranged.
    pub answer: WorkingTimeAnswer,
    /// Why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obstacle: Option<WorkingTimeObstacle>,
    /// The condition, or more on why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Who stated it; none once their line of the register is erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated_by: Option<SupervisorName>,
    /// When.
    pub stated_at: Timestamp,
    /// What the applicant answered: the supervisor and the coordinator read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<String>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replied_at: Option<Timestamp>,
}

/// What a supervisor learns of an application, and all of it: who applied to which programme and how much of their working
/// time it takes. No answer, no state and no outcome.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupervisedContent {
    /// Name of the applicant.
    pub name: String,
    /// The call.
    pub call_id: Uuid,
    /// Name of the programme.
    pub programme_name: Localised,
    /// Counted hours of its design.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
}

/// An application of somebody the caller supervises.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupervisedApplication {
    /// The application.
    pub application_id: Uuid,
    /// What there is to know.
    pub content: SupervisedContent,
    /// What the call asks of supervisors.
    pub part: SupervisorPart,
    /// Last day on which something can be stated, where it is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statements_until: Option<Date>,
    /// Whether something can be stated now.
    pub open: bool,
    /// What is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<SupervisorStatement>,
    /// Version for `ETag`; 0 while nothing is stated.
    pub version: u64,
}

/// How much there is for a supervisor to see and to answer. It names nobody, so that asking for it is no look at anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupervisedCounts {
    /// Applications that the caller sees as a supervisor.
    pub applications: u64,
    /// Those of them that wait for a statement.
    pub waiting: u64,
    /// The earliest last day of these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_by: Option<Date>,
}

/// What the caller's supervisor would learn if the caller applied to a call. Shown before anything is sent.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupervisorPreview {
    /// What the call tells and asks supervisors.
    pub part: SupervisorPart,
    /// Last day on which something can be stated, where it is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statements_until: Option<Date>,
    /// Whom the register names as the caller's supervisor; none where nothing is told, or nobody is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supervisor: Option<SupervisorName>,
    /// Whether they can be told: they can sign in and have an address.
    pub reachable: bool,
    /// All that they would learn; none where nothing is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<SupervisedContent>,
}

/// How it stands between an application and the supervisor of its applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SupervisorStanding {
    /// The supervisor is told nothing.
    NotTold,
    /// The register names no supervisor, or one who cannot sign in or has no address.
    NobodyToAsk,
    /// The supervisor is told, and asked nothing.
    Told,
    /// The supervisor is asked and has not stated anything yet.
    Asked,
    /// The last day has passed, and nothing was said. It counts as nothing.
    Silent,
    /// Something is stated.
    Stated,
}

/// What the supervisor has to do with one application, for its applicant and the coordinator.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationSupervision {
    /// The application.
    pub application_id: Uuid,
    /// What the call tells and asks supervisors.
    pub part: SupervisorPart,
    /// Last day on which something can be stated, where it is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statements_until: Option<Date>,
    /// How it stands.
    pub standing: SupervisorStanding,
    /// Whom the register names as the supervisor today; none where nothing is told, or nobody is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supervisor: Option<SupervisorName>,
    /// What is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<SupervisorStatement>,
    /// Version for `ETag`; 0 while nothing is stated.
    pub version: u64,
}

/// What somebody stated as a supervisor, for the answer to what is held about them: their own words, without the name of
/// the applicant, the application and what the applicant answered.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnStatement {
    /// Name of the programme that was applied to.
    pub programme_name: Localised,
    /// Whether working time can be arranged.
    pub answer: WorkingTimeAnswer,
    /// Why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obstacle: Option<WorkingTimeObstacle>,
    /// The condition, or more on why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// When.
    pub stated_at: Timestamp,
}

/// Answers what the supervisor stated.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReplyToSupervisor {
    /// The answer, 1–500 characters; the supervisor and the coordinator read it.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 500))]
    pub reply: String,
}

/// An application of a call with how it stands with the supervisor, for the coordinator.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupervisionEntry {
    /// The application.
    pub application_id: Uuid,
    /// Name of the applicant.
    pub name: String,
    /// Whom the register names as the supervisor today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supervisor: Option<String>,
    /// How it stands.
    pub standing: SupervisorStanding,
    /// What is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<WorkingTimeAnswer>,
    /// Whether the applicant answered it.
    pub replied: bool,
}

/// Which of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct SupervisionQuery {
    /// Only those of which this is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<WorkingTimeAnswer>,
    /// Most items wanted, 1 to 200; 50 when absent.
    #[cfg_attr(feature = "openapi", param(minimum = 1, maximum = 200, default = 50))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next_cursor` of the page before.
    #[cfg_attr(feature = "openapi", param(max_length = 1000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}
