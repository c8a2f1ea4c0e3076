use std::rc::Rc;

use polku_api_types::programmes::{CallDetails, CallState};
use polku_api_types::rehearsal::{PublishRehearsal, Rehearsal};
use polku_ui::field::TextInput;
use polku_ui::{Button, Buttons, Card, Words, use_toasts, use_words};
use yew::prelude::*;

use super::words::request;
use crate::context::use_session;
use crate::hooks::{FormFailure, use_action};

#[derive(Properties, PartialEq)]
pub struct PublishProps {
    pub call: Rc<CallDetails>,
    pub found: Rc<Rehearsal>,
    pub on_done: Callback<()>,
}

/// Publishing what was rehearsed, for the decider: of invented people only, once the terms of the call stand.
#[component]
pub fn Publish(props: &PublishProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let session = use_session();
    let own_name = session.me().map(|me| me.display_name.clone()).unwrap_or_default();
    let name = use_state(|| own_name);
    let title = use_state(String::new);
    let call = props.call.id;
    let done = {
        let on_done = props.on_done.clone();
        Callback::from(move |()| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("rehearsal-published-toast"));
            }
            on_done.emit(());
        })
    };
    let publish = use_action(
        move |client, key, body: PublishRehearsal| async move {
            client.publish_rehearsal(key, call, &body).await.map(drop)
        },
        done,
    );
    let decides = session.holds_for("decider", props.call.programme_id);
    if let Some(why) = hindrance(&props.call, &props.found, decides) {
        return told(words, why);
    }
    let onsubmit = {
        let (name, title, found, run) =
            (name.clone(), title.clone(), props.found.clone(), publish.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let rehearsal = request(&found, Some(found.seed.clone()));
            let (name, title) = (name.trim().to_owned(), title.trim().to_owned());
            run.emit(PublishRehearsal { rehearsal, name, title });
        })
    };
    html! {
        <Card accent=true id="rehearsal-publish" title={words.say("rehearsal-publish")} lead={words.say("rehearsal-publish-what")}>
            <form class="form" {onsubmit} novalidate=true>
                <FormFailure failure={publish.failure.clone()} attempt={publish.attempt} control={Callback::from(control)} />
                <TextInput id="publish-name" label={words.say("decider-name")} value={(*name).clone()} error={publish.field("/name")}
                    max_length={200} on_input={Callback::from(move |text| name.set(text))} />
                <TextInput id="publish-title" label={words.say("decider-title")} hint={words.say("rehearsal-publish-title-hint")} value={(*title).clone()}
                    error={publish.field("/title")} max_length={200} on_input={Callback::from(move |text| title.set(text))} />
                <Buttons><Button submit=true busy={publish.busy}>{ words.say("rehearsal-publish-it") }</Button></Buttons>
            </form>
        </Card>
    }
}

/// What keeps this rehearsal from being published, as a text.
fn hindrance(call: &CallDetails, found: &Rehearsal, decides: bool) -> Option<&'static str> {
    let stands = matches!(call.state, CallState::AwaitingApproval | CallState::Approved);
    match (found.pool.invented.is_some(), stands, decides) {
        (false, _, _) => Some("rehearsal-publish-invented"),
        (true, false, _) => Some("rehearsal-publish-later"),
        (true, true, false) => Some("rehearsal-publish-decider"),
        (true, true, true) => None,
    }
}

fn told(words: Words, why: &str) -> Html {
    html! {
        <Card id="rehearsal-publish" title={words.say("rehearsal-publish")}>
            <p>{ words.say(why) }</p>
        </Card>
    }
}

fn control(pointer: String) -> Option<AttrValue> {
    match pointer.as_str() {
        "/name" => Some("publish-name".into()),
        "/title" => Some("publish-title".into()),
        _ => None,
    }
}
