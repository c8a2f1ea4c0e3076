use std::rc::Rc;

use polku_api_types::selection::{ConfirmSelection, MailPreview, MailPreviewGroup, SelectionDetails};
use polku_ui::field::{Checkbox, TextInput};
use polku_ui::{AsyncView, Button, Buttons, Card, Words, use_words};
use yew::prelude::*;

use crate::context::use_session;
use crate::hooks::{FormFailure, use_action, use_query};

/// What the decider decides of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deciding {
    /// The drawn list becomes the outcome.
    List,
    /// The waiting list ends.
    WaitingList,
}

impl Deciding {
    /// The step's title, what it does, and the word of its button.
    const fn texts(self) -> [&'static str; 3] {
        match self {
            Self::List => ["step-confirm-selection", "step-confirm-selection-what", "selection-confirm"],
            Self::WaitingList => {
                ["step-end-waiting-list", "step-end-waiting-list-what", "selection-end-waiting-list"]
            }
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct ConfirmFormProps {
    pub round: Rc<SelectionDetails>,
    pub deciding: Deciding,
    pub on_done: Callback<()>,
}

/// The decider looks at whom the decision will write to, and decides.
#[component]
pub fn ConfirmForm(props: &ConfirmFormProps) -> Html {
    let words = use_words();
    let session = use_session();
    let own_name = session.me().map(|me| me.display_name.clone()).unwrap_or_default();
    let name = use_state(|| own_name);
    let title = use_state(String::new);
    let read = use_state(|| false);
    let (selection, version) = (props.round.id, props.round.version);
    let deciding = props.deciding;
    let preview = use_query(selection, move |client, id| async move {
        match deciding {
            Deciding::List => client.preview_selection_mail(id).await,
            Deciding::WaitingList => client.preview_last_word(id).await,
        }
    });
    let confirm = use_action(
        move |client, key, body: ConfirmSelection| async move {
            match deciding {
                Deciding::List => client.confirm_selection(selection, key, version, &body).await,
                Deciding::WaitingList => client.end_waiting_list(selection, key, version, &body).await,
            }
            .map(drop)
        },
        props.on_done.clone(),
    );
    let [step, what, act] = deciding.texts();
    let onsubmit = {
        let (name, title, run) = (name.clone(), title.clone(), confirm.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(ConfirmSelection { name: name.trim().to_owned(), title: title.trim().to_owned() });
        })
    };
    // Nobody has read what is not there yet.
    let told = preview.state.data.is_some();
    let ready = Callback::from(move |preview: Rc<MailPreview>| mail_samples(words, &preview));
    let checked = *read;
    html! {
        <>
            <Card id="mails" title={words.say("selection-mails")} lead={words.say("selection-mails-what")}>
                <AsyncView<MailPreview> state={preview.state} {ready} on_retry={preview.reload} />
            </Card>
            <Card accent=true id="confirm" title={words.say(step)}>
                <p>{ words.say(what) }</p>
                <form class="form" {onsubmit} novalidate=true>
                    <FormFailure failure={confirm.failure.clone()} attempt={confirm.attempt} control={Callback::from(control)} />
                    <TextInput id="decider-name" label={words.say("decider-name")} value={(*name).clone()} error={confirm.field("/name")}
                        max_length={200} on_input={Callback::from(move |text| name.set(text))} />
                    <TextInput id="decider-title" label={words.say("decider-title")} hint={words.say("decider-title-hint")} value={(*title).clone()}
                        error={confirm.field("/title")} max_length={200} on_input={Callback::from(move |text| title.set(text))} />
                    <Checkbox id="looked" label={words.say("selection-looked")} {checked} on_change={Callback::from(move |now| read.set(now))} />
                    <Buttons><Button submit=true busy={confirm.busy} disabled={!checked || !told}>{ words.say(act) }</Button></Buttons>
                </form>
            </Card>
        </>
    }
}

fn control(pointer: String) -> Option<AttrValue> {
    match pointer.as_str() {
        "/name" => Some("decider-name".into()),
        "/title" => Some("decider-title".into()),
        _ => None,
    }
}

/// How many get which message, with a sample of each.
pub fn mail_samples(words: Words, preview: &MailPreview) -> Html {
    let total = [("count", preview.recipients.into()), ("without", preview.without_address.into())];
    html! {
        <>
            <p>{ words.say_with("selection-mails-count", &total) }</p>
            { for preview.groups.iter().map(|group| sample(words, group)) }
        </>
    }
}

fn sample(words: Words, group: &MailPreviewGroup) -> Html {
    let summary = words.say_with(
        "selection-mail-sample",
        &[("subject", group.subject.as_str().into()), ("count", group.count.into())],
    );
    html! {
        <details class="disclosure" key={group.template.clone()}>
            <summary>{ summary }</summary>
            <p class="quiet">{ words.say_with("selection-mail-first", &[("names", group.recipients.join(", ").into())]) }</p>
            <pre class="letter">{ &group.text }</pre>
        </details>
    }
}
