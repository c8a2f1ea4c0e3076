use std::rc::Rc;

use polku_api_types::page::PageQuery;
use polku_api_types::participation::{
    ParticipantSummary, ParticipantsExportQuery, ParticipantsQuery, ParticipationState,
};
use polku_api_types::words::Spoken;
use polku_client::{Client, ClientError};
use polku_i18n::format;
use polku_ui::field::{Select, SelectOption};
use polku_ui::table::{Column, Row, Table};
use polku_ui::{
    AsyncView, Button, ButtonKind, Card, Crumb, EmptyState, Link, Skeleton, Tag, Words, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::step_dialog::StepDialog;
use super::words::{STATES, is_over, reason_word, state_tone, state_word};
use crate::context::use_session;
use crate::hooks::{every_page, use_query};
use crate::route::{CoordinatorRoute, RoundRoute};
use crate::shell::{FORMATS, FileLinks, Page};
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct ParticipantsPageProps {
    /// The programme.
    pub id: Uuid,
}

/// Who takes part in a programme, is on pause, has left or has gone through it.
#[component]
pub fn ParticipantsPage(props: &ParticipantsPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let coordinates = use_session().holds_for("coordinator", id);
    let people = use_query(id, everybody);
    let reload = people.reload.clone();
    let ready = Callback::from(move |people: Rc<Vec<ParticipantSummary>>| {
        html! { <Participants programme={id} {people} {coordinates} on_change={reload.clone()} /> }
    });
    let empty = html! {
        <Card><EmptyState title={words.say("participants-none")}><p>{ words.say("participants-none-what") }</p></EmptyState></Card>
    };
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(words.say("groups-to-programme"), CoordinatorRoute::Programme { id }),
    ];
    html! {
        <Page title={words.say("participants-title")} lead={words.say("participants-lead")} {crumbs}>
            <AsyncView<Vec<ParticipantSummary>> state={people.state} {ready} {empty} skeleton={Skeleton::Table} on_retry={people.reload}
                is_empty={Callback::from(|people: Rc<Vec<ParticipantSummary>>| people.is_empty())} />
        </Page>
    }
}

/// All pages of the list: the states are counted over everybody, and a programme has some dozens of participants.
async fn everybody(client: Client, programme: Uuid) -> Result<Vec<ParticipantSummary>, ClientError> {
    every_page(|PageQuery { limit, cursor }| {
        let client = client.clone();
        let query = ParticipantsQuery { limit, cursor, ..ParticipantsQuery::default() };
        async move { client.list_participants(programme, &query).await }
    })
    .await
}

#[derive(Properties, PartialEq)]
struct ParticipantsProps {
    programme: Uuid,
    people: Rc<Vec<ParticipantSummary>>,
    coordinates: bool,
    on_change: Callback<()>,
}

#[component]
fn Participants(props: &ParticipantsProps) -> Html {
    let words = use_words();
    let only = use_state(|| None::<ParticipationState>);
    let chosen = use_state(|| None::<ParticipantSummary>);
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |one: ParticipantSummary| chosen.set(Some(one)))
    };
    let close = {
        let chosen = chosen.clone();
        Callback::from(move |()| chosen.set(None))
    };
    let filter = {
        let only = only.clone();
        Callback::from(move |key: String| only.set(STATES.into_iter().find(|state| state.word() == key)))
    };
    let options = STATES.map(|state| option(words, &props.people, state));
    let mut columns = vec![
        Column::new("name", words.say("participants-name")).names_row(),
        Column::new("unit", words.say("proposal-unit")),
        Column::new("state", words.say("places-state")),
        Column::new("since", words.say("participants-since")),
    ];
    if props.coordinates {
        columns.push(Column::new("change", words.say("participants-action")));
    }
    let rows = props
        .people
        .iter()
        .filter(|one| only.is_none_or(|only| one.state == only))
        .map(|one| row(words, props.programme, one, props.coordinates.then_some(&choose)))
        .collect::<Vec<_>>();
    let programme = props.programme;
    let file = |format| {
        let query = ParticipantsExportQuery { state: *only, format: Some(format) };
        Client::participants_file(programme, &query)
    };
    let files = html! { <FileLinks {programme} addresses={FORMATS.map(file)} /> };
    html! {
        <>
            <Card id="participants" title={words.say("participants-list")} aside={files}>
                <div class="filters" role="search">
                    <Select id="state" optional=true label={words.say("places-state")} placeholder={format!("{} ({})", words.say("applications-all"), props.people.len())}
                        options={options.to_vec()} value={only.map(|state| state.word()).unwrap_or_default()} on_change={filter} />
                </div>
                if rows.is_empty() {
                    <p>{ words.say("participants-none-so") }</p>
                } else {
                    <Table caption={words.say("participants-list")} {columns} {rows} dense=true />
                }
            </Card>
            if let Some(participant) = (*chosen).clone() {
                <StepDialog programme={props.programme} name={name_of(&participant)} {participant} on_done={props.on_change.clone()} on_close={close} />
            }
        </>
    }
}

/// A state to choose, with how many are in it. Whoever accepted a place is in one of them, so that they add up.
fn option(words: Words, people: &[ParticipantSummary], state: ParticipationState) -> SelectOption {
    let count = people.iter().filter(|one| one.state == state).count();
    SelectOption::new(state.word(), format!("{} ({count})", state_word(words, state)))
}

fn name_of(one: &ParticipantSummary) -> String {
    format!("{} {}", one.given_name, one.family_name)
}

fn row(
    words: Words,
    programme: Uuid,
    one: &ParticipantSummary,
    choose: Option<&Callback<ParticipantSummary>>,
) -> Row {
    let reason = one
        .reason
        .map(|reason| html! { <><br /><span class="quiet">{ reason_word(words, reason) }</span></> });
    let href: AttrValue = RoundRoute::Application { id: programme, application: one.application_id }.into();
    let mut cells = vec![
        html! { <Link {href}>{ format!("{} {}", one.family_name, one.given_name) }</Link> },
        one.unit.clone().unwrap_or_default().into(),
        html! { <><Tag tone={state_tone(one.state)}>{ state_word(words, one.state) }</Tag>{ reason }</> },
        format::date(words.language, local(one.since).date()).into(),
    ];
    if let Some(choose) = choose {
        cells.push(change_button(words, one, choose));
    }
    Row::new(one.application_id.to_string(), cells)
}

fn change_button(words: Words, one: &ParticipantSummary, choose: &Callback<ParticipantSummary>) -> Html {
    if is_over(one.state) {
        return Html::default();
    }
    let label = words.say_with("participants-change-of", &[("name", name_of(one).into())]);
    let onclick = {
        let one = one.clone();
        choose.reform(move |_: MouseEvent| one.clone())
    };
    html! { <Button kind={ButtonKind::Quiet} {onclick} {label}>{ words.say("participants-change") }</Button> }
}
