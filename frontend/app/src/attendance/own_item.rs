use polku_api_types::attendance::{OwnAttendance, OwnMark, OwnSay, SaidAs};
use polku_i18n::format;
use polku_ui::{Button, ButtonKind, Tag, Words, use_toasts, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::words::{status_key, status_tone, status_words};
use crate::hooks::{FormFailure, use_action};
use crate::zone::local;

/// What stands of oneself at a session.
pub fn standing(words: Words, own: &OwnAttendance) -> Html {
    let stands = own.said.first().filter(|_| own.counted_minutes.is_some());
    stands.map_or_else(Html::default, |mark| {
        html! { <Tag tone={status_tone(mark.status)}>{ words.say(status_key(mark.status)) }</Tag> }
    })
}

/// What counts of it, and what was said before it was corrected.
pub fn said(words: Words, own: &OwnAttendance) -> Html {
    let counted = own.counted_minutes.filter(|_| own.can == OwnSay::Nothing);
    html! {
        <>
            if let Some(minutes) = counted {
                <p class="quiet">{ words.say_with("own-attendance-counted", &[("hours", format::hours(words.language, minutes).into())]) }</p>
            }
            if own.declined_in_calendar {
                <p>{ words.say("own-declined-in-calendar") }</p>
            }
            if own.said.len() > 1 {
                <details class="quiet">
                    <summary>{ words.say("own-attendance-history") }</summary>
                    <ul>{ for own.said.iter().map(|mark| html! { <li>{ line(words, mark) }</li> }) }</ul>
                </details>
            }
        </>
    }
}

fn line(words: Words, mark: &OwnMark) -> AttrValue {
    let by = words.say(match mark.said_as {
        SaidAs::Participant => "own-attendance-by-me",
        SaidAs::Coordinator => "own-attendance-by-them",
        SaidAs::Facilitator => "own-attendance-by-lead",
    });
    let at = format::moment(words.language, local(mark.said_at));
    format!("{at}: {} ({by})", status_words(words, mark.status, mark.minutes)).into()
}

#[derive(Properties, PartialEq)]
pub struct ApologyProps {
    pub session: Uuid,
    pub can: OwnSay,
    /// Which session it is, for whoever hears the buttons one after another.
    pub when: AttrValue,
    pub on_said: Callback<()>,
}

/// Says in advance that one is not coming, or that one is after all. Nobody is asked why.
#[component]
pub fn Apology(props: &ApologyProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let ApologyProps { session, can, .. } = *props;
    let done = {
        let on_said = props.on_said.clone();
        Callback::from(move |own: OwnAttendance| {
            let key = if own.can == OwnSay::Withdraw { "own-apology-given" } else { "own-apology-withdrawn" };
            if let Some(toasts) = &toasts {
                toasts.done(words.say(key));
            }
            on_said.emit(());
        })
    };
    let say = use_action(
        move |client, key, ()| async move {
            match can {
                OwnSay::Withdraw => client.withdraw_apology(session, key).await,
                OwnSay::Apologise | OwnSay::Nothing => client.give_apology(session, key).await,
            }
        },
        done,
    );
    let (text, label) = match can {
        OwnSay::Apologise => ("own-apology-give", "own-apology-give-of"),
        OwnSay::Withdraw => ("own-apology-withdraw", "own-apology-withdraw-of"),
        OwnSay::Nothing => return Html::default(),
    };
    let label = words.say_with(label, &[("when", props.when.as_str().into())]);
    html! {
        <>
            <FormFailure failure={say.failure.clone()} attempt={say.attempt} control={Callback::from(|_| None)} />
            <Button kind={ButtonKind::Quiet} busy={say.busy} {label} onclick={say.run.reform(|_: MouseEvent| ())}>{ words.say(text) }</Button>
        </>
    }
}
