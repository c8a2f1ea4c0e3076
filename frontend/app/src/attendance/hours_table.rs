//! Hours by element, as a table.

use polku_api_types::attendance::{LivedElement, LivedMinutes};
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{KeyValue, Words};
use yew::prelude::*;

use crate::localised::shown;

fn hours(words: Words, minutes: u32) -> AttrValue {
    format::hours(words.language, minutes).into()
}

/// Promised, invited, attended and to come, in each element.
pub fn hours_table(words: Words, caption: AttrValue, elements: &[LivedElement]) -> Html {
    let columns = vec![
        Column::new("element", words.say("hours-element")).names_row(),
        Column::new("promised", words.say("hours-promised")).figures(),
        Column::new("invited", words.say("hours-invited")).figures(),
        Column::new("attended", words.say("hours-attended")).figures(),
        Column::new("to-come", words.say("hours-to-come")).figures(),
    ];
    let row = |(index, line): (usize, &LivedElement)| {
        let title =
            line.title.as_ref().map_or_else(|| words.say("hours-outside"), |title| shown(words, title));
        let promised = match (line.promised_minutes, line.element_id) {
            (Some(minutes), _) => hours(words, minutes),
            (None, Some(_)) => words.say("hours-not-said"),
            (None, None) => AttrValue::Static("–"),
        };
        let cells = vec![
            title.into(),
            promised.into(),
            hours(words, line.minutes.invited).into(),
            hours(words, line.minutes.attended).into(),
            hours(words, line.minutes.to_come).into(),
        ];
        Row::new(index.to_string(), cells)
    };
    let rows: Vec<Row> = elements.iter().enumerate().map(row).collect();
    html! { <Table {caption} {columns} {rows} dense=true /> }
}

/// The sums that stand above it.
pub fn hours_sums(words: Words, total: &LivedMinutes) -> Vec<KeyValue> {
    let ways = words.say_with(
        "hours-ways",
        &[
            ("hours", hours(words, total.attended).as_str().into()),
            ("onsite", hours(words, total.on_site).as_str().into()),
            ("remote", hours(words, total.remote).as_str().into()),
        ],
    );
    vec![
        KeyValue::new(words.say("hours-invited"), hours(words, total.invited)),
        KeyValue::new(words.say("hours-attended"), ways),
        KeyValue::new(words.say("hours-to-come"), hours(words, total.to_come)),
    ]
}
