use polku_api_types::applications::MyApplication;
use polku_api_types::selection::AskForCheck;
use polku_i18n::format;
use polku_ui::field::TextArea;
use polku_ui::{Button, ButtonKind, Buttons, Card, use_toasts, use_words};
use yew::prelude::*;

use super::shown::{answer, claim, state};
use crate::hooks::{FormFailure, use_action};

#[derive(Properties, PartialEq)]
pub struct CheckCardProps {
    pub application: MyApplication,
    pub on_asked: Callback<()>,
}

/// The checks of one's own outcome, and the way to ask for one while it can be asked for.
#[component]
pub fn CheckCard(props: &CheckCardProps) -> Html {
    let words = use_words();
    let MyApplication { checks, can_ask_check_until, .. } = &props.application;
    if checks.is_empty() && can_ask_check_until.is_none() {
        return Html::default();
    }
    html! {
        <Card id="check-requests" title={words.say("check-title")} lead={words.say("check-what")}>
            { for checks.iter().map(|check| html! {
                <section key={check.id.to_string()} class="stack">
                    <p>{ state(words, check) }</p>
                    { claim(words, check) }
                    if let Some(given) = &check.answer {
                        { answer(words, given) }
                    }
                </section>
            }) }
            if let Some(until) = can_ask_check_until {
                <Ask application={props.application.id} until={format::date(words.language, *until)} on_asked={props.on_asked.clone()} />
            }
        </Card>
    }
}

#[derive(Properties, PartialEq)]
struct AskProps {
    application: uuid::Uuid,
    until: AttrValue,
    on_asked: Callback<()>,
}

/// Closed until it is wanted: most people have nothing to ask.
#[component]
fn Ask(props: &AskProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let open = use_state(|| false);
    let typed = use_state(String::new);
    let done = {
        let (open, typed, on_asked) = (open.clone(), typed.clone(), props.on_asked.clone());
        Callback::from(move |()| {
            open.set(false);
            typed.set(String::new());
            if let Some(toasts) = &toasts {
                toasts.done(words.say("check-asked-toast"));
            }
            on_asked.emit(());
        })
    };
    let application = props.application;
    let ask = use_action(
        move |client, key, claim: String| async move {
            client.ask_for_check(application, key, &AskForCheck { claim }).await.map(drop)
        },
        done,
    );
    if !*open {
        let onclick = {
            let open = open.clone();
            Callback::from(move |_: MouseEvent| open.set(true))
        };
        return html! {
            <>
                <p class="quiet">{ words.say_with("check-until", &[("date", props.until.as_str().into())]) }</p>
                <Buttons><Button kind={ButtonKind::Secondary} {onclick}>{ words.say("check-ask") }</Button></Buttons>
            </>
        };
    }
    let onsubmit = {
        let (typed, run) = (typed.clone(), ask.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(typed.trim().to_owned());
        })
    };
    html! {
        <form class="form" {onsubmit} novalidate=true>
            <FormFailure failure={ask.failure.clone()} attempt={ask.attempt}
                control={Callback::from(|pointer: String| (pointer == "/claim").then_some("claim".into()))} />
            <TextArea id="claim" label={words.say("check-claim")} hint={words.say("check-claim-hint")} value={(*typed).clone()} max_length={2000}
                error={ask.field("/claim")} on_input={Callback::from(move |text| typed.set(text))} />
            <Buttons><Button submit=true busy={ask.busy}>{ words.say("check-send") }</Button></Buttons>
        </form>
    }
}
