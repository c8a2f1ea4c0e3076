use std::rc::Rc;

use jiff::civil::Date;
use polku_api_types::sessions::{PlanSessions, PreviewedSession, Sessions, SessionsPreview};
use polku_domain::calendar::DayOff;
use polku_i18n::format;
use polku_ui::field::Checkbox;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{Button, Buttons, Card, Notice, Tag, Tone, Words, use_toasts, use_way, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::clashes::clash_lines;
use super::fields::day_of;
use super::words::{FINLAND, when};
use crate::availability::unavailable_lines;
use crate::hooks::{FormFailure, use_action};
use crate::next_year::day_off_key;
use crate::rooms::room_lines;
use crate::route::AssessorRoute;

#[derive(Properties, PartialEq)]
pub struct PreviewProps {
    /// The programme.
    pub programme: Uuid,
    /// What was asked for.
    pub body: Rc<PlanSessions>,
    /// What it would make.
    pub found: Rc<SessionsPreview>,
}

/// What planning would make, with days off and clashes; days can be left out before it is saved.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let words = use_words();
    let way = use_way();
    let toasts = use_toasts();
    let without = use_state(Vec::<Date>::new);
    {
        // What is seen anew is whole.
        let without = without.clone();
        use_effect_with(props.found.clone(), move |_| without.set(Vec::new()));
    }
    let programme = props.programme;
    let done = Callback::from(move |planned: Sessions| {
        let said = words.say_with("sessions-planned", &[("count", planned.items.len().into())]);
        let href = AttrValue::from(AssessorRoute::Sessions { id: programme });
        way.to_saying(&href, toasts.as_ref(), said);
    });
    let save = use_action(
        move |client, key, body: PlanSessions| async move { client.plan_sessions(programme, key, &body).await },
        done,
    );
    let sessions = &props.found.sessions;
    let left = sessions.len().saturating_sub(without.len());
    let onclick = {
        let (body, without) = (props.body.clone(), without.clone());
        save.run.reform(move |_: MouseEvent| PlanSessions { without: (*without).clone(), ..(*body).clone() })
    };
    let chosen = (*without).clone();
    let leave = Callback::from(move |(day, on): (Date, bool)| {
        let mut days: Vec<Date> = without.iter().copied().filter(|other| *other != day).collect();
        if on {
            days.push(day);
        }
        without.set(days);
    });
    html! {
        <Card id="preview" accent=true title={words.say_with("sessions-preview-of", &[("count", sessions.len().into())])} lead={words.say("sessions-preview-what")}>
            { preview_told(words, sessions.iter()) }
            { table(words, props, &chosen, &leave) }
            <FormFailure failure={save.failure.clone()} attempt={save.attempt} control={Callback::from(|_| None)} />
            <Buttons><Button disabled={left == 0} busy={save.busy} {onclick}>{ words.say_with("sessions-save", &[("count", left.into())]) }</Button></Buttons>
        </Card>
    }
}

/// What to look at, said as soon as it is there.
pub fn preview_told<'a>(words: Words, sessions: impl Iterator<Item = &'a PreviewedSession> + Clone) -> Html {
    let count = |such: fn(&PreviewedSession) -> bool| sessions.clone().filter(|one| such(one)).count();
    let off = count(|session| session.day_off.is_some());
    let clashing = count(|session| !session.clashes.is_empty());
    let tight = count(|session| !session.room_warnings.is_empty());
    let unsuited = count(|session| !session.unavailable.is_nobody());
    if off + clashing + tight + unsuited == 0 {
        return html! { <Notice tone={Tone::Good} announce=true><p>{ words.say("sessions-preview-clear") }</p></Notice> };
    }
    html! {
        <Notice tone={Tone::Warn} announce=true>
            if off > 0 {
                <p>{ words.say_with("sessions-preview-off", &[("count", off.into())]) }</p>
            }
            if clashing > 0 {
                <p>{ words.say_with("sessions-preview-clashes", &[("count", clashing.into())]) }</p>
            }
            if tight > 0 {
                <p>{ words.say_with("sessions-preview-rooms", &[("count", tight.into())]) }</p>
            }
            if unsuited > 0 {
                <p>{ words.say_with("sessions-preview-unsuited", &[("count", unsuited.into())]) }</p>
            }
        </Notice>
    }
}

fn table(words: Words, props: &PreviewProps, without: &[Date], leave: &Callback<(Date, bool)>) -> Html {
    let sessions = &props.found.sessions;
    // Of a series, days can be left out.
    let several = sessions.len() > 1;
    let mut columns = vec![
        Column::new("when", words.say("sessions-when")).names_row(),
        Column::new("length", words.say("sessions-length")).figures(),
        Column::new("people", words.say("sessions-people")).figures(),
        Column::new("note", words.say("sessions-note")),
    ];
    if several {
        columns.push(Column::new("leave-out", words.say("sessions-leave-out")));
    }
    let zone = props.body.session.zone.as_deref().unwrap_or(FINLAND);
    let row = |(index, session): (usize, &PreviewedSession)| {
        let time = when(words, &session.start, &session.end, zone);
        let mut cells = vec![
            time.clone().into(),
            format::hours(words.language, session.counted_minutes).into(),
            session.members.to_string().into(),
            preview_note(words, session),
        ];
        if let Some(day) = day_of(&session.start).filter(|_| several) {
            let label = words.say_with("sessions-leave-out-one", &[("when", time.as_str().into())]);
            let on_change = leave.reform(move |on| (day, on));
            cells.push(html! { <Checkbox id={format!("leave-out-{index}")} bare=true {label} checked={without.contains(&day)} {on_change} /> });
        }
        Row::new(session.start.clone(), cells)
    };
    let rows: Vec<Row> = sessions.iter().enumerate().map(row).collect();
    html! { <Table caption={words.say("sessions-preview-table")} {columns} {rows} dense=true /> }
}

/// What is to be looked at of one of them.
pub fn preview_note(words: Words, session: &PreviewedSession) -> Html {
    let off = session.day_off.and_then(|_| DayOff::of(day_of(&session.start)?));
    html! {
        <>
            if let Some(off) = off {
                <p><Tag tone={Tone::Warn}>{ words.say(day_off_key(off)) }</Tag></p>
            }
            if session.in_repeated_hour {
                <p>{ words.say("sessions-repeated-hour") }</p>
            }
            { clash_lines(words, &session.clashes) }
            { room_lines(words, &session.room_warnings) }
            { for unavailable_lines(words, &session.unavailable, session.members).into_iter().map(|line| html! { <p>{ line }</p> }) }
        </>
    }
}
