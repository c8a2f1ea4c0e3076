//! The secret address by which a calendar follows one's own sessions.

use std::rc::Rc;

use polku_api_types::calendars::{IssuedCalendarAddress, OwnCalendarAddress};
use polku_i18n::format;
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, CopyField, Notice, Tone, Words, use_toasts, use_words,
};
use yew::prelude::*;

use crate::hooks::{FormFailure, use_action, use_query};
use crate::zone::local;

/// Makes the address, shows it once, renews it and ends it.
#[component]
pub fn FollowCard() -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let own = use_query((), |client, ()| async move { client.view_own_calendar_address().await });
    let address = use_state(|| None::<String>);
    let made = {
        let (address, reload) = (address.clone(), own.reload.clone());
        Callback::from(move |made: IssuedCalendarAddress| {
            address.set(made.address);
            reload.emit(());
        })
    };
    let make = use_action(|client, key, ()| async move { client.make_own_calendar_address(key).await }, made);
    let ended = {
        let (address, reload) = (address.clone(), own.reload.clone());
        Callback::from(move |()| {
            address.set(None);
            if let Some(toasts) = &toasts {
                toasts.done(words.say("follow-ended"));
            }
            reload.emit(());
        })
    };
    let end = use_action(|client, _, ()| async move { client.end_own_calendar_address().await }, ended);
    let buttons = Doing {
        busy: (make.busy, end.busy),
        make: make.run.reform(|_: MouseEvent| ()),
        end: end.run.reform(|_: MouseEvent| ()),
    };
    let shown = (*address).clone();
    let ready =
        Callback::from(move |own: Rc<OwnCalendarAddress>| standing(words, &own, shown.is_some(), &buttons));
    html! {
        <Card id="follow" title={words.say("follow-title")}>
            <p>{ words.say("follow-what") }</p>
            <p class="quiet">{ words.say("follow-secret") }</p>
            <FormFailure failure={make.failure.clone()} attempt={make.attempt} control={Callback::from(|_| None)} />
            <FormFailure failure={end.failure.clone()} attempt={end.attempt} control={Callback::from(|_| None)} />
            if let Some(address) = (*address).clone() {
                { once(words, address) }
            }
            <AsyncView<OwnCalendarAddress> state={own.state} {ready} on_retry={own.reload} />
        </Card>
    }
}

/// What the buttons do, and which of them is busy: making, ending.
struct Doing {
    busy: (bool, bool),
    make: Callback<MouseEvent>,
    end: Callback<MouseEvent>,
}

/// The address, as long as the page stands: nobody can show it again.
fn once(words: Words, address: String) -> Html {
    // Calendar applications take this scheme as the wish to follow; a browser would save the file once.
    let follow = address.split_once("://").map(|(_, rest)| format!("webcal://{rest}"));
    html! {
        <Notice tone={Tone::Good} announce=true title={words.say("follow-made")}>
            <p>{ words.say("follow-made-what") }</p>
            <CopyField id="follow-address" label={words.say("follow-address")} value={address} />
            if let Some(follow) = follow {
                <p><a href={follow}>{ words.say("follow-open") }</a></p>
            }
        </Notice>
    }
}

/// Since when there is one, and the buttons. The one that makes an address keeps its place, and with it the focus: nobody
/// who presses it once more ends what they have just made.
fn standing(words: Words, own: &OwnCalendarAddress, is_shown: bool, doing: &Doing) -> Html {
    let (making, ending) = doing.busy;
    let since = own.made_at.map(|at| format::date(words.language, local(at).date()));
    let is_made = since.is_some();
    let make = if is_made { "follow-renew" } else { "follow-make" };
    html! {
        <>
            <div key="since">
                if let Some(date) = since {
                    if !is_shown {
                        <p>{ words.say_with("follow-since", &[("date", date.into())]) }</p>
                    }
                    <p class="quiet">{ words.say("follow-renew-what") }</p>
                }
            </div>
            <Buttons key="buttons">
                <Button key="make" kind={ButtonKind::Secondary} busy={making} onclick={doing.make.clone()}>{ words.say(make) }</Button>
                if is_made {
                    <Button key="end" kind={ButtonKind::Quiet} busy={ending} onclick={doing.end.clone()}>{ words.say("follow-end") }</Button>
                }
            </Buttons>
        </>
    }
}
