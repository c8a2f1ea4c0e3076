use std::rc::Rc;

use polku_api_types::programmes::{CallDetails, Question, QuestionKind};
use polku_i18n::format;
use polku_ui::path::Spine;
use polku_ui::{Card, KeyValue, KeyValueList, MarkItem, MarkList, Tag, Tone, Words, use_words};
use yew::prelude::*;

use super::super::call_page::next_steps;
use super::super::{HoursList, design_stops, may_grow, method_whole, supervisor_sentence};
use super::rules::Rules;
use crate::localised::shown;

#[derive(Properties, PartialEq)]
pub struct ReadingProps {
    pub call: Rc<CallDetails>,
    /// What stands first at the side: the decision, or where the call stands.
    #[prop_or_default]
    pub children: Html,
}

/// The whole call as applicants will see it, with the decisions behind its rules.
#[component]
pub fn Reading(props: &ReadingProps) -> Html {
    let words = use_words();
    let call = &props.call;
    html! {
        <div class="columns">
            <div class="stack">
                <Card id="whom" title={words.say("call-whom")}><p class="as-written">{ shown(words, &call.target_group) }</p></Card>
                <Card id="method" title={words.say("call-selection")}>{ method_whole(words, call) }</Card>
                <Card id="supervisor" title={words.say("call-supervisor")}><p>{ supervisor_sentence(words, call.supervisor) }</p></Card>
                <Rules call={call.clone()} editable=false />
                { questions(words, &call.questions) }
                if let Some(design) = &call.design {
                    <Card id="path" title={words.say("call-path")} lead={words.say("call-path-lead")}>
                        <Spine label={words.say_with("path-of", &[("name", shown(words, &call.programme_name).as_str().into())])}
                            stops={design_stops(words, design, None)} />
                    </Card>
                }
            </div>
            <aside class="stack">
                { props.children.clone() }
                { terms(words, call) }
                if let Some(hours) = &call.hours {
                    <Card id="hours" title={words.say("call-hours")}>
                        <HoursList hours={hours.clone()} />
                        <p class="quiet">{ may_grow(words, call.growth_limit_minutes) }</p>
                    </Card>
                }
                { next_steps(words, call) }
            </aside>
        </div>
    }
}

fn terms(words: Words, call: &CallDetails) -> Html {
    let day = |day| AttrValue::from(format::date(words.language, day));
    let mut items = vec![
        KeyValue::new(
            words.say("call-window"),
            AttrValue::from(format::date_range(words.language, call.opens_on, call.closes_on)),
        ),
        KeyValue::new(words.say("call-seats"), AttrValue::from(format::number(words.language, call.seats))),
        KeyValue::new(
            words.say("call-offer-days"),
            AttrValue::from(format::number(words.language, call.offer_days)),
        ),
        KeyValue::new(words.say("call-waiting-until"), day(call.waiting_list_until)),
        KeyValue::new(words.say("call-checks-until"), day(call.checks_until)),
    ];
    if let Some(on) = call.cooperation_on {
        items.push(KeyValue::new(words.say("call-cooperation"), day(on)));
    }
    if let Some(reference) = call.cooperation_reference.clone() {
        items.push(KeyValue::new(words.say("call-cooperation-reference"), AttrValue::from(reference)));
    }
    html! { <Card id="terms" title={words.say("call-terms")}><KeyValueList {items} /></Card> }
}

fn questions(words: Words, questions: &[Question]) -> Html {
    let items: Vec<MarkItem> =
        questions.iter().enumerate().map(|(index, question)| item(words, index, question)).collect();
    html! {
        <Card id="questions" title={words.say("call-questions")}>
            if items.is_empty() {
                <p>{ words.say("call-questions-none") }</p>
            }
            <MarkList ruled=true {items} />
        </Card>
    }
}

fn item(words: Words, index: usize, question: &Question) -> MarkItem {
    let kind = words.say(match question.kind {
        QuestionKind::Text => "call-question-text",
        QuestionKind::Choice => "call-question-choice",
        QuestionKind::Scale => "call-question-scale",
    });
    let must = words.say(if question.required { "call-question-required" } else { "call-question-free" });
    let detail = html! {
        <>
            <p>{ shown(words, &question.purpose) }</p>
            if !question.choices.is_empty() {
                <ul>{ for question.choices.iter().map(|choice| html! { <li>{ shown(words, &choice.label) }</li> }) }</ul>
            }
            <p class="tags"><Tag>{ kind }</Tag><Tag tone={if question.required { Tone::Info } else { Tone::Plain }}>{ must }</Tag></p>
        </>
    };
    MarkItem::numbered((index + 1).to_string(), shown(words, &question.label)).detail(detail)
}
