use std::rc::Rc;

use polku_api_types::changes::{RegisterChange, RegisterChangesExportQuery, RegisterChangesQuery};
use polku_api_types::page::MAX_PAGE;
use polku_api_types::words::Spoken;
use polku_client::{Client, ClientError};
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{AsyncView, Card, Crumb, EmptyState, Skeleton, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::change::Change;
use super::words::facts_word;
use crate::hooks::use_query;
use crate::route::CoordinatorRoute;
use crate::shell::{FORMATS, FileLinks, Page};
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct RegisterChangesPageProps {
    /// The programme.
    pub id: Uuid,
}

/// What waits for somebody, and what was dealt with lately.
#[derive(Debug, PartialEq)]
struct Changes {
    open: Vec<RegisterChange>,
    resolved: Vec<RegisterChange>,
}

/// The latest of each: an older change comes up when those before it have been dealt with.
async fn read(client: Client, programme: Uuid) -> Result<Changes, ClientError> {
    let mut query = RegisterChangesQuery { open: Some(true), limit: Some(MAX_PAGE), cursor: None };
    let open = client.list_register_changes(programme, &query).await?.items;
    query = RegisterChangesQuery { open: Some(false), limit: None, ..query };
    let resolved = client.list_register_changes(programme, &query).await?.items;
    Ok(Changes { open, resolved })
}

/// What the register says otherwise of those who applied or take part, until somebody has dealt with it.
#[component]
pub fn RegisterChangesPage(props: &RegisterChangesPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let changes = use_query(id, read);
    let reload = changes.reload.clone();
    let ready = Callback::from(move |changes: Rc<Changes>| {
        html! {
            <div class="stack">
                if changes.open.is_empty() {
                    <Card><EmptyState title={words.say("changes-none")}><p>{ words.say("changes-none-what") }</p></EmptyState></Card>
                }
                if !changes.open.is_empty() || !changes.resolved.is_empty() {
                    <FileLinks programme={id} addresses={files(id)} />
                }
                { for changes.open.iter().map(|change| html! {
                    <Change key={change.id.to_string()} programme={id} change={change.clone()} on_resolved={reload.clone()} />
                }) }
                if !changes.resolved.is_empty() {
                    { resolved(words, &changes.resolved) }
                }
            </div>
        }
    });
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(words.say("groups-to-programme"), CoordinatorRoute::Programme { id }),
    ];
    html! {
        <Page title={words.say("changes-title")} lead={words.say("changes-lead")} {crumbs}>
            <AsyncView<Changes> state={changes.state} {ready} skeleton={Skeleton::Cards} on_retry={changes.reload} />
        </Page>
    }
}

/// All changes as a file, those that wait and those dealt with.
fn files(programme: Uuid) -> [String; 2] {
    FORMATS.map(|format| {
        let query = RegisterChangesExportQuery { open: None, format: Some(format) };
        Client::register_changes_file(programme, &query)
    })
}

fn resolved(words: Words, changes: &[RegisterChange]) -> Html {
    let columns = vec![
        Column::new("name", words.say("changes-person")).names_row(),
        Column::new("facts", words.say("changes-facts")),
        Column::new("resolution", words.say("changes-resolution")),
        Column::new("by", words.say("changes-resolved-by")),
    ];
    let rows = changes.iter().map(|change| resolved_row(words, change)).collect::<Vec<_>>();
    html! {
        <Card id="resolved" title={words.say("changes-resolved")}>
            <Table caption={words.say("changes-resolved")} {columns} {rows} dense=true />
        </Card>
    }
}

fn resolved_row(words: Words, change: &RegisterChange) -> Row {
    let by = change.resolved_by_name.clone().unwrap_or_default();
    let at = change.resolved_at.map(|at| format::moment(words.language, local(at)));
    Row::new(
        change.id.to_string(),
        vec![
            format!("{} {}", change.given_name, change.family_name).into(),
            facts_word(words, &change.facts).into(),
            change.resolution.map(|resolution| words.say(resolution.word())).unwrap_or_default().into(),
            html! { <>{ by }<br /><span class="quiet">{ at }</span></> },
        ],
    )
}
