//! What an import would do or did.

use polku_api_types::people::{
    FieldChange, ImportChange, ImportConsequence, ImportFault, PeopleImportResult,
};
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{Card, KeyValue, KeyValueList, Tag, Tone, Words};
use yew::prelude::*;

use super::mapping;

/// The figures.
pub fn figures(words: Words, result: &PeopleImportResult) -> Html {
    let figure = |key: &str, number: u64| KeyValue::new(words.say(key), number.to_string());
    let mut items = vec![
        figure("people-import-rows", result.rows),
        figure("people-import-created", result.created),
        figure("people-import-changed", result.changed),
        figure("people-import-unchanged", result.unchanged),
        figure("people-import-rejected", result.rejected),
        figure("people-import-absent", result.absent),
    ];
    if result.applied {
        items.push(figure("people-import-deactivated", result.deactivated));
    }
    let names = |key: &str, names: &[String]| KeyValue::new(words.say(key), names.join(", "));
    if !result.new_units.is_empty() {
        items.push(names("people-import-new-units", &result.new_units));
    }
    if !result.new_sites.is_empty() {
        items.push(names("people-import-new-sites", &result.new_sites));
    }
    for sentence in &result.not_taken {
        items.push(KeyValue::new(words.say("people-import-not-taken"), sentence.clone()));
    }
    html! { <KeyValueList {items} /> }
}

/// Every fault by its line, with what becomes of the row.
pub fn faults(words: Words, result: &PeopleImportResult) -> Html {
    if result.faults.is_empty() {
        return Html::default();
    }
    let columns = vec![
        Column::new("line", words.say("people-import-line")).figures().names_row(),
        Column::new("column", words.say("people-import-column")),
        Column::new("fault", words.say("people-import-fault")),
        Column::new("then", words.say("people-import-then")),
    ];
    let rows: Vec<Row> =
        result.faults.iter().enumerate().map(|(index, fault)| fault_row(words, index, fault)).collect();
    html! {
        <Card id="faults" title={words.say("people-import-faults")} lead={words.say("people-import-faults-lead")}>
            <Table caption={words.say("people-import-faults")} {columns} {rows} dense=true />
            if result.faults_left_out > 0 {
                <p class="quiet">{ words.say_with("people-import-left-out", &[("count", i64::try_from(result.faults_left_out).unwrap_or(i64::MAX).into())]) }</p>
            }
        </Card>
    }
}

fn fault_row(words: Words, index: usize, fault: &ImportFault) -> Row {
    let (tone, key) = match fault.consequence {
        ImportConsequence::Rejected => (Tone::Bad, "people-import-then-rejected"),
        ImportConsequence::ImportedWithWarning => (Tone::Warn, "people-import-then-warned"),
        ImportConsequence::ImportedAsText => (Tone::Plain, "people-import-then-text"),
    };
    Row::new(
        index.to_string(),
        vec![
            fault.line.to_string().into(),
            fault.column.clone().unwrap_or_default().into(),
            fault.message.clone().into(),
            html! { <Tag {tone}>{ words.say(key) }</Tag> },
        ],
    )
}

/// A value as it is read: days are kept as a machine writes them.
fn value(words: Words, field: &str, text: &str) -> Html {
    let is_day = matches!(field, "role_started_on" | "leave_from" | "leave_until");
    match text.parse::<jiff::civil::Date>() {
        Ok(day) if is_day => format::date(words.language, day).into(),
        _ => text.to_owned().into(),
    }
}

/// What is stored now. Whoever brings days of a leave does not learn by that whether there were others.
fn before(words: Words, field: &FieldChange) -> Html {
    match &field.before {
        Some(before) => value(words, &field.field, before),
        None => html! { <span class="quiet">{ words.say("people-import-before-hidden") }</span> },
    }
}

/// What changes in whom.
pub fn changes(words: Words, changes: &[ImportChange]) -> Html {
    if changes.is_empty() {
        return Html::default();
    }
    let columns = vec![
        Column::new("name", words.say("people-name")).names_row(),
        Column::new("field", words.say("people-import-field")),
        Column::new("before", words.say("people-import-before")),
        Column::new("after", words.say("people-import-after")),
    ];
    let rows: Vec<Row> = changes
        .iter()
        .flat_map(|change| change.fields.iter().map(move |field| (change, field)))
        .map(|(change, field)| {
            Row::new(
                format!("{}-{}", change.line, field.field),
                vec![
                    change.name.clone().into(),
                    mapping::name(words, &field.field).into(),
                    before(words, field),
                    value(words, &field.field, &field.after),
                ],
            )
        })
        .collect();
    html! {
        <Card id="changes" title={words.say("people-import-changes")}>
            <Table caption={words.say("people-import-changes")} {columns} {rows} dense=true />
        </Card>
    }
}
