use polku_api_types::programmes::{DesignDetails, ElementDetails, ElementKind, LengthKind};
use polku_i18n::format;
use polku_ui::Words;
use polku_ui::path::{Mode, Place, Stop};
use yew::prelude::*;

use super::{kind_symbol, kind_word, mode_symbol, mode_word};
use crate::localised::shown;

/// The stops of a design; `current` is the index of the one now, all before it are done.
/// Nothing is now on a path that nobody walks yet.
#[must_use]
pub fn design_stops(words: Words, design: &DesignDetails, current: Option<usize>) -> Vec<Stop> {
    let stop = |(index, element)| element_stop(words, element, place(index, current));
    design.elements.iter().enumerate().map(stop).collect()
}

/// The stops of a strip, of which only the kinds are known.
#[must_use]
pub fn kind_stops(words: Words, kinds: &[ElementKind], current: Option<usize>) -> Vec<Stop> {
    let stop = |(index, kind): (usize, &ElementKind)| {
        let word = kind_word(words, *kind);
        Stop::new(index.to_string(), place(index, current), (kind_symbol(*kind), word.clone()), word)
    };
    kinds.iter().enumerate().map(stop).collect()
}

const fn place(index: usize, current: Option<usize>) -> Place {
    match current {
        Some(current) if index < current => Place::Done,
        Some(current) if index == current => Place::Now,
        _ => Place::Ahead,
    }
}

/// One element as a stop.
pub(super) fn element_stop(words: Words, element: &ElementDetails, place: Place) -> Stop {
    let kind = (kind_symbol(element.kind), kind_word(words, element.kind));
    let mut stop = Stop::new(element.id.to_string(), place, kind, shown(words, &element.title));
    stop.length = length(words, element);
    stop.mode = element.planned_mode.map(|mode| Mode {
        symbol: mode_symbol(mode),
        label: mode_word(words, mode),
        planned: None,
        reason: None,
    });
    if let Some(description) = &element.description {
        stop.note = html! { <p>{ shown(words, description) }</p> };
    }
    stop
}

fn length(words: Words, element: &ElementDetails) -> Option<AttrValue> {
    let once: AttrValue = match (element.length, element.minutes) {
        (LengthKind::Minutes, Some(minutes)) => format::hours(words.language, minutes).into(),
        (LengthKind::FullDay, _) => words.say("element-full-day"),
        (LengthKind::Day, _) => words.say("element-day"),
        (LengthKind::Minutes | LengthKind::Unknown, _) => words.say("element-length-open"),
        (LengthKind::None, _) => return None,
    };
    if element.repeats < 2 {
        return Some(once);
    }
    let args = [("times", element.repeats.into()), ("length", once.as_str().into())];
    Some(words.say_with("element-times", &args))
}
