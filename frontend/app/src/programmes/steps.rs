use polku_api_types::programmes::NextStepKind;
use polku_ui::Words;
use uuid::Uuid;
use yew::AttrValue;

use crate::route::{CoordinatorRoute, ParticipantsRoute, RoundRoute};

/// The texts of a step: what it is, and what is to be done and why.
const fn texts(kind: NextStepKind) -> (&'static str, &'static str) {
    match kind {
        NextStepKind::PublishDesign => ("step-publish-design", "step-publish-design-what"),
        NextStepKind::PrepareCall => ("step-prepare-call", "step-prepare-call-what"),
        NextStepKind::AddCooperation => ("step-add-cooperation", "step-add-cooperation-what"),
        NextStepKind::SubmitCall => ("step-submit-call", "step-submit-call-what"),
        NextStepKind::ApproveCall => ("step-approve-call", "step-approve-call-what"),
        NextStepKind::WaitForOpening => ("step-wait-for-opening", "step-wait-for-opening-what"),
        NextStepKind::WaitForClosing => ("step-wait-for-closing", "step-wait-for-closing-what"),
        NextStepKind::PrepareSelection => ("step-prepare-selection", "step-prepare-selection-what"),
        NextStepKind::ScoreApplications => ("step-score-applications", "step-score-applications-what"),
        NextStepKind::PromiseShares => ("step-promise-shares", "step-promise-shares-what"),
        NextStepKind::Commit => ("step-commit", "step-commit-what"),
        NextStepKind::RevealShares => ("step-reveal-shares", "step-reveal-shares-what"),
        NextStepKind::Draw => ("step-draw", "step-draw-what"),
        NextStepKind::ConfirmSelection => ("step-confirm-selection", "step-confirm-selection-what"),
        NextStepKind::FollowOffers => ("step-follow-offers", "step-follow-offers-what"),
        NextStepKind::FormGroups => ("step-form-groups", "step-form-groups-what"),
        NextStepKind::ConfirmGroups => ("step-confirm-groups", "step-confirm-groups-what"),
        NextStepKind::EndWaitingList => ("step-end-waiting-list", "step-end-waiting-list-what"),
    }
}

/// The step in a few words.
#[must_use]
pub fn step_word(words: Words, kind: NextStepKind) -> AttrValue {
    words.say(texts(kind).0)
}

/// What is to be done and why.
#[must_use]
pub fn step_what(words: Words, kind: NextStepKind) -> AttrValue {
    words.say(texts(kind).1)
}

/// Whose turn it is; nobody's where time does the step.
#[must_use]
pub fn step_role(words: Words, role: &str) -> Option<AttrValue> {
    words.try_say(&format!("role-{}", role.replace('_', "-")))
}

/// The address at which the step is done.
#[must_use]
pub fn step_address(id: Uuid, kind: NextStepKind) -> Option<AttrValue> {
    Some(match kind {
        NextStepKind::PublishDesign => CoordinatorRoute::Design { id }.into(),
        NextStepKind::PrepareCall
        | NextStepKind::AddCooperation
        | NextStepKind::SubmitCall
        | NextStepKind::ApproveCall => CoordinatorRoute::Call { id }.into(),
        NextStepKind::WaitForOpening | NextStepKind::WaitForClosing => return None,
        NextStepKind::PrepareSelection
        | NextStepKind::ScoreApplications
        | NextStepKind::PromiseShares
        | NextStepKind::Commit
        | NextStepKind::RevealShares
        | NextStepKind::Draw
        | NextStepKind::ConfirmSelection
        | NextStepKind::EndWaitingList => RoundRoute::Selection { id }.into(),
        NextStepKind::FollowOffers => RoundRoute::Places { id }.into(),
        NextStepKind::FormGroups | NextStepKind::ConfirmGroups => ParticipantsRoute::Groups { id }.into(),
    })
}
