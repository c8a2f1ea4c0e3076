use std::rc::Rc;

use polku_api_types::attendance::{AttendanceChange, SaidAs};
use polku_api_types::page::PageQuery;
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{AsyncView, Button, ButtonKind, Buttons, Card, Skeleton, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::words::status_words;
use crate::hooks::{every_page, use_query};
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct HistoryProps {
    pub session: Uuid,
}

/// All that was said at a session. It is read when it is asked for: each look leaves a trace.
#[component]
pub fn History(props: &HistoryProps) -> Html {
    let words = use_words();
    let open = use_state(|| false);
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <Card id="history" title={words.say("attendance-history")} lead={words.say("attendance-history-what")}>
            <Buttons>
                <Button kind={ButtonKind::Secondary} expanded={*open} {onclick}>
                    { words.say(if *open { "attendance-history-close" } else { "attendance-history-open" }) }
                </Button>
            </Buttons>
            if *open {
                <Changes session={props.session} />
            }
        </Card>
    }
}

#[component]
fn Changes(props: &HistoryProps) -> Html {
    let words = use_words();
    let changes = use_query(props.session, |client, session| async move {
        every_page(|query: PageQuery| {
            let client = client.clone();
            async move { client.list_attendance_changes(session, &query).await }
        })
        .await
    });
    let ready = Callback::from(move |changes: Rc<Vec<AttendanceChange>>| table(words, &changes));
    let empty = html! { <p>{ words.say("attendance-history-none") }</p> };
    html! {
        <AsyncView<Vec<AttendanceChange>> state={changes.state} {ready} {empty} skeleton={Skeleton::Table} on_retry={changes.reload}
            is_empty={Callback::from(|changes: Rc<Vec<AttendanceChange>>| changes.is_empty())} />
    }
}

fn table(words: Words, changes: &[AttendanceChange]) -> Html {
    let columns = vec![
        Column::new("name", words.say("attendance-name")).names_row(),
        Column::new("said", words.say("attendance-said")),
        Column::new("before", words.say("attendance-before")),
        Column::new("by", words.say("attendance-by")),
        Column::new("at", words.say("attendance-at")),
    ];
    let rows: Vec<Row> =
        changes.iter().enumerate().map(|(index, change)| row(words, index, change)).collect();
    html! { <Table caption={words.say("attendance-history")} {columns} {rows} dense=true /> }
}

fn row(words: Words, index: usize, change: &AttendanceChange) -> Row {
    let by = match change.said_as {
        SaidAs::Participant => words.say("attendance-by-self"),
        SaidAs::Coordinator | SaidAs::Facilitator => change.said_by.clone().into(),
    };
    let before = change.before.map(|status| status_words(words, status, change.minutes_before));
    let cells = vec![
        format!("{} {}", change.family_name, change.given_name).into(),
        status_words(words, change.status, change.minutes).into(),
        before.unwrap_or_else(|| words.say("attendance-nothing-before")).into(),
        by.into(),
        format::moment(words.language, local(change.said_at)).into(),
    ];
    Row::new(index.to_string(), cells)
}
