use polku_api_types::programmes::QuestionKind;
use polku_ui::field::{Checkbox, Select, SelectOption, TextInLanguages, TextInput, Written};
use polku_ui::path::{CanvasStop, Place, Stop};
use polku_ui::{Button, ButtonKind, Icon, Symbol, Words};
use yew::prelude::*;

use super::super::form::{Draft, Faults, control};
use super::choices::choices;
use super::typed::{TypedCall, TypedQuestion, toggle_id};

/// The kinds with a stable code, a drawing and a word.
pub const KINDS: [(QuestionKind, &str, Symbol, &str); 3] = [
    (QuestionKind::Text, "text", Symbol::Document, "call-question-text"),
    (QuestionKind::Choice, "choice", Symbol::Survey, "call-question-choice"),
    (QuestionKind::Scale, "scale", Symbol::Chart, "call-question-scale"),
];

pub fn kind_from(code: &str) -> Option<QuestionKind> {
    KINDS.into_iter().find(|(_, known, ..)| *known == code).map(|(kind, ..)| kind)
}

pub fn kind_options(words: Words) -> Vec<SelectOption> {
    KINDS.into_iter().map(|(_, code, _, text)| SelectOption::new(code, words.say(text))).collect()
}

fn described(kind: QuestionKind) -> (&'static str, Symbol, &'static str) {
    let known = KINDS.into_iter().find(|(listed, ..)| *listed == kind);
    known.map_or(("", Symbol::Document, ""), |(_, code, symbol, text)| (code, symbol, text))
}

fn on<V: 'static>(draft: &Draft<TypedCall>, index: usize, put: fn(&mut TypedQuestion, V)) -> Callback<V> {
    draft.on(move |call, value| {
        if let Some(question) = call.questions.get_mut(index) {
            put(question, value);
        }
    })
}

/// A question's own words, or what stands for it while it has none.
pub fn title(words: Words, question: &TypedQuestion) -> AttrValue {
    let Written { fi, sv, en } = &question.label;
    let own = match words.language.code() {
        "sv" => sv,
        "en" => en,
        _ => fi,
    };
    let written = if own.trim().is_empty() { fi.trim() } else { own.trim() };
    if written.is_empty() { words.say("call-question-untitled") } else { written.to_owned().into() }
}

/// One question in the list: its words, its buttons and, when open, its fields.
pub fn stop(
    words: Words,
    draft: &Draft<TypedCall>,
    index: usize,
    question: &TypedQuestion,
    faults: &Faults,
) -> CanvasStop {
    let (_, symbol, text) = described(question.kind);
    let title = title(words, question);
    let key = format!("question-{}", question.number);
    let mut stop = Stop::new(key, Place::Ahead, (symbol, words.say(text)), title.clone());
    stop.length =
        Some(words.say(if question.required { "call-question-required" } else { "call-question-free" }));
    let named = |key: &str| words.say_with(key, &[("question", title.as_str().into())]);
    let toggle = on(draft, index, |question, _: MouseEvent| question.open = !question.open);
    let remove = draft.on(move |call, _: MouseEvent| call.remove(index));
    let controls = html! {
        <>
            <Button id={toggle_id(question.number)} kind={ButtonKind::Quiet} label={named("call-question-change")} expanded={question.open} onclick={toggle}><Icon symbol={Symbol::Edit} /></Button>
            <Button kind={ButtonKind::Quiet} label={named("call-question-remove")} onclick={remove}><Icon symbol={Symbol::Remove} /></Button>
        </>
    };
    let fields = question.open.then(|| fields(words, draft, index, question, faults));
    CanvasStop { fields, ..CanvasStop::new(stop, controls) }
}

fn fields(
    words: Words,
    draft: &Draft<TypedCall>,
    index: usize,
    question: &TypedQuestion,
    faults: &Faults,
) -> Html {
    let at = |field: &str| format!("/questions/{index}/{field}");
    let (code, ..) = described(question.kind);
    let on_kind = draft.on(move |call: &mut TypedCall, code: String| {
        if let Some(kind) = kind_from(&code) {
            call.become_kind(index, kind);
        }
    });
    html! {
        <>
            <TextInLanguages id={control(&at("label"))} label={words.say("call-question-label")} value={question.label.clone()}
                errors={faults.in_languages(&at("label"))} on_change={on(draft, index, |question, text| question.label = text)} />
            <TextInLanguages id={control(&at("purpose"))} label={words.say("call-question-purpose")} hint={words.say("call-question-purpose-hint")} multiline=true
                value={question.purpose.clone()} errors={faults.in_languages(&at("purpose"))}
                on_change={on(draft, index, |question, text| question.purpose = text)} />
            <div class="fields">
                <Select id={control(&at("kind"))} label={words.say("call-question-kind")} options={kind_options(words)} value={code}
                    error={faults.at(&at("kind"))} on_change={on_kind} />
                if question.kind == QuestionKind::Text {
                    <TextInput id={control(&at("max_length"))} kind="number" short=true label={words.say("call-question-length")} value={question.max_length.clone()}
                        error={faults.at(&at("max_length"))} on_input={on(draft, index, |question, text| question.max_length = text)} />
                }
            </div>
            <Checkbox id={control(&at("required"))} label={words.say("call-question-must")} checked={question.required}
                on_change={on(draft, index, |question, on| question.required = on)} />
            if question.kind == QuestionKind::Choice {
                { choices(words, draft, index, question, faults) }
            }
        </>
    }
}
