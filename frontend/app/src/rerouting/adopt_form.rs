use std::rc::Rc;

use polku_api_types::rerouting::{AddendumDetails, AddendumPreview, AdoptAddendum};
use polku_ui::field::{Checkbox, TextInput};
use polku_ui::{AsyncView, Button, Buttons, KeyValue, KeyValueList, Words, use_toasts, use_words};
use yew::prelude::*;

use crate::context::use_session;
use crate::hooks::{FormFailure, use_action, use_query};
use crate::selection::mail_samples;

#[derive(Properties, PartialEq)]
pub struct AdoptFormProps {
    pub addendum: AddendumDetails,
    pub on_adopted: Callback<()>,
}

/// The decider looks at whom the path would be offered to and what they would read, and adopts the addendum.
#[component]
pub fn AdoptForm(props: &AdoptFormProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let own_name = use_session().me().map(|me| me.display_name.clone()).unwrap_or_default();
    let name = use_state(|| own_name);
    let title = use_state(String::new);
    let read = use_state(|| false);
    let (id, version) = (props.addendum.id, props.addendum.version);
    let preview = use_query(id, |client, id| async move { client.preview_addendum(id).await });
    let done = props.on_adopted.reform(move |()| {
        if let Some(toasts) = &toasts {
            toasts.done(words.say("paths-adopted-toast"));
        }
    });
    let adopt = use_action(
        move |client, key, body: AdoptAddendum| async move {
            client.adopt_addendum(key, id, version, &body).await.map(drop)
        },
        done,
    );
    let onsubmit = {
        let (name, title, run) = (name.clone(), title.clone(), adopt.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(AdoptAddendum { name: name.trim().to_owned(), title: title.trim().to_owned() });
        })
    };
    let control = move |field: &str| AttrValue::from(format!("{field}-{id}"));
    let ready = Callback::from(move |preview: Rc<AddendumPreview>| consequences(words, &preview));
    // Nobody has read what is not there yet.
    let told = preview.state.data.is_some();
    let checked = *read;
    html! {
        <>
            <AsyncView<AddendumPreview> state={preview.state} {ready} on_retry={preview.reload} />
            <form class="form" {onsubmit} novalidate=true>
                <h3>{ words.say("paths-adopt-title") }</h3>
                <p>{ words.say("paths-adopt-what") }</p>
                <FormFailure failure={adopt.failure.clone()} attempt={adopt.attempt}
                    control={Callback::from(move |pointer: String| pointer.strip_prefix('/').map(control))} />
                <TextInput id={control("name")} label={words.say("decider-name")} value={(*name).clone()} error={adopt.field("/name")}
                    max_length={200} on_input={Callback::from(move |text| name.set(text))} />
                <TextInput id={control("title")} label={words.say("decider-title")} hint={words.say("decider-title-hint")} value={(*title).clone()}
                    error={adopt.field("/title")} max_length={200} on_input={Callback::from(move |text| title.set(text))} />
                <Checkbox id={control("looked")} label={words.say("paths-looked")} {checked} on_change={Callback::from(move |now| read.set(now))} />
                <Buttons><Button submit=true busy={adopt.busy} disabled={!checked || !told}>{ words.say("paths-adopt") }</Button></Buttons>
            </form>
        </>
    }
}

fn consequences(words: Words, preview: &AddendumPreview) -> Html {
    let mut items = vec![
        KeyValue::new(words.say("paths-suits"), preview.suits.to_string()),
        KeyValue::new(words.say("paths-free-places"), preview.free_places.to_string()),
    ];
    if preview.not_known > 0 {
        items.push(KeyValue::new(words.say("paths-not-known"), preview.not_known.to_string()));
    }
    html! {
        <>
            <h3>{ words.say("paths-consequences") }</h3>
            <KeyValueList {items} />
            { mail_samples(words, &preview.mail) }
        </>
    }
}
