use std::rc::Rc;

use polku_api_types::rooms::RoomDetails;
use polku_api_types::sessions::{PlanSessions, SessionHours, SessionsPreview};
use polku_ui::{AsyncView, Button, ButtonKind, Buttons, Crumb, LinkButton, Skeleton, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::fields::{Choices, Form, Typed, explained, field_name};
use super::preview::Preview;
use crate::hooks::{use_action, use_query};
use crate::programmes::form::{FormFaults, use_draft, use_form};
use crate::rooms::rooms_in_use;
use crate::route::{AssessorRoute, CoordinatorRoute};
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct PlanSessionsPageProps {
    /// The programme.
    pub id: Uuid,
}

#[derive(Debug, PartialEq)]
struct Known {
    hours: SessionHours,
    rooms: Vec<RoomDetails>,
}

/// Plans one session or a series: seen before it is saved.
#[component]
pub fn PlanSessionsPage(props: &PlanSessionsPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let known = use_query(id, |client, id| async move {
        Ok(Known { hours: client.view_session_hours(id).await?, rooms: rooms_in_use(&client).await? })
    });
    let ready = Callback::from(move |known: Rc<Known>| {
        html! { <PlanForm programme={id} choices={Choices::of(words, &known.hours, &known.rooms)} /> }
    });
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(words.say("groups-to-programme"), CoordinatorRoute::Programme { id }),
        Crumb::new(words.say("sessions-title"), AssessorRoute::Sessions { id }),
    ];
    html! {
        <Page title={words.say("sessions-plan")} lead={words.say("sessions-plan-lead")} {crumbs}>
            <AsyncView<Known> state={known.state} {ready} skeleton={Skeleton::Cards} on_retry={known.reload} />
        </Page>
    }
}

/// What was typed, what was asked for with it, and what it would make.
#[derive(Clone, PartialEq)]
struct Previewed {
    typed: Typed,
    body: Rc<PlanSessions>,
    found: Rc<SessionsPreview>,
}

#[derive(Properties, PartialEq)]
struct PlanFormProps {
    programme: Uuid,
    choices: Choices,
}

#[component]
fn PlanForm(props: &PlanFormProps) -> Html {
    let words = use_words();
    let id = props.programme;
    let draft = use_draft(Typed::new);
    let previewed = use_state(|| None::<Previewed>);
    let done = {
        let previewed = previewed.clone();
        Callback::from(move |seen: Previewed| previewed.set(Some(seen)))
    };
    let preview = use_action(
        move |client, _, (typed, body): (Typed, PlanSessions)| async move {
            let found = Rc::new(client.preview_sessions(id, &body).await?);
            Ok(Previewed { typed, body: Rc::new(body), found })
        },
        done,
    );
    let form = use_form(&preview);
    let onsubmit = {
        let (draft, send) = (draft.clone(), form.send.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(draft.plan(words).map(|body| ((*draft).clone(), body)));
        })
    };
    let faults = explained(words, &draft, "/session", &form.faults);
    let fields = Form { words, draft: &draft, faults: &faults, at: "/session" };
    // What was typed since has not been seen by anybody.
    let seen = (*previewed).clone().filter(|seen| seen.typed == *draft);
    html! {
        <>
            <form class="form" {onsubmit} novalidate=true>
                <FormFaults faults={faults.clone()} failure={form.failure.clone()} attempt={form.attempt}
                    name={Callback::from(move |at: String| field_name(words, &at))} />
                { fields.what(&props.choices) }
                { fields.time(true) }
                { fields.place(&props.choices) }
                <Buttons>
                    <Button submit=true busy={form.busy} kind={if seen.is_some() { ButtonKind::Secondary } else { ButtonKind::Primary }}>{ words.say("sessions-preview") }</Button>
                    <LinkButton kind={ButtonKind::Secondary} href={AssessorRoute::Sessions { id }}>{ words.say("sessions-leave") }</LinkButton>
                </Buttons>
            </form>
            if let Some(Previewed { body, found, .. }) = seen {
                <Preview programme={id} {body} {found} />
            }
        </>
    }
}
