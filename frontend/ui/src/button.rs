//! Buttons: one primary per view, the others quieter.

use yew::prelude::*;

use crate::use_words;

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one thing to do here.
    #[default]
    Primary,
    /// Something else that can be done.
    Secondary,
    /// Inline, among text or in a table row.
    Quiet,
    /// Destroys or withdraws; asks before it does.
    Danger,
}

impl ButtonKind {
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button--primary",
            Self::Secondary => "button--secondary",
            Self::Quiet => "button--quiet",
            Self::Danger => "button--danger",
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    #[prop_or_default]
    pub kind: ButtonKind,
    /// `submit` inside a form, otherwise a plain button.
    #[prop_or_default]
    pub submit: bool,
    /// The action is under way: the button stays focusable, says so and ignores clicks.
    #[prop_or_default]
    pub busy: bool,
    #[prop_or_default]
    pub disabled: bool,
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// A name for screen readers where the visible text does not stand on its own.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// For a button that opens something below it.
    #[prop_or_default]
    pub expanded: Option<bool>,
    /// For a button that stays pressed.
    #[prop_or_default]
    pub pressed: Option<bool>,
    /// The id of what the button opens.
    #[prop_or_default]
    pub controls: Option<AttrValue>,
    #[prop_or_default]
    pub onclick: Callback<MouseEvent>,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or_default]
    pub children: Html,
}

fn truth(value: bool) -> AttrValue {
    AttrValue::Static(if value { "true" } else { "false" })
}

/// A button; `busy` replaces disabling it, so that focus is not lost while something is sent.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let words = use_words();
    let onclick = {
        let clicked = props.onclick.clone();
        let busy = props.busy;
        Callback::from(move |event: MouseEvent| {
            if busy {
                event.prevent_default();
            } else {
                clicked.emit(event);
            }
        })
    };
    let class =
        classes!("button", props.kind.class(), props.busy.then_some("button--busy"), props.class.clone());
    html! {
        <button id={props.id.clone()} {class} {onclick} type={if props.submit { "submit" } else { "button" }}
            disabled={props.disabled} aria-disabled={props.busy.then_some("true")} aria-label={props.label.clone()}
            aria-expanded={props.expanded.map(truth)} aria-pressed={props.pressed.map(truth)}
            aria-controls={props.controls.clone()}>
            { props.children.clone() }
            if props.busy {
                <span class="visually-hidden" role="status">{ words.say("ui-busy") }</span>
            }
        </button>
    }
}

#[derive(Properties, PartialEq)]
pub struct ButtonsProps {
    #[prop_or_default]
    pub children: Html,
}

/// A row of buttons that wraps, and stacks on a phone.
#[component]
pub fn Buttons(props: &ButtonsProps) -> Html {
    html! { <div class="buttons">{ props.children.clone() }</div> }
}
