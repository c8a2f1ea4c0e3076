//! What is wrong in a form, on top of it, each fault leading to its field.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::focus::focus_by_id;
use crate::icon::{Icon, Symbol};
use crate::use_words;

/// One fault of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The id of the field's control; empty for a fault of the whole form.
    pub field_id: AttrValue,
    pub message: AttrValue,
}

impl FieldError {
    pub fn new(field_id: impl Into<AttrValue>, message: impl Into<AttrValue>) -> Self {
        Self { field_id: field_id.into(), message: message.into() }
    }
}

#[derive(Properties, PartialEq)]
pub struct ErrorSummaryProps {
    pub errors: Vec<FieldError>,
    /// Raised by the form at every refused attempt: each one moves the focus here.
    pub attempt: u32,
}

/// Takes the focus after a refused attempt, and gives it to the field whose fault is chosen.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    let words = use_words();
    let summary = use_node_ref();
    use_effect_with((summary.clone(), props.attempt, props.errors.is_empty()), |(summary, attempt, none)| {
        if *attempt > 0
            && !none
            && let Some(element) = summary.cast::<HtmlElement>()
        {
            let _ = element.focus();
        }
    });
    if props.errors.is_empty() {
        return Html::default();
    }
    let title = words.say_with("ui-errors-title", &[("count", props.errors.len().into())]);
    html! {
        <div ref={summary} class="error-summary" tabindex="-1" role="group" aria-label={title.clone()}>
            <Icon symbol={Symbol::Warning} />
            <div>
                <h2 class="error-summary__title">{ title }</h2>
                <ul class="error-summary__list">
                    { for props.errors.iter().map(item) }
                </ul>
            </div>
        </div>
    }
}

fn item(error: &FieldError) -> Html {
    if error.field_id.is_empty() {
        return html! { <li>{ &error.message }</li> };
    }
    let onclick = {
        let field_id = error.field_id.clone();
        Callback::from(move |event: MouseEvent| {
            if focus_by_id(&field_id) {
                event.prevent_default();
            }
        })
    };
    html! { <li><a href={format!("#{}", error.field_id)} {onclick}>{ &error.message }</a></li> }
}
