use polku_api_types::sessions::{ClashKind, SessionClash};
use polku_i18n::format;
use polku_ui::{Tag, Tone, Words};
use yew::prelude::*;

use crate::localised::shown;
use crate::zone::local;

/// What else takes place at the same time, under a mark that something does; nothing where nothing does.
pub fn clash_lines(words: Words, clashes: &[SessionClash]) -> Html {
    if clashes.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <p><Tag tone={Tone::Warn}>{ words.say("session-clash") }</Tag></p>
            { for clashes.iter().map(|clash| html! { <p class="quiet">{ line(words, clash) }</p> }) }
        </>
    }
}

fn line(words: Words, clash: &SessionClash) -> AttrValue {
    let key = match clash.kind {
        ClashKind::Group => "session-clash-group",
        ClashKind::Facilitator => "session-clash-facilitator",
        ClashKind::Room => "session-clash-room",
        ClashKind::Participants => "session-clash-participants",
    };
    let title = match &clash.title {
        Some(title) => shown(words, title),
        None => words.say("session-clash-elsewhere"),
    };
    let when = format::moment_range(words.language, local(clash.starts_at), local(clash.ends_at));
    words.say_with(key, &[("title", title.as_str().into()), ("when", when.into())])
}
