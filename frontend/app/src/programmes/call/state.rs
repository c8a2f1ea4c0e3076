use polku_api_types::programmes::CallState;
use polku_ui::{Tag, Tone, Words};
use yew::prelude::*;

/// Where a call stands, in a word.
pub fn state_tag(words: Words, state: CallState) -> Html {
    let (tone, key) = match state {
        CallState::Draft => (Tone::Plain, "call-state-draft"),
        CallState::AwaitingApproval => (Tone::Warn, "call-state-awaiting"),
        CallState::Approved => (Tone::Good, "call-state-approved"),
        CallState::Open => (Tone::Info, "call-state-open"),
        CallState::Closed => (Tone::Plain, "call-state-closed"),
    };
    html! { <Tag {tone}>{ words.say(key) }</Tag> }
}
