//! What each column of the file holds, as the reader corrects it.

use polku_api_types::people::{ColumnMatch, PersonColumn};
use polku_ui::field::{Select, SelectOption};
use polku_ui::{Words, use_words};
use yew::prelude::*;

/// All columns of a staff register, in the order they are offered.
pub const COLUMNS: [PersonColumn; 14] = [
    PersonColumn::ExternalId,
    PersonColumn::FamilyName,
    PersonColumn::GivenName,
    PersonColumn::Email,
    PersonColumn::Unit,
    PersonColumn::Site,
    PersonColumn::Title,
    PersonColumn::JobCategory,
    PersonColumn::IsSupervisor,
    PersonColumn::SupervisorExternalId,
    PersonColumn::RoleStartedOn,
    PersonColumn::LeaveFrom,
    PersonColumn::LeaveUntil,
    PersonColumn::Language,
];

/// The word for a column on the wire.
pub const fn key(column: PersonColumn) -> &'static str {
    match column {
        PersonColumn::ExternalId => "external_id",
        PersonColumn::FamilyName => "family_name",
        PersonColumn::GivenName => "given_name",
        PersonColumn::Email => "email",
        PersonColumn::Unit => "unit",
        PersonColumn::Site => "site",
        PersonColumn::Title => "title",
        PersonColumn::JobCategory => "job_category",
        PersonColumn::IsSupervisor => "is_supervisor",
        PersonColumn::SupervisorExternalId => "supervisor_external_id",
        PersonColumn::RoleStartedOn => "role_started_on",
        PersonColumn::LeaveFrom => "leave_from",
        PersonColumn::LeaveUntil => "leave_until",
        PersonColumn::Language => "language",
    }
}

/// The name of a column or of another field of a person.
pub fn name(words: Words, key: &str) -> AttrValue {
    let text = format!("people-column-{}", key.replace('_', "-"));
    words.try_say(&text).unwrap_or_else(|| key.to_owned().into())
}

/// The whole mapping as the operation takes it: what nobody chose is said to be absent.
pub fn parameter(columns: &[ColumnMatch]) -> String {
    let place = |column: PersonColumn| {
        let found = columns.iter().find(|held| held.column == Some(column));
        found.map_or_else(|| "-".to_owned(), |held| format!("#{}", held.index + 1))
    };
    COLUMNS.map(|column| format!("{}={}", key(column), place(column))).join(";")
}

#[derive(Properties, PartialEq)]
pub struct MappingProps {
    pub columns: Vec<ColumnMatch>,
    pub on_change: Callback<Vec<ColumnMatch>>,
}

/// A choice for each column of the file.
#[component]
pub fn Mapping(props: &MappingProps) -> Html {
    let words = use_words();
    let options: Vec<SelectOption> =
        COLUMNS.iter().map(|column| SelectOption::new(key(*column), name(words, key(*column)))).collect();
    html! {
        <div class="filters">
            { for props.columns.iter().map(|held| {
                let value = held.column.map(key).unwrap_or_default();
                html! {
                    <Select key={held.index} id={format!("column-{}", held.index)} label={held.header.clone()} optional=true
                        placeholder={words.say("people-column-none")} options={options.clone()} {value} on_change={chosen(props, held.index)} />
                }
            }) }
        </div>
    }
}

/// A column is in one place only: choosing it here takes it from where it was.
fn chosen(props: &MappingProps, index: u32) -> Callback<String> {
    let columns = props.columns.clone();
    props.on_change.reform(move |text: String| {
        let column = COLUMNS.into_iter().find(|column| key(*column) == text);
        let moved = |held: &ColumnMatch| {
            if held.index == index {
                ColumnMatch { column, ..held.clone() }
            } else {
                ColumnMatch { column: held.column.filter(|own| Some(*own) != column), ..held.clone() }
            }
        };
        columns.iter().map(moved).collect()
    })
}
