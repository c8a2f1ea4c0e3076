use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Field, described_by, invalid};

#[derive(Properties, PartialEq)]
pub struct DateInputProps {
    pub id: AttrValue,
    pub label: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    #[prop_or_default]
    pub optional: bool,
    /// `2020-09-15`, or empty.
    pub value: AttrValue,
    /// The day chosen in the same form; empty while it is incomplete.
    pub on_change: Callback<String>,
    /// Also asks for the time of day: `2020-09-15T09:00`.
    #[prop_or_default]
    pub with_time: bool,
}

/// A day, by the browser's own date field: typed, picked, or spoken.
#[component]
pub fn DateInput(props: &DateInputProps) -> Html {
    let DateInputProps { id, label, hint, error, optional, .. } = props;
    let oninput = props.on_change.reform(|event: InputEvent| {
        event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
    });
    html! {
        <Field id={id.clone()} label={label.clone()} hint={hint.clone()} error={error.clone()} optional={*optional}>
            <input id={id.clone()} class="input input--short" type={if props.with_time { "datetime-local" } else { "date" }}
                value={props.value.clone()} {oninput} required={!optional}
                aria-describedby={described_by(id, hint.as_ref(), error.as_ref())} aria-invalid={invalid(error.as_ref())} />
        </Field>
    }
}
