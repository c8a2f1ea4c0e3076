use polku_api_types::attendance::LivedModes;
use polku_api_types::words::Spoken as _;
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{Card, Words};
use yew::prelude::*;

/// The hours by how sessions were planned, how they are delivered and how they were lived: three facts, one sum.
pub fn modes_card(words: Words, lines: &[LivedModes]) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    let columns = vec![
        Column::new("planned", words.say("mode-planned")).names_row(),
        Column::new("delivered", words.say("mode-delivered")),
        Column::new("sessions", words.say("mode-sessions")).figures(),
        Column::new("invited", words.say("hours-invited")).figures(),
        Column::new("on-site", words.say("mode-lived-on-site")).figures(),
        Column::new("remote", words.say("mode-lived-remote")).figures(),
    ];
    let hours = |minutes| AttrValue::from(format::hours(words.language, minutes));
    let row = |(index, line): (usize, &LivedModes)| {
        let cells = vec![
            words.say(line.planned.map_or("mode-not-planned", |mode| mode.word())).into(),
            words.say(line.delivered.word()).into(),
            line.sessions.to_string().into(),
            hours(line.minutes.invited).into(),
            hours(line.minutes.on_site).into(),
            hours(line.minutes.remote).into(),
        ];
        Row::new(index.to_string(), cells)
    };
    let rows: Vec<Row> = lines.iter().enumerate().map(row).collect();
    html! {
        <Card id="modes" title={words.say("mode-hours")} lead={words.say("mode-hours-what")}>
            <Table caption={words.say("mode-hours")} {columns} {rows} dense=true />
        </Card>
    }
}
