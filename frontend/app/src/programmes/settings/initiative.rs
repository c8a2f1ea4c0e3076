use polku_api_types::programmes::{CreateInitiative, InitiativeDetails};
use polku_ui::field::{TextInLanguages, Written};
use polku_ui::{Button, ButtonKind, Buttons, Dialog, Words, use_words};
use yew::prelude::*;

use super::super::form::{FormFaults, Reader, control, use_draft, use_form};
use crate::hooks::use_action;

#[derive(Properties, PartialEq)]
pub struct NewInitiativeProps {
    pub on_done: Callback<InitiativeDetails>,
    pub on_close: Callback<()>,
}

#[derive(Clone, Default, PartialEq)]
struct Typed {
    name: Written,
    summary: Written,
}

/// Asks for the name and purpose of a new initiative.
#[component]
pub fn NewInitiative(props: &NewInitiativeProps) -> Html {
    let words = use_words();
    let draft = use_draft(Typed::default);
    let create = use_action(
        |client, key, body: CreateInitiative| async move { client.create_initiative(key, &body).await },
        props.on_done.clone(),
    );
    let form = use_form(&create);
    let onsubmit = {
        let (draft, send) = (draft.clone(), form.send.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mut reader = Reader::new(words);
            let body = CreateInitiative {
                name: reader.text("/name", &draft.name),
                summary: reader.text("/summary", &draft.summary),
            };
            send.emit(reader.finish(body));
        })
    };
    let faults = &form.faults;
    // The page below has a name of its own.
    let id = |field: &str| -> AttrValue { format!("initiative{}", control(field)).into() };
    html! {
        <Dialog id="new-initiative" title={words.say("settings-initiative-new")} open=true on_close={props.on_close.clone()}>
            <form class="form" {onsubmit} novalidate=true>
                <p>{ words.say("settings-initiative-what") }</p>
                <FormFaults faults={faults.clone()} failure={form.failure.clone()} attempt={form.attempt} name={Callback::from(move |at: String| name(words, &at))} />
                <TextInLanguages id={id("/name")} label={words.say("settings-initiative-name")} value={draft.name.clone()}
                    errors={faults.in_languages("/name")} on_change={draft.on(|typed, text| typed.name = text)} />
                <TextInLanguages id={id("/summary")} label={words.say("settings-initiative-summary")} multiline=true value={draft.summary.clone()}
                    errors={faults.in_languages("/summary")} on_change={draft.on(|typed, text| typed.summary = text)} />
                <Buttons>
                    <Button submit=true busy={form.busy}>{ words.say("settings-initiative-create") }</Button>
                    <Button kind={ButtonKind::Secondary} onclick={props.on_close.reform(|_| ())}>{ words.say("ui-cancel") }</Button>
                </Buttons>
            </form>
        </Dialog>
    }
}

fn name(words: Words, pointer: &str) -> Option<AttrValue> {
    if pointer.starts_with("/name") {
        Some(words.say("settings-initiative-name"))
    } else if pointer.starts_with("/summary") {
        Some(words.say("settings-initiative-summary"))
    } else {
        None
    }
}
