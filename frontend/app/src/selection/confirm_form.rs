use std::rc::Rc;

use polku_api_types::selection::{ConfirmSelection, MailPreview, MailPreviewGroup};
use polku_ui::field::{Checkbox, TextInput};
use polku_ui::{AsyncView, Button, Buttons, Card, Words, use_words};
use yew::prelude::*;

use super::workspace_page::NowProps;
use crate::context::use_session;
use crate::hooks::{FormFailure, use_action, use_query};

/// The decider looks at whom confirming will write to, and confirms the list.
#[component]
pub fn ConfirmForm(props: &NowProps) -> Html {
    let words = use_words();
    let session = use_session();
    let own_name = session.me().map(|me| me.display_name.clone()).unwrap_or_default();
    let name = use_state(|| own_name);
    let title = use_state(String::new);
    let read = use_state(|| false);
    let (selection, version) = (props.round.id, props.round.version);
    let preview = use_query(selection, |client, id| async move { client.preview_selection_mail(id).await });
    let confirm = use_action(
        move |client, key, body: ConfirmSelection| async move {
            client.confirm_selection(selection, key, version, &body).await.map(drop)
        },
        props.on_done.clone(),
    );
    let onsubmit = {
        let (name, title, run) = (name.clone(), title.clone(), confirm.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(ConfirmSelection { name: name.trim().to_owned(), title: title.trim().to_owned() });
        })
    };
    let ready = Callback::from(move |preview: Rc<MailPreview>| mails(words, &preview));
    let checked = *read;
    html! {
        <>
            <Card id="mails" title={words.say("selection-mails")} lead={words.say("selection-mails-what")}>
                <AsyncView<MailPreview> state={preview.state} {ready} on_retry={preview.reload} />
            </Card>
            <Card accent=true id="confirm" title={words.say("step-confirm-selection")}>
                <p>{ words.say("step-confirm-selection-what") }</p>
                <form class="form" {onsubmit} novalidate=true>
                    <FormFailure failure={confirm.failure.clone()} attempt={confirm.attempt} control={Callback::from(control)} />
                    <TextInput id="decider-name" label={words.say("decider-name")} value={(*name).clone()} error={confirm.field("/name")}
                        max_length={200} on_input={Callback::from(move |text| name.set(text))} />
                    <TextInput id="decider-title" label={words.say("decider-title")} hint={words.say("decider-title-hint")} value={(*title).clone()}
                        error={confirm.field("/title")} max_length={200} on_input={Callback::from(move |text| title.set(text))} />
                    <Checkbox id="looked" label={words.say("selection-looked")} {checked} on_change={Callback::from(move |now| read.set(now))} />
                    <Buttons><Button submit=true busy={confirm.busy} disabled={!checked}>{ words.say("selection-confirm") }</Button></Buttons>
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
pub(super) fn mails(words: Words, preview: &MailPreview) -> Html {
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
