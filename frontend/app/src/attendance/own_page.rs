use std::rc::Rc;

use jiff::civil::Date;
use polku_api_types::attendance::{OwnAttendance, OwnHours, OwnProgrammeHours, OwnSay};
use polku_api_types::page::PageQuery;
use polku_api_types::sessions::{OwnSession, OwnSessionsQuery, SessionState};
use polku_client::{Client, ClientError, OWN_CALENDAR};
use polku_i18n::format;
use polku_ui::{
    AsyncView, Card, Crumb, EmptyState, Icon, KeyValue, KeyValueList, Link, LinkButton, MarkItem, MarkList,
    Skeleton, Symbol, Tag, Tone, Words, use_words,
};
use yew::prelude::*;

use super::follow::FollowCard;
use super::hours_table::{hours_sums, hours_table};
use super::own_item::{Apology, said, standing};
use super::own_session_page::way_standing;
use crate::context::use_session;
use crate::hooks::{every_page, use_query};
use crate::localised::shown;
use crate::programmes::mode_symbol;
use crate::route::{SessionsRoute, StaffRoute};
use crate::sessions::{audience, changed, join, led_by, reason_key, when, where_held};
use crate::shell::Page;

/// Everything of one's own that has to do with being there.
#[derive(Debug, PartialEq)]
struct Own {
    sessions: Vec<OwnSession>,
    attendance: Vec<OwnAttendance>,
    hours: OwnHours,
}

impl Own {
    fn of(&self, session: &OwnSession) -> Option<&OwnAttendance> {
        self.attendance.iter().find(|own| own.session_id == session.id)
    }
}

/// The published sessions that the reader is a member of, the earliest first; what was said of the reader, and the hours
/// that follow; and the file for a calendar.
#[component]
pub fn OwnSessionsPage() -> Html {
    let words = use_words();
    let own = use_query((), |client, ()| read(client));
    let today = use_session().me().map(|me| me.today);
    let reload = own.reload.clone();
    let ready = Callback::from(move |own: Rc<Own>| whole(words, &own, today, &reload));
    let empty = html! {
        <>
        <Card>
            <EmptyState title={words.say("own-sessions-none")}>
                <p>{ words.say("own-sessions-none-what") }</p>
                <LinkButton href={StaffRoute::MyPath}>{ words.say("app-nav-my-path") }</LinkButton>
            </EmptyState>
        </Card>
        <FollowCard />
        { working_week(words) }
        { digest(words) }
        </>
    };
    let crumbs = vec![Crumb::new(words.say("app-nav-my-path"), StaffRoute::MyPath)];
    html! {
        <Page title={words.say("own-sessions-title")} lead={words.say("own-sessions-lead")} {crumbs}>
            <AsyncView<Own> state={own.state} {ready} {empty} skeleton={Skeleton::Cards} on_retry={own.reload}
                is_empty={Callback::from(|own: Rc<Own>| own.sessions.is_empty())} />
        </Page>
    }
}

async fn read(client: Client) -> Result<Own, ClientError> {
    let sessions = every_session(client.clone()).await?;
    let attendance = every_page(|PageQuery { limit, cursor }| {
        let client = client.clone();
        let query = OwnSessionsQuery { limit, cursor, ..OwnSessionsQuery::default() };
        async move { client.list_own_attendance(&query).await }
    })
    .await?;
    Ok(Own { sessions, attendance, hours: client.view_own_hours().await? })
}

async fn every_session(client: Client) -> Result<Vec<OwnSession>, ClientError> {
    every_page(|PageQuery { limit, cursor }| {
        let client = client.clone();
        let query = OwnSessionsQuery { limit, cursor, ..OwnSessionsQuery::default() };
        async move { client.list_own_sessions(&query).await }
    })
    .await
}

fn whole(words: Words, own: &Own, today: Option<Date>, reload: &Callback<()>) -> Html {
    let items: Vec<MarkItem> =
        own.sessions.iter().map(|session| item(words, session, own.of(session), today, reload)).collect();
    html! {
        <>
            <Card id="sessions" title={words.say("own-sessions-list")} lead={words.say("own-apology-what")}>
                <MarkList ruled=true {items} />
            </Card>
            { for own.hours.programmes.iter().map(|programme| hours(words, programme)) }
            <FollowCard />
            { working_week(words) }
            { digest(words) }
            <Card id="calendar" title={words.say("own-sessions-calendar")}>
                <p>{ words.say("own-sessions-calendar-what") }</p>
                <p class="quiet">{ words.say("own-sessions-calendar-shared") }</p>
                <p><a class="button button--secondary" href={OWN_CALENDAR} download="polku.ics"><Icon symbol={Symbol::Download} />{ words.say("own-sessions-calendar-save") }</a></p>
            </Card>
        </>
    }
}

/// The way to one's own working time.
fn working_week(words: Words) -> Html {
    html! {
        <Card id="working-week" title={words.say("working-week-title")}>
            <p>{ words.say("working-week-link-what") }</p>
            <p><Link href={SessionsRoute::WorkingWeek}>{ words.say("working-week-link") }</Link></p>
        </Card>
    }
}

/// The way to the one mail that gathers what is ahead.
fn digest(words: Words) -> Html {
    html! {
        <Card id="digest" title={words.say("digest-link")}>
            <p>{ words.say("digest-link-what") }</p>
            <p><Link href={SessionsRoute::Digest}>{ words.say("digest-link-to") }</Link></p>
        </Card>
    }
}

/// One's own hours in a programme. What was not marked yet is in none of them.
fn hours(words: Words, own: &OwnProgrammeHours) -> Html {
    let promised = format::hours(words.language, own.promised_minutes);
    let mut sums = vec![KeyValue::new(words.say("hours-promised"), promised)];
    sums.extend(hours_sums(words, &own.total));
    if own.to_be_held_minutes > 0 {
        let due = format::hours(words.language, own.to_be_held_minutes);
        sums.push(KeyValue::new(words.say("hours-to-be-held"), due));
    }
    let title = words.say_with("own-hours", &[("programme", shown(words, &own.programme).as_str().into())]);
    html! {
        <Card id={format!("hours-{}", own.programme_id)} title={title.clone()} lead={words.say("own-hours-what")}>
            <KeyValueList items={sums} />
            { hours_table(words, title, &own.elements) }
        </Card>
    }
}

/// What was chosen of a hybrid session, and the way to choose.
fn choice(words: Words, session: &OwnSession) -> Html {
    let Some(choosing) = &session.choosing else { return Html::default() };
    let href = SessionsRoute::Session { session: session.id };
    let time = when(words, &session.start, &session.end, &session.zone);
    let label = words.say_with("own-way-choose-of", &[("when", time.as_str().into())]);
    html! {
        <>
            <p>{ way_standing(words, choosing) }</p>
            if choosing.can_choose {
                <p><Link {href} {label}>{ words.say("own-way-choose") }</Link></p>
            }
        </>
    }
}

/// When, what, where; how long it counts.
fn item(
    words: Words,
    session: &OwnSession,
    own: Option<&OwnAttendance>,
    today: Option<Date>,
    on_said: &Callback<()>,
) -> MarkItem {
    let cancelled = session.state == SessionState::Cancelled;
    let (symbol, tone) =
        if cancelled { (Symbol::Close, Tone::Plain) } else { (mode_symbol(session.mode), Tone::Info) };
    let mut about = vec![shown(words, &session.programme)];
    if session.group.is_some() {
        about.push(audience(words, session.group));
    }
    about.extend(session.topic.as_ref().map(|topic| shown(words, topic)));
    let about = about.iter().map(AttrValue::as_str).collect::<Vec<_>>().join(" · ");
    let time = when(words, &session.start, &session.end, &session.zone);
    let href = SessionsRoute::Session { session: session.id };
    let title = html! {
        <Link {href}><strong>{ &time }</strong>{ " " }{ shown(words, &session.title) }</Link>
    };
    let detail = html! {
        <>
            <p>{ about }</p>
            if let Some(reason) = session.cancellation.filter(|_| cancelled) {
                <p>{ words.say_with("own-sessions-cancelled", &[("reason", words.say(reason_key(reason)).as_str().into())]) }</p>
            } else {
                <p>{ where_held(words, session.mode, session.place.as_deref()) }</p>
                if let Some(names) = led_by(words, &session.led_by) {
                    <p>{ names }</p>
                }
                { changed(words, session) }
                { choice(words, session) }
                { join(words, session, today) }
                <p class="quiet">{ words.say_with("session-counts", &[("hours", format::hours(words.language, session.counted_minutes).into())]) }</p>
            }
            if let Some(own) = own.filter(|_| !cancelled) {
                { said(words, own) }
                if own.can != OwnSay::Nothing {
                    <Apology session={session.id} can={own.can} when={time.clone()} on_said={on_said.clone()} />
                }
            }
        </>
    };
    let aside = if cancelled {
        html! { <Tag tone={Tone::Warn}>{ words.say("session-state-cancelled") }</Tag> }
    } else {
        own.map_or_else(Html::default, |own| standing(words, own))
    };
    MarkItem::new(symbol, tone, title).detail(detail).aside(aside)
}
