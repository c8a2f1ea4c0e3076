use polku_api_types::rerouting::{ApplicantClusters, ClusterTable, WishCounts};
use polku_ui::table::{Column, Row, Table};
use polku_ui::{Card, EmptyState, Words};
use yew::prelude::*;

use crate::localised::shown;

/// In which clusters the applicants are. A number that counts a few people is hidden, and so is whatever it could be
/// solved for with.
pub fn clusters_card(words: Words, clusters: &ApplicantClusters) -> Html {
    let hidden = [("least", clusters.hidden_below.into())];
    html! {
        <Card id="clusters" title={words.say("paths-clusters")} lead={words.say_with("paths-clusters-what", &hidden)}>
            if let Some(roles) = &clusters.roles {
                { roles_table(words, roles) }
                { for clusters.wishes.iter().map(|wish| wish_table(words, wish)) }
            } else {
                <EmptyState title={words.say("paths-clusters-few")} />
            }
        </Card>
    }
}

fn roles_table(words: Words, table: &ClusterTable) -> Html {
    let mut columns = vec![Column::new("category", words.say("fact-job-category")).names_row()];
    columns.extend(
        table.tenures.iter().map(|band| Column::new(band.clone(), words.say(tenure_key(band))).figures()),
    );
    columns.push(Column::new("total", words.say("paths-total")).figures());
    let row = |key: &str, name: AttrValue, counts: &[Option<u32>], total: Html| {
        let mut cells = vec![name.into()];
        cells.extend(counts.iter().map(|count| figure(words, *count)));
        cells.push(total);
        Row::new(key.to_owned(), cells)
    };
    let mut rows: Vec<Row> = table
        .rows
        .iter()
        .map(|line| {
            let name = line.job_category.clone();
            row(&line.job_category, name.into(), &line.counts, figure(words, line.total))
        })
        .collect();
    rows.push(row("/total", words.say("paths-total"), &table.totals, Html::default()));
    html! { <Table caption={words.say("paths-clusters-roles")} show_caption=true {columns} {rows} dense=true /> }
}

fn wish_table(words: Words, wish: &WishCounts) -> Html {
    let columns = vec![
        Column::new("choice", words.say("paths-choice")).names_row(),
        Column::new("count", words.say("paths-total")).figures(),
    ];
    let rows: Vec<Row> = (0..)
        .zip(&wish.choices)
        .map(|(index, choice): (u32, _)| {
            let label = match &choice.label {
                Some(label) => shown(words, label),
                None => words.say("paths-no-answer"),
            };
            Row::new(index.to_string(), vec![label.into(), figure(words, choice.count)])
        })
        .collect();
    html! { <Table caption={shown(words, &wish.label)} show_caption=true {columns} {rows} dense=true /> }
}

fn figure(words: Words, count: Option<u32>) -> Html {
    match count {
        Some(count) => count.to_string().into(),
        None => html! { <span class="quiet">{ words.say("paths-hidden") }</span> },
    }
}

fn tenure_key(band: &str) -> &'static str {
    match band {
        "under_1" => "groups-tenure-under-1",
        "1_to_2" => "groups-tenure-1-to-2",
        "3_to_9" => "groups-tenure-3-to-9",
        "10_or_more" => "groups-tenure-10-or-more",
        _ => "fact-not-known",
    }
}
