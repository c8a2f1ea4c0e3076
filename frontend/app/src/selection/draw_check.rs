use std::rc::Rc;

use polku_domain::selection::ProofFault;
use polku_i18n::format;
use polku_ui::{Button, Buttons, Card, KeyValue, KeyValueList, Notice, Tone, use_words};
use yew::prelude::*;

use super::check::{Checked, Claim, Own, check_proof};
use crate::hooks::{FormFailure, use_action};

/// What became of a check.
pub type CheckOutcome = Result<Checked, ProofFault>;

#[derive(Properties, PartialEq)]
pub struct DrawCheckProps {
    /// Where the proof file is.
    pub proof_url: AttrValue,
    /// The reader's own line.
    #[prop_or_default]
    pub claim: Option<Claim>,
}

/// Computes the draw anew in this browser from the published file.
#[component]
pub fn DrawCheck(props: &DrawCheckProps) -> Html {
    let words = use_words();
    let result = use_state(|| None::<Rc<CheckOutcome>>);
    let done = {
        let (result, claim) = (result.clone(), props.claim.clone());
        Callback::from(move |file: String| result.set(Some(Rc::new(check_proof(&file, claim.as_ref())))))
    };
    let fetch = use_action(|client, _, url: AttrValue| async move { client.get_text(&url).await }, done);
    let onclick = {
        let (url, run) = (props.proof_url.clone(), fetch.run.clone());
        Callback::from(move |_: MouseEvent| run.emit(url.clone()))
    };
    html! {
        <Card id="check" title={words.say("draw-check-title")} lead={words.say("draw-check-lead")}>
            <Buttons>
                <Button busy={fetch.busy} {onclick}>{ words.say("draw-check-run") }</Button>
                <a href={props.proof_url.clone()} download="proof.json">{ words.say("draw-check-file") }</a>
            </Buttons>
            <FormFailure failure={fetch.failure.clone()} attempt={fetch.attempt} control={Callback::from(|_| None)} />
            if let Some(result) = &*result {
                <CheckResult result={result.clone()} />
            }
            if let Some(claim) = &props.claim {
                <p class="quiet">{ words.say("draw-check-own-line") }</p>
                <p><code>{ &claim.line }</code></p>
            }
        </Card>
    }
}

#[derive(Properties, PartialEq)]
pub struct CheckResultProps {
    pub result: Rc<CheckOutcome>,
}

/// The result in one sentence, and what to compare by eye.
#[component]
pub fn CheckResult(props: &CheckResultProps) -> Html {
    let words = use_words();
    let checked = match &*props.result {
        Ok(checked) => checked,
        Err(fault) => {
            return html! {
                <Notice tone={Tone::Bad} title={words.say("draw-check-failed")} announce=true>
                    <p>{ words.say("draw-check-failed-what") }</p>
                    <p><code>{ fault.to_string() }</code></p>
                </Notice>
            };
        }
    };
    let own = checked.own.map(|own| match own {
        Own::Seat(rank) => words.say_with("draw-check-own-seat", &[("rank", rank.into())]),
        Own::Waiting(rank) => words.say_with("draw-check-own-waiting", &[("rank", rank.into())]),
        Own::Absent => words.say("draw-check-own-absent"),
        Own::OfSomebodyElse => words.say("draw-check-own-not-yours"),
    });
    let items = vec![
        KeyValue::new(
            words.say("draw-check-pool"),
            AttrValue::from(format::number(words.language, checked.pool)),
        ),
        KeyValue::new(
            words.say("draw-check-seats"),
            AttrValue::from(format::number(words.language, checked.seats)),
        ),
        KeyValue::new(
            words.say("draw-check-commitment"),
            html! { <code>{ in_groups(&checked.commitment) }</code> },
        ),
    ];
    let tone = match checked.own {
        Some(Own::Absent | Own::OfSomebodyElse) => Tone::Warn,
        _ => Tone::Good,
    };
    html! {
        <Notice {tone} title={words.say("draw-check-passed")} announce=true>
            if let Some(own) = own {
                <p>{ own }</p>
            }
            <KeyValueList {items} />
            <p class="quiet">{ words.say("draw-check-compare") }</p>
        </Notice>
    }
}

/// Eight digits at a time: two long numbers are compared by eye.
pub fn in_groups(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 8);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && index.is_multiple_of(8) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}
