use polku_api_types::programmes::{CallDetails, CallState};
use polku_ui::{ButtonKind, Buttons, Card, LinkButton, Words};
use yew::prelude::*;

use crate::route::PlanningRoute;

/// The way to the rehearsal, as long as the call has not opened.
pub fn rehearse_card(words: Words, call: &CallDetails) -> Html {
    if matches!(call.state, CallState::Open | CallState::Closed) {
        return Html::default();
    }
    html! {
        <Card id="rehearse" title={words.say("rehearsal-to")} lead={words.say("rehearsal-to-what")}>
            <Buttons>
                <LinkButton kind={ButtonKind::Secondary} href={PlanningRoute::Rehearsal { id: call.programme_id }}>
                    { words.say("rehearsal-to") }
                </LinkButton>
            </Buttons>
        </Card>
    }
}
