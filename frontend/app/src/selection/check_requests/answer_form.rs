use polku_api_types::applications::{CheckCause, CheckRemedy, CheckRequestDetails, Fact};
use polku_api_types::selection::{AnswerCheck, CorrectedFact};
use polku_ui::field::{Choice, DateInput, RadioGroup, Select, SelectOption, TextArea, TextInput};
use polku_ui::{Button, Buttons, Words, use_toasts, use_words};
use yew::prelude::*;

use super::super::facts::{attribute_word, fact_sentence};
use super::shown::cause_key;
use crate::context::use_session;
use crate::hooks::{FormFailure, use_action};

#[derive(Properties, PartialEq)]
pub struct AnswerFormProps {
    pub check: CheckRequestDetails,
    pub on_answered: Callback<()>,
}

#[derive(Clone, PartialEq)]
struct Typed {
    text: String,
    /// The right value of each fact used; empty where it was right.
    values: Vec<String>,
    cause: String,
    remedy: String,
    name: String,
    title: String,
}

/// The official's answer: which fact was wrong, if any, and how an error is mended.
#[component]
pub fn AnswerForm(props: &AnswerFormProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let own_name = use_session().me().map(|me| me.display_name.clone()).unwrap_or_default();
    let facts = used(&props.check);
    let typed = use_state(|| Typed {
        text: String::new(),
        values: vec![String::new(); facts.len()],
        cause: String::new(),
        remedy: String::new(),
        name: own_name,
        title: String::new(),
    });
    let done = {
        let on_answered = props.on_answered.clone();
        Callback::from(move |()| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("check-answered-toast"));
            }
            on_answered.emit(());
        })
    };
    let (check, version) = (props.check.id, props.check.version);
    let act = use_action(
        move |client, key, body: AnswerCheck| async move {
            client.answer_check(check, key, version, &body).await.map(drop)
        },
        done,
    );
    let onsubmit = {
        let (typed, facts, run) = (typed.clone(), facts.clone(), act.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(body(&typed, &facts));
        })
    };
    let set = |apply: fn(Typed, String) -> Typed| {
        let typed = typed.clone();
        Callback::from(move |text: String| typed.set(apply((*typed).clone(), text)))
    };
    let own = Ids(check.to_string());
    let corrects = !corrected(&typed).is_empty();
    let control = {
        let (own, sent) = (own.clone(), corrected(&typed));
        Callback::from(move |pointer: String| own.control(&pointer, &sent))
    };
    html! {
        <form class="form" {onsubmit} novalidate=true>
            <h3>{ words.say("check-answer-title") }</h3>
            <FormFailure failure={act.failure.clone()} attempt={act.attempt} {control} />
            <p>{ words.say("check-facts-what") }</p>
            { for facts.iter().enumerate().map(|(index, fact)| {
                let value = typed.values.get(index).cloned().unwrap_or_default();
                fact_field(words, own.of(&format!("fact-{index}")), fact, value, set_value(&typed, index))
            }) }
            if corrects {
                <RadioGroup id={own.of("cause")} label={words.say("check-cause")} hint={words.say("check-cause-hint")} error={act.field("/cause")}
                    choices={causes(words)} value={typed.cause.clone()} on_change={set(|typed, cause| Typed { cause, ..typed })} />
                <RadioGroup id={own.of("remedy")} label={words.say("check-remedy")} hint={words.say("check-remedy-hint")} error={act.field("/remedy")}
                    choices={remedies(words)} value={typed.remedy.clone()} on_change={set(|typed, remedy| Typed { remedy, ..typed })} />
            }
            <TextArea id={own.of("text")} label={words.say("check-answer-text")} value={typed.text.clone()} max_length={2000}
                error={act.field("/text")} on_input={set(|typed, text| Typed { text, ..typed })} />
            <TextInput id={own.of("name")} label={words.say("decider-name")} value={typed.name.clone()} error={act.field("/name")}
                max_length={200} on_input={set(|typed, name| Typed { name, ..typed })} />
            <TextInput id={own.of("title")} label={words.say("decider-title")} value={typed.title.clone()}
                error={act.field("/title")} max_length={200} on_input={set(|typed, title| Typed { title, ..typed })} />
            <Buttons><Button submit=true busy={act.busy}>{ words.say("check-answer-send") }</Button></Buttons>
        </form>
    }
}

/// The facts that the recorded decision used, each once; last whether an earlier round had left the applicant out.
fn used(check: &CheckRequestDetails) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for fact in check.recorded.iter().flat_map(|rule| &rule.facts).chain(&check.left_out) {
        if facts.iter().all(|other| other.attribute != fact.attribute) {
            facts.push(fact.clone());
        }
    }
    facts
}

fn set_value(typed: &UseStateHandle<Typed>, index: usize) -> Callback<String> {
    let typed = typed.clone();
    Callback::from(move |value: String| {
        let mut next = (*typed).clone();
        if let Some(own) = next.values.get_mut(index) {
            *own = value;
        }
        typed.set(next);
    })
}

/// The right value of a fact, left empty where the register was right.
fn fact_field(words: Words, id: AttrValue, fact: &Fact, value: String, on_change: Callback<String>) -> Html {
    let label = attribute_word(words, &fact.attribute);
    let hint = fact_sentence(words, fact);
    match fact.attribute.as_str() {
        "is_supervisor" | "left_out" => {
            let options = vec![
                SelectOption::new("true", words.say("fact-yes")),
                SelectOption::new("false", words.say("fact-no")),
            ];
            html! {
                <Select {id} {label} {hint} optional=true placeholder={words.say("check-fact-right")} {options} {value} {on_change} />
            }
        }
        "role_started_on" => html! { <DateInput {id} {label} {hint} optional=true {value} {on_change} /> },
        _ => {
            html! { <TextInput {id} {label} {hint} optional=true {value} max_length={200} on_input={on_change} /> }
        }
    }
}

fn causes(words: Words) -> Vec<Choice> {
    [("register_outdated", CheckCause::RegisterOutdated), ("register_wrong", CheckCause::RegisterWrong)]
        .map(|(value, cause)| Choice::new(value, words.say(cause_key(cause))))
        .into()
}

fn remedies(words: Words) -> Vec<Choice> {
    vec![
        Choice::new("place", words.say("check-remedy-place")),
        Choice::new("waiting", words.say("check-remedy-waiting")),
    ]
}

fn body(typed: &Typed, facts: &[Fact]) -> AnswerCheck {
    let corrections = facts.iter().zip(&typed.values).filter(|(_, value)| !value.trim().is_empty());
    let corrections: Vec<CorrectedFact> = corrections
        .map(|(fact, value)| CorrectedFact {
            attribute: fact.attribute.clone(),
            value: value.trim().to_owned(),
        })
        .collect();
    let wrong = !corrections.is_empty();
    let cause = match typed.cause.as_str() {
        "register_wrong" => Some(CheckCause::RegisterWrong),
        "register_outdated" => Some(CheckCause::RegisterOutdated),
        _ => None,
    };
    let remedy = match typed.remedy.as_str() {
        "place" => Some(CheckRemedy::Place),
        "waiting" => Some(CheckRemedy::Waiting),
        _ => None,
    };
    AnswerCheck {
        text: typed.text.trim().to_owned(),
        corrections,
        cause: cause.filter(|_| wrong),
        remedy: remedy.filter(|_| wrong),
        name: typed.name.trim().to_owned(),
        title: typed.title.trim().to_owned(),
    }
}

/// Which facts are corrected, in the order in which they are sent.
fn corrected(typed: &Typed) -> Vec<usize> {
    (0..).zip(&typed.values).filter(|(_, value)| !value.trim().is_empty()).map(|(index, _)| index).collect()
}

/// The ids of one form's controls: several checks stand on one page.
#[derive(Clone)]
struct Ids(String);

impl Ids {
    fn of(&self, name: &str) -> AttrValue {
        format!("{name}-{}", self.0).into()
    }

    fn control(&self, pointer: &str, corrected: &[usize]) -> Option<AttrValue> {
        let mut parts = pointer.strip_prefix('/')?.split('/');
        match (parts.next()?, parts.next()) {
            (name @ ("text" | "cause" | "remedy" | "name" | "title"), None) => Some(self.of(name)),
            ("corrections", Some(index)) => {
                let fact = corrected.get(index.parse::<usize>().ok()?)?;
                Some(self.of(&format!("fact-{fact}")))
            }
            _ => None,
        }
    }
}
