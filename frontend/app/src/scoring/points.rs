use polku_api_types::programmes::{Criterion, Scoring};
use polku_api_types::scoring::{CriterionPoints, GivePoints, GivenPoints};
use polku_ui::field::{Select, SelectOption, TextArea};
use polku_ui::table::{Column, Row, Table};
use polku_ui::{Button, Buttons, Words, use_words};
use yew::prelude::*;

use crate::hooks::{ActionFailure, Draft, FormFailure, use_draft};
use crate::localised::shown;

/// Points and reason of one criterion as they are being typed.
#[derive(Debug, Clone, Default, PartialEq)]
struct Typed {
    points: String,
    reason: String,
}

#[derive(Properties, PartialEq)]
pub struct PointsFormProps {
    pub scoring: Scoring,
    /// Begin with these.
    #[prop_or_default]
    pub first: Vec<CriterionPoints>,
    pub action: AttrValue,
    pub busy: bool,
    pub failure: Option<std::rc::Rc<ActionFailure>>,
    pub attempt: u32,
    pub on_send: Callback<GivePoints>,
}

/// Points for every criterion, each with a reason.
#[component]
pub fn PointsForm(props: &PointsFormProps) -> Html {
    let words = use_words();
    let first = |criterion: &Criterion| {
        let given = props.first.iter().find(|one| one.criterion == criterion.key);
        given.map_or_else(Typed::default, |one| Typed {
            points: one.points.to_string(),
            reason: one.reason.clone(),
        })
    };
    let draft = use_draft(|| props.scoring.criteria.iter().map(first).collect::<Vec<Typed>>());
    let wanted = use_state(|| false);
    let onsubmit = {
        let (draft, criteria, send) = (draft.clone(), props.scoring.criteria.clone(), props.on_send.clone());
        let wanted = wanted.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            wanted.set(true);
            let read = |(criterion, typed): (&Criterion, &Typed)| {
                let reason = typed.reason.trim().to_owned();
                let points = typed.points.parse().ok()?;
                (!reason.is_empty()).then(|| CriterionPoints {
                    criterion: criterion.key.clone(),
                    points,
                    reason,
                })
            };
            let points: Option<Vec<CriterionPoints>> = criteria.iter().zip(draft.iter()).map(read).collect();
            if let Some(points) = points {
                send.emit(GivePoints { points });
            }
        })
    };
    let fields = props.scoring.criteria.iter().enumerate().map(|(at, criterion)| {
        let fault = |pointer: &str| props.failure.as_ref().and_then(|failure| failure.field(pointer));
        field(words, &draft, (at, criterion), *wanted, &fault)
    });
    html! {
        <form class="form" {onsubmit} novalidate=true>
            <FormFailure failure={props.failure.clone()} attempt={props.attempt} control={Callback::from(control_of)} />
            { for fields }
            <Buttons><Button submit=true busy={props.busy}>{ props.action.clone() }</Button></Buttons>
        </form>
    }
}

/// `/points/2/reason` is the control `reason-2`.
fn control_of(pointer: String) -> Option<AttrValue> {
    let (at, name) = pointer.strip_prefix("/points/")?.split_once('/')?;
    Some(format!("{name}-{at}").into())
}

fn field(
    words: Words,
    draft: &Draft<Vec<Typed>>,
    (at, criterion): (usize, &Criterion),
    wanted: bool,
    fault: &dyn Fn(&str) -> Option<AttrValue>,
) -> Html {
    let typed = draft.get(at).cloned().unwrap_or_default();
    let missing = |empty: bool, key: &str| (wanted && empty).then(|| words.say(key));
    let options: Vec<SelectOption> = (0..=criterion.highest)
        .map(|points| SelectOption::new(points.to_string(), points.to_string()))
        .collect();
    let points_error = missing(typed.points.is_empty(), "score-points-missing")
        .or_else(|| fault(&format!("/points/{at}/points")));
    let reason_error = missing(typed.reason.trim().is_empty(), "score-reason-missing")
        .or_else(|| fault(&format!("/points/{at}/reason")));
    let set = |set: fn(&mut Typed, String)| {
        draft.on(move |all: &mut Vec<Typed>, text| {
            if let Some(typed) = all.get_mut(at) {
                set(typed, text);
            }
        })
    };
    let weight = [("weight", criterion.weight.into()), ("highest", criterion.highest.into())];
    html! {
        <fieldset class="field" key={criterion.key.clone()}>
            <legend class="field__label">{ shown(words, &criterion.name) }</legend>
            <p class="as-written">{ shown(words, &criterion.points) }</p>
            <p class="quiet">{ words.say_with("criterion-weight", &weight) }</p>
            <Select id={format!("points-{at}")} label={words.say("score-points")} placeholder={words.say("score-points-choose")} {options}
                value={typed.points} error={points_error} on_change={set(|typed, text| typed.points = text)} />
            <TextArea id={format!("reason-{at}")} label={words.say("score-reason")} hint={words.say("score-reason-hint")} max_length={Some(500)}
                value={typed.reason} error={reason_error} on_input={set(|typed, text| typed.reason = text)} />
        </fieldset>
    }
}

/// What was given, criterion by criterion.
pub fn points_table(words: Words, scoring: &Scoring, caption: AttrValue, given: &GivenPoints) -> Html {
    let columns = vec![
        Column::new("criterion", words.say("score-criterion")).names_row(),
        Column::new("points", words.say("score-points")).figures(),
        Column::new("reason", words.say("score-reason")),
    ];
    let row = |criterion: &Criterion| {
        let one = given.points.iter().find(|one| one.criterion == criterion.key)?;
        let of = format!("{}/{}", one.points, criterion.highest);
        let cells = vec![shown(words, &criterion.name).into(), of.into(), one.reason.clone().into()];
        Some(Row::new(criterion.key.clone(), cells))
    };
    let rows: Vec<Row> = scoring.criteria.iter().filter_map(row).collect();
    html! {
        <>
            <Table {caption} show_caption=true {columns} {rows} dense=true />
            <p>{ words.say_with("score-sum", &[("sum", given.weighted_sum.into())]) }</p>
        </>
    }
}

/// Whose points these are: by number, never by name.
pub fn whose(words: Words, given: &GivenPoints) -> AttrValue {
    match given.assessor {
        Some(number) => words.say_with("score-assessor", &[("number", number.into())]),
        None => words.say("score-settled"),
    }
}
