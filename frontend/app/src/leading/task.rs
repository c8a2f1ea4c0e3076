use polku_api_types::facilitators::{
    AcceptFacilitatorTerms, EvidenceDetails, FacilitatorStage, OwnFacilitation,
};
use polku_i18n::format;
use polku_ui::{Button, Buttons, Card, KeyValue, KeyValueList, Notice, Tone, use_toasts, use_words};
use yew::prelude::*;

use crate::facilitators::{evidence_line, kind_word, stage_tag};
use crate::hooks::{FormFailure, use_action};
use crate::localised::shown;
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct TaskProps {
    pub own: OwnFacilitation,
    pub on_done: Callback<()>,
}

/// One thing that the reader is asked to do: its terms, its last day, and what is held of them.
#[component]
pub fn Task(props: &TaskProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let own = &props.own;
    let (id, version, number) = (own.id, own.version, own.terms.number);
    let done = {
        let on_done = props.on_done.clone();
        Callback::from(move |_: OwnFacilitation| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("own-leading-accepted"));
            }
            on_done.emit(());
        })
    };
    let accept = use_action(
        move |client, key, ()| async move {
            client.accept_facilitator_terms(id, version, key, &AcceptFacilitatorTerms { number }).await
        },
        done,
    );
    let mut items = vec![
        KeyValue::new(words.say("facilitator-kind"), kind_word(words, own.kind)),
        KeyValue::new(words.say("facilitator-until"), format::date(words.language, own.ends_on)),
    ];
    if let Some(organisation) = &own.organisation {
        items.push(KeyValue::new(words.say("facilitator-organisation"), organisation.clone()));
    }
    if let Some(email) = &own.email {
        items.push(KeyValue::new(words.say("facilitator-email"), email.clone()));
    }
    if let (Some(number), Some(at)) = (own.terms_number, own.accepted_at) {
        let when = format::moment(words.language, local(at));
        let accepted =
            words.say_with("facilitator-accepted", &[("number", number.into()), ("when", when.into())]);
        items.push(KeyValue::new(words.say("facilitator-terms"), accepted));
    }
    items.extend(own.evidence.iter().map(|one| KeyValue::new(words.say("coach-evidence"), held(words, one))));
    let asks = own.stage != FacilitatorStage::Ended && own.terms_number != Some(number) && number > 0;
    html! {
        <Card id={format!("task-{id}")} title={shown(words, &own.programme)} accent={asks} aside={stage_tag(words, own.stage)}>
            <KeyValueList {items} />
            if asks {
                <Notice tone={Tone::Info} title={words.say("own-leading-terms")}>
                    if let Some(text) = &own.terms.text {
                        { for shown(words, text).lines().map(|line| html! { <p>{ line.to_owned() }</p> }) }
                    }
                </Notice>
                <FormFailure failure={accept.failure.clone()} attempt={accept.attempt} control={Callback::from(|_| None)} />
                <Buttons><Button busy={accept.busy} onclick={accept.run.reform(|_: MouseEvent| ())}>{ words.say("own-leading-accept") }</Button></Buttons>
                <p class="quiet">{ words.say("own-leading-accept-what") }</p>
            }
        </Card>
    }
}

fn held(words: polku_ui::Words, one: &EvidenceDetails) -> Html {
    let line = evidence_line(words, one.years, one.remote_hours, one.references);
    html! { <>{ line }if let Some(note) = &one.note { <p class="quiet">{ note.clone() }</p> }</> }
}
