use std::rc::Rc;

use polku_api_types::circumstances::{CircumstanceChange, CircumstancesPreview};
use polku_api_types::page::PageQuery;
use polku_api_types::sessions::SessionHours;
use polku_client::{Client, ClientError};
use polku_ui::{AsyncView, Button, ButtonKind, Buttons, Crumb, Skeleton, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::form::{Asked, Typed, elements, field_name, fields};
use super::made::Made;
use super::preview::Preview;
use crate::hooks::{every_page, use_action, use_query};
use crate::programmes::form::{FormFaults, use_draft, use_form};
use crate::route::{AssessorRoute, CoordinatorRoute};
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct CircumstancesPageProps {
    /// The programme.
    pub id: Uuid,
}

#[derive(Debug, PartialEq)]
struct Known {
    hours: SessionHours,
    changes: Vec<CircumstanceChange>,
}

async fn read(client: Client, programme: Uuid) -> Result<Known, ClientError> {
    let hours = client.view_session_hours(programme).await?;
    let changes = every_page(|query: PageQuery| {
        let client = client.clone();
        async move { client.list_circumstances(programme, &query).await }
    })
    .await?;
    Ok(Known { hours, changes })
}

/// Turns many sessions at once: seen before it is made, and undone as a whole.
#[component]
pub fn CircumstancesPage(props: &CircumstancesPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let known = use_query(id, read);
    let reload = known.reload.clone();
    let ready = Callback::from(move |known: Rc<Known>| {
        html! {
            <>
                <Change programme={id} known={known.clone()} on_made={reload.clone()} />
                <Made changes={known.changes.clone()} on_undone={reload.clone()} />
            </>
        }
    });
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(words.say("groups-to-programme"), CoordinatorRoute::Programme { id }),
        Crumb::new(words.say("sessions-title"), AssessorRoute::Sessions { id }),
    ];
    html! {
        <Page title={words.say("circumstances-title")} lead={words.say("circumstances-lead")} {crumbs}>
            <AsyncView<Known> state={known.state} {ready} skeleton={Skeleton::Cards} on_retry={known.reload} />
        </Page>
    }
}

/// What was typed, what was asked for with it, and what it would do.
#[derive(Clone, PartialEq)]
struct Previewed {
    typed: Typed,
    asked: Rc<Asked>,
    found: Rc<CircumstancesPreview>,
}

#[derive(Properties, PartialEq)]
struct ChangeProps {
    programme: Uuid,
    known: Rc<Known>,
    on_made: Callback<()>,
}

#[component]
fn Change(props: &ChangeProps) -> Html {
    let words = use_words();
    let id = props.programme;
    let draft = use_draft(Typed::default);
    let previewed = use_state(|| None::<Previewed>);
    let done = {
        let previewed = previewed.clone();
        Callback::from(move |seen: Previewed| previewed.set(Some(seen)))
    };
    let preview = use_action(
        move |client, _, (typed, asked): (Typed, Asked)| async move {
            let found = Rc::new(client.preview_circumstances(id, &asked.body).await?);
            Ok(Previewed { typed, asked: Rc::new(asked), found })
        },
        done,
    );
    let form = use_form(&preview);
    let onsubmit = {
        let (draft, send) = (draft.clone(), form.send.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(draft.asked(words).map(|asked| ((*draft).clone(), asked)));
        })
    };
    // What was typed since has not been seen by anybody.
    let seen = (*previewed).clone().filter(|seen| seen.typed == *draft);
    let on_again = {
        let (draft, send) = (draft.clone(), form.send.clone());
        Callback::from(move |asked: Asked| send.emit(Ok(((*draft).clone(), asked))))
    };
    let on_made = {
        let (previewed, on_made) = (previewed.clone(), props.on_made.clone());
        Callback::from(move |()| {
            previewed.set(None);
            on_made.emit(());
        })
    };
    let kind = if seen.is_some() { ButtonKind::Secondary } else { ButtonKind::Primary };
    html! {
        <>
            <form class="form" {onsubmit} novalidate=true>
                <FormFaults faults={form.faults.clone()} failure={form.failure.clone()} attempt={form.attempt}
                    name={Callback::from(move |at: String| field_name(words, &at))} />
                { fields(words, &draft, &form.faults, &elements(words, &props.known.hours)) }
                <Buttons><Button submit=true busy={form.busy} {kind}>{ words.say("circumstances-preview") }</Button></Buttons>
            </form>
            if let Some(Previewed { asked, found, .. }) = seen {
                <Preview programme={id} {asked} {found} {on_again} {on_made} />
            }
        </>
    }
}
