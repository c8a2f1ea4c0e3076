//! The questions of a call as fields, checked by the rules that the server checks them by.

use polku_api_types::applications::{Answer as WireAnswer, SubmitApplication};
use polku_api_types::programmes::{Question, QuestionKind};
use polku_domain::programmes::call as domain;
use polku_domain::programmes::call::{Answer, AnswerFault, Key, Questions};
use polku_domain::text::{Localised, TextLimits};
use polku_i18n::format;
use polku_ui::field::{Choice, RadioGroup, TextArea};
use polku_ui::{FieldError, Words};
use yew::prelude::*;

use super::draft::Draft;
use crate::localised::shown;

/// The id of the control of a question.
pub fn control_id(key: &str) -> String {
    format!("question-{key}")
}

/// One question with its answer so far.
pub fn field(
    words: Words,
    question: &Question,
    draft: &Draft,
    error: Option<AttrValue>,
    on_answer: &Callback<(String, String)>,
) -> Html {
    let id: AttrValue = control_id(&question.key).into();
    let label = shown(words, &question.label);
    let hint = shown(words, &question.purpose);
    let value: AttrValue = draft.answer(&question.key).to_owned().into();
    let key = question.key.clone();
    let on_change = on_answer.reform(move |answer: String| (key.clone(), answer));
    let optional = !question.required;
    let choices = match question.kind {
        QuestionKind::Text => {
            let max_length = question.max_length.and_then(|max| usize::try_from(max).ok());
            return html! { <TextArea {id} {label} {hint} {error} {optional} {value} on_input={on_change} {max_length} /> };
        }
        QuestionKind::Choice => question
            .choices
            .iter()
            .map(|choice| Choice::new(choice.key.clone(), shown(words, &choice.label)))
            .collect(),
        QuestionKind::Scale => scale(words),
    };
    html! { <RadioGroup {id} {label} {hint} {error} {optional} {value} {on_change} {choices} /> }
}

fn scale(words: Words) -> Vec<Choice> {
    let (low, high) = domain::QuestionKind::SCALE;
    (low..=high)
        .map(|number| Choice::new(number.to_string(), format::number(words.language, number)))
        .collect()
}

/// The answers as they are sent; what was left empty is left out.
pub fn to_send(questions: &[Question], draft: &Draft) -> SubmitApplication {
    let answer = |question: &Question| {
        let written = draft.answer(&question.key).trim();
        let mut answer = WireAnswer { question: question.key.clone(), text: None, choice: None, scale: None };
        match question.kind {
            _ if written.is_empty() => return None,
            QuestionKind::Text => answer.text = Some(written.to_owned()),
            QuestionKind::Choice => answer.choice = Some(written.to_owned()),
            QuestionKind::Scale => answer.scale = written.parse().ok(),
        }
        Some(answer)
    };
    SubmitApplication { answers: questions.iter().filter_map(answer).collect() }
}

/// What the server would refuse, found before it is asked. Questions that cannot be read are left to it.
pub fn faults(words: Words, questions: &[Question], draft: &Draft) -> Vec<FieldError> {
    let Some(checked) = read(questions) else { return Vec::new() };
    let given = questions.iter().filter_map(|question| {
        let written = draft.answer(&question.key).trim().to_owned();
        let answer = match question.kind {
            _ if written.is_empty() => return None,
            QuestionKind::Text => Answer::Text(written),
            QuestionKind::Choice => Answer::Choice(written),
            QuestionKind::Scale => Answer::Scale(written.parse().unwrap_or(0)),
        };
        Some((question.key.clone(), answer))
    });
    let Err(faults) = checked.check(given.collect()) else { return Vec::new() };
    let in_order = |key: &str| questions.iter().position(|question| question.key == key);
    let mut faults = faults;
    faults.sort_by_key(|(key, _)| in_order(key));
    let named = |key: &str| {
        questions
            .iter()
            .find(|question| question.key == key)
            .map(|question| shown(words, &question.label))
            .unwrap_or_default()
    };
    faults
        .iter()
        .map(|(key, fault)| FieldError::new(control_id(key), sentence(words, &named(key), *fault)))
        .collect()
}

fn sentence(words: Words, question: &str, fault: AnswerFault) -> AttrValue {
    let name = ("question", question.into());
    match fault {
        AnswerFault::Missing => words.say_with("apply-fault-missing", &[name]),
        AnswerFault::TooLong { max } => words.say_with("apply-fault-too-long", &[name, ("max", max.into())]),
        AnswerFault::ControlCharacter => words.say_with("apply-fault-character", &[name]),
        AnswerFault::NotAsked
        | AnswerFault::Twice
        | AnswerFault::WrongKind
        | AnswerFault::UnknownChoice
        | AnswerFault::OffScale => words.say_with("apply-fault-not-possible", &[name]),
    }
}

fn read(questions: &[Question]) -> Option<Questions> {
    Questions::parse(questions.iter().map(read_one).collect::<Option<_>>()?).ok()
}

fn read_one(question: &Question) -> Option<domain::Question> {
    let kind = match question.kind {
        QuestionKind::Text => domain::QuestionKind::Text { max_length: question.max_length? },
        QuestionKind::Choice => domain::QuestionKind::Choice {
            choices: question
                .choices
                .iter()
                .map(|choice| {
                    Some(domain::Choice {
                        key: Key::parse(&choice.key).ok()?,
                        label: read_text(&choice.label)?,
                    })
                })
                .collect::<Option<_>>()?,
        },
        QuestionKind::Scale => domain::QuestionKind::Scale,
    };
    Some(domain::Question {
        key: Key::parse(&question.key).ok()?,
        kind,
        label: read_text(&question.label)?,
        purpose: read_text(&question.purpose)?,
        required: question.required,
    })
}

fn read_text(text: &polku_api_types::text::Localised) -> Option<Localised> {
    Localised::parse(&text.fi, text.sv.as_deref(), text.en.as_deref(), TextLimits::BODY).ok()
}
