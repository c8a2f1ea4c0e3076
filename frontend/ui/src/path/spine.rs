use yew::prelude::*;

use super::{Mode, Stop};
use crate::icon::Icon;
use crate::{Link, Tag, Words, use_words};

#[derive(Properties, PartialEq)]
pub struct SpineProps {
    /// Whose path it is.
    pub label: AttrValue,
    pub stops: Vec<Stop>,
}

/// The path as the spine of a page: every stop with its date, kind, mode and what it asks.
#[component]
pub fn Spine(props: &SpineProps) -> Html {
    let words = use_words();
    html! {
        <ol class="spine" role="list" aria-label={props.label.clone()}>
            { for props.stops.iter().map(|stop| spine_stop(words, stop)) }
        </ol>
    }
}

fn spine_stop(words: Words, stop: &Stop) -> Html {
    let current = (stop.place == super::Place::Now).then_some("step");
    html! {
        <li key={stop.key.to_string()} class={classes!("spine__stop", stop.place.class())} aria-current={current}>
            <span class="spine__mark"><Icon symbol={stop.symbol} /><span class="visually-hidden">{ stop.place.words(words) }</span></span>
            <div class="spine__body">
                <p class="spine__kind">{ facts(stop) }</p>
                <p class="spine__title">
                    if let Some(href) = &stop.href {
                        <Link href={href.clone()}>{ &stop.title }</Link>
                    } else {
                        { &stop.title }
                    }
                </p>
                if let Some(mode) = &stop.mode {
                    { mode_line(words, mode) }
                }
                <div class="spine__note">{ stop.note.clone() }</div>
            </div>
            if let Some(badge) = &stop.badge {
                <div class="spine__badge"><Tag tone={badge.tone}>{ &badge.label }</Tag></div>
            }
        </li>
    }
}

/// Kind, date and length; separated by style, read as three pieces.
fn facts(stop: &Stop) -> Html {
    html! {
        <>
            <span class="spine__fact">{ &stop.kind }</span>
            if let Some(when) = &stop.when {
                <span class="spine__fact spine__when">{ when }</span>
            }
            if let Some(length) = &stop.length {
                <span class="spine__fact">{ length }</span>
            }
        </>
    }
}

fn mode_line(words: Words, mode: &Mode) -> Html {
    html! {
        <p class="spine__mode">
            <Icon symbol={mode.symbol} />
            if let Some(planned) = &mode.planned {
                <s><span class="visually-hidden">{ words.say("ui-path-planned") }{ " " }</span>{ planned }</s>
                <span class="visually-hidden">{ words.say("ui-path-changed") }</span>
            }
            <span>{ &mode.label }</span>
            if let Some(reason) = &mode.reason {
                <span class="spine__reason">{ reason }</span>
            }
        </p>
    }
}
