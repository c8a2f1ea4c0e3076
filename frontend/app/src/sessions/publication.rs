use std::collections::BTreeSet;

use polku_api_types::problem::ProblemCode;
use polku_api_types::sessions::{PublishSessions, SessionDetails, Sessions};
use polku_ui::{
    Button, ButtonKind, Buttons, Card, ConfirmDialog, Link, Notice, Tone, Words, use_toasts, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::words::when;
use crate::hooks::{ActionFailure, FormFailure, use_action};
use crate::route::LeadingRoute;

/// So many can be published at once.
const MOST: usize = 200;

/// A session that can be published.
#[derive(Clone, PartialEq)]
pub struct Draft {
    id: Uuid,
    when: AttrValue,
}

impl Draft {
    pub fn of(words: Words, session: &SessionDetails) -> Self {
        Self { id: session.id, when: when(words, &session.start, &session.end, &session.zone) }
    }
}

#[derive(Properties, PartialEq)]
pub struct PublicationProps {
    /// The programme.
    pub programme: Uuid,
    /// Its drafts, the earliest first.
    pub drafts: Vec<Draft>,
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
    let session_ids: Vec<Uuid> = props.drafts.iter().map(|draft| draft.id).take(MOST).collect();
    let count = [("count", session_ids.len().into())];
    let action = words.say_with("sessions-publish", &count);
    html! {
        <Card id="publication" accent=true title={words.say_with("sessions-drafts", &[("count", props.drafts.len().into())])}>
            <p>{ words.say("sessions-drafts-what") }</p>
            <Buttons><Button onclick={set(true).reform(|_: MouseEvent| ())}>{ action.clone() }</Button></Buttons>
            <ConfirmDialog id="publish" title={words.say_with("sessions-publish-question", &count)} {action} open={*open}
                kind={ButtonKind::Primary} busy={publish.busy} on_confirm={publish.run.reform(move |()| session_ids.clone())} on_close={set(false)}>
                if let Some(breach) = publish.failure.as_deref().filter(|failure| failure.code == Some(ProblemCode::CoachPolicyBreached)) {
                    { in_breach(words, programme, &props.drafts, breach) }
                } else {
                    <FormFailure failure={publish.failure.clone()} attempt={publish.attempt} control={Callback::from(|_| None)} />
                }
                <p>{ words.say("sessions-publish-what") }</p>
                if props.clashing > 0 {
                    <p>{ words.say_with("sessions-publish-clashes", &[("count", props.clashing.into())]) }</p>
                }
            </ConfirmDialog>
        </Card>
    }
}

/// That the policy on coaches is not met, and by which sessions: what lacks is said where their leaders are named.
fn in_breach(words: Words, id: Uuid, drafts: &[Draft], failure: &ActionFailure) -> Html {
    let refused = failure.fields.iter().filter_map(|field| {
        let index = field.pointer.strip_prefix("/session_ids/")?.split('/').next()?;
        index.parse::<usize>().ok()
    });
    // One session may lack several things.
    let refused: BTreeSet<usize> = refused.collect();
    let item = |draft: &Draft| {
        let href = LeadingRoute::SessionLeading { id, session: draft.id };
        let to = words.say_with("sessions-to-leading-of", &[("when", draft.when.as_str().into())]);
        html! { <li key={draft.id.to_string()}><Link {href}>{ to }</Link></li> }
    };
    html! {
        <Notice tone={Tone::Bad} title={failure.failure.title.clone()} announce=true>
            <ul>{ for refused.into_iter().filter_map(|index| drafts.get(index)).map(item) }</ul>
        </Notice>
    }
}
