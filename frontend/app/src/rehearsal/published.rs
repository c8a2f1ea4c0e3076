use std::rc::Rc;

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::rehearsal::RehearsalPublication;
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{AsyncView, Card, Tag, Tone, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use crate::hooks::use_query;
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct PublishedProps {
    pub call: Uuid,
    /// Changes whenever something was published.
    pub asked: u32,
}

/// The rehearsals that were published of the call, the latest first; nothing where there are none.
#[component]
pub fn Published(props: &PublishedProps) -> Html {
    let words = use_words();
    let published = use_query((props.call, props.asked), |client, (call, _)| async move {
        client.list_rehearsal_publications(call, &PageQuery::longest()).await
    });
    let ready = Callback::from(move |page: Rc<Page<RehearsalPublication>>| {
        if page.items.is_empty() {
            return Html::default();
        }
        let columns = vec![
            Column::new("number", words.say("rehearsal-published-number")).names_row(),
            Column::new("people", words.say("rehearsal-people")).figures(),
            Column::new("at", words.say("rehearsal-published-at")),
            Column::new("by", words.say("decider-title")),
            Column::new("state", words.say("rehearsal-published-state")),
        ];
        let rows: Vec<Row> = page.items.iter().map(|one| row(words, one)).collect();
        let title = words.say("rehearsal-published");
        html! {
            <Card id="rehearsal-published" title={title.clone()} lead={words.say("rehearsal-published-what")}>
                <Table caption={title} {columns} {rows} dense=true />
            </Card>
        }
    });
    html! { <AsyncView<Page<RehearsalPublication>> state={published.state} {ready} on_retry={published.reload} /> }
}

fn row(words: Words, one: &RehearsalPublication) -> Row {
    let (key, tone) = match (one.superseded, one.terms_stand) {
        (true, _) => ("rehearsal-published-superseded", Tone::Plain),
        (false, true) => ("rehearsal-published-shown", Tone::Good),
        (false, false) => ("rehearsal-published-changed", Tone::Warn),
    };
    let number = AttrValue::from(format::number(words.language, one.number));
    let cells: Vec<Html> = vec![
        number.clone().into(),
        format::number(words.language, one.rehearsal.people).into(),
        format::moment(words.language, local(one.published_at)).into(),
        one.approver_title.clone().into(),
        html! { <Tag {tone}>{ words.say(key) }</Tag> },
    ];
    Row::new(number, cells)
}
