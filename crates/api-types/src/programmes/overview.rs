//! The coordinator's page of a programme.

use jiff::Timestamp;

use super::call::CallDetails;
use super::programme::ProgrammeDetails;

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
    /// Still without a place when the waiting list ended.
    #[serde(default)]
    pub not_selected: u32,
    /// Moved to another programme of the initiative, as they accepted.
    #[serde(default)]
    pub rerouted: u32,
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
    /// The assessors give points; only where the call has them given.
    ScoreApplications,
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
    /// End the waiting list.
    EndWaitingList,
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
