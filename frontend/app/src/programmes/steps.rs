use polku_api_types::programmes::NextStepKind;
use polku_ui::Words;
use uuid::Uuid;
use yew::AttrValue;

use crate::route::CoordinatorRoute;

/// The name of a step in texts.
const fn key(kind: NextStepKind) -> &'static str {
    match kind {
        NextStepKind::PublishDesign => "step-publish-design",
        NextStepKind::PrepareCall => "step-prepare-call",
        NextStepKind::AddCooperation => "step-add-cooperation",
        NextStepKind::SubmitCall => "step-submit-call",
        NextStepKind::ApproveCall => "step-approve-call",
        NextStepKind::WaitForOpening => "step-wait-for-opening",
        NextStepKind::WaitForClosing => "step-wait-for-closing",
        NextStepKind::PrepareSelection => "step-prepare-selection",
        NextStepKind::PromiseShares => "step-promise-shares",
        NextStepKind::Commit => "step-commit",
        NextStepKind::RevealShares => "step-reveal-shares",
        NextStepKind::Draw => "step-draw",
        NextStepKind::ConfirmSelection => "step-confirm-selection",
        NextStepKind::FollowOffers => "step-follow-offers",
        NextStepKind::FormGroups => "step-form-groups",
        NextStepKind::ConfirmGroups => "step-confirm-groups",
    }
}

/// The step in a few words.
#[must_use]
pub fn step_word(words: Words, kind: NextStepKind) -> AttrValue {
    words.say(key(kind))
}

/// What is to be done and why.
#[must_use]
pub fn step_what(words: Words, kind: NextStepKind) -> AttrValue {
    words.say(&format!("{}-what", key(kind)))
}

/// Whose turn it is.
#[must_use]
pub fn step_role(words: Words, role: &str) -> AttrValue {
    let key = format!("role-{}", role.replace('_', "-"));
    words.try_say(&key).unwrap_or_else(|| role.to_owned().into())
}

/// Where the step is done.
#[must_use]
pub const fn step_route(id: Uuid, kind: NextStepKind) -> Option<CoordinatorRoute> {
    Some(match kind {
        NextStepKind::PublishDesign => CoordinatorRoute::Design { id },
        NextStepKind::PrepareCall
        | NextStepKind::AddCooperation
        | NextStepKind::SubmitCall
        | NextStepKind::ApproveCall => CoordinatorRoute::Call { id },
        NextStepKind::WaitForOpening | NextStepKind::WaitForClosing => return None,
        NextStepKind::PrepareSelection
        | NextStepKind::PromiseShares
        | NextStepKind::Commit
        | NextStepKind::RevealShares
        | NextStepKind::Draw
        | NextStepKind::ConfirmSelection => CoordinatorRoute::Selection { id },
        NextStepKind::FollowOffers => CoordinatorRoute::Places { id },
        NextStepKind::FormGroups | NextStepKind::ConfirmGroups => CoordinatorRoute::Groups { id },
    })
}
