use std::rc::Rc;

use polku_api_types::page::PageQuery;
use polku_api_types::sessions::{SessionDetails, SessionModeChange};
use polku_api_types::words::Spoken as _;
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{AsyncView, Card, KeyValue, KeyValueList, Skeleton, Words, use_words};
use yew::prelude::*;

use crate::hooks::{every_page, use_query};
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct ModeHistoryProps {
    pub session: SessionDetails,
}

/// How the design planned the session, how it is delivered, and each change in between.
#[component]
pub fn ModeHistory(props: &ModeHistoryProps) -> Html {
    let words = use_words();
    let session = &props.session;
    let changes = use_query((session.id, session.version), |client, (session, _)| async move {
        every_page(|query: PageQuery| {
            let client = client.clone();
            async move { client.list_session_mode_changes(session, &query).await }
        })
        .await
    });
    let planned = session.designed_mode.map_or("mode-not-planned", |mode| mode.word());
    let items = vec![
        KeyValue::new(words.say("mode-planned"), words.say(planned)),
        KeyValue::new(words.say("mode-delivered"), words.say(session.mode.word())),
    ];
    let ready = Callback::from(move |changes: Rc<Vec<SessionModeChange>>| table(words, &changes));
    let empty = html! { <p class="quiet">{ words.say("mode-history-none") }</p> };
    html! {
        <Card id="modes" title={words.say("mode-history")} lead={words.say("mode-history-what")}>
            <KeyValueList {items} />
            <AsyncView<Vec<SessionModeChange>> state={changes.state} {ready} {empty} skeleton={Skeleton::Table} on_retry={changes.reload}
                is_empty={Callback::from(|changes: Rc<Vec<SessionModeChange>>| changes.is_empty())} />
        </Card>
    }
}

fn table(words: Words, changes: &[SessionModeChange]) -> Html {
    let columns = vec![
        Column::new("at", words.say("mode-at")).names_row(),
        Column::new("change", words.say("mode-change")),
        Column::new("cause", words.say("mode-cause")),
        Column::new("by", words.say("mode-by")),
    ];
    let row = |change: &SessionModeChange| {
        let cells = vec![
            format::moment(words.language, local(change.changed_at)).into(),
            format!("{} → {}", words.say(change.from.word()), words.say(change.to.word())).into(),
            html! {
                <>
                    { words.say(change.cause.word()) }
                    if let Some(note) = &change.note {
                        <p class="quiet">{ note }</p>
                    }
                </>
            },
            change.changed_by.clone().into(),
        ];
        Row::new(change.number.to_string(), cells)
    };
    let rows: Vec<Row> = changes.iter().map(row).collect();
    html! { <Table caption={words.say("mode-history")} {columns} {rows} dense=true /> }
}
