use polku_api_types::facilitators::{FacilitatorTerms, SetFacilitatorTerms};
use polku_ui::field::{Required, TextInLanguages, Written, WrittenErrors};
use polku_ui::{Button, Buttons, Card, Notice, Tone, use_toasts, use_words};
use uuid::Uuid;
use yew::prelude::*;

use crate::hooks::{FormFailure, use_action};
use crate::programmes::form::{typed_text, wire_text};

#[derive(Properties, PartialEq)]
pub struct TermsProps {
    /// The programme.
    pub programme: Uuid,
    pub terms: FacilitatorTerms,
    pub on_done: Callback<()>,
}

/// The terms of confidentiality; a first wording is offered, and nothing holds before somebody saves it.
#[component]
pub fn Terms(props: &TermsProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let (programme, number) = (props.programme, props.terms.number);
    let first = props.terms.text.clone();
    let typed = use_state(move || first.as_ref().map(typed_text).unwrap_or_default());
    let done = {
        let on_done = props.on_done.clone();
        Callback::from(move |_: FacilitatorTerms| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("facilitator-terms-saved"));
            }
            on_done.emit(());
        })
    };
    let save = use_action(
        move |client, _, body: SetFacilitatorTerms| async move {
            client.set_facilitator_terms(programme, u64::from(number), &body).await
        },
        done,
    );
    let onsubmit = {
        let (typed, run) = (typed.clone(), save.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(SetFacilitatorTerms { text: wire_text(&typed) });
        })
    };
    let errors =
        WrittenErrors { fi: save.field("/text/fi"), sv: save.field("/text/sv"), en: save.field("/text/en") };
    let on_change = {
        let typed = typed.clone();
        Callback::from(move |text: Written| typed.set(text))
    };
    html! {
        <Card id="terms" title={words.say("facilitator-terms")} accent={number == 0}>
            if number == 0 {
                <Notice tone={Tone::Warn}><p>{ words.say("facilitator-terms-none") }</p></Notice>
            } else {
                <p>{ words.say_with("facilitator-terms-number", &[("number", number.into())]) }</p>
            }
            <form class="form" {onsubmit} novalidate=true>
                <FormFailure failure={save.failure.clone()} attempt={save.attempt} control={Callback::from(|_| None)} />
                <TextInLanguages id="terms-text" label={words.say("facilitator-terms-text")} hint={words.say("facilitator-terms-hint")}
                    {errors} required={Required::Finnish} multiline=true value={(*typed).clone()} {on_change} />
                <Buttons><Button submit=true busy={save.busy}>{ words.say("facilitator-terms-save") }</Button></Buttons>
            </form>
        </Card>
    }
}
