use std::rc::Rc;

use polku_api_types::page::PageQuery;
use polku_api_types::schedule::{ProposeSchedule, ScheduleProposal};
use polku_api_types::sessions::{SessionState, SessionsQuery};
use polku_client::{Client, ClientError};
use polku_ui::{AsyncView, Button, ButtonKind, Buttons, Crumb, LinkButton, Skeleton, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::elements::elements_card;
use super::form::{explained, field_name, form_cards};
use super::found::Found;
use super::typed::{Known, Typed};
use crate::hooks::{every_page, use_action, use_query};
use crate::programmes::form::{FormFaults, use_draft, use_form};
use crate::rooms::rooms_in_use;
use crate::route::{AssessorRoute, CoordinatorRoute};
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct SchedulePageProps {
    /// The programme.
    pub id: Uuid,
}

async fn read(client: Client, programme: Uuid) -> Result<Known, ClientError> {
    let hours = client.view_session_hours(programme).await?;
    let drafts = every_page(|PageQuery { limit, cursor }| {
        let client = client.clone();
        let query =
            SessionsQuery { limit, cursor, state: Some(SessionState::Draft), ..SessionsQuery::default() };
        async move { client.list_sessions(programme, &query).await }
    })
    .await?;
    let facilitators = every_page(|query: PageQuery| {
        let client = client.clone();
        async move { client.list_facilitators(programme, &query).await }
    })
    .await?;
    Ok(Known { hours, drafts, facilitators, rooms: rooms_in_use(&client).await? })
}

/// Asks for dates from the design, shows them, and plans them as drafts.
#[component]
pub fn SchedulePage(props: &SchedulePageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let known = use_query(id, read);
    let ready = Callback::from(move |known: Rc<Known>| html! { <Ask programme={id} {known} /> });
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(words.say("groups-to-programme"), CoordinatorRoute::Programme { id }),
        Crumb::new(words.say("sessions-title"), AssessorRoute::Sessions { id }),
    ];
    html! {
        <Page title={words.say("schedule-title")} lead={words.say("schedule-lead")} {crumbs}>
            <AsyncView<Known> state={known.state} {ready} skeleton={Skeleton::Cards} on_retry={known.reload} />
        </Page>
    }
}

/// What was typed, what was asked for with it, and what was found.
#[derive(Clone, PartialEq)]
struct Seen {
    typed: Typed,
    asked: Rc<ProposeSchedule>,
    found: Rc<ScheduleProposal>,
}

#[derive(Properties, PartialEq)]
struct AskProps {
    programme: Uuid,
    known: Rc<Known>,
}

#[component]
fn Ask(props: &AskProps) -> Html {
    let words = use_words();
    let id = props.programme;
    let draft = {
        let known = props.known.clone();
        use_draft(move || Typed::of(&known))
    };
    let seen = use_state(|| None::<Seen>);
    let done = {
        let seen = seen.clone();
        Callback::from(move |found: Seen| seen.set(Some(found)))
    };
    let propose = use_action(
        move |client, _, (typed, asked): (Typed, ProposeSchedule)| async move {
            let found = Rc::new(client.preview_schedule(id, &asked).await?);
            Ok(Seen { typed, asked: Rc::new(asked), found })
        },
        done,
    );
    let form = use_form(&propose);
    let onsubmit = {
        let (draft, send, known) = (draft.clone(), form.send.clone(), props.known.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(draft.asked(words, &known).map(|asked| ((*draft).clone(), asked)));
        })
    };
    // Others that are as good: the same is asked with another number.
    let on_other = {
        let (draft, send, known) = (draft.clone(), form.send.clone(), props.known.clone());
        Callback::from(move |()| {
            let other = Typed { seed: draft.seed + 1, ..(*draft).clone() };
            draft.change(|typed| typed.seed += 1);
            send.emit(other.asked(words, &known).map(|asked| (other, asked)));
        })
    };
    let faults = explained(words, &draft, &form.faults);
    // What was typed since has not been seen by anybody.
    let shown = (*seen).clone().filter(|seen| seen.typed == *draft);
    let kind = if shown.is_some() { ButtonKind::Secondary } else { ButtonKind::Primary };
    html! {
        <>
            <form class="form" {onsubmit} novalidate=true>
                <FormFaults faults={faults.clone()} failure={form.failure.clone()} attempt={form.attempt}
                    name={Callback::from(move |at: String| field_name(words, &at))} />
                { form_cards(words, &props.known, &draft, &faults) }
                { elements_card(words, &props.known, &draft, &faults) }
                <Buttons>
                    <Button submit=true busy={form.busy} {kind}>{ words.say("schedule-propose") }</Button>
                    <LinkButton kind={ButtonKind::Secondary} href={AssessorRoute::Sessions { id }}>{ words.say("sessions-leave") }</LinkButton>
                </Buttons>
            </form>
            if let Some(Seen { asked, found, .. }) = shown {
                <Found programme={id} {asked} {found} {on_other} />
            }
        </>
    }
}
