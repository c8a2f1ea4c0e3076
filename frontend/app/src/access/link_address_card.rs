//! Where one's own personal link goes when one's service ends.

use polku_api_types::personal_links::{LinkAddress, OwnPersonalLink};
use polku_i18n::format;
use polku_ui::field::TextInput;
use polku_ui::{Button, ButtonKind, Buttons, Card, use_toasts, use_words};
use yew::prelude::*;

use super::leaver_page::control;
use super::sign_in_page::setter;
use crate::hooks::{FormFailure, use_action};
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct LinkAddressCardProps {
    pub own: OwnPersonalLink,
    pub on_change: Callback<()>,
}

/// The address that the reader gave, and the way to give or take it back.
#[component]
pub fn LinkAddressCard(props: &LinkAddressCardProps) -> Html {
    let words = use_words();
    html! {
        <Card id="link-address" title={words.say("link-address-title")} lead={words.say("link-address-what")}>
            <Form key={props.own.address.clone().unwrap_or_default()} own={props.own.clone()} on_change={props.on_change.clone()} />
        </Card>
    }
}

#[component]
fn Form(props: &LinkAddressCardProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let typed = use_state(String::new);
    let done = |toast: &'static str| {
        let (toasts, on_change) = (toasts.clone(), props.on_change.clone());
        Callback::from(move |()| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say(toast));
            }
            on_change.emit(());
        })
    };
    let give = use_action(
        |client, key, address: String| async move {
            client.set_own_link_address(key, &LinkAddress { address }).await.map(drop)
        },
        done("link-address-given"),
    );
    let take_back = use_action(
        |client, _, ()| async move { client.delete_own_link_address().await },
        done("link-address-taken-back"),
    );
    if let Some(address) = &props.own.address {
        let since = props.own.given_at.map(|at| format::date(words.language, local(at).date()));
        let told = [("address", address.as_str().into()), ("date", since.unwrap_or_default().into())];
        return html! {
            <>
                <FormFailure failure={take_back.failure.clone()} attempt={take_back.attempt} control={Callback::from(|_| None)} />
                <p>{ words.say_with("link-address-is", &told) }</p>
                <Buttons>
                    <Button kind={ButtonKind::Secondary} busy={take_back.busy} onclick={take_back.run.reform(|_: MouseEvent| ())}>{ words.say("link-address-take-back") }</Button>
                </Buttons>
            </>
        };
    }
    let onsubmit = {
        let (typed, run) = (typed.clone(), give.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit((*typed).clone());
        })
    };
    html! {
        <form class="form" {onsubmit} novalidate=true>
            <FormFailure failure={give.failure.clone()} attempt={give.attempt} control={Callback::from(control)} />
            <TextInput id="address" kind="email" autocomplete="email" label={words.say("link-address")} hint={words.say("link-address-hint")}
                value={(*typed).clone()} error={give.field("/address")} on_input={setter(&typed)} />
            <Buttons><Button kind={ButtonKind::Secondary} submit=true busy={give.busy}>{ words.say("link-address-give") }</Button></Buttons>
        </form>
    }
}
