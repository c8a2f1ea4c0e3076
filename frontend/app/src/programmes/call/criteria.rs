use polku_api_types::programmes::{Criterion, Question, Scoring};
use polku_ui::field::{Checkboxes, Choice, TextInLanguages, TextInput, Written};
use polku_ui::{Button, ButtonKind, Card, Icon, Symbol, Words};
use yew::prelude::*;

use super::super::form::{Draft, Faults, Reader, control, typed_text};
use super::keys::fresh_key;
use super::question::title;
use super::typed::{TypedCall, TypedQuestion};

/// One criterion as it is being typed.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedCriterion {
    pub number: u32,
    /// Given once; points are stored under it.
    pub key: Option<String>,
    pub name: Written,
    pub points: Written,
    pub weight: String,
    pub highest: String,
    /// Numbers of the questions it is read from: they stay when a question is moved or named anew.
    pub questions: Vec<u32>,
}

/// The criteria of a call as they are being typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TypedScoring {
    pub criteria: Vec<TypedCriterion>,
    pub limit: String,
}

impl TypedScoring {
    pub fn of(scoring: &Scoring, questions: &[TypedQuestion], mut number: impl FnMut() -> u32) -> Self {
        let of_key = |key: &String| {
            questions
                .iter()
                .find(|question| question.key.as_ref() == Some(key))
                .map(|question| question.number)
        };
        let criterion = |criterion: &Criterion| TypedCriterion {
            number: number(),
            key: Some(criterion.key.clone()),
            name: typed_text(&criterion.name),
            points: typed_text(&criterion.points),
            weight: criterion.weight.to_string(),
            highest: criterion.highest.to_string(),
            questions: criterion.questions.iter().filter_map(of_key).collect(),
        };
        Self { criteria: scoring.criteria.iter().map(criterion).collect(), limit: scoring.limit.to_string() }
    }

    pub fn add(&mut self, number: u32) {
        self.criteria.push(TypedCriterion {
            number,
            key: None,
            name: Written::default(),
            points: Written::default(),
            weight: "1".to_owned(),
            highest: "5".to_owned(),
            questions: Vec::new(),
        });
    }

    /// What would be sent; nothing without any criteria.
    pub fn read(&self, typed: &[TypedQuestion], sent: &[Question], reader: &mut Reader) -> Option<Scoring> {
        if self.criteria.is_empty() {
            return None;
        }
        let mut keys: Vec<String> =
            self.criteria.iter().filter_map(|criterion| criterion.key.clone()).collect();
        let mut criteria = Vec::new();
        for (at, criterion) in self.criteria.iter().enumerate() {
            let at = |field: &str| format!("/scoring/criteria/{at}/{field}");
            let key = criterion.key.clone().unwrap_or_else(|| fresh_key(&criterion.name.fi, &mut keys));
            let read_from = typed
                .iter()
                .zip(sent)
                .filter(|(question, _)| criterion.questions.contains(&question.number))
                .map(|(_, question)| question.key.clone());
            criteria.push(Criterion {
                key,
                name: reader.text(&at("name"), &criterion.name),
                points: reader.text(&at("points"), &criterion.points),
                weight: reader.number(&at("weight"), &criterion.weight),
                highest: reader.number(&at("highest"), &criterion.highest),
                questions: read_from.collect(),
            });
        }
        Some(Scoring { criteria, limit: reader.number("/scoring/limit", &self.limit) })
    }

    /// The server has them now, with the keys that were given to new ones.
    pub fn note_saved(&mut self, sent: &Self, stored: Option<&Scoring>) {
        let stored = stored.into_iter().flat_map(|scoring| &scoring.criteria);
        for (sent, stored) in sent.criteria.iter().zip(stored) {
            if let Some(criterion) = self.criteria.iter_mut().find(|one| one.number == sent.number) {
                criterion.key = Some(stored.key.clone());
            }
        }
    }
}

/// The criteria of a call. With some, applications are scored and a draw decides among equals.
pub fn criteria(words: Words, draft: &Draft<TypedCall>, faults: &Faults) -> Html {
    let all = &draft.scoring.criteria;
    html! {
        <Card id="criteria" title={words.say("criteria-title")} lead={words.say("criteria-what")}>
            { for all.iter().enumerate().map(|(at, criterion)| one(words, draft, (at, criterion), faults)) }
            if !all.is_empty() {
                <TextInput id={control("/scoring/limit")} kind="number" short=true label={words.say("criteria-limit")} hint={words.say("criteria-limit-hint")}
                    value={draft.scoring.limit.clone()} error={faults.at("/scoring/limit")} on_input={draft.on(|call, text| call.scoring.limit = text)} />
            }
            <div>
                <Button id={control("/scoring")} kind={ButtonKind::Secondary} onclick={draft.on(|call, _: MouseEvent| call.add_criterion())}>
                    <Icon symbol={Symbol::Plus} />{ words.say("criterion-add") }
                </Button>
            </div>
        </Card>
    }
}

fn one(
    words: Words,
    draft: &Draft<TypedCall>,
    (at, criterion): (usize, &TypedCriterion),
    faults: &Faults,
) -> Html {
    let pointer = |field: &str| format!("/scoring/criteria/{at}/{field}");
    let number = |name: &str, value: &str, set: fn(&mut TypedCriterion, String)| {
        html! {
            <TextInput id={control(&pointer(name))} kind="number" short=true label={words.say(&format!("criterion-{name}-field"))} value={value.to_owned()}
                error={faults.at(&pointer(name))} on_input={change(draft, at, set)} />
        }
    };
    let choices: Vec<Choice> = draft
        .questions
        .iter()
        .map(|question| Choice::new(question.number.to_string(), title(words, question)))
        .collect();
    let values: Vec<String> = criterion.questions.iter().map(ToString::to_string).collect();
    html! {
        <fieldset class="field" key={criterion.number}>
            <legend class="field__label">{ words.say_with("criterion-number", &[("number", (at + 1).into())]) }</legend>
            <TextInLanguages id={control(&pointer("name"))} label={words.say("criterion-name")} value={criterion.name.clone()}
                errors={faults.in_languages(&pointer("name"))} on_change={change(draft, at, |one, text| one.name = text)} />
            <TextInLanguages id={control(&pointer("points"))} label={words.say("criterion-points")} hint={words.say("criterion-points-hint")} multiline=true
                value={criterion.points.clone()} errors={faults.in_languages(&pointer("points"))} on_change={change(draft, at, |one, text| one.points = text)} />
            <div class="fields">
                { number("weight", &criterion.weight, |one, text| one.weight = text) }
                { number("highest", &criterion.highest, |one, text| one.highest = text) }
            </div>
            <Checkboxes id={control(&pointer("questions"))} label={words.say("criterion-questions")} hint={words.say("criterion-questions-hint")} {choices} {values}
                error={faults.at(&pointer("questions"))}
                on_change={change(draft, at, |one, chosen: Vec<String>| one.questions = chosen.iter().filter_map(|number| number.parse().ok()).collect())} />
            <Button kind={ButtonKind::Quiet} onclick={draft.on(move |call, _: MouseEvent| { if at < call.scoring.criteria.len() { call.scoring.criteria.remove(at); } })}>
                { words.say_with("criterion-remove", &[("number", (at + 1).into())]) }
            </Button>
        </fieldset>
    }
}

fn change<V: 'static>(draft: &Draft<TypedCall>, at: usize, set: fn(&mut TypedCriterion, V)) -> Callback<V> {
    draft.on(move |call, value| {
        if let Some(criterion) = call.scoring.criteria.get_mut(at) {
            set(criterion, value);
        }
    })
}

/// What the field of a criterion is called, after `/scoring`.
pub fn field_name<'a>(words: Words, mut parts: impl Iterator<Item = &'a str>) -> Option<AttrValue> {
    let at = match parts.next() {
        Some("limit") => return Some(words.say("criteria-limit")),
        Some("criteria") => parts.next().and_then(|at| at.parse::<usize>().ok()),
        _ => None,
    };
    let Some(at) = at else { return Some(words.say("criteria-title")) };
    let field = words.say(match parts.next()? {
        "name" => "criterion-name",
        "points" => "criterion-points",
        "weight" => "criterion-weight-field",
        "highest" => "criterion-highest-field",
        _ => "criterion-questions",
    });
    Some(words.say_with("criterion-field", &[("number", (at + 1).into()), ("field", field.as_str().into())]))
}
