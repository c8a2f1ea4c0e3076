use polku_api_types::sessions::OwnSession;
use polku_i18n::format;
use polku_ui::Words;
use yew::prelude::*;

use crate::zone::local;

/// The way in while it is open, and from when it is until then. The server's clock decides, not the browser's.
pub fn join(words: Words, session: &OwnSession) -> Html {
    let Some(join) = &session.join else { return Html::default() };
    match &join.address {
        Some(address) => html! { <p>{ join_button(words, address) }</p> },
        None => {
            let opens = format::moment(words.language, local(join.opens_at));
            html! { <p class="quiet">{ words.say_with("own-join-opens", &[("when", opens.into())]) }</p> }
        }
    }
}

/// The button that leads to where everybody meets. What is behind it learns nothing of this page.
pub fn join_button(words: Words, address: &str) -> Html {
    html! {
        <a class="button" href={address.to_owned()} rel="noreferrer noopener" target="_blank">{ words.say("own-join") }</a>
    }
}
