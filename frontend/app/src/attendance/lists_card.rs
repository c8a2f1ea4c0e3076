use polku_api_types::text::DeliveryMode;
use polku_ui::{ButtonKind, Buttons, Card, LinkButton, Words};
use yew::prelude::*;

use super::place::Place;

/// The other ways to mark a session: on paper, and by a remote tool's list.
pub fn lists_card(words: Words, place: Place, mode: DeliveryMode, has_begun: bool) -> Html {
    html! {
        <Card id="lists" title={words.say("attendance-lists")} lead={words.say("attendance-lists-what")}>
            <Buttons>
                <LinkButton kind={ButtonKind::Secondary} href={place.sign_in()}>{ words.say("attendance-to-sign-in") }</LinkButton>
                if has_begun {
                    <LinkButton kind={ButtonKind::Secondary} href={place.typed_back()}>{ words.say("attendance-to-typed-back") }</LinkButton>
                    if mode != DeliveryMode::InPerson {
                        <LinkButton kind={ButtonKind::Secondary} href={place.remote_list()}>{ words.say("attendance-to-remote-list") }</LinkButton>
                    }
                }
            </Buttons>
        </Card>
    }
}
