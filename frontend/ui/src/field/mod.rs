//! Fields in the pattern people know: label above, hint below the label, then the fault, then the control.

mod checkboxes;
mod choice;
mod date;
mod file;
mod languages;
mod select;
mod text;

pub use checkboxes::Checkboxes;
pub use choice::{Checkbox, Choice, RadioGroup};
pub use date::DateInput;
pub use file::FileInput;
use gloo::utils::document;
pub use languages::{Required, TextInLanguages, Written, WrittenErrors};
pub use select::{Select, SelectOption};
pub use text::{TextArea, TextInput};
use web_sys::Element;
use yew::prelude::*;

use crate::icon::{Icon, Symbol};
use crate::use_words;

#[derive(Properties, PartialEq)]
pub struct FieldProps {
    /// The id of the control; hint and fault are `<id>-hint` and `<id>-error`.
    pub id: AttrValue,
    pub label: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Says so in the label; what is not optional is required.
    #[prop_or_default]
    pub optional: bool,
    #[prop_or_default]
    pub children: Html,
}

/// The frame around one control.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let FieldProps { id, label, hint, error, optional, children } = props;
    html! {
        <div class={classes!("field", error.is_some().then_some("field--wrong"))}>
            <label class="field__label" for={id.clone()}><LabelText label={label.clone()} optional={*optional} /></label>
            { messages(id, hint.as_ref(), error.as_ref()) }
            { children.clone() }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct LabelTextProps {
    label: AttrValue,
    #[prop_or_default]
    optional: bool,
}

#[component]
pub(crate) fn LabelText(props: &LabelTextProps) -> Html {
    let words = use_words();
    html! {
        <>
            { &props.label }
            if props.optional {
                <span class="field__optional">{ " " }{ words.say("ui-optional") }</span>
            }
        </>
    }
}

pub(crate) fn messages(id: &str, hint: Option<&AttrValue>, error: Option<&AttrValue>) -> Html {
    html! {
        <>
            if let Some(hint) = hint {
                <p id={format!("{id}-hint")} class="field__hint">{ hint }</p>
            }
            if let Some(error) = error {
                <p id={format!("{id}-error")} class="field__error"><Icon symbol={Symbol::Warning} />{ error }</p>
            }
        </>
    }
}

/// The ids of hint and fault for `aria-describedby`, in the order in which they are read.
pub(crate) fn described_by(id: &str, hint: Option<&AttrValue>, error: Option<&AttrValue>) -> Option<String> {
    let hint = hint.map(|_| format!("{id}-hint"));
    let error = error.map(|_| format!("{id}-error"));
    match (error, hint) {
        (Some(error), Some(hint)) => Some(format!("{error} {hint}")),
        (error, hint) => error.or(hint),
    }
}

pub(crate) fn invalid(error: Option<&AttrValue>) -> Option<&'static str> {
    error.map(|_| "true")
}

/// What the field of this control is called on the page now: its label or, of a choice between several, the question that
/// they answer. None where there is no such control. Whether it is optional is left out.
#[must_use]
pub fn label_of(id: &str) -> Option<String> {
    let control = document().get_element_by_id(id)?;
    let question = control.closest("fieldset.choices").ok().flatten();
    let label = match question {
        Some(question) => question.query_selector("legend").ok().flatten(),
        None => labels(id),
    };
    // What follows the first text says that it is optional.
    let text = label?.first_child()?.text_content()?;
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn labels(id: &str) -> Option<Element> {
    let all = document().get_elements_by_tag_name("label");
    (0..all.length())
        .filter_map(|at| all.item(at))
        .find(|label| label.get_attribute("for").as_deref() == Some(id))
}
