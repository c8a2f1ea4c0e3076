use polku_api_types::applications::{MyApplication, OfferDetails, OfferState};
use polku_client::Client;
use polku_i18n::format;
use polku_ui::{Button, ButtonKind, Buttons, Card, ConfirmDialog, Icon, Symbol, use_toasts, use_words};
use yew::prelude::*;

use crate::hooks::{FormFailure, use_action};
use crate::zone::last_minute;

#[derive(Properties, PartialEq)]
pub struct OpenOfferProps {
    pub offer: OfferDetails,
    /// Told after the answer.
    pub on_answered: Callback<()>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reply {
    Accept,
    Decline,
}

/// A place that waits for an answer.
#[component]
pub fn OpenOffer(props: &OpenOfferProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let asking = use_state(|| false);
    let answered = {
        let (asking, on_answered) = (asking.clone(), props.on_answered.clone());
        Callback::from(move |reply: Reply| {
            asking.set(false);
            if let Some(toasts) = &toasts {
                toasts.done(words.say(if reply == Reply::Accept {
                    "offer-accepted-toast"
                } else {
                    "offer-declined-toast"
                }));
            }
            on_answered.emit(());
        })
    };
    let offer = props.offer.id;
    let answer = use_action(
        move |client, key, reply: Reply| async move {
            match reply {
                Reply::Accept => client.accept_offer(offer, key).await,
                Reply::Decline => client.decline_offer(offer, key).await,
            }
            .map(|_| reply)
        },
        answered,
    );
    if props.offer.state != OfferState::Open {
        return Html::default();
    }
    let ask = |open| {
        let asking = asking.clone();
        move || asking.set(open)
    };
    let (open, close) = (ask(true), ask(false));
    let deadline = format::moment(words.language, last_minute(props.offer.deadline));
    html! {
        <Card accent=true id="offer" title={words.say("offer-title")}>
            <p>{ words.say_with("offer-deadline", &[("moment", deadline.into())]) }</p>
            <FormFailure failure={answer.failure.clone()} attempt={answer.attempt} control={Callback::from(|_| None)} />
            <Buttons>
                <Button busy={answer.busy} onclick={answer.run.reform(|_| Reply::Accept)}>{ words.say("offer-accept") }</Button>
                <Button kind={ButtonKind::Secondary} onclick={Callback::from(move |_| open())}>{ words.say("offer-decline") }</Button>
            </Buttons>
            <AnswerBy file={Client::offer_calendar(offer)} />
            <ConfirmDialog id="decline" title={words.say("offer-decline-title")} action={words.say("offer-decline")} open={*asking}
                busy={answer.busy} on_confirm={answer.run.reform(|()| Reply::Decline)} on_close={Callback::from(move |()| close())}>
                <p>{ words.say("offer-decline-what") }</p>
            </ConfirmDialog>
        </Card>
    }
}

#[derive(Properties, PartialEq)]
pub struct AnswerByProps {
    /// Where the file is.
    pub file: String,
}

/// The last day to answer as an entry for one's own calendar.
#[component]
pub fn AnswerBy(props: &AnswerByProps) -> Html {
    let words = use_words();
    html! {
        <>
            <p><a class="button button--secondary" href={props.file.clone()} download="polku.ics"><Icon symbol={Symbol::Download} />{ words.say("answer-by-save") }</a></p>
            <p class="quiet">{ words.say("answer-by-shown") }</p>
        </>
    }
}

#[derive(Properties, PartialEq)]
pub struct WithdrawProps {
    pub application: MyApplication,
    pub on_withdrawn: Callback<()>,
}

/// Takes the application back, after asking.
#[component]
pub fn Withdraw(props: &WithdrawProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let asking = use_state(|| false);
    let withdrawn = {
        let (asking, on_withdrawn) = (asking.clone(), props.on_withdrawn.clone());
        Callback::from(move |()| {
            asking.set(false);
            if let Some(toasts) = &toasts {
                toasts.done(words.say("application-withdrawn-toast"));
            }
            on_withdrawn.emit(());
        })
    };
    let (id, version) = (props.application.id, props.application.version);
    let withdraw = use_action(
        move |client, key, ()| async move { client.withdraw_application(key, id, version).await.map(drop) },
        withdrawn,
    );
    let open = {
        let asking = asking.clone();
        Callback::from(move |_: MouseEvent| asking.set(true))
    };
    let close = {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(false))
    };
    html! {
        <>
            <Button kind={ButtonKind::Danger} onclick={open}>{ words.say("application-withdraw") }</Button>
            <ConfirmDialog id="withdraw" title={words.say("application-withdraw-title")} action={words.say("application-withdraw")} open={*asking}
                busy={withdraw.busy} on_confirm={withdraw.run.clone()} on_close={close}>
                <p>{ words.say("application-withdraw-what") }</p>
                <FormFailure failure={withdraw.failure.clone()} attempt={withdraw.attempt} control={Callback::from(|_| None)} />
            </ConfirmDialog>
        </>
    }
}
