use std::rc::Rc;

use polku_api_types::sessions::SessionState;
use polku_api_types::today::{DayChoice, NotNow, SessionToday};
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, Crumb, KeyValue, KeyValueList, Link, Notice, Skeleton, Tag,
    Tone, Words, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::again::Again;
use super::change::Change;
use crate::hooks::use_query;
use crate::localised::shown;
use crate::route::{AssessorRoute, LeadingRoute};
use crate::sessions::{audience, led_by, reason_key, when, where_held};
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct TodayPageProps {
    /// The programme, for those who run it; absent for the lead.
    #[prop_or_default]
    pub programme: Option<Uuid>,
    pub session: Uuid,
}

/// One session today: what can become of it, who has not opened that yet, and when it can be held instead.
#[component]
pub fn TodayPage(props: &TodayPageProps) -> Html {
    let words = use_words();
    let TodayPageProps { programme, session } = *props;
    let seen = use_query(session, |client, id| async move { client.view_session_today(id).await });
    let loaded = seen.state.data.clone();
    let over = loaded.as_ref().map(|one| {
        let time = when(words, &one.start, &one.end, &one.zone);
        AttrValue::from(format!("{} · {time}", shown(words, &one.title)))
    });
    let crumbs = match programme {
        Some(id) => vec![
            Crumb::new(words.say("sessions-title"), AssessorRoute::Sessions { id }),
            Crumb::new(words.say("sessions-one"), AssessorRoute::Session { id, session }),
        ],
        None => vec![
            Crumb::new(words.say("own-leading-title"), LeadingRoute::OwnLeading),
            Crumb::new(words.say("sessions-one"), LeadingRoute::LedSession { session }),
        ],
    };
    let reload = seen.reload.clone();
    let ready = Callback::from(move |seen: Rc<SessionToday>| whole(words, programme, &seen, &reload));
    let aside = html! {
        if loaded.is_some_and(|one| one.state == SessionState::Cancelled) {
            <Tag tone={Tone::Warn}>{ words.say("session-state-cancelled") }</Tag>
        }
    };
    html! {
        <Page title={words.say("today-title")} {over} {crumbs} {aside}>
            <AsyncView<SessionToday> state={seen.state} {ready} skeleton={Skeleton::Cards} on_retry={seen.reload} />
        </Page>
    }
}

fn whole(words: Words, programme: Option<Uuid>, seen: &Rc<SessionToday>, reload: &Callback<()>) -> Html {
    let can = seen.choices.iter().any(|choice| choice.not_now.is_none());
    html! {
        <>
            if can {
                <Change key={seen.version} seen={seen.clone()} on_done={reload.clone()} />
            }
            { why_not(words, &seen.choices) }
            if seen.to_be_held {
                if programme.is_some() {
                    <Again key={seen.version} seen={seen.clone()} on_done={reload.clone()} />
                } else {
                    <Notice title={words.say("today-to-be-held")}><p>{ words.say("today-to-be-held-lead") }</p></Notice>
                }
            }
            if let Some((id, session)) = programme.zip(seen.held_as) {
                <Notice tone={Tone::Good} title={words.say("today-held-as")}>
                    <p><Link href={AssessorRoute::Session { id, session }}>{ words.say("today-held-as-open") }</Link></p>
                </Notice>
            }
            if programme.is_some() {
                { unopened(words, seen, reload) }
            }
            { facts(words, seen) }
        </>
    }
}

/// What cannot be done now, each reason once.
fn why_not(words: Words, choices: &[DayChoice]) -> Html {
    let mut reasons: Vec<&'static str> = Vec::new();
    for why in choices.iter().filter_map(|choice| choice.not_now) {
        let key = match why {
            NotNow::NotPublished => continue,
            NotNow::DayOver => "today-day-over",
            NotNow::Over => "today-over",
            NotNow::Attended => "today-attended",
        };
        if !reasons.contains(&key) {
            reasons.push(key);
        }
    }
    html! {
        if !reasons.is_empty() {
            <Notice>{ for reasons.into_iter().map(|key| html! { <p>{ words.say(key) }</p> }) }</Notice>
        }
    }
}

fn facts(words: Words, seen: &SessionToday) -> Html {
    let mut items = vec![
        KeyValue::new(words.say("sessions-when"), when(words, &seen.start, &seen.end, &seen.zone)),
        KeyValue::new(words.say("sessions-for"), audience(words, seen.group)),
        KeyValue::new(words.say("sessions-where"), where_held(words, seen.mode, seen.place.as_deref())),
    ];
    if let Some(reason) = seen.cancellation {
        items.push(KeyValue::new(words.say("today-reason"), words.say(reason_key(reason))));
    }
    let leads = led_by(words, &seen.led_by).unwrap_or_else(|| words.say("leading-nobody"));
    items.push(KeyValue::new(words.say("leading-who"), leads));
    html! { <Card id="facts" title={shown(words, &seen.programme)}><KeyValueList {items} /></Card> }
}

/// Who was told and has not opened it: whom to call.
fn unopened(words: Words, seen: &SessionToday, reload: &Callback<()>) -> Html {
    let onclick = reload.reform(|_: MouseEvent| ());
    html! {
        if !seen.unopened.is_empty() {
            <Card id="unopened" title={words.say_with("today-unopened", &[("count", seen.unopened.len().into())])}>
                <p class="quiet">{ words.say("today-unopened-what") }</p>
                <ul>{ for seen.unopened.iter().map(|name| html! { <li>{ name.clone() }</li> }) }</ul>
                <Buttons><Button kind={ButtonKind::Secondary} {onclick}>{ words.say("today-look-again") }</Button></Buttons>
            </Card>
        }
    }
}
