use std::rc::Rc;

use polku_api_types::facilitators::{FacilitatorKind, FacilitatorStage, OwnFacilitation};
use polku_api_types::leading::LedSession;
use polku_api_types::page::PageQuery;
use polku_api_types::sessions::{OwnSessionsQuery, SessionState};
use polku_client::{Client, ClientError, LED_CALENDAR};
use polku_ui::{
    AsyncView, Card, EmptyState, Icon, Link, MarkItem, MarkList, Skeleton, Symbol, Tag, Tone, Words,
    use_words,
};
use yew::prelude::*;

use super::task::Task;
use crate::hooks::{every_page, use_query};
use crate::localised::shown;
use crate::programmes::mode_symbol;
use crate::route::LeadingRoute;
use crate::sessions::{audience, when, where_held};
use crate::shell::Page;

#[derive(Debug, PartialEq)]
struct Seen {
    tasks: Vec<OwnFacilitation>,
    sessions: Vec<LedSession>,
}

async fn read(client: Client, (): ()) -> Result<Seen, ClientError> {
    let tasks = client.list_own_facilitations().await?.items;
    // Whoever has accepted nothing yet leads nothing yet, and may not ask.
    let leads = |one: &OwnFacilitation| {
        one.stage == FacilitatorStage::Active && one.kind != FacilitatorKind::PartnerDesigner
    };
    if !tasks.iter().any(leads) {
        return Ok(Seen { tasks, sessions: Vec::new() });
    }
    let sessions = every_page(|PageQuery { limit, cursor }| {
        let client = client.clone();
        let query = OwnSessionsQuery { limit, cursor, ..OwnSessionsQuery::default() };
        async move { client.list_led_sessions(&query).await }
    })
    .await?;
    Ok(Seen { tasks, sessions })
}

/// What the reader is asked to lead: the terms first, then the sessions and their file for a calendar.
#[component]
pub fn OwnLeadingPage() -> Html {
    let words = use_words();
    let seen = use_query((), read);
    let reload = seen.reload.clone();
    let ready = Callback::from(move |seen: Rc<Seen>| {
        html! {
            <>
                { for seen.tasks.iter().map(|own| html! { <Task key={own.id.to_string()} own={own.clone()} on_done={reload.clone()} /> }) }
                if !seen.sessions.is_empty() {
                    { sessions(words, &seen.sessions) }
                }
            </>
        }
    });
    let empty = html! {
        <Card><EmptyState title={words.say("own-leading-none")}><p>{ words.say("own-leading-none-what") }</p></EmptyState></Card>
    };
    html! {
        <Page title={words.say("own-leading-title")} lead={words.say("own-leading-lead")}>
            <AsyncView<Seen> state={seen.state} {ready} {empty} skeleton={Skeleton::Cards} on_retry={seen.reload}
                is_empty={Callback::from(|seen: Rc<Seen>| seen.tasks.is_empty())} />
        </Page>
    }
}

fn sessions(words: Words, all: &[LedSession]) -> Html {
    html! {
        <>
            <Card id="sessions" title={words.say("own-leading-sessions")}>
                <MarkList ruled=true items={all.iter().map(|one| item(words, one)).collect::<Vec<_>>()} />
            </Card>
            <Card id="calendar" title={words.say("own-leading-calendar")}>
                <p>{ words.say("own-leading-calendar-what") }</p>
                <p><a class="button button--secondary" href={LED_CALENDAR} download="polku.ics"><Icon symbol={Symbol::Download} />{ words.say("own-leading-calendar-save") }</a></p>
            </Card>
        </>
    }
}

fn item(words: Words, one: &LedSession) -> MarkItem {
    let cancelled = one.state == SessionState::Cancelled;
    let (symbol, tone) =
        if cancelled { (Symbol::Close, Tone::Plain) } else { (mode_symbol(one.mode), Tone::Info) };
    let time = when(words, &one.start, &one.end, &one.zone);
    let title = html! {
        <>
            if cancelled {
                <strong>{ time }</strong>
            } else {
                <Link href={LeadingRoute::LedSession { session: one.id }}>{ time }</Link>
            }
            { " " }{ shown(words, &one.title) }
        </>
    };
    let members = words.say_with("sessions-members", &[("count", one.members.into())]);
    let about = format!("{} · {} · {members}", shown(words, &one.programme), audience(words, one.group));
    let detail = html! { <><p>{ about }</p><p>{ where_held(words, one.mode, one.place.as_deref()) }</p></> };
    let aside = html! {
        if cancelled {
            <Tag tone={Tone::Warn}>{ words.say("session-state-cancelled") }</Tag>
        }
    };
    MarkItem::new(symbol, tone, title).detail(detail).aside(aside)
}
