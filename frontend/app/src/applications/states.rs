use polku_api_types::applications::ApplicationState;
use polku_ui::{Tone, Words};
use yew::AttrValue;

/// Every state, in the order of a round.
pub const STATES: [ApplicationState; 10] = [
    ApplicationState::Submitted,
    ApplicationState::Withdrawn,
    ApplicationState::Ineligible,
    ApplicationState::Offered,
    ApplicationState::Accepted,
    ApplicationState::Declined,
    ApplicationState::Expired,
    ApplicationState::Waiting,
    ApplicationState::NotSelected,
    ApplicationState::Rerouted,
];

/// The name on the wire.
#[must_use]
pub const fn state_name(state: ApplicationState) -> &'static str {
    match state {
        ApplicationState::Submitted => "submitted",
        ApplicationState::Withdrawn => "withdrawn",
        ApplicationState::Ineligible => "ineligible",
        ApplicationState::Offered => "offered",
        ApplicationState::Accepted => "accepted",
        ApplicationState::Declined => "declined",
        ApplicationState::Expired => "expired",
        ApplicationState::Waiting => "waiting",
        ApplicationState::NotSelected => "not_selected",
        ApplicationState::Rerouted => "rerouted",
    }
}

/// The state of a name on the wire.
#[must_use]
pub fn state_from(name: &str) -> Option<ApplicationState> {
    STATES.into_iter().find(|state| state_name(*state) == name)
}

/// The state in the reader's words.
#[must_use]
pub fn state_word(words: Words, state: ApplicationState) -> AttrValue {
    words.say(match state {
        ApplicationState::Submitted => "application-state-submitted",
        ApplicationState::Withdrawn => "application-state-withdrawn",
        ApplicationState::Ineligible => "application-state-ineligible",
        ApplicationState::Offered => "application-state-offered",
        ApplicationState::Accepted => "application-state-accepted",
        ApplicationState::Declined => "application-state-declined",
        ApplicationState::Expired => "application-state-expired",
        ApplicationState::Waiting => "application-state-waiting",
        ApplicationState::NotSelected => "application-state-not-selected",
        ApplicationState::Rerouted => "application-state-rerouted",
    })
}

/// The colour that goes with it.
#[must_use]
pub const fn state_tone(state: ApplicationState) -> Tone {
    match state {
        ApplicationState::Accepted => Tone::Good,
        ApplicationState::Offered => Tone::Warn,
        ApplicationState::Submitted | ApplicationState::Waiting => Tone::Info,
        ApplicationState::Withdrawn
        | ApplicationState::Ineligible
        | ApplicationState::Declined
        | ApplicationState::Expired
        | ApplicationState::NotSelected
        | ApplicationState::Rerouted => Tone::Plain,
    }
}
