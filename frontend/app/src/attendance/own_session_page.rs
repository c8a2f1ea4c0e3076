use std::rc::Rc;

use jiff::civil::Date;
use polku_api_types::attendance::{OwnAttendance, OwnSay};
use polku_api_types::page::PageQuery;
use polku_api_types::sessions::{
    ChooseWay, OwnChoosing, OwnSession, OwnSessionsQuery, SessionState, Way, WaySeats,
};
use polku_client::{Client, ClientError};
use polku_i18n::format;
use polku_ui::field::{Choice, RadioGroup};
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, Crumb, KeyValue, KeyValueList, LinkButton, Skeleton, Words,
    use_toasts, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::own_item::{Apology, said, standing};
use crate::context::use_session;
use crate::hooks::{FormFailure, every_page, use_action, use_query};
use crate::localised::shown;
use crate::rooms::room_facts;
use crate::route::{SessionsRoute, StaffRoute};
use crate::sessions::{audience, changed, join, led_by, links_card, reason_key, when, where_held};
use crate::shell::Page;
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct OwnSessionPageProps {
    pub session: Uuid,
}

/// One of the reader's sessions with what was said of the reader there.
#[derive(Debug, PartialEq)]
struct Seen {
    session: OwnSession,
    attendance: Option<OwnAttendance>,
}

async fn read(client: Client, id: Uuid) -> Result<Seen, ClientError> {
    let session = client.view_own_session(id).await?;
    let day = Some(local(session.starts_at).date());
    let said = every_page(|PageQuery { limit, cursor }| {
        let client = client.clone();
        let query = OwnSessionsQuery { from: day, until: day, limit, cursor };
        async move { client.list_own_attendance(&query).await }
    })
    .await?;
    let attendance = said.into_iter().find(|own| own.session_id == id);
    Ok(Seen { session, attendance })
}

/// One of the reader's sessions: whether they come, and of a hybrid one, on site or remotely.
#[component]
pub fn OwnSessionPage(props: &OwnSessionPageProps) -> Html {
    let words = use_words();
    let seen = use_query(props.session, read);
    let loaded = seen.state.data.as_ref().map(|seen| &seen.session);
    let title = loaded.map_or_else(|| words.say("own-session"), |session| shown(words, &session.title));
    let over = loaded.map(|session| when(words, &session.start, &session.end, &session.zone));
    let stands = seen.state.data.as_ref().filter(|seen| seen.session.state == SessionState::Published);
    let own = stands.and_then(|seen| seen.attendance.as_ref());
    let aside = own.map_or_else(Html::default, |own| standing(words, own));
    let today = use_session().me().map(|me| me.today);
    let reload = seen.reload.clone();
    let ready = Callback::from(move |seen: Rc<Seen>| whole(words, &seen, today, &reload));
    let crumbs = vec![
        Crumb::new(words.say("app-nav-my-path"), StaffRoute::MyPath),
        Crumb::new(words.say("own-sessions-title"), SessionsRoute::Sessions),
    ];
    html! {
        <Page {title} {over} {aside} {crumbs}>
            <AsyncView<Seen> state={seen.state} {ready} skeleton={Skeleton::Cards} on_retry={seen.reload} />
        </Page>
    }
}

fn whole(words: Words, seen: &Seen, today: Option<Date>, reload: &Callback<()>) -> Html {
    let session = &seen.session;
    let mut facts = vec![
        KeyValue::new(words.say("own-session-programme"), shown(words, &session.programme)),
        KeyValue::new(words.say("own-session-for"), audience(words, session.group)),
    ];
    facts.extend(
        session
            .topic
            .as_ref()
            .map(|topic| KeyValue::new(words.say("own-session-topic"), shown(words, topic))),
    );
    let held = session.state == SessionState::Published;
    if held {
        let place = where_held(words, session.mode, session.place.as_deref());
        facts.push(KeyValue::new(words.say("own-session-where"), place));
        facts.extend(session.room.iter().flat_map(|room| room_facts(words, room)));
    }
    let counts = format::hours(words.language, session.counted_minutes);
    html! {
        <>
            if let Some(choosing) = session.choosing {
                <Ways key={format!("{:?}", choosing.chosen)} session={session.id} {choosing} zone={session.zone.clone()} on_chosen={reload.clone()} />
            }
            <Card id="facts" title={words.say("own-session")}>
                <KeyValueList items={facts} />
                if let Some(reason) = session.cancellation {
                    <p>{ words.say_with("own-sessions-cancelled", &[("reason", words.say(reason_key(reason)).as_str().into())]) }</p>
                }
                if let Some(names) = led_by(words, &session.led_by) {
                    <p>{ names }</p>
                }
                if held {
                    { changed(words, session) }
                    { join(words, session, today) }
                    <p class="quiet">{ words.say_with("session-counts", &[("hours", counts.into())]) }</p>
                    { attendance(words, seen, reload) }
                }
                <Buttons><LinkButton kind={ButtonKind::Secondary} href={SessionsRoute::Sessions}>{ words.say("own-session-all") }</LinkButton></Buttons>
            </Card>
            { links_card(words, &session.links) }
        </>
    }
}

/// What was said of the reader, and the way to say that they are not coming.
fn attendance(words: Words, seen: &Seen, reload: &Callback<()>) -> Html {
    let Some(own) = &seen.attendance else { return Html::default() };
    let session = &seen.session;
    let when = when(words, &session.start, &session.end, &session.zone);
    html! {
        <>
            { said(words, own) }
            if own.can == OwnSay::Apologise {
                <p>{ words.say("own-apology-what") }</p>
            }
            if own.can != OwnSay::Nothing {
                <Apology session={session.id} can={own.can} {when} on_said={reload.clone()} />
            }
        </>
    }
}

/// The key of a way.
const fn way_key(way: Way) -> &'static str {
    match way {
        Way::OnSite => "own-way-on-site",
        Way::Remote => "own-way-remote",
    }
}

/// What stands, or what follows while nothing was chosen.
pub fn way_standing(words: Words, choosing: &OwnChoosing) -> AttrValue {
    words.say(match choosing.chosen {
        Some(Way::OnSite) => "own-way-stands-on-site",
        Some(Way::Remote) => "own-way-stands-remote",
        None => "own-way-undecided",
    })
}

fn free(words: Words, seats: WaySeats) -> AttrValue {
    match seats.free {
        Some(free) => words.say_with("own-way-free", &[("count", free.into())]),
        None => words.say("own-way-room"),
    }
}

#[derive(Properties, PartialEq)]
struct WaysProps {
    session: Uuid,
    choosing: OwnChoosing,
    zone: AttrValue,
    on_chosen: Callback<()>,
}

/// Two large cards with what is free of each, and until when.
#[component]
fn Ways(props: &WaysProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let WaysProps { session, choosing, .. } = *props;
    let picked = use_state(|| choosing.chosen);
    let done = {
        let on_chosen = props.on_chosen.clone();
        Callback::from(move |_: OwnSession| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("own-way-saved"));
            }
            on_chosen.emit(());
        })
    };
    let choose = use_action(
        move |client, key, way: Way| async move { client.choose_way(session, key, &ChooseWay { way }).await },
        done,
    );
    let until = format::moment(words.language, local(choosing.choose_until));
    if !choosing.can_choose {
        return html! {
            <Card id="way" title={words.say("own-way")}>
                <p>{ way_standing(words, &choosing) }</p>
                <p class="quiet">{ words.say_with("own-way-closed", &[("until", until.into())]) }</p>
            </Card>
        };
    }
    let choices = [(Way::OnSite, choosing.on_site), (Way::Remote, choosing.remote)]
        .map(|(way, seats)| Choice::new(way_key(way), words.say(way_key(way))).hint(free(words, seats)));
    let pick = {
        let picked = picked.clone();
        Callback::from(move |value: String| {
            picked.set([Way::OnSite, Way::Remote].into_iter().find(|way| way_key(*way) == value));
        })
    };
    let onsubmit = {
        let (run, picked) = (choose.run.clone(), *picked);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(way) = picked {
                run.emit(way);
            }
        })
    };
    html! {
        <Card id="way" title={words.say("own-way")} lead={words.say_with("own-way-until", &[("until", until.into())])}>
            <p>{ way_standing(words, &choosing) }</p>
            <form class="form way-cards" {onsubmit} novalidate=true>
                <FormFailure failure={choose.failure.clone()} attempt={choose.attempt} control={Callback::from(|_| Some(AttrValue::from("ways")))} />
                <RadioGroup id="ways" label={words.say("own-way-question")} choices={choices.to_vec()} error={choose.field("/way")}
                    value={picked.map(way_key).unwrap_or_default()} on_change={pick} />
                <Buttons><Button submit=true busy={choose.busy} disabled={picked.is_none() || *picked == choosing.chosen}>{ words.say("own-way-save") }</Button></Buttons>
            </form>
        </Card>
    }
}
