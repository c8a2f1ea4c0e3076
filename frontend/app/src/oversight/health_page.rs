use std::rc::Rc;

use polku_api_types::oversight::{CalendarSession, HealthSessions, ProgrammeHealth};
use polku_api_types::promises::{HourQuestion, HourQuestionsQuery};
use polku_ui::{
    AsyncView, ButtonKind, Buttons, Card, Crumb, EmptyState, KeyValue, KeyValueList, Link, LinkButton,
    MarkItem, MarkList, Notice, Skeleton, Symbol, Tone, Words, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use crate::hooks::use_query;
use crate::localised::shown;
use crate::route::{AssessorRoute, CoordinatorRoute, LeadingRoute, ParticipantsRoute, SessionsRoute};
use crate::sessions::{audience, led_by, when, where_held};
use crate::shell::Page;

/// People who are named of those who have not answered.
const SHOWN: u32 = 50;

#[derive(Properties, PartialEq)]
pub struct HealthPageProps {
    /// The programme.
    pub id: Uuid,
}

/// How a programme that meets is doing: what asks for something first, then what is next.
#[component]
pub fn HealthPage(props: &HealthPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let health = use_query(id, |client, id| async move { client.view_programme_health(id).await });
    let name = health.state.data.as_ref().map(|health| shown(words, &health.programme));
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(
            name.unwrap_or_else(|| words.say("programme-loading")),
            CoordinatorRoute::Programme { id },
        ),
    ];
    let ready = Callback::from(move |health: Rc<ProgrammeHealth>| whole(words, &health));
    html! {
        <Page title={words.say("health-title")} lead={words.say("health-lead")} {crumbs}>
            <AsyncView<ProgrammeHealth> state={health.state} {ready} skeleton={Skeleton::Cards} on_retry={health.reload} />
        </Page>
    }
}

fn whole(words: Words, health: &ProgrammeHealth) -> Html {
    let asking = asking(words, health);
    html! {
        <>
            <Card id="asks" title={words.say("health-asks")}>
                if asking.is_empty() {
                    <Notice tone={Tone::Good} title={words.say("health-nothing")} />
                } else {
                    <MarkList ruled=true items={asking} />
                }
                <p class="quiet">{ words.say("digest-link-what") }{ " " }<Link href={SessionsRoute::Digest}>{ words.say("digest-link-to") }</Link></p>
            </Card>
            <div class="columns">
                { next(words, health) }
                <aside class="stack">{ people(words, health) }</aside>
            </div>
        </>
    }
}

/// Everything that asks for something, the most pressing first; nothing of what is in order.
fn asking(words: Words, health: &ProgrammeHealth) -> Vec<MarkItem> {
    let id = health.programme_id;
    let counted = |key: &'static str, count: u32| words.say_with(key, &[("count", count.into())]);
    let mut items = Vec::new();
    let mut sessions =
        |found: &HealthSessions, key: &'static str, tone: Tone, to: fn(&CalendarSession) -> AttrValue| {
            if found.count > 0 {
                let title = html! { <strong>{ counted(key, found.count) }</strong> };
                items.push(MarkItem::new(Symbol::Warning, tone, title).detail(named(words, found, to)));
            }
        };
    sessions(&health.unopened, "health-unopened", Tone::Bad, |one| {
        LeadingRoute::SessionToday { id: one.programme_id, session: one.id }.into()
    });
    if let Some(declined) = &health.declined {
        sessions(declined, "health-declined", Tone::Warn, |one| {
            AssessorRoute::Attendance { id: one.programme_id, session: one.id }.into()
        });
    }
    sessions(&health.without_address, "health-without-address", Tone::Bad, |one| {
        AssessorRoute::Session { id: one.programme_id, session: one.id }.into()
    });
    sessions(&health.without_lead, "health-without-lead", Tone::Warn, |one| {
        LeadingRoute::SessionLeading { id: one.programme_id, session: one.id }.into()
    });
    sessions(&health.unmarked, "health-unmarked", Tone::Warn, |one| {
        AssessorRoute::Attendance { id: one.programme_id, session: one.id }.into()
    });
    if health.unanswered_hours > 0 {
        let title = html! { <strong>{ counted("health-unanswered", health.unanswered_hours) }</strong> };
        let who = html! { <Unanswered programme={id} count={health.unanswered_hours} /> };
        items.push(MarkItem::new(Symbol::Warning, Tone::Warn, title).detail(who));
    }
    let mut lines = vec![
        (
            health.to_schedule,
            "health-to-schedule",
            Tone::Info,
            AttrValue::from(AssessorRoute::Sessions { id }),
        ),
        (health.drafts, "health-drafts", Tone::Info, AssessorRoute::Sessions { id }.into()),
    ];
    let undelivered = format!("/coordinator/programmes/{id}/mails?state=failed");
    lines.insert(0, (health.undelivered.unwrap_or(0), "health-undelivered", Tone::Warn, undelivered.into()));
    lines.insert(0, (health.breaches, "health-breaches", Tone::Bad, LeadingRoute::CoachHealth { id }.into()));
    let line = |(count, key, tone, href): (u32, &'static str, Tone, AttrValue)| {
        let symbol = if tone == Tone::Info { Symbol::Document } else { Symbol::Warning };
        (count > 0)
            .then(|| MarkItem::new(symbol, tone, html! { <Link {href}>{ counted(key, count) }</Link> }))
    };
    items.extend(lines.into_iter().filter_map(line));
    items
}

#[derive(Properties, PartialEq)]
struct UnansweredProps {
    programme: Uuid,
    count: u32,
}

/// Who has not answered whether they consent to more hours than were promised. They are read apart, so that it is noted who saw
/// their names.
#[component]
fn Unanswered(props: &UnansweredProps) -> Html {
    let words = use_words();
    let about = (props.programme, props.count);
    let people = use_query(about, |client, (programme, _)| async move {
        let query = HourQuestionsQuery { open: Some(true), limit: Some(SHOWN), cursor: None };
        Ok(client.list_hour_questions(programme, &query).await?.items)
    });
    let rest = props.count.saturating_sub(SHOWN);
    let ready = Callback::from(move |people: Rc<Vec<HourQuestion>>| {
        html! {
            <ul>
                { for people.iter().map(|one| html! { <li>{ format!("{} {}", one.given_name, one.family_name) }</li> }) }
                if rest > 0 {
                    <li>{ words.say_with("health-rest", &[("count", rest.into())]) }</li>
                }
            </ul>
        }
    });
    html! { <AsyncView<Vec<HourQuestion>> state={people.state} {ready} on_retry={people.reload} /> }
}

/// The earliest of the sessions, each leading to where something can be done about it.
fn named(words: Words, found: &HealthSessions, to: fn(&CalendarSession) -> AttrValue) -> Html {
    let shown_count = u32::try_from(found.first.len()).unwrap_or(u32::MAX);
    let rest = found.count.saturating_sub(shown_count);
    html! {
        <ul>
            { for found.first.iter().map(|one| {
                let session = &one.session;
                let time = when(words, &session.start, &session.end, &session.zone);
                html! {
                    <li>
                        <Link href={to(session)}>{ format!("{time}, {}", shown(words, &session.title)) }</Link>
                        { format!(" · {}", audience(words, session.group)) }
                        if let Some(people) = one.people {
                            { format!(" · {}", words.say_with("health-people", &[("count", people.into())])) }
                        }
                    </li>
                }
            }) }
            if rest > 0 {
                <li>{ words.say_with("health-rest", &[("count", rest.into())]) }</li>
            }
        </ul>
    }
}

fn next(words: Words, health: &ProgrammeHealth) -> Html {
    let item = |session: &CalendarSession| {
        let time = when(words, &session.start, &session.end, &session.zone);
        let href = AssessorRoute::Session { id: session.programme_id, session: session.id };
        let title = if session.can_move {
            html! { <Link {href}>{ time }</Link> }
        } else {
            html! { <strong>{ time }</strong> }
        };
        let about = [
            shown(words, &session.title),
            audience(words, session.group),
            where_held(words, session.mode, session.place.as_deref()),
        ]
        .join(" · ");
        let lead = led_by(words, &session.led_by);
        MarkItem::new(Symbol::Arrow, Tone::Info, title).detail(html! {
            <>
                <p>{ about }</p>
                if let Some(lead) = lead {
                    <p class="quiet">{ lead }</p>
                }
            </>
        })
    };
    let calendar = format!("/coordinator/calendar?view=list&programme={}", health.programme_id);
    html! {
        <Card id="next" title={words.say("health-next")}>
            if health.next.is_empty() {
                <EmptyState title={words.say("health-next-none")}><p>{ words.say("health-next-none-what") }</p></EmptyState>
            } else {
                <MarkList ruled=true items={health.next.iter().map(item).collect::<Vec<_>>()} />
            }
            <Buttons>
                <LinkButton kind={ButtonKind::Secondary} href={AssessorRoute::Sessions { id: health.programme_id }}>{ words.say("calendar-to-sessions") }</LinkButton>
                <LinkButton kind={ButtonKind::Secondary} href={calendar}>{ words.say("calendar-title") }</LinkButton>
            </Buttons>
        </Card>
    }
}

fn people(words: Words, health: &ProgrammeHealth) -> Html {
    let people = health.people;
    let items = vec![
        KeyValue::new(words.say("health-active"), people.active.to_string()),
        KeyValue::new(words.say("health-paused"), people.paused.to_string()),
        KeyValue::new(words.say("health-left"), people.left.to_string()),
        KeyValue::new(words.say("health-completed"), people.completed.to_string()),
    ];
    let href = ParticipantsRoute::Participants { id: health.programme_id };
    html! {
        <Card id="people" title={words.say("health-participants")}>
            <KeyValueList {items} />
            <Buttons><LinkButton kind={ButtonKind::Secondary} {href}>{ words.say("health-to-participants") }</LinkButton></Buttons>
        </Card>
    }
}
