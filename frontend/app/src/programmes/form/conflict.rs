use std::rc::Rc;

use polku_api_types::problem::ProblemCode;
use polku_ui::{Button, ButtonKind, Buttons, Notice, Tone, use_words};
use yew::prelude::*;

use crate::hooks::ActionFailure;

#[derive(Properties, PartialEq)]
pub struct ConflictProps {
    pub failure: Option<Rc<ActionFailure>>,
    pub busy: bool,
    /// Saves what was typed over what somebody else saved.
    pub on_keep: Callback<()>,
    /// Gives up what was typed for what somebody else saved.
    pub on_take: Callback<()>,
}

/// Somebody else saved meanwhile: what was typed is still here, and the reader says which of the two stays.
#[component]
pub fn Conflict(props: &ConflictProps) -> Html {
    let words = use_words();
    let stale = props.failure.as_ref().is_some_and(|failure| failure.code == Some(ProblemCode::StaleVersion));
    if !stale {
        return Html::default();
    }
    html! {
        <Notice tone={Tone::Warn} title={words.say("form-conflict")} announce=true>
            <p>{ words.say("form-conflict-what") }</p>
            <Buttons>
                <Button kind={ButtonKind::Secondary} busy={props.busy} onclick={props.on_keep.reform(|_| ())}>{ words.say("form-conflict-keep") }</Button>
                <Button kind={ButtonKind::Secondary} busy={props.busy} onclick={props.on_take.reform(|_| ())}>{ words.say("form-conflict-take") }</Button>
            </Buttons>
        </Notice>
    }
}
