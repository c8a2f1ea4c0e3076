use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{Field, described_by, invalid};
use crate::use_words;

#[derive(Properties, PartialEq)]
pub struct TextInputProps {
    pub id: AttrValue,
    pub label: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    #[prop_or_default]
    pub optional: bool,
    pub value: AttrValue,
    pub on_input: Callback<String>,
    /// `text`, `email`, `password`, `number`, `search`.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// What a password manager may fill in: `username`, `current-password`, `new-password`, …
    #[prop_or_default]
    pub autocomplete: Option<AttrValue>,
    #[prop_or_default]
    pub max_length: Option<u32>,
    /// The id of a `datalist` with what can be typed.
    #[prop_or_default]
    pub list: Option<AttrValue>,
    /// About how many characters are expected: a field as wide as its answer says what is asked.
    #[prop_or_default]
    pub short: bool,
}

/// One line of text.
#[component]
pub fn TextInput(props: &TextInputProps) -> Html {
    let TextInputProps { id, label, hint, error, optional, .. } = props;
    let oninput = props.on_input.reform(|event: InputEvent| {
        event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
    });
    html! {
        <Field id={id.clone()} label={label.clone()} hint={hint.clone()} error={error.clone()} optional={*optional}>
            <input id={id.clone()} class={classes!("input", props.short.then_some("input--short"))} type={props.kind.clone()}
                value={props.value.clone()} {oninput} autocomplete={props.autocomplete.clone()}
                maxlength={props.max_length.map(|length| length.to_string())} required={!optional} list={props.list.clone()}
                aria-describedby={described_by(id, hint.as_ref(), error.as_ref())} aria-invalid={invalid(error.as_ref())} />
        </Field>
    }
}

#[derive(Properties, PartialEq)]
pub struct TextAreaProps {
    pub id: AttrValue,
    pub label: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    #[prop_or_default]
    pub optional: bool,
    pub value: AttrValue,
    pub on_input: Callback<String>,
    #[prop_or(5)]
    pub rows: u32,
    /// In characters; how many are left is shown and, near the end, spoken.
    #[prop_or_default]
    pub max_length: Option<usize>,
}

/// Several lines of text. More than allowed can be typed and is then a fault: nothing is cut off silently.
#[component]
pub fn TextArea(props: &TextAreaProps) -> Html {
    let TextAreaProps { id, label, hint, error, optional, .. } = props;
    let oninput = props.on_input.reform(|event: InputEvent| {
        event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default()
    });
    html! {
        <Field id={id.clone()} label={label.clone()} hint={hint.clone()} error={error.clone()} optional={*optional}>
            <textarea id={id.clone()} class="input input--area" rows={props.rows.to_string()} value={props.value.clone()} {oninput}
                required={!optional} aria-describedby={described_by(id, hint.as_ref(), error.as_ref())}
                aria-invalid={invalid(error.as_ref())} />
            if let Some(max) = props.max_length {
                <Remaining used={props.value.chars().count()} {max} />
            }
        </Field>
    }
}

#[derive(Properties, PartialEq)]
struct RemainingProps {
    used: usize,
    max: usize,
}

#[component]
fn Remaining(props: &RemainingProps) -> Html {
    let words = use_words();
    let RemainingProps { used, max } = *props;
    let text = if used > max {
        words.say_with("ui-characters-over", &[("count", (used - max).into())])
    } else {
        words.say_with("ui-characters-left", &[("count", (max - used).into())])
    };
    // Spoken only near the end: counting every letter aloud would bury the text.
    let near_end = used + max / 10 >= max;
    html! {
        <p class={classes!("field__count", (used > max).then_some("field__count--over"))} role={near_end.then_some("status")}>{ text }</p>
    }
}
