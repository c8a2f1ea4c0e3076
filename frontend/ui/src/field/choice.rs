use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{LabelText, described_by, invalid, messages};

/// One of a few, each with its own explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub value: AttrValue,
    pub label: AttrValue,
    pub hint: Option<AttrValue>,
}

impl Choice {
    pub fn new(value: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None }
    }

    #[must_use]
    pub fn hint(self, hint: impl Into<AttrValue>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }
}

#[derive(Properties, PartialEq)]
pub struct RadioGroupProps {
    /// Also the group's name; the first choice carries this id, so that the error summary can lead to it.
    pub id: AttrValue,
    pub label: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    #[prop_or_default]
    pub optional: bool,
    pub choices: Vec<Choice>,
    pub value: AttrValue,
    pub on_change: Callback<String>,
}

/// A question with a few answers, all of them visible.
#[component]
pub fn RadioGroup(props: &RadioGroupProps) -> Html {
    let RadioGroupProps { id, label, hint, error, optional, .. } = props;
    html! {
        <fieldset class={classes!("field", "choices", error.is_some().then_some("field--wrong"))}
            aria-describedby={described_by(id, hint.as_ref(), error.as_ref())} aria-invalid={invalid(error.as_ref())} role="radiogroup">
            <legend class="field__label"><LabelText label={label.clone()} optional={*optional} /></legend>
            { messages(id, hint.as_ref(), error.as_ref()) }
            { for props.choices.iter().enumerate().map(|(index, choice)| radio(props, index, choice)) }
        </fieldset>
    }
}

fn radio(props: &RadioGroupProps, index: usize, choice: &Choice) -> Html {
    let id = if index == 0 { props.id.to_string() } else { format!("{}-{index}", props.id) };
    let onchange = {
        let value = choice.value.to_string();
        props.on_change.reform(move |_: Event| value.clone())
    };
    let hint_id = choice.hint.as_ref().map(|_| format!("{id}-choice-hint"));
    html! {
        <div class="choice" key={choice.value.to_string()}>
            <input id={id.clone()} class="choice__control" type="radio" name={props.id.clone()} value={choice.value.clone()}
                checked={choice.value == props.value} {onchange} aria-describedby={hint_id.clone()} />
            <label class="choice__label" for={id}>{ &choice.label }</label>
            if let Some(hint) = &choice.hint {
                <p id={hint_id} class="choice__hint">{ hint }</p>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct CheckboxProps {
    pub id: AttrValue,
    pub label: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    pub checked: bool,
    pub on_change: Callback<bool>,
    /// In a table, where the column says what is ticked: the label is kept for screen readers only.
    #[prop_or_default]
    pub bare: bool,
}

/// Yes or no.
#[component]
pub fn Checkbox(props: &CheckboxProps) -> Html {
    let CheckboxProps { id, label, hint, error, .. } = props;
    let onchange = props.on_change.reform(|event: Event| {
        event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked())
    });
    let label_class = if props.bare { "visually-hidden" } else { "choice__label" };
    html! {
        <div class={classes!("field", error.is_some().then_some("field--wrong"), props.bare.then_some("field--bare"))}>
            { messages(id, None, error.as_ref()) }
            <div class="choice">
                <input id={id.clone()} class="choice__control" type="checkbox" checked={props.checked} {onchange}
                    aria-describedby={described_by(id, hint.as_ref(), error.as_ref())} aria-invalid={invalid(error.as_ref())} />
                <label class={label_class} for={id.clone()}>{ label }</label>
                if let Some(hint) = hint {
                    <p id={format!("{id}-hint")} class="choice__hint">{ hint }</p>
                }
            </div>
        </div>
    }
}
