use std::rc::Rc;

use polku_api_types::page::PageQuery;
use polku_api_types::sessions::{OwnSession, OwnSessionsQuery, SessionState};
use polku_client::{Client, ClientError, OWN_CALENDAR};
use polku_i18n::format;
use polku_ui::{
    AsyncView, Card, Crumb, EmptyState, Icon, LinkButton, MarkItem, MarkList, Skeleton, Symbol, Tag, Tone,
    Words, use_words,
};
use yew::prelude::*;

use super::words::{audience, led_by, reason_key, when, where_held};
use crate::hooks::{every_page, use_query};
use crate::localised::shown;
use crate::programmes::mode_symbol;
use crate::route::StaffRoute;
use crate::shell::Page;

/// The published sessions that the reader is a member of, the earliest first, and the file for a calendar.
#[component]
pub fn OwnSessionsPage() -> Html {
    let words = use_words();
    let sessions = use_query((), |client, ()| every_session(client));
    let ready = Callback::from(move |sessions: Rc<Vec<OwnSession>>| whole(words, &sessions));
    let empty = html! {
        <Card>
            <EmptyState title={words.say("own-sessions-none")}>
                <p>{ words.say("own-sessions-none-what") }</p>
                <LinkButton href={StaffRoute::MyPath}>{ words.say("app-nav-my-path") }</LinkButton>
            </EmptyState>
        </Card>
    };
    let crumbs = vec![Crumb::new(words.say("app-nav-my-path"), StaffRoute::MyPath)];
    html! {
        <Page title={words.say("own-sessions-title")} lead={words.say("own-sessions-lead")} {crumbs}>
            <AsyncView<Vec<OwnSession>> state={sessions.state} {ready} {empty} skeleton={Skeleton::Cards} on_retry={sessions.reload}
                is_empty={Callback::from(|sessions: Rc<Vec<OwnSession>>| sessions.is_empty())} />
        </Page>
    }
}

async fn every_session(client: Client) -> Result<Vec<OwnSession>, ClientError> {
    every_page(|PageQuery { limit, cursor }| {
        let client = client.clone();
        let query = OwnSessionsQuery { limit, cursor, ..OwnSessionsQuery::default() };
        async move { client.list_own_sessions(&query).await }
    })
    .await
}

fn whole(words: Words, sessions: &[OwnSession]) -> Html {
    html! {
        <>
            <Card id="sessions" title={words.say("own-sessions-list")}>
                <MarkList ruled=true items={sessions.iter().map(|session| item(words, session)).collect::<Vec<_>>()} />
            </Card>
            <Card id="calendar" title={words.say("own-sessions-calendar")}>
                <p>{ words.say("own-sessions-calendar-what") }</p>
                <p class="quiet">{ words.say("own-sessions-calendar-shared") }</p>
                <p><a class="button button--secondary" href={OWN_CALENDAR} download="polku.ics"><Icon symbol={Symbol::Download} />{ words.say("own-sessions-calendar-save") }</a></p>
            </Card>
        </>
    }
}

/// When, what, where; how long it counts.
fn item(words: Words, session: &OwnSession) -> MarkItem {
    let cancelled = session.state == SessionState::Cancelled;
    let (symbol, tone) =
        if cancelled { (Symbol::Close, Tone::Plain) } else { (mode_symbol(session.mode), Tone::Info) };
    let mut about = vec![shown(words, &session.programme)];
    if session.group.is_some() {
        about.push(audience(words, session.group));
    }
    about.extend(session.topic.as_ref().map(|topic| shown(words, topic)));
    let about = about.iter().map(AttrValue::as_str).collect::<Vec<_>>().join(" · ");
    let title = html! {
        <><strong>{ when(words, &session.start, &session.end, &session.zone) }</strong>{ " " }{ shown(words, &session.title) }</>
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
                <p class="quiet">{ words.say_with("session-counts", &[("hours", format::hours(words.language, session.counted_minutes).into())]) }</p>
            }
        </>
    };
    let aside = if cancelled {
        html! { <Tag tone={Tone::Warn}>{ words.say("session-state-cancelled") }</Tag> }
    } else {
        Html::default()
    };
    MarkItem::new(symbol, tone, title).detail(detail).aside(aside)
}
