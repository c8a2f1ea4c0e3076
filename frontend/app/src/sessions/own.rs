//! What a participant is told of a session of theirs, wherever it stands.

use jiff::civil::Date;
use polku_api_types::sessions::OwnSession;
use polku_api_types::words::Spoken as _;
use polku_i18n::format;
use polku_ui::Words;
use yew::prelude::*;

use super::words::is_near;
use crate::zone::local;

/// The way in while it is open, and from when it is, from the day before on: of what is further ahead nobody needs to know
/// that yet. The server's clock and its day decide, not the browser's.
pub fn join(words: Words, session: &OwnSession, today: Option<Date>) -> Html {
    let Some(join) = &session.join else { return Html::default() };
    match &join.address {
        Some(address) => html! { <p>{ join_button(words, address) }</p> },
        None if is_near(today, &session.start, &session.end) => {
            let opens = format::moment(words.language, local(join.opens_at));
            html! { <p class="quiet screen-only">{ words.say_with("own-join-opens", &[("when", opens.into())]) }</p> }
        }
        None => Html::default(),
    }
}

/// The button that leads to where everybody meets. What is behind it learns nothing of this page.
pub fn join_button(words: Words, address: &str) -> Html {
    html! {
        <a class="button button--primary" href={address.to_owned()} rel="noreferrer noopener" target="_blank">{ words.say("own-join") }</a>
    }
}

/// That it is held otherwise than was told first, and why.
pub fn changed(words: Words, session: &OwnSession) -> Html {
    let Some(change) = session.mode_change else { return Html::default() };
    let (from, cause) = (words.say(change.from.word()), words.say(change.cause.word()));
    let said = [("from", from.as_str().into()), ("cause", cause.as_str().into())];
    html! { <p>{ words.say_with("own-mode-changed", &said) }</p> }
}
