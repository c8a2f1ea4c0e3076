use polku_api_types::facilitators::{
    CheckEvidence, EvidenceDetails, EvidenceOutcome, FacilitatorDetails, StateEvidence,
};
use polku_i18n::format;
use polku_ui::field::{TextArea, TextInput};
use polku_ui::{
    Button, ButtonKind, Buttons, Card, MarkItem, MarkList, Symbol, Tag, Tone, Words, use_toasts, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::words::evidence_line;
use crate::hooks::{FormFailure, use_action, use_draft};
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct EvidenceProps {
    pub coach: FacilitatorDetails,
    /// Whether the reader may state something.
    pub states: bool,
    pub on_done: Callback<()>,
}

/// What a coach has behind them: the history, a check by somebody else, and stating it anew.
#[component]
pub fn Evidence(props: &EvidenceProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let coach = props.coach.id;
    let done = {
        let on_done = props.on_done.clone();
        Callback::from(move |_: FacilitatorDetails| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("coach-evidence-checked"));
            }
            on_done.emit(());
        })
    };
    let check = use_action(
        move |client, key, (evidence, outcome): (Uuid, EvidenceOutcome)| async move {
            client.check_evidence(coach, evidence, key, &CheckEvidence { outcome }).await
        },
        done,
    );
    let item = |stated: &EvidenceDetails| item(words, stated, check.busy, &check.run);
    html! {
        <Card id="evidence" title={words.say("coach-evidence")}>
            <p>{ words.say("coach-evidence-what") }</p>
            <FormFailure failure={check.failure.clone()} attempt={check.attempt} control={Callback::from(|_| None)} />
            if props.coach.evidence.is_empty() {
                <p>{ words.say("coach-evidence-none") }</p>
            } else {
                <MarkList ruled=true items={props.coach.evidence.iter().map(item).collect::<Vec<_>>()} />
            }
            if props.states {
                <State key={props.coach.evidence.len()} {coach} on_done={props.on_done.clone()} />
            }
        </Card>
    }
}

fn item(
    words: Words,
    stated: &EvidenceDetails,
    busy: bool,
    check: &Callback<(Uuid, EvidenceOutcome)>,
) -> MarkItem {
    let moment = |at| format::moment(words.language, local(at));
    let who =
        |name: &Option<String>| name.clone().unwrap_or_else(|| words.say("facilitator-erased").to_string());
    let by = words.say_with(
        "coach-stated-by",
        &[("name", who(&stated.stated_by).into()), ("when", moment(stated.stated_at).into())],
    );
    let checked = stated.check.as_ref().map(|check| {
        let key = match check.outcome {
            EvidenceOutcome::Confirmed => "coach-confirmed-by",
            EvidenceOutcome::Refused => "coach-refused-by",
        };
        words.say_with(
            key,
            &[("name", who(&check.checked_by).into()), ("when", moment(check.checked_at).into())],
        )
    });
    let id = stated.id;
    let press = |outcome| check.reform(move |_: MouseEvent| (id, outcome));
    let detail = html! {
        <>
            if let Some(note) = &stated.note {
                <p>{ note.clone() }</p>
            }
            <p class="quiet">{ by }</p>
            { match checked {
                Some(checked) => html! { <p class="quiet">{ checked }</p> },
                None => html! {
                    <Buttons>
                        <Button kind={ButtonKind::Secondary} {busy} onclick={press(EvidenceOutcome::Confirmed)}>{ words.say("coach-confirm") }</Button>
                        <Button kind={ButtonKind::Quiet} {busy} onclick={press(EvidenceOutcome::Refused)}>{ words.say("coach-refuse") }</Button>
                    </Buttons>
                },
            } }
        </>
    };
    let (symbol, tone) =
        if stated.counts { (Symbol::Check, Tone::Good) } else { (Symbol::Info, Tone::Plain) };
    let aside = html! {
        if stated.counts {
            <Tag tone={Tone::Good}>{ words.say("coach-evidence-counts") }</Tag>
        } else if stated.check.is_none() {
            <Tag tone={Tone::Warn}>{ words.say("coach-evidence-unchecked") }</Tag>
        }
    };
    let title = evidence_line(words, stated.years, stated.remote_hours, stated.references);
    MarkItem::new(symbol, tone, html! { <strong>{ title }</strong> }).detail(detail).aside(aside)
}

#[derive(Clone, Default, PartialEq)]
struct Typed {
    years: String,
    hours: String,
    references: String,
    note: String,
}

#[derive(Properties, PartialEq)]
struct StateProps {
    coach: Uuid,
    on_done: Callback<()>,
}

fn control(pointer: &str) -> Option<AttrValue> {
    let id = match pointer {
        "/years" => "evidence-years",
        "/remote_hours" => "evidence-hours",
        "/references" => "evidence-references",
        "/note" => "evidence-note",
        _ => return None,
    };
    Some(id.into())
}

#[component]
fn State(props: &StateProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let coach = props.coach;
    let draft = use_draft(Typed::default);
    let done = {
        let on_done = props.on_done.clone();
        Callback::from(move |_: FacilitatorDetails| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("coach-evidence-stated"));
            }
            on_done.emit(());
        })
    };
    let state = use_action(
        move |client, key, body: StateEvidence| async move { client.state_evidence(coach, key, &body).await },
        done,
    );
    let onsubmit = {
        let (draft, run) = (draft.clone(), state.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            // What is no number is more than any: the server says at the field how much there can be.
            let number =
                |text: &str| if text.trim().is_empty() { 0 } else { text.trim().parse().unwrap_or(u32::MAX) };
            let note = draft.note.trim();
            run.emit(StateEvidence {
                years: number(&draft.years),
                remote_hours: number(&draft.hours),
                references: number(&draft.references),
                note: (!note.is_empty()).then(|| note.to_owned()),
            });
        })
    };
    html! {
        <form class="form" {onsubmit} novalidate=true>
            <h3>{ words.say("coach-evidence-state") }</h3>
            <FormFailure failure={state.failure.clone()} attempt={state.attempt} control={Callback::from(|at: String| control(&at))} />
            <TextInput id="evidence-years" kind="number" short=true label={words.say("coach-years")} value={draft.years.clone()}
                error={state.field("/years")} on_input={draft.on(|typed: &mut Typed, text: String| typed.years = text)} />
            <TextInput id="evidence-hours" kind="number" short=true label={words.say("coach-hours")} value={draft.hours.clone()}
                error={state.field("/remote_hours")} on_input={draft.on(|typed: &mut Typed, text: String| typed.hours = text)} />
            <TextInput id="evidence-references" kind="number" short=true label={words.say("coach-references")} value={draft.references.clone()}
                error={state.field("/references")} on_input={draft.on(|typed: &mut Typed, text: String| typed.references = text)} />
            <TextArea id="evidence-note" label={words.say("coach-note")} hint={words.say("coach-note-hint")} optional=true max_length={Some(500)} value={draft.note.clone()}
                error={state.field("/note").map(|_| words.say("coach-note-wrong"))} on_input={draft.on(|typed: &mut Typed, text: String| typed.note = text)} />
            <Buttons><Button submit=true busy={state.busy}>{ words.say("coach-evidence-save") }</Button></Buttons>
        </form>
    }
}
