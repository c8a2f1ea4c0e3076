use polku_ui::field::{TextInLanguages, Written};
use polku_ui::{Button, ButtonKind, Icon, Symbol, Words};
use yew::prelude::*;

use super::super::form::{Draft, Faults, control};
use super::typed::{TypedCall, TypedQuestion, add_choice_id};

/// The choices of a question, in the order in which they are offered.
pub fn choices(
    words: Words,
    draft: &Draft<TypedCall>,
    index: usize,
    question: &TypedQuestion,
    faults: &Faults,
) -> Html {
    let at = format!("/questions/{index}/choices");
    let add = draft.on(move |call, _: MouseEvent| call.add_choice(index));
    let one = |(place, choice): (usize, &super::typed::TypedChoice)| {
        let pointer = format!("{at}/{place}/label");
        let number = [("number", (place + 1).into())];
        let on_change = draft.on(move |call: &mut TypedCall, label: Written| {
            let choice = call.questions.get_mut(index).and_then(|question| question.choices.get_mut(place));
            if let Some(choice) = choice {
                choice.label = label;
            }
        });
        let remove = draft.on(move |call, _: MouseEvent| call.remove_choice(index, place));
        html! {
            <li class="choice-row" key={choice.number}>
                <TextInLanguages id={control(&pointer)} label={words.say_with("call-choice", &number)} value={choice.label.clone()}
                    errors={faults.in_languages(&pointer)} {on_change} />
                <Button kind={ButtonKind::Quiet} label={words.say_with("call-choice-remove", &number)} onclick={remove}><Icon symbol={Symbol::Remove} /></Button>
            </li>
        }
    };
    html! {
        <div id={control(&at)} tabindex="-1" class="stack stack--close">
            if let Some(fault) = faults.at(&at) {
                <p class="field__error"><Icon symbol={Symbol::Warning} />{ fault }</p>
            }
            <ol class="choice-rows" role="list" aria-label={words.say("call-choices")}>
                { for question.choices.iter().enumerate().map(one) }
            </ol>
            <div>
                <Button id={add_choice_id(question.number)} kind={ButtonKind::Secondary} onclick={add}><Icon symbol={Symbol::Plus} />{ words.say("call-choice-add") }</Button>
            </div>
        </div>
    }
}
