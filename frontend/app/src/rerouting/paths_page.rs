use std::rc::Rc;

use jiff::civil::Date;
use polku_api_types::programmes::{CallState, ProgrammeSummary};
use polku_api_types::rerouting::{AddendumDetails, ApplicantClusters};
use polku_api_types::text::Localised;
use polku_client::{Client, ClientError};
use polku_ui::{AsyncView, Card, Crumb, EmptyState, Notice, Skeleton, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::addendum_card::AddendumCard;
use super::clusters_card::clusters_card;
use super::prepare_form::PrepareForm;
use crate::context::use_session;
use crate::hooks::{every, use_query};
use crate::localised::shown;
use crate::route::CoordinatorRoute;
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct PathsPageProps {
    /// The programme.
    pub id: Uuid,
}

/// What is known of the applicants of a programme's call, and what other paths are offered to them.
#[derive(Debug, PartialEq)]
pub struct Paths {
    /// Of the programme.
    pub name: Localised,
    pub call: Uuid,
    pub opened_on: Date,
    pub is_over: bool,
    pub clusters: ApplicantClusters,
    pub addenda: Vec<AddendumDetails>,
    /// The other programmes of the initiative.
    pub others: Vec<ProgrammeSummary>,
}

/// `None` while the programme has no call.
async fn read(client: Client, programme: Uuid) -> Result<Option<Paths>, ClientError> {
    let overview = client.view_programme_overview(programme).await?;
    let Some(call) = overview.call else { return Ok(None) };
    let clusters = client.view_clusters(call.id).await?;
    let addenda = every!(client, list_addenda, call.id).await?;
    let mut others = every!(client, list_programmes).await?;
    let initiative = overview.programme.initiative.id;
    others.retain(|other| other.initiative_id == initiative && other.id != programme);
    let name = overview.programme.name;
    let (call, opened_on, is_over) = (call.id, call.opens_on, call.state == CallState::Closed);
    Ok(Some(Paths { name, call, opened_on, is_over, clusters, addenda, others }))
}

/// Whether some applicants need another path, and the decision that offers it to them.
#[component]
pub fn PathsPage(props: &PathsPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let coordinates = use_session().holds_for("coordinator", id);
    let paths = use_query(id, read);
    let reload = paths.reload.clone();
    let ready = Callback::from(move |paths: Rc<Option<Paths>>| match &*paths {
        Some(found) => body(words, found, coordinates, &reload),
        None => html! { <Card><EmptyState title={words.say("paths-no-call")} /></Card> },
    });
    let name = paths.state.data.as_ref().and_then(|paths| Option::as_ref(paths));
    let name = name.map_or_else(|| words.say("groups-to-programme"), |paths| shown(words, &paths.name));
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(name, CoordinatorRoute::Programme { id }),
    ];
    html! {
        <Page title={words.say("paths-title")} lead={words.say("paths-lead")} {crumbs}>
            <AsyncView<Option<Paths>> state={paths.state} {ready} skeleton={Skeleton::Cards} on_retry={paths.reload} />
        </Page>
    }
}

fn body(words: Words, paths: &Paths, coordinates: bool, reload: &Callback<()>) -> Html {
    html! {
        <div class="stack">
            { clusters_card(words, &paths.clusters) }
            { for paths.addenda.iter().map(|addendum| html! {
                <AddendumCard key={format!("{}-{}", addendum.id, addendum.version)} addendum={addendum.clone()} on_changed={reload.clone()} />
            }) }
            if coordinates {
                { prepare(words, paths, reload) }
            }
        </div>
    }
}

fn prepare(words: Words, paths: &Paths, reload: &Callback<()>) -> Html {
    let key = match (paths.is_over, paths.others.is_empty()) {
        (false, _) => "paths-after-the-call",
        (true, true) => "paths-no-other",
        (true, false) => {
            let roles = paths.clusters.roles.as_ref();
            let categories: Vec<String> = roles
                .map(|roles| roles.rows.iter().map(|row| row.job_category.clone()).collect())
                .unwrap_or_default();
            return html! {
                <PrepareForm key={paths.addenda.len().to_string()} call={paths.call} opened_on={paths.opened_on} {categories}
                    others={paths.others.clone()} on_prepared={reload.clone()} />
            };
        }
    };
    html! { <Notice><p>{ words.say(key) }</p></Notice> }
}
