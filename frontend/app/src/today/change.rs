use std::rc::Rc;

use polku_api_types::today::{ChangeToday, DayChange, DayStep, SessionToday};
use polku_ui::{Button, ButtonKind, Buttons, Card, Notice, Tone, Words, use_toasts, use_words};
use yew::prelude::*;

use super::form::{Typed, details, field_name, misfit_key, step_key, steps};
use crate::hooks::use_action;
use crate::programmes::form::{FormFaults, use_draft, use_form};

#[derive(Properties, PartialEq)]
pub struct ChangeProps {
    pub seen: Rc<SessionToday>,
    pub on_done: Callback<()>,
}

/// Four big choices, what the chosen one does, and one button.
#[component]
pub fn Change(props: &ChangeProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let seen = &props.seen;
    let draft = use_draft(Typed::default);
    let (id, version) = (seen.session_id, seen.version);
    let done = {
        let on_done = props.on_done.clone();
        Callback::from(move |change: DayChange| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say_with("today-done", &[("count", change.told.into())]));
            }
            on_done.emit(());
        })
    };
    let act = use_action(
        move |client, key, body: ChangeToday| async move {
            client.change_session_today(id, version, key, &body).await
        },
        done,
    );
    let form = use_form(&act);
    let onsubmit = {
        let (draft, send, seen) = (draft.clone(), form.send.clone(), seen.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(draft.asked(words, &seen));
        })
    };
    let step = draft.step(seen);
    let kind = if step == Some(DayStep::Cancel) { ButtonKind::Danger } else { ButtonKind::Primary };
    let label = step.map_or("today-step", step_key);
    html! {
        <form class="form" {onsubmit} novalidate=true>
            <FormFaults faults={form.faults.clone()} failure={form.failure.clone()} attempt={form.attempt}
                name={Callback::from(move |at: String| field_name(words, &at))} />
            <Card id="what" title={words.say("today-what")}>
                { steps(words, seen, &draft, &form.faults) }
                { details(words, seen, &draft, &form.faults) }
            </Card>
            if let Some(step) = step {
                { effect(words, seen, &draft, step) }
                <Buttons><Button submit=true {kind} busy={form.busy}>{ words.say(label) }</Button></Buttons>
            }
        </form>
    }
}

/// What would happen, before it does.
fn effect(words: Words, seen: &SessionToday, typed: &Typed, step: DayStep) -> Html {
    let misfits = seen.turns.iter().filter(|turn| step == DayStep::Turn && Some(turn.to) == typed.mode());
    let given = !typed.join.trim().is_empty();
    let misfits: Vec<&'static str> = misfits
        .flat_map(|turn| &turn.misfits)
        .map(|misfit| misfit_key(*misfit))
        .filter(|key| !(given && *key == "today-misfit-join"))
        .collect();
    html! {
        <Card id="effect" title={words.say("today-effect")}>
            <p>{ words.say_with("today-told", &[("count", seen.members.into())]) }</p>
            if step == DayStep::Cancel && seen.choices.iter().any(|choice| choice.step == DayStep::Substitute) {
                <p>{ words.say("today-hours-stay") }</p>
            }
            if !misfits.is_empty() {
                <Notice tone={Tone::Warn}>{ for misfits.into_iter().map(|key| html! { <p>{ words.say(key) }</p> }) }</Notice>
            }
            if !seen.member_names.is_empty() {
                <details>
                    <summary>{ words.say("today-who-is-told") }</summary>
                    <ul>{ for seen.member_names.iter().map(|name| html! { <li>{ name.clone() }</li> }) }</ul>
                </details>
            }
        </Card>
    }
}
