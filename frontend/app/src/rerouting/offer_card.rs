use std::rc::Rc;

use polku_api_types::programmes::ProgrammeDetails;
use polku_api_types::rerouting::{MyPathOffer, PathOfferState};
use polku_client::Client;
use polku_i18n::format;
use polku_ui::path::Spine;
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, ConfirmDialog, KeyValue, KeyValueList, Words, use_toasts,
    use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use crate::hooks::{FormFailure, every, use_action, use_query};
use crate::localised::shown;
use crate::programmes::{HoursList, design_stops};
use crate::selection::{AnswerBy, fact_sentence};
use crate::zone::{last_minute, local};

#[derive(Properties, PartialEq)]
pub struct PathOfferCardProps {
    pub application: Uuid,
    /// Told after the answer.
    pub on_answered: Callback<()>,
}

/// Another path that the reader was offered for an application; nothing when there was none.
#[component]
pub fn PathOfferCard(props: &PathOfferCardProps) -> Html {
    let (application, on_answered) = (props.application, props.on_answered.clone());
    let offers = use_query((), |client, ()| async move { every!(client, list_own_path_offers).await });
    let ready = Callback::from(move |offers: Rc<Vec<MyPathOffer>>| {
        let latest = offers.iter().find(|offer| offer.application_id == application);
        html! { { for latest.map(|offer| html! { <Offered offer={offer.clone()} on_answered={on_answered.clone()} /> }) } }
    });
    html! { <AsyncView<Vec<MyPathOffer>> state={offers.state} {ready} on_retry={offers.reload} /> }
}

#[derive(Properties, PartialEq)]
struct OfferedProps {
    offer: MyPathOffer,
    on_answered: Callback<()>,
}

/// What is offered, why and by which facts; while it is open, the two answers.
#[component]
fn Offered(props: &OfferedProps) -> Html {
    let words = use_words();
    let offer = &props.offer;
    let name = shown(words, &offer.programme_name);
    let named = [("path", name.as_str().into())];
    let title =
        words.say_with(if offer.can_answer { "path-offer-title" } else { answered_key(offer) }, &named);
    html! {
        <Card accent={offer.can_answer} id="path-offer" {title} lead={shown(words, &offer.title)}>
            if offer.can_answer {
                <p>{ words.say_with("path-offer-deadline", &[("moment", format::moment(words.language, last_minute(offer.deadline)).into())]) }</p>
                <ul class="plain-list">
                    <li>{ words.say("path-offer-if-accepted") }</li>
                    <li>{ words.say("path-offer-if-not") }</li>
                </ul>
                <Answer offer={offer.clone()} on_answered={props.on_answered.clone()} />
                <AnswerBy file={Client::path_offer_calendar(offer.id)} />
            }
            if offer.can_answer {
                <Contents programme={offer.programme_id} />
            }
            <details class="disclosure">
                <summary>{ words.say("path-offer-why") }</summary>
                { why(words, offer) }
            </details>
        </Card>
    }
}

#[derive(Properties, PartialEq)]
struct ContentsProps {
    programme: Uuid,
}

/// What the path consists of and how many hours it takes: nobody has to answer before they know (N18).
#[component]
fn Contents(props: &ContentsProps) -> Html {
    let words = use_words();
    let programme = use_query(props.programme, |client, id| async move { client.view_programme(id).await });
    let ready = Callback::from(move |programme: Rc<ProgrammeDetails>| {
        let Some(design) = &programme.design else { return Html::default() };
        let name = shown(words, &programme.name);
        let label = words.say_with("path-of", &[("name", name.as_str().into())]);
        html! {
            <details class="disclosure">
                <summary>{ words.say("path-offer-contents") }</summary>
                <p>{ shown(words, &programme.summary) }</p>
                <HoursList hours={design.hours.clone()} />
                <Spine {label} stops={design_stops(words, design, None)} />
            </details>
        }
    });
    html! { <AsyncView<ProgrammeDetails> state={programme.state} {ready} on_retry={programme.reload} /> }
}

const fn answered_key(offer: &MyPathOffer) -> &'static str {
    match offer.state {
        PathOfferState::Accepted => "path-offer-accepted",
        PathOfferState::Refused => "path-offer-refused",
        PathOfferState::Open | PathOfferState::Lapsed => "path-offer-lapsed",
    }
}

fn why(words: Words, offer: &MyPathOffer) -> Html {
    let day = format::date(words.language, local(offer.decision.decided_at).date());
    let decided = words.say_with(
        "path-offer-decided",
        &[("title", offer.decision.title.as_str().into()), ("date", day.into())],
    );
    let facts = offer.facts.iter().map(|fact| html! { <>{ fact_sentence(words, fact) }<br /></> });
    let items = vec![
        KeyValue::new(words.say("path-offer-reason"), shown(words, &offer.reason)),
        KeyValue::new(words.say("path-offer-facts"), facts.collect::<Html>()),
        KeyValue::new(words.say("path-offer-decision"), decided),
    ];
    html! { <KeyValueList {items} /> }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reply {
    Accept,
    Refuse,
}

impl Reply {
    /// The title of the question, what follows, the button, and what is said after.
    const fn texts(self) -> [&'static str; 4] {
        match self {
            Self::Accept => ["path-accept-title", "path-accept-what", "path-accept", "path-accepted-toast"],
            Self::Refuse => ["path-refuse-title", "path-refuse-what", "path-refuse", "path-refused-toast"],
        }
    }
}

/// Either answer is final, so either is asked for once more.
#[component]
fn Answer(props: &OfferedProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let asking = use_state(|| None::<Reply>);
    let answered = {
        let (asking, on_answered) = (asking.clone(), props.on_answered.clone());
        Callback::from(move |reply: Reply| {
            let [.., said] = reply.texts();
            asking.set(None);
            if let Some(toasts) = &toasts {
                toasts.done(words.say(said));
            }
            on_answered.emit(());
        })
    };
    let offer = props.offer.id;
    let answer = use_action(
        move |client, key, reply: Reply| async move {
            match reply {
                Reply::Accept => client.accept_path_offer(key, offer).await,
                Reply::Refuse => client.refuse_path_offer(key, offer).await,
            }
            .map(|_| reply)
        },
        answered,
    );
    let ask = |reply: Option<Reply>| {
        let asking = asking.clone();
        move || asking.set(reply)
    };
    let (accept, refuse) = (ask(Some(Reply::Accept)), ask(Some(Reply::Refuse)));
    let dialog = |reply: Reply| {
        let [title, what, action, _] = reply.texts();
        let close = ask(None);
        html! {
            <ConfirmDialog id={action} title={words.say(title)} action={words.say(action)} open={*asking == Some(reply)} busy={answer.busy}
                on_confirm={answer.run.reform(move |()| reply)} on_close={Callback::from(move |()| close())}>
                <p>{ words.say(what) }</p>
            </ConfirmDialog>
        }
    };
    html! {
        <>
            <FormFailure failure={answer.failure.clone()} attempt={answer.attempt} control={Callback::from(|_| None)} />
            <Buttons>
                <Button onclick={Callback::from(move |_| accept())}>{ words.say("path-accept") }</Button>
                <Button kind={ButtonKind::Secondary} onclick={Callback::from(move |_| refuse())}>{ words.say("path-refuse") }</Button>
            </Buttons>
            { dialog(Reply::Accept) }
            { dialog(Reply::Refuse) }
        </>
    }
}
