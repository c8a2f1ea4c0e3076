use std::rc::Rc;

use polku_api_types::programmes::{CallDetails, CallState, ProgrammeOverview};
use polku_api_types::rehearsal::RehearsalPools;
use polku_client::{Client, ClientError};
use polku_ui::{AsyncView, Card, Crumb, EmptyState, LinkButton, Skeleton, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::form::Rehearse;
use crate::hooks::use_query;
use crate::localised::shown;
use crate::route::CoordinatorRoute;
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct RehearsalPageProps {
    /// The programme.
    pub id: Uuid,
}

/// The call of a programme, and with whom its selection can be rehearsed.
#[derive(Debug, PartialEq)]
struct Ground {
    overview: ProgrammeOverview,
    /// None once the call has opened, and while there is none.
    rehearsable: Option<(Rc<CallDetails>, Rc<RehearsalPools>)>,
}

async fn read(client: Client, programme: Uuid) -> Result<Ground, ClientError> {
    let mut overview = client.view_programme_overview(programme).await?;
    let ahead = |call: &CallDetails| !matches!(call.state, CallState::Open | CallState::Closed);
    let rehearsable = match overview.call.take().filter(ahead) {
        Some(call) => {
            let pools = client.view_rehearsal_pools(call.id).await?;
            Some((Rc::new(call), Rc::new(pools)))
        }
        None => None,
    };
    Ok(Ground { overview, rehearsable })
}

/// What each method of selection would do, before the call opens.
#[component]
pub fn RehearsalPage(props: &RehearsalPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let ground = use_query(id, read);
    let loaded = ground.state.data.as_ref();
    let name = loaded.map_or_else(
        || words.say("programme-loading"),
        |loaded| shown(words, &loaded.overview.programme.name),
    );
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(name, CoordinatorRoute::Programme { id }),
        Crumb::new(words.say("call-edit-title"), CoordinatorRoute::Call { id }),
    ];
    let ready = Callback::from(move |ground: Rc<Ground>| match &ground.rehearsable {
        Some((call, pools)) => html! { <Rehearse call={call.clone()} pools={pools.clone()} /> },
        None => html! {
            <Card>
                <EmptyState title={words.say("rehearsal-over")}>
                    <p>{ words.say("rehearsal-over-what") }</p>
                    <LinkButton href={CoordinatorRoute::Call { id }}>{ words.say("call-edit-title") }</LinkButton>
                </EmptyState>
            </Card>
        },
    });
    html! {
        <Page title={words.say("rehearsal-title")} lead={words.say("rehearsal-lead")} {crumbs}>
            <AsyncView<Ground> state={ground.state} {ready} skeleton={Skeleton::Cards} on_retry={ground.reload} />
        </Page>
    }
}
