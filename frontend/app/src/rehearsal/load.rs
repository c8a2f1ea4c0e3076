use polku_api_types::rehearsal::{Division, MeetingLoad, ProgrammeLoad, Rehearsal};
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{Card, KeyValue, KeyValueList, Notice, Tone, Words};
use yew::prelude::*;

use crate::programmes::kind_word;

/// What the programme needs for so many participants: small groups, sessions to lead, and days to meet on.
pub fn need_card(words: Words, found: &Rehearsal, load: &ProgrammeLoad) -> Html {
    let number = |count: u32| AttrValue::from(format::number(words.language, count));
    let mut items = Vec::new();
    if let Some(small) = &load.small_groups {
        items.push(KeyValue::new(words.say("rehearsal-small-groups"), divided(words, small)));
    }
    items.push(KeyValue::new(words.say("rehearsal-meetings-each"), number(load.meetings_each)));
    if let (Some(days), Some(meets)) = (&load.days, &found.meets) {
        let range = format::date_range(words.language, meets.first_day, meets.last_day);
        let label = words.say_with("rehearsal-days", &[("range", range.into())]);
        let args = [("days", days.working_days.into()), ("weeks", days.weeks.into())];
        items.push(KeyValue::new(label, words.say_with("rehearsal-days-count", &args)));
    }
    let columns = vec![
        Column::new("kind", words.say("rehearsal-need-kind")).names_row(),
        Column::new("each", words.say("rehearsal-need-each")).figures(),
        Column::new("circles", words.say("rehearsal-need-circles")).figures(),
        Column::new("sessions", words.say("rehearsal-need-sessions")).figures(),
        Column::new("hours", words.say("rehearsal-need-hours")).figures(),
    ];
    let title = words.say("rehearsal-need");
    html! {
        <Card id="rehearsal-need" title={title.clone()} lead={words.say("rehearsal-need-what")}>
            <KeyValueList {items} figures=true />
            { calendar(words, load) }
            <Table caption={title} {columns} rows={load.meetings.iter().map(|one| row(words, one)).collect::<Vec<_>>()} dense=true />
        </Card>
    }
}

fn divided(words: Words, into: &Division) -> AttrValue {
    let args =
        [("count", into.count.into()), ("least", into.least.into()), ("greatest", into.greatest.into())];
    words.say_with(
        if into.least == into.greatest { "rehearsal-group-sizes" } else { "rehearsal-group-sizes-uneven" },
        &args,
    )
}

/// Whether the meetings find room between the days that were said.
fn calendar(words: Words, load: &ProgrammeLoad) -> Html {
    let Some(days) = &load.days else { return Html::default() };
    let (key, tone) = if load.meetings_each > days.working_days {
        ("rehearsal-days-none", Tone::Bad)
    } else if load.meetings_each > days.weeks {
        ("rehearsal-days-tight", Tone::Warn)
    } else {
        ("rehearsal-days-room", Tone::Good)
    };
    html! { <Notice {tone}><p>{ words.say(key) }</p></Notice> }
}

fn row(words: Words, one: &MeetingLoad) -> Row {
    let number = |count: u32| format::number(words.language, count);
    let open =
        |count: Option<u32>| count.map_or_else(|| words.say("rehearsal-need-open").to_string(), number);
    let hours = match (one.led_minutes, one.without_length) {
        (None, _) => words.say("rehearsal-need-open").to_string(),
        (Some(minutes), 0) => format::hours(words.language, minutes),
        (Some(0), _) => words.say("rehearsal-need-no-length").to_string(),
        (Some(minutes), more) => {
            let hours = format::hours(words.language, minutes);
            words
                .say_with("rehearsal-need-more", &[("hours", hours.into()), ("count", more.into())])
                .to_string()
        }
    };
    let name = kind_word(words, one.kind);
    let cells: Vec<Html> = vec![
        name.clone().into(),
        number(one.meetings_each).into(),
        open(one.circles).into(),
        open(one.sessions).into(),
        hours.into(),
    ];
    Row::new(name, cells)
}
