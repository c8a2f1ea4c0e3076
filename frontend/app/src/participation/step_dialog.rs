use polku_api_types::participation::{
    DiscontinuationReason, DiscontinueParticipation, ParticipantSummary, ParticipationState,
};
use polku_ui::field::{Choice, RadioGroup};
use polku_ui::{Button, Buttons, Dialog, use_toasts, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::discontinuation::Discontinuation;
use crate::hooks::{FormFailure, use_action};

/// What a coordinator can do to a participation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Pause,
    Resume,
    Complete,
    Discontinue(DiscontinuationReason),
}

/// The choices of a dialog: their names are the keys of their words.
const PAUSE: &str = "participants-pause";
const RESUME: &str = "participants-resume";
const COMPLETE: &str = "participants-complete";
const DISCONTINUE: &str = "participants-discontinue";

/// What can be done in a state, and what follows from it.
const fn possible(state: ParticipationState) -> &'static [(&'static str, &'static str)] {
    match state {
        ParticipationState::Ongoing => &[
            (PAUSE, "participants-pause-what"),
            (COMPLETE, "participants-complete-what"),
            (DISCONTINUE, "participants-discontinue-what"),
        ],
        ParticipationState::Paused => {
            &[(RESUME, "participants-resume-what"), (DISCONTINUE, "participants-discontinue-what")]
        }
        ParticipationState::Discontinued | ParticipationState::Completed => &[],
    }
}

fn step_of(choice: &str) -> Option<Step> {
    match choice {
        PAUSE => Some(Step::Pause),
        RESUME => Some(Step::Resume),
        COMPLETE => Some(Step::Complete),
        _ => None,
    }
}

#[derive(Properties, PartialEq)]
pub struct StepDialogProps {
    pub programme: Uuid,
    pub participant: ParticipantSummary,
    /// The participant's name.
    pub name: AttrValue,
    pub on_done: Callback<()>,
    pub on_close: Callback<()>,
}

/// What is to become of one participation; each choice says what follows before it can be confirmed.
#[component]
pub fn StepDialog(props: &StepDialogProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let chosen = use_state(AttrValue::default);
    let application = props.participant.application_id;
    let done = {
        let (on_done, on_close) = (props.on_done.clone(), props.on_close.clone());
        Callback::from(move |()| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("participants-changed-toast"));
            }
            on_close.emit(());
            on_done.emit(());
        })
    };
    let change = use_action(
        move |client, key, step: Step| async move {
            match step {
                Step::Pause => client.pause_participation(application, key).await,
                Step::Resume => client.resume_participation(application, key).await,
                Step::Complete => client.complete_participation(application, key).await,
                Step::Discontinue(reason) => {
                    let body = DiscontinueParticipation { reason };
                    client.discontinue_participation(application, key, &body).await
                }
            }
            .map(drop)
        },
        done,
    );
    let choices = possible(props.participant.state)
        .iter()
        .map(|(choice, what)| Choice::new(*choice, words.say(choice)).hint(words.say(what)))
        .collect::<Vec<_>>();
    let step = step_of(&chosen);
    let onclick = step.map_or_else(Callback::noop, |step| change.run.reform(move |_: MouseEvent| step));
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |choice: String| chosen.set(choice.into()))
    };
    html! {
        <Dialog id="participation" title={words.say_with("participants-change-of", &[("name", props.name.as_str().into())])} open=true on_close={props.on_close.clone()}>
            <FormFailure failure={change.failure.clone()} attempt={change.attempt} control={Callback::from(|_| None)} />
            <RadioGroup id="step" label={words.say("participants-step")} {choices} value={(*chosen).clone()} on_change={choose} />
            if *chosen == DISCONTINUE {
                <Discontinuation id="reason" programme={props.programme} busy={change.busy} on_discontinue={change.run.reform(Step::Discontinue)} />
            } else {
                <Buttons><Button disabled={step.is_none()} busy={change.busy} {onclick}>{ words.say("participants-record") }</Button></Buttons>
            }
        </Dialog>
    }
}
