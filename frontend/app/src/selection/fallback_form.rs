use polku_api_types::selection::{Fallback, UseFallback};
use polku_i18n::format;
use polku_ui::field::{Checkbox, TextInput};
use polku_ui::{Button, Buttons, Card, KeyValue, KeyValueList, use_words};
use yew::prelude::*;

use super::workspace_page::NowProps;
use crate::hooks::{FormFailure, use_action};

/// Keeps the public value in place of a share that was not revealed in time. There is one such value and no second try:
/// so it is to be compared with where it was published before it is sent.
#[component]
pub fn FallbackForm(props: &NowProps) -> Html {
    let words = use_words();
    let (value, source) = (use_state(String::new), use_state(String::new));
    let compared = use_state(|| false);
    let (selection, version) = (props.round.id, props.round.version);
    let keep = use_action(
        move |client, key, body: UseFallback| async move {
            client.use_fallback(selection, key, version, &body).await.map(drop)
        },
        props.on_done.clone(),
    );
    let onsubmit = {
        let (value, source, run) = (value.clone(), source.clone(), keep.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(UseFallback { value: value.trim().to_owned(), source: source.trim().to_owned() });
        })
    };
    let on_value = {
        let (value, compared) = (value.clone(), compared.clone());
        Callback::from(move |text| {
            value.set(text);
            compared.set(false);
        })
    };
    let declared = props.round.fallback.as_ref().map(|fallback| declared(words, fallback));
    let given = !value.trim().is_empty() && !source.trim().is_empty();
    let (checked, disabled) = (*compared, !*compared || !given);
    html! {
        <Card accent=true id="fallback-use" title={words.say("fallback-title")}>
            <p>{ words.say("fallback-what") }</p>
            { declared }
            <form class="form" {onsubmit} novalidate=true>
                <FormFailure failure={keep.failure.clone()} attempt={keep.attempt} control={Callback::from(control)} />
                <TextInput id="fallback-value" label={words.say("fallback-value")} hint={words.say("fallback-value-hint")}
                    value={(*value).clone()} error={keep.field("/value")} max_length={2000} on_input={on_value} />
                <TextInput id="fallback-source" label={words.say("fallback-source")} hint={words.say("fallback-source-hint")}
                    value={(*source).clone()} error={keep.field("/source")} max_length={2000}
                    on_input={Callback::from(move |text| source.set(text))} />
                <Checkbox id="fallback-compared" label={words.say("fallback-compared")} {checked}
                    on_change={Callback::from(move |now| compared.set(now))} />
                <Buttons><Button submit=true busy={keep.busy} {disabled}>{ words.say("fallback-keep") }</Button></Buttons>
            </form>
        </Card>
    }
}

/// What was declared before anybody could know the value.
fn declared(words: polku_ui::Words, fallback: &Fallback) -> Html {
    let day = format::date(words.language, fallback.available_on);
    let items = vec![
        KeyValue::new(words.say("fallback-declared"), fallback.description.clone()),
        KeyValue::new(words.say("fallback-declared-day"), day),
    ];
    html! { <KeyValueList {items} /> }
}

fn control(pointer: String) -> Option<AttrValue> {
    match pointer.as_str() {
        "/value" => Some("fallback-value".into()),
        "/source" => Some("fallback-source".into()),
        _ => None,
    }
}
