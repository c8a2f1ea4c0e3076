//! What was found: the times by week, what they break, and planning them.

use std::rc::Rc;

use polku_api_types::schedule::{
    AcceptSchedule, ProposeSchedule, ProposedSession, ScheduleBreaks, ScheduleProposal,
};
use polku_api_types::sessions::Sessions;
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{Button, ButtonKind, Buttons, Card, Notice, Tag, Tone, Words, use_toasts, use_way, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::causes::missing_card;
use crate::availability::unavailable_lines;
use crate::hooks::{FormFailure, use_action};
use crate::localised::shown;
use crate::route::AssessorRoute;
use crate::sessions::{audience, when, where_held};

/// The zone of every proposed time.
const FINLAND: &str = "Europe/Helsinki";

#[derive(Properties, PartialEq)]
pub struct FoundProps {
    /// The programme.
    pub programme: Uuid,
    /// What was asked.
    pub asked: Rc<ProposeSchedule>,
    /// What was found.
    pub found: Rc<ScheduleProposal>,
    /// Asks for others that are as good.
    pub on_other: Callback<()>,
}

/// A proposal, before it is planned.
#[component]
pub fn Found(props: &FoundProps) -> Html {
    let words = use_words();
    let way = use_way();
    let toasts = use_toasts();
    let programme = props.programme;
    let done = Callback::from(move |planned: Sessions| {
        let said = words.say_with("schedule-accepted", &[("count", planned.items.len().into())]);
        let href = AttrValue::from(AssessorRoute::Sessions { id: programme });
        way.to_saying(&href, toasts.as_ref(), said);
    });
    let accept = use_action(
        move |client, key, body: AcceptSchedule| async move {
            client.accept_schedule(programme, key, &body).await
        },
        done,
    );
    let found = &props.found;
    let onclick = {
        let (asked, found) = (props.asked.clone(), props.found.clone());
        accept.run.reform(move |_: MouseEvent| AcceptSchedule {
            asked: (*asked).clone(),
            digest: found.digest.clone(),
        })
    };
    let count = found.sessions.len();
    html! {
        <>
            <Card id="found" accent=true title={words.say_with("schedule-found", &[("count", count.into())])} lead={words.say_with("schedule-staying", &[("count", found.staying.into())])}>
                { told(words, found) }
                if count > 0 {
                    { table(words, &found.sessions) }
                }
                <FormFailure failure={accept.failure.clone()} attempt={accept.attempt} control={Callback::from(|_| None)} />
                if count > 0 {
                    <Buttons>
                        <Button busy={accept.busy} {onclick}>{ words.say_with("schedule-accept", &[("count", count.into())]) }</Button>
                        <Button kind={ButtonKind::Secondary} onclick={props.on_other.reform(|_: MouseEvent| ())}>{ words.say("schedule-other") }</Button>
                    </Buttons>
                }
            </Card>
            if !found.missing.is_empty() {
                { missing_card(words, &found.missing, found.most) }
            }
        </>
    }
}

/// What to look at, said as soon as it is there.
fn told(words: Words, found: &ScheduleProposal) -> Html {
    let lines = broken(words, &found.breaks);
    let whole = found.missing.is_empty() && lines.is_empty();
    let key = match (found.sessions.is_empty(), found.missing.is_empty()) {
        (true, true) => "schedule-nothing",
        (_, false) => "schedule-partly",
        _ if whole => "schedule-clear",
        _ => "schedule-whole",
    };
    html! {
        <Notice tone={if whole { Tone::Good } else { Tone::Warn }} announce=true>
            <p>{ words.say_with(key, &[("count", found.missing.len().into())]) }</p>
            { for lines.into_iter().map(|line| html! { <p>{ line }</p> }) }
        </Notice>
    }
}

fn broken(words: Words, breaks: &ScheduleBreaks) -> Vec<AttrValue> {
    let counts = [
        ("schedule-breaks-group", breaks.group_clashes),
        ("schedule-breaks-facilitator", breaks.facilitator_clashes),
        ("schedule-breaks-room", breaks.room_clashes),
        ("schedule-breaks-participants", breaks.participant_clashes),
        ("schedule-breaks-gaps", breaks.gaps),
        ("schedule-breaks-wishes", breaks.wishes),
    ];
    let some = counts.into_iter().filter(|(_, count)| *count > 0);
    some.map(|(key, count)| words.say_with(key, &[("count", count.into())])).collect()
}

fn table(words: Words, sessions: &[ProposedSession]) -> Html {
    let columns = vec![
        Column::new("week", words.say("schedule-week")).figures(),
        Column::new("when", words.say("sessions-when")).names_row(),
        Column::new("element", words.say("sessions-element")),
        Column::new("group", words.say("sessions-for")),
        Column::new("where", words.say("sessions-where")),
        Column::new("length", words.say("sessions-length")).figures(),
    ];
    let rows: Vec<Row> = sessions.iter().enumerate().map(|(index, one)| row(words, index, one)).collect();
    html! { <Table caption={words.say("schedule-table")} {columns} {rows} dense=true /> }
}

fn row(words: Words, index: usize, one: &ProposedSession) -> Row {
    let week = one.start.get(..10).and_then(|day| day.parse::<jiff::civil::Date>().ok());
    let week = week.map(|day| day.iso_week_date().week().to_string()).unwrap_or_default();
    let members = words.say_with("sessions-members", &[("count", one.members.into())]);
    let moved = one.moved_from.as_deref().and_then(|at| at.parse().ok());
    let moved = moved.map(|at| {
        let before = format::moment(words.language, at);
        words.say_with("schedule-moved-from", &[("when", before.into())])
    });
    let cells = vec![
        week.into(),
        when(words, &one.start, &one.end, FINLAND).into(),
        html! {
            <>
                { shown(words, &one.title) }
                if let Some(moved) = moved {
                    <p><Tag tone={Tone::Info}>{ moved }</Tag></p>
                }
                { for unavailable_lines(words, &one.unavailable, one.members).into_iter().map(|line| html! { <p><Tag tone={Tone::Warn}>{ line }</Tag></p> }) }
                if let Some(name) = &one.facilitator {
                    <p class="quiet">{ words.say_with("session-led-by", &[("names", name.as_str().into())]) }</p>
                }
            </>
        },
        html! { <>{ audience(words, one.group) }<p class="quiet">{ members }</p></> },
        where_held(words, one.mode, one.place.as_deref()).into(),
        format::hours(words.language, one.counted_minutes).into(),
    ];
    Row::new(index.to_string(), cells)
}
