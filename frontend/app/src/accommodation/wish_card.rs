use polku_api_types::accommodation::{AccommodationContact, AccommodationWish, SetAccommodationWish};
use polku_ui::field::{Checkboxes, TextArea};
use polku_ui::{
    Button, ButtonKind, Buttons, Card, ConfirmDialog, Notice, Tone, Words, use_toasts, use_words,
};
use yew::prelude::*;

use super::needs::{choices, chosen, said, ticked};
use crate::hooks::{FormFailure, use_action};

/// The server takes no longer words.
const MOST_CHARACTERS: usize = 1_000;

/// What the reader needs to take part.
pub fn accommodation_card(words: Words, wish: &AccommodationWish, on_change: &Callback<()>) -> Html {
    html! {
        <Card id="accommodation" title={words.say("accommodation-title")} lead={words.say("accommodation-lead")}>
            { who_reads(words, wish) }
            <Wish key={wish.version} wish={wish.clone()} on_change={on_change.clone()} />
        </Card>
    }
}

/// Said before anything is asked: who reads it, and that it decides nothing.
fn who_reads(words: Words, wish: &AccommodationWish) -> Html {
    match &wish.contact {
        Some(contact) => html! { <p>{ words.say_with("accommodation-readers", &named(contact)) }</p> },
        None if wish.version == 0 => html! { <p>{ words.say("accommodation-nobody-yet") }</p> },
        None => html! { <Notice tone={Tone::Warn}><p>{ words.say("accommodation-nobody-now") }</p></Notice> },
    }
}

fn named(contact: &AccommodationContact) -> [(&'static str, polku_i18n::Value); 2] {
    [("name", contact.name.as_str().into()), ("title", contact.title.as_str().into())]
}

#[derive(Properties, PartialEq)]
struct WishProps {
    wish: AccommodationWish,
    on_change: Callback<()>,
}

/// What was said, and the ways to say it, change it and take it back.
#[component]
fn Wish(props: &WishProps) -> Html {
    let words = use_words();
    let open = use_state(|| false);
    let wish = &props.wish;
    if *open {
        let on_close = {
            let open = open.clone();
            Callback::from(move |()| open.set(false))
        };
        return html! { <WishForm wish={wish.clone()} on_saved={props.on_change.clone()} {on_close} /> };
    }
    let onclick = Callback::from(move |_: MouseEvent| open.set(true));
    let label = if wish.version == 0 { "accommodation-open" } else { "accommodation-change" };
    html! {
        <>
            { said(words, &wish.needs, wish.words.as_ref()) }
            <Buttons>
                if wish.contact.is_some() {
                    <Button kind={ButtonKind::Secondary} {onclick}>{ words.say(label) }</Button>
                }
                if wish.version > 0 {
                    <TakeBack wish={wish.clone()} on_done={props.on_change.clone()} />
                }
            </Buttons>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct TakeBackProps {
    wish: AccommodationWish,
    on_done: Callback<()>,
}

/// Deletes the wish, once that is confirmed.
#[component]
fn TakeBack(props: &TakeBackProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let asked = use_state(|| false);
    let (application, version) = (props.wish.application_id, props.wish.version);
    let done = {
        let on_done = props.on_done.clone();
        Callback::from(move |()| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("accommodation-deleted"));
            }
            on_done.emit(());
        })
    };
    let delete = use_action(
        move |client, _, ()| async move { client.delete_accommodation_wish(application, version).await },
        done,
    );
    let set = |to: bool| {
        let asked = asked.clone();
        move || asked.set(to)
    };
    let (ask, close) = (set(true), set(false));
    html! {
        <>
            <Button kind={ButtonKind::Quiet} onclick={Callback::from(move |_: MouseEvent| ask())}>{ words.say("accommodation-delete") }</Button>
            <ConfirmDialog id={format!("accommodation-delete-{application}")} title={words.say("accommodation-delete-title")}
                action={words.say("accommodation-delete")} open={*asked} busy={delete.busy} on_confirm={delete.run.reform(|_| ())}
                on_close={Callback::from(move |()| close())}>
                <FormFailure failure={delete.failure.clone()} attempt={delete.attempt} control={Callback::from(|_| None)} />
                <p>{ words.say("accommodation-delete-what") }</p>
            </ConfirmDialog>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct WishFormProps {
    wish: AccommodationWish,
    on_saved: Callback<()>,
    on_close: Callback<()>,
}

/// Asks for the need and says that its cause is nobody's business.
#[component]
fn WishForm(props: &WishFormProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let needs = use_state(|| ticked(&props.wish.needs));
    let typed = use_state(|| props.wish.words.clone().unwrap_or_default());
    let (application, version) = (props.wish.application_id, props.wish.version);
    let done = {
        let on_saved = props.on_saved.clone();
        Callback::from(move |()| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("accommodation-saved"));
            }
            on_saved.emit(());
        })
    };
    let save = use_action(
        move |client, _, wish: SetAccommodationWish| async move {
            client.set_accommodation_wish(application, version, &wish).await.map(drop)
        },
        done,
    );
    let onsubmit = {
        let (needs, typed, run) = (needs.clone(), typed.clone(), save.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let text = typed.trim();
            let words = (!text.is_empty()).then(|| text.to_owned());
            run.emit(SetAccommodationWish { needs: chosen(&needs), words });
        })
    };
    let (needs_id, words_id) = (format!("needs-{application}"), format!("need-words-{application}"));
    let control = {
        let (needs_id, words_id) = (needs_id.clone(), words_id.clone());
        Callback::from(move |pointer: String| match pointer.as_str() {
            "/needs" => Some(AttrValue::from(needs_id.clone())),
            "/words" => Some(AttrValue::from(words_id.clone())),
            _ => None,
        })
    };
    // Nothing at all was said: whichever of the two is filled in will do.
    let nothing = save.field("/needs").map(|_| words.say("accommodation-nothing"));
    html! {
        <form class="form" {onsubmit} novalidate=true>
            <Notice><p>{ words.say("accommodation-no-health") }</p></Notice>
            <FormFailure failure={save.failure.clone()} attempt={save.attempt} {control} />
            <Checkboxes id={needs_id} optional=true label={words.say("accommodation-needs")} choices={choices(words)} values={(*needs).clone()} error={nothing}
                on_change={Callback::from(move |values| needs.set(values))} />
            <TextArea id={words_id} optional=true label={words.say("accommodation-words")} hint={words.say("accommodation-words-hint")}
                value={(*typed).clone()} max_length={MOST_CHARACTERS} error={save.field("/words")}
                on_input={Callback::from(move |text| typed.set(text))} />
            <Buttons>
                <Button submit=true busy={save.busy}>{ words.say("accommodation-save") }</Button>
                <Button kind={ButtonKind::Secondary} onclick={props.on_close.reform(|_| ())}>{ words.say("ui-cancel") }</Button>
            </Buttons>
        </form>
    }
}
