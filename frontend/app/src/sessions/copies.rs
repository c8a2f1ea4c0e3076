use std::rc::Rc;

use polku_api_types::sessions::{CopySessions, ElementHours, SessionCopies, SessionCopy, Sessions};
use polku_i18n::format;
use polku_ui::field::Checkbox;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{Button, Buttons, Card, Notice, Tone, Words, use_toasts, use_way, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::preview::{preview_note, preview_told};
use super::words::{audience, when};
use crate::hooks::{FormFailure, use_action};
use crate::localised::shown;
use crate::route::AssessorRoute;

#[derive(Properties, PartialEq)]
pub struct CopiesProps {
    /// The programme.
    pub programme: Uuid,
    /// What was asked for.
    pub body: Rc<CopySessions>,
    /// What it would make.
    pub found: Rc<SessionCopies>,
}

/// What copying would make, with what it meets; copies can be left out before they are saved.
#[component]
pub fn Copies(props: &CopiesProps) -> Html {
    let words = use_words();
    let way = use_way();
    let toasts = use_toasts();
    let without = use_state(Vec::<Uuid>::new);
    {
        // What is seen anew is whole.
        let without = without.clone();
        use_effect_with(props.found.clone(), move |_| without.set(Vec::new()));
    }
    let programme = props.programme;
    let done = Callback::from(move |made: Sessions| {
        let said = words.say_with("sessions-planned", &[("count", made.items.len().into())]);
        let href = AttrValue::from(AssessorRoute::Sessions { id: programme });
        way.to_saying(&href, toasts.as_ref(), said);
    });
    let save = use_action(
        move |client, key, body: CopySessions| async move { client.copy_sessions(programme, key, &body).await },
        done,
    );
    let copies = &props.found.sessions;
    let left = copies.len().saturating_sub(without.len());
    let onclick = {
        let (body, without) = (props.body.clone(), without.clone());
        save.run.reform(move |_: MouseEvent| {
            let mut body = (*body).clone();
            body.sessions.retain(|one| !without.contains(&one.session_id));
            body
        })
    };
    let chosen = (*without).clone();
    let leave = Callback::from(move |(id, on): (Uuid, bool)| {
        let mut ids: Vec<Uuid> = without.iter().copied().filter(|other| *other != id).collect();
        if on {
            ids.push(id);
        }
        without.set(ids);
    });
    html! {
        <Card id="preview" accent=true title={words.say_with("sessions-preview-of", &[("count", copies.len().into())])} lead={words.say("sessions-preview-what")}>
            { preview_told(words, copies.iter().map(|copy| &copy.planned)) }
            { beyond(words, &props.found.beyond_design) }
            { table(words, copies, &chosen, &leave) }
            <FormFailure failure={save.failure.clone()} attempt={save.attempt} control={Callback::from(|_| None)} />
            <Buttons><Button disabled={left == 0} busy={save.busy} {onclick}>{ words.say_with("sessions-save", &[("count", left.into())]) }</Button></Buttons>
        </Card>
    }
}

/// Of what there would be more than the design has.
fn beyond(words: Words, lines: &[ElementHours]) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    let line = |line: &ElementHours| {
        let times = words.say_with(
            "sessions-times-of",
            &[("scheduled", line.scheduled_times.into()), ("times", line.times.into())],
        );
        let more = line.difference_minutes.and_then(|more| u32::try_from(more).ok()).filter(|more| *more > 0);
        let more = more.map(|more| {
            let hours = format::hours(words.language, more);
            words.say_with("sessions-longer", &[("hours", hours.into())])
        });
        let what = format!("{}, {}: ", shown(words, &line.title), audience(words, line.group));
        let more = more.map_or_else(String::new, |more| format!(" · {more}"));
        html! { <li>{ format!("{what}{times}{more}") }</li> }
    };
    html! {
        <Notice tone={Tone::Warn}>
            <p>{ words.say("copy-beyond") }</p>
            <ul>{ for lines.iter().map(line) }</ul>
        </Notice>
    }
}

fn table(words: Words, copies: &[SessionCopy], without: &[Uuid], leave: &Callback<(Uuid, bool)>) -> Html {
    let several = copies.len() > 1;
    let mut columns = vec![
        Column::new("when", words.say("sessions-when")).names_row(),
        Column::new("group", words.say("sessions-for")),
        Column::new("led", words.say("calendar-led")),
        Column::new("note", words.say("sessions-note")),
    ];
    if several {
        columns.push(Column::new("leave-out", words.say("sessions-leave-out")));
    }
    let row = |copy: &SessionCopy| {
        let (planned, id) = (&copy.planned, copy.copy_of);
        let time = when(words, &planned.start, &planned.end, &copy.zone);
        let members = words.say_with("sessions-members", &[("count", planned.members.into())]);
        let mut cells = vec![
            time.clone().into(),
            html! { <>{ audience(words, copy.group) }<p class="quiet">{ members }</p></> },
            led(words, copy),
            preview_note(words, planned),
        ];
        if several {
            let label = words.say_with("sessions-leave-out-one", &[("when", time.as_str().into())]);
            let on_change = leave.reform(move |on| (id, on));
            cells.push(html! { <Checkbox id={format!("leave-out-{id}")} bare=true {label} checked={without.contains(&id)} {on_change} /> });
        }
        Row::new(id.to_string(), cells)
    };
    let rows: Vec<Row> = copies.iter().map(row).collect();
    html! { <Table caption={words.say("sessions-preview-table")} {columns} {rows} dense=true /> }
}

/// Who would lead it, and how many of those who lead what is copied would not.
fn led(words: Words, copy: &SessionCopy) -> Html {
    let names: Vec<&str> = copy.led_by.iter().filter_map(|one| one.name.as_deref()).collect();
    html! {
        <>
            if names.is_empty() {
                { words.say("copy-led-by-nobody") }
            } else {
                { names.join(", ") }
            }
            if copy.gone_by_then > 0 {
                <p class="quiet">{ words.say_with("copy-gone", &[("count", copy.gone_by_then.into())]) }</p>
            }
        </>
    }
}
