use polku_api_types::circumstances::Misfit;
use polku_api_types::sessions::{CancellationReason, ModeCause, ProposedTime};
use polku_api_types::text::DeliveryMode;
use polku_api_types::today::{ChangeToday, DayStep, SessionToday};
use polku_api_types::words::Spoken as _;
use polku_ui::Words;
use polku_ui::field::{Choice, DateInput, RadioGroup, Select, SelectOption, TextInput};
use uuid::Uuid;
use yew::prelude::*;

use crate::programmes::form::{Draft, Faults, Reader, control};
use crate::sessions::{CAUSES, REASONS, reason_key, when};

/// Stands for a time that is none of those proposed.
pub const OTHER: &str = "other";

const MODES: [DeliveryMode; 3] = [DeliveryMode::Remote, DeliveryMode::Hybrid, DeliveryMode::InPerson];

/// A change as it is typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Typed {
    pub step: String,
    pub reason: String,
    pub start: String,
    pub other: String,
    pub mode: String,
    pub cause: String,
    pub join: String,
    pub substitute: String,
}

/// The key of a step.
pub const fn step_key(step: DayStep) -> &'static str {
    match step {
        DayStep::Cancel => "today-cancel",
        DayStep::Move => "today-move",
        DayStep::Turn => "today-turn",
        DayStep::Substitute => "today-substitute",
    }
}

const fn step_hint(step: DayStep) -> &'static str {
    match step {
        DayStep::Cancel => "today-cancel-hint",
        DayStep::Move => "today-move-hint",
        DayStep::Turn => "today-turn-hint",
        DayStep::Substitute => "today-substitute-hint",
    }
}

/// The key of what does not fit.
pub const fn misfit_key(misfit: Misfit) -> &'static str {
    match misfit {
        Misfit::RoomNotNeeded => "today-misfit-room",
        Misfit::NoPlace => "today-misfit-place",
        Misfit::NoJoinAddress => "today-misfit-join",
        Misfit::SeatsTooFew => "today-misfit-seats",
        Misfit::CoachPolicy => "today-misfit-coach",
    }
}

/// A start that was chosen, or typed where none of those proposed suits.
pub fn start_of<'a>(chosen: &'a str, other: &'a str) -> &'a str {
    if chosen == OTHER { other } else { chosen }
}

impl Typed {
    /// The step that was chosen.
    pub fn step(&self, seen: &SessionToday) -> Option<DayStep> {
        seen.choices.iter().map(|choice| choice.step).find(|step| step_key(*step) == self.step)
    }

    /// The way that was chosen.
    pub fn mode(&self) -> Option<DeliveryMode> {
        MODES.into_iter().find(|mode| mode.word() == self.mode)
    }

    /// What is asked for.
    pub fn asked(&self, words: Words, seen: &SessionToday) -> Result<ChangeToday, Faults> {
        let mut reader = Reader::new(words);
        let step = self.step(seen);
        reader.choice("/step", step.is_some());
        let body = match step.unwrap_or(DayStep::Cancel) {
            DayStep::Cancel => {
                let reason = REASONS.into_iter().find(|reason| reason_key(*reason) == self.reason);
                if step.is_some() {
                    reader.choice("/reason", reason.is_some());
                }
                ChangeToday::Cancel { reason: reason.unwrap_or(CancellationReason::Other) }
            }
            DayStep::Move => {
                let start = start_of(&self.start, &self.other);
                reader.choice("/start", !start.is_empty());
                ChangeToday::Move { start: start.to_owned() }
            }
            DayStep::Turn => {
                let cause = CAUSES.into_iter().find(|cause| cause.word() == self.cause);
                reader.choice("/mode", self.mode().is_some());
                reader.choice("/mode_cause", cause.is_some());
                ChangeToday::Turn {
                    mode: self.mode().unwrap_or(DeliveryMode::Remote),
                    mode_cause: cause.unwrap_or(ModeCause::Other),
                    mode_note: None,
                    join_address: Reader::line_if_any(&self.join),
                    place: None,
                }
            }
            DayStep::Substitute => {
                let substitute = self.substitute.parse::<Uuid>();
                reader.choice("/facilitator_id", substitute.is_ok());
                ChangeToday::Substitute { facilitator_id: substitute.unwrap_or_default() }
            }
        };
        reader.finish(body)
    }
}

/// What is chosen first: what is to be done.
pub fn steps(words: Words, seen: &SessionToday, draft: &Draft<Typed>, faults: &Faults) -> Html {
    let open = seen.choices.iter().filter(|choice| choice.not_now.is_none()).map(|choice| choice.step);
    let choices: Vec<Choice> = open
        .map(|step| Choice::new(step_key(step), words.say(step_key(step))).hint(words.say(step_hint(step))))
        .collect();
    html! {
        <RadioGroup id={control("/step")} label={words.say("today-step")} {choices} value={draft.step.clone()}
            error={faults.at("/step")} on_change={draft.on(|typed, step| typed.step = step)} />
    }
}

/// What the chosen step asks for.
pub fn details(words: Words, seen: &SessionToday, draft: &Draft<Typed>, faults: &Faults) -> Html {
    match draft.step(seen) {
        None => Html::default(),
        Some(DayStep::Cancel) => {
            let choices: Vec<Choice> = REASONS
                .into_iter()
                .map(|one| Choice::new(reason_key(one), words.say(reason_key(one))))
                .collect();
            html! {
                <RadioGroup id={control("/reason")} label={words.say("today-reason")} hint={words.say("today-reason-hint")} {choices}
                    value={draft.reason.clone()} error={faults.at("/reason")} on_change={draft.on(|typed, reason| typed.reason = reason)} />
            }
        }
        Some(DayStep::Move) => {
            let (on_start, on_other) =
                (draft.on(|typed, start| typed.start = start), draft.on(|typed, other| typed.other = other));
            times(words, seen, (&draft.start, on_start), (&draft.other, on_other), faults.at("/start"))
        }
        Some(DayStep::Turn) => turn(words, seen, draft, faults),
        Some(DayStep::Substitute) => substitute(words, seen, draft, faults),
    }
}

/// The times proposed, and any other.
pub fn times(
    words: Words,
    seen: &SessionToday,
    (chosen, on_chosen): (&str, Callback<String>),
    (other, on_other): (&str, Callback<String>),
    error: Option<AttrValue>,
) -> Html {
    let choice =
        |one: &ProposedTime| Choice::new(one.start.clone(), when(words, &one.start, &one.end, &seen.zone));
    let mut choices: Vec<Choice> = seen.proposals.iter().map(choice).collect();
    choices.push(Choice::new(OTHER, words.say("today-other-time")));
    html! {
        <>
            <RadioGroup id={control("/start")} label={words.say("today-when")} hint={words.say("today-when-hint")} {choices}
                value={chosen.to_owned()} {error} on_change={on_chosen} />
            if chosen == OTHER {
                <DateInput id={control("/other")} with_time=true label={words.say("today-new-start")} value={other.to_owned()} on_change={on_other} />
            }
        </>
    }
}

fn turn(words: Words, seen: &SessionToday, draft: &Draft<Typed>, faults: &Faults) -> Html {
    let ways: Vec<Choice> =
        seen.turns.iter().map(|turn| Choice::new(turn.to.word(), words.say(turn.to.word()))).collect();
    let causes: Vec<Choice> =
        CAUSES.into_iter().map(|cause| Choice::new(cause.word(), words.say(cause.word()))).collect();
    let joins = draft.mode().is_some_and(|mode| mode != DeliveryMode::InPerson);
    html! {
        <>
            <RadioGroup id={control("/mode")} label={words.say("today-way")} choices={ways} value={draft.mode.clone()} error={faults.at("/mode")}
                on_change={draft.on(|typed, mode| typed.mode = mode)} />
            <RadioGroup id={control("/mode_cause")} label={words.say("today-reason")} hint={words.say("today-reason-hint")} choices={causes}
                value={draft.cause.clone()} error={faults.at("/mode_cause")} on_change={draft.on(|typed, cause| typed.cause = cause)} />
            if joins {
                <TextInput id={control("/join_address")} optional=true label={words.say("today-join")} hint={words.say("today-join-hint")}
                    max_length={1000} value={draft.join.clone()} error={faults.at("/join_address")} on_input={draft.on(|typed, join| typed.join = join)} />
            }
        </>
    }
}

/// Those whom the policy lets lead it as it is delivered now.
fn substitute(words: Words, seen: &SessionToday, draft: &Draft<Typed>, faults: &Faults) -> Html {
    let able = seen.substitutes.iter().filter(|one| one.able_in.contains(&seen.mode));
    let label = |one: &polku_api_types::today::Substitute| match &one.organisation {
        Some(organisation) => format!("{}, {organisation}", one.name),
        None => one.name.clone(),
    };
    let options: Vec<SelectOption> =
        able.map(|one| SelectOption::new(one.facilitator_id.to_string(), label(one))).collect();
    let error = faults.iter().find(|(at, _)| at.starts_with("/facilitator_id")).map(|(_, said)| said.clone());
    html! {
        if options.is_empty() {
            <p>{ words.say("today-nobody-able") }</p>
        } else {
            <Select id={control("/facilitator_id")} label={words.say("today-who")} hint={words.say("today-who-hint")} placeholder={words.say("leading-choose")}
                {options} value={draft.substitute.clone()} {error} on_change={draft.on(|typed, who| typed.substitute = who)} />
        }
    }
}

/// What the field at a JSON pointer is called.
pub fn field_name(words: Words, pointer: &str) -> Option<AttrValue> {
    match pointer {
        "/step" => Some(words.say("today-step")),
        "/reason" | "/mode_cause" => Some(words.say("today-reason")),
        "/start" => Some(words.say("today-when")),
        "/mode" => Some(words.say("today-way")),
        "/join_address" => Some(words.say("today-join")),
        at if at.starts_with("/facilitator_id") => Some(words.say("today-who")),
        _ => None,
    }
}
