use polku_api_types::programmes::{
    CallDetails, Criterion, ElementKind, LeftOut, Quota, Scoring, SelectionMethod, SupervisorPart,
    SupervisorTerms,
};
use polku_api_types::text::DeliveryMode;
use polku_i18n::format;
use polku_ui::{Symbol, Words};
use yew::prelude::*;

use crate::localised::shown;

/// The drawing of a kind of element.
#[must_use]
pub const fn kind_symbol(kind: ElementKind) -> Symbol {
    match kind {
        ElementKind::CallAndSelection => Symbol::Document,
        ElementKind::KickOff => Symbol::Info,
        ElementKind::Survey => Symbol::Survey,
        ElementKind::OrientationDay => Symbol::Compass,
        ElementKind::Mapping => Symbol::Chart,
        ElementKind::GroupFeedback => Symbol::Chat,
        ElementKind::TrainingDay => Symbol::Sun,
        ElementKind::Lecture => Symbol::Lecture,
        ElementKind::SmallGroupCoaching => Symbol::Group,
        ElementKind::Mentoring => Symbol::Pair,
        ElementKind::ClosingEvent => Symbol::Flag,
    }
}

/// The word for a kind of element.
#[must_use]
pub fn kind_word(words: Words, kind: ElementKind) -> AttrValue {
    words.say(match kind {
        ElementKind::CallAndSelection => "element-call-and-selection",
        ElementKind::KickOff => "element-kick-off",
        ElementKind::Survey => "element-survey",
        ElementKind::OrientationDay => "element-orientation-day",
        ElementKind::Mapping => "element-mapping",
        ElementKind::GroupFeedback => "element-group-feedback",
        ElementKind::TrainingDay => "element-training-day",
        ElementKind::Lecture => "element-lecture",
        ElementKind::SmallGroupCoaching => "element-small-group-coaching",
        ElementKind::Mentoring => "element-mentoring",
        ElementKind::ClosingEvent => "element-closing-event",
    })
}

/// How a method gives the places, in sentences.
#[must_use]
pub fn method_sentences(words: Words, method: SelectionMethod) -> AttrValue {
    words.say(match method {
        SelectionMethod::EqualChanceDraw => "call-method-draw",
        SelectionMethod::QuotaDraw => "call-method-quotas",
        SelectionMethod::ScoredDraw => "call-method-scored",
    })
}

/// A method in a few words.
#[must_use]
pub const fn method_word(method: SelectionMethod) -> &'static str {
    match method {
        SelectionMethod::EqualChanceDraw => "calls-method-draw",
        SelectionMethod::QuotaDraw => "calls-method-quotas",
        SelectionMethod::ScoredDraw => "calls-method-scored",
    }
}

/// What the supervisors of those who apply are told and asked, in sentences.
#[must_use]
pub fn supervisor_sentence(words: Words, terms: SupervisorTerms) -> AttrValue {
    let until = terms.statements_until.map(|day| format::date(words.language, day)).unwrap_or_default();
    let key = match terms.part {
        SupervisorPart::None => "call-supervisor-none",
        SupervisorPart::Informed => "call-supervisor-informed",
        SupervisorPart::WorkingTime => "call-supervisor-working-time",
    };
    words.say_with(key, &[("date", until.into())])
}

/// A quota in one sentence.
#[must_use]
pub fn quota_sentence(words: Words, quota: &Quota) -> AttrValue {
    let args = [("value", quota.value.as_str().into()), ("min", quota.min.into()), ("max", quota.max.into())];
    let key = match (quota.attribute.as_str(), quota.value.as_str()) {
        ("left_out", _) => "quota-line-left-out",
        ("unit", _) => "quota-line-unit",
        ("site", _) => "quota-line-site",
        ("job_category", _) => "quota-line-category",
        (_, "true") => "quota-line-supervisors",
        _ => "quota-line-others",
    };
    words.say_with(key, &args)
}

/// How the places are given: in sentences, with the quotas or the criteria where there are any.
pub fn method_whole(words: Words, call: &CallDetails) -> Html {
    html! {
        <>
            <p>{ method_sentences(words, call.method) }</p>
            if !call.quotas.is_empty() {
                <ul>{ for call.quotas.iter().map(|quota| html! { <li>{ quota_sentence(words, quota) }</li> }) }</ul>
            }
            if let Some(declared) = &call.left_out {
                { left_out(words, call, declared) }
            }
            if let Some(scoring) = &call.scoring {
                { criteria(words, call, scoring) }
            }
        </>
    }
}

/// The preference for those whom an earlier round left out: how many places, why, and by whose decision.
fn left_out(words: Words, call: &CallDetails, declared: &LeftOut) -> Html {
    let programme =
        call.left_out_round.as_ref().map(|round| shown(words, &round.programme_name)).unwrap_or_default();
    let args = [("min", declared.min.into()), ("programme", programme.as_str().into())];
    html! {
        <>
            <h3>{ words.say("left-out-preference") }</h3>
            <p>{ words.say_with("left-out-places", &args) }</p>
            if let Some(decision) = &declared.decision {
                <p class="as-written">{ shown(words, &decision.reason) }</p>
                <p class="quiet">{ words.say_with("left-out-decided", &[
                    ("name", decision.decided_by_name.as_str().into()),
                    ("title", decision.decided_by_title.as_str().into()),
                    ("date", format::date(words.language, decision.decided_on).into()),
                ]) }</p>
            } else {
                <p class="quiet">{ words.say("left-out-undecided") }</p>
            }
        </>
    }
}

/// The criteria with their weights, what their points mean and what they are read from.
fn criteria(words: Words, call: &CallDetails, scoring: &Scoring) -> Html {
    let asked = |key: &String| {
        call.questions
            .iter()
            .find(|question| question.key == *key)
            .map(|question| shown(words, &question.label))
    };
    let item = |criterion: &Criterion| {
        let weight = [("weight", criterion.weight.into()), ("highest", criterion.highest.into())];
        let read_from: Vec<String> =
            criterion.questions.iter().filter_map(asked).map(|label| label.to_string()).collect();
        html! {
            <li>
                <strong>{ shown(words, &criterion.name) }</strong>
                <p>{ words.say_with("criterion-weight", &weight) }</p>
                <p class="as-written">{ shown(words, &criterion.points) }</p>
                <p class="quiet">{ words.say_with("criterion-read-from", &[("questions", read_from.join(", ").into())]) }</p>
            </li>
        }
    };
    html! {
        <>
            <h3>{ words.say("criteria-title") }</h3>
            <ul>{ for scoring.criteria.iter().map(item) }</ul>
            <p>{ words.say_with("criteria-limit-is", &[("limit", scoring.limit.into())]) }</p>
        </>
    }
}

/// The drawing of a delivery mode.
#[must_use]
pub const fn mode_symbol(mode: DeliveryMode) -> Symbol {
    match mode {
        DeliveryMode::InPerson => Symbol::Building,
        DeliveryMode::Remote => Symbol::Remote,
        DeliveryMode::Hybrid => Symbol::Hybrid,
    }
}

/// The word for a delivery mode.
#[must_use]
pub fn mode_word(words: Words, mode: DeliveryMode) -> AttrValue {
    words.say(match mode {
        DeliveryMode::InPerson => "element-mode-in-person",
        DeliveryMode::Remote => "element-mode-remote",
        DeliveryMode::Hybrid => "element-mode-hybrid",
    })
}
