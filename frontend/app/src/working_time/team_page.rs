use std::collections::HashMap;
use std::rc::Rc;

use jiff::civil::Date;
use polku_api_types::sessions::SessionState;
use polku_api_types::working_time::{
    SupervisedHours, SupervisedHoursExportQuery, SupervisedHoursQuery, SupervisedPerson, SupervisedTime,
};
use polku_client::Client;
use polku_i18n::format;
use polku_ui::field::DateInput;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{
    AsyncView, Button, ButtonKind, Card, Crumb, EmptyState, Notice, Skeleton, Tag, Tone, Words, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use crate::hooks::use_query;
use crate::localised::shown;
use crate::route::{OwnRoute, StaffRoute};
use crate::sessions::when;
use crate::shell::{FORMATS, Page, file_buttons};

/// Days that can be asked for at once.
const MOST_DAYS: i32 = 365;

/// The days and hours of those whom the reader supervises: when they are away and how much working time it takes, and
/// nothing of what they do there.
#[component]
pub fn TeamHoursPage() -> Html {
    let words = use_words();
    let asked = use_state(SupervisedHoursQuery::default);
    let found = use_query(*asked, |client, query| async move { client.view_supervised_hours(&query).await });
    let ask = {
        let asked = asked.clone();
        Callback::from(move |query: SupervisedHoursQuery| asked.set(query))
    };
    let ready = Callback::from(move |found: Rc<SupervisedHours>| {
        html! {
            <>
                <Days from={found.from} until={found.until} on_ask={ask.clone()} />
                { told(words, &found) }
            </>
        }
    });
    let crumbs = vec![
        Crumb::new(words.say("app-nav-my-path"), StaffRoute::MyPath),
        Crumb::new(words.say("app-nav-supervised"), OwnRoute::Supervised),
    ];
    html! {
        <Page title={words.say("team-hours-title")} lead={words.say("team-hours-lead")} {crumbs}>
            <AsyncView<SupervisedHours> state={found.state} {ready} skeleton={Skeleton::Table} on_retry={found.reload} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct DaysProps {
    from: Date,
    until: Date,
    on_ask: Callback<SupervisedHoursQuery>,
}

/// Which days are shown.
#[component]
fn Days(props: &DaysProps) -> Html {
    let words = use_words();
    let typed = use_state(|| (props.from.to_string(), props.until.to_string()));
    let tried = use_state(|| false);
    let (from, until) = (typed.0.parse::<Date>(), typed.1.parse::<Date>());
    let in_order = match (&from, &until) {
        (Ok(from), Ok(until)) => {
            until >= from && from.until(*until).is_ok_and(|apart| apart.get_days() <= MOST_DAYS)
        }
        _ => true,
    };
    let fault = |day: bool, order: bool| match (day, order) {
        _ if !*tried => None,
        (false, _) => Some(words.say("team-hours-bad-day")),
        (true, false) => Some(words.say("team-hours-too-far")),
        (true, true) => None,
    };
    let (from_fault, until_fault) = (fault(from.is_ok(), true), fault(until.is_ok(), in_order));
    let on_submit = {
        let (tried, on_ask) = (tried.clone(), props.on_ask.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            tried.set(true);
            if let (Ok(from), Ok(until), true) = (&from, &until, in_order) {
                on_ask.emit(SupervisedHoursQuery { from: Some(*from), until: Some(*until) });
            }
        })
    };
    let set_from = {
        let typed = typed.clone();
        Callback::from(move |day: String| typed.set((day, typed.1.clone())))
    };
    let set_until = {
        let typed = typed.clone();
        Callback::from(move |day: String| typed.set((typed.0.clone(), day)))
    };
    html! {
        <form class="filters" role="search" novalidate=true onsubmit={on_submit}>
            <DateInput id="from" label={words.say("team-hours-from")} value={typed.0.clone()} error={from_fault} on_change={set_from} />
            <DateInput id="until" label={words.say("team-hours-until")} value={typed.1.clone()} error={until_fault} on_change={set_until} />
            <Button submit=true kind={ButtonKind::Secondary}>{ words.say("team-hours-show") }</Button>
        </form>
    }
}

fn told(words: Words, found: &SupervisedHours) -> Html {
    if found.times.is_empty() {
        return html! {
            <Card>
                <EmptyState title={words.say("team-hours-none")}><p>{ words.say("team-hours-none-what") }</p></EmptyState>
            </Card>
        };
    }
    html! {
        <>
            <Notice><p>{ words.say("team-hours-trace") }</p></Notice>
            <Card id="people" title={words.say("team-hours-people")}>{ people(words, found) }</Card>
            <Card id="times" title={words.say("team-hours-times")} aside={files(words, found)}>{ times(words, found) }</Card>
        </>
    }
}

fn name(one: &SupervisedPerson) -> String {
    format!("{} {}", one.given_name, one.family_name)
}

fn hours(words: Words, minutes: u32) -> Html {
    AttrValue::from(format::hours(words.language, minutes)).into()
}

fn people(words: Words, found: &SupervisedHours) -> Html {
    let columns = vec![
        Column::new("name", words.say("team-hours-name")).names_row(),
        Column::new("programme", words.say("team-hours-programme")),
        Column::new("invited", words.say("team-hours-invited")).figures(),
        Column::new("to-come", words.say("team-hours-to-come")).figures(),
    ];
    let row = |one: &SupervisedPerson| {
        let cells = vec![
            name(one).into(),
            shown(words, &one.programme).into(),
            hours(words, one.invited_minutes),
            hours(words, one.to_come_minutes),
        ];
        Row::new(one.application_id.to_string(), cells)
    };
    let rows: Vec<Row> = found.people.iter().map(row).collect();
    html! { <Table caption={words.say("team-hours-people")} {columns} {rows} dense=true /> }
}

fn times(words: Words, found: &SupervisedHours) -> Html {
    let people: HashMap<Uuid, &SupervisedPerson> =
        found.people.iter().map(|one| (one.application_id, one)).collect();
    let columns = vec![
        Column::new("when", words.say("team-hours-when")).names_row(),
        Column::new("name", words.say("team-hours-name")),
        Column::new("programme", words.say("team-hours-programme")),
        Column::new("hours", words.say("team-hours-hours")).figures(),
    ];
    let row = |(place, time): (usize, &SupervisedTime)| {
        let one = people.get(&time.application_id)?;
        let cancelled = time.state == SessionState::Cancelled;
        let counted = if cancelled {
            html! { <Tag tone={Tone::Warn}>{ words.say("session-state-cancelled") }</Tag> }
        } else {
            hours(words, time.counted_minutes)
        };
        let cells = vec![
            when(words, &time.start, &time.end, &time.zone).into(),
            name(one).into(),
            shown(words, &one.programme).into(),
            counted,
        ];
        Some(Row::new(place.to_string(), cells))
    };
    let rows: Vec<Row> = found.times.iter().enumerate().filter_map(row).collect();
    html! { <Table caption={words.say("team-hours-times")} {columns} {rows} dense=true /> }
}

/// The same times as a file.
fn files(words: Words, found: &SupervisedHours) -> Html {
    let (from, until) = (Some(found.from), Some(found.until));
    let query = |format| SupervisedHoursExportQuery { from, until, format: Some(format) };
    file_buttons(words, &FORMATS.map(|format| Client::supervised_hours_file(&query(format))))
}
