use polku_api_types::facilitators::{FacilitatorDetails, FacilitatorKind};
use polku_api_types::leading::{SessionLeading, WaiveCoachPolicy};
use polku_api_types::sessions::SessionDetails;
use polku_api_types::text::DeliveryMode;
use polku_ui::field::{Select, SelectOption, TextArea, TextInput};
use polku_ui::{Button, Buttons, Card, use_toasts, use_words};
use yew::prelude::*;

use crate::facilitators::name_of;
use crate::hooks::{FormFailure, use_action, use_draft};
use crate::programmes::mode_word;

const MODES: [(&str, DeliveryMode); 3] = [
    ("in_person", DeliveryMode::InPerson),
    ("remote", DeliveryMode::Remote),
    ("hybrid", DeliveryMode::Hybrid),
];

#[derive(Clone, Default, PartialEq)]
struct Typed {
    coach: String,
    mode: String,
    reason: String,
    name: String,
    title: String,
}

#[derive(Properties, PartialEq)]
pub struct WaiveProps {
    pub session: SessionDetails,
    pub leading: SessionLeading,
    pub facilitators: Vec<FacilitatorDetails>,
    pub on_done: Callback<()>,
}

fn control(pointer: &str) -> Option<AttrValue> {
    let id = match pointer {
        "/facilitator_id" => "waive-coach",
        "/reason" => "waive-reason",
        "/name" => "waive-name",
        "/title" => "waive-title",
        _ => return None,
    };
    Some(id.into())
}

/// An official says why it is right all the same: for one coach in one mode, also before the change that needs it.
#[component]
pub fn Waive(props: &WaiveProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let session = props.session.id;
    let now = MODES.iter().find(|(_, mode)| *mode == props.session.mode).map_or("", |(code, _)| *code);
    let coach = props.leading.leaders.first().map(|one| one.facilitator_id.to_string()).unwrap_or_default();
    let draft = use_draft(move || Typed { coach, mode: now.to_owned(), ..Typed::default() });
    let done = {
        let on_done = props.on_done.clone();
        Callback::from(move |_: SessionLeading| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("leading-waiver-granted"));
            }
            on_done.emit(());
        })
    };
    let waive = use_action(
        move |client, key, body: WaiveCoachPolicy| async move {
            client.waive_coach_policy(session, key, &body).await
        },
        done,
    );
    let coaches: Vec<SelectOption> = props
        .facilitators
        .iter()
        .filter(|one| one.kind == FacilitatorKind::Coach)
        .map(|one| SelectOption::new(one.id.to_string(), name_of(words, one.name.as_ref())))
        .collect();
    let modes: Vec<SelectOption> =
        MODES.into_iter().map(|(code, mode)| SelectOption::new(code, mode_word(words, mode))).collect();
    let onsubmit = {
        let (draft, run) = (draft.clone(), waive.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mode = MODES.iter().find(|(code, _)| *code == draft.mode).map(|(_, mode)| *mode);
            run.emit(WaiveCoachPolicy {
                facilitator_id: draft.coach.parse().unwrap_or_default(),
                mode: mode.unwrap_or(DeliveryMode::Remote),
                reason: draft.reason.clone(),
                name: draft.name.clone(),
                title: draft.title.clone(),
            });
        })
    };
    html! {
        <Card id="waive" title={words.say("leading-waive")}>
            <p>{ words.say("leading-waive-what") }</p>
            <form class="form" {onsubmit} novalidate=true>
                <FormFailure failure={waive.failure.clone()} attempt={waive.attempt} control={Callback::from(|at: String| control(&at))} />
                <Select id="waive-coach" label={words.say("role-coach")} placeholder={words.say("leading-choose")} options={coaches} value={draft.coach.clone()}
                    error={waive.field("/facilitator_id")} on_change={draft.on(|typed: &mut Typed, id: String| typed.coach = id)} />
                <Select id="waive-mode" label={words.say("leading-mode")} options={modes} value={draft.mode.clone()}
                    on_change={draft.on(|typed: &mut Typed, code: String| typed.mode = code)} />
                <TextArea id="waive-reason" label={words.say("coach-policy-reason")} hint={words.say("leading-waive-hint")} value={draft.reason.clone()}
                    error={waive.field("/reason")} on_input={draft.on(|typed: &mut Typed, text: String| typed.reason = text)} />
                <TextInput id="waive-name" label={words.say("official-name")} value={draft.name.clone()}
                    error={waive.field("/name")} on_input={draft.on(|typed: &mut Typed, text: String| typed.name = text)} />
                <TextInput id="waive-title" label={words.say("official-title")} value={draft.title.clone()}
                    error={waive.field("/title")} on_input={draft.on(|typed: &mut Typed, text: String| typed.title = text)} />
                <Buttons><Button submit=true busy={waive.busy}>{ words.say("leading-waive") }</Button></Buttons>
            </form>
        </Card>
    }
}
