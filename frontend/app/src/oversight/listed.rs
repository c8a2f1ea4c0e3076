use polku_api_types::oversight::CalendarSession;
use polku_api_types::words::Spoken as _;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{Button, ButtonKind, Tag, Words};
use uuid::Uuid;
use yew::prelude::*;

use crate::localised::shown;
use crate::sessions::{audience, led_by, state_tone, when, where_held};

/// The sessions one below the other.
pub fn listed(words: Words, sessions: &[CalendarSession], open: &Callback<Uuid>) -> Html {
    let columns = vec![
        Column::new("when", words.say("sessions-when")).names_row(),
        Column::new("element", words.say("sessions-element")),
        Column::new("programme", words.say("calendar-programme")),
        Column::new("group", words.say("sessions-for")),
        Column::new("where", words.say("sessions-where")),
        Column::new("state", words.say("sessions-state")),
        Column::new("open", words.say("calendar-open")),
    ];
    let row = |session: &CalendarSession| {
        let id = session.id;
        let time = when(words, &session.start, &session.end, &session.zone);
        let title = shown(words, &session.title);
        let label = words.say_with(
            "calendar-open-one",
            &[("title", title.as_str().into()), ("when", time.as_str().into())],
        );
        let cells = vec![
            time.into(),
            title.into(),
            shown(words, &session.programme).into(),
            audience(words, session.group).into(),
            where_held(words, session.mode, session.place.as_deref()).into(),
            html! {
                <>
                    <Tag tone={state_tone(session.state)}>{ words.say(session.state.word()) }</Tag>
                    if let Some(names) = led_by(words, &session.led_by) {
                        <p class="quiet">{ names }</p>
                    }
                </>
            },
            html! { <Button kind={ButtonKind::Quiet} {label} onclick={open.reform(move |_: MouseEvent| id)}>{ words.say("calendar-open") }</Button> },
        ];
        Row::new(id.to_string(), cells)
    };
    let rows: Vec<Row> = sessions.iter().map(row).collect();
    html! { <Table caption={words.say("sessions-list")} {columns} {rows} dense=true /> }
}
