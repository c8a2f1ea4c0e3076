use std::rc::Rc;

use polku_api_types::supervision::{
    StateWorkingTime, SupervisedApplication, WorkingTimeAnswer, WorkingTimeObstacle,
};
use polku_ui::field::{Choice, RadioGroup, Select, SelectOption, TextArea};
use polku_ui::{Button, ButtonKind, Buttons, Notice, Words, use_toasts, use_words};
use yew::prelude::*;

use super::words::{ANSWERS, OBSTACLES, answer_key, obstacle_key};
use crate::hooks::{FormFailure, use_action};

/// The server takes no longer words.
const MOST_CHARACTERS: usize = 300;

#[derive(Properties, PartialEq)]
pub struct StatementFormProps {
    pub of: Rc<SupervisedApplication>,
    pub on_saved: Callback<()>,
    pub on_close: Callback<()>,
}

/// Whether working time can be arranged; the questions that follow depend on the answer.
#[component]
pub fn StatementForm(props: &StatementFormProps) -> Html {
    let words = use_words();
    let before = props.of.statement.as_ref();
    let answer = use_state(|| before.map(|stated| stated.answer));
    let obstacle = use_state(|| before.and_then(|stated| stated.obstacle));
    let typed = use_state(|| before.and_then(|stated| stated.words.clone()).unwrap_or_default());
    let missing = use_state(|| None::<AttrValue>);
    let save = use_save(props);
    let id = |name: &str| format!("{name}-{}", props.of.application_id);
    let onsubmit = {
        let (answer, obstacle, typed, run) =
            (answer.clone(), obstacle.clone(), typed.clone(), save.run.clone());
        let missing = missing.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(answer) = *answer else {
                missing.set(Some(words.say("working-time-missing")));
                return;
            };
            missing.set(None);
            run.emit(stated(answer, *obstacle, &typed));
        })
    };
    let (answer_id, obstacle_id, words_id) = (id("answer"), id("obstacle"), id("words"));
    let control = {
        let (obstacle_id, words_id) = (obstacle_id.clone(), words_id.clone());
        Callback::from(move |pointer: String| match pointer.as_str() {
            "/obstacle" => Some(AttrValue::from(obstacle_id.clone())),
            "/words" => Some(AttrValue::from(words_id.clone())),
            _ => None,
        })
    };
    let chosen = (*answer).map(answer_key).unwrap_or_default();
    let choose = {
        let answer = answer.clone();
        Callback::from(move |key: String| answer.set(ANSWERS.into_iter().find(|one| answer_key(*one) == key)))
    };
    let because = {
        let obstacle = obstacle.clone();
        Callback::from(move |key: String| {
            obstacle.set(OBSTACLES.into_iter().find(|one| obstacle_key(*one) == key))
        })
    };
    html! {
        <form class="form" {onsubmit} novalidate=true>
            <Notice><p>{ words.say("working-time-only") }</p></Notice>
            <FormFailure failure={save.failure.clone()} attempt={save.attempt} {control} />
            <RadioGroup id={answer_id} label={words.say("working-time-question")} choices={choices(words)} value={chosen}
                error={(*missing).clone()} on_change={choose} />
            if *answer == Some(WorkingTimeAnswer::No) {
                <Select id={obstacle_id} label={words.say("working-time-why-not")} placeholder={words.say("working-time-choose")}
                    options={options(words)} value={(*obstacle).map(obstacle_key).unwrap_or_default()}
                    error={save.field("/obstacle")} on_change={because} />
            }
            if answer.is_some_and(|answer| answer != WorkingTimeAnswer::Yes) {
                <TextArea id={words_id} label={words.say(words_label(*answer))} hint={words.say("working-time-words-hint")}
                    optional={*answer == Some(WorkingTimeAnswer::No) && *obstacle != Some(WorkingTimeObstacle::Other)}
                    rows=3 value={(*typed).clone()} max_length={MOST_CHARACTERS} error={save.field("/words")}
                    on_input={Callback::from(move |text| typed.set(text))} />
            }
            <Buttons>
                <Button submit=true busy={save.busy}>{ words.say("working-time-send") }</Button>
                <Button kind={ButtonKind::Secondary} onclick={props.on_close.reform(|_| ())}>{ words.say("ui-cancel") }</Button>
            </Buttons>
        </form>
    }
}

#[hook]
fn use_save(props: &StatementFormProps) -> crate::hooks::Action<StateWorkingTime> {
    let words = use_words();
    let toasts = use_toasts();
    let (application, version) = (props.of.application_id, props.of.version);
    let on_saved = props.on_saved.clone();
    let done = Callback::from(move |()| {
        if let Some(toasts) = &toasts {
            toasts.done(words.say("working-time-sent"));
        }
        on_saved.emit(());
    });
    use_action(
        move |client, _, stated: StateWorkingTime| async move {
            client.state_working_time(application, version, &stated).await.map(drop)
        },
        done,
    )
}

/// What is sent: only what belongs to the answer.
fn stated(answer: WorkingTimeAnswer, obstacle: Option<WorkingTimeObstacle>, typed: &str) -> StateWorkingTime {
    let text = typed.trim();
    StateWorkingTime {
        answer,
        obstacle: obstacle.filter(|_| answer == WorkingTimeAnswer::No),
        words: (answer != WorkingTimeAnswer::Yes && !text.is_empty()).then(|| text.to_owned()),
    }
}

fn choices(words: Words) -> Vec<Choice> {
    ANSWERS.into_iter().map(|one| Choice::new(answer_key(one), words.say(answer_key(one)))).collect()
}

fn options(words: Words) -> Vec<SelectOption> {
    OBSTACLES
        .into_iter()
        .map(|one| SelectOption::new(obstacle_key(one), words.say(obstacle_key(one))))
        .collect()
}

const fn words_label(answer: Option<WorkingTimeAnswer>) -> &'static str {
    match answer {
        Some(WorkingTimeAnswer::YesWithCondition) => "working-time-which-condition",
        _ => "working-time-more",
    }
}
