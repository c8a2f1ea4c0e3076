use polku_api_types::applications::Answer;
use polku_api_types::programmes::Question;
use polku_i18n::format;
use polku_ui::{Words, use_words};
use yew::prelude::*;

use crate::localised::shown;

#[derive(Properties, PartialEq)]
pub struct AnswerListProps {
    pub questions: Vec<Question>,
    pub answers: Vec<Answer>,
}

/// What was asked and what was answered.
#[component]
pub fn AnswerList(props: &AnswerListProps) -> Html {
    let words = use_words();
    html! {
        <dl class="answers">
            { for props.questions.iter().map(|question| {
                let answer = props.answers.iter().find(|answer| answer.question == question.key);
                html! {
                    <div key={question.key.clone()} class="answers__pair">
                        <dt>{ shown(words, &question.label) }</dt>
                        <dd>{ answer.and_then(|answer| written(words, question, answer)).unwrap_or_else(|| words.say("apply-not-answered")) }</dd>
                    </div>
                }
            }) }
        </dl>
    }
}

fn written(words: Words, question: &Question, answer: &Answer) -> Option<AttrValue> {
    if let Some(text) = &answer.text {
        return Some(text.clone().into());
    }
    if let Some(key) = &answer.choice {
        return question
            .choices
            .iter()
            .find(|choice| choice.key == *key)
            .map(|choice| shown(words, &choice.label));
    }
    answer.scale.map(|number| format::number(words.language, number).into())
}
