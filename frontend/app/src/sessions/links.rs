use polku_api_types::sessions::SessionLink;
use polku_ui::{Card, Words};
use yew::prelude::*;

/// The materials of a session, each leading away from here.
pub fn links_card(words: Words, links: &[SessionLink]) -> Html {
    if links.is_empty() {
        return Html::default();
    }
    let link = |link: &SessionLink| {
        html! { <li><a href={link.address.clone()} rel="noreferrer noopener">{ link.title.clone() }</a></li> }
    };
    html! {
        <Card id="links" title={words.say("session-links")}>
            <ul>{ for links.iter().map(link) }</ul>
        </Card>
    }
}
