//! Facilitators of a programme, the evidence of coaches, and what is demanded of them.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::text::{Language, Localised};

/// What somebody does in a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FacilitatorKind {
    /// Gives lectures.
    Lecturer,
    /// Leads days of training.
    Trainer,
    /// Coaches a small group.
    Coach,
    /// Mentors one person or a few.
    Mentor,
    /// Works on the design for the partner. Leads no session.
    PartnerDesigner,
}

/// Where a facilitator stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FacilitatorStage {
    /// Asked, and has not accepted the terms: sees no session yet.
    Invited,
    /// Sees the sessions they lead, until the last day.
    Active,
    /// The last day has passed.
    Ended,
}

/// What came of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum EvidenceOutcome {
    /// It is so, and counts from now on.
    Confirmed,
    /// It could not be confirmed, and never counts.
    Refused,
}

/// Somebody asked to lead sessions of a programme, or to work on its design: of the staff by `person_id`, or from outside
/// by `name`, `organisation` and `email`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct InviteFacilitator {
    /// What they do.
    pub kind: FacilitatorKind,
    /// The person of the register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person_id: Option<Uuid>,
    /// The name of somebody from outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub name: Option<String>,
    /// For whom they work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub organisation: Option<String>,
    /// Where the invitation goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 3, max_length = 320))]
    pub email: Option<String>,
    /// The language of the mails to them; Finnish when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Their last day: rights end with it by themselves.
    pub ends_on: Date,
}

/// Another last day for a facilitator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateFacilitator {
    /// The last day; yesterday ends the rights at once.
    pub ends_on: Date,
}

/// What a coach is said to have behind them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StateEvidence {
    /// Whole years of coaching groups.
    #[cfg_attr(feature = "openapi", schema(maximum = 70))]
    pub years: u32,
    /// Hours of coaching groups over the network.
    #[cfg_attr(feature = "openapi", schema(maximum = 20000))]
    pub remote_hours: u32,
    /// How many vouch for it.
    #[cfg_attr(feature = "openapi", schema(maximum = 100))]
    pub references: u32,
    /// Where it comes from. No address, no telephone number: who vouches is not ours to keep.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 500))]
    pub note: Option<String>,
}

/// A check of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckEvidence {
    /// What came of it.
    pub outcome: EvidenceOutcome,
}

/// Who checked evidence, and when.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EvidenceCheck {
    /// What came of it.
    pub outcome: EvidenceOutcome,
    /// Name of who checked; absent once their account is erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_by: Option<String>,
    /// When.
    pub checked_at: Timestamp,
}

/// One statement of what a coach has behind them. It is never changed; a new one comes beside it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EvidenceDetails {
    /// Id of the statement.
    pub id: Uuid,
    /// Whole years of coaching groups.
    pub years: u32,
    /// Hours of coaching groups over the network.
    pub remote_hours: u32,
    /// How many vouch for it.
    pub references: u32,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Name of who stated it; absent once their account is erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated_by: Option<String>,
    /// When.
    pub stated_at: Timestamp,
    /// Its check; until there is one it does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check: Option<EvidenceCheck>,
    /// Whether this is the one that counts: the latest that was confirmed.
    pub counts: bool,
}

/// Somebody who leads sessions of a programme, or works on its design.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FacilitatorDetails {
    /// Id of the facilitator.
    pub id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// What they do.
    pub kind: FacilitatorKind,
    /// Their name; absent once they are erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether they are of the agency's own staff.
    pub on_staff: bool,
    /// For whom they work, if from outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// Where mails go, if from outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Their last day.
    pub ends_on: Date,
    /// Where they stand.
    pub stage: FacilitatorStage,
    /// Whether they have not opened their account yet: the link to it can be sent again.
    pub account_waits: bool,
    /// When they were asked.
    pub invited_at: Timestamp,
    /// Which version of the terms they accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms_number: Option<u32>,
    /// When they accepted them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_at: Option<Timestamp>,
    /// What a coach has behind them, the latest first.
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub evidence: Vec<EvidenceDetails>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// The terms of confidentiality of a programme, as its facilitators accept them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FacilitatorTerms {
    /// Number of the version; 0 where there are none yet.
    pub number: u32,
    /// The terms; where there are none yet, a wording to begin with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Localised>,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_at: Option<Timestamp>,
}

/// New terms. Whoever accepted earlier ones keeps their rights.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SetFacilitatorTerms {
    /// The terms.
    pub text: Localised,
}

/// The acceptance of terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AcceptFacilitatorTerms {
    /// Number of the version that was read.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub number: u32,
}

/// What one is asked to do in a programme, with all that is held about it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnFacilitation {
    /// Id of the facilitator.
    pub id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// Its name.
    pub programme: Localised,
    /// What one does.
    pub kind: FacilitatorKind,
    /// For whom one works, if from outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// Where mails go, if from outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The last day.
    pub ends_on: Date,
    /// Where one stands.
    pub stage: FacilitatorStage,
    /// When one was asked.
    pub invited_at: Timestamp,
    /// The terms as they are now.
    pub terms: FacilitatorTerms,
    /// Which version of them one accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms_number: Option<u32>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_at: Option<Timestamp>,
    /// What is held of one's experience as a coach, the latest first.
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub evidence: Vec<EvidenceDetails>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// Everything one is asked to do.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnFacilitations {
    /// One for each programme and task, the latest first.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub items: Vec<OwnFacilitation>,
}

/// Who leads a session.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionLeader {
    /// Id of the facilitator.
    pub facilitator_id: Uuid,
    /// What they do.
    pub kind: FacilitatorKind,
    /// Their name; absent once they are erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// For whom they work, if from outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
}

/// The least that a coach must have behind them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CoachThreshold {
    /// Whole years of coaching groups.
    #[cfg_attr(feature = "openapi", schema(maximum = 70))]
    pub years: u32,
    /// Hours of coaching groups over the network.
    #[cfg_attr(feature = "openapi", schema(maximum = 20000))]
    pub remote_hours: u32,
    /// How many vouch for it.
    #[cfg_attr(feature = "openapi", schema(maximum = 100))]
    pub references: u32,
}

/// The least in each mode. Nothing at all is demanded where every figure is 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CoachThresholds {
    /// In person.
    pub in_person: CoachThreshold,
    /// Remote.
    pub remote: CoachThreshold,
    /// Hybrid.
    pub hybrid: CoachThreshold,
}

/// A decision on what coaches of the agency must have behind them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DecideCoachPolicy {
    /// The least in each mode.
    pub thresholds: CoachThresholds,
    /// Why.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 4000))]
    pub reason: String,
    /// The first day: sessions from then on are held to it.
    pub valid_from: Date,
    /// Name of the official who decides.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub name: String,
    /// Title of the official.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub title: String,
}

/// A policy that was decided.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CoachPolicyDetails {
    /// Its number, counted from 1.
    pub number: u32,
    /// The least in each mode.
    pub thresholds: CoachThresholds,
    /// Why.
    pub reason: String,
    /// The first day.
    pub valid_from: Date,
    /// Name of the official who decided.
    pub official_name: String,
    /// Title of the official.
    pub official_title: String,
    /// When it was decided.
    pub decided_at: Timestamp,
}

/// The answer to a decision.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CoachPolicyDecided {
    /// The policy.
    pub policy: CoachPolicyDetails,
    /// How many published sessions are in breach of it and were not in breach before. Nothing is cancelled for it.
    pub new_breaches: u32,
}

/// What is in force today.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CoachPolicyInForce {
    /// The least in each mode.
    pub thresholds: CoachThresholds,
    /// The decision; absent where the agency has decided nothing, and the recommendation of the report of 2020 holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<CoachPolicyDetails>,
    /// That recommendation: remote, a very experienced coach. The figures are the service's own.
    pub recommended: CoachThresholds,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CoachMeasure {
    /// Whole years.
    Years,
    /// Hours with remote groups.
    RemoteHours,
    /// References.
    References,
}

/// One figure that does not reach its threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CoachLack {
    /// Which.
    pub measure: CoachMeasure,
    /// The least.
    pub needed: u32,
    /// What is there; 0 where nothing was checked.
    pub there: u32,
}

/// In which way a session is in breach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CoachFault {
    /// Nobody is named to lead it.
    NoCoach,
    /// Who leads it is no coach.
    NotACoach,
    /// The coach lacks experience.
    Lacks,
}

/// Why a session is in breach of the policy: what was needed and what is there.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CoachFinding {
    /// In which way.
    pub fault: CoachFault,
    /// The least in its mode.
    pub needed: CoachThreshold,
    /// The figures that do not reach it.
    #[cfg_attr(feature = "openapi", schema(max_items = 3))]
    pub lacks: Vec<CoachLack>,
}
