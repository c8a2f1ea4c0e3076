//! More of a list.

use yew::prelude::*;

use crate::{Button, ButtonKind, use_words};

#[derive(Properties, PartialEq)]
pub struct PagerProps {
    /// How many rows are shown.
    pub shown: usize,
    /// How many there are, where that is known.
    #[prop_or_default]
    pub total: Option<usize>,
    /// Whether there are more.
    pub more: bool,
    #[prop_or_default]
    pub busy: bool,
    pub on_more: Callback<()>,
}

/// Says how much is shown and loads the next page below; the rows already read stay where they are.
#[component]
pub fn Pager(props: &PagerProps) -> Html {
    let words = use_words();
    let shown = ("shown", props.shown.into());
    let status = match props.total {
        Some(total) => words.say_with("ui-rows-of", &[shown, ("total", total.into())]),
        None => words.say_with("ui-rows", &[shown]),
    };
    let onclick = props.on_more.reform(|_| ());
    html! {
        <div class="pager">
            <p class="pager__status" role="status">{ status }</p>
            if props.more {
                <Button kind={ButtonKind::Secondary} busy={props.busy} {onclick}>{ words.say("ui-show-more") }</Button>
            }
        </div>
    }
}
