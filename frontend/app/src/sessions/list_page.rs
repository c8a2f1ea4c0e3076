use std::rc::Rc;

use jiff::civil::Date;
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::sessions::{SessionDetails, SessionHours, SessionState, SessionsQuery};
use polku_api_types::words::Spoken as _;
use polku_client::{Client, ClientError};
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{
    AsyncView, ButtonKind, Buttons, Card, Crumb, EmptyState, Link, LinkButton, Notice, Skeleton, Tag, Tone,
    Words, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::clashes::clash_lines;
use super::hours_card::hours_card;
use super::leaders::to_leaders;
use super::publication::{Draft, Publication};
use super::ways::ways_line;
use super::words::{audience, is_near, led_by, reason_key, state_tone, when, where_held};
use crate::context::use_session;
use crate::hooks::{every_page, use_query};
use crate::localised::shown;
use crate::rooms::room_lines;
use crate::route::{AssessorRoute, CoordinatorRoute, LeadingRoute, PlanningRoute, PresenceRoute};
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct SessionsPageProps {
    /// The programme.
    pub id: Uuid,
}

#[derive(Debug, PartialEq)]
struct Schedule {
    sessions: Vec<SessionDetails>,
    /// Nothing while no design is published.
    hours: Option<SessionHours>,
}

/// Whether the reader may change something, and the day by the server's clock.
#[derive(Clone, Copy)]
struct Reader {
    coordinates: bool,
    today: Option<Date>,
}

/// The sessions of a programme by time, with what clashes, and what is still to be scheduled.
#[component]
pub fn SessionsPage(props: &SessionsPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let session = use_session();
    let coordinates = session.holds_for("coordinator", id);
    let reader = Reader { coordinates, today: session.me().map(|me| me.today) };
    let schedule = use_query(id, read);
    let can_plan = coordinates && schedule.state.data.as_ref().is_some_and(|found| found.hours.is_some());
    let reload = schedule.reload.clone();
    let ready = Callback::from(move |schedule: Rc<Schedule>| body(words, id, &schedule, reader, &reload));
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(words.say("groups-to-programme"), CoordinatorRoute::Programme { id }),
    ];
    let aside = html! {
        if can_plan {
            <Buttons>
                <LinkButton kind={ButtonKind::Secondary} href={AssessorRoute::Hours { id }}>{ words.say("sessions-to-hours") }</LinkButton>
                <LinkButton kind={ButtonKind::Secondary} href={AssessorRoute::Circumstances { id }}>{ words.say("circumstances-title") }</LinkButton>
                <LinkButton kind={ButtonKind::Secondary} href={PlanningRoute::Schedule { id }}>{ words.say("sessions-to-schedule") }</LinkButton>
                <LinkButton kind={ButtonKind::Secondary} href={PresenceRoute::JoinAddresses { id }}>{ words.say("sessions-to-join-addresses") }</LinkButton>
                <LinkButton href={AssessorRoute::PlanSessions { id }}>{ words.say("sessions-plan") }</LinkButton>
            </Buttons>
        }
    };
    html! {
        <Page title={words.say("sessions-title")} lead={words.say("sessions-lead")} {crumbs} {aside}>
            <AsyncView<Schedule> state={schedule.state} {ready} skeleton={Skeleton::Table} on_retry={schedule.reload} />
        </Page>
    }
}

async fn read(client: Client, programme: Uuid) -> Result<Schedule, ClientError> {
    let hours = match client.view_session_hours(programme).await {
        Ok(hours) => Some(hours),
        Err(ClientError::Problem(problem)) if problem.code == ProblemCode::DesignNotPublished => None,
        Err(error) => return Err(error),
    };
    let sessions = every_page(|PageQuery { limit, cursor }| {
        let client = client.clone();
        let query = SessionsQuery { limit, cursor, ..SessionsQuery::default() };
        async move { client.list_sessions(programme, &query).await }
    })
    .await?;
    Ok(Schedule { sessions, hours })
}

fn body(words: Words, programme: Uuid, schedule: &Schedule, reader: Reader, reload: &Callback<()>) -> Html {
    let drafts: Vec<&SessionDetails> =
        schedule.sessions.iter().filter(|session| session.state == SessionState::Draft).collect();
    html! {
        <>
            if schedule.hours.is_none() {
                <Notice><p>{ words.say("sessions-no-design") }</p></Notice>
            }
            if reader.coordinates && !drafts.is_empty() {
                <Publication {programme} drafts={drafts.iter().map(|draft| Draft::of(words, draft)).collect::<Vec<_>>()}
                    clashing={drafts.iter().filter(|draft| !draft.clashes.is_empty()).count()} on_done={reload.clone()} />
            }
            { list(words, schedule, reader) }
            if let Some(hours) = &schedule.hours {
                { hours_card(words, hours) }
            }
        </>
    }
}

fn list(words: Words, schedule: &Schedule, reader: Reader) -> Html {
    if schedule.sessions.is_empty() {
        return html! {
            <Card><EmptyState title={words.say("sessions-none")}><p>{ words.say("sessions-none-what") }</p></EmptyState></Card>
        };
    }
    let columns = vec![
        Column::new("when", words.say("sessions-when")).names_row(),
        Column::new("element", words.say("sessions-element")),
        Column::new("group", words.say("sessions-for")),
        Column::new("where", words.say("sessions-where")),
        Column::new("length", words.say("sessions-length")).figures(),
        Column::new("state", words.say("sessions-state")),
    ];
    let rows: Vec<Row> = schedule.sessions.iter().map(|session| row(words, session, reader)).collect();
    html! {
        <Card id="sessions" title={words.say("sessions-list")}>
            <Table caption={words.say("sessions-list")} {columns} {rows} dense=true />
        </Card>
    }
}

fn row(words: Words, session: &SessionDetails, reader: Reader) -> Row {
    let coordinates = reader.coordinates;
    let time = when(words, &session.start, &session.end, &session.zone);
    let href = AssessorRoute::Session { id: session.programme_id, session: session.id };
    let near = is_near(reader.today, &session.start, &session.end);
    let soon = coordinates && near && session.state != SessionState::Draft;
    let members = words.say_with("sessions-members", &[("count", session.members.into())]);
    let cells = vec![
        html! { if coordinates { <Link {href}>{ time }</Link> } else { { time } } },
        html! {
            <>
                { shown(words, &session.title) }
                if let Some(topic) = &session.topic {
                    <p class="quiet">{ shown(words, topic) }</p>
                }
            </>
        },
        html! { <>{ audience(words, session.group) }<p class="quiet">{ members }</p>{ ways_line(words, session) }</> },
        where_held(words, session.mode, session.place.as_deref()).into(),
        format::hours(words.language, session.counted_minutes).into(),
        html! { <>{ standing(words, session) }{ leading(words, session) }if soon { { short_notice(words, session) } }</> },
    ];
    Row::new(session.id.to_string(), cells)
}

/// Who leads it, and the way to name them.
fn leading(words: Words, session: &SessionDetails) -> Html {
    html! {
        <>
            if let Some(names) = led_by(words, &session.led_by) {
                <p class="quiet">{ names }</p>
            }
            <p>{ to_leaders(words, session) }</p>
        </>
    }
}

/// The way to change it at short notice, where there is only short notice left; the page of the session always has it.
fn short_notice(words: Words, session: &SessionDetails) -> Html {
    let href = LeadingRoute::SessionToday { id: session.programme_id, session: session.id };
    let when = when(words, &session.start, &session.end, &session.zone);
    let label = words.say_with("sessions-to-today-of", &[("when", when.as_str().into())]);
    html! {
        <p><Link {href} {label}>{ words.say("sessions-to-today") }</Link></p>
    }
}

/// The state, why it was cancelled, that nobody is at work that day, and what clashes.
fn standing(words: Words, session: &SessionDetails) -> Html {
    html! {
        <>
            <Tag tone={state_tone(session.state)}>{ words.say(session.state.word()) }</Tag>
            if let Some(reason) = session.cancellation {
                <p class="quiet">{ words.say(reason_key(reason)) }</p>
            }
            if session.day_off.is_some() {
                <p><Tag tone={Tone::Warn}>{ words.say("session-day-off") }</Tag></p>
            }
            { clash_lines(words, &session.clashes) }
            { room_lines(words, &session.room_warnings) }
        </>
    }
}
