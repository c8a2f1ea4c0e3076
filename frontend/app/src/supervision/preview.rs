use polku_api_types::programmes::SupervisorPart;
use polku_api_types::supervision::SupervisorPreview;
use polku_i18n::format;
use polku_ui::{Notice, Words};
use yew::prelude::*;

use crate::programmes::hours_sentence;

/// Said before anything is sent: what the supervisor will learn, and what never.
pub fn preview_notice(words: Words, preview: &SupervisorPreview) -> Html {
    let hours = preview.content.as_ref().and_then(|content| content.hours.as_ref());
    let hours = hours.map_or_else(String::new, |hours| hours_sentence(words, hours).to_string());
    let told = match &preview.supervisor {
        Some(supervisor) => words.say_with(
            "supervisor-preview-told",
            &[("name", supervisor.name.as_str().into()), ("hours", hours.as_str().into())],
        ),
        None => words.say("supervisor-preview-nobody"),
    };
    let until = preview.statements_until.map(|day| format::date(words.language, day)).unwrap_or_default();
    html! {
        <Notice title={words.say("supervisor-preview-title")}>
            <p>{ told }</p>
            if preview.part == SupervisorPart::WorkingTime {
                <p>{ words.say_with("supervisor-preview-asked", &[("date", until.into())]) }</p>
            }
            <p>{ words.say("supervisor-preview-never") }</p>
        </Notice>
    }
}
