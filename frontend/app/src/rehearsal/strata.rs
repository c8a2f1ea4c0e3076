use polku_api_types::programmes::SelectionMethod;
use polku_api_types::rehearsal::{Rehearsal, StrataTable, StratumOutcome, StratumRow};
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{Card, Chart, ChartBar, ChartKey, ChartRow, Tone, Words};
use yew::prelude::*;

use super::words::{choosing, method_name, method_tone, people, percent, row_name, share};

/// The pool beside the chosen, by one value of the register.
pub fn strata_card(words: Words, found: &Rehearsal, table: &StrataTable) -> Html {
    let methods = choosing(found);
    let title = words.say(match table.attribute.as_str() {
        "unit" => "rehearsal-by-unit",
        "site" => "rehearsal-by-site",
        "left_out" => "rehearsal-by-left-out",
        _ => "rehearsal-by-category",
    });
    let mut keys = vec![ChartKey::new(words.say("rehearsal-of-pool"), Tone::Plain)];
    keys.extend(methods.iter().map(|one| ChartKey::new(method_name(words, *one), method_tone(*one))));
    let rows = table.rows.iter().map(|row| {
        let mut bars = vec![bar(words, share(f64::from(row.people), found.people), Tone::Plain)];
        bars.extend(row.outcomes.iter().map(|one| {
            bar(words, share(people(one.expected_hundredths), found.chosen), method_tone(one.method))
        }));
        ChartRow { label: row_name(words, &table.attribute, row), bars }
    });
    let hidden = [("least", found.hidden_below.into())];
    html! {
        <Card id={format!("rehearsal-{}", table.attribute)} title={title.clone()} lead={words.say("rehearsal-strata-what")}>
            <Chart {keys} rows={rows.collect::<Vec<_>>()} />
            <Table caption={title} columns={columns(words, &methods)} rows={lines(words, found, table)} dense=true />
            <p class="quiet">{ words.say_with("rehearsal-hidden", &hidden) }</p>
        </Card>
    }
}

fn bar(words: Words, share: f64, tone: Tone) -> ChartBar {
    ChartBar { share, figure: percent(words, share), tone }
}

fn columns(words: Words, methods: &[SelectionMethod]) -> Vec<Column> {
    let mut columns = vec![
        Column::new("kind", words.say("rehearsal-kind")).names_row(),
        Column::new("people", words.say("rehearsal-people")).figures(),
        Column::new("share", words.say("rehearsal-of-pool")).figures(),
    ];
    for (index, method) in methods.iter().enumerate() {
        let name = method_name(words, *method);
        let args = [("method", name.as_str().into())];
        columns.push(
            Column::new(format!("expected-{index}"), words.say_with("rehearsal-expected", &args)).figures(),
        );
        columns.push(
            Column::new(format!("example-{index}"), words.say_with("rehearsal-example", &args)).figures(),
        );
    }
    columns
}

fn lines(words: Words, found: &Rehearsal, table: &StrataTable) -> Vec<Row> {
    let line = |row: &StratumRow| {
        let name = row_name(words, &table.attribute, row);
        let mut cells: Vec<Html> = vec![
            name.clone().into(),
            format::number(words.language, row.people).into(),
            percent(words, share(f64::from(row.people), found.people)).into(),
        ];
        for one in &row.outcomes {
            let expected = people(one.expected_hundredths);
            let part = percent(words, share(expected, found.chosen));
            cells.push(format!("{} ({part})", format::decimal(words.language, expected, 1)).into());
            cells.push(format::number(words.language, one.example).into());
        }
        Row::new(name, cells)
    };
    table.rows.iter().map(line).collect()
}

/// How many of each unit would be away at once.
pub fn load_card(words: Words, found: &Rehearsal, table: &StrataTable) -> Html {
    let methods = choosing(found);
    let keys = methods.iter().map(|one| ChartKey::new(method_name(words, *one), method_tone(*one)));
    let known: Vec<(&StratumRow, u32)> =
        table.rows.iter().filter_map(|row| Some((row, row.staff?))).collect();
    let rows = known.iter().map(|(row, staff)| ChartRow {
        label: row_name(words, &table.attribute, row),
        bars: row
            .outcomes
            .iter()
            .map(|one| bar(words, share(people(one.expected_hundredths), *staff), method_tone(one.method)))
            .collect(),
    });
    let mut columns = vec![
        Column::new("unit", words.say("fact-unit")).names_row(),
        Column::new("staff", words.say("rehearsal-staff")).figures(),
    ];
    for (index, method) in methods.iter().enumerate() {
        let name = method_name(words, *method);
        let args = [("method", name.as_str().into())];
        columns.push(Column::new(format!("away-{index}"), words.say_with("rehearsal-away", &args)).figures());
        columns.push(
            Column::new(format!("away-example-{index}"), words.say_with("rehearsal-away-example", &args))
                .figures(),
        );
    }
    let lines = known.iter().map(|(row, staff)| {
        let name = row_name(words, &table.attribute, row);
        let mut cells: Vec<Html> = vec![name.clone().into(), format::number(words.language, *staff).into()];
        cells.extend(row.outcomes.iter().flat_map(|one| away(words, one, *staff)));
        Row::new(name, cells)
    });
    let title = words.say("rehearsal-load");
    html! {
        <Card id="rehearsal-load" title={title.clone()} lead={words.say("rehearsal-load-what")}>
            <Chart keys={keys.collect::<Vec<_>>()} rows={rows.collect::<Vec<_>>()} />
            <Table caption={title} {columns} rows={lines.collect::<Vec<_>>()} dense=true />
        </Card>
    }
}

fn away(words: Words, one: &StratumOutcome, staff: u32) -> [Html; 2] {
    let figure = |count: f64, places| -> Html {
        let part = percent(words, share(count, staff));
        format!("{} ({part})", format::decimal(words.language, count, places)).into()
    };
    [figure(people(one.expected_hundredths), 1), figure(f64::from(one.example), 0)]
}
