use std::rc::Rc;

use polku_api_types::page::PageQuery;
use polku_api_types::programmes::SupervisorPart;
use polku_api_types::supervision::{
    SupervisionEntry, SupervisionQuery, SupervisorStanding, WorkingTimeAnswer,
};
use polku_api_types::text::Localised;
use polku_client::{Client, ClientError};
use polku_ui::field::{Select, SelectOption};
use polku_ui::table::{Column, Row, Table};
use polku_ui::{AsyncView, Card, Crumb, EmptyState, Link, Notice, Skeleton, Tag, Tone, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::words::{ANSWERS, answer_key, answer_tone, standing_key};
use crate::hooks::{every_page, use_query};
use crate::localised::shown;
use crate::route::{CoordinatorRoute, RoundRoute};
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct SupervisionPageProps {
    /// The programme.
    pub id: Uuid,
}

/// The programme's name, and how each application of its latest call stands.
#[derive(Debug, PartialEq)]
struct Found {
    programme: Localised,
    entries: Rc<Vec<SupervisionEntry>>,
}

/// How the applications of a programme's latest call stand with the supervisors: for a conversation, and for nothing that
/// decides.
#[component]
pub fn SupervisionPage(props: &SupervisionPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let found = use_query(id, everybody);
    let ready = Callback::from(move |found: Rc<Found>| {
        html! { <Entries programme={id} entries={found.entries.clone()} /> }
    });
    let empty = html! {
        <Card><EmptyState title={words.say("supervision-none")}><p>{ words.say("supervision-none-what") }</p></EmptyState></Card>
    };
    let name = found.state.data.as_ref();
    let name = name.map_or_else(|| words.say("groups-to-programme"), |found| shown(words, &found.programme));
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(name, CoordinatorRoute::Programme { id }),
    ];
    html! {
        <Page title={words.say("supervision-page-title")} lead={words.say("supervision-page-lead")} {crumbs}>
            <AsyncView<Found> state={found.state} {ready} {empty} skeleton={Skeleton::Table} on_retry={found.reload}
                is_empty={Callback::from(|found: Rc<Found>| found.entries.is_empty())} />
        </Page>
    }
}

/// All pages of the list; nobody where the call tells supervisors nothing.
async fn everybody(client: Client, programme: Uuid) -> Result<Found, ClientError> {
    let overview = client.view_programme_overview(programme).await?;
    let programme = overview.programme.name;
    let asked = overview.call.filter(|call| call.supervisor.part != SupervisorPart::None);
    let Some(call) = asked.map(|call| call.id) else {
        return Ok(Found { programme, entries: Rc::default() });
    };
    let entries = every_page(|PageQuery { limit, cursor }| {
        let client = client.clone();
        let query = SupervisionQuery { limit, cursor, ..SupervisionQuery::default() };
        async move { client.list_supervision(call, &query).await }
    })
    .await?;
    Ok(Found { programme, entries: Rc::new(entries) })
}

#[derive(Properties, PartialEq)]
struct EntriesProps {
    programme: Uuid,
    entries: Rc<Vec<SupervisionEntry>>,
}

#[component]
fn Entries(props: &EntriesProps) -> Html {
    let words = use_words();
    let only = use_state(|| None::<WorkingTimeAnswer>);
    let filter = {
        let only = only.clone();
        Callback::from(move |key: String| only.set(ANSWERS.into_iter().find(|one| answer_key(*one) == key)))
    };
    let options: Vec<SelectOption> =
        ANSWERS.into_iter().map(|one| option(words, &props.entries, one)).collect();
    let columns = vec![
        Column::new("name", words.say("supervision-applicant")).names_row(),
        Column::new("supervisor", words.say("supervision-supervisor")),
        Column::new("standing", words.say("supervision-standing")),
    ];
    let rows: Vec<Row> = props
        .entries
        .iter()
        .filter(|entry| only.is_none() || entry.answer == *only)
        .map(|entry| row(words, props.programme, entry))
        .collect();
    html! {
        <>
            <Notice><p>{ words.say("supervision-page-trace") }</p></Notice>
            <Card id="supervision" title={words.say("supervision-list")}>
                <div class="filters" role="search">
                    <Select id="answer" optional=true label={words.say("supervision-standing")}
                        placeholder={format!("{} ({})", words.say("applications-all"), props.entries.len())}
                        {options} value={only.map(answer_key).unwrap_or_default()} on_change={filter} />
                </div>
                if rows.is_empty() {
                    <p>{ words.say("participants-none-so") }</p>
                } else {
                    <Table caption={words.say("supervision-list")} {columns} {rows} dense=true />
                }
            </Card>
        </>
    }
}

fn option(words: Words, entries: &[SupervisionEntry], answer: WorkingTimeAnswer) -> SelectOption {
    let count = entries.iter().filter(|entry| entry.answer == Some(answer)).count();
    SelectOption::new(answer_key(answer), format!("{} ({count})", words.say(answer_key(answer))))
}

fn row(words: Words, programme: Uuid, entry: &SupervisionEntry) -> Row {
    let href: AttrValue = RoundRoute::Application { id: programme, application: entry.application_id }.into();
    let (tone, standing) = match entry.answer {
        Some(answer) => (answer_tone(answer), answer_key(answer)),
        None if entry.standing == SupervisorStanding::NobodyToAsk => (Tone::Warn, "supervision-short-nobody"),
        None => (Tone::Plain, short(entry.standing)),
    };
    let cells = vec![
        html! { <Link {href}>{ &entry.name }</Link> },
        entry.supervisor.clone().unwrap_or_default().into(),
        html! {
            <>
                <Tag {tone}>{ words.say(standing) }</Tag>
                if entry.replied {
                    <><br /><span class="quiet">{ words.say("supervision-short-replied") }</span></>
                }
            </>
        },
    ];
    Row::new(entry.application_id.to_string(), cells)
}

const fn short(standing: SupervisorStanding) -> &'static str {
    match standing {
        SupervisorStanding::Told => "supervision-short-told",
        SupervisorStanding::Asked => "supervision-short-asked",
        SupervisorStanding::Silent => "supervision-short-silent",
        SupervisorStanding::NotTold | SupervisorStanding::NobodyToAsk | SupervisorStanding::Stated => {
            standing_key(standing)
        }
    }
}
