//! A new personal link for somebody who has left: sent where they said, or else handed over.

use std::rc::Rc;

use polku_api_types::people::PersonSummary;
use polku_api_types::personal_links::{IssuedPersonalLink, PersonalLinkState};
use polku_i18n::format;
use polku_ui::field::Checkbox;
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, CopyField, Dialog, Notice, Tone, Words, use_toasts, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use crate::hooks::{FormFailure, use_action, use_query};
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct PersonalLinkProps {
    pub person: PersonSummary,
}

/// A button beside somebody who has left, and what it opens.
#[component]
pub fn PersonalLink(props: &PersonalLinkProps) -> Html {
    let words = use_words();
    let open = use_state(|| false);
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let name = format!("{} {}", props.person.given_name, props.person.family_name);
    let id = props.person.id;
    html! {
        <>
            <Button kind={ButtonKind::Quiet} label={words.say_with("leaver-link-of", &[("name", name.as_str().into())])}
                onclick={set(true).reform(|_: MouseEvent| ())}>{ words.say("leaver-link") }</Button>
            if *open {
                <Dialog id={format!("link-{id}")} title={words.say_with("leaver-link-of", &[("name", name.into())])} open=true on_close={set(false)}>
                    <Standing person={id} />
                </Dialog>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct StandingProps {
    person: Uuid,
}

/// How it stands, and what can be done about it.
#[component]
fn Standing(props: &StandingProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let person = props.person;
    let state = use_query(person, |client, person| async move { client.view_personal_link(person).await });
    let checked = use_state(|| false);
    let made = use_state(|| None::<IssuedPersonalLink>);
    let issued = {
        let (made, checked, reload) = (made.clone(), checked.clone(), state.reload.clone());
        let toasts = toasts.clone();
        Callback::from(move |link: IssuedPersonalLink| {
            if let Some(toasts) = toasts.as_ref().filter(|_| link.sent) {
                toasts.done(words.say("leaver-link-sent"));
            }
            made.set(Some(link));
            checked.set(false);
            reload.emit(());
        })
    };
    let issue = use_action(
        move |client, key, ()| async move { client.issue_personal_link(person, key).await },
        issued,
    );
    let ended = {
        let (made, reload) = (made.clone(), state.reload.clone());
        Callback::from(move |()| {
            made.set(None);
            if let Some(toasts) = &toasts {
                toasts.done(words.say("leaver-link-ended"));
            }
            reload.emit(());
        })
    };
    let end = use_action(move |client, _, ()| async move { client.end_personal_link(person).await }, ended);
    let ready = {
        let (busy, run) = (end.busy, end.run.reform(|_: MouseEvent| ()));
        Callback::from(move |state: Rc<PersonalLinkState>| standing(words, &state, busy, &run))
    };
    let onsubmit = {
        let run = issue.run.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(());
        })
    };
    let on_check = {
        let checked = checked.clone();
        Callback::from(move |is: bool| checked.set(is))
    };
    let known = state.state.data.as_ref().map(|state| state.address_given);
    html! {
        <div class="stack">
            <p>{ words.say("leaver-link-what") }</p>
            <FormFailure failure={end.failure.clone()} attempt={end.attempt} control={Callback::from(|_| None)} />
            <AsyncView<PersonalLinkState> state={state.state} {ready} on_retry={state.reload} />
            if let Some(link) = made.as_ref().and_then(|made| made.link.clone()) {
                <Notice tone={Tone::Good} announce=true title={words.say("leaver-link-made")}>
                    <p>{ words.say("leaver-link-made-what") }</p>
                    <CopyField id="leaver-link" label={words.say("leaver-link")} value={link} />
                </Notice>
            }
            if let Some(address_given) = known {
                <form class="form" {onsubmit} novalidate=true>
                    <FormFailure failure={issue.failure.clone()} attempt={issue.attempt} control={Callback::from(|_| None)} />
                    if address_given {
                        <Buttons><Button submit=true busy={issue.busy}>{ words.say("leaver-link-send") }</Button></Buttons>
                    } else {
                        <p class="quiet">{ words.say("leaver-link-by-hand") }</p>
                        <Checkbox id="identity-checked" label={words.say("leaver-link-checked")} hint={words.say("leaver-link-checked-hint")} checked={*checked} on_change={on_check} />
                        <Buttons><Button submit=true busy={issue.busy} disabled={!*checked}>{ words.say("leaver-link-make") }</Button></Buttons>
                    }
                </form>
            }
        </div>
    }
}

/// Where a link goes, whether one can be used, and the way to end it.
fn standing(words: Words, state: &PersonalLinkState, busy: bool, end: &Callback<MouseEvent>) -> Html {
    let moment = state.link_until.map(|at| format::moment(words.language, local(at)));
    let anything = state.link_until.is_some() || state.open || state.address_given;
    let address = if state.address_given { "leaver-link-address-given" } else { "leaver-link-address-none" };
    html! {
        <>
            <p>{ words.say(address) }</p>
            if let Some(moment) = moment {
                <p>{ words.say_with("leaver-link-until", &[("moment", moment.into())]) }</p>
            }
            if state.open {
                <p>{ words.say("leaver-link-open") }</p>
            }
            if anything {
                <p class="quiet">{ words.say("leaver-link-end-what") }</p>
                <Buttons><Button kind={ButtonKind::Secondary} {busy} onclick={end.clone()}>{ words.say("leaver-link-end") }</Button></Buttons>
            }
        </>
    }
}
