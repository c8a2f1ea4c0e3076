use jiff::civil::Date;
use polku_api_types::participation::{
    ActedAs, DiscontinuationReason, DiscontinueParticipation, ParticipationDetails, ParticipationState,
};
use polku_i18n::format;
use polku_ui::field::RadioGroup;
use polku_ui::{
    Button, ButtonKind, Buttons, Card, Dialog, KeyValue, KeyValueList, Words, use_toasts, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::words::{is_over, reason_choices, reason_from, reason_word};
use crate::hooks::{FormFailure, use_action};
use crate::zone::local;

/// The texts of what has become of a place: in a few words, and what that means for the reader. None while they simply
/// take part. Who left by their own decision is told otherwise than who was taken out, and may say that it is wrong.
fn texts(own: &ParticipationDetails) -> Option<(&'static str, &'static str)> {
    Some(match own.state {
        ParticipationState::Ongoing => return None,
        ParticipationState::Paused => ("own-participation-paused", "own-participation-paused-what"),
        ParticipationState::Completed => ("own-participation-completed", "own-participation-completed-what"),
        ParticipationState::Discontinued => match own.events.last().map(|event| event.acted_as) {
            Some(ActedAs::Coordinator) => ("own-participation-ended", "own-participation-ended-what"),
            Some(ActedAs::Participant) | None => ("own-participation-left", "own-participation-left-what"),
        },
    })
}

/// What has become of the reader's place, in a few words; nothing while they simply take part.
#[must_use]
pub fn own_headline(words: Words, own: &ParticipationDetails) -> Option<AttrValue> {
    texts(own).map(|(headline, _)| words.say(headline))
}

/// The same with its day, and what it means for the reader.
#[must_use]
pub fn own_what(words: Words, own: &ParticipationDetails) -> Option<AttrValue> {
    let since = format::date(words.language, local(own.since).date());
    texts(own).map(|(_, what)| words.say_with(what, &[("date", since.into())]))
}

#[derive(Properties, PartialEq)]
pub struct OwnParticipationProps {
    pub own: ParticipationDetails,
    /// Until when freed places are offered, where that is known.
    pub until: Option<Date>,
    /// Told after leaving.
    pub on_left: Callback<()>,
}

/// From when to when the reader took part, and the way out of the programme.
#[component]
pub fn OwnParticipation(props: &OwnParticipationProps) -> Html {
    let words = use_words();
    let own = &props.own;
    let day = |at| AttrValue::from(format::date(words.language, local(at).date()));
    let mut items = vec![KeyValue::new(words.say("own-participation-began"), day(own.began_at))];
    let ended = match own.state {
        ParticipationState::Ongoing => None,
        ParticipationState::Paused => Some("own-participation-paused-on"),
        ParticipationState::Discontinued | ParticipationState::Completed => {
            Some("own-participation-ended-on")
        }
    };
    items.extend(ended.map(|key| KeyValue::new(words.say(key), day(own.since))));
    items.extend(
        own.reason.map(|reason| KeyValue::new(words.say("participation-reason"), reason_word(words, reason))),
    );
    html! {
        <Card id="participation" title={words.say("own-participation")}>
            <KeyValueList {items} />
            if !is_over(own.state) {
                <Leave application={own.application_id} until={props.until.map(|until| AttrValue::from(format::date(words.language, until)))} on_left={props.on_left.clone()} />
            }
        </Card>
    }
}

#[derive(Properties, PartialEq)]
struct LeaveProps {
    application: Uuid,
    until: Option<AttrValue>,
    on_left: Callback<()>,
}

#[component]
fn Leave(props: &LeaveProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let asking = use_state(|| false);
    let reason = use_state(AttrValue::default);
    let done = {
        let (asking, on_left) = (asking.clone(), props.on_left.clone());
        Callback::from(move |()| {
            asking.set(false);
            if let Some(toasts) = &toasts {
                toasts.done(words.say("own-participation-left-toast"));
            }
            on_left.emit(());
        })
    };
    let application = props.application;
    let leave = use_action(
        move |client, key, reason: DiscontinuationReason| async move {
            client.leave_programme(application, key, &DiscontinueParticipation { reason }).await.map(drop)
        },
        done,
    );
    let ask = |open: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(open))
    };
    let chosen = reason_from(&reason);
    let onclick = {
        let run = leave.run.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(reason) = chosen {
                run.emit(reason);
            }
        })
    };
    html! {
        <>
            <Buttons>
                <Button kind={ButtonKind::Secondary} onclick={ask(true).reform(|_: MouseEvent| ())}>{ words.say("own-participation-leave") }</Button>
            </Buttons>
            <Dialog id="leave" title={words.say("own-participation-leave-title")} open={*asking} on_close={ask(false)}>
                <p>{ what_follows(words, props.until.as_ref()) }</p>
                <FormFailure failure={leave.failure.clone()} attempt={leave.attempt} control={Callback::from(|_| None)} />
                <RadioGroup id="reason" label={words.say("participation-reason")} hint={words.say("own-participation-reason-hint")}
                    choices={reason_choices(words)} value={(*reason).clone()} on_change={Callback::from(move |choice: String| reason.set(choice.into()))} />
                <Buttons>
                    <Button kind={ButtonKind::Danger} disabled={chosen.is_none()} busy={leave.busy} {onclick}>{ words.say("own-participation-leave") }</Button>
                    <Button kind={ButtonKind::Secondary} onclick={ask(false).reform(|_: MouseEvent| ())}>{ words.say("ui-back") }</Button>
                </Buttons>
            </Dialog>
        </>
    }
}

fn what_follows(words: Words, until: Option<&AttrValue>) -> AttrValue {
    match until {
        Some(until) => words.say_with("own-participation-leave-what", &[("date", until.as_str().into())]),
        None => words.say("own-participation-leave-path"),
    }
}
