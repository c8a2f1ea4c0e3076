use std::rc::Rc;

use polku_api_types::messages::{ProgrammeMessage, ProgrammeMessages};
use polku_api_types::words::Spoken as _;
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{
    AsyncView, ButtonKind, Buttons, Card, Link, LinkButton, Skeleton, Tag, Tone, Words, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::words::{crumbs, name_of};
use crate::hooks::use_query;
use crate::route::MessagesRoute;
use crate::shell::Page;
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct MessagesPageProps {
    /// The programme.
    pub id: Uuid,
}

/// Which mails a programme may word itself, and which it does.
#[component]
pub fn MessagesPage(props: &MessagesPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let seen = use_query(id, |client, id| async move { client.view_programme_messages(id).await });
    let ready = Callback::from(move |all: Rc<ProgrammeMessages>| list(words, id, &all.messages));
    let aside = html! {
        <Buttons>
            <LinkButton kind={ButtonKind::Secondary} href={MessagesRoute::Reminders { id }}>{ words.say("reminders-title") }</LinkButton>
            <LinkButton kind={ButtonKind::Secondary} href={MessagesRoute::Mails { id }}>{ words.say("mails-title") }</LinkButton>
        </Buttons>
    };
    html! {
        <Page title={words.say("messages-title")} lead={words.say("messages-lead")} crumbs={crumbs(words, id, false)} {aside}>
            <AsyncView<ProgrammeMessages> state={seen.state} {ready} skeleton={Skeleton::Table} on_retry={seen.reload} />
        </Page>
    }
}

fn list(words: Words, programme: Uuid, all: &[ProgrammeMessage]) -> Html {
    let columns = vec![
        Column::new("kind", words.say("mails-kind")).names_row(),
        Column::new("subject", words.say("messages-subject")),
        Column::new("whose", words.say("messages-whose")),
        Column::new("saved", words.say("messages-saved")),
    ];
    let rows: Vec<Row> = all.iter().map(|one| row(words, programme, one)).collect();
    html! {
        <Card id="messages" title={words.say("messages-which")}>
            <Table caption={words.say("messages-which")} {columns} {rows} dense=true />
        </Card>
    }
}

fn row(words: Words, programme: Uuid, one: &ProgrammeMessage) -> Row {
    let subject = &one.own.as_ref().unwrap_or(&one.house).subject;
    let subject = match words.language {
        polku_i18n::Language::Fi => &subject.fi,
        polku_i18n::Language::Sv => &subject.sv,
        polku_i18n::Language::En => &subject.en,
    };
    let whose = match one.own {
        Some(_) => html! { <Tag tone={Tone::Info}>{ words.say("messages-own") }</Tag> },
        None => words.say("messages-house").into(),
    };
    let saved = one.saved_at.map(|at| {
        let name = one.saved_by_name.clone();
        html! { <>{ name }<br /><span class="quiet">{ format::moment(words.language, local(at)) }</span></> }
    });
    let href =
        format!("{}?kind={}", AttrValue::from(MessagesRoute::Message { id: programme }), name_of(one.kind));
    Row::new(
        name_of(one.kind),
        vec![
            html! { <Link {href}>{ words.say(one.kind.word()) }</Link> },
            subject.clone().into(),
            whose,
            saved.unwrap_or_default(),
        ],
    )
}
