use polku_api_types::sessions::{ElementHours, SessionHours};
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{Card, KeyValue, KeyValueList, Notice, Tag, Tone, Words};
use yew::prelude::*;

use super::words::audience;
use crate::localised::shown;
use crate::programmes::hours_sentence;

/// What the design promises of each element, and what is scheduled of it for each group.
pub fn hours_card(words: Words, hours: &SessionHours) -> Html {
    let columns = vec![
        Column::new("element", words.say("sessions-element")).names_row(),
        Column::new("group", words.say("sessions-for")),
        Column::new("times", words.say("sessions-times")).figures(),
        Column::new("designed", words.say("sessions-designed")).figures(),
        Column::new("scheduled", words.say("sessions-scheduled")).figures(),
        Column::new("standing", words.say("sessions-standing")),
    ];
    let rows: Vec<Row> = hours.lines.iter().map(|line| row(words, line)).collect();
    let mut sums =
        vec![KeyValue::new(words.say("sessions-promised"), hours_sentence(words, &hours.promised))];
    if hours.designed_version != hours.promised_version {
        sums.push(KeyValue::new(words.say("sessions-designed-now"), hours_sentence(words, &hours.designed)));
    }
    html! {
        <Card id="hours" title={words.say("sessions-hours")} lead={words.say("sessions-hours-what")}>
            <KeyValueList items={sums} />
            if hours.outside_design > 0 {
                <Notice tone={Tone::Warn}><p>{ words.say_with("sessions-outside-design", &[("count", hours.outside_design.into())]) }</p></Notice>
            }
            <Table caption={words.say("sessions-hours")} {columns} {rows} dense=true />
        </Card>
    }
}

fn row(words: Words, line: &ElementHours) -> Row {
    let length = |minutes| AttrValue::from(format::hours(words.language, minutes));
    let times = words.say_with(
        "sessions-times-of",
        &[("scheduled", line.scheduled_times.into()), ("times", line.times.into())],
    );
    let cells = vec![
        shown(words, &line.title).into(),
        audience(words, line.group).into(),
        times.into(),
        line.designed_minutes.map_or_else(|| words.say("hours-not-stated"), length).into(),
        length(line.counted_minutes).into(),
        standing(words, line),
    ];
    let group = line.group.map(|group| group.id.to_string()).unwrap_or_default();
    Row::new(format!("{}{group}", line.element_id), cells)
}

/// Whether all times are scheduled, and by how much the hours differ then.
fn standing(words: Words, line: &ElementHours) -> Html {
    if line.missing_times > 0 {
        let missing = words.say_with("sessions-missing", &[("count", line.missing_times.into())]);
        return html! { <Tag tone={Tone::Warn}>{ missing }</Tag> };
    }
    let difference = line.difference_minutes.unwrap_or_default();
    let by = u32::try_from(difference.unsigned_abs()).unwrap_or(u32::MAX);
    let key = match difference {
        0 => return html! { <Tag tone={Tone::Good}>{ words.say("sessions-whole") }</Tag> },
        1.. => "sessions-longer",
        _ => "sessions-shorter",
    };
    let hours = format::hours(words.language, by);
    html! { <Tag tone={Tone::Warn}>{ words.say_with(key, &[("hours", hours.into())]) }</Tag> }
}
