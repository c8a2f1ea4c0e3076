use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{Field, described_by, invalid};

/// One option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectOption {
    pub value: AttrValue,
    pub label: AttrValue,
}

impl SelectOption {
    pub fn new(value: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

#[derive(Properties, PartialEq)]
pub struct SelectProps {
    pub id: AttrValue,
    pub label: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    #[prop_or_default]
    pub optional: bool,
    /// Shown while nothing is chosen.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    pub options: Vec<SelectOption>,
    pub value: AttrValue,
    pub on_change: Callback<String>,
}

/// One of many.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let SelectProps { id, label, hint, error, optional, .. } = props;
    let onchange = props.on_change.reform(|event: Event| {
        event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default()
    });
    html! {
        <Field id={id.clone()} label={label.clone()} hint={hint.clone()} error={error.clone()} optional={*optional}>
            <span class="select">
                <select id={id.clone()} class="input select__control" {onchange} required={!optional}
                    aria-describedby={described_by(id, hint.as_ref(), error.as_ref())} aria-invalid={invalid(error.as_ref())}>
                    if let Some(placeholder) = &props.placeholder {
                        <option value="" selected={props.value.is_empty()}>{ placeholder }</option>
                    }
                    { for props.options.iter().map(|option| html! {
                        <option key={option.value.to_string()} value={option.value.clone()} selected={option.value == props.value}>{ &option.label }</option>
                    }) }
                </select>
            </span>
        </Field>
    }
}
