use polku_api_types::programmes::{Hours, KindHours};
use polku_i18n::format;
use polku_ui::{KeyValue, KeyValueList, Words, use_words};
use yew::prelude::*;

use super::kind_word;

/// A full day in counted minutes (7 h 21 min).
const FULL_DAY: u32 = 441;

/// The hours in one sentence: what is stated, and what is not.
#[must_use]
pub fn hours_sentence(words: Words, hours: &Hours) -> AttrValue {
    let open = hours.days_without_length + hours.elements_without_length;
    if open == 0 || counted(hours) == 0 {
        return hours_sum(words, hours);
    }
    let known = format::hours(words.language, counted(hours));
    words.say_with("hours-and-open", &[("hours", known.into()), ("open", open.into())])
}

/// All minutes that are known.
fn counted(hours: &Hours) -> u32 {
    hours.stated_minutes + hours.full_day_minutes
}

/// The sum of what is known; nobody reads "0 h" where nothing is known yet.
fn hours_sum(words: Words, hours: &Hours) -> AttrValue {
    let open = hours.days_without_length + hours.elements_without_length;
    match counted(hours) {
        0 if open > 0 => words.say("hours-not-stated"),
        minutes => format::hours(words.language, minutes).into(),
    }
}

#[derive(Properties, PartialEq)]
pub struct HoursListProps {
    pub hours: Hours,
}

/// The hours by kind of element, and how they were counted.
#[component]
pub fn HoursList(props: &HoursListProps) -> Html {
    let words = use_words();
    let hours = &props.hours;
    let items: Vec<KeyValue> = hours
        .by_kind
        .iter()
        .filter_map(|kind| Some(KeyValue::new(kind_word(words, kind.kind), length(words, kind)?)))
        .collect();
    html! {
        <>
            <p class="hours__sum">{ hours_sum(words, hours) }</p>
            <KeyValueList {items} figures=true />
            if hours.full_days > 0 {
                <p class="quiet">{ words.say("hours-full-day") }</p>
            }
            if hours.days_without_length + hours.elements_without_length > 0 {
                <p class="quiet">{ words.say("hours-open") }</p>
            }
        </>
    }
}

/// By how many minutes the hours may grow before participants are asked again, in words.
#[must_use]
pub fn may_grow(words: Words, minutes: u32) -> AttrValue {
    match minutes {
        0 => words.say("hours-may-not-grow"),
        minutes => {
            let hours = format::hours(words.language, minutes);
            words.say_with("hours-may-grow", &[("hours", hours.into())])
        }
    }
}

/// What is known of the length of all elements of one kind; nothing for those that take no time of their own.
fn length(words: Words, kind: &KindHours) -> Option<AttrValue> {
    let minutes = kind.stated_minutes + kind.full_days * FULL_DAY;
    let open = kind.days_without_length + kind.elements_without_length;
    match (minutes, open) {
        (0, 0) => None,
        (0, _) if kind.days_without_length > 0 => {
            Some(words.say_with("hours-days", &[("count", kind.days_without_length.into())]))
        }
        (0, _) => Some(words.say("hours-not-stated")),
        (_, 0) => Some(format::hours(words.language, minutes).into()),
        _ => {
            let known = format::hours(words.language, minutes).into();
            Some(words.say_with("hours-and-days", &[("hours", known), ("count", open.into())]))
        }
    }
}
