use polku_api_types::facilitators::{FacilitatorDetails, FacilitatorKind, FacilitatorStage};
use polku_api_types::leading::{AssignFacilitators, SessionLeading};
use polku_ui::field::{Checkboxes, Choice, Select, SelectOption};
use polku_ui::{Button, Buttons, Card, EmptyState, LinkButton, Words, use_toasts, use_words};
use uuid::Uuid;
use yew::prelude::*;

use crate::facilitators::{kind_word, name_of};
use crate::hooks::{FormFailure, use_action};
use crate::route::LeadingRoute;

#[derive(Properties, PartialEq)]
pub struct AssignProps {
    pub programme: Uuid,
    pub leading: SessionLeading,
    pub facilitators: Vec<FacilitatorDetails>,
    pub on_done: Callback<()>,
}

/// Names the lead, and others beside.
#[component]
pub fn Assign(props: &AssignProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let AssignProps { leading, facilitators, .. } = props;
    let named: Vec<String> = leading.leaders.iter().map(|one| one.facilitator_id.to_string()).collect();
    let lead = use_state(|| named.first().cloned().unwrap_or_default());
    let others = use_state(|| named.iter().skip(1).cloned().collect::<Vec<_>>());
    let (session, version) = (leading.session_id, leading.version);
    let done = {
        let on_done = props.on_done.clone();
        Callback::from(move |_: SessionLeading| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("form-saved"));
            }
            on_done.emit(());
        })
    };
    let assign = use_action(
        move |client, _, body: AssignFacilitators| async move {
            client.assign_facilitators(session, version, &body).await
        },
        done,
    );
    let able: Vec<&FacilitatorDetails> = facilitators
        .iter()
        .filter(|one| one.kind != FacilitatorKind::PartnerDesigner && one.stage != FacilitatorStage::Ended)
        .collect();
    if able.is_empty() {
        return nobody(words, props.programme);
    }
    let label = |one: &FacilitatorDetails| {
        format!("{}, {}", name_of(words, one.name.as_ref()), kind_word(words, one.kind))
    };
    let options: Vec<SelectOption> =
        able.iter().map(|one| SelectOption::new(one.id.to_string(), label(one))).collect();
    let choices: Vec<Choice> = able
        .iter()
        .filter(|one| one.id.to_string() != *lead)
        .map(|one| Choice::new(one.id.to_string(), label(one)))
        .collect();
    let onsubmit = {
        let (lead, others, run) = (lead.clone(), others.clone(), assign.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let beside = others.iter().filter(|id| **id != *lead);
            let facilitator_ids =
                std::iter::once(&*lead).chain(beside).filter_map(|id| id.parse().ok()).collect();
            run.emit(AssignFacilitators { facilitator_ids });
        })
    };
    let on_lead = {
        let lead = lead.clone();
        Callback::from(move |id: String| lead.set(id))
    };
    let on_others = {
        let others = others.clone();
        Callback::from(move |ids: Vec<String>| others.set(ids))
    };
    html! {
        <Card id="assign" title={words.say("leading-assign")}>
            <form class="form" {onsubmit} novalidate=true>
                <FormFailure failure={assign.failure.clone()} attempt={assign.attempt}
                    control={Callback::from(|at: String| at.starts_with("/facilitator_ids").then_some("lead".into()))} />
                <Select id="lead" label={words.say("leading-lead")} hint={words.say("leading-lead-hint")} placeholder={words.say("leading-nobody")}
                    optional=true {options} value={(*lead).clone()} on_change={on_lead} />
                if !choices.is_empty() {
                    <Checkboxes id="others" label={words.say("leading-others")} optional=true {choices} values={(*others).clone()} on_change={on_others} />
                }
                <Buttons><Button submit=true busy={assign.busy}>{ words.say("leading-save") }</Button></Buttons>
            </form>
        </Card>
    }
}

/// Nobody was invited who could lead it.
fn nobody(words: Words, id: Uuid) -> Html {
    html! {
        <Card id="assign" title={words.say("leading-assign")}>
            <EmptyState title={words.say("leading-none-invited")}>
                <LinkButton href={LeadingRoute::Facilitators { id }}>{ words.say("facilitators-title") }</LinkButton>
            </EmptyState>
        </Card>
    }
}
