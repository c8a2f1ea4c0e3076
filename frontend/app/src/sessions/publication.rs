use polku_api_types::sessions::{PublishSessions, Sessions};
use polku_ui::{Button, ButtonKind, Buttons, Card, ConfirmDialog, use_toasts, use_words};
use uuid::Uuid;
use yew::prelude::*;

use crate::hooks::{FormFailure, use_action};

/// So many can be published at once.
const MOST: usize = 200;

#[derive(Properties, PartialEq)]
pub struct PublicationProps {
    /// The programme.
    pub programme: Uuid,
    /// Its drafts, the earliest first.
    pub drafts: Vec<Uuid>,
    /// How many of them clash with something.
    pub clashing: usize,
    pub on_done: Callback<()>,
}

/// Publishes all drafts after asking: everybody concerned is told at once.
#[component]
pub fn Publication(props: &PublicationProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let open = use_state(|| false);
    let set = |value: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(value))
    };
    let done = {
        let (on_done, close) = (props.on_done.clone(), set(false));
        Callback::from(move |published: Sessions| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say_with("sessions-published", &[("count", published.items.len().into())]));
            }
            close.emit(());
            on_done.emit(());
        })
    };
    let programme = props.programme;
    let publish = use_action(
        move |client, key, session_ids: Vec<Uuid>| async move {
            client.publish_sessions(programme, key, &PublishSessions { session_ids }).await
        },
        done,
    );
    let session_ids: Vec<Uuid> = props.drafts.iter().copied().take(MOST).collect();
    let count = [("count", session_ids.len().into())];
    let action = words.say_with("sessions-publish", &count);
    html! {
        <Card id="publication" accent=true title={words.say_with("sessions-drafts", &[("count", props.drafts.len().into())])}>
            <p>{ words.say("sessions-drafts-what") }</p>
            <Buttons><Button onclick={set(true).reform(|_: MouseEvent| ())}>{ action.clone() }</Button></Buttons>
            <ConfirmDialog id="publish" title={words.say_with("sessions-publish-question", &count)} {action} open={*open}
                kind={ButtonKind::Primary} busy={publish.busy} on_confirm={publish.run.reform(move |()| session_ids.clone())} on_close={set(false)}>
                <FormFailure failure={publish.failure.clone()} attempt={publish.attempt} control={Callback::from(|_| None)} />
                <p>{ words.say("sessions-publish-what") }</p>
                if props.clashing > 0 {
                    <p>{ words.say_with("sessions-publish-clashes", &[("count", props.clashing.into())]) }</p>
                }
            </ConfirmDialog>
        </Card>
    }
}
