//! The words for states and reasons, as the pages say them.

use polku_api_types::participation::{DiscontinuationReason, ParticipationState};

/// The key of a state's word.
#[must_use]
pub const fn state_key(state: ParticipationState) -> &'static str {
    match state {
        ParticipationState::Ongoing => "participation-state-ongoing",
        ParticipationState::Paused => "participation-state-paused",
        ParticipationState::Discontinued => "participation-state-discontinued",
        ParticipationState::Completed => "participation-state-completed",
    }
}

/// The key of a reason's words.
#[must_use]
pub const fn reason_key(reason: DiscontinuationReason) -> &'static str {
    match reason {
        DiscontinuationReason::LeftAgency => "participation-reason-left-agency",
        DiscontinuationReason::WorkSituation => "participation-reason-work-situation",
        DiscontinuationReason::OtherDuties => "participation-reason-other-duties",
        DiscontinuationReason::OtherPath => "participation-reason-other-path",
        DiscontinuationReason::OwnChoice => "participation-reason-own-choice",
        DiscontinuationReason::NotTold => "participation-reason-not-told",
    }
}
