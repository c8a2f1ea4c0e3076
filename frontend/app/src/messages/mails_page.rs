use std::rc::Rc;

use polku_api_types::messages::{MailState, ProgrammeMail, ProgrammeMailsExportQuery, ProgrammeMailsQuery};
use polku_api_types::page::Page as Items;
use polku_api_types::words::Spoken as _;
use polku_client::Client;
use polku_i18n::format;
use polku_ui::field::{Select, SelectOption};
use polku_ui::table::{Column, Row, Table};
use polku_ui::{
    AsyncView, Card, EmptyState, Pager, Skeleton, Tag, Tone, Words, use_address, use_way, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::words::{MAIL_KINDS, MAIL_STATES, crumbs, name_of, said};
use crate::hooks::use_query;
use crate::shell::{FORMATS, FileLinks, Page};
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct MailsPageProps {
    /// The programme.
    pub id: Uuid,
}

const PAGE: u32 = 50;
const MOST: u32 = 200;

/// The mails of a programme: which, to whom, and whether each left. The address says which are shown.
#[component]
pub fn MailsPage(props: &MailsPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let (way, here) = (use_way(), use_address());
    let filter = use_state(|| filter_of(&here.query));
    let found = use_query((id, (*filter).clone()), |client, (id, query)| async move {
        client.list_programme_mails(id, &query).await
    });
    let change = {
        let (filter, path) = (filter.clone(), here.path);
        Callback::from(move |next: ProgrammeMailsQuery| {
            way.instead(&format!("{path}{}", address_of(&next)));
            filter.set(next);
        })
    };
    let (busy, query) = (found.state.loading, (*filter).clone());
    let ready = {
        let change = change.clone();
        Callback::from(move |found: Rc<Items<ProgrammeMail>>| listed(words, &found, &query, busy, &change))
    };
    let empty = html! { <EmptyState title={words.say("mails-empty")}><p>{ words.say("mails-empty-what") }</p></EmptyState> };
    let files = {
        let (state, kind) = (filter.state, filter.kind);
        let address = |format| {
            let query = ProgrammeMailsExportQuery { state, kind, format: Some(format) };
            Client::programme_mails_file(id, &query)
        };
        html! { <FileLinks programme={id} addresses={FORMATS.map(address)} /> }
    };
    html! {
        <Page title={words.say("mails-title")} lead={words.say("mails-lead")} crumbs={crumbs(words, id, true)}>
            <Card id="list" title={words.say("mails-title")} aside={files}>
                { filters(words, &filter, &change) }
                <AsyncView<Items<ProgrammeMail>> state={found.state} {ready} {empty} skeleton={Skeleton::Table} on_retry={found.reload}
                    is_empty={Callback::from(|found: Rc<Items<ProgrammeMail>>| found.items.is_empty())} />
            </Card>
        </Page>
    }
}

/// What the address says of the list.
fn filter_of(address: &AttrValue) -> ProgrammeMailsQuery {
    let (state, kind) = (said(address, "state"), said(address, "kind"));
    ProgrammeMailsQuery {
        state: MAIL_STATES.into_iter().find(|one| name_of(*one) == state),
        kind: MAIL_KINDS.into_iter().find(|one| name_of(*one) == kind),
        limit: Some(PAGE),
        cursor: None,
    }
}

/// The list as its address says it.
fn address_of(query: &ProgrammeMailsQuery) -> String {
    let said = [("state", query.state.map(name_of)), ("kind", query.kind.map(name_of))];
    let said: Vec<String> =
        said.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?))).collect();
    if said.is_empty() { String::new() } else { format!("?{}", said.join("&")) }
}

fn filters(words: Words, query: &ProgrammeMailsQuery, change: &Callback<ProgrammeMailsQuery>) -> Html {
    let states = MAIL_STATES.map(|one| SelectOption::new(name_of(one), words.say(one.word()))).to_vec();
    let kinds = MAIL_KINDS.map(|one| SelectOption::new(name_of(one), words.say(one.word()))).to_vec();
    let fresh = ProgrammeMailsQuery { limit: Some(PAGE), cursor: None, ..query.clone() };
    let on_state = {
        let (change, fresh) = (change.clone(), fresh.clone());
        Callback::from(move |text: String| {
            let state = MAIL_STATES.into_iter().find(|one| name_of(*one) == text);
            change.emit(ProgrammeMailsQuery { state, ..fresh.clone() });
        })
    };
    let on_kind = {
        let change = change.clone();
        Callback::from(move |text: String| {
            let kind = MAIL_KINDS.into_iter().find(|one| name_of(*one) == text);
            change.emit(ProgrammeMailsQuery { kind, ..fresh.clone() });
        })
    };
    html! {
        <div class="filters" role="search">
            <Select id="state" optional=true label={words.say("mails-state")} placeholder={words.say("mails-all")} options={states}
                value={query.state.map(name_of).unwrap_or_default()} on_change={on_state} />
            <Select id="kind" optional=true label={words.say("mails-kind")} placeholder={words.say("mails-all")} options={kinds}
                value={query.kind.map(name_of).unwrap_or_default()} on_change={on_kind} />
        </div>
    }
}

fn listed(
    words: Words,
    found: &Items<ProgrammeMail>,
    query: &ProgrammeMailsQuery,
    busy: bool,
    change: &Callback<ProgrammeMailsQuery>,
) -> Html {
    let columns = vec![
        Column::new("person", words.say("mails-person")).names_row(),
        Column::new("kind", words.say("mails-kind")),
        Column::new("language", words.say("mails-language")),
        Column::new("state", words.say("mails-state")),
        Column::new("put-in", words.say("mails-put-in-at")),
    ];
    let rows: Vec<Row> = found.items.iter().map(|mail| row(words, mail)).collect();
    let limit = query.limit.unwrap_or(PAGE);
    let on_more = {
        let next = ProgrammeMailsQuery { limit: Some((limit + PAGE).min(MOST)), ..query.clone() };
        change.reform(move |()| next.clone())
    };
    let more = found.next_cursor.is_some() && limit < MOST;
    html! {
        <>
            <Table caption={words.say("mails-title")} {columns} {rows} dense=true />
            <Pager shown={found.items.len()} {more} {busy} {on_more} />
        </>
    }
}

fn row(words: Words, mail: &ProgrammeMail) -> Row {
    let name = match (&mail.family_name, &mail.given_name) {
        (Some(family), Some(given)) => AttrValue::from(format!("{family} {given}")),
        _ => words.say("mails-outside"),
    };
    let moment = |at| format::moment(words.language, local(at));
    let tone = match mail.state {
        MailState::Queued => Tone::Plain,
        MailState::Sent => Tone::Good,
        MailState::Failed => Tone::Bad,
    };
    let more = match (mail.state, mail.leaves_at, mail.sent_at) {
        (MailState::Queued, Some(at), _) => {
            Some(words.say_with("mails-leaves", &[("when", moment(at).into())]))
        }
        (MailState::Sent, _, Some(at)) => Some(moment(at).into()),
        _ => None,
    };
    let why = mail.not_sent.map(|why| words.say(why.word()));
    let state = html! {
        <>
            <Tag {tone}>{ words.say(mail.state.word()) }</Tag>
            if let Some(more) = more { <p class="quiet">{ more }</p> }
            if let Some(why) = why { <p class="quiet">{ why }</p> }
        </>
    };
    Row::new(
        mail.id.to_string(),
        vec![
            name.into(),
            words.say(mail.kind.word()).into(),
            words.say(mail.language.word()).into(),
            state,
            moment(mail.put_in_at).into(),
        ],
    )
}
