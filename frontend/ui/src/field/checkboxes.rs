use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Choice, LabelText, described_by, messages};

#[derive(Properties, PartialEq)]
pub struct CheckboxesProps {
    /// The first box carries it, so that the error summary can lead to it.
    pub id: AttrValue,
    pub label: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    #[prop_or_default]
    pub optional: bool,
    pub choices: Vec<Choice>,
    /// The values ticked.
    pub values: Vec<String>,
    pub on_change: Callback<Vec<String>>,
}

/// A question with several answers at once.
#[component]
pub fn Checkboxes(props: &CheckboxesProps) -> Html {
    let CheckboxesProps { id, label, hint, error, optional, .. } = props;
    html! {
        <fieldset class={classes!("field", "choices", error.is_some().then_some("field--wrong"))}
            aria-describedby={described_by(id, hint.as_ref(), error.as_ref())}>
            <legend class="field__label"><LabelText label={label.clone()} optional={*optional} /></legend>
            { messages(id, hint.as_ref(), error.as_ref()) }
            <div class="choices__columns">
                { for props.choices.iter().enumerate().map(|(index, choice)| one(props, index, choice)) }
            </div>
        </fieldset>
    }
}

fn one(props: &CheckboxesProps, index: usize, choice: &Choice) -> Html {
    let id = if index == 0 { props.id.to_string() } else { format!("{}-{index}", props.id) };
    let checked = props.values.iter().any(|value| *value == *choice.value);
    let onchange = {
        let (values, value) = (props.values.clone(), choice.value.to_string());
        props.on_change.reform(move |event: Event| {
            let on = event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
            let mut next: Vec<String> = values.iter().filter(|other| **other != value).cloned().collect();
            if on {
                next.push(value.clone());
            }
            next
        })
    };
    let hint_id = choice.hint.as_ref().map(|_| format!("{id}-choice-hint"));
    html! {
        <div class="choice" key={choice.value.to_string()}>
            <input id={id.clone()} class="choice__control" type="checkbox" {checked} {onchange} aria-describedby={hint_id.clone()} />
            <label class="choice__label" for={id}>{ &choice.label }</label>
            if let Some(hint) = &choice.hint {
                <p id={hint_id} class="choice__hint">{ hint }</p>
            }
        </div>
    }
}
