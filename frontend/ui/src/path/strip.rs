use polku_i18n::Value;
use yew::prelude::*;

use super::{Place, Stop};
use crate::use_words;

#[derive(Properties, PartialEq)]
pub struct StripProps {
    /// Whose path it is.
    pub label: AttrValue,
    pub stops: Vec<Stop>,
}

/// The path on a card: a segment for each stop, with a line of words below.
#[component]
pub fn Strip(props: &StripProps) -> Html {
    let words = use_words();
    let count = |place| -> Value { props.stops.iter().filter(|stop| stop.place == place).count().into() };
    let current = props.stops.iter().find(|stop| stop.place == Place::Now);
    let started = props.stops.iter().any(|stop| stop.place != Place::Ahead);
    let summary = match current {
        Some(stop) => words.say_with(
            "ui-path-summary-now",
            &[
                ("done", count(Place::Done)),
                ("total", props.stops.len().into()),
                ("current", stop.title.as_str().into()),
            ],
        ),
        None if started => words.say_with(
            "ui-path-summary",
            &[("done", count(Place::Done)), ("total", props.stops.len().into())],
        ),
        None => words.say_with("ui-path-summary-ahead", &[("total", props.stops.len().into())]),
    };
    html! {
        <div class="strip">
            <ol class="strip__stops" role="list" aria-label={props.label.clone()}>
                { for props.stops.iter().map(|stop| html! {
                    <li key={stop.key.to_string()} class={classes!("strip__stop", stop.place.class())}>
                        <span class="visually-hidden">{ &stop.title }{ ": " }{ stop.place.words(words) }</span>
                    </li>
                }) }
            </ol>
            <p class="strip__summary">{ summary }</p>
        </div>
    }
}
